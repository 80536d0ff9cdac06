#include "base.h"

#include "buf.h"
#include "limits.h"
#include "sender.h"

/* Of a field, what is looked at for its first mailbox. */
#define FIELD_MOST 8192u

struct reading {
	struct str	 rest;
	enum mime_way	 way;
	struct arena	*arena;
	struct str	 comment;	/* the last one that was passed */
};

static void
drop(struct str *s, size_t n)
{
	s->p += n;
	s->n -= n;
}

static char
next(const struct reading *r)
{
	return r->rest.n > 0 ? r->rest.p[0] : '\0';
}

/* White space and comments; a comment may hold others. */
static void
pass_comments(struct reading *r)
{
	const char *from = NULL;
	size_t depth = 0;

	for (; r->rest.n > 0; drop(&r->rest, 1)) {
		char c = next(r);

		if (c == '\\' && depth > 0 && r->rest.n > 1) {
			drop(&r->rest, 1);
		} else if (c == '(') {
			if (depth++ == 0)
				from = r->rest.p + 1;
		} else if (c == ')' && depth > 0) {
			if (--depth == 0)
				r->comment = (struct str){ from,
				    (size_t)(r->rest.p - from) };
		} else if (depth == 0 && c != ' ' && c != '\t') {
			return;
		}
	}
}

static bool
is_special(char c)
{
	return c == '\0' || strchr(" \t()<>[]:;@\\,\"", c) != NULL;
}

/* Encoded words, and forgiving, all that stand in a row: what one begins, the
 * next may end (RFC 2047 6.2). */
static size_t
encoded_length(const struct reading *r)
{
	size_t n = mime_word_length(r->rest), more, at;

	while (n > 0 && r->way == MIME_FORGIVING) {
		for (at = n; at < r->rest.n && (r->rest.p[at] == ' ' ||
		    r->rest.p[at] == '\t'); at++)
			;
		more = mime_word_length((struct str){ r->rest.p + at,
		    r->rest.n - at });
		if (more == 0)
			break;
		n = at + more;
	}
	return n;
}

static struct str
take_quoted(struct reading *r)
{
	struct str s = mime_quoted(&r->rest, r->arena);

	return mime_words(s, r->way, r->arena);
}

/* An atom, a quoted string or an encoded word; false before anything else. */
static bool
take_word(struct reading *r, struct str *word)
{
	size_t n;

	pass_comments(r);
	if (next(r) == '"') {
		*word = take_quoted(r);
		return true;
	}
	n = encoded_length(r);
	if (n > 0) {
		*word = mime_words((struct str){ r->rest.p, n }, r->way,
		    r->arena);
		drop(&r->rest, n);
		return true;
	}
	while (n < r->rest.n && !is_special(r->rest.p[n]))
		n++;
	*word = (struct str){ r->rest.p, n };
	drop(&r->rest, n);
	return n > 0;
}

/* Words with a space between them, but around a dot where `dots` says so. */
static struct str
take_words(struct reading *r, bool dots)
{
	struct buf b = BUF_INIT(LIMIT_NAME_BYTES);
	struct str word, all;

	while (take_word(r, &word)) {
		if (b.n > 0 && !(dots && (str_starts(word, ".") ||
		    str_ends(buf_str(&b), "."))))
			buf_add_char(&b, ' ');
		buf_put(&b, word);
	}
	all = arena_str(r->arena, str_trim(buf_str(&b)));
	buf_release(&b);
	return all;
}

