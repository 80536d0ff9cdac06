#include "base.h"

#include <string.h>

#include "bisect.h"
#include "token_in.h"
#include "token_word.h"
#include "utf8.h"

enum class {
	C_MARK,		/* makes a gap, or none */
	C_LOOK,		/* may begin something longer: token_sign.c */
	C_LETTER, C_DIGIT, C_LINE,
	C_SIGN,		/* a token of its own */
	C_WIDE		/* begins a character beyond ASCII */
};

#define LETTERS(from) \
	[from] = C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, \
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, \
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, \
	C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER, C_LETTER
#define WIDE_16(from) \
	[from] = C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, \
	C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE, C_WIDE

static const unsigned char class_of[256] = {
	['\n'] = C_LINE,
	['0'] = C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT, C_DIGIT,
	C_DIGIT, C_DIGIT, C_DIGIT,
	['&'] = C_LOOK, ['>'] = C_LOOK, ['<'] = C_LOOK, ['('] = C_LOOK,
	[':'] = C_LOOK, ['*'] = C_LOOK, ['-'] = C_LOOK,
	['$'] = C_SIGN, ['%'] = C_SIGN,
	LETTERS('A'), LETTERS('a'),
	WIDE_16(0x80), WIDE_16(0x90), WIDE_16(0xa0), WIDE_16(0xb0),
	WIDE_16(0xc0), WIDE_16(0xd0), WIDE_16(0xe0), WIDE_16(0xf0)
};

