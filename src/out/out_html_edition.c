#include "base.h"

#include "esc.h"
#include "limits.h"
#include "out_in.h"
#include "quote.h"

static void
link_to(const struct cell *c, struct str text, const char *base,
    struct buf *out)
{
	buf_add_str(out, "<a href=\"");
	out_href(c, base, out);
	buf_add_str(out, "\">");
	esc_html(text, out);
	buf_add_str(out, "</a>");
}

static void
place(const struct edition_read *r, const char *base, struct buf *out)
{
	struct cell doc = { .ref = REF_DOC, .ref_id = r->doc,
	    .ref_at = r->start };
	struct buf part = BUF_INIT(64 * KIB), title = BUF_INIT(64 * KIB);
	struct buf behind = BUF_INIT(64 * KIB);

	buf_add_str(out, "<p class=\"place\">");
	if (r->speaker.n > 0) {
		esc_html(r->speaker, out);
		buf_add_str(out, " · ");
	}
	edition_put_part(r, &part);
	esc_html(buf_str(&part), out);
	quote_plain(r->title, &title);
	link_to(&doc, buf_str(&title), base, out);
	edition_put_where(r, &behind);
	esc_html(buf_str(&behind), out);
	buf_release(&behind);
	buf_release(&part);
	buf_release(&title);
	buf_add_str(out, "</p>\n");
}

static void
names(const struct edition_read *r, const char *base, struct buf *out)
{
	if (r->names == 0)
		return;
	buf_add_str(out, "<p class=\"names\">");
	for (size_t i = 0; i < r->names; i++) {
		struct cell c = { .ref = REF_ENTITY,
		    .ref_id = r->name[i].id };

		buf_add_str(out, i ? ", " : "");
		link_to(&c, r->name[i].name, base, out);
	}
	buf_add_str(out, "</p>\n");
}

static void
one_read(const struct edition_read *r, const char *base, struct buf *out)
{
	struct buf quote = BUF_INIT(LIMIT_DOC_BYTES);

	buf_add_str(out, "<li><article>\n<h2>");
	esc_html(r->head, out);
	buf_add_str(out, "</h2>\n<blockquote><p>");
	edition_put_quote(r, &quote);
	esc_html(buf_str(&quote), out);
	buf_release(&quote);
	buf_add_str(out, "</p></blockquote>\n");
	place(r, base, out);
	names(r, base, out);
	if (r->why.n > 0) {
		buf_add_str(out, "<p class=\"why\">");
		esc_html(r->why, out);
		buf_add_str(out, "</p>\n");
	}
	buf_add_str(out, "</article></li>\n");
}

static void
section(const struct table *t, const char *head, const char *base,
    struct buf *out)
{
	if (t == NULL || t->rows == 0)
		return;
	buf_printf(out, "<h2>%s</h2>\n", head);
	out_html_table(t, base, out);
}

void
out_html_edition(const struct edition *ed, const char *base, struct buf *out)
{
	buf_printf(out, "<h1>tapeout, %s</h1>\n<p class=\"line\">", ed->date);
	esc_html(ed->line, out);
	buf_add_str(out, "</p>\n<ol class=\"reads\">\n");
	for (size_t i = 0; i < ed->reads; i++)
		one_read(&ed->read[i], base, out);
	buf_add_str(out, "</ol>\n");
	section(ed->deals, "Deals", base, out);
	section(ed->rising, "Rising names", base, out);
}
