#include "base.h"

#include <stdarg.h>
#include <stdio.h>

#include "buf.h"
#include "clock.h"
#include "func_rows.h"
#include "limits.h"
#include "near.h"
#include "temporal.h"

static const struct func *const tables[] = {
	func_graph, func_list, func_number, func_text, func_time, func_fold
};

/* They have no code: fold.c keeps their sums. */
const struct func func_fold[] = {
	{ "avg", 1, 1, { 0 }, .fold = FOLD_AVG },
	{ "collect", 1, 1, { 0 }, .fold = FOLD_COLLECT },
	{ "count", 1, 1, { 0 }, .fold = FOLD_COUNT },
	{ "max", 1, 1, { 0 }, .fold = FOLD_MAX },
	{ "min", 1, 1, { 0 }, .fold = FOLD_MIN },
	{ "percentileCont", 2, 2, { 0 }, .fold = FOLD_PERCENTILE_CONT },
	{ "percentileDisc", 2, 2, { 0 }, .fold = FOLD_PERCENTILE_DISC },
	{ "stDev", 1, 1, { 0 }, .fold = FOLD_STDEV },
	{ "stDevP", 1, 1, { 0 }, .fold = FOLD_STDEVP },
	{ "sum", 1, 1, { 0 }, .fold = FOLD_SUM },
	{ .name = NULL }
};

int
scene_fail(struct scene *c, const char *fmt, ...)
{
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return err_set(c->e, ERR_INVALID, "%s", text);
}

#define STEPS_BETWEEN 1024	/* two looks at the clock */

/* The clock is not asked at the first look: it has just been. */
int
scene_look(struct scene *c)
{
	const struct cypher_limits *l = c->limits;
	bool first = c->look == 0;

	if (l->steps > 0 && c->steps > l->steps)
		return err_set(c->e, ERR_LIMIT, "the question took more than "
		    "%lld steps, its ceiling", (long long)l->steps);
	if (l->bytes > 0 && c->arena->total - c->before + c->held > l->bytes)
		return err_set(c->e, ERR_LIMIT, "the question needs more than "
		    "%zu MiB, its ceiling", l->bytes / MIB);
	if (c->deadline != 0 && !first && clock_ticks() > c->deadline)
		return err_set(c->e, ERR_LIMIT, "the question took longer "
		    "than %lld ms, its ceiling", (long long)l->ms);
	c->look = c->steps + STEPS_BETWEEN;
	if (l->steps > 0)
		c->look = MIN_OF(c->look, l->steps + 1);
	c->room = l->bytes > 0 ? c->before + l->bytes - c->held : SIZE_MAX;
	return 0;
}

int
scene_room(struct scene *c, size_t bytes)
{
	size_t most = c->limits->bytes, taken = c->arena->total - c->before +
	    c->held;

	if (most == 0 || (bytes <= most && taken <= most - bytes))
		return 0;
	return err_set(c->e, ERR_LIMIT, "the question needs more than "
	    "%zu MiB, its ceiling", most / MIB);
}

int
scene_list(struct scene *c, size_t n, struct value **at, struct value *out)
{
	if (scene_room(c, n * sizeof(**at)) < 0)
		return -1;
	*out = value_list_new(c->arena, n, at);
	return 0;
}

int
scene_made(struct scene *c, struct value v)
{
	struct value_size size = value_size(v);

	if (size.weight > FUNC_WEIGHT_MOST)
		return err_set(c->e, ERR_LIMIT, "a list or a map holds more "
		    "than %d values, its ceiling", FUNC_WEIGHT_MOST);
	if (size.depth > FUNC_DEPTH_MOST)
		return err_set(c->e, ERR_LIMIT, "lists and maps are nested "
		    "deeper than %d, their ceiling", FUNC_DEPTH_MOST);
	return scene_step(c);
}

int64_t
scene_began(struct scene *c)
{
	if (c->began == 0)
		c->began = clock_now();
	return c->began;
}

