#include "base.h"

#include "ask.h"
#include "out.h"
#include "page.h"
#include "param.h"

/* Pages of what was told when, by whom, and against what: a form, and what
 * was found. */

static int
give(struct request *q, struct reply *r, struct template_data *d,
    const char *name, const struct sheet *found, struct err *e)
{
	static const char *const asked[] = { "of", "by", "about", "from", "to",
	    "since", "until" };
	struct buf b = BUF_INIT(REPLY_BYTES);
	int error;

	for (size_t i = 0; i < COUNT_OF(asked); i++)
		template_word(d, arena_printf(q->arena, "asked_%s", asked[i]),
		    param_str(q, asked[i]));
	for (const struct table *t = found != NULL ? found->tables : NULL;
	    t != NULL; t = t->next) {
		buf_printf(&b, "<section>\n<h2>%s</h2>\n", t->head);
		out_html_table(t, "", &b);
		buf_add_str(&b, "</section>\n");
	}
	error = buf_check(&b, "the page", e);
	if (error == 0) {
		template_slot(d, "rows", arena_str(q->arena, buf_str(&b)));
		error = reply_page(q, r, d, name, e);
	}
	buf_release(&b);
	return error;
}

static struct sheet *
sheet_of(const struct request *q, struct table *t)
{
	struct sheet *s = t == NULL ? NULL : sheet_new(q->arena, STR_NONE);

	if (s != NULL)
		sheet_add(s, t);
	return s;
}

int
page_news(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct sheet *s = NULL;
	int64_t id;

	template_word(&d, "title", STR_LIT("What is new"));
	if (ask_name(q, "of", &id, e) < 0 ||
	    (id != 0 && (s = ask_news(q, id, e)) == NULL))
		return -1;
	return give(q, r, &d, "news", s, e);
}

int
page_said(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct sheet *s = NULL;

	template_word(&d, "title", STR_LIT("Who said what"));
	if (param_str(q, "by").n > 0 &&
	    (s = sheet_of(q, ask_said(q, e))) == NULL)
		return -1;
	return give(q, r, &d, "told", s, e);
}

int
page_moves(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct sheet *s = sheet_of(q, ask_moves(q, e));

	template_word(&d, "title", STR_LIT("Who moved"));
	return s == NULL ? -1 : give(q, r, &d, "moves", s, e);
}

int
page_disputes(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct sheet *s = ask_disputes(q, e);

	template_word(&d, "title", STR_LIT("What contradicts"));
	return s == NULL ? -1 : give(q, r, &d, "disputes", s, e);
}
