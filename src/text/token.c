#include "base.h"

#include <string.h>

#include "num.h"
#include "token.h"
#include "utf8.h"
#include "vec.h"

enum class { C_OTHER, C_LETTER, C_DIGIT, C_SPACE, C_LINE, C_SIGN, C_WIDE };

/*
 * One byte's class; bytes above 0x7f begin a wide character.  The gap that each
 * ASCII sign makes is in gap_of.
 */
static const unsigned char class_of[256] = {
	['\t'] = C_SPACE, ['\n'] = C_LINE, ['\r'] = C_SPACE, [' '] = C_SPACE,
	['0'] = C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT,
	C_DIGIT, C_DIGIT, C_DIGIT,
	['A'] = C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	['a'] = C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER,
	['$'] = C_SIGN, ['%'] = C_SIGN,
	[0x80] = C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE,
};

static const uint32_t gap_of[128] = {
	['-'] = GAP_HYPHEN, ['_'] = GAP_HYPHEN, ['.'] = GAP_DOT,
	[','] = GAP_COMMA, ['!'] = GAP_EXCLAIM, ['?'] = GAP_QUESTION,
	[':'] = GAP_COLON, [';'] = GAP_SEMICOLON, ['('] = GAP_OPEN,
	['['] = GAP_OPEN, [')'] = GAP_CLOSE, [']'] = GAP_CLOSE,
	['"'] = GAP_QUOTE, ['\''] = GAP_APOSTROPHE, ['/'] = GAP_SLASH,
	['&'] = GAP_AMP, ['+'] = GAP_PLUS, ['@'] = GAP_AT, ['|'] = GAP_BLOCK,
	['*'] = 0, ['`'] = 0, ['#'] = GAP_OTHER, ['~'] = GAP_OTHER,
	['<'] = GAP_OTHER, ['>'] = GAP_OTHER, ['='] = GAP_OTHER,
	['{'] = GAP_OPEN, ['}'] = GAP_CLOSE, ['\\'] = 0, ['^'] = GAP_OTHER,
};

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

struct scan {
	struct str		 s;
	size_t			 i;
	enum token_format	 format;
	uint32_t		 gap;	/* gathered for the next token */
	bool			 bold, heading, fence;
	size_t			 letters, capitals;	/* words so begun */
	VEC(struct token)	 token;
	VEC(struct token_time)	 time;
	VEC(struct token_speaker) speaker;
};

/* FNV-1a over folded bytes, finished by one strong mix at the end. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_STEP UINT64_C(0x100000001b3)

static inline uint64_t
hash_end(uint64_t h)
{
	h ^= h >> 32;
	h *= UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static inline uint64_t
hash_code(uint64_t h, uint32_t c)
{
	do {
		h = (h ^ (c & 0xff)) * HASH_STEP;
		c >>= 8;
	} while (c != 0);
	return h;
}

/* Folds one wide character into the hash: no marks, lower case. */
static uint64_t
hash_wide(uint64_t h, uint32_t c)
{
	uint32_t parts[18];
	size_t n;

	if (utf8_is_cjk(c))
		return hash_code(h, c);
	n = utf8_decompose(c, parts);
	for (size_t i = 0; i < n; i++)
		if (!utf8_is_mark(parts[i]))
			h = hash_code(h, utf8_lower(parts[i]));
	return h;
}

uint64_t
token_hash(struct str s)
{
	uint64_t h = HASH_START;

	for (size_t i = 0; i < s.n; ) {
		unsigned char b = (unsigned char)s.p[i];

		if (b < 0x80) {
			h = (h ^ (b >= 'A' && b <= 'Z' ? b | 0x20u : b)) *
			    HASH_STEP;
			i++;
		} else {
			uint32_t c;

			i += utf8_step(s, i, &c);
			h = hash_wide(h, c);
		}
	}
	return hash_end(h);
}

static void
put_token(struct scan *x, size_t start, uint64_t h, uint32_t flags)
{
	struct token *t = VEC_ADD(&x->token);

	t->start = (uint32_t)start;
	t->end = (uint32_t)x->i;
	t->hash = hash_end(h);
	t->gap = x->gap;
	t->flags = flags | (x->bold ? TOKEN_BOLD : 0u) |
	    (x->heading ? TOKEN_HEADING : 0u);
	x->gap = 0;
}

