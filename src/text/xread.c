#include "base.h"

#include "markup.h"
#include "xread.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool
is_name_start(char c)
{
	return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' &&
	    (c | 32) <= 'z') || c == '_' || c == ':';
}

static bool
is_name(char c)
{
	return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' ||
	    c == '.';
}

static struct str
rest_of(const struct xread *x)
{
	return (struct str){ x->in.p + x->at, x->in.n - x->at };
}

static void
skip_space(struct xread *x)
{
	while (x->at < x->in.n && is_space(x->in.p[x->at]))
		x->at++;
}

static struct str
take_name(struct xread *x)
{
	struct str s = { x->in.p + x->at, 0 };

	while (x->at < x->in.n && is_name(x->in.p[x->at])) {
		x->at++;
		s.n++;
	}
	return s;
}

static void
split_name(struct str whole, struct str *prefix, struct str *name)
{
	size_t at = str_find_char(whole, ':', 0);

	*prefix = STR_NONE;
	*name = whole;
	if (at == SIZE_MAX)
		return;
	*prefix = (struct str){ whole.p, at };
	*name = (struct str){ whole.p + at + 1, whole.n - at - 1 };
}

/* The end of what begins here: past `end`, or the end of the input. */
static void
skip_past(struct xread *x, const char *end)
{
	size_t at = str_find(x->in, end, x->at);

	x->at = at == SIZE_MAX ? x->in.n : at + strlen(end);
}

static int
skip_doctype(struct xread *x, struct err *e)
{
	bool inside = false;

	for (; x->at < x->in.n; x->at++) {
		char c = x->in.p[x->at];

		if (str_starts(rest_of(x), "<!ENTITY"))
			return err_set(e, ERR_DENIED, "byte %zu: the document "
			    "type declares entities, which are not read",
			    x->at);
		if (c == '[')
			inside = true;
		else if (c == ']')
			inside = false;
		else if (c == '>' && !inside) {
			x->at++;
			break;
		}
	}
	return 0;
}

/* Digits of &#...; with or without the x; 0 for none and for what is no
 * character. */
static uint32_t
numeric(struct str s)
{
	uint32_t v = 0, base = 10;
	size_t i = 1;

	if (s.n > 2 && (s.p[1] | 32) == 'x') {
		base = 16;
		i = 2;
	}
	if (i >= s.n || s.n > 10)
		return 0;
	for (; i < s.n; i++) {
		char c = s.p[i], low = (char)(c | 32);

		if (c >= '0' && c <= '9')
			v = v * base + (uint32_t)(c - '0');
		else if (base == 16 && low >= 'a' && low <= 'f')
			v = v * base + (uint32_t)(low - 'a' + 10);
		else
			return 0;
	}
	/* HTML 13.2.5.80: C1 numbers mean Windows-1252 */
	if (v >= 0x80 && v < 0xa0) {
		static const uint16_t c1[32] = {
			0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020,
			0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
			0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d,
			0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
			0x153, 0x9d, 0x17e, 0x178 };

		return c1[v - 0x80];
	}
	if (v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff) ||
	    (v < 0x20 && v != '\n' && v != '\t'))
		return v == '\r' ? '\n' : 0xfffd;
	return v;
}

void
xread_unescape(struct str s, struct buf *out)
{
	size_t at = 0;

	while (at < s.n) {
		size_t amp = str_find_char(s, '&', at), end;
		uint32_t cp;

		buf_add(out, s.p + at, MIN_OF(amp, s.n) - at);
		if (amp == SIZE_MAX)
			return;
		for (end = amp + 1; end < s.n && end - amp < 12 &&
		    ((s.p[end] | 32) >= 'a' ? (s.p[end] | 32) <= 'z' :
		    (s.p[end] >= '0' && s.p[end] <= '9') || s.p[end] == '#');)
			end++;
		cp = end < s.n && s.p[end] == ';' ? markup_entity(
		    (struct str){ s.p + amp + 1, end - amp - 1 }) : 0;
		if (cp == 0 && end > amp + 2 && s.p[amp + 1] == '#')
			cp = numeric((struct str){ s.p + amp + 1,
			    end - amp - 1 });
		if (cp == 0) {
			buf_add_char(out, '&');
			at = amp + 1;
			continue;
		}
		buf_add_utf8(out, cp);
		at = end + (end < s.n && s.p[end] == ';');
	}
}

