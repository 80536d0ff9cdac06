#include "base.h"

#include <stdio.h>

#include "arena.h"
#include "esc.h"
#include "human.h"
#include "limits.h"
#include "mem.h"
#include "out.h"
#include "wrap.h"

#define GAP 2u		/* spaces between columns */
#define WORD 24u	/* a word wider than this may be broken */
#define NARROW 4u	/* no column is squeezed below this */
#define COLUMNS_LEAST 4u	/* so many are never left out */
#define UNDER 4u	/* the indent of a quote below its row */

/* How a table stands on the page: a width a column, 0 for those not shown. */
struct layout {
	unsigned	*width;
	unsigned	*word;	/* of each column's widest word */
	bool		*left_out;	/* columns that found no room */
	unsigned	 page;
	struct arena	 a;
};

static struct str
cell_line(struct arena *a, const struct column *col, const struct cell *c,
    struct str currency)
{
	struct buf raw = BUF_INIT(LIMIT_DOC_BYTES), safe = BUF_INIT(LIMIT_DOC_BYTES);
	struct str s;

	human_cell(col, c, currency, &raw);
	esc_terminal(buf_str(&raw), &safe);
	s = arena_str(a, buf_str(&safe));
	buf_release(&raw);
	buf_release(&safe);
	return s;
}

static unsigned
widest_word(struct str s)
{
	struct str word;
	unsigned w = 0;

	while (str_split(&s, ' ', &word))
		w = MAX_OF(w, esc_width(word));
	return MIN_OF(w, WORD);
}

static void
measure(struct layout *l, const struct table *t)
{
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct str currency = human_row_currency(t, r->cell);

		for (size_t i = 0; i < t->columns; i++) {
			struct str s;

			if (human_place(t, i) != HUMAN_COLUMN)
				continue;
			s = cell_line(&l->a, &t->column[i], &r->cell[i],
			    currency);
			l->width[i] = MAX_OF(l->width[i], esc_width(s));
			l->word[i] = MAX_OF(l->word[i], widest_word(s));
		}
		arena_reset(&l->a);
	}
}

static unsigned
total(const struct layout *l, const struct table *t)
{
	unsigned sum = 0;

	for (size_t i = 0; i < t->columns; i++)
		if (l->width[i] > 0)
			sum += l->width[i] + GAP;
	return sum > 0 ? sum - GAP : 0;
}

static bool
may_shrink(enum cell_type t)
{
	return t == CELL_TEXT || t == CELL_LIST;
}

/* Takes a column off the widest text; with `words`, never off a word. */
static bool
squeeze_one(struct layout *l, const struct table *t, bool words)
{
	size_t widest = t->columns;

	for (size_t i = 0; i < t->columns; i++) {
		unsigned least = words ? l->word[i] : NARROW;

		if (may_shrink(t->column[i].type) && l->width[i] > least &&
		    (widest == t->columns || l->width[i] > l->width[widest]))
			widest = i;
	}
	if (widest == t->columns)
		return false;
	l->width[widest]--;
	return true;
}

static size_t
shown(const struct layout *l, const struct table *t, size_t *last)
{
	size_t n = 0;

	for (size_t i = 0; i < t->columns; i++)
		if (l->width[i] > 0) {
			n++;
			*last = i;
		}
	return n;
}

/* Until the page holds the table: lines break at spaces first, then the last
 * columns are left out, then words are broken. */
static void
squeeze(struct layout *l, const struct table *t)
{
	size_t last = 0;

	while (total(l, t) > l->page && squeeze_one(l, t, true))
		;
	while (total(l, t) > l->page && shown(l, t, &last) > COLUMNS_LEAST) {
		l->left_out[last] = true;
		l->width[last] = 0;
	}
	while (total(l, t) > l->page && squeeze_one(l, t, false))
		;
}

static void
lay_out(struct layout *l, const struct table *t, unsigned page)
{
	l->a = (struct arena)ARENA_INIT;
	l->page = page;
	l->width = mem_array(t->columns, sizeof(*l->width));
	l->word = mem_array(t->columns, sizeof(*l->word));
	l->left_out = mem_array(t->columns, sizeof(*l->left_out));
	measure(l, t);
	/* A column without a value says nothing: it is not shown, but to who
	 * asked for it. */
	for (size_t i = 0; i < t->columns; i++) {
		struct str head = str_of(t->column[i].head);

		if (l->width[i] == 0 && !t->own)
			continue;
		l->width[i] = MAX_OF(l->width[i], esc_width(head));
		l->word[i] = MAX_OF(l->word[i], widest_word(head));
	}
	squeeze(l, t);
}

