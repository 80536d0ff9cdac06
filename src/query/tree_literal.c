/* Numbers and strings as they are written. */
#include "base.h"

#include <errno.h>
#include <stdlib.h>

#include "parse.h"

struct expr *
parse_value(struct parse *p, struct token t, struct value v)
{
	struct expr *x = parse_expr(p, EXPR_VALUE, t.at, NULL, NULL);

	x->v = v;
	return x;
}

static bool
read_int(struct str s, uint64_t *out)
{
	char text[72];
	int base = 10;

	if (s.n > 2 && s.p[0] == '0' && (s.p[1] == 'x' || s.p[1] == 'o')) {
		base = s.p[1] == 'x' ? 16 : 8;
		s = (struct str){ s.p + 2, s.n - 2 };
	}
	while (s.n > 1 && s.p[0] == '0')
		s = (struct str){ s.p + 1, s.n - 1 };
	if (s.n >= sizeof(text))
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = 0;
	errno = 0;
	*out = strtoull(text, NULL, base);
	return errno == 0 && *out <= (uint64_t)INT64_MAX + 1;
}

struct expr *
parse_int(struct parse *p, struct token t)
{
	uint64_t n;

	if (!read_int(parse_text(p, t), &n)) {
		parse_fail(p, t.at, "this integer has more than 64 bits");
		n = 0;
	}
	if (n > INT64_MAX)
		return parse_expr(p, EXPR_TOO_BIG, t.at, NULL, NULL);
	return parse_value(p, t, value_int((int64_t)n));
}

int64_t
parse_count(struct parse *p, struct token t)
{
	uint64_t n = 0;

	if (!read_int(parse_text(p, t), &n) || n > INT64_MAX)
		parse_fail(p, t.at, "this integer has more than 64 bits");
	return n > INT64_MAX ? 0 : (int64_t)n;
}

struct expr *
parse_float(struct parse *p, struct token t)
{
	struct str s = parse_text(p, t);
	double f = strtod(arena_printf(p->arena, "%.*s", STR_ARG(s)), NULL);

	if (f > 1.7976931348623157e308)
		parse_fail(p, t.at, "this number is larger than a float");
	return parse_value(p, t, value_float(f));
}

static bool
read_hex(struct str s, size_t at, size_t n, uint32_t *out)
{
	*out = 0;
	if (at + n > s.n)
		return false;
	for (size_t i = at; i < at + n; i++) {
		int c = s.p[i] | 0x20;

		if (c >= '0' && c <= '9')
			*out = *out * 16 + (uint32_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*out = *out * 16 + (uint32_t)(c - 'a' + 10);
		else
			return false;
	}
	return *out != 0 && *out < 0x110000;
}

/* The escape at s[*i] (after the backslash). */
static bool
read_escape(struct str s, size_t *i, struct buf *out)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *short_one = strchr(from, s.p[*i]);
	size_t digits = s.p[*i] == 'u' ? 4 : 8;
	uint32_t point, low;

	if (short_one != NULL && s.p[*i] != 0) {
		buf_add_char(out, to[short_one - from]);
		return true;
	}
	if (s.p[*i] != 'u' && s.p[*i] != 'U') {
		buf_add_char(out, s.p[*i]);
		return strchr("\\'\"`/", s.p[*i]) != NULL;
	}
	if (!read_hex(s, *i + 1, digits, &point))
		return false;
	*i += digits;
	if (point >= 0xd800 && point < 0xdc00) {	/* a pair, UTF-16 */
		if (*i + 2 >= s.n || s.p[*i + 1] != '\\' ||
		    s.p[*i + 2] != 'u' || !read_hex(s, *i + 3, 4, &low) ||
		    low < 0xdc00 || low > 0xdfff)
			return false;
		point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
		*i += 6;
	} else if (point >= 0xdc00 && point < 0xe000) {
		return false;
	}
	buf_add_utf8(out, point);
	return true;
}

struct expr *
parse_string(struct parse *p, struct token t)
{
	struct str s = { p->text.p + t.at + 1, t.n - 2 };
	struct buf b = BUF_INIT(AST_BYTES);
	struct expr *x;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\\')
			buf_add_char(&b, s.p[i]);
		else if (i++, !read_escape(s, &i, &b))
			parse_fail(p, t.at + (uint32_t)i,
			    "there is no such escape in a string");
	x = parse_value(p, t, value_string(arena_str(p->arena, buf_str(&b))));
	buf_release(&b);
	return x;
}