/* An attribute's value with its references resolved. */
static struct str
resolved(struct xread *x, struct str raw)
{
	struct buf b = BUF_INIT(raw.n * 4 + 16);
	struct str s = raw;

	if (str_find_char(raw, '&', 0) != SIZE_MAX) {
		xread_unescape(raw, &b);
		s = arena_str(x->arena, buf_str(&b));
		buf_release(&b);
	}
	return s;
}

static struct str
take_value(struct xread *x)
{
	struct str v = { x->in.p + x->at, 0 };
	char quote = x->at < x->in.n ? x->in.p[x->at] : '\0';

	if (quote == '"' || quote == '\'') {
		size_t end = str_find_char(x->in, quote, x->at + 1);

		if (end == SIZE_MAX)
			end = x->in.n;
		v = (struct str){ x->in.p + x->at + 1, end - x->at - 1 };
		x->at = MIN_OF(end + 1, x->in.n);
		return v;
	}
	while (x->at < x->in.n && !is_space(x->in.p[x->at]) &&
	    x->in.p[x->at] != '>') {
		x->at++;
		v.n++;
	}
	return v;
}

static void
take_attr(struct xread *x)
{
	struct str whole = take_name(x), value = STR_NONE;
	struct xread_attr *a;

	skip_space(x);
	if (x->at < x->in.n && x->in.p[x->at] == '=') {
		x->at++;
		skip_space(x);
		value = take_value(x);
	}
	if (x->attrs == XREAD_ATTRS)
		return;
	a = &x->attr[x->attrs++];
	split_name(whole, &a->prefix, &a->name);
	a->value = resolved(x, value);
	if (x->names_n == COUNT_OF(x->names))
		return;
	if (str_is(whole, "xmlns"))
		x->names[x->names_n++] = (struct xread_namespace){ STR_NONE,
		    a->value };
	else if (str_is(a->prefix, "xmlns"))
		x->names[x->names_n++] = (struct xread_namespace){ a->name,
		    a->value };
}

static struct str
namespace_of(const struct xread *x, struct str prefix)
{
	for (size_t i = x->names_n; i-- > 0;)
		if (str_eq(x->names[i].prefix, prefix))
			return x->names[i].uri;
	return STR_NONE;
}

static int
open_tag(struct xread *x, struct err *e)
{
	struct xread_open *o;

	if (x->depth == LIMIT_MARKUP_DEPTH)
		return err_set(e, ERR_LIMIT, "byte %zu: elements nested deeper "
		    "than %u", x->at, LIMIT_MARKUP_DEPTH);
	o = &x->open[x->depth++];
	x->at++;
	o->namespaces = x->names_n;
	o->name = take_name(x);
	x->attrs = 0;
	x->empty = false;
	for (;;) {
		skip_space(x);
		if (x->at >= x->in.n)
			break;
		if (is_name_start(x->in.p[x->at])) {
			take_attr(x);
			continue;
		}
		if (x->in.p[x->at] == '<')
			break;		/* the > was forgotten */
		x->empty = x->in.p[x->at] == '/';
		if (x->in.p[x->at++] == '>') {
			x->empty = x->at >= 2 && x->in.p[x->at - 2] == '/';
			break;
		}
	}
	split_name(o->name, &x->prefix, &x->name);
	x->ns = namespace_of(x, x->prefix);
	x->closing = x->empty ? 1 : 0;
	return XREAD_OPEN;
}

