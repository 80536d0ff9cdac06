#include "base.h"

#include "esc.h"
#include "human.h"
#include "out_in.h"

/* A cell escaped; the quotation marks are ours and stay outside. */
static void
cell(const struct column *col, const struct cell *c, struct str currency,
    struct buf *out)
{
	struct buf b = BUF_INIT(out->ceiling);
	bool quote = col->type == CELL_QUOTE && !c->null;

	out_cell(col, c, currency, &b);
	buf_add_str(out, quote ? "“" : "");
	esc_md(buf_str(&b), out);
	buf_add_str(out, quote ? "”" : "");
	buf_release(&b);
}

static bool
is_shown(const struct table *t, size_t i)
{
	return human_place(t, i) != HUMAN_GONE;
}

static void
table_head(const struct table *t, struct buf *out)
{
	buf_add_char(out, '|');
	for (size_t i = 0; i < t->columns; i++)
		if (is_shown(t, i))
			buf_printf(out, " %s |", t->column[i].head);
	buf_add_str(out, "\n|");
	for (size_t i = 0; i < t->columns; i++)
		if (is_shown(t, i))
			buf_add_str(out, human_is_number(t->column[i].type) ?
			    " ---: |" : " --- |");
	buf_add_char(out, '\n');
}

static void
body(const struct table *t, struct buf *out)
{
	table_head(t, out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct str currency = human_row_currency(t, r->cell);

		buf_add_char(out, '|');
		for (size_t i = 0; i < t->columns; i++) {
			if (!is_shown(t, i))
				continue;
			buf_add_char(out, ' ');
			cell(&t->column[i], &r->cell[i], currency, out);
			buf_add_str(out, " |");
		}
		buf_add_char(out, '\n');
	}
}

static void
section(const struct table *t, struct buf *out)
{
	if (t->rows > 0) {
		body(t, out);
		if (t->more)
			buf_add_str(out, "\nThere are more.\n");
	} else {
		esc_md(str_of(t->none[0] ? t->none : "None."), out);
		buf_add_char(out, '\n');
	}
}

void
out_md_table(const struct table *t, struct buf *out)
{
	section(t, out);
}

static void
fact(const struct fact *f, struct str currency, struct buf *out)
{
	struct column col = { f->name, f->head, f->type };

	buf_printf(out, "- **%s:** ", f->head);
	cell(&col, &f->cell, currency, out);
	buf_add_char(out, '\n');
}

static void
facts(const struct sheet *s, struct buf *out)
{
	struct str currency = human_sheet_currency(s);
	bool some = false;

	for (const struct fact *f = s->facts; f != NULL; f = f->next) {
		if (f->cell.null || str_is(str_of(f->name), "currency"))
			continue;
		fact(f, currency, out);
		some = true;
	}
	if (some)
		buf_add_char(out, '\n');
}

void
out_md_sheet(const struct sheet *s, struct buf *out)
{
	buf_add_str(out, "# ");
	esc_md(s->title, out);
	buf_add_str(out, "\n\n");
	if (s->about.n > 0) {
		esc_md(s->about, out);
		buf_add_str(out, "\n\n");
	}
	facts(s, out);
	for (const struct table *t = s->tables; t != NULL; t = t->next) {
		if (t->rows == 0 && t->none[0] == '\0')
			continue;
		buf_printf(out, "## %s\n\n", t->head);
		section(t, out);
		if (t->next != NULL)
			buf_add_char(out, '\n');
	}
}
