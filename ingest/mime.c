#include "base.h"

#include <string.h>

#include "mime.h"

/* Multiparts in multiparts that are followed, and parts that are kept. */
#define DEPTH_MOST 32
#define PARTS_MOST 1000

struct walk {
	struct arena	*arena;
	struct str	 rest;
	enum mime_way	 way;
	struct str	 boundary[DEPTH_MOST];
	size_t		 depth;
	size_t		 parts;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* With its end: CR LF, LF or, as old systems wrote it, CR. */
static struct str
line_of(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != '\n' && s.p[n] != '\r')
		n++;
	if (n < s.n)
		n += s.p[n] == '\r' && n + 1 < s.n && s.p[n + 1] == '\n' ? 2 : 1;
	return (struct str){ s.p, n };
}

static struct str
without_end(struct str s)
{
	if (s.n > 0 && s.p[s.n - 1] == '\n')
		s.n--;
	if (s.n > 0 && s.p[s.n - 1] == '\r')
		s.n--;
	return s;
}

/* "--boundary", or with "--" behind it the last one (RFC 2046 5.1.1). */
static bool
is_boundary(struct str line, struct str boundary, bool *last)
{
	if (line.n < boundary.n + 2 || line.p[0] != '-' || line.p[1] != '-' ||
	    memcmp(line.p + 2, boundary.p, boundary.n) != 0)
		return false;
	line.p += boundary.n + 2;
	line.n -= boundary.n + 2;
	line = without_end(line);
	*last = str_starts(line, "--");
	if (*last) {
		line.p += 2;
		line.n -= 2;
	}
	while (line.n > 0 && is_blank(line.p[0])) {
		line.p++;
		line.n--;
	}
	return line.n == 0;
}

/* The next line, unless the message or a part around this one is at its end. */
static bool
take_line(struct walk *w, struct str *line)
{
	bool last;

	*line = line_of(w->rest);
	if (line->n == 0)
		return false;
	for (size_t i = w->depth; i > 0; i--)
		if (is_boundary(*line, w->boundary[i - 1], &last))
			return false;
	w->rest.p += line->n;
	w->rest.n -= line->n;
	return true;
}

static struct str
taken_since(const struct walk *w, const char *from)
{
	return (struct str){ from, (size_t)(w->rest.p - from) };
}

static void
take_all(struct walk *w)
{
	struct str line;

	while (take_line(w, &line))
		;
}

/* White space before the colon is obsolete (RFC 5322 4.5), and forgiven. */
size_t
mime_name_length(struct str line, enum mime_way way, size_t *colon)
{
	size_t n = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] < 127 &&
	    line.p[n] != ':')
		n++;
	*colon = n;
	while (way == MIME_FORGIVING && *colon < line.n &&
	    is_blank(line.p[*colon]))
		(*colon)++;
	return *colon < line.n && line.p[*colon] == ':' ? n : SIZE_MAX;
}

static bool
is_of_head(struct str line, enum mime_way way)
{
	size_t colon;

	return is_blank(line.p[0]) || str_starts(line, "From ") ||
	    mime_name_length(line, way, &colon) != SIZE_MAX;
}

/* "From somebody ...": no field. */
static bool
is_envelope(struct str line, enum mime_way way)
{
	size_t colon;

	return str_starts(line, "From ") &&
	    mime_name_length(line, way, &colon) == SIZE_MAX;
}

/* Up to an empty line, or to one that is no field: that is of the body, as is
 * an envelope ("From ...") at a head's end. */
static struct str
take_head(struct walk *w)
{
	const char *from = w->rest.p;
	struct str mark = w->rest, before = mark, head, line;

	while (take_line(w, &line) && is_of_head(line, w->way)) {
		before = mark;
		mark = w->rest;
	}
	head = (struct str){ from, (size_t)(mark.p - from) };
	if (head.n > 0 && before.p != from && is_envelope(before, w->way)) {
		head.n = (size_t)(before.p - from);
		w->rest = before;
	} else if (without_end(taken_since(w, mark.p)).n > 0) {
		w->rest = mark;
	}
	return head;
}

