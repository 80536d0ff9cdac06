#include "base.h"

#include <string.h>

#include "bisect.h"
#include "token_in.h"
#include "utf8.h"

struct wide_gap {
	uint32_t	c;
	uint32_t	gap;
};

/* Signs beyond ASCII that mean what an ASCII sign means. */
static const struct wide_gap wide_gaps[] = {
	{ 0x00a0, GAP_SPACE }, { 0x00ab, GAP_QUOTE }, { 0x00b7, GAP_HYPHEN },
	{ 0x00bb, GAP_QUOTE }, { 0x2010, GAP_HYPHEN }, { 0x2011, GAP_HYPHEN },
	{ 0x2012, GAP_DASH }, { 0x2013, GAP_DASH }, { 0x2014, GAP_DASH },
	{ 0x2015, GAP_DASH }, { 0x2018, GAP_QUOTE },
	{ 0x2019, GAP_APOSTROPHE }, { 0x201c, GAP_QUOTE },
	{ 0x201d, GAP_QUOTE }, { 0x2022, GAP_BLOCK }, { 0x2026, GAP_DOT },
	{ 0x2028, GAP_LINE }, { 0x2029, GAP_BLOCK }, { 0x3000, GAP_SPACE },
	{ 0x3001, GAP_COMMA }, { 0x3002, GAP_DOT }, { 0x3008, GAP_OPEN },
	{ 0x3009, GAP_CLOSE }, { 0x300a, GAP_OPEN }, { 0x300b, GAP_CLOSE },
	{ 0x300c, GAP_OPEN }, { 0x300d, GAP_CLOSE }, { 0x300e, GAP_OPEN },
	{ 0x300f, GAP_CLOSE }, { 0x3010, GAP_OPEN }, { 0x3011, GAP_CLOSE },
	{ 0xff01, GAP_EXCLAIM }, { 0xff08, GAP_OPEN }, { 0xff09, GAP_CLOSE },
	{ 0xff0c, GAP_COMMA }, { 0xff0e, GAP_DOT }, { 0xff1a, GAP_COLON },
	{ 0xff1b, GAP_SEMICOLON }, { 0xff1f, GAP_QUESTION },
};

uint32_t
scan_wide_gap(uint32_t c)
{
	size_t lo = 0, hi = COUNT_OF(wide_gaps);

	BISECT(lo, hi, mid, wide_gaps[mid].c < c);
	if (lo < COUNT_OF(wide_gaps) && wide_gaps[lo].c == c)
		return wide_gaps[lo].gap;
	return utf8_is_space(c) ? GAP_SPACE : GAP_OTHER;
}

/* Does a URL end before this byte? */
static bool
ends_url(char c)
{
	switch (c) {
	case '<':
	case '>':
	case '"':
	case '|':
	case '`':
	case ')':
	case ']':
		return true;
	default:
		return (unsigned char)c <= ' ';
	}
}

static size_t
url_end(struct str s, size_t i)
{
	while (i < s.n && !ends_url(s.p[i]))
		i++;
	return i;
}

/* The target of [text](target), i at the parenthesis; 0 where it is none. */
static size_t
target_end(struct str s, size_t i)
{
	int depth = 0;

	for (size_t k = i; k < s.n && k - i < 4096 && s.p[k] != '\n'; k++) {
		if (s.p[k] == '(')
			depth++;
		else if (s.p[k] == ')' && --depth == 0)
			return k + 1;
	}
	return 0;
}

/* <tag ...> with nothing odd inside; 0 where it is none. */
static size_t
tag_end(struct str s, size_t i)
{
	size_t k = i + 1;

	if (k < s.n && s.p[k] == '/')
		k++;
	if (k >= s.n || (!scan_is_letter(s.p[k]) && s.p[k] != '!'))
		return 0;
	for (; k < s.n && k - i < 1024; k++) {
		if (s.p[k] == '>')
			return k + 1;
		if (s.p[k] == '<' || (s.p[k] == '\n' && k - i > 200))
			return 0;
	}
	return 0;
}

/* &gt; &#39; and the like, with the gap they stand for; 0 where it is none. */
static size_t
entity_end(struct str s, size_t i, uint32_t *gap)
{
	size_t k = i + 1;

	while (k < s.n && k - i < 10 && (s.p[k] == '#' ||
	    scan_is_letter(s.p[k]) || scan_is_digit(s.p[k])))
		k++;
	if (k >= s.n || s.p[k] != ';' || k == i + 1)
		return 0;
	if (str_starts((struct str){ s.p + i, k - i }, "&nbsp"))
		*gap = GAP_SPACE;
	else if (str_starts((struct str){ s.p + i, k - i }, "&quot"))
		*gap = GAP_QUOTE;
	else if (str_starts((struct str){ s.p + i, k - i }, "&#39") ||
	    str_starts((struct str){ s.p + i, k - i }, "&apos"))
		*gap = GAP_APOSTROPHE;
	else if (str_starts((struct str){ s.p + i, k - i }, "&amp"))
		*gap = GAP_AMP;
	else
		*gap = GAP_OTHER;
	return k + 1;
}

/* A speaker's turn: >> as captions write it. */
static bool
scan_turn(struct scan *x)
{
	size_t n = scan_at(x, "&gt;&gt;") ? 8 : scan_at(x, ">>") ? 2 : 0;

	if (n == 0)
		return false;
	x->gap |= GAP_TURN | GAP_DOT | GAP_SPACE;
	x->i += n;
	if (x->speaker.n > 0 && x->speaker.at[x->speaker.n - 1].name.n > 0)
		(void)scan_speaker(x, STR_NONE);
	return true;
}

/* <v Name> of WebVTT says who speaks. */
static void
note_voice(struct scan *x, size_t end)
{
	struct str tag = { x->s.p + x->i, end - x->i };
	size_t gap;

	if (!str_starts(tag, "<v ") && !str_starts(tag, "<v."))
		return;
	gap = str_find_char(tag, ' ', 0);
	if (gap == SIZE_MAX)
		return;
	scan_speaker(x, str_trim((struct str){ tag.p + gap,
	    tag.n - gap - 1 }))->voice = true;
}

/*
 * "://": the scheme was taken for a word and is part of the address.  Its gap is
 * the address's.
 */
static size_t
scan_address(struct scan *x)
{
	if (x->n > 0 && x->at[x->n - 1].end == x->i)
		x->gap |= x->at[--x->n].gap;
	return url_end(x->s, x->i);
}

bool
scan_sign(struct scan *x)
{
	char c = x->s.p[x->i];
	size_t end = 0;
	uint32_t gap = GAP_LINK;

	if ((c == '&' || c == '>') && scan_turn(x))
		return true;
	if (c == '<') {
		end = tag_end(x->s, x->i);
		gap = 0;
		if (end > 0)
			note_voice(x, end);
	} else if (c == '&') {
		end = entity_end(x->s, x->i, &gap);
	} else if (c == '(' && x->i > 0 && x->s.p[x->i - 1] == ']') {
		end = target_end(x->s, x->i);
	} else if (c == ':' && scan_at(x, "://")) {
		end = scan_address(x);
	} else if (c == '*' && x->format == TOKEN_MARKDOWN &&
	    scan_at(x, "**")) {
		x->flags ^= TOKEN_BOLD;
		end = x->i + 2;
		gap = 0;
	} else if (c == '-' && scan_at(x, "--")) {
		end = x->i + 2;
		gap = GAP_DASH;
	}
	if (end == 0)
		return false;
	x->gap |= gap;
	x->i = end;
	return true;
}
