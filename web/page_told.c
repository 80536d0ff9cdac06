#include "base.h"

#include "again.h"
#include "ask.h"
#include "page.h"
#include "param.h"
#include "view.h"

/* What was told when, by whom, and against what. */

/* What the form asked for, as asked_NAME, so that it stays in its fields. */
static void
put_asked(const struct request *q, struct template_data *d,
    const char *const *param, size_t n)
{
	for (size_t i = 0; i < n; i++)
		template_word(d, arena_printf(q->arena, "asked_%s", param[i]),
		    param_str(q, param[i]));
}

static const char *const span[] = { "since", "until" };

static int
give_table(struct request *q, struct reply *r, struct template_data *d,
    const char *name, const char *title, struct table *t, struct err *e)
{
	struct sheet *s = sheet_new(q->arena, str_of(title));

	if (t == NULL)
		return -1;
	sheet_add(s, t);
	d->sheet = s;
	put_asked(q, d, span, COUNT_OF(span));
	if (again_asked(q))
		template_word(d, "filtered", STR_LIT("1"));
	return reply_page(q, r, d, name, e);
}

int
page_said(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "asked_by", param_str(q, "by"));
	template_word(&d, "asked_about", ask_called(q, "about"));
	return give_table(q, r, &d, "said_by", "Who said what", ask_said(q, e),
	    e);
}

int
page_moves(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };

	template_word(&d, "asked_from", ask_called(q, "from"));
	template_word(&d, "asked_to", ask_called(q, "to"));
	return give_table(q, r, &d, "moves", "Who moved", ask_moves(q, e), e);
}

/* Claims of one deal follow each other: only the first of them names it. */
static void
name_once(const struct table *t)
{
	int64_t last = 0;

	if (t == NULL)
		return;
	for (struct table_row *r = t->first; r != NULL; r = r->next) {
		if (r->cell[0].ref_id == last)
			r->cell[0].null = true;
		last = r->cell[0].ref_id;
	}
}

int
page_disputes(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = ask_disputes(q, e) };

	if (d.sheet == NULL)
		return -1;
	name_once(sheet_table(d.sheet, "deals"));
	template_word(&d, "asked_of", ask_called(q, "of"));
	return reply_page(q, r, &d, "disputes", e);
}

int
page_news(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct str title = STR_LIT("What is new");
	int64_t id;

	if (ask_name(q, "of", &id, e) < 0 ||
	    (id != 0 && (d.sheet = ask_news(q, id, e)) == NULL))
		return -1;
	if (id != 0) {
		title = str_of(arena_printf(q->arena, "What is new on %.*s",
		    STR_ARG(d.sheet->title)));
		template_word(&d, "asked_of", d.sheet->title);
		template_word(&d, "id", str_of(arena_printf(q->arena, "%llx",
		    (unsigned long long)id)));
	}
	template_word(&d, "title", title);
	put_asked(q, &d, span, COUNT_OF(span));
	return reply_page(q, r, &d, "news", e);
}
