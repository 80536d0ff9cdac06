#include "base.h"

#include <stdlib.h>

#include "prose.h"
#include "esc.h"
#include "hide.h"
#include "sentence.h"
#include "token.h"
#include "vec.h"

/* A transcript without blank lines is cut into paragraphs of about so much. */
#define LONG_BLOCK 900u

struct mark {
	uint32_t		 start, end;
	int64_t			 id;
	struct str		 name, type;
};

VEC_NAMED(offsets, uint32_t);

struct writer {
	const struct prose	*prose;
	struct buf		*out;
	struct mark		*mark;
	size_t			 marks, next_mark;
	struct offsets		 anchor;
	size_t			 next_anchor;
	struct hide_spans	 hide;		/* of the block in hand */
	size_t			 next_hide;
	bool			 open;		/* a span with an id is open */
};

/* ---- what is marked, and where others lead ---- */

static const struct cell *
cell_named(const struct table *t, const struct table_row *r, const char *name)
{
	static const struct cell none = { .null = true };

	for (size_t i = 0; i < t->columns; i++)
		if (str_is(str_of(t->column[i].name), name))
			return &r->cell[i];
	return &none;
}

/* Marks never overlap here: of two that do, the first one stays. */
static void
take_marks(struct writer *w, struct arena *a)
{
	const struct table *t = w->prose->marks;
	uint32_t last = 0;

	w->mark = arena_array(a, t->rows, sizeof(*w->mark));
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct mark *m = &w->mark[w->marks];
		const struct cell *name = cell_named(t, r, "name");

		m->start = (uint32_t)cell_named(t, r, "start")->i;
		m->end = (uint32_t)cell_named(t, r, "end")->i;
		m->id = name->ref_id;
		m->name = name->s;
		m->type = cell_named(t, r, "type")->s;
		if (m->start < last || m->end <= m->start ||
		    m->end > w->prose->text.n)
			continue;
		last = m->end;
		w->marks++;
	}
}

static int
by_start(const void *key, const void *mark)
{
	uint32_t x = *(const uint32_t *)key;
	uint32_t y = ((const struct mark *)mark)->start;

	return (x > y) - (x < y);
}

/* What leads to a name lands on its mark, and its sentence stays whole. */
static bool
is_mark(const struct writer *w, uint32_t at)
{
	return w->marks > 0 && bsearch(&at, w->mark, w->marks,
	    sizeof(*w->mark), by_start) != NULL;
}

static void
anchor_cell(struct writer *w, const struct cell *c)
{
	if (c->ref == REF_DOC && c->ref_id == w->prose->doc &&
	    !is_mark(w, c->ref_at))
		*VEC_ADD(&w->anchor) = c->ref_at;
}

static void
anchor_sheet(struct writer *w)
{
	const struct table *t = w->prose->sheet->tables;

	for (; t != NULL; t = t->next)
		for (const struct table_row *r = t->first; r != NULL;
		    r = r->next)
			for (size_t i = 0; i < t->columns; i++)
				anchor_cell(w, &r->cell[i]);
}

static void
anchor_sentences(struct writer *w, struct arena *a)
{
	static const enum token_format formats[DOC_FORMATS] = {
		[FORMAT_TEXT] = TOKEN_PLAIN,
		[FORMAT_MARKDOWN] = TOKEN_MARKDOWN,
		[FORMAT_CAPTIONS] = TOKEN_CAPTIONS,
		[FORMAT_VTT] = TOKEN_CUES,
		[FORMAT_SRT] = TOKEN_CUES
	};
	struct tokens tokens;
	struct sentences sentences;

	token_scan(w->prose->text, formats[w->prose->format], a, &tokens);
	sentence_split(&tokens, a, &sentences);
	for (size_t i = 0; i < sentences.n; i++)
		*VEC_ADD(&w->anchor) = tokens.at[sentences.at[i].first].start;
}

