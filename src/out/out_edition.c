#include "base.h"

#include "arena.h"
#include "esc.h"
#include "human.h"
#include "limits.h"
#include "out_in.h"
#include "quote.h"
#include "wrap.h"

static const struct column read_columns[] = {
	{ "rank", "No.", CELL_INT },
	{ "head", "What", CELL_TEXT },
	{ "quote", "Quote", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "part", "Story", CELL_TEXT },
	{ "doc", "Document", CELL_TEXT },
	{ "show", "Show", CELL_TEXT },
	{ "date", "Date", CELL_DATE },
	{ "link", "Link", CELL_TEXT },
	{ "start", "From byte", CELL_INT },
	{ "end", "To byte", CELL_INT },
	{ "at_ms", "Time in the recording (ms)", CELL_INT },
	{ "time", "Time in the recording", CELL_TEXT },
	{ "more", "Then", CELL_QUOTE },
	{ "names", "Names", CELL_LIST },
	{ "also", "Also at", CELL_LIST },
	{ "status", "Status", CELL_TEXT },
	{ "why", "Why it is here", CELL_TEXT },
	{ "score", "Score", CELL_REAL }
};

static void
read_names(struct cell *c, const struct edition_read *r, struct arena *a)
{
	int64_t *ids = arena_array(a, EDITION_NAMES, sizeof(*ids));
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);

	for (size_t i = 0; i < r->names; i++) {
		buf_add_str(&b, i ? "\n" : "");
		buf_put(&b, r->name[i].name);
		ids[i] = r->name[i].id;
	}
	cell_list(c, arena_str(a, buf_str(&b)), ids);
	buf_release(&b);
}

static void
read_row(struct cell *c, const struct edition_read *r, size_t rank,
    struct arena *a)
{
	char place[CLOCK_TEXT];

	cell_int(c++, (int64_t)rank);
	cell_text(c++, r->head);
	cell_quote(c++, r->quote, r->doc, r->start);
	cell_text(c++, r->speaker);
	cell_text(c++, r->part);
	cell_doc(c++, r->title, r->doc, r->start);
	cell_text(c++, r->show);
	cell_time(c++, r->date);
	cell_link(c++, r->link);
	cell_int(c++, r->start);
	cell_int(c++, r->end);
	if (r->at_ms >= 0)
		cell_int(c, r->at_ms);
	c++;
	cell_text(c++, arena_str(a, str_of(clock_format_place(r->at_ms,
	    place))));
	cell_quote(c++, r->more, r->doc, r->end);
	read_names(c++, r, a);
	cell_list(c++, r->also, NULL);
	cell_text(c++, str_of(r->status == STATUS_NONE ? "" :
	    status_name(r->status)));
	cell_text(c++, r->why);
	cell_real(c, r->score);
}

/* A table may stand in one sheet only, so the sheet gets a copy of its head. */
static void
add_copy(struct sheet *s, const struct table *t)
{
	struct table *copy;

	if (t == NULL)
		return;
	copy = arena_alloc(s->arena, sizeof(*copy));
	*copy = *t;
	copy->next = NULL;
	sheet_add(s, copy);
}

static void
edition_facts(struct sheet *s, const struct edition *ed)
{
	cell_text(&sheet_fact(s, "date", "Date", CELL_TEXT)->cell,
	    arena_str(s->arena, str_of(ed->date)));
	cell_time(&sheet_fact(s, "from", "From", CELL_TIME)->cell, ed->from);
	cell_time(&sheet_fact(s, "to", "To", CELL_TIME)->cell, ed->to);
	cell_int(&sheet_fact(s, "docs_read", "Documents read",
	    CELL_INT)->cell, ed->docs_read);
	cell_int(&sheet_fact(s, "docs_skipped", "Documents skipped",
	    CELL_INT)->cell, ed->docs_skipped);
	cell_int(&sheet_fact(s, "sources_broken", "Sources broken",
	    CELL_INT)->cell, ed->sources_broken);
}

struct sheet *
out_edition_sheet(const struct edition *ed, struct arena *a)
{
	struct sheet *s = sheet_new(a, str_of(arena_printf(a,
	    "tapeout, %s", ed->date)));
	struct table *t = table_new(a, "reads", "Reads", read_columns,
	    COUNT_OF(read_columns));

	s->about = ed->line;
	edition_facts(s, ed);
	for (size_t i = 0; i < ed->reads; i++)
		read_row(table_row(t), &ed->read[i], i + 1, a);
	sheet_add(s, t);
	add_copy(s, ed->deals);
	add_copy(s, ed->rising);
	return s;
}

