#include "base.h"

#include "esc.h"

#define REPLACEMENT 0xfffdu

/* The length and least code point of what a first byte begins; 0: no first. */
static unsigned
first_byte(unsigned char c, uint32_t *bits, uint32_t *least)
{
	if (c < 0x80) {
		*bits = c;
		*least = 0;
		return 1;
	}
	if (c >= 0xc2 && c < 0xe0) {
		*bits = c & 0x1fu;
		*least = 0x80;
		return 2;
	}
	if (c >= 0xe0 && c < 0xf0) {
		*bits = c & 0x0fu;
		*least = 0x800;
		return 3;
	}
	*bits = c & 0x07u;
	*least = 0x10000;
	return c >= 0xf0 && c < 0xf5 ? 4 : 0;
}

uint32_t
esc_step(struct str s, size_t *at)
{
	size_t from = (*at)++;
	uint32_t c, least;
	unsigned n = first_byte((unsigned char)s.p[from], &c, &least);

	if (n == 0 || n > s.n - from)
		return REPLACEMENT;
	for (unsigned i = 1; i < n; i++) {
		unsigned char b = (unsigned char)s.p[from + i];

		if ((b & 0xc0) != 0x80)
			return REPLACEMENT;
		c = c << 6 | (b & 0x3fu);
	}
	if (c < least || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return REPLACEMENT;
	*at = from + n;
	return c;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 ||
	    c == 0xa0 || c == 0x2028 || c == 0x2029;
}

static bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* UAX 9: marks, embeddings, overrides and isolates. */
static bool
is_bidi(uint32_t c)
{
	return c == 0x061c || c == 0x200e || c == 0x200f ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void
esc_html(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = esc_step(s, &i);

		if (c == '&')
			buf_add_str(out, "&amp;");
		else if (c == '<')
			buf_add_str(out, "&lt;");
		else if (c == '>')
			buf_add_str(out, "&gt;");
		else if (c == '"')
			buf_add_str(out, "&quot;");
		else if (c == '\'')
			buf_add_str(out, "&#39;");
		else if (c == '\n' || c == '\t' || !is_control(c))
			buf_add_utf8(out, c);
	}
}

void
esc_terminal(struct str s, struct buf *out)
{
	bool space = false, some = false;

	for (size_t i = 0; i < s.n;) {
		uint32_t c = esc_step(s, &i);

		if (is_space(c)) {
			space = true;
		} else if (!is_control(c) && !is_bidi(c)) {
			if (space && some)
				buf_add_char(out, ' ');
			buf_add_utf8(out, c);
			space = false;
			some = true;
		}
	}
}

/* Would Markdown read something else into this character? */
static bool
md_special(uint32_t c, struct str rest)
{
	size_t n = 0;

	if (c != '&')
		return c < 0x80 && c != 0 && strchr("\\`*_[]<>|~$", (int)c) != NULL;
	while (n < rest.n && n < 32 && rest.p[n] != ';' && rest.p[n] != ' ')
		n++;
	return n < rest.n && rest.p[n] == ';';
}

void
esc_md(struct str s, struct buf *out)
{
	struct buf line = BUF_INIT(s.n * 3);
	struct str t;

	esc_terminal(s, &line);
	t = buf_str(&line);
	for (size_t i = 0; i < t.n;) {
		uint32_t c = esc_step(t, &i);

		if (md_special(c, (struct str){ t.p + i, t.n - i }))
			buf_add_char(out, '\\');
		buf_add_utf8(out, c);
	}
	buf_release(&line);
}

static bool
csv_drops(char c)
{
	return ((unsigned char)c < 0x20 || c == 0x7f) && c != '\n' &&
	    c != '\r' && c != '\t';
}

void
esc_csv(struct str s, struct buf *out)
{
	bool plain = s.n == 0 || (s.p[0] != ' ' && s.p[s.n - 1] != ' ');

	for (size_t i = 0; i < s.n && plain; i++)
		plain = memchr(",\"\r\n", s.p[i], 4) == NULL;
	if (!plain)
		buf_add_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_add_char(out, '"');
		if (!csv_drops(s.p[i]))
			buf_add_char(out, s.p[i]);
	}
	if (!plain)
		buf_add_char(out, '"');
}

struct range {
	uint32_t from, to;
};

static bool
in_ranges(uint32_t c, const struct range *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= r[i].from && c <= r[i].to)
			return true;
	return false;
}

/*
 * The blocks that matter in our texts, of Unicode's EastAsianWidth (W and F)
 * and of its combining marks; not every character of the standard.
 */
static const struct range wide[] = {
	{ 0x1100, 0x115f }, { 0x2329, 0x232a }, { 0x231a, 0x231b },
	{ 0x23e9, 0x23ec }, { 0x2e80, 0x303e }, { 0x3041, 0xa4cf },
	{ 0xa960, 0xa97c }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff },
	{ 0xfe10, 0xfe19 }, { 0xfe30, 0xfe6f }, { 0xff01, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff },
	{ 0x1f900, 0x1faff }, { 0x20000, 0x3fffd }
};
static const struct range zero[] = {
	{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd },
	{ 0x064b, 0x065f }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
	{ 0x200b, 0x200d }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f },
	{ 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff }, { 0xe0100, 0xe01ef }
};

unsigned
esc_char_width(uint32_t c)
{
	if (c < 0x300)
		return is_control(c) ? 0 : 1;
	if (in_ranges(c, zero, COUNT_OF(zero)))
		return 0;
	return in_ranges(c, wide, COUNT_OF(wide)) ? 2 : 1;
}

unsigned
esc_width(struct str s)
{
	unsigned w = 0;

	for (size_t i = 0; i < s.n;)
		w += esc_char_width(esc_step(s, &i));
	return w;
}

void
esc_query(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' &&
		    (c | 32) <= 'z') || c == '-' || c == '.' || c == '_')
			buf_add_char(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
}