static void
scan_digits(struct scan *x)
{
	size_t start = x->i;
	uint64_t h = HASH_START;

	while (x->i < x->s.n &&
	    class_of[(unsigned char)x->s.p[x->i]] == C_DIGIT)
		h = (h ^ (unsigned char)x->s.p[x->i++]) * HASH_STEP;
	put_token(x, start, h, TOKEN_DIGITS);
}

static void
scan_word(struct scan *x)
{
	size_t start = x->i, upper = 0, letters = 0;
	uint64_t h = HASH_START;
	uint32_t flags = 0;

	while (x->i < x->s.n) {
		unsigned char b = (unsigned char)x->s.p[x->i];
		uint32_t c;
		size_t step;

		if (class_of[b] == C_LETTER) {
			bool cap = b <= 'Z';

			if (cap) {
				flags |= letters ? TOKEN_INNER : TOKEN_CAPITAL;
				upper++;
			}
			h = (h ^ (b | 0x20u)) * HASH_STEP;
			letters++;
			x->i++;
			continue;
		}
		if (class_of[b] != C_WIDE)
			break;
		step = utf8_step(x->s, x->i, &c);
		if (utf8_is_cjk(c) || !(utf8_is_letter(c) || utf8_is_mark(c)))
			break;
		if (utf8_is_upper(c)) {
			flags |= letters ? TOKEN_INNER : TOKEN_CAPITAL;
			upper++;
		}
		h = hash_wide(h, c);
		flags |= TOKEN_WIDE;
		letters++;
		x->i += step;
	}
	if (letters > 1 && upper == letters)
		flags |= TOKEN_UPPER;
	x->letters++;
	x->capitals += (flags & TOKEN_CAPITAL) != 0;
	put_token(x, start, h, flags);
}