static int
by_offset(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void
take_anchors(struct writer *w, struct arena *a)
{
	size_t n = 0;

	anchor_sheet(w);
	anchor_sentences(w, a);
	if (w->anchor.n > 1)
		qsort(w->anchor.at, w->anchor.n, sizeof(*w->anchor.at),
		    by_offset);
	for (size_t i = 0; i < w->anchor.n; i++)
		if (n == 0 || w->anchor.at[i] != w->anchor.at[n - 1])
			w->anchor.at[n++] = w->anchor.at[i];
	w->anchor.n = n;
}

/* ---- writing a run of text ---- */

static void
put_plain(struct writer *w, size_t from, size_t to)
{
	struct str s = { w->prose->text.p + from, to - from };

	esc_html(s, w->out);
}

/* Text without what is hidden in it. */
static void
put_words(struct writer *w, size_t from, size_t to)
{
	while (from < to) {
		const struct hide_span *h = w->next_hide < w->hide.n ?
		    &w->hide.at[w->next_hide] : NULL;

		if (h == NULL || h->start >= to) {
			put_plain(w, from, to);
			return;
		}
		if (h->start > from)
			put_plain(w, from, h->start);
		from = MAX_OF(from, (size_t)h->end);
		if (h->end > to)
			return;
		if (h->instead != NULL)
			buf_add_str(w->out, h->instead);
		w->next_hide++;
	}
}

static void
put_mark(struct writer *w, const struct mark *m)
{
	buf_add_str(w->out, "<mark ");
	if (w->next_anchor == 0 ||
	    w->anchor.at[w->next_anchor - 1] != m->start)
		buf_printf(w->out, "id=\"o%u\" ", m->start);
	buf_add_str(w->out, "class=\"");
	esc_html(m->type, w->out);
	buf_printf(w->out, "\"><a href=\"/entity/%llx\" title=\"",
	    (unsigned long long)m->id);
	esc_html(m->name, w->out);
	buf_add_str(w->out, "\">");
	put_words(w, m->start, m->end);
	buf_add_str(w->out, "</a></mark>");
}

static void
close_span(struct writer *w)
{
	if (w->open)
		buf_add_str(w->out, "</span>");
	w->open = false;
}

/* All anchors up to here; the last one's span stays open for its sentence. */
static void
put_anchors(struct writer *w, size_t at)
{
	while (w->next_anchor < w->anchor.n &&
	    w->anchor.at[w->next_anchor] <= at) {
		close_span(w);
		buf_printf(w->out, "<span id=\"o%u\">",
		    w->anchor.at[w->next_anchor++]);
		w->open = true;
	}
}

static size_t
next_stop(const struct writer *w, size_t end)
{
	if (w->next_anchor < w->anchor.n &&
	    w->anchor.at[w->next_anchor] < end)
		end = w->anchor.at[w->next_anchor];
	if (w->next_mark < w->marks && w->mark[w->next_mark].start < end)
		end = w->mark[w->next_mark].start;
	return end;
}

static void
put_run(struct writer *w, size_t from, size_t end)
{
	while (w->next_mark < w->marks && w->mark[w->next_mark].start < from)
		w->next_mark++;
	while (from < end) {
		const struct mark *m = &w->mark[w->next_mark];
		size_t stop;

		put_anchors(w, from);
		if (w->next_mark < w->marks && m->start == from &&
		    m->end <= end) {
			put_mark(w, m);
			w->next_mark++;
			from = m->end;
			continue;
		}
		if (w->next_mark < w->marks && m->start == from)
			w->next_mark++;
		stop = next_stop(w, end);
		put_words(w, from, stop);
		from = stop;
	}
	close_span(w);
}

/* ---- blocks ---- */

static size_t
line_end(struct str text, size_t from)
{
	size_t at = str_find_char(text, '\n', from);

	return at == SIZE_MAX ? text.n : at;
}

static struct str
line_at(struct str text, size_t from)
{
	return (struct str){ text.p + from, line_end(text, from) - from };
}

static bool
is_blank(struct str line)
{
	return str_trim(line).n == 0;
}

static bool
is_bullet(struct str t)
{
	return str_starts(t, "- ") || str_starts(t, "* ") ||
	    str_starts(t, "+ ");
}

/* "12. " */
static bool
is_numbered(struct str t)
{
	size_t digits = 0;

	while (digits < t.n && t.p[digits] >= '0' && t.p[digits] <= '9')
		digits++;
	return digits > 0 && digits < 4 && digits + 1 < t.n &&
	    t.p[digits] == '.' && t.p[digits + 1] == ' ';
}

static bool
is_item(struct str line)
{
	struct str t = str_trim(line);

	return is_bullet(t) || is_numbered(t);
}

/* What indents an item, and its sign; a number is words of it. */
static size_t
item_signs(struct str line, const char **open)
{
	struct str t = str_trim(line);
	size_t indent = (size_t)(t.p - line.p);

	if (is_numbered(t)) {
		*open = "<p class=\"item numbered\">";
		return indent;
	}
	*open = indent > 0 ? "<p class=\"item deeper\">" :
	    "<p class=\"item\">";
	return indent + 2;
}

/* "## Title": bytes of the signs in front of the words. */
static size_t
heading_signs(struct str line)
{
	size_t n = 0;

	while (n < line.n && n < 7 && line.p[n] == '#')
		n++;
	return n > 0 && n < 7 && n < line.n && line.p[n] == ' ' ? n + 1 : 0;
}

/* "---", "|---|:--|": a rule, or the line under a table's head. */
static bool
is_rule(struct str line)
{
	struct str t = str_trim(line);

	for (size_t i = 0; i < t.n; i++)
		if (strchr("-|:=* ", t.p[i]) == NULL)
			return false;
	return t.n > 2;
}

/* "[00:12:30]" at a line's start: its bytes, else 0. */
static size_t
time_signs(struct str line)
{
	size_t n = 1;

	while (n < line.n && ((line.p[n] >= '0' && line.p[n] <= '9') ||
	    line.p[n] == ':' || line.p[n] == '.'))
		n++;
	return n > 4 && n < line.n && line.p[0] == '[' && line.p[n] == ']' ?
	    n + 1 : 0;
}

static bool
stands_alone(struct str line)
{
	return heading_signs(line) > 0 || is_item(line) || is_rule(line) ||
	    str_starts(line, "|") || str_starts(line, ">");
}

/* Where the block that begins at `from` ends. */
static size_t
block_end(const struct writer *w, size_t from)
{
	struct str text = w->prose->text;
	bool plain = w->prose->format != FORMAT_MARKDOWN;
	size_t end = line_end(text, from);

	if (!plain && stands_alone(line_at(text, from)))
		return end;
	while (end < text.n) {
		struct str next = line_at(text, end + 1);

		if (is_blank(next) || (!plain && stands_alone(next)) ||
		    time_signs(next) > 0 || end - from > LONG_BLOCK)
			break;
		end += 1 + next.n;
	}
	return end;
}

/* The signs that open a block are its form; the words begin behind them. */
static size_t
block_signs(struct str line, const char **open, const char **close)
{
	size_t n = heading_signs(line);

	*open = "<p>";
	*close = "</p>\n";
	if (n > 0) {
		*open = "<h3>";
		*close = "</h3>\n";
	} else if (str_starts(line, ">")) {
		*open = "<p class=\"cited\">";
		n = 1;
	} else if (str_starts(line, "|")) {
		*open = "<p class=\"row\">";
		n = 1;
	} else if (is_item(line)) {
		n = item_signs(line, open);
	}
	return n;
}

static bool
is_cues(const struct writer *w)
{
	return w->prose->format == FORMAT_VTT ||
	    w->prose->format == FORMAT_SRT;
}

/* "17\n00:01:02.500 --> ...\n" in front of a caption's words, else 0. */
static size_t
cue_signs(struct str block, struct str *time)
{
	size_t arrow = str_find(block, " --> ", 0), from = 0;
	size_t end = str_find_char(block, '\n', 0);

	if (arrow == SIZE_MAX || end == SIZE_MAX)
		return 0;
	if (end < arrow) {
		from = end + 1;
		end = str_find_char(block, '\n', arrow);
	}
	*time = (struct str){ block.p + from, MIN_OF(arrow - from, 8u) };
	return end == SIZE_MAX ? 0 : end + 1;
}

/* The signs in front of a block's words: a time is told, the rest is not. */
static size_t
put_signs(struct writer *w, struct str block)
{
	struct str time = STR_NONE;
	size_t n = is_cues(w) ? cue_signs(block, &time) : time_signs(block);

	if (n == 0)
		return 0;
	if (!is_cues(w))
		time = (struct str){ block.p + 1, n - 2 };
	buf_add_str(w->out, "<span class=\"time\">");
	esc_html(time, w->out);
	buf_add_str(w->out, "</span>");
	return n;
}

static void
put_block(struct writer *w, size_t from, size_t end)
{
	struct str text = w->prose->text;
	const char *open = "<p>", *close = "</p>\n";

	VEC_RESET(&w->hide);
	w->next_hide = 0;
	if (w->prose->format == FORMAT_MARKDOWN) {
		from += block_signs((struct str){ text.p + from, end - from },
		    &open, &close);
		hide_find(text, from, end, &w->hide);
	} else if (is_cues(w)) {
		hide_cue(text, from, end, &w->hide);
	}
	buf_add_str(w->out, open);
	from += put_signs(w, (struct str){ text.p + from, end - from });
	put_run(w, from, end);
	buf_add_str(w->out, close);
}

void
prose_write(const struct prose *b, struct arena *a, struct buf *out)
{
	struct writer w = { .prose = b, .out = out };
	size_t from = 0;

	take_marks(&w, a);
	take_anchors(&w, a);
	while (from < b->text.n) {
		struct str line = line_at(b->text, from);
		size_t end = from + line.n;

		if (!is_blank(line) && !(b->format == FORMAT_MARKDOWN &&
		    is_rule(line))) {
			end = block_end(&w, from);
			put_block(&w, from, end);
		}
		from = end + 1;
	}
	put_anchors(&w, b->text.n);
	close_span(&w);
	VEC_RELEASE(&w.anchor);
	VEC_RELEASE(&w.hide);
}
