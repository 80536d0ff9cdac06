/* Functions of lists. */
#include "base.h"

#include "func_rows.h"
#include "utf8.h"

static int
f_size(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = value_int((int64_t)(x->a->kind == VALUE_STRING ?
	    utf8_count(x->a->s) : x->a->list->n));
	return 0;
}

enum { FIRST, LAST };

static int
f_head(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	const struct value_list *l = x->a->list;

	if (l->n > 0)
		*out = l->at[x->func->which == FIRST ? 0 : l->n - 1];
	return 0;
}

static int
f_tail(struct scene *c, const struct call *x, struct value *out)
{
	const struct value_list *l = x->a->list;
	struct value *at;

	if (scene_list(c, l->n ? l->n - 1 : 0, &at, out) < 0)
		return -1;
	for (size_t i = 1; i < l->n; i++)
		at[i - 1] = l->at[i];
	return scene_step(c);
}

static struct value
reverse_text(struct scene *c, struct str s)
{
	char *text = arena_alloc(c->arena, s.n + 1);
	size_t to = s.n;
	uint32_t point;

	for (size_t i = 0, step; i < s.n; i += step) {
		step = utf8_step(s, i, &point);
		to -= step;
		memcpy(text + to, s.p + i, step);
	}
	return value_string((struct str){ text, s.n });
}

static int
f_reverse(struct scene *c, const struct call *x, struct value *out)
{
	const struct value_list *l = x->a->list;
	struct value *at;

	if (x->a->kind == VALUE_STRING) {
		*out = reverse_text(c, x->a->s);
		return scene_step(c);
	}
	if (scene_list(c, l->n, &at, out) < 0)
		return -1;
	for (size_t i = 0; i < l->n; i++)
		at[i] = l->at[l->n - 1 - i];
	return scene_step(c);
}

/* Unsigned numbers, because the ends may be 2^64 apart. */
static int
f_range(struct scene *c, const struct call *x, struct value *out)
{
	uint64_t from = (uint64_t)x->a[0].i, span, stride, count = 0;
	int64_t step = x->n > 2 ? x->a[2].i : 1;
	bool up = step > 0;
	struct value *at;

	if (step == 0)
		return scene_fail(c, "the step of range is 0");
	stride = up ? (uint64_t)step : 0 - (uint64_t)step;
	span = up ? (uint64_t)x->a[1].i - from : from - (uint64_t)x->a[1].i;
	if (up ? x->a[0].i <= x->a[1].i : x->a[0].i >= x->a[1].i)
		count = span / stride + 1;
	if (count > FUNC_LIST_MOST)
		return err_set(c->e, ERR_LIMIT, "range makes more than %d "
		    "numbers, its ceiling", FUNC_LIST_MOST);
	if (scene_list(c, (size_t)count, &at, out) < 0)
		return -1;
	for (uint64_t i = 0; i < count; i++)
		at[i] = value_int((int64_t)(from + i * (uint64_t)step));
	return scene_step(c);
}

static int
f_coalesce(struct scene *c ATTR_UNUSED, const struct call *x,
    struct value *out)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->a[i].kind != VALUE_NULL) {
			*out = x->a[i];
			break;
		}
	return 0;
}

const struct func func_list[] = {
	{ "coalesce", 1, 64, { 0 }, .call = f_coalesce, .nulls = true },
	{ "head", 1, 1, { LIST }, .call = f_head, .which = FIRST },
	{ "last", 1, 1, { LIST }, .call = f_head, .which = LAST },
	{ "range", 2, 3, { INTEGER, INTEGER, INTEGER }, .call = f_range },
	{ "reverse", 1, 1, { LIST | TEXT }, .call = f_reverse },
	{ "size", 1, 1, { LIST | TEXT }, .call = f_size },
	{ "tail", 1, 1, { LIST }, .call = f_tail },
	{ .name = NULL }
};