/* A type that is none is text (RFC 2045 5.2). */
static struct str
type_of(struct walk *w, struct str head, bool digest)
{
	struct str type = mime_field(head, "content-type", w->arena);
	size_t end = str_find_char(type, ';', 0), slash;
	char *lower;

	if (type.n == 0)
		return digest ? STR_LIT("message/rfc822") :
		    STR_LIT("text/plain");
	type = str_trim((struct str){ type.p, end == SIZE_MAX ? type.n : end });
	slash = str_find_char(type, '/', 0);
	if (slash == SIZE_MAX || str_find_char(type, '/', slash + 1) != SIZE_MAX)
		return STR_LIT("text/plain");
	lower = arena_strndup(w->arena, type.p, type.n);
	for (size_t i = 0; i < type.n; i++)
		if (lower[i] >= 'A' && lower[i] <= 'Z')
			lower[i] = (char)(lower[i] | 0x20);
	return (struct str){ lower, type.n };
}

/* Where none is named: the first line that may be one. */
static struct str
guess_boundary(struct str body)
{
	struct str line;

	for (; body.n > 0; body.p += line.n, body.n -= line.n) {
		line = line_of(body);
		if (str_starts(line, "--") && str_trim(line).n > 2)
			return (struct str){ line.p + 2,
			    str_trim(line).n - 2 };
	}
	return STR_NONE;
}

static struct str
boundary_of(struct walk *w, const struct mime_part *p)
{
	struct str s = mime_param(mime_field(p->head, "content-type", w->arena),
	    "boundary", w->way, w->arena);

	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	if (s.n == 0 && w->way == MIME_FORGIVING)
		s = guess_boundary(w->rest);
	return s;
}

static struct mime_part *take_part(struct walk *, bool digest);

/* What stands behind a boundary; several in a row are one. */
static struct mime_part *
take_child(struct walk *w, const struct mime_part *parent, struct str boundary)
{
	struct mime_part *p;
	struct str mark = w->rest, line;
	bool last;

	while (take_line(w, &line) && is_boundary(line, boundary, &last))
		mark = w->rest;
	w->rest = mark;
	w->boundary[w->depth++] = boundary;
	p = take_part(w, str_is(parent->type, "multipart/digest"));
	w->depth--;
	return p;
}

/* Without a boundary in it, a multipart is a leaf that nobody can read. */
static void
take_children(struct walk *w, struct mime_part *p, struct str boundary)
{
	const char *from = w->rest.p;
	struct mime_part **end = &p->child;
	struct str line;
	bool last = false;

	while (!last && take_line(w, &line)) {
		if (!is_boundary(line, boundary, &last) || last)
			continue;
		*end = take_child(w, p, boundary);
		if (++w->parts <= PARTS_MOST)
			end = &(*end)->next;
		else
			*end = NULL;
	}
	take_all(w);
	if (p->child == NULL)
		p->body = taken_since(w, from);
}

static struct mime_part *
take_part(struct walk *w, bool digest)
{
	struct mime_part *p = arena_alloc(w->arena, sizeof(*p));
	struct str boundary = STR_NONE;
	const char *from;

	p->head = take_head(w);
	p->body = STR_NONE;
	p->type = type_of(w, p->head, digest);
	from = w->rest.p;
	if (str_starts(p->type, "multipart/") && w->depth < DEPTH_MOST)
		boundary = boundary_of(w, p);
	if (boundary.n > 0) {
		take_children(w, p, boundary);
		return p;
	}
	take_all(w);
	p->body = taken_since(w, from);
	/* a boundary's line begins with the end of the line before it */
	if (w->depth > 0)
		p->body = without_end(p->body);
	return p;
}

struct mime_part *
mime_read(struct str message, enum mime_way way, struct arena *arena)
{
	struct walk w = { .arena = arena, .rest = message, .way = way };

	return take_part(&w, false);
}

/* A field's value without its line ends; what folds it are spaces. */
static struct str
unfold(struct str s, struct arena *arena)
{
	char *out = arena_alloc(arena, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r' && s.p[i] != '\n' &&
		    (n > 0 || !is_blank(s.p[i])))
			out[n++] = s.p[i];
	return (struct str){ out, n };
}

struct str
mime_field(struct str head, const char *name, struct arena *arena)
{
	/* by the letter, no line with white space there is in a head */
	const enum mime_way way = MIME_FORGIVING;

	while (head.n > 0) {
		struct str line = line_of(head), value;
		size_t colon, n = mime_name_length(line, way, &colon);
		size_t end = line.n;

		while (end < head.n && is_blank(head.p[end]))
			end += line_of((struct str){ head.p + end,
			    head.n - end }).n;
		value = (struct str){ head.p + colon + 1, end - colon - 1 };
		if (n != SIZE_MAX && str_iis((struct str){ line.p, n }, name))
			return unfold(value, arena);
		head.p += end;
		head.n -= end;
	}
	return STR_NONE;
}
