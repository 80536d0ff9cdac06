#include "base.h"

#include <ctype.h>

#include "limits.h"
#include "mime.h"

/*
 * One parameter at a time: what it is called, which piece of it this is (RFC
 * 2231: "name*1*=..."), and what it says.
 */
struct param {
	struct str	name, value;
	bool		escaped;	/* %20 is a space, charset'lang' before */
	bool		first;		/* no piece, or the first one */
};

static void
drop(struct str *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

/* White space, and comments in parentheses. */
static void
drop_comments(struct str *s)
{
	size_t depth = 0;

	for (; s->n > 0; drop(s, 1)) {
		if (s->p[0] == '\\' && depth > 0 && s->n > 1)
			drop(s, 1);
		else if (s->p[0] == '(')
			depth++;
		else if (s->p[0] == ')' && depth > 0)
			depth--;
		else if (depth == 0 && s->p[0] != ' ' && s->p[0] != '\t')
			return;
	}
}

/* Up to a byte that ends a token (RFC 2045 5.1), or is one of `more`. */
static struct str
take_token(struct str *s, const char *more)
{
	struct str t = { s->p, 0 };

	while (t.n < s->n && t.p[t.n] != '\0' &&
	    strchr(" \t()<>@,;:\\\"/[]?=", t.p[t.n]) == NULL &&
	    strchr(more, t.p[t.n]) == NULL)
		t.n++;
	drop(s, t.n);
	return t;
}

struct str
mime_quoted(struct str *s, struct arena *arena)
{
	size_t end = 1, n = 0;
	char *out;

	while (end < s->n && s->p[end] != '"')
		end += s->p[end] == '\\' && end + 1 < s->n ? 2 : 1;
	out = arena_alloc(arena, end);
	for (size_t i = 1; i < end; i++) {
		i += s->p[i] == '\\' && i + 1 < end;
		out[n++] = s->p[i];
	}
	drop(s, MIN_OF(end + 1, s->n));
	return (struct str){ out, n };
}

/* All of a word without quotes, but for quotes of the wrong kind. */
static struct str
take_word(struct str *s)
{
	struct str t = { s->p, 0 };

	while (t.n < s->n && strchr(" \t;", t.p[t.n]) == NULL)
		t.n++;
	drop(s, t.n);
	if (t.n > 1 && t.p[0] == '\'' && t.p[t.n - 1] == '\'')
		t = (struct str){ t.p + 1, t.n - 2 };
	return t;
}

/* To the next semicolon that is not quoted. */
static void
drop_rest(struct str *s, struct arena *arena)
{
	while (s->n > 0 && s->p[0] != ';') {
		if (s->p[0] == '"')
			(void)mime_quoted(s, arena);
		else
			drop(s, 1);
	}
}

static bool
take_param(struct str *s, enum mime_way way, struct arena *arena,
    struct param *p)
{
	struct str piece;

	*p = (struct param){ STR_NONE, STR_NONE, false, true };
	if (s->n == 0)
		return false;
	drop(s, 1);			/* the semicolon */
	drop_comments(s);
	p->name = take_token(s, "*'%");
	drop_comments(s);
	if (s->n > 1 && s->p[0] == '*' && isdigit((unsigned char)s->p[1])) {
		drop(s, 1);
		piece = take_token(s, "*");
		p->first = str_is(piece, "0");
	}
	if (s->n > 0 && s->p[0] == '*') {
		p->escaped = true;
		drop(s, 1);
	}
	if (s->n > 0 && s->p[0] == '=') {
		drop(s, 1);
		drop_comments(s);
		if (s->n > 0 && s->p[0] == '"')
			p->value = mime_quoted(s, arena);
		else if (way == MIME_FORGIVING || p->escaped)
			p->value = take_word(s);
		else
			p->value = take_token(s, "*'");
	}
	drop_rest(s, arena);
	return true;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that two hex digits behind s.p[at] name; -1 for anything else. */
static int
hex_pair(struct str s, size_t at)
{
	int high, low;

	if (at + 2 >= s.n)
		return -1;
	high = hex(s.p[at + 1]);
	low = hex(s.p[at + 2]);
	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* "utf-8'en'a%20b" is "a b"; a later piece has no charset. */
static struct str
unescape(const struct param *p, struct arena *arena)
{
	struct str s = p->value;
	size_t quote = str_find_char(s, '\'', 0), n = 0;
	char *out;

	if (p->first && quote != SIZE_MAX &&
	    (quote = str_find_char(s, '\'', quote + 1)) != SIZE_MAX)
		drop(&s, quote + 1);
	out = arena_alloc(arena, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		int byte = s.p[i] == '%' ? hex_pair(s, i) : -1;

		out[n++] = byte < 0 ? s.p[i] : (char)byte;
		i += byte < 0 ? 0 : 2;
	}
	return (struct str){ out, n };
}

struct str
mime_param(struct str value, const char *name, enum mime_way way,
    struct arena *arena)
{
	struct str all = STR_NONE;
	struct param p;

	drop_rest(&value, arena);
	while (take_param(&value, way, arena, &p)) {
		if (!str_iis(p.name, name) || (p.first && all.n > 0) ||
		    all.n > LIMIT_NAME_BYTES)
			continue;
		if (p.escaped)
			p.value = unescape(&p, arena);
		all = str_of(arena_printf(arena, "%.*s%.*s", STR_ARG(all),
		    STR_ARG(p.value)));
	}
	return all;
}

/* "=41" is A, a "=" at a line's end joins it with the next, any other is
 * itself. */
static void
decode_quoted(struct str s, enum mime_way way ATTR_UNUSED, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		int byte = s.p[i] == '=' ? hex_pair(s, i) : -1;

		if (byte >= 0) {
			buf_add_char(out, (char)byte);
			i += 2;
		} else if (s.p[i] == '=' && (i + 1 == s.n ||
		    s.p[i + 1] == '\n')) {
			i++;
		} else if (s.p[i] == '=' && i + 2 < s.n &&
		    s.p[i + 1] == '\r' && s.p[i + 2] == '\n') {
			i += 2;
		} else {
			buf_add_char(out, s.p[i]);
		}
	}
}

static int
base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Bytes outside the alphabet do not count (RFC 2045 6.8), what is behind the
 * padding neither: lists put their footer there.  By the letter, what no whole
 * bytes come out of is no base64, and stays as it is. */
static void
decode_base64(struct str s, enum mime_way way, struct buf *out)
{
	uint32_t bits = 0;
	unsigned have = 0, pads = 0;
	size_t from = out->n;

	for (size_t i = 0; i < s.n; i++) {
		int v = base64_value(s.p[i]);

		if (s.p[i] == '=' && have >= 2 && have + ++pads >= 4)
			break;
		if (v < 0)
			continue;
		pads = 0;
		bits = bits << 6 | (uint32_t)v;
		if (have > 0)
			buf_add_char(out, (char)(bits >> (6 - 2 * have)));
		have = (have + 1) % 4;
	}
	if (have == 1 && way == MIME_BY_LETTER) {
		out->n = from;
		buf_put(out, s);
	}
}

/* A line of uuencode: its first byte says how many bytes it holds. */
static void
decode_uu_line(struct str line, struct buf *out)
{
	size_t left = ((unsigned char)line.p[0] - 32u) & 63u;
	uint32_t bits = 0;

	for (size_t i = 1; i < line.n && left > 0; i++) {
		bits = bits << 6 | (((unsigned char)line.p[i] - 32u) & 63u);
		if (i % 4 == 1)
			continue;
		buf_add_char(out, (char)(bits >> (2 * (4 - (i - 1) % 4 - 1))));
		left--;
	}
}

static void
decode_uu(struct str s, enum mime_way way ATTR_UNUSED, struct buf *out)
{
	struct str line;
	bool inside = false;

	while (str_line(&s, &line)) {
		if (!inside)
			inside = str_starts(line, "begin ");
		else if (str_is(str_trim(line), "end"))
			return;
		else if (line.n > 0)
			decode_uu_line(line, out);
	}
}

/* "base64;", "Quoted-Printable (text)": what the word is. */
static struct str
transfer_of(const struct mime_part *p, enum mime_way way, struct arena *arena)
{
	struct str s = mime_field(p->head, "content-transfer-encoding", arena);

	if (way == MIME_BY_LETTER)
		return s;
	drop_comments(&s);
	if (s.n > 0 && s.p[0] == '"')
		drop(&s, 1);
	return take_token(&s, "");
}

void
mime_decode_as(struct str bytes, struct str transfer, enum mime_way way,
    struct buf *out)
{
	static const struct {
		const char	*name;
		void		(*decode)(struct str, enum mime_way,
				    struct buf *);
	} table[] = {
		{ "quoted-printable", decode_quoted },
		{ "base64", decode_base64 },
		{ "x-uuencode", decode_uu }, { "uuencode", decode_uu },
		{ "uue", decode_uu }, { "x-uue", decode_uu },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		if (str_iis(transfer, table[i].name)) {
			table[i].decode(bytes, way, out);
			return;
		}
	}
	buf_put(out, bytes);
}

void
mime_decode(const struct mime_part *p, enum mime_way way, struct arena *arena,
    struct buf *out)
{
	mime_decode_as(p->body, transfer_of(p, way, arena), way, out);
}