/* "Speaker · Document · Show · 2026-08-06 · at 12:04": where it was said. */
static void
where(const struct edition_read *r, struct buf *out)
{
	if (r->speaker.n > 0) {
		buf_put(out, r->speaker);
		buf_add_str(out, " · ");
	}
	edition_put_part(r, out);
	quote_plain(r->title, out);
	edition_put_where(r, out);
}

static void
names(const struct edition_read *r, struct buf *out)
{
	for (size_t i = 0; i < r->names; i++) {
		buf_add_str(out, i ? ", " : "");
		buf_put(out, r->name[i].name);
	}
}

static bool
is_empty(const struct table *t)
{
	return t == NULL || t->rows == 0;
}

static void
line_of(void (*part)(const struct edition_read *, struct buf *),
    const struct edition_read *r, unsigned indent, unsigned width,
    struct buf *out)
{
	struct buf raw = BUF_INIT(LIMIT_DOC_BYTES);
	struct buf safe = BUF_INIT(LIMIT_DOC_BYTES);

	part(r, &raw);
	esc_terminal(buf_str(&raw), &safe);
	wrap_text(buf_str(&safe), indent, width, out);
	buf_release(&raw);
	buf_release(&safe);
}

static void
head_line(const struct edition_read *r, struct buf *out)
{
	buf_put(out, r->head);
}

static void
why_line(const struct edition_read *r, struct buf *out)
{
	buf_put(out, r->why);
	if (r->names > 0) {
		buf_add_str(out, r->why.n > 0 ? " · " : "");
		names(r, out);
	}
}

static void
text_read(const struct edition_read *r, size_t rank, unsigned width,
    struct buf *out)
{
	struct buf head = BUF_INIT(LIMIT_DOC_BYTES);

	line_of(head_line, r, 3, width, &head);
	buf_printf(out, "\n%zu. ", rank);
	buf_add(out, buf_text(&head) + MIN_OF((size_t)3, head.n),
	    head.n - MIN_OF((size_t)3, head.n));
	line_of(edition_put_quote, r, 3, width, out);
	line_of(where, r, 3, width, out);
	line_of(why_line, r, 3, width, out);
	buf_release(&head);
}

void
out_text_edition(const struct edition *ed, unsigned width, struct buf *out)
{
	unsigned page = MAX_OF(width, OUT_WIDTH_LEAST);

	buf_printf(out, "tapeout, %s\n", ed->date);
	wrap_text(ed->line, 0, page, out);
	for (size_t i = 0; i < ed->reads; i++)
		text_read(&ed->read[i], i + 1, page, out);
	if (!is_empty(ed->deals)) {
		buf_add_str(out, "\nDeals\n\n");
		out_text_table(ed->deals, page, out);
	}
	if (!is_empty(ed->rising)) {
		buf_add_str(out, "\nRising names\n\n");
		out_text_table(ed->rising, page, out);
	}
}

static void
md_part(void (*part)(const struct edition_read *, struct buf *),
    const struct edition_read *r, const char *before, const char *after,
    struct buf *out)
{
	struct buf raw = BUF_INIT(LIMIT_DOC_BYTES);

	part(r, &raw);
	if (raw.n > 0) {
		buf_add_str(out, before);
		esc_md(buf_str(&raw), out);
		buf_add_str(out, after);
	}
	buf_release(&raw);
}

static void
md_read(const struct edition_read *r, size_t rank, struct buf *out)
{
	buf_printf(out, "\n## %zu. ", rank);
	md_part(head_line, r, "", "\n\n", out);
	md_part(edition_put_quote, r, "> ", "\n>\n", out);
	md_part(where, r, "> — ", "\n\n", out);
	md_part(why_line, r, "", "\n", out);
}

void
out_md_edition(const struct edition *ed, struct buf *out)
{
	buf_printf(out, "# tapeout, %s\n\n", ed->date);
	esc_md(ed->line, out);
	buf_add_char(out, '\n');
	for (size_t i = 0; i < ed->reads; i++)
		md_read(&ed->read[i], i + 1, out);
	if (!is_empty(ed->deals)) {
		buf_add_str(out, "\n## Deals\n\n");
		out_md_table(ed->deals, out);
	}
	if (!is_empty(ed->rising)) {
		buf_add_str(out, "\n## Rising names\n\n");
		out_md_table(ed->rising, out);
	}
}