/* One line of every cell; false when nothing was left. */
static bool
print_line(const struct layout *l, const struct table *t, struct str *rest,
    struct buf *out)
{
	unsigned start = 0, at = 0, begin, w;
	bool some = false;

	for (size_t i = 0; i < t->columns; i++) {
		struct str line;

		if (l->width[i] == 0)
			continue;
		if (wrap_line(&rest[i], l->width[i], &line)) {
			w = esc_width(line);
			begin = start;
			if (human_is_number(t->column[i].type))
				begin += l->width[i] - MIN_OF(w, l->width[i]);
			wrap_pad(begin - MIN_OF(at, begin), out);
			buf_put(out, line);
			at = begin + w;
			some = true;
		}
		start += l->width[i] + GAP;
	}
	if (some)
		buf_add_char(out, '\n');
	return some;
}

static void
print_cells(const struct layout *l, const struct table *t, struct str *rest,
    struct buf *out)
{
	while (print_line(l, t, rest, out))
		;
}

/* The lines under a row: what they are made of, and where they go. */
struct under {
	const struct layout	*l;
	const struct table	*t;
	const struct cell	*row;
	struct buf		 raw, safe;
	struct buf		*out;
};

static void
add_part(struct under *u, const char *of, const char *name,
    const char *between)
{
	char full[64];
	size_t i;

	snprintf(full, sizeof(full), "%s%s", of, name);
	i = human_column(u->t, full);
	if (i == u->t->columns || human_place(u->t, i) != HUMAN_UNDER ||
	    u->row[i].null)
		return;
	buf_add_str(&u->raw, u->raw.n ? between : "");
	out_cell(&u->t->column[i], &u->row[i], STR_NONE, &u->raw);
}

static void
print_under_line(struct under *u)
{
	esc_terminal(buf_str(&u->raw), &u->safe);
	wrap_text(buf_str(&u->safe), UNDER, u->l->page, u->out);
	buf_reset(&u->raw);
	buf_reset(&u->safe);
}

/* “The source's words.” — Speaker · Document · Show · date */
static void
add_told(struct under *u, const char *of)
{
	add_part(u, of, "speaker", " — ");
	add_part(u, of, "doc", " · ");
	add_part(u, of, "told", " · ");
	add_part(u, of, "show", " · ");
	add_part(u, of, "date", " · ");
}

/* A second quote, with what it is to the first: "Before: “...”". */
static void
print_other(struct under *u, size_t i)
{
	char of[64];

	if (u->row[i].null)
		return;
	snprintf(of, sizeof(of), "%s_", u->t->column[i].name);
	buf_printf(&u->raw, "%s: ", u->t->column[i].head);
	human_cell(&u->t->column[i], &u->row[i], STR_NONE, &u->raw);
	add_told(u, of);
	print_under_line(u);
}

static void
print_under(const struct layout *l, const struct table *t,
    const struct cell *row, struct buf *out)
{
	struct under u = { l, t, row, BUF_INIT(LIMIT_DOC_BYTES),
	    BUF_INIT(LIMIT_DOC_BYTES), out };
	size_t quote = t->columns;

	for (size_t i = 0; i < t->columns && quote == t->columns; i++)
		if (t->column[i].type == CELL_QUOTE)
			quote = i;
	if (quote < t->columns && !row[quote].null)
		human_cell(&t->column[quote], &row[quote], STR_NONE, &u.raw);
	add_told(&u, "");
	/* A document that can be asked for by id needs no long link here. */
	if (human_column(t, "id") == t->columns)
		add_part(&u, "", "link", " · ");
	add_part(&u, "", "id", " · ");
	print_under_line(&u);
	for (size_t i = quote + 1; i < t->columns; i++)
		if (t->column[i].type == CELL_QUOTE)
			print_other(&u, i);
	add_part(&u, "", "why", "");
	print_under_line(&u);
	add_part(&u, "", "weight_why", "");
	print_under_line(&u);
	buf_release(&u.raw);
	buf_release(&u.safe);
}