/* The gap that a sign of ASCII makes. */
static const uint32_t gap_of[128] = {
	[' '] = GAP_SPACE, ['\t'] = GAP_SPACE, ['\r'] = GAP_SPACE,
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

static void
grow(struct scan *x)
{
	size_t room = x->room ? x->room * 2 : x->s.n / 5 + TOKENS_BEHIND;
	struct token *at = arena_room(x->arena, mem_product(room,
	    sizeof(*at)));

	if (x->n > 0)
		memcpy(at, x->at, x->n * sizeof(*at));
	x->at = at;
	x->room = room;
}

static inline void
put_token(struct scan *x, size_t start, uint64_t h, uint32_t flags)
{
	if (x->n == x->room)
		grow(x);
	x->at[x->n++] = (struct token){ .hash = h, .start = (uint32_t)start,
	    .end = (uint32_t)x->i, .gap = x->gap, .flags = flags | x->flags };
	x->gap = 0;
}

static void
scan_digits(struct scan *x)
{
	size_t start = x->i;
	uint64_t h = HASH_START, in;

	do {
		uint64_t w = eight_at(x->s, x->i);

		in = eight_digits(w);
		if (in != 0)
			h = hash_eight(h, w & in);
		x->i += eight_count(in);
	} while (in == EIGHT_ALL);
	put_token(x, start, hash_end(h), TOKEN_DIGITS);
}

/* Of a word: a capital first, one further in, a small letter. */
static inline uint32_t
case_flags(bool first, bool inner, bool small)
{
	return (first ? TOKEN_CAPITAL : 0u) | (inner ? TOKEN_INNER : 0u) |
	    (inner && !small ? TOKEN_UPPER : 0u);
}

/* A word with letters beyond ASCII in it. */
static void
scan_wide_word(struct scan *x, size_t start)
{
	struct scan_fold f = SCAN_FOLD_INIT;
	size_t upper = 0, letters = 0, step;
	bool first = false;

	for (x->i = start; x->i < x->s.n; x->i += step) {
		uint32_t c;

		step = utf8_step(x->s, x->i, &c);
		if (utf8_is_cjk(c) || !(utf8_is_letter(c) || utf8_is_mark(c)))
			break;
		if (utf8_is_upper(c)) {
			first |= letters == 0;
			upper++;
		}
		scan_fold_put(&f, c);
		letters++;
	}
	x->letters++;
	x->capitals += first;
	put_token(x, start, scan_fold_hash(&f), TOKEN_WIDE |
	    case_flags(first, upper > first, upper < letters));
}

/* Does the word that ends at i in ASCII go on beyond it? */
static bool
goes_on_wide(struct str s, size_t i)
{
	uint32_t c;

	if (i >= s.n || (unsigned char)s.p[i] < 0x80)
		return false;
	if (str_starts((struct str){ s.p + i, s.n - i }, "\xe2\x80"))
		return false;	/* the quotation marks and dashes */
	(void)utf8_step(s, i, &c);
	return !utf8_is_cjk(c) && (utf8_is_letter(c) || utf8_is_mark(c));
}

/* What is known of a word while its letters are read, eight at a time. */
struct word {
	uint64_t	h;
	uint64_t	capitals, small;	/* 0x20 in every byte that saw one */
};

/* Takes in the letters at the front of w; which they are. */
static inline uint64_t
word_eight(struct word *o, uint64_t w)
{
	uint64_t in = eight_letters(w);

	o->h = hash_eight(o->h, (w | EIGHT(0x20)) & in);
	o->capitals |= ~w & in & EIGHT(0x20);
	o->small |= w & in & EIGHT(0x20);
	return in;
}

/* The word of ASCII that begins at i. */
static inline struct token
read_word(struct str s, size_t i)
{
	struct word o = { HASH_START, 0, 0 };
	size_t end = i;
	uint64_t in = word_eight(&o, eight_at(s, i));
	uint64_t first = o.capitals & 0x20;

	o.capitals ^= first;
	end += eight_count(in);
	while (in == EIGHT_ALL && end < s.n && scan_is_letter(s.p[end])) {
		in = word_eight(&o, eight_at(s, end));
		end += eight_count(in);
	}
	return (struct token){ .hash = hash_end(o.h), .start = (uint32_t)i,
	    .end = (uint32_t)end, .flags = case_flags(first != 0,
	    o.capitals != 0, o.small != 0) };
}

/*
 * Words of ASCII and the plain marks between them, which is most of any text, up
 * to something else or as far as there is room for tokens.  What changes at every
 * word stays in registers.
 */
static void
scan_words(struct scan *x, size_t limit)
{
	const struct str s = x->s;
	struct token *at = x->at;
	size_t i = x->i, n = x->n, room = x->room, capitals = 0;
	uint32_t gap = x->gap, flags = x->flags;

	while (i < limit) {
		unsigned char c = (unsigned char)s.p[i];
		struct token t;

		if (class_of[c] == C_MARK) {
			gap |= gap_of[c];
			i++;
			continue;
		}
		if (class_of[c] != C_LETTER || n == room)
			break;
		t = read_word(s, i);
		if (goes_on_wide(s, t.end))
			break;
		capitals += (t.flags & TOKEN_CAPITAL) != 0;
		i = t.end;
		t.gap = gap;
		t.flags |= flags;
		at[n++] = t;
		gap = 0;
	}
	x->letters += n - x->n;
	x->capitals += capitals;
	x->n = n;
	x->i = i;
	x->gap = gap;
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
	bool cjk = utf8_is_cjk(c);

	if (c == 0x30fb || c == 0xff65) {
		/* the dot between the parts of a foreign name */
		x->gap |= GAP_HYPHEN;
		x->i += step;
	} else if (cjk || is_currency(c)) {
		uint64_t w = eight_at(x->s, start) & eight_first(step);

		x->i += step;
		put_token(x, start, hash_end(hash_eight(HASH_START, w)), cjk ?
		    TOKEN_CJK : TOKEN_SIGN);
	} else if (utf8_is_letter(c)) {
		scan_wide_word(x, start);
	} else {
		x->gap |= scan_wide_gap(c);
		x->i += step;
	}
}

static void
line_end(struct scan *x)
{
	x->i++;
	x->gap |= GAP_SPACE;
	if (x->format == TOKEN_PLAIN || x->format == TOKEN_MARKDOWN)
		x->gap |= GAP_LINE;
	if (x->flags & TOKEN_HEADING)
		x->gap |= GAP_BLOCK;
	scan_line(x);
}

/* One token or one sign of those that scan_words leaves. */
static void
step(struct scan *x)
{
	unsigned char c = (unsigned char)x->s.p[x->i];

	switch ((enum class)class_of[c]) {
	case C_LETTER:
		scan_wide_word(x, x->i);
		break;
	case C_DIGIT:
		scan_digits(x);
		break;
	case C_LINE:
		line_end(x);
		break;
	case C_SIGN:
		x->i++;
		put_token(x, x->i - 1, hash_end(hash_eight(HASH_START, c)),
		    TOKEN_SIGN);
		break;
	case C_WIDE:
		scan_wide(x);
		break;
	case C_LOOK:
		if (scan_sign(x))
			break;
		/* FALLTHROUGH */
	case C_MARK:
		x->gap |= gap_of[c];
		x->i++;
		break;
	}
}

void
scan_to(struct scan *x, size_t end)
{
	while (x->i < end) {
		scan_words(x, end);
		if (x->n == x->room)
			grow(x);
		else if (x->i < end)
			step(x);
	}
}

static void
put_behind(struct scan *x)
{
	uint32_t end = (uint32_t)x->s.n;

	if (x->room - x->n < TOKENS_BEHIND)
		grow(x);
	for (size_t i = 0; i < TOKENS_BEHIND; i++)
		x->at[x->n + i] = (struct token){ .start = end, .end = end,
		    .gap = GAP_BLOCK };
}

static void *
keep(struct arena *a, const void *p, size_t n, size_t size)
{
	return n > 0 ? memcpy(arena_room(a, mem_product(n, size)), p,
	    n * size) : NULL;
}

void
token_scan(struct str text, enum token_format format, struct arena *a,
    struct tokens *out)
{
	struct scan x = { .s = text, .format = format, .arena = a };

	x.gap = GAP_BLOCK;
	grow(&x);
	scan_line(&x);
	scan_to(&x, text.n);
	put_behind(&x);
	arena_trim(a, x.at, (x.n + TOKENS_BEHIND) * sizeof(*x.at));
	*out = (struct tokens){ .text = text, .at = x.at, .n = x.n,
	    .times = x.time.n, .speakers = x.speaker.n, .tail = x.gap };
	out->time = keep(a, x.time.at, x.time.n, sizeof(*out->time));
	out->speaker = keep(a, x.speaker.at, x.speaker.n,
	    sizeof(*out->speaker));
	/* Speech recognisers without capitals write hardly any. */
	out->cased = x.capitals * 50 >= x.letters;
	VEC_RELEASE(&x.time);
	VEC_RELEASE(&x.speaker);
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

	BISECT(lo, hi, mid, t->time[mid].token <= i);
	return lo > 0 ? t->time[lo - 1].ms : -1;
}

struct str
token_speaker(const struct tokens *t, size_t i)
{
	size_t lo = 0, hi = t->speakers;

	BISECT(lo, hi, mid, t->speaker[mid].token <= i);
	return lo > 0 ? t->speaker[lo - 1].name : STR_NONE;
}
