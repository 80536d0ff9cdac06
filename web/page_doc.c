#include "base.h"

#include "prose.h"
#include "page.h"
#include "param.h"
#include "view.h"

static int
put_text(struct request *q, struct template_data *d, int64_t id,
    struct err *e)
{
	struct prose prose = { .sheet = d->sheet, .doc = id };
	struct buf html = BUF_INIT(REPLY_BYTES);
	int bad;

	prose.marks = view_marks(q->db, q->arena, id, e);
	if (prose.marks == NULL || view_text(q->db, q->arena, id, &prose.text,
	    &prose.format, e) < 0)
		return -1;
	prose_write(&prose, q->arena, &html);
	bad = buf_check(&html, "the document with its marks", e);
	if (bad == 0)
		template_slot(d, "text", arena_str(q->arena, buf_str(&html)));
	buf_release(&html);
	return bad;
}

int
page_doc(struct request *q, struct reply *r, struct err *e)
{
	struct template_data d = { .sheet = NULL };
	int64_t id;

	if (param_id(q->rest, &id, e) < 0)
		return -1;
	d.sheet = view_doc(q->db, q->arena, id, e);
	if (d.sheet == NULL || put_text(q, &d, id, e) < 0)
		return -1;
	return reply_page(q, r, &d, "doc", e);
}