int
scene_too_deep(struct scene *c)
{
	return err_set(c->e, ERR_LIMIT, "the question's paths and clauses are "
	    "together longer than %d, their ceiling", SCENE_DEPTH);
}

int
func_property(struct scene *c, struct value of, struct str key,
    struct value *out)
{
	const struct value *v;

	*out = VALUE_NONE;
	switch (of.kind) {
	case VALUE_NULL:
		return 0;
	case VALUE_MAP:
		if ((v = value_field(of.map, key)) != NULL)
			*out = *v;
		return 0;
	case VALUE_NODE:
	case VALUE_EDGE:
		return c->graph->ops->property(c->graph, c->arena, of, key,
		    out, c->e);
	default:
		if (value_is_moment(of.kind) || of.kind == VALUE_DURATION)
			return temporal_field(c, of, key, out);
		return scene_fail(c, "expected something with properties, "
		    "found a value of type %s", value_kind_name(of.kind));
	}
}

/* ---- calls ---- */

static const char *
kind_phrase(unsigned bit)
{
	static const char *const names[] = {
		[VALUE_BOOL] = "a boolean", [VALUE_INT] = "a whole number",
		[VALUE_FLOAT] = "a float", [VALUE_STRING] = "a string",
		[VALUE_LIST] = "a list", [VALUE_MAP] = "a map",
		[VALUE_NODE] = "a node", [VALUE_EDGE] = "a relationship",
		[VALUE_PATH] = "a path", [VALUE_DATE] = "a date or a time",
		[VALUE_DURATION] = "a duration"
	};

	return bit < COUNT_OF(names) ? names[bit] : NULL;
}

const char *
func_kinds(struct arena *a, unsigned kinds)
{
	const char *name[16], *text = "";
	size_t n = 0;

	for (unsigned bit = 0; bit < COUNT_OF(name); bit++) {
		if ((kinds & 1u << bit) == 0 || kind_phrase(bit) == NULL ||
		    (bit == VALUE_INT && (kinds & NUMBER) == NUMBER))
			continue;
		name[n++] = bit == VALUE_FLOAT ? "a number" :
		    kind_phrase(bit);
	}
	for (size_t i = 0; i < n; i++)
		text = arena_printf(a, "%s%s%s", text, i == 0 ? "" :
		    i + 1 == n ? " or " : ", ", name[i]);
	return text;
}

int
func_run(struct scene *c, const struct call *x, struct value *out)
{
	const struct func *f = x->func;
	size_t weight = 0;

	*out = VALUE_NONE;
	for (size_t i = 0; i < x->n && !f->nulls; i++)
		if (x->a[i].kind == VALUE_NULL)
			return 0;
	for (size_t i = 0; i < MIN_OF(x->n, FUNC_KINDS); i++)
		if (f->takes[i] != 0 && x->a[i].kind != VALUE_NULL &&
		    (f->takes[i] & FUNC_KIND(x->a[i].kind)) == 0)
			return scene_fail(c, "%s wants %s, found a value of "
			    "type %s", f->name, func_kinds(c->arena,
			    f->takes[i]), value_kind_name(x->a[i].kind));
	for (size_t i = 0; i < x->n; i++)
		if (x->a[i].kind == VALUE_STRING)
			weight += value_weight(x->a[i]);
	return scene_weigh(c, weight) < 0 ? -1 : f->call(c, x, out);
}

const struct func *
func_find(struct str name)
{
	for (size_t t = 0; t < COUNT_OF(tables); t++)
		for (const struct func *f = tables[t]; f->name != NULL; f++)
			if (str_ieq(name, str_of(f->name)))
				return f;
	return NULL;
}

const char *
func_near(struct str name)
{
	struct near n = near_begin(name);

	for (size_t t = 0; t < COUNT_OF(tables); t++)
		for (const struct func *f = tables[t]; f->name != NULL; f++)
			near_try(&n, str_of(f->name));
	return n.found.n > 0 ? n.found.p : NULL;
}
