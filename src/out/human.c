#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "human.h"
#include "money.h"
#include "out.h"
#include "quote.h"

size_t
human_column(const struct table *t, const char *name)
{
	size_t i = 0;

	while (i < t->columns && !str_is(str_of(t->column[i].name), name))
		i++;
	return i;
}

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(str_of(name), list[i]))
			return true;
	return false;
}

static size_t
quotes(const struct table *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->columns; i++)
		n += t->column[i].type == CELL_QUOTE;
	return n;
}

bool
human_has_quote(const struct table *t)
{
	return quotes(t) > 0;
}

/* "before_date": of the quote "before". */
static bool
is_of_other_quote(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->columns; i++) {
		size_t n = strlen(t->column[i].name);

		if (t->column[i].type == CELL_QUOTE &&
		    strncmp(name, t->column[i].name, n) == 0 &&
		    name[n] == '_')
			return true;
	}
	return false;
}

/* An id that leads nowhere is for programs. */
static bool
leads_nowhere(const struct table *t, size_t i)
{
	return t->column[i].type == CELL_ID && t->first != NULL &&
	    t->first->cell[i].ref == REF_NONE;
}

enum human_place
human_place(const struct table *t, size_t i)
{
	/* A told thing's own date is enough beside its quote, its parts beside
	 * their sentence. */
	static const char *const gone[] = { "first_seen", "last_seen",
	    "head" };
	static const char *const under[] = { "speaker", "doc", "told", "show",
	    "id", "why" };
	const struct column *c = &t->column[i];
	bool told = human_has_quote(t);

	if (t->own)
		return HUMAN_COLUMN;
	if (c->type == CELL_QUOTE || str_is(str_of(c->name), "link") ||
	    str_is(str_of(c->name), "weight_why") ||
	    is_of_other_quote(t, c->name) ||
	    (quotes(t) > 1 && str_is(str_of(c->name), "date")))
		return HUMAN_UNDER;
	if (str_is(str_of(c->name), "currency") || leads_nowhere(t, i) ||
	    (told && is_one_of(c->name, gone, COUNT_OF(gone))))
		return HUMAN_GONE;
	return told && is_one_of(c->name, under, COUNT_OF(under)) ?
	    HUMAN_UNDER : HUMAN_COLUMN;
}

struct str
human_row_currency(const struct table *t, const struct cell *row)
{
	size_t i = human_column(t, "currency");

	return i < t->columns && !row[i].null ? row[i].s : STR_NONE;
}

struct str
human_sheet_currency(const struct sheet *s)
{
	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		if (str_is(str_of(f->name), "currency") && !f->cell.null)
			return f->cell.s;
	return STR_NONE;
}

bool
human_is_number(enum cell_type t)
{
	return t == CELL_INT || t == CELL_REAL || t == CELL_MONEY;
}

static void
real(double v, struct buf *out)
{
	char text[48];
	size_t n = (size_t)snprintf(text, sizeof(text), "%.2f", v);

	buf_add(out, text, MIN_OF(n, sizeof(text) - 1));
}

/* "2026-08-06 09:30": minutes are enough for people. */
static void
time_text(int64_t t, struct buf *out)
{
	char text[CLOCK_TEXT];

	clock_format(t, text);
	if (strlen(text) < 16)
		return;
	buf_add(out, text, 10);
	buf_add_char(out, ' ');
	buf_add(out, text + 11, 5);
}

static void
list(struct str items, struct buf *out)
{
	struct str rest = items, item;

	for (bool first = true; str_split(&rest, '\n', &item); first = false) {
		if (!first)
			buf_add_str(out, ", ");
		buf_put(out, item);
	}
}

/* What a source told without a date says so, between those that have one. */
static bool
is_when_told(const struct column *col)
{
	return col->type == CELL_DATE && str_is(str_of(col->name), "date");
}

void
out_cell(const struct column *col, const struct cell *c, struct str currency,
    struct buf *out)
{
	char date[CLOCK_TEXT];

	if (c->null) {
		buf_add_str(out, is_when_told(col) ? "undated" : "");
		return;
	}
	switch (col->type) {
	case CELL_INT:
		buf_printf(out, "%" PRId64, c->i);
		break;
	case CELL_REAL:
		real(c->r, out);
		break;
	case CELL_TIME:
		time_text(c->i, out);
		break;
	case CELL_DATE:
		buf_add_str(out, cell_date_text(c, date));
		break;
	case CELL_MONEY:
		money_put(c->i, currency, out);
		break;
	case CELL_ID:
		buf_printf(out, "%" PRIx64, (uint64_t)c->i);
		break;
	case CELL_BOOL:
		buf_add_str(out, c->i ? "yes" : "no");
		break;
	case CELL_LIST:
		list(c->s, out);
		break;
	case CELL_TEXT:
		if (c->ref != REF_DOC) {
			buf_put(out, c->s);
			break;
		}
		/* a title that its text marks up */
		quote_plain(c->s, out);
		break;
	case CELL_QUOTE:
		quote_plain(c->s, out);
		break;
	}
}

void
human_cell(const struct column *col, const struct cell *c, struct str currency,
    struct buf *out)
{
	bool quote = col->type == CELL_QUOTE && !c->null;

	if (quote)
		buf_add_str(out, "“");
	out_cell(col, c, currency, out);
	if (quote)
		buf_add_str(out, "”");
}

void
out_href(const struct cell *c, const char *base, struct buf *out)
{
	switch (c->ref) {
	case REF_ENTITY:
		if (c->ref_id != 0)
			buf_printf(out, "%s/entity/%" PRIx64, base,
			    (uint64_t)c->ref_id);
		break;
	case REF_DOC:
		buf_printf(out, "%s/doc/%" PRIx64, base,
		    (uint64_t)c->ref_id);
		if (c->ref_at != 0 || c->placed)
			buf_printf(out, "#o%" PRIu32, c->ref_at);
		break;
	case REF_DEAL:
		buf_printf(out, "%s/deal/%" PRIx64, base,
		    (uint64_t)c->ref_id);
		break;
	case REF_LINK:
		if (str_starts(c->s, "https://") || str_starts(c->s, "http://"))
			buf_put(out, c->s);
		break;
	case REF_NONE:
	case REF_SOURCE:
		break;
	}
}