static int
close_one(struct xread *x)
{
	struct xread_open *o = &x->open[x->depth - 1];

	split_name(o->name, &x->prefix, &x->name);
	x->ns = namespace_of(x, x->prefix);
	x->attrs = 0;
	x->names_n = o->namespaces;
	x->depth--;
	x->closing--;
	return XREAD_CLOSE;
}

/* How many elements an end tag closes: up to the one it names, or none. */
static void
end_tag(struct xread *x)
{
	struct str name;

	x->at += 2;
	name = take_name(x);
	while (x->at < x->in.n && x->in.p[x->at] != '>' &&
	    x->in.p[x->at] != '<')
		x->at++;
	if (x->at < x->in.n && x->in.p[x->at] == '>')
		x->at++;
	for (size_t i = x->depth; i-- > 0;)
		if (str_ieq(x->open[i].name, name)) {
			x->closing = x->depth - i;
			return;
		}
}

static int
text_until(struct xread *x, size_t end, bool raw)
{
	x->text = (struct str){ x->in.p + x->at, end - x->at };
	x->raw = raw;
	x->at = end;
	return XREAD_TEXT;
}

static int
cdata(struct xread *x)
{
	size_t end;
	int what;

	x->at += 9;
	end = str_find(x->in, "]]>", x->at);
	what = text_until(x, end == SIZE_MAX ? x->in.n : end, true);
	x->at = MIN_OF(x->at + 3, x->in.n);
	return what;
}

static bool
begins_markup(const struct xread *x, size_t at)
{
	char c;

	if (at + 1 >= x->in.n)
		return false;
	c = x->in.p[at + 1];
	return is_name_start(c) || c == '/' || c == '!' || c == '?';
}

/* The next < that begins some markup; the end where there is none. */
static size_t
next_markup(const struct xread *x)
{
	size_t at = str_find_char(x->in, '<', x->at);

	while (at != SIZE_MAX && !begins_markup(x, at))
		at = str_find_char(x->in, '<', at + 1);
	return at == SIZE_MAX ? x->in.n : at;
}

void
xread_init(struct xread *x, struct str in, struct arena *arena)
{
	*x = (struct xread){ .in = in, .arena = arena };
}

int
xread_next(struct xread *x, struct err *e)
{
	for (;;) {
		struct str s;

		/* an end tag that closes several begins where it stands */
		if (x->closing > 0)
			return close_one(x);
		x->from = x->at;
		if (x->at >= x->in.n) {
			if (x->depth == 0)
				return XREAD_END;
			x->closing = x->depth;
			continue;
		}
		s = rest_of(x);
		if (s.p[0] != '<' || !begins_markup(x, x->at))
			return text_until(x, next_markup(x), false);
		if (s.p[1] == '/')
			end_tag(x);
		else if (str_starts(s, "<![CDATA["))
			return cdata(x);
		else if (str_starts(s, "<!--"))
			skip_past(x, "-->");
		else if (str_istarts(s, "<!doctype")) {
			if (skip_doctype(x, e) < 0)
				return -1;
		} else if (s.p[1] == '!' || s.p[1] == '?')
			skip_past(x, s.p[1] == '?' ? "?>" : ">");
		else
			return open_tag(x, e);
	}
}

struct str
xread_attr(const struct xread *x, const char *name)
{
	for (size_t i = 0; i < x->attrs; i++)
		if (x->attr[i].prefix.n == 0 &&
		    str_ieq(x->attr[i].name, str_of(name)))
			return x->attr[i].value;
	for (size_t i = 0; i < x->attrs; i++)
		if (str_is(x->attr[i].name, name) &&
		    !str_is(x->attr[i].prefix, "xmlns"))
			return x->attr[i].value;
	return STR_NONE;
}

struct str
xread_attr_in(const struct xread *x, const char *prefix, const char *name)
{
	for (size_t i = 0; i < x->attrs; i++)
		if (str_is(x->attr[i].prefix, prefix) &&
		    str_is(x->attr[i].name, name))
			return x->attr[i].value;
	return STR_NONE;
}
