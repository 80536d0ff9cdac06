#include "base.h"

#include <string.h>

#include "token_in.h"
#include "utf8.h"

enum class {
	C_MARK,		/* makes a gap, or none */
	C_LOOK,		/* may begin something longer: token_sign.c */
	C_LETTER, C_DIGIT, C_SPACE, C_LINE,
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
	['\t'] = C_SPACE, ['\n'] = C_LINE, ['\r'] = C_SPACE, [' '] = C_SPACE,
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

#define BYTES(b) (UINT64_C(0x0101010101010101) * (b))
#define HIGH BYTES(0x80)

/* The first byte in memory is the lowest. */
static inline uint64_t
little(uint64_t w)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

/* The next eight bytes, the first lowest; zeros behind the end. */
static inline uint64_t
load(struct str s, size_t i)
{
	size_t left = s.n - i;
	uint64_t w = 0;

	if (s.n < sizeof(w)) {
		memcpy(&w, s.p, s.n);
		w = little(w);
		return left ? w >> 8 * i : 0;
	}
	memcpy(&w, s.p + (left < sizeof(w) ? s.n - sizeof(w) : i), sizeof(w));
	w = little(w);
	if (left < sizeof(w))
		return left ? w >> 8 * (sizeof(w) - left) : 0;
	return w;
}

/* The high bit of every byte of w that is a letter, or a digit, of ASCII. */
static inline uint64_t
letters_of(uint64_t w)
{
	uint64_t low = (w | BYTES(0x20)) & BYTES(0x7f);

	return (low + BYTES(0x80 - 'a')) & ~(low + BYTES(0x7f - 'z')) & ~w &
	    HIGH;
}

static inline uint64_t
digits_of(uint64_t w)
{
	uint64_t low = (w ^ BYTES('0')) & BYTES(0x7f);

	return ~(low + BYTES(0x7f - 9)) & ~w & HIGH;
}

/* Bytes at the front that have their high bit set, of eight. */
static inline unsigned
front_of(uint64_t m)
{
	m ^= HIGH;
	return m ? (unsigned)__builtin_ctzll(m) / 8 : 8;
}

static inline uint64_t
first_bytes(uint64_t w, unsigned n)
{
	return n < 8 ? w & ((UINT64_C(1) << 8 * n) - 1) : w;
}

/*
 * The hash of a word is of its folded bytes, eight at a time.  No folded byte is
 * zero, so that a word is told from a longer one, and words of up to eight bytes
 * never share a hash.
 */
#define HASH_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t
hash_eight(uint64_t h, uint64_t w)
{
	h = (h ^ w) * UINT64_C(0x9fb21c651e98df25);
	return h ^ h >> 32;
}

static inline uint64_t
hash_end(uint64_t h)
{
	h *= UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

/* Folded bytes that come one at a time. */
struct folded {
	uint64_t	h, word;
	unsigned	n;	/* bytes in word */
};

static void
fold_byte(struct folded *f, uint32_t b)
{
	f->word |= (uint64_t)b << 8 * f->n;
	if (++f->n == 8)
		*f = (struct folded){ hash_eight(f->h, f->word), 0, 0 };
}

static uint64_t
fold_end(const struct folded *f)
{
	return hash_end(f->n ? hash_eight(f->h, f->word) : f->h);
}

/* As UTF-8 has it. */
static void
fold_code(struct folded *f, uint32_t c)
{
	if (c < 0x80) {
		fold_byte(f, c);
		return;
	}
	if (c < 0x800) {
		fold_byte(f, 0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			fold_byte(f, 0xe0 | c >> 12);
		} else {
			fold_byte(f, 0xf0 | c >> 18);
			fold_byte(f, 0x80 | (c >> 12 & 0x3f));
		}
		fold_byte(f, 0x80 | (c >> 6 & 0x3f));
	}
	fold_byte(f, 0x80 | (c & 0x3f));
}

/* One character: no marks, lower case. */
static void
fold_wide(struct folded *f, uint32_t c)
{
	uint32_t parts[18];
	size_t n;

	if (c < 0x80 || utf8_is_cjk(c)) {
		fold_code(f, c < 0x80 ? utf8_lower(c) : c);
		return;
	}
	n = utf8_decompose(c, parts);
	for (size_t i = 0; i < n; i++)
		if (!utf8_is_mark(parts[i]))
			fold_code(f, utf8_lower(parts[i]));
}

/* The hash of letters of ASCII alone; false of anything else. */
static bool
hash_letters(struct str s, uint64_t *out)
{
	uint64_t h = HASH_START;

	for (size_t i = 0; i < s.n; i += 8) {
		unsigned n = (unsigned)MIN_OF(s.n - i, 8);
		uint64_t w = load(s, i);

		if (front_of(letters_of(w)) < n)
			return false;
		h = hash_eight(h, first_bytes(w | BYTES(0x20), n));
	}
	*out = hash_end(h);
	return true;
}

uint64_t
token_hash(struct str s)
{
	struct folded f = { HASH_START, 0, 0 };
	uint64_t h;

	if (hash_letters(s, &h))
		return h;
	for (size_t i = 0; i < s.n; ) {
		uint32_t c;

		i += utf8_step(s, i, &c);
		fold_wide(&f, c);
	}
	return fold_end(&f);
}

static void
grow(struct scan *x)
{
	size_t room = x->room ? x->room * 2 : x->s.n / 5 + 8;
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

static inline void
scan_digits(struct scan *x)
{
	size_t start = x->i;
	uint64_t h = HASH_START;
	unsigned n;

	do {
		uint64_t w = load(x->s, x->i);

		n = front_of(digits_of(w));
		if (n > 0)
			h = hash_eight(h, first_bytes(w, n));
		x->i += n;
	} while (n == 8);
	put_token(x, start, hash_end(h), TOKEN_DIGITS);
}

static uint32_t
case_flags(size_t letters, size_t upper, bool first)
{
	return (first ? TOKEN_CAPITAL : 0u) | (upper > first ?
	    TOKEN_INNER : 0u) | (letters > 1 && upper == letters ?
	    TOKEN_UPPER : 0u);
}

/* A word with letters beyond ASCII in it. */
static void
scan_wide_word(struct scan *x, size_t start)
{
	struct folded f = { HASH_START, 0, 0 };
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
		fold_wide(&f, c);
		letters++;
	}
	x->letters++;
	x->capitals += first;
	put_token(x, start, fold_end(&f), TOKEN_WIDE |
	    case_flags(letters, upper, first));
}

/* Does the word that ended here in ASCII go on beyond it? */
static bool
goes_on_wide(const struct scan *x)
{
	uint32_t c;

	if (x->i >= x->s.n || class_of[(unsigned char)x->s.p[x->i]] != C_WIDE)
		return false;
	if (scan_at(x, "\xe2\x80"))
		return false;	/* the quotation marks and dashes */
	(void)utf8_step(x->s, x->i, &c);
	return !utf8_is_cjk(c) && (utf8_is_letter(c) || utf8_is_mark(c));
}

/* How many letters, of the first n of w, are capitals. */
static inline size_t
capitals_of(uint64_t w, unsigned n)
{
	return (first_bytes(~w >> 5 & BYTES(1), n) * BYTES(1)) >> 56;
}

static inline void
scan_word(struct scan *x)
{
	size_t start = x->i, upper = 0;
	uint64_t h = HASH_START;
	bool first = x->s.p[start] <= 'Z';
	unsigned n;

	do {
		uint64_t w = load(x->s, x->i);

		n = front_of(letters_of(w));
		if (n > 0) {
			upper += capitals_of(w, n);
			h = hash_eight(h, first_bytes(w | BYTES(0x20), n));
		}
		x->i += n;
	} while (n == 8);
	if (goes_on_wide(x)) {
		scan_wide_word(x, start);
		return;
	}
	x->letters++;
	x->capitals += first;
	put_token(x, start, hash_end(h), case_flags(x->i - start, upper,
	    first));
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
		struct folded f = { HASH_START, 0, 0 };

		fold_code(&f, c);
		x->i += step;
		put_token(x, start, fold_end(&f), cjk ? TOKEN_CJK :
		    TOKEN_SIGN);
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

static inline void
step(struct scan *x)
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
scan_step(struct scan *x)
{
	step(x);
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
	while (x.i < text.n)
		step(&x);
	arena_trim(a, x.at, x.n * sizeof(*x.at));
	*out = (struct tokens){ .text = text, .at = x.at, .n = x.n,
	    .times = x.time.n, .speakers = x.speaker.n };
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