static uint32_t
wide_gap(uint32_t c)
{
	size_t lo = 0, hi = COUNT_OF(wide_gaps);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (wide_gaps[mid].c == c)
			return wide_gaps[mid].gap;
		if (wide_gaps[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return utf8_is_space(c) ? GAP_SPACE : GAP_OTHER;
}

static bool
is_currency(uint32_t c)
{
	return c == 0xa3 || c == 0xa5 || c == 0x20ac || c == 0xffe5 ||
	    c == 0x20a9 || c == 0x20b9;
}

static void
scan_wide(struct scan *x)
{
	uint32_t c;
	size_t start = x->i, step = utf8_step(x->s, x->i, &c);

	if (c == 0x30fb || c == 0xff65) {
		/* the dot between the parts of a foreign name */
		x->gap |= GAP_HYPHEN;
		x->i += step;
	} else if (utf8_is_cjk(c)) {
		x->i += step;
		put_token(x, start, hash_code(HASH_START, c), TOKEN_CJK);
	} else if (is_currency(c)) {
		x->i += step;
		put_token(x, start, hash_code(HASH_START, c), TOKEN_SIGN);
	} else if (utf8_is_letter(c)) {
		scan_word(x);
	} else {
		x->gap |= wide_gap(c);
		x->i += step;
	}
}

/* The end of a URL that begins at i: white space or a closing sign. */
static size_t
url_end(struct str s, size_t i)
{
	while (i < s.n && (unsigned char)s.p[i] > ' ' &&
	    strchr("<>\"|`", s.p[i]) == NULL) {
		if (s.p[i] == ')' || s.p[i] == ']')
			break;
		i++;
	}
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
	if (k >= s.n || (class_of[(unsigned char)s.p[k]] != C_LETTER &&
	    s.p[k] != '!'))
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
	    class_of[(unsigned char)s.p[k]] == C_LETTER ||
	    class_of[(unsigned char)s.p[k]] == C_DIGIT))
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

static bool
at(const struct scan *x, const char *lit)
{
	return str_starts((struct str){ x->s.p + x->i, x->s.n - x->i }, lit);
}

/* A speaker's turn: >> as captions write it. */
static bool
scan_turn(struct scan *x)
{
	size_t n = at(x, "&gt;&gt;") ? 8 : at(x, ">>") ? 2 : 0;

	if (n == 0)
		return false;
	x->gap |= GAP_TURN | GAP_DOT | GAP_SPACE;
	x->i += n;
	if (x->speaker.n > 0 && x->speaker.at[x->speaker.n - 1].name.n > 0) {
		struct token_speaker *sp = VEC_ADD(&x->speaker);

		sp->token = (uint32_t)x->token.n;
		sp->name = STR_NONE;
	}
	return true;
}

/* <v Name> of WebVTT says who speaks. */
static void
note_voice(struct scan *x, size_t end)
{
	struct str tag = { x->s.p + x->i, end - x->i };
	struct token_speaker *sp;
	size_t gap;

	if (!str_starts(tag, "<v ") && !str_starts(tag, "<v."))
		return;
	gap = str_find_char(tag, ' ', 0);
	if (gap == SIZE_MAX)
		return;
	sp = VEC_ADD(&x->speaker);
	sp->token = (uint32_t)x->token.n;
	sp->name = str_trim((struct str){ tag.p + gap, tag.n - gap - 1 });
	sp->voice = true;
}

static void
scan_sign(struct scan *x)
{
	char c = x->s.p[x->i];
	size_t end = 0;
	uint32_t gap = GAP_LINK;

	if ((c == '&' || c == '>') && scan_turn(x))
		return;
	if (c == '<') {
		end = tag_end(x->s, x->i);
		gap = 0;
		if (end > 0)
			note_voice(x, end);
	} else if (c == '&') {
		end = entity_end(x->s, x->i, &gap);
	} else if (c == '(' && x->i > 0 && x->s.p[x->i - 1] == ']') {
		end = target_end(x->s, x->i);
	} else if (c == ':' && at(x, "://")) {
		/* the scheme was taken for a word: it is part of the address */
		if (x->token.n > 0) {
			struct token *t = &x->token.at[x->token.n - 1];

			if (t->end == x->i) {
				gap |= t->gap;
				x->token.n--;
			}
		}
		end = url_end(x->s, x->i);
	} else if (c == '*' && x->format == TOKEN_MARKDOWN && at(x, "**")) {
		x->bold = !x->bold;
		x->i += 2;
		return;
	} else if (c == '-' && at(x, "--")) {
		end = x->i + 2;
		gap = GAP_DASH;
	}
	if (end > 0) {
		x->gap |= gap;
		x->i = end;
		return;
	}
	if ((unsigned char)c < 0x80)
		x->gap |= gap_of[(unsigned char)c];
	x->i++;
}

static struct str
this_line(const struct scan *x)
{
	size_t end = str_find_char(x->s, '\n', x->i);

	if (end == SIZE_MAX)
		end = x->s.n;
	return (struct str){ x->s.p + x->i, end - x->i };
}

/* [[hh:]mm:]ss[.mmm] at the front; bytes taken, 0 where it is no time. */
static size_t
clock_at(struct str s, int64_t *ms)
{
	int64_t part[3] = { 0 };
	size_t i = 0, n = 0;

	for (;;) {
		size_t from = i;
		uint64_t v;

		while (i < s.n && i - from < 4 && s.p[i] >= '0' && s.p[i] <= '9')
			i++;
		if (i == from || !num_uint((struct str){ s.p + from, i - from },
		    9999, &v))
			return 0;
		part[n++] = (int64_t)v;
		if (n == 3 || i >= s.n || s.p[i] != ':')
			break;
		i++;
	}
	if (n < 2)
		return 0;
	*ms = (n == 2 ? part[0] * 60 + part[1] :
	    part[0] * 3600 + part[1] * 60 + part[2]) * 1000;
	if (i + 3 < s.n && (s.p[i] == '.' || s.p[i] == ',')) {
		uint64_t v;

		if (num_uint((struct str){ s.p + i + 1, 3 }, 999, &v)) {
			*ms += (int64_t)v;
			i += 4;
		}
	}
	return i;
}

static void
put_time(struct scan *x, int64_t ms)
{
	struct token_time *t = VEC_ADD(&x->time);

	t->token = (uint32_t)x->token.n;
	t->ms = ms;
}

/* "[00:01:02] ", "**58:12** · ", "(12:03)" in front of a line of a transcript. */
static size_t
time_mark(struct scan *x, struct str line)
{
	size_t i = 0, n;
	int64_t ms;

	while (i < line.n && strchr("[(* ", line.p[i]) != NULL)
		i++;
	n = clock_at((struct str){ line.p + i, line.n - i }, &ms);
	if (n == 0 || i == 0)
		return 0;
	put_time(x, ms);
	i += n;
	for (;;) {
		struct str rest = { line.p + i, line.n - i };

		if (rest.n > 0 && strchr("])* ", rest.p[0]) != NULL)
			i++;
		else if (str_starts(rest, "·"))
			i += strlen("·");
		else
			return i;
	}
}

/*
 * "Sarah Guo:", "**Host**:", "Speaker 2:" in front of a paragraph: one to four
 * capitalised words before a colon.  The bytes up to behind the colon; 0 where it
 * is no label.
 */
static size_t
speaker_label(struct str line, struct str *name)
{
	size_t i = 0, from, end, words = 0, letters = 0;

	while (i < line.n && (line.p[i] == '*' || line.p[i] == ' '))
		i++;
	from = i;
	while (i < line.n && i - from < 48 && line.p[i] != ':' &&
	    strchr("*.,;!?()[]\"", line.p[i]) == NULL) {
		if (i == from || line.p[i - 1] == ' ') {
			unsigned char c = (unsigned char)line.p[i];

			if (!(c >= 'A' && c <= 'Z') && c < 0x80 &&
			    class_of[c] != C_DIGIT)
				return 0;
			words++;
		}
		letters += class_of[(unsigned char)line.p[i]] == C_LETTER;
		i++;
	}
	end = i;
	while (i < line.n && line.p[i] == '*')
		i++;
	if (i >= line.n || line.p[i] != ':' || words == 0 || words > 4 ||
	    letters < 2)
		return 0;
	i++;
	while (i < line.n && line.p[i] == '*')
		i++;
	if (i < line.n && line.p[i] != ' ')
		return 0;	/* a time or an address, no label */
	*name = str_trim((struct str){ line.p + from, end - from });
	return i;
}

/* A cue's time line, its number, or a header: passed over whole. */
static bool
cue_line(struct scan *x, struct str line)
{
	struct str t = str_trim(line);
	size_t arrow = str_find(t, "-->", 0);
	uint64_t v;
	int64_t ms;

	if (arrow != SIZE_MAX) {
		if (clock_at(t, &ms) > 0)
			put_time(x, ms);
		return true;
	}
	return (num_uint(t, UINT32_MAX, &v) && t.n > 0) ||
	    str_starts(t, "WEBVTT") || str_starts(t, "NOTE") ||
	    str_starts(t, "STYLE") || str_starts(t, "Kind:") ||
	    str_starts(t, "Language:");
}

/* What a line's first characters say about its block; what is passed over. */
static void
markdown_line(struct scan *x, struct str line)
{
	struct str t = str_trim(line);
	size_t skip = (size_t)(t.p - line.p);
	bool new_block = false;

	x->heading = false;
	if (str_starts(t, "```") || str_starts(t, "~~~")) {
		x->fence = !x->fence;
		x->gap |= GAP_BLOCK;
		x->i += line.n;
		return;
	}
	if (x->fence) {
		x->gap |= GAP_OTHER;
		x->i += line.n;
		return;
	}
	if (t.n == 0) {
		x->bold = false;
		x->gap |= GAP_BLOCK;
		return;
	}
	if (t.p[0] == '#') {
		x->heading = true;
		new_block = true;
	} else if (strchr("-*+>|", t.p[0]) != NULL && !str_starts(t, "**") &&
	    !str_starts(t, ">>")) {
		new_block = true;
		skip++;
	} else if (class_of[(unsigned char)t.p[0]] == C_DIGIT) {
		size_t k = 0;

		while (k < t.n && k < 4 &&
		    class_of[(unsigned char)t.p[k]] == C_DIGIT)
			k++;
		if (k < t.n && (t.p[k] == '.' || t.p[k] == ')') &&
		    k + 1 < t.n && t.p[k + 1] == ' ') {
			new_block = true;
			skip += k + 1;
		}
	}
	if (new_block) {
		x->gap |= GAP_BLOCK;
		x->bold = false;
	}
	x->i += skip;
}

/* "12:44 - Gemini Spark": a line of a list of chapters, a block of its own. */
static bool
is_chapter(struct str line)
{
	int64_t ms;
	size_t n;

	line = str_trim(line);
	while (line.n > 0 && strchr("([", line.p[0]) != NULL) {
		line.p++;
		line.n--;
	}
	n = clock_at(line, &ms);
	if (n == 0)
		return false;
	while (n < line.n && strchr(")] ", line.p[n]) != NULL)
		n++;
	line.p += n;
	line.n -= n;
	return str_starts(line, "-") || str_starts(line, "–") ||
	    str_starts(line, "—") || str_starts(line, "|");
}

static void	scan_step(struct scan *);

/* The label's words are a block of their own: they name somebody too. */
static void
take_label(struct scan *x)
{
	struct str name;
	size_t n = speaker_label(this_line(x), &name), end = x->i + n;
	struct token_speaker *sp;

	if (n == 0)
		return;
	while (x->i < end)
		scan_step(x);
	sp = VEC_ADD(&x->speaker);
	sp->token = (uint32_t)x->token.n;
	sp->name = name;
	x->gap |= GAP_BLOCK;
	x->i += time_mark(x, this_line(x));
}

static void
begin_line(struct scan *x)
{
	struct str line = this_line(x);
	bool after_blank;

	if (x->format == TOKEN_CUES && cue_line(x, line)) {
		x->i += line.n;
		return;
	}
	if (x->format == TOKEN_MARKDOWN)
		markdown_line(x, line);
	else if (str_trim(line).n == 0 && x->format == TOKEN_PLAIN)
		x->gap |= GAP_BLOCK;
	if (x->fence)
		return;
	if (is_chapter(this_line(x)))
		x->gap |= GAP_BLOCK;
	after_blank = x->token.n == 0 || x->format == TOKEN_CUES ||
	    (x->gap & GAP_BLOCK) != 0 || x->format == TOKEN_CAPTIONS;
	x->i += time_mark(x, this_line(x));
	if (after_blank)
		take_label(x);
}

static void
line_end(struct scan *x)
{
	x->i++;
	x->gap |= GAP_SPACE;
	if (x->format == TOKEN_PLAIN || x->format == TOKEN_MARKDOWN)
		x->gap |= GAP_LINE;
	if (x->heading)
		x->gap |= GAP_BLOCK;
	begin_line(x);
}

static void
scan_step(struct scan *x)
{
	unsigned char c = (unsigned char)x->s.p[x->i];

	switch ((enum class)class_of[c]) {
	case C_LETTER:
		scan_word(x);
		break;
	case C_DIGIT:
		scan_digits(x);
		break;
	case C_SPACE:
		x->gap |= GAP_SPACE;
		x->i++;
		break;
	case C_LINE:
		line_end(x);
		break;
	case C_SIGN:
		x->i++;
		put_token(x, x->i - 1, (HASH_START ^ c) * HASH_STEP,
		    TOKEN_SIGN);
		break;
	case C_WIDE:
		scan_wide(x);
		break;
	case C_OTHER:
		scan_sign(x);
		break;
	}
}

static void *
keep(struct arena *a, const void *p, size_t n, size_t size)
{
	void *out = arena_array(a, n ? n : 1, size);

	if (n > 0)
		memcpy(out, p, n * size);
	return out;
}

void
token_scan(struct str text, enum token_format format, struct arena *a,
    struct tokens *out)
{
	struct scan x = { .s = text, .format = format };

	x.gap = GAP_BLOCK;
	begin_line(&x);
	while (x.i < text.n)
		scan_step(&x);
	*out = (struct tokens){ .text = text, .n = x.token.n,
	    .times = x.time.n, .speakers = x.speaker.n };
	out->at = keep(a, x.token.at, x.token.n, sizeof(*out->at));
	out->time = keep(a, x.time.at, x.time.n, sizeof(*out->time));
	out->speaker = keep(a, x.speaker.at, x.speaker.n,
	    sizeof(*out->speaker));
	/* Speech recognisers without capitals write hardly any. */
	out->cased = x.capitals * 50 >= x.letters;
	VEC_RELEASE(&x.token);
	VEC_RELEASE(&x.time);
	VEC_RELEASE(&x.speaker);
}

struct str
token_str(const struct tokens *t, size_t i)
{
	return (struct str){ t->text.p + t->at[i].start,
	    t->at[i].end - t->at[i].start };
}

struct str
token_span(const struct tokens *t, size_t first, size_t last)
{
	return (struct str){ t->text.p + t->at[first].start,
	    t->at[last].end - t->at[first].start };
}

uint32_t
token_quote_end(const struct tokens *t, size_t last)
{
	static const char *const closing[] = {
		".", "!", "?", "\"", "”", "’", "。", "！", "？", "」", "%"
	};
	uint32_t end = t->at[last].end;
	bool more = true;

	while (more) {
		struct str rest = { t->text.p + end, t->text.n - end };

		more = false;
		for (size_t i = 0; !more && i < COUNT_OF(closing); i++)
			if (str_starts(rest, closing[i])) {
				end += (uint32_t)strlen(closing[i]);
				more = true;
			}
	}
	return end;
}

int64_t
token_ms(const struct tokens *t, size_t i)
{
	size_t lo = 0, hi = t->times;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (t->time[mid].token <= i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 ? t->time[lo - 1].ms : -1;
}

struct str
token_speaker(const struct tokens *t, size_t i)
{
	size_t lo = 0, hi = t->speakers;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (t->speaker[mid].token <= i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 ? t->speaker[lo - 1].name : STR_NONE;
}
