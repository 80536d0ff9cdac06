#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "esc.h"
#include "human.h"
#include "letter_in.h"
#include "limits.h"
#include "money.h"
#include "out.h"
#include "quote.h"
#include "wrap.h"

#define COLUMNS 72u

/* ---- for both bodies ---- */

void
letter_date(const struct edition *ed, struct buf *out)
{
	static const char *const day[] = { "Sunday", "Monday", "Tuesday",
	    "Wednesday", "Thursday", "Friday", "Saturday" };
	static const char *const month[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	struct clock_civil c;
	int64_t at;

	if (!clock_parse(str_of(ed->date), &at)) {
		buf_add_str(out, ed->date);
		return;
	}
	clock_to_civil(at, &c);
	buf_printf(out, "%s, %d %s %d", day[clock_weekday(at)], c.day,
	    month[c.month - 1], c.year);
}

void
letter_href(const struct letter *l, const struct edition_read *r,
    struct buf *out)
{
	struct cell place = { .ref = REF_DOC, .ref_id = r->doc,
	    .ref_at = r->start };

	if (l->link.n > 0)
		out_href(&place, l->link.p, out);
	else if (str_istarts(r->link, "https://") ||
	    str_istarts(r->link, "http://"))
		buf_put(out, r->link);
}

const struct cell *
letter_cell(const struct table *t, const struct cell *row, const char *name)
{
	static const struct cell none = { .null = true, .s = { "", 0 } };
	size_t i = human_column(t, name);

	return i < t->columns && !row[i].null ? &row[i] : &none;
}

static void
put_parties(struct str parties, struct buf *out)
{
	struct str one;

	for (bool some = false; str_split(&parties, '\n', &one); some = true) {
		buf_add_str(out, some ? ", " : "");
		buf_put(out, one);
	}
}

/* An edition that was kept long ago has no sentence of its deals. */
static void
put_deal(const struct table *t, const struct cell *row, struct buf *out)
{
	const struct cell *head = letter_cell(t, row, "head");
	const struct cell *amount = letter_cell(t, row, "amount");

	if (!head->null) {
		buf_put(out, head->s);
		return;
	}
	put_parties(letter_cell(t, row, "parties")->s, out);
	if (!amount->null) {
		buf_add_str(out, " · ");
		money_put(amount->i, letter_cell(t, row, "currency")->s, out);
	}
}

void
letter_deal(const struct table *t, const struct cell *row, struct buf *deal,
    struct buf *more)
{
	const struct cell *date = letter_cell(t, row, "date");
	struct str type = letter_cell(t, row, "type")->s;
	char day[CLOCK_TEXT];

	put_deal(t, row, deal);
	for (size_t i = 0; i < type.n; i++)
		buf_add_char(more, type.p[i] == '_' ? ' ' : type.p[i]);
	buf_add_str(more, ", ");
	buf_put(more, letter_cell(t, row, "status")->s);
	buf_add_str(more, " · ");
	buf_add_str(more, date->null ? "undated" : cell_date_text(date, day));
}

/* Did one of the reads tell it, with its words? */
static bool
is_read(const struct edition *ed, int64_t deal)
{
	for (size_t i = 0; i < ed->reads; i++)
		if (ed->read[i].story == deal)
			return true;
	return false;
}

void
letter_deal_words(const struct letter *l, const struct table *t,
    const struct cell *row, struct buf *out)
{
	const struct cell *quote = letter_cell(t, row, "quote");
	const char *const by[] = { "speaker", "doc", "told" };

	if (quote->null || is_read(l->edition, letter_cell(t, row, "id")->i))
		return;
	buf_add_str(out, "“");
	quote_plain(quote->s, out);
	buf_add_str(out, "”");
	for (size_t i = 0; i < COUNT_OF(by); i++) {
		size_t column = human_column(t, by[i]);

		if (letter_cell(t, row, by[i])->null)
			continue;
		buf_add_str(out, " · ");
		out_cell(&t->column[column], &row[column], STR_NONE, out);
	}
}

void
letter_rise(const struct table *t, const struct cell *row, struct buf *out)
{
	int64_t now = letter_cell(t, row, "now")->i;

	buf_printf(out, "%" PRId64 " document%s, %" PRId64 " before", now,
	    now == 1 ? "" : "s", letter_cell(t, row, "before")->i);
}

void
letter_subject(const struct letter *l, struct buf *out)
{
	const struct edition *ed = l->edition;

	buf_add_str(out, "tapeout: ");
	if (ed->reads > 0)
		buf_put(out, ed->read[0].head);
	else
		buf_add_str(out, "nothing new");
	buf_add_str(out, " (");
	letter_date(ed, out);
	buf_add_char(out, ')');
}

/* ---- plain text ---- */

/* Lines of 72 columns, the first one hung out by `mark`. */
static void
put_lines(const char *mark, struct buf *raw, unsigned indent,
    struct buf *out)
{
	struct buf safe = BUF_INIT(raw->ceiling), lines = BUF_INIT(MIB);
	size_t skip = MIN_OF(strlen(mark), indent);

	esc_terminal(buf_str(raw), &safe);
	wrap_text(buf_str(&safe), indent, COLUMNS, &lines);
	if (lines.n > indent) {
		buf_add_str(out, mark);
		buf_add(out, lines.p + skip, lines.n - skip);
	}
	buf_release(&lines);
	buf_release(&safe);
	buf_reset(raw);
}

static void
put_link(struct buf *raw, unsigned indent, struct buf *out)
{
	if (raw->n > 0) {
		wrap_pad(indent, out);
		esc_terminal(buf_str(raw), out);
		buf_add_char(out, '\n');
	}
	buf_reset(raw);
}

static void
text_read(const struct letter *l, size_t i, struct buf *raw, struct buf *out)
{
	const struct edition_read *r = &l->edition->read[i];
	char mark[24];

	(void)snprintf(mark, sizeof(mark), "%zu. ", i + 1);
	buf_put(raw, r->head);
	buf_add_char(out, '\n');
	put_lines(mark, raw, 3, out);
	buf_add_char(out, '\n');
	edition_put_quote(r, raw);
	put_lines("", raw, 3, out);
	buf_add_str(raw, "— ");
	if (r->speaker.n > 0) {
		buf_put(raw, r->speaker);
		buf_add_str(raw, " · ");
	}
	edition_put_part(r, raw);
	quote_plain(r->title, raw);
	edition_put_where(r, raw);
	put_lines("", raw, 3, out);
	letter_href(l, r, raw);
	put_link(raw, 5, out);
	buf_add_char(out, '\n');
	buf_put(raw, r->why);
	put_lines("", raw, 3, out);
}

static void
text_head(const char *head, struct buf *out)
{
	buf_printf(out, "\n\n%s\n", head);
	for (size_t i = strlen(head); i > 0; i--)
		buf_add_char(out, '-');
	buf_add_char(out, '\n');
}

static void
text_deals(const struct letter *l, struct buf *raw, struct buf *out)
{
	const struct table *t = l->edition->deals;
	struct buf more = BUF_INIT(MIB);

	if (t == NULL || t->rows == 0)
		return;
	text_head("DEALS", out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		letter_deal(t, r->cell, raw, &more);
		buf_add_str(raw, " · ");
		buf_put(raw, buf_str(&more));
		put_lines("* ", raw, 2, out);
		letter_deal_words(l, t, r->cell, raw);
		put_lines("", raw, 2, out);
		buf_reset(&more);
	}
	buf_release(&more);
}

static void
text_rising(const struct table *t, struct buf *raw, struct buf *out)
{
	if (t == NULL || t->rows == 0)
		return;
	text_head("RISING NAMES", out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		buf_put(raw, letter_cell(t, r->cell, "name")->s);
		buf_add_str(raw, ": ");
		letter_rise(t, r->cell, raw);
		put_lines("* ", raw, 2, out);
	}
}

static void
text_foot(const struct letter *l, struct buf *raw, struct buf *out)
{
	buf_add_str(out, "\n\n-- \n");	/* a reader's program knows this line */
	buf_add_str(raw, "Every quote is the source's own words; marks of "
	    "markup are left out.");
	put_lines("", raw, 0, out);
	if (l->link.n > 0) {
		buf_put(raw, l->link);
		put_link(raw, 0, out);
	}
	if (l->reply_to.n > 0) {
		buf_add_str(raw, "No more of these: write \"unsubscribe\" to ");
		buf_put(raw, l->reply_to);
		put_lines("", raw, 0, out);
	}
}

void
letter_text(const struct letter *l, struct buf *out)
{
	struct buf raw = BUF_INIT(MIB);

	buf_add_str(out, "TAPEOUT\n");
	letter_date(l->edition, out);
	buf_add_str(out, "\n\n");
	buf_put(&raw, l->edition->line);
	put_lines("", &raw, 0, out);
	for (size_t i = 0; i < l->edition->reads; i++)
		text_read(l, i, &raw, out);
	text_deals(l, &raw, out);
	text_rising(l->edition->rising, &raw, out);
	text_foot(l, &raw, out);
	buf_release(&raw);
}
