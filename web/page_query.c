#include "base.h"

#include "answer.h"
#include "out.h"
#include "page.h"
#include "param.h"

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
	return reply_page(q, r, &d, "query", e);
}