/* In quotes where it is more than atoms and dots. */
static struct str
mailbox(struct reading *r, struct str s)
{
	struct buf b = BUF_INIT(LIMIT_NAME_BYTES);
	bool plain = true;

	for (size_t i = 0; i < s.n; i++)
		plain = plain && !is_special(s.p[i]);
	if (plain)
		return s;
	buf_add_char(&b, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_add_char(&b, '\\');
		buf_add_char(&b, s.p[i]);
	}
	buf_add_char(&b, '"');
	s = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* "x.example", "x . example", "[127.0.0.1]"; "" where it is none. */
static struct str
take_domain(struct reading *r)
{
	struct str all = STR_NONE, word;
	size_t end;

	pass_comments(r);
	if (next(r) == '[') {
		end = str_find_char(r->rest, ']', 0);
		end = end == SIZE_MAX ? r->rest.n : end + 1;
		all = (struct str){ r->rest.p, end };
		drop(&r->rest, end);
		return all;
	}
	while (all.n == 0 || next(r) == '.' || str_ends(all, ".")) {
		if (!take_word(r, &word))
			break;
		all = str_of(arena_printf(r->arena, "%.*s%.*s", STR_ARG(all),
		    STR_ARG(word)));
		pass_comments(r);
	}
	return str_find(all, "..", 0) == SIZE_MAX ? all : STR_NONE;
}

static struct str
join(struct reading *r, struct str local, struct str domain)
{
	return domain.n == 0 ? STR_NONE : str_of(arena_printf(r->arena,
	    "%.*s@%.*s", STR_ARG(mailbox(r, local)), STR_ARG(domain)));
}

/* What stands in angle brackets; the route that a message once took is passed
 * over.  "" where it is no address. */
static struct str
take_angle(struct reading *r)
{
	struct str local, addr;

	drop(&r->rest, 1);
	pass_comments(r);
	while (next(r) == '@' || next(r) == ',') {
		drop(&r->rest, 1);
		(void)take_domain(r);
		if (next(r) == ':')
			drop(&r->rest, 1);
	}
	local = take_words(r, true);
	if (next(r) != '@')
		return next(r) == '>' ? mailbox(r, local) : STR_NONE;
	drop(&r->rest, 1);
	addr = join(r, local, take_domain(r));
	if (r->rest.n > 0 && next(r) != '>')
		return STR_NONE;
	drop(&r->rest, MIN_OF(r->rest.n, 1u));
	return addr;
}

/* One address, or the first of a group. */
static void
take_address(struct reading *r, struct sender *s)
{
	struct str from = r->rest, words = take_words(r, true);

	if (next(r) == ':' && words.n > 0) {
		drop(&r->rest, 1);
		from = r->rest;
		words = take_words(r, true);
	}
	if (next(r) == '@') {
		drop(&r->rest, 1);
		s->addr = join(r, words, take_domain(r));
		return;
	}
	if (next(r) == '<') {
		r->rest = from;
		s->name = take_words(r, false);
		s->addr = take_angle(r);
	}
	if (s->addr.n == 0 && r->way == MIME_BY_LETTER)
		*s = (struct sender){ STR_NONE, words };
	else if (s->addr.n == 0)
		s->name = words;
}

static struct str
clean(struct reading *r, struct str s)
{
	s = str_trim(s);
	if (s.n > 1 && s.p[0] == '"' && s.p[s.n - 1] == '"') {
		r->rest = s;
		return str_trim(take_quoted(r));
	}
	return str_trim(mime_words(s, r->way, r->arena));
}

/* "Team @ Acme, Inc. <news@acme.example>": the angle brackets tell. */
static bool
read_angle(struct reading *r, struct sender *s)
{
	struct str all = r->rest;
	size_t open = str_find_char(all, '<', 0);

	if (open == SIZE_MAX)
		return false;
	drop(&r->rest, open);
	s->addr = take_angle(r);
	s->name = clean(r, (struct str){ all.p, open });
	return s->addr.n > 0;
}

/* An address of a whole domain, with nothing or the next one behind it. */
static bool
is_whole(struct reading *r, const struct sender *s)
{
	size_t at = str_find_char(s->addr, '@', 0);

	pass_comments(r);
	return at != SIZE_MAX && (str_find_char(s->addr, '.', at) != SIZE_MAX ||
	    s->name.n > 0) && (r->rest.n == 0 || strchr(",;", next(r)) != NULL);
}

/* "Big Bug bb@bug.example": the last word is the mailbox. */
static void
part_name(struct reading *r, struct sender *s)
{
	size_t end = s->addr.n, space;

	if (end == 0 || s->addr.p[0] != '"')
		return;
	while (end > 0 && s->addr.p[end - 1] != '"')
		end--;
	space = end;
	while (space > 0 && s->addr.p[space - 1] != ' ')
		space--;
	if (space == 0)
		return;
	s->name = (struct str){ s->addr.p + 1, space - 2 };
	s->addr = str_of(arena_printf(r->arena, "%.*s%.*s",
	    (int)(end - 1 - space), s->addr.p + space, (int)(s->addr.n - end),
	    s->addr.p + end));
}

void
sender_read(struct str field, enum mime_way way, struct arena *arena,
    struct sender *s)
{
	struct reading r = { field, way, arena, STR_NONE };
	struct sender was;

	r.rest.n = field.n = MIN_OF(field.n, FIELD_MOST);
	*s = (struct sender){ STR_NONE, STR_NONE };
	for (take_address(&r, s); s->addr.n + s->name.n == 0 && r.rest.n > 0;
	    take_address(&r, s))
		drop(&r.rest, 1);
	if (way == MIME_BY_LETTER)
		return;
	if (!is_whole(&r, s)) {
		was = *s;
		r.rest = field;
		if (!read_angle(&r, s))
			*s = was;
	}
	part_name(&r, s);
	if (s->name.n == 0 && r.comment.n > 0)
		s->name = clean(&r, r.comment);
}