static void
print_head(const struct layout *l, const struct table *t, struct str *rest,
    struct buf *out)
{
	for (size_t i = 0; i < t->columns; i++)
		rest[i] = str_of(t->column[i].head);
	print_cells(l, t, rest, out);
	wrap_rule(MIN_OF(total(l, t), l->page), out);
	buf_add_char(out, '\n');
}

static void
print_rows(struct layout *l, const struct table *t, struct buf *out)
{
	struct str *rest = mem_array(t->columns, sizeof(*rest));

	print_head(l, t, rest, out);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct str currency = human_row_currency(t, r->cell);

		for (size_t i = 0; i < t->columns; i++)
			rest[i] = l->width[i] == 0 ? STR_NONE :
			    cell_line(&l->a, &t->column[i], &r->cell[i],
			    currency);
		print_cells(l, t, rest, out);
		print_under(l, t, r->cell, out);
		arena_reset(&l->a);
	}
	mem_free(rest);
}

/* What a narrow terminal does not show is said. */
static void
print_left_out(const struct layout *l, const struct table *t,
    struct buf *out)
{
	bool some = false;

	for (size_t i = 0; i < t->columns; i++) {
		if (!l->left_out[i])
			continue;
		buf_add_str(out, some ? ", " : "(no room for: ");
		buf_add_str(out, t->column[i].head);
		some = true;
	}
	if (some)
		buf_add_str(out, ")\n");
}

void
out_text_table(const struct table *t, unsigned width, struct buf *out)
{
	struct layout l;

	if (t->rows == 0) {
		wrap_text(str_of(t->none[0] ? t->none : "None."), 0,
		    MAX_OF(width, OUT_WIDTH_LEAST), out);
		return;
	}
	lay_out(&l, t, MAX_OF(width, OUT_WIDTH_LEAST));
	print_rows(&l, t, out);
	if (t->more)
		buf_add_str(out, "… and more\n");
	print_left_out(&l, t, out);
	mem_free(l.width);
	mem_free(l.word);
	mem_free(l.left_out);
	arena_release(&l.a);
}

static unsigned
facts_indent(const struct sheet *s)
{
	unsigned w = 0;

	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		if (!f->cell.null)
			w = MAX_OF(w, esc_width(str_of(f->head)));
	return w + GAP;
}

static void
print_fact(const struct fact *f, struct str currency, unsigned indent,
    unsigned width, struct arena *a, struct buf *out)
{
	struct column col = { f->name, f->head, f->type };
	struct str rest = cell_line(a, &col, &f->cell, currency), line;
	bool first = true;

	while (wrap_line(&rest, width - indent, &line)) {
		buf_add_str(out, first ? f->head : "");
		wrap_pad(indent - (first ? esc_width(str_of(f->head)) : 0),
		    out);
		buf_put(out, line);
		buf_add_char(out, '\n');
		first = false;
	}
}

static void
print_facts(const struct sheet *s, unsigned width, struct buf *out)
{
	struct str currency = human_sheet_currency(s);
	unsigned indent = MIN_OF(facts_indent(s), width / 2);
	struct arena a = ARENA_INIT;

	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		if (!f->cell.null && !str_is(str_of(f->name), "currency"))
			print_fact(f, currency, indent, width, &a, out);
	arena_release(&a);
}

void
out_text_sheet(const struct sheet *s, unsigned width, struct buf *out)
{
	unsigned page = MAX_OF(width, OUT_WIDTH_LEAST);
	struct buf line = BUF_INIT(LIMIT_DOC_BYTES);

	esc_terminal(s->title, &line);
	wrap_text(buf_str(&line), 0, page, out);
	buf_reset(&line);
	esc_terminal(s->about, &line);
	wrap_text(buf_str(&line), 0, page, out);
	buf_release(&line);
	if (s->facts != NULL)
		buf_add_char(out, '\n');
	print_facts(s, page, out);
	for (const struct table *t = s->tables; t != NULL; t = t->next) {
		if (t->rows == 0 && t->none[0] == '\0')
			continue;
		buf_printf(out, "\n%s\n\n", t->head);
		out_text_table(t, page, out);
	}
}
