/* Functions of strings. */
#include "base.h"

#include <stdio.h>

#include "func_rows.h"
#include "num.h"
#include "temporal.h"
#include "utf8.h"

/* The buffer as a value, let go. */
static int
take_text(struct scene *c, struct buf *b, struct value *out)
{
	int error = buf_check(b, "a string", c->e);

	if (error == 0)
		*out = value_string(arena_str(c->arena, buf_str(b)));
	buf_release(b);
	return error == 0 ? scene_step(c) : -1;
}

static void
float_text(double f, char out[40])
{
	num_print(f, out);
	if (strspn(out, "-0123456789") == strlen(out))
		strcat(out, ".0");
}

static int
f_to_string(struct scene *c, const struct call *x, struct value *out)
{
	struct buf b = BUF_INIT(FUNC_TEXT_MOST);
	const struct value v = *x->a;
	char text[40];

	switch (v.kind) {
	case VALUE_STRING:
		*out = v;
		return 0;
	case VALUE_BOOL:
		*out = value_string(str_of(v.b ? "true" : "false"));
		return 0;
	case VALUE_INT:
		buf_printf(&b, "%lld", (long long)v.i);
		break;
	case VALUE_FLOAT:
		float_text(v.f, text);
		buf_add_str(&b, text);
		break;
	default:
		temporal_print(&b, v);
		break;
	}
	return take_text(c, &b, out);
}

enum { LOWER, UPPER };

static int
f_case(struct scene *c, const struct call *x, struct value *out)
{
	struct buf b = BUF_INIT(FUNC_TEXT_MOST);
	uint32_t point;

	for (size_t i = 0; i < x->a->s.n;) {
		i += utf8_step(x->a->s, i, &point);
		buf_add_utf8(&b, x->func->which == LOWER ? utf8_lower(point) :
		    utf8_upper(point));
	}
	return take_text(c, &b, out);
}

enum { LEFT = 1, RIGHT = 2 };

static int
f_trim(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	struct str s = x->a->s;

	while ((x->func->which & LEFT) && s.n > 0 &&
	    strchr(" \t\r\n", s.p[0]) != NULL)
		s = (struct str){ s.p + 1, s.n - 1 };
	while ((x->func->which & RIGHT) && s.n > 0 &&
	    strchr(" \t\r\n", s.p[s.n - 1]) != NULL)
		s.n--;
	*out = value_string(s);
	return 0;
}

static int
f_replace(struct scene *c, const struct call *x, struct value *out)
{
	struct buf b = BUF_INIT(FUNC_TEXT_MOST);
	struct str s = x->a[0].s, old = x->a[1].s;
	size_t from = 0, at = old.n ? str_find_str(s, old, 0) : SIZE_MAX;

	for (; at != SIZE_MAX && !b.over; at = str_find_str(s, old, from)) {
		buf_put(&b, (struct str){ s.p + from, at - from });
		buf_put(&b, x->a[2].s);
		from = at + old.n;
	}
	buf_put(&b, (struct str){ s.p + from, s.n - from });
	return take_text(c, &b, out);
}

/* Where the next part ends: SIZE_MAX is the last. */
static size_t
part_end(struct str rest, struct str by)
{
	uint32_t point;
	size_t end;

	if (by.n > 0)
		return str_find_str(rest, by, 0);
	end = rest.n > 0 ? utf8_step(rest, 0, &point) : 0;
	return end < rest.n ? end : SIZE_MAX;
}

/* Counted first: a list is as large as it will be. */
static int
f_split(struct scene *c, const struct call *x, struct value *out)
{
	struct str rest = x->a[0].s, by = x->a[1].s;
	struct value *at;
	size_t n = 1, end;

	for (; (end = part_end(rest, by)) != SIZE_MAX; n++)
		rest = (struct str){ rest.p + end + by.n,
		    rest.n - end - by.n };
	if (scene_list(c, n, &at, out) < 0)
		return -1;
	rest = x->a[0].s;
	for (; (end = part_end(rest, by)) != SIZE_MAX;
	    rest = (struct str){ rest.p + end + by.n, rest.n - end - by.n })
		*at++ = value_string((struct str){ rest.p, end });
	*at = value_string(rest);
	return scene_step(c);
}

static struct str
skip_letters(struct str s, int64_t n)
{
	uint32_t point;

	while (n-- > 0 && s.n > 0) {
		size_t step = utf8_step(s, 0, &point);

		s = (struct str){ s.p + step, s.n - step };
	}
	return s;
}

static int
f_substring(struct scene *c, const struct call *x, struct value *out)
{
	struct str s;

	if (x->a[1].i < 0 || (x->n > 2 && x->a[2].i < 0))
		return scene_fail(c, "a length below 0");
	s = skip_letters(x->a[0].s, x->a[1].i);
	if (x->n > 2)
		s.n -= skip_letters(s, x->a[2].i).n;
	*out = value_string(s);
	return 0;
}

static int
f_side(struct scene *c, const struct call *x, struct value *out)
{
	struct str s = x->a[0].s;

	if (x->a[1].i < 0)
		return scene_fail(c, "a length below 0");
	if (x->func->which == LEFT)
		s.n -= skip_letters(s, x->a[1].i).n;
	else
		s = skip_letters(s, (int64_t)utf8_count(s) - x->a[1].i);
	*out = value_string(s);
	return 0;
}

const struct func func_text[] = {
	{ "left", 2, 2, { TEXT, INTEGER }, .call = f_side, .which = LEFT },
	{ "lTrim", 1, 1, { TEXT }, .call = f_trim, .which = LEFT },
	{ "replace", 3, 3, { TEXT, TEXT, TEXT }, .call = f_replace },
	{ "right", 2, 2, { TEXT, INTEGER }, .call = f_side, .which = RIGHT },
	{ "rTrim", 1, 1, { TEXT }, .call = f_trim, .which = RIGHT },
	{ "split", 2, 2, { TEXT, TEXT }, .call = f_split },
	{ "substring", 2, 3, { TEXT, INTEGER, INTEGER }, .call = f_substring },
	{ "toLower", 1, 1, { TEXT }, .call = f_case, .which = LOWER },
	{ "toString", 1, 1, { NUMBER | BOOLEAN | TEXT | MOMENT | DURATION },
	    .call = f_to_string },
	{ "toUpper", 1, 1, { TEXT }, .call = f_case, .which = UPPER },
	{ "trim", 1, 1, { TEXT }, .call = f_trim, .which = LEFT | RIGHT },
	{ .name = NULL }
};
