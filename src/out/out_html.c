#include "base.h"

#include "clock.h"
#include "esc.h"
#include "human.h"
#include "out_in.h"

static void
text(const struct column *col, const struct cell *c, struct str currency,
    struct buf *out)
{
	struct buf b = BUF_INIT(out->ceiling);

	out_cell(col, c, currency, &b);
	if (col->type == CELL_QUOTE)
		buf_add_str(out, "<q>");
	esc_html(buf_str(&b), out);
	if (col->type == CELL_QUOTE)
		buf_add_str(out, "</q>");
	buf_release(&b);
}

/* The items of a list, each a link where its id is known. */
static void
list(const struct cell *c, const char *base, struct buf *out)
{
	struct str rest = c->s, item;

	for (size_t i = 0; str_split(&rest, '\n', &item); i++) {
		struct cell one = { .ref = REF_ENTITY };

		if (i > 0)
			buf_add_str(out, ", ");
		if (c->ref_ids != NULL && c->ref_ids[i] != 0) {
			one.ref_id = c->ref_ids[i];
			buf_add_str(out, "<a href=\"");
			out_href(&one, base, out);
			buf_add_str(out, "\">");
			esc_html(item, out);
			buf_add_str(out, "</a>");
		} else {
			esc_html(item, out);
		}
	}
}

/* A day, also where a question gives it as a word: it is not to be broken. */
static bool
is_day(const struct column *col, const struct cell *c)
{
	int64_t t;

	return col->type == CELL_DATE || (col->type == CELL_TEXT &&
	    c->s.n == 10 && clock_parse(c->s, &t));
}

static void
cell(const struct column *col, const struct cell *c, struct str currency,
    const char *base, struct buf *out)
{
	struct buf href = BUF_INIT(out->ceiling);

	if (c->null)
		return;
	if (col->type == CELL_LIST) {
		list(c, base, out);
		return;
	}
	out_href(c, base, &href);
	if (href.n > 0) {
		buf_add_str(out, "<a href=\"");
		esc_html(buf_str(&href), out);
		buf_add_str(out, "\">");
	}
	if (is_day(col, c))
		buf_add_str(out, "<time>");
	text(col, c, currency, out);
	if (is_day(col, c))
		buf_add_str(out, "</time>");
	if (href.n > 0)
		buf_add_str(out, "</a>");
	buf_release(&href);
}

static void
row(const struct table *t, const struct cell *cells, const char *base,
    struct buf *out)
{
	struct str currency = human_row_currency(t, cells);

	buf_add_str(out, "<tr>");
	for (size_t i = 0; i < t->columns; i++) {
		if (human_place(t, i) == HUMAN_GONE)
			continue;
		buf_add_str(out, human_is_number(t->column[i].type) ?
		    "<td class=\"number\">" : "<td>");
		cell(&t->column[i], &cells[i], currency, base, out);
		buf_add_str(out, "</td>");
	}
	buf_add_str(out, "</tr>\n");
}

static void
head(const struct table *t, struct buf *out)
{
	buf_add_str(out, "<table>\n<thead><tr>");
	for (size_t i = 0; i < t->columns; i++) {
		if (human_place(t, i) == HUMAN_GONE)
			continue;
		buf_add_str(out, human_is_number(t->column[i].type) ?
		    "<th scope=\"col\" class=\"number\">" :
		    "<th scope=\"col\">");
		esc_html(str_of(t->column[i].head), out);
		buf_add_str(out, "</th>");
	}
	buf_add_str(out, "</tr></thead>\n<tbody>\n");
}

void
out_html_table(const struct table *t, const char *base, struct buf *out)
{
	if (t->rows == 0) {
		buf_add_str(out, "<p>");
		esc_html(str_of(t->none[0] ? t->none : "None."), out);
		buf_add_str(out, "</p>\n");
		return;
	}
	head(t, out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next)
		row(t, r->cell, base, out);
	buf_add_str(out, "</tbody>\n</table>\n");
	if (t->more)
		buf_add_str(out, "<p>There are more.</p>\n");
}

static void
facts(const struct sheet *s, const char *base, struct buf *out)
{
	struct str currency = human_sheet_currency(s);

	buf_add_str(out, "<dl>\n");
	for (const struct fact *f = s->facts; f != NULL; f = f->next) {
		struct column col = { f->name, f->head, f->type };

		if (f->cell.null || str_is(str_of(f->name), "currency"))
			continue;
		buf_add_str(out, "<dt>");
		esc_html(str_of(f->head), out);
		buf_add_str(out, "</dt><dd>");
		cell(&col, &f->cell, currency, base, out);
		buf_add_str(out, "</dd>\n");
	}
	buf_add_str(out, "</dl>\n");
}

void
out_html_sheet(const struct sheet *s, const char *base, struct buf *out)
{
	buf_add_str(out, "<h1>");
	esc_html(s->title, out);
	buf_add_str(out, "</h1>\n");
	if (s->about.n > 0) {
		buf_add_str(out, "<p>");
		esc_html(s->about, out);
		buf_add_str(out, "</p>\n");
	}
	if (s->facts != NULL)
		facts(s, base, out);
	for (const struct table *t = s->tables; t != NULL; t = t->next) {
		if (t->rows == 0 && t->none[0] == '\0')
			continue;
		buf_add_str(out, "<h2>");
		esc_html(str_of(t->head), out);
		buf_add_str(out, "</h2>\n");
		out_html_table(t, base, out);
	}
}
