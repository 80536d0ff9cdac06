#include "base.h"

#include "answer.h"
#include "esc.h"
#include "out.h"
#include "page.h"
#include "param.h"
#include "view.h"

static const struct column example_columns[] = {
	{ "question", "Question", CELL_TEXT },
	{ "where", "Where", CELL_TEXT },
	{ "none", "None", CELL_TEXT }
};

/* "/said?by=Jensen%20Huang&about=OpenAI" */
static struct str
address(struct arena *a, struct str form, struct str asks)
{
	struct buf b = BUF_INIT(64 * KIB);
	struct str ask, made;
	char sep = '?';

	buf_printf(&b, "/%.*s", STR_ARG(form));
	for (; str_split(&asks, '\n', &ask); sep = '&') {
		size_t mark = str_find_char(ask, '=', 0);

		if (mark == SIZE_MAX)
			continue;
		buf_add_char(&b, sep);
		buf_add(&b, ask.p, mark + 1);
		esc_query((struct str){ ask.p + mark + 1, ask.n - mark - 1 },
		    &b);
	}
	made = arena_str(a, buf_str(&b));
	buf_release(&b);
	return made;
}

/* Questions to begin with, each leading to the page that answers it. */
static int
put_examples(struct request *q, struct template_data *d, struct err *e)
{
	struct sheet *s = sheet_new(q->arena, STR_NONE);
	struct table *t = table_new(q->arena, "examples", "Such as",
	    example_columns, COUNT_OF(example_columns));
	const struct table *given = view_examples(q->db, q->arena, e);

	if (given == NULL)
		return -1;
	for (const struct table_row *r = given->first; r != NULL;
	    r = r->next) {
		struct cell *c = table_row(t);

		c[0] = r->cell[0];
		if (!c[0].null)
			cell_text(&c[1], address(q->arena, r->cell[2].s,
			    r->cell[3].s));
		c[2] = r->cell[4];
	}
	sheet_add(s, t);
	d->sheet = s;
	return 0;
}

/* The answer as a table of HTML; what was wrong stands above the field. */
static void
put_answer(struct request *q, struct template_data *d, struct str text)
{
	struct buf b = BUF_INIT(REPLY_BYTES);
	struct answer x = { .graph = NULL };
	struct err e = ERR_INIT;
	struct table *t = NULL;

	if (answer_make(q->db, q->arena, text, VALUE_NONE, q->limits, &x,
	    &e) == 0 && (t = answer_table(&x, &e)) != NULL) {
		t->head = arena_printf(q->arena, "%zu row%s%s%.*s", t->rows,
		    t->rows == 1 ? "" : "s", x.note.n > 0 ? "; " : "",
		    STR_ARG(x.note));
		out_html_table(t, "", &b);
		template_word(d, "answered", str_of(t->head));
		if (buf_check(&b, "the answer", &e) == 0)
			template_slot(d, "rows", arena_str(q->arena,
			    buf_str(&b)));
	}
	if (e.kind != ERR_NONE)
		template_word(d, "wrong", str_of(arena_strdup(q->arena,
		    e.text)));
	buf_release(&b);
	answer_release(&x);
}

int
page_query(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	struct str text = param_str(q, "q");

	template_word(&d, "title", STR_LIT("Ask in openCypher"));
	template_word(&d, "text", text);
	if (text.n > 0)
		put_answer(q, &d, text);
	else if (put_examples(q, &d, e) < 0)
		return -1;
	return reply_page(q, r, &d, "query", e);
}
