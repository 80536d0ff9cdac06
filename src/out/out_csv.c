#include "base.h"

#include <inttypes.h>

#include "clock.h"
#include "esc.h"
#include "num.h"
#include "out_in.h"

/* A value whole, as JSON would have it; times as RFC 3339, lists with "; ". */
static void
plain(enum cell_type type, const struct cell *c, struct buf *out)
{
	struct str rest = c->s, item;
	char text[32];

	if (type == CELL_INT || type == CELL_MONEY) {
		buf_printf(out, "%" PRId64, c->i);
	} else if (type == CELL_REAL) {
		num_print(c->r, text);
		buf_add_str(out, text);
	} else if (type == CELL_TIME) {
		buf_add_str(out, clock_format(c->i, text));
	} else if (type == CELL_DATE) {
		buf_add_str(out, cell_date_text(c, text));
	} else if (type == CELL_ID) {
		buf_printf(out, "%" PRIx64, (uint64_t)c->i);
	} else if (type == CELL_BOOL) {
		buf_add_str(out, c->i ? "true" : "false");
	} else if (type == CELL_LIST) {
		for (bool some = false; str_split(&rest, '\n', &item);
		    some = true) {
			buf_add_str(out, some ? "; " : "");
			buf_put(out, item);
		}
	} else {
		buf_put(out, c->s);
	}
}

static void
field(enum cell_type type, const struct cell *c, struct buf *out)
{
	struct buf b = BUF_INIT(out->ceiling);

	if (!c->null)
		plain(type, c, &b);
	esc_csv(buf_str(&b), out);
	buf_release(&b);
}

/* Columns that lead somewhere are followed by a column of ids. */
static bool
has_ids(const struct table *t, size_t col)
{
	if (t->column[col].type == CELL_ID || t->column[col].type == CELL_LIST)
		return false;
	for (const struct table_row *r = t->first; r != NULL; r = r->next)
		if (r->cell[col].ref_id != 0)
			return true;
	return false;
}

static void
id_field(const struct cell *c, struct buf *out)
{
	buf_add_char(out, ',');
	if (!c->null && c->ref_id != 0)
		buf_printf(out, "%" PRIx64, (uint64_t)c->ref_id);
}

static void
head(const struct table *t, const bool *ids, struct buf *out)
{
	for (size_t i = 0; i < t->columns; i++) {
		buf_printf(out, "%s%s", i ? "," : "", t->column[i].name);
		if (ids[i])
			buf_printf(out, ",%s_id", t->column[i].name);
	}
	buf_add_str(out, "\r\n");
}

static void
csv_rows(const struct table *t, const bool *ids, struct buf *out)
{
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		for (size_t i = 0; i < t->columns; i++) {
			if (i > 0)
				buf_add_char(out, ',');
			field(t->column[i].type, &r->cell[i], out);
			if (ids[i])
				id_field(&r->cell[i], out);
		}
		buf_add_str(out, "\r\n");
	}
}

void
out_csv_page(struct out_pages *p, const struct table *t, struct buf *out)
{
	BUG_IF(t->columns > OUT_PAGE_COLUMNS);
	if (!p->begun) {
		for (size_t i = 0; i < t->columns; i++)
			p->ids[i] = has_ids(t, i);
		head(t, p->ids, out);
	}
	p->begun = true;
	csv_rows(t, p->ids, out);
}

void
out_csv_table(const struct table *t, struct buf *out)
{
	struct out_pages whole = { .format = OUT_CSV };

	out_csv_page(&whole, t, out);
}

static void
told_long(const char *table, size_t row, const char *name,
    enum cell_type type, const struct cell *c, struct buf *out)
{
	if (c->null)
		return;
	buf_printf(out, "%s,%zu,%s,", table, row, name);
	field(type, c, out);
	buf_add_str(out, "\r\n");
	if (c->ref_id != 0 && type != CELL_ID)
		buf_printf(out, "%s,%zu,%s_id,%" PRIx64 "\r\n", table, row,
		    name, (uint64_t)c->ref_id);
}

static void
rows_long(const struct table *t, struct buf *out)
{
	size_t n = 0;

	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		n++;
		for (size_t i = 0; i < t->columns; i++)
			told_long(t->name, n, t->column[i].name,
			    t->column[i].type, &r->cell[i], out);
	}
}

void
out_csv_sheet(const struct sheet *s, struct buf *out)
{
	if (s->facts == NULL && s->tables != NULL && s->tables->next == NULL) {
		out_csv_table(s->tables, out);
		return;
	}
	buf_add_str(out, "table,row,column,value\r\n");
	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		told_long("facts", 1, f->name, f->type, &f->cell, out);
	for (const struct table *t = s->tables; t != NULL; t = t->next)
		rows_long(t, out);
}
