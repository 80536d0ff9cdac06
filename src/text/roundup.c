#include "base.h"

#include <string.h>

#include "limits.h"
#include "roundup.h"
#include "url.h"
#include "vec.h"

#define LEAST_LINKED 3
#define LEAST_SHORT 5
/* A part of this many bytes is still a short one, on the average. */
#define SHORT_BYTES 800
/* An item of fewer is a word or two, a heading with fewer below it has none. */
#define SAYS_BYTES 40
#define TITLE_BYTES 120
#define HEADING_BYTES 240

enum mark_kind {
	MARK_HEADING,
	MARK_RULE,
	MARK_ITEM,
	MARK_ROW
};

/* A line that may begin a story. */
struct mark {
	enum mark_kind	kind;
	size_t		from, to;	/* the line */
	size_t		words;		/* where it begins behind its signs */
	size_t		indent;
	size_t		end;		/* of what belongs to it */
	bool		is_top;		/* item: of its list's outermost */
	bool		is_chosen;
};

struct splitting {
	struct str	text, host;
	bool		by_links;	/* else by being short */
	VEC(struct mark) mark;
	VEC(struct roundup_story) story;
	size_t		linked;		/* stories that lead elsewhere */
	size_t		linked_bytes, bytes;
};

/* ---- links ---- */

/* "![a picture](": does the link that opens here belong to one? */
static bool
is_picture(struct str text, size_t from, size_t at)
{
	size_t least = at > HEADING_BYTES + from ? at - HEADING_BYTES : from;

	if (at < from + 2 || text.p[at - 1] != '(' || text.p[at - 2] != ']')
		return false;
	for (size_t i = at - 2; i > least; i--)
		if (text.p[i] == '[')
			return text.p[i - 1] == '!';
	return false;
}

static size_t
url_end(struct str text, size_t at, size_t to)
{
	int open = 0;

	for (; at < to; at++)
		switch (text.p[at]) {
		case '(':
			open++;
			break;
		case ')':
			if (open-- == 0)
				return at;
			break;
		case '<':
		case '>':
		case '"':
		case '|':
		case ']':
			return at;
		default:
			if ((unsigned char)text.p[at] <= ' ')
				return at;
		}
	return at;
}

/* The first address in [from, to) that leads elsewhere; false: there is none. */
static bool
find_link(const struct splitting *x, size_t from, size_t to, uint32_t *url,
    uint32_t *end)
{
	struct str text = { x->text.p, to };

	for (size_t at = from; (at = str_find(text, "http", at)) < to; at++) {
		size_t stop = url_end(text, at, to);
		struct str u = { text.p + at, stop - at };

		if (!url_is_http(u) || u.n > LIMIT_URL_BYTES ||
		    is_picture(text, from, at) ||
		    (x->host.n > 0 && str_ieq(url_host(u), x->host)))
			continue;
		*url = (uint32_t)at;
		*end = (uint32_t)stop;
		return true;
	}
	return false;
}

static bool
has_link(const struct splitting *x, size_t from, size_t to)
{
	uint32_t url, end;

	return find_link(x, from, to, &url, &end);
}

/* ---- lines ---- */

