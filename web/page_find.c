#include "base.h"

#include "ask.h"
#include "page.h"
#include "param.h"
#include "view.h"

#define FOUND 30

/* Nothing asked yet: the form, and what may be asked. */
static int
empty_page(struct request *q, struct reply *r, const char *title,
    const char *name, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "title", str_of(title));
	template_word(&d, "a", ask_called(q, "a"));
	template_word(&d, "b", ask_called(q, "b"));
	template_word(&d, "nothing_asked", STR_LIT("1"));
	return reply_page(q, r, &d, name, e);
}

/* How many are shown, where there are more. */
static void
put_cut(const struct request *q, struct template_data *d)
{
	const struct table *t = sheet_table(d->sheet, "documents");

	if (t != NULL && t->more)
		template_word(d, "cut", str_of(arena_printf(q->arena, "%zu",
		    t->rows)));
}

int
page_search(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	q->asked = param_str(q, "q");
	if (q->asked.n == 0)
		return empty_page(q, r, "Search", "search", e);
	d.sheet = view_search(q->db, q->arena, q->asked, FOUND, e);
	if (d.sheet == NULL)
		return -1;
	template_word(&d, "words", q->asked);
	put_cut(q, &d);
	return reply_page(q, r, &d, "search", e);
}

/* Chains are tables path_1, path_2, ...: one slot holds them all. */
static void
put_chains(const struct request *q, struct template_data *d,
    const struct sheet *s)
{
	struct buf b = BUF_INIT(REPLY_BYTES);
	const struct table *t = s->tables;

	for (; t != NULL; t = t->next) {
		struct sheet *one = sheet_new(q->arena, str_of(t->head));
		struct template_data chain = { .sheet = one };
		struct table *copy = arena_alloc(q->arena, sizeof(*copy));

		*copy = *t;
		copy->name = "hops";
		copy->next = NULL;
		sheet_add(one, copy);
		template_write("chain", &chain, &b);
	}
	template_slot(d, "chains", arena_str(q->arena, buf_str(&b)));
	buf_release(&b);
}

int
page_path(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	const struct sheet *s;

	if (param_str(q, "a").n == 0 || param_str(q, "b").n == 0)
		return empty_page(q, r, "How two names are linked", "path", e);
	s = ask_path(q, e);
	if (s == NULL)
		return -1;
	d.sheet = s;
	template_word(&d, "a", ask_called(q, "a"));
	template_word(&d, "b", ask_called(q, "b"));
	if (s->tables == NULL || s->tables->rows == 0)
		template_word(&d, "no_chain", STR_LIT("1"));
	else
		put_chains(q, &d, s);
	return reply_page(q, r, &d, "path", e);
}

int
page_about(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "title", STR_LIT("How to read this"));
	return reply_page(q, r, &d, "about", e);
}
