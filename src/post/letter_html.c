#include "base.h"

#include <string.h>

#include "esc.h"
#include "letter_in.h"
#include "limits.h"
#include "out.h"
#include "quote.h"

/*
 * Every style is inline, because many mailboxes drop the style block; the block
 * only turns the colours for readers in the dark.  Widths are said twice: the
 * attribute for programs that know no max-width.
 */
#define SANS "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI'," \
	"Roboto,Helvetica,Arial,sans-serif;"
#define SERIF "font-family:Georgia,'Iowan Old Style','Times New Roman',serif;"
#define INK "color:#16181d;"
#define SOFT "color:#5c6370;"
#define LINK "color:#0b57a4;"
#define RULE "border-top:1px solid #e3e5ea;"

static const char begin[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
    "<style>:root{color-scheme:light dark}\n"
    "@media (prefers-color-scheme:dark){\n"
    ".page,.card{background:#14161a!important}\n"
    ".ink{color:#e9ebef!important}.soft{color:#a3abb8!important}\n"
    ".link{color:#86b9f2!important}\n"
    ".rule{border-color:#30343c!important}}\n"
    "@media (max-width:480px){.card{padding:20px 16px!important}}\n"
    "</style>\n";

static void
html(const char *s, struct buf *out)
{
	buf_add_str(out, s);
}

static void
escaped(struct buf *raw, struct buf *out)
{
	esc_html(buf_str(raw), out);
	buf_reset(raw);
}

/* The text, as a link where href is not empty; both bufs end empty. */
static void
linked(struct buf *href, struct str text, const char *style, struct buf *out)
{
	if (href->n > 0) {
		html("<a class=\"link\" href=\"", out);
		escaped(href, out);
		buf_printf(out, "\" style=\"%s\">", style);
		esc_html(text, out);
		html("</a>", out);
	} else {
		esc_html(text, out);
	}
}

static void
put_masthead(const struct letter *l, struct buf *raw, struct buf *out)
{
	html("<p class=\"soft\" style=\"margin:0;" SANS SOFT "font-size:13px;"
	    "letter-spacing:.08em;text-transform:uppercase\">tapeout</p>\n"
	    "<h1 class=\"ink\" style=\"margin:4px 0 0;" SERIF INK
	    "font-size:26px;line-height:1.25;font-weight:normal\">", out);
	letter_date(l->edition, raw);
	escaped(raw, out);
	html("</h1>\n<p class=\"soft\" style=\"margin:8px 0 0;" SANS SOFT
	    "font-size:14px;line-height:1.5\">", out);
	esc_html(l->edition->line, out);
	html("</p>\n", out);
}

static void
put_names(const struct letter *l, const struct edition_read *r,
    struct buf *raw, struct buf *out)
{
	for (size_t i = 0; i < r->names; i++) {
		struct cell c = { .ref = REF_ENTITY, .ref_id = r->name[i].id };

		html(i ? ", " : "", out);
		out_href(&c, l->link.p, raw);
		linked(raw, r->name[i].name, LINK "text-decoration:none", out);
	}
}

static void
put_source(const struct letter *l, const struct edition_read *r,
    struct buf *raw, struct buf *out)
{
	struct buf title = BUF_INIT(MIB);

	html("<p class=\"soft\" style=\"margin:8px 0 0;" SANS SOFT
	    "font-size:13px;line-height:1.5\">", out);
	if (r->speaker.n > 0) {
		html("<b class=\"ink\" style=\"" INK "\">", out);
		esc_html(r->speaker, out);
		html("</b> · ", out);
	}
	edition_put_part(r, raw);
	escaped(raw, out);
	letter_href(l, r, raw);
	quote_plain(r->title, &title);
	linked(raw, buf_str(&title), LINK "text-decoration:underline", out);
	edition_put_where(r, raw);
	escaped(raw, out);
	html("</p>\n", out);
	buf_release(&title);
}

static void
put_read(const struct letter *l, size_t i, bool names, struct buf *raw,
    struct buf *out)
{
	const struct edition_read *r = &l->edition->read[i];

	html("<div class=\"rule\" style=\"margin:24px 0 0;padding:20px 0 0;"
	    RULE "\">\n<h2 class=\"ink\" style=\"margin:0;" SANS INK
	    "font-size:18px;line-height:1.35;font-weight:600\">", out);
	buf_printf(out, "<span class=\"soft\" style=\"" SOFT "font-weight:"
	    "normal\">%zu&#8194;</span>", i + 1);
	esc_html(r->head, out);
	html("</h2>\n<blockquote class=\"ink rule\" style=\"margin:12px 0 0;"
	    "padding:0 0 0 14px;border-left:3px solid #c9ced8;" SERIF INK
	    "font-size:17px;line-height:1.55\">", out);
	edition_put_quote(r, raw);
	escaped(raw, out);
	html("</blockquote>\n", out);
	put_source(l, r, raw, out);
	html("<p class=\"soft\" style=\"margin:4px 0 0;" SANS SOFT
	    "font-size:13px;line-height:1.5\">", out);
	esc_html(r->why, out);
	/* The sentence above names them already; here they lead on. */
	if (names && r->names > 0 && l->link.n > 0) {
		html("<br>More on ", out);
		put_names(l, r, raw, out);
	}
	html("</p>\n</div>\n", out);
}

static void
put_section(const char *head, struct buf *out)
{
	buf_printf(out, "<h2 class=\"ink rule\" style=\"margin:28px 0 0;"
	    "padding:20px 0 0;" RULE SANS INK "font-size:15px;line-height:1.4;"
	    "font-weight:600\">%s</h2>\n", head);
}

#define ITEM "<p class=\"ink\" style=\"margin:8px 0 0;" SANS INK \
	"font-size:14px;line-height:1.5\">"

static void
put_deals(const struct letter *l, const struct table *t, struct buf *raw,
    struct buf *out)
{
	struct buf deal = BUF_INIT(MIB), href = BUF_INIT(MIB);

	if (t == NULL || t->rows == 0)
		return;
	put_section("Deals", out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		letter_deal(t, r->cell, &deal, raw);
		if (l->link.n > 0)
			out_href(letter_cell(t, r->cell, "id"), l->link.p,
			    &href);
		html(ITEM, out);
		linked(&href, buf_str(&deal), LINK "text-decoration:none", out);
		html("<br><span class=\"soft\" style=\"" SOFT "\">", out);
		escaped(raw, out);
		letter_deal_words(l, t, r->cell, raw);
		html(raw->n > 0 ? "<br>" : "", out);
		escaped(raw, out);
		html("</span></p>\n", out);
		buf_reset(&deal);
	}
	buf_release(&deal);
	buf_release(&href);
}

static void
put_rising(const struct letter *l, const struct table *t, struct buf *raw,
    struct buf *out)
{
	if (t == NULL || t->rows == 0)
		return;
	put_section("Rising names", out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		const struct cell *name = letter_cell(t, r->cell, "name");

		html(ITEM, out);
		if (l->link.n > 0)
			out_href(name, l->link.p, raw);
		linked(raw, name->s, LINK "text-decoration:none", out);
		html(" <span class=\"soft\" style=\"" SOFT "\">", out);
		letter_rise(t, r->cell, raw);
		escaped(raw, out);
		html("</span></p>\n", out);
	}
}

static void
put_foot(const struct letter *l, struct buf *raw, struct buf *out)
{
	html("<p class=\"soft rule\" style=\"margin:28px 0 0;padding:16px 0 0;"
	    RULE SANS SOFT "font-size:12px;line-height:1.6\">Every quote is "
	    "the source’s own words; marks of markup are left out.", out);
	if (l->link.n > 0) {
		html("<br>", out);
		buf_put(raw, l->link);
		linked(raw, l->link, LINK, out);
	}
	if (l->reply_to.n > 0) {
		html("<br>No more of these: write “unsubscribe” to ", out);
		esc_html(l->reply_to, out);
	}
	html("</p>\n", out);
}

/* How much is told: first the deals and the rising names go, then the names. */
enum fullness {
	ALL,
	NO_TABLES,
	NO_NAMES,
	FULLNESSES
};

static void
put_all(const struct letter *l, enum fullness full, struct buf *raw,
    struct buf *out)
{
	const struct edition *ed = l->edition;

	html(begin, out);
	html("<title>", out);
	letter_subject(l, raw);
	escaped(raw, out);
	html("</title></head>\n<body class=\"page\" style=\"margin:0;padding:0;"
	    "background:#ffffff\">\n<table role=\"presentation\" width=\"100%\""
	    " cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"border-"
	    "collapse:collapse\"><tr><td align=\"center\">\n<table "
	    "role=\"presentation\" width=\"600\" cellpadding=\"0\" "
	    "cellspacing=\"0\" border=\"0\" style=\"border-collapse:collapse;"
	    "width:100%;max-width:600px\"><tr><td class=\"card\" "
	    "align=\"left\" style=\"padding:32px 24px;background:#ffffff;"
	    "word-wrap:break-word;overflow-wrap:anywhere\">\n", out);
	put_masthead(l, raw, out);
	for (size_t i = 0; i < ed->reads; i++)
		put_read(l, i, full < NO_NAMES, raw, out);
	if (full == ALL) {
		put_deals(l, ed->deals, raw, out);
		put_rising(l, ed->rising, raw, out);
	}
	put_foot(l, raw, out);
	html("</td></tr></table>\n</td></tr></table>\n</body></html>\n", out);
}

void
letter_html(const struct letter *l, struct buf *out)
{
	struct buf raw = BUF_INIT(MIB), page = BUF_INIT(MIB);

	for (int full = ALL; full < FULLNESSES; full++) {
		buf_reset(&page);
		put_all(l, (enum fullness)full, &raw, &page);
		if (page.n <= LIMIT_MAIL_BYTES)
			break;
	}
	buf_put(out, buf_str(&page));
	buf_release(&raw);
	buf_release(&page);
}