static size_t
indent_of(struct str line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* Bytes of "- " or "12. ", else 0. */
static size_t
item_signs(struct str s)
{
	size_t n = 0;

	if (str_starts(s, "- ") || str_starts(s, "* ") || str_starts(s, "+ "))
		return 2;
	while (n < s.n && n < 4 && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n > 0 && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') &&
	    s.p[n + 1] == ' ' ? n + 2 : 0;
}

static size_t
heading_signs(struct str s)
{
	size_t n = 0;

	while (n < s.n && n < 6 && s.p[n] == '#')
		n++;
	return n > 0 && n < s.n && s.p[n] == ' ' ? n + 1 : 0;
}

/* "**Nothing but this**" */
static bool
is_bold_line(struct str s)
{
	return s.n > 4 && s.n <= HEADING_BYTES && str_starts(s, "**") &&
	    str_find(s, "**", 2) >= s.n - 2;
}

static bool
is_rule(struct str s)
{
	size_t n = 0;

	if (s.n < 3 || strchr("-*_", s.p[0]) == NULL)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return false;
		n += s.p[i] == s.p[0];
	}
	return n >= 3;
}

static void
put_mark(struct splitting *x, enum mark_kind kind, size_t from, size_t to,
    size_t indent, size_t signs)
{
	*VEC_ADD(&x->mark) = (struct mark){ .kind = kind, .from = from,
	    .to = to, .words = from + indent + signs, .indent = indent,
	    .end = to };
}

static void
mark_line(struct splitting *x, size_t from, size_t to)
{
	struct str line = { x->text.p + from, to - from };
	size_t indent = indent_of(line), signs;
	struct str s = str_trim(line);

	if (is_rule(s))
		put_mark(x, MARK_RULE, from, to, indent, 0);
	else if ((signs = heading_signs(s)) > 0)
		put_mark(x, MARK_HEADING, from, to, indent, signs);
	else if (indent == 0 && is_bold_line(s))
		put_mark(x, MARK_HEADING, from, to, indent, 0);
	else if ((signs = item_signs(s)) > 0)
		put_mark(x, MARK_ITEM, from, to, indent, signs);
	else if (s.n > 2 && s.p[0] == '|')
		put_mark(x, MARK_ROW, from, to, indent, 1);
}

/* A line that goes on with what stands above it stretches that; one at the
 * margin behind an empty line ends a list and a table. */
static void
stretch(struct splitting *x, size_t from, size_t to, bool after_blank)
{
	struct mark *m = &x->mark.at[x->mark.n - 1];
	struct str line = { x->text.p + from, to - from };

	if (m->kind == MARK_ITEM ? !after_blank || indent_of(line) >
	    m->indent : m->kind == MARK_HEADING)
		m->end = to;
}

static void
mark_lines(struct splitting *x)
{
	bool blank = true, code = false;
	size_t to;

	for (size_t from = 0; from < x->text.n; from = to + 1) {
		size_t marks = x->mark.n;
		struct str s;

		to = MIN_OF(str_find_char(x->text, '\n', from), x->text.n);
		s = str_trim((struct str){ x->text.p + from, to - from });
		if (str_starts(s, "```"))
			code = !code;
		else if (!code)
			mark_line(x, from, to);
		if (s.n > 0 && x->mark.n == marks && marks > 0)
			stretch(x, from, to, blank);
		blank = s.n == 0;
	}
}

/* ---- what belongs to what ---- */

static bool
is_border(const struct mark *m)
{
	return m->kind == MARK_HEADING || m->kind == MARK_RULE;
}

/* The marks under mark i, up to the next heading or rule. */
static size_t
section_end(const struct splitting *x, size_t i)
{
	do
		i++;
	while (i < x->mark.n && !is_border(&x->mark.at[i]));
	return i;
}

static bool
is_linked_item(const struct splitting *x, const struct mark *m)
{
	return has_link(x, m->words, m->end);
}

/* A list among marks [i, end): its outermost items, each with what is below it,
 * are stories where half of them lead elsewhere, or say something. */
static void
choose_list(struct splitting *x, size_t i, size_t end)
{
	size_t least = SIZE_MAX, n = 0, good = 0;
	struct mark *top = NULL;

	for (size_t k = i; k < end; k++)
		least = MIN_OF(least, x->mark.at[k].indent);
	for (size_t k = i; k < end; k++) {
		struct mark *m = &x->mark.at[k];

		m->is_top = m->indent <= least + 1;
		if (m->is_top || top == NULL)
			top = m;
		else
			top->end = MAX_OF(top->end, m->end);
	}
	for (size_t k = i; k < end; k++) {
		const struct mark *m = &x->mark.at[k];

		n += m->is_top;
		good += m->is_top && (x->by_links ? is_linked_item(x, m) :
		    m->end - m->words >= SAYS_BYTES);
	}
	for (size_t k = i; k < end && 2 * good >= n; k++)
		x->mark.at[k].is_chosen = x->mark.at[k].is_top;
}

/* Lists and rows of the marks [i, end); does any begin a story? */
static bool
choose_inner(struct splitting *x, size_t i, size_t end)
{
	bool any = false;
	size_t from = i;

	for (size_t k = i; k <= end; k++) {
		if (k < end && x->mark.at[k].kind == MARK_ITEM)
			continue;
		if (k > from)
			choose_list(x, from, k);
		if (k < end)
			x->mark.at[k].is_chosen = x->by_links &&
			    str_starts(str_trim((struct str){ x->text.p +
			    x->mark.at[k].words, x->mark.at[k].to -
			    x->mark.at[k].words }), "[") &&
			    has_link(x, x->mark.at[k].words,
			    x->mark.at[k].to);
		from = k + 1;
	}
	for (size_t k = i; k < end; k++)
		any |= x->mark.at[k].is_chosen;
	return any;
}

/* A heading with all that stands below it, where that is no list of stories. */
static void
choose_section(struct splitting *x, size_t i)
{
	struct mark *m = &x->mark.at[i];
	size_t end = section_end(x, i);
	bool linked = m->kind == MARK_HEADING && x->by_links &&
	    has_link(x, m->words, m->to);

	if (!linked && choose_inner(x, i + 1, end))
		return;
	for (size_t k = i + 1; k < end; k++)
		m->end = MAX_OF(m->end, x->mark.at[k].end);
	m->is_chosen = m->kind == MARK_HEADING && (linked ||
	    m->end >= m->to + SAYS_BYTES);
}

static void
choose_all(struct splitting *x)
{
	size_t i = 0;

	for (size_t k = 0; k < x->mark.n; k++)
		x->mark.at[k].is_chosen = false;
	if (x->mark.n > 0 && !is_border(&x->mark.at[0])) {
		i = section_end(x, 0);
		(void)choose_inner(x, 0, i);
	}
	for (; i < x->mark.n; i = section_end(x, i))
		choose_section(x, i);
}

/* ---- stories ---- */

/* "**Words**: ..." as against "**Words** are in the first sentence". */
static bool
names_it(struct str line, size_t close)
{
	size_t at = close + 2;

	while (at < line.n && line.p[at] == ' ')
		at++;
	return at >= line.n || line.p[close - 1] == ':' ||
	    strchr(":([-|", line.p[at]) != NULL ||
	    str_starts((struct str){ line.p + at, line.n - at },
	    "\xe2\x80\x94") || str_starts((struct str){ line.p + at,
	    line.n - at }, "\xef\xbc\x9a");
}

/* "[words](", "**words**:", or the first sentence as far as a title goes. */
static size_t
title_end(struct str text, size_t from, size_t to)
{
	struct str s = { text.p, to };
	size_t at, end = MIN_OF(to, from + TITLE_BYTES);

	if (str_starts((struct str){ text.p + from, to - from }, "[") &&
	    (at = str_find(s, "](", from)) != SIZE_MAX)
		return at;
	if (str_starts((struct str){ text.p + from, to - from }, "**") &&
	    (at = str_find(s, "**", from + 2)) != SIZE_MAX &&
	    names_it(s, at))
		return at + 2;
	for (at = from; at + 1 < end; at++)
		if ((strchr(".!?", s.p[at]) != NULL && s.p[at + 1] == ' ') ||
		    str_starts((struct str){ s.p + at, end - at },
		    "\xe3\x80\x82"))
			return at;
	for (at = end; end < to && at > from + TITLE_BYTES / 2; at--)
		if (s.p[at] == ' ')
			return at;
	while (end > from && end < to && (s.p[end] & 0xc0) == 0x80)
		end--;
	return end;
}

static void
set_title(const struct splitting *x, const struct mark *m,
    struct roundup_story *st)
{
	size_t from = m->words, to = m->to;
	bool whole = m->kind == MARK_HEADING;

	while (from < to && x->text.p[from] == ' ')
		from++;
	while (to > from && (x->text.p[to - 1] == ' ' ||
	    x->text.p[to - 1] == '\r'))
		to--;
	st->title = (uint32_t)from;
	st->title_end = (uint32_t)(whole ? to :
	    title_end(x->text, from, to));
	if (!whole && from < to && x->text.p[from] == '[')
		st->title++;
}

/* Behind a rule, with another below it: a part by itself. */
static bool
stands_apart(const struct splitting *x, size_t i)
{
	size_t end = section_end(x, i);

	return x->mark.at[i].kind == MARK_HEADING && i > 0 &&
	    x->mark.at[i - 1].kind == MARK_RULE &&
	    (end == x->mark.n || x->mark.at[end].kind == MARK_RULE);
}

/* Its address: of its first line, else the first in it. */
static void
put_story(struct splitting *x, size_t i)
{
	const struct mark *m = &x->mark.at[i];
	struct roundup_story *st = VEC_ADD(&x->story);
	bool in_head = find_link(x, m->words, m->to, &st->url, &st->url_end);
	bool found = in_head || find_link(x, m->to, m->end, &st->url,
	    &st->url_end);

	st->start = (uint32_t)m->from;
	st->end = (uint32_t)m->end;
	set_title(x, m, st);
	x->bytes += m->end - m->from;
	if (found && (m->kind != MARK_HEADING || in_head ||
	    stands_apart(x, i))) {
		x->linked++;
		x->linked_bytes += m->end - m->from;
	}
}

static bool
is_roundup(const struct splitting *x)
{
	size_t n = x->story.n, all = x->text.n;

	if (x->by_links)
		return x->linked >= LEAST_LINKED && 2 * x->linked >= n &&
		    3 * x->linked_bytes >= all && 2 * x->bytes >= all;
	return n >= LEAST_SHORT && x->bytes <= n * SHORT_BYTES &&
	    4 * x->bytes >= 3 * all;
}

static bool
split(struct splitting *x, bool by_links)
{
	VEC_RESET(&x->story);
	x->by_links = by_links;
	x->linked = x->linked_bytes = x->bytes = 0;
	choose_all(x);
	for (size_t i = 0; i < x->mark.n; i++)
		if (x->mark.at[i].is_chosen)
			put_story(x, i);
	return is_roundup(x);
}

void
roundup_split(struct str text, struct str host, bool is_letter,
    struct arena *a, struct roundup *out)
{
	struct splitting x = { .text = text, .host = host };

	*out = (struct roundup){ NULL, 0 };
	mark_lines(&x);
	if (split(&x, true) || (is_letter && split(&x, false))) {
		out->n = x.story.n;
		out->at = arena_array(a, out->n, sizeof(*out->at));
		memcpy(out->at, x.story.at, out->n * sizeof(*out->at));
	}
	VEC_RELEASE(&x.mark);
	VEC_RELEASE(&x.story);
}
