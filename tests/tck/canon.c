#include "base.h"

#include <stdlib.h>

#include "buf.h"
#include "canon.h"
#include "num.h"

static struct str	canon(struct arena *, struct str *, bool any_order);

int
canon_by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str
joined(struct arena *a, struct str open, struct lines *parts, const char *sep,
    const char *close)
{
	struct buf b = BUF_INIT(1u << 22);
	struct str s;

	buf_put(&b, open);
	for (size_t i = 0; i < parts->n; i++) {
		buf_add_str(&b, i ? sep : "");
		buf_put(&b, parts->at[i]);
	}
	buf_add_str(&b, close);
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	VEC_RELEASE(parts);
	return s;
}

static void
eat(struct str *s, size_t n)
{
	n = MIN_OF(n, s->n);
	*s = (struct str){ s->p + n, s->n - n };
}

static void
eat_space(struct str *s)
{
	while (s->n > 0 && strchr(" ,", s->p[0]) != NULL)
		eat(s, 1);
}

static struct str
eat_until(struct str *s, const char *stop)
{
	struct str w = { s->p, 0 };

	while (s->n > 0 && strchr(stop, s->p[0]) == NULL) {
		eat(s, 1);
		w.n++;
	}
	return w;
}

static struct str
canon_map(struct arena *a, struct str *s, bool any)
{
	struct lines l = VEC_INIT;

	eat(s, 1);
	for (eat_space(s); s->n > 0 && s->p[0] != '}'; eat_space(s)) {
		struct str key = str_trim(eat_until(s, ":")), v;

		if (key.n > 1 && key.p[0] == '`')
			key = (struct str){ key.p + 1, key.n - 2 };
		eat(s, 1);
		eat_space(s);
		v = canon(a, s, any);
		*VEC_ADD(&l) = str_of(arena_printf(a, "%.*s: %.*s",
		    STR_ARG(key), STR_ARG(v)));
	}
	eat(s, 1);
	if (l.n > 0)
		qsort(l.at, l.n, sizeof(*l.at), canon_by_bytes);
	return joined(a, STR_LIT("{"), &l, ", ", "}");
}

/* (:A:B {k: v}) and [:T {k: v}] */
static struct str
canon_part(struct arena *a, struct str *s, const char *close)
{
	struct lines l = VEC_INIT;
	struct str open = { s->p, 1 }, map = STR_NONE;

	eat(s, 1);
	for (eat_space(s); s->n > 0 && s->p[0] != *close; eat_space(s)) {
		if (s->p[0] == ':') {
			eat(s, 1);
			*VEC_ADD(&l) = eat_until(s, ": {)]");
		} else {
			map = canon_map(a, s, false);
		}
	}
	eat(s, 1);
	if (l.n > 0)
		qsort(l.at, l.n, sizeof(*l.at), canon_by_bytes);
	if (map.n > 0)
		*VEC_ADD(&l) = map;
	return joined(a, open, &l, ":", close);
}

static struct str
canon_list(struct arena *a, struct str *s, bool any)
{
	struct lines l = VEC_INIT;

	eat(s, 1);
	for (eat_space(s); s->n > 0 && s->p[0] != ']'; eat_space(s))
		*VEC_ADD(&l) = canon(a, s, any);
	eat(s, 1);
	if (any && l.n > 0)
		qsort(l.at, l.n, sizeof(*l.at), canon_by_bytes);
	return joined(a, STR_LIT("["), &l, ", ", "]");
}

static struct str
canon_path(struct arena *a, struct str *s)
{
	struct lines l = VEC_INIT;

	eat(s, 1);
	while (s->n > 0 && s->p[0] != '>') {
		if (s->p[0] == '(')
			*VEC_ADD(&l) = canon_part(a, s, ")");
		else if (s->p[0] == '[')
			*VEC_ADD(&l) = canon_part(a, s, "]");
		else {
			*VEC_ADD(&l) = (struct str){ s->p,
			    str_starts(*s, "->") ? 2 : 1 };
			eat(s, l.at[l.n - 1].n);
		}
	}
	eat(s, 1);
	return joined(a, STR_LIT("<"), &l, "", ">");
}

static struct str
canon_word(struct arena *a, struct str *s)
{
	struct str w = str_trim(eat_until(s, ",]})"));
	double f;
	char text[40];

	if (str_ends(w, "Inf"))
		return str_of(w.p[0] == '-' ? "-Infinity" : "Infinity");
	if (memchr(w.p, '.', w.n) == NULL && memchr(w.p, 'e', w.n) == NULL)
		return arena_str(a, w);
	if (!num_double(w, &f))
		return arena_str(a, w);
	num_print(f == 0 ? 0 : f, text);
	return str_of(arena_printf(a, "f%s", text));
}

static struct str
canon(struct arena *a, struct str *s, bool any)
{
	struct str from = *s;

	eat_space(s);
	if (s->n == 0)
		return STR_NONE;
	switch (s->p[0]) {
	case '\'':
		from = *s;
		for (eat(s, 1); s->n > 0 && s->p[0] != '\''; eat(s, 1))
			if (s->p[0] == '\\')
				eat(s, 1);
		eat(s, 1);
		return (struct str){ from.p, from.n - s->n };
	case '{':
		return canon_map(a, s, any);
	case '(':
		return canon_part(a, s, ")");
	case '<':
		return canon_path(a, s);
	case '[':
		if (s->n > 1 && s->p[1] == ':')
			return canon_part(a, s, "]");
		return canon_list(a, s, any);
	default:
		return canon_word(a, s);
	}
}

void
canon_cells(struct arena *a, struct str line, struct lines *out)
{
	struct buf b = BUF_INIT(1u << 20);

	line = str_trim(line);
	for (size_t i = 1; i < line.n; i++) {
		if (line.p[i] == '\\' && i + 1 < line.n &&
		    line.p[i + 1] == '|') {
			buf_add_char(&b, '|');
			i++;
		} else if (line.p[i] == '|') {
			*VEC_ADD(out) = str_trim(arena_str(a, buf_str(&b)));
			buf_reset(&b);
		} else {
			buf_add_char(&b, line.p[i]);
		}
	}
	buf_release(&b);
}

struct str
canon_row(struct arena *a, const struct lines *l, bool any)
{
	struct lines parts = VEC_INIT;

	for (size_t i = 0; i < l->n; i++) {
		struct str s = l->at[i];

		*VEC_ADD(&parts) = canon(a, &s, any);
	}
	return joined(a, STR_NONE, &parts, " | ", "");
}
