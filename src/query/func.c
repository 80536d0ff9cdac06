#include "base.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "buf.h"
#include "clock.h"
#include "func.h"
#include "hash.h"
#include "num.h"
#include "utf8.h"
#include "vec.h"

#define LIST_MOST 10000000
#define TEXT_MOST (16u << 20)

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

int
scene_step(struct scene *c)
{
	const struct cypher_limits *l = c->limits;

	c->steps++;
	if (l->steps > 0 && c->steps > l->steps)
		return err_set(c->e, ERR_LIMIT, "the question took more than "
		    "%lld steps, its ceiling", (long long)l->steps);
	if (l->bytes > 0 && c->arena->total > l->bytes)
		return err_set(c->e, ERR_LIMIT, "the question needs more than "
		    "%zu bytes, its ceiling", l->bytes);
	if (c->deadline != 0 && c->steps % 1024 == 0 &&
	    clock_ticks() > c->deadline)
		return err_set(c->e, ERR_LIMIT, "the question took longer "
		    "than %lld ms, its ceiling", (long long)l->ms);
	return 0;
}

static int
wrong_kind(struct scene *c, const char *want, struct value v)
{
	return scene_fail(c, "expected %s, found a value of type %s", want,
	    value_kind_name(v.kind));
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
		return wrong_kind(c, "a map, a node or a relationship", of);
	}
}

/* ---- the graph ---- */

static int
f_id(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind != VALUE_NODE && a->kind != VALUE_EDGE)
		return wrong_kind(c, "a node or a relationship", *a);
	*out = value_int(a->i);
	return 0;
}

static int
f_labels(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind != VALUE_NODE)
		return wrong_kind(c, "a node", *a);
	*out = c->graph->ops->labels(c->graph, c->arena, a->i);
	return 0;
}

static int
edge_of(struct scene *c, const struct value *a, struct cypher_edge *x)
{
	if (a->kind != VALUE_EDGE)
		return wrong_kind(c, "a relationship", *a);
	c->graph->ops->edge(c->graph, a->i, x);
	return 0;
}

static int
f_type(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct cypher_edge x;

	if (edge_of(c, a, &x) < 0)
		return -1;
	*out = value_string(c->graph->ops->type_name(c->graph, x.type));
	return 0;
}

static int
f_start(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct cypher_edge x;

	if (edge_of(c, a, &x) < 0)
		return -1;
	*out = value_node(x.from);
	return 0;
}

static int
f_end(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct cypher_edge x;

	if (edge_of(c, a, &x) < 0)
		return -1;
	*out = value_node(x.to);
	return 0;
}

static int
f_properties(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	*out = *a;
	if (a->kind == VALUE_MAP)
		return 0;
	if (a->kind != VALUE_NODE && a->kind != VALUE_EDGE)
		return wrong_kind(c, "a map, a node or a relationship", *a);
	return c->graph->ops->properties(c->graph, c->arena, *a, out, c->e);
}

static int
f_keys(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	struct value map, *at;

	if (f_properties(c, a, n, &map) < 0)
		return -1;
	*out = value_list_new(c->arena, map.map->n, &at);
	for (size_t i = 0; i < map.map->n; i++)
		at[i] = value_string(map.map->at[i].key);
	return 0;
}

static int
f_nodes(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct value *at;

	if (a->kind != VALUE_PATH)
		return wrong_kind(c, "a path", *a);
	*out = value_list_new(c->arena, a->path->edges + 1, &at);
	for (size_t i = 0; i <= a->path->edges; i++)
		at[i] = value_node(a->path->node[i]);
	return 0;
}

static int
f_edges(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct value *at;

	if (a->kind != VALUE_PATH)
		return wrong_kind(c, "a path", *a);
	*out = value_list_new(c->arena, a->path->edges, &at);
	for (size_t i = 0; i < a->path->edges; i++)
		at[i] = value_edge(a->path->edge[i]);
	return 0;
}

static int
f_length(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind != VALUE_PATH)
		return wrong_kind(c, "a path", *a);
	*out = value_int((int64_t)a->path->edges);
	return 0;
}

/* ---- lists ---- */

static int
f_size(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind == VALUE_STRING)
		*out = value_int((int64_t)utf8_count(a->s));
	else if (a->kind == VALUE_LIST)
		*out = value_int((int64_t)a->list->n);
	else
		return wrong_kind(c, "a list or a string", *a);
	return 0;
}

static int
f_head(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind != VALUE_LIST)
		return wrong_kind(c, "a list", *a);
	if (a->list->n > 0)
		*out = a->list->at[0];
	return 0;
}

static int
f_last(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind != VALUE_LIST)
		return wrong_kind(c, "a list", *a);
	if (a->list->n > 0)
		*out = a->list->at[a->list->n - 1];
	return 0;
}

static int
f_tail(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct value *at;

	if (a->kind != VALUE_LIST)
		return wrong_kind(c, "a list", *a);
	*out = value_list_new(c->arena, a->list->n ? a->list->n - 1 : 0, &at);
	for (size_t i = 1; i < a->list->n; i++)
		at[i - 1] = a->list->at[i];
	return 0;
}

static int
f_reverse(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	struct value *at;
	char *text;
	size_t to;
	uint32_t point;

	if (a->kind == VALUE_LIST) {
		*out = value_list_new(c->arena, a->list->n, &at);
		for (size_t i = 0; i < a->list->n; i++)
			at[i] = a->list->at[a->list->n - 1 - i];
		return 0;
	}
	if (a->kind != VALUE_STRING)
		return wrong_kind(c, "a list or a string", *a);
	text = arena_alloc(c->arena, a->s.n + 1);
	to = a->s.n;
	for (size_t i = 0, step; i < a->s.n; i += step) {
		step = utf8_step(a->s, i, &point);
		to -= step;
		memcpy(text + to, a->s.p + i, step);
	}
	*out = value_string((struct str){ text, a->s.n });
	return 0;
}

static int
f_range(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	int64_t step = n > 2 ? a[2].i : 1, count = 0;
	struct value *at;

	for (size_t i = 0; i < n; i++)
		if (a[i].kind != VALUE_INT)
			return wrong_kind(c, "a whole number", a[i]);
	if (step == 0)
		return scene_fail(c, "the step of range is 0");
	if ((step > 0 && a[0].i <= a[1].i) || (step < 0 && a[0].i >= a[1].i)) {
		double room = (double)a[1].i / (double)step -
		    (double)a[0].i / (double)step;

		if (room >= LIST_MOST)
			return err_set(c->e, ERR_LIMIT, "range makes more "
			    "than %d numbers", LIST_MOST);
		count = (a[1].i - a[0].i) / step + 1;
	}
	*out = value_list_new(c->arena, (size_t)count, &at);
	for (int64_t i = 0; i < count; i++)
		at[i] = value_int(a[0].i + i * step);
	return scene_step(c);
}

static int
f_coalesce(struct scene *c ATTR_UNUSED, const struct value *a, size_t n,
    struct value *out)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].kind != VALUE_NULL) {
			*out = a[i];
			break;
		}
	return 0;
}

static int
f_exists(struct scene *c ATTR_UNUSED, const struct value *a,
    size_t n ATTR_UNUSED, struct value *out)
{
	*out = a->kind == VALUE_BOOL ? *a :
	    value_bool(a->kind != VALUE_NULL);
	return 0;
}

/* ---- conversions ---- */

static int
f_to_integer(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	double f = 0;
	int64_t i;

	if (a->kind == VALUE_INT) {
		*out = *a;
		return 0;
	}
	if (a->kind == VALUE_STRING) {
		if (num_int(a->s, &i)) {
			*out = value_int(i);
			return 0;
		}
		if (!num_double(a->s, &f))
			return 0;
	} else if (a->kind == VALUE_FLOAT) {
		f = a->f;
	} else {
		return wrong_kind(c, "a number or a string", *a);
	}
	if (fabs(f) < 0x1p63)
		*out = value_int((int64_t)f);
	return 0;
}

static int
f_to_float(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	double f;

	if (value_is_number(*a))
		*out = value_float(value_real(*a));
	else if (a->kind != VALUE_STRING)
		return wrong_kind(c, "a number or a string", *a);
	else if (num_double(a->s, &f))
		*out = value_float(f);
	return 0;
}

static int
f_to_boolean(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (a->kind == VALUE_BOOL)
		*out = *a;
	else if (a->kind != VALUE_STRING)
		return wrong_kind(c, "a boolean or a string", *a);
	else if (str_ieq(str_trim(a->s), STR_LIT("true")))
		*out = value_bool(true);
	else if (str_ieq(str_trim(a->s), STR_LIT("false")))
		*out = value_bool(false);
	return 0;
}

static void
float_text(double f, char out[40])
{
	num_print(f, out);
	if (strspn(out, "-0123456789") == strlen(out))
		strcat(out, ".0");
}

static int
f_to_string(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	char text[40];

	switch (a->kind) {
	case VALUE_STRING:
		*out = *a;
		return 0;
	case VALUE_BOOL:
		*out = value_string(str_of(a->b ? "true" : "false"));
		return 0;
	case VALUE_INT:
		snprintf(text, sizeof(text), "%lld", (long long)a->i);
		break;
	case VALUE_FLOAT:
		float_text(a->f, text);
		break;
	default:
		return wrong_kind(c, "a number, a boolean or a string", *a);
	}
	*out = value_string(str_of(arena_strdup(c->arena, text)));
	return 0;
}

/* ---- numbers ---- */

static int
f_abs(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (!value_is_number(*a))
		return wrong_kind(c, "a number", *a);
	if (a->kind == VALUE_FLOAT)
		*out = value_float(fabs(a->f));
	else if (a->i == INT64_MIN)
		return scene_fail(c, "the result has more than 64 bits");
	else
		*out = value_int(a->i < 0 ? -a->i : a->i);
	return 0;
}

static int
f_sign(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	double f;

	if (!value_is_number(*a))
		return wrong_kind(c, "a number", *a);
	f = value_real(*a);
	*out = value_int((f > 0) - (f < 0));
	return 0;
}

static int
real_of(struct scene *c, const struct value *a, double (*f)(double),
    struct value *out)
{
	if (!value_is_number(*a))
		return wrong_kind(c, "a number", *a);
	*out = value_float(f(value_real(*a)));
	return 0;
}

static double
half_up(double f)
{
	return floor(f + 0.5);
}

#define REAL(name_, f_) \
	static int \
	name_(struct scene *c, const struct value *a, size_t n ATTR_UNUSED, \
	    struct value *out) \
	{ \
		return real_of(c, a, f_, out); \
	}
REAL(f_ceil, ceil)
REAL(f_floor, floor)
REAL(f_round, half_up)
REAL(f_sqrt, sqrt)
REAL(f_exp, exp)
REAL(f_log, log)
REAL(f_log10, log10)
REAL(f_sin, sin)
REAL(f_cos, cos)
REAL(f_tan, tan)
REAL(f_asin, asin)
REAL(f_acos, acos)
REAL(f_atan, atan)

static int
f_atan2(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	if (!value_is_number(a[0]) || !value_is_number(a[1]))
		return wrong_kind(c, "two numbers", a[0]);
	*out = value_float(atan2(value_real(a[0]), value_real(a[1])));
	return 0;
}

static int
f_pi(struct scene *c ATTR_UNUSED, const struct value *a ATTR_UNUSED,
    size_t n ATTR_UNUSED, struct value *out)
{
	*out = value_float(3.14159265358979323846);
	return 0;
}

static int
f_e(struct scene *c ATTR_UNUSED, const struct value *a ATTR_UNUSED,
    size_t n ATTR_UNUSED, struct value *out)
{
	*out = value_float(2.71828182845904523536);
	return 0;
}

/* The same numbers in every run: an answer can be had again. */
static int
f_rand(struct scene *c, const struct value *a ATTR_UNUSED,
    size_t n ATTR_UNUSED, struct value *out)
{
	c->chance = hash_mix(c->chance, 0x9e3779b97f4a7c15u);
	*out = value_float((double)(c->chance >> 11) * 0x1p-53);
	return 0;
}

static int
f_timestamp(struct scene *c, const struct value *a ATTR_UNUSED,
    size_t n ATTR_UNUSED, struct value *out)
{
	*out = value_int(c->began);
	return 0;
}

/* ---- strings ---- */

static int
want_strings(struct scene *c, const struct value *a, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].kind != VALUE_STRING)
			return wrong_kind(c, "a string", a[i]);
	return 0;
}

static int
f_lower(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	struct buf b = BUF_INIT(TEXT_MOST);
	uint32_t point;

	if (want_strings(c, a, n) < 0)
		return -1;
	for (size_t i = 0; i < a->s.n;) {
		i += utf8_step(a->s, i, &point);
		buf_add_utf8(&b, utf8_lower(point));
	}
	*out = value_string(arena_str(c->arena, buf_str(&b)));
	buf_release(&b);
	return 0;
}

static int
f_upper(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	char *s;

	if (want_strings(c, a, n) < 0)
		return -1;
	s = arena_strndup(c->arena, a->s.p, a->s.n);
	for (size_t i = 0; i < a->s.n; i++)
		if (s[i] >= 'a' && s[i] <= 'z')
			s[i] = (char)(s[i] - 'a' + 'A');
	*out = value_string((struct str){ s, a->s.n });
	return 0;
}

static int
trim(struct scene *c, const struct value *a, bool left, bool right,
    struct value *out)
{
	struct str s;

	if (want_strings(c, a, 1) < 0)
		return -1;
	s = a->s;
	while (left && s.n > 0 && strchr(" \t\r\n", s.p[0]) != NULL)
		s = (struct str){ s.p + 1, s.n - 1 };
	while (right && s.n > 0 && strchr(" \t\r\n", s.p[s.n - 1]) != NULL)
		s.n--;
	*out = value_string(s);
	return 0;
}

static int
f_trim(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	return trim(c, a, true, true, out);
}

static int
f_ltrim(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	return trim(c, a, true, false, out);
}

static int
f_rtrim(struct scene *c, const struct value *a, size_t n ATTR_UNUSED,
    struct value *out)
{
	return trim(c, a, false, true, out);
}

static int
f_replace(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	struct buf b = BUF_INIT(TEXT_MOST);
	int error;

	if (want_strings(c, a, n) < 0)
		return -1;
	for (size_t i = 0; i < a[0].s.n;)
		if (a[1].s.n > 0 && a[0].s.n - i >= a[1].s.n &&
		    memcmp(a[0].s.p + i, a[1].s.p, a[1].s.n) == 0) {
			buf_put(&b, a[2].s);
			i += a[1].s.n;
		} else {
			buf_add_char(&b, a[0].s.p[i++]);
		}
	error = buf_check(&b, "a string", c->e);
	*out = value_string(arena_str(c->arena, buf_str(&b)));
	buf_release(&b);
	return error;
}

static int
f_split(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	VEC(struct value) parts = VEC_INIT;
	struct str rest;
	struct value *at;
	size_t i = 0;
	uint32_t point;

	if (want_strings(c, a, n) < 0)
		return -1;
	rest = a[0].s;
	while (i < rest.n) {
		size_t step = a[1].s.n;

		if (step == 0)
			i += utf8_step(rest, i, &point);
		else if (rest.n - i < step ||
		    memcmp(rest.p + i, a[1].s.p, step) != 0) {
			i++;
			continue;
		}
		if (step == 0 && i == rest.n)
			break;
		*VEC_ADD(&parts) = value_string((struct str){ rest.p, i });
		rest = (struct str){ rest.p + i + step, rest.n - i - step };
		i = 0;
	}
	*VEC_ADD(&parts) = value_string(rest);
	*out = value_list_new(c->arena, parts.n, &at);
	memcpy(at, parts.at, parts.n * sizeof(*at));
	VEC_RELEASE(&parts);
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
want_lengths(struct scene *c, const struct value *a, size_t n)
{
	if (a[0].kind != VALUE_STRING)
		return wrong_kind(c, "a string", a[0]);
	for (size_t i = 1; i < n; i++) {
		if (a[i].kind != VALUE_INT)
			return wrong_kind(c, "a whole number", a[i]);
		if (a[i].i < 0)
			return scene_fail(c, "a length below 0");
	}
	return 0;
}

static int
f_substring(struct scene *c, const struct value *a, size_t n,
    struct value *out)
{
	struct str s;

	if (want_lengths(c, a, n) < 0)
		return -1;
	s = skip_letters(a[0].s, a[1].i);
	if (n > 2)
		s.n -= skip_letters(s, a[2].i).n;
	*out = value_string(s);
	return 0;
}

static int
f_left(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	struct str s = a[0].s;

	if (want_lengths(c, a, n) < 0)
		return -1;
	s.n -= skip_letters(s, a[1].i).n;
	*out = value_string(s);
	return 0;
}

static int
f_right(struct scene *c, const struct value *a, size_t n, struct value *out)
{
	if (want_lengths(c, a, n) < 0)
		return -1;
	*out = value_string(skip_letters(a[0].s,
	    (int64_t)utf8_count(a[0].s) - a[1].i));
	return 0;
}

#define NODE (1u << VALUE_NODE)
#define EDGE (1u << VALUE_EDGE)
#define PATH (1u << VALUE_PATH)
#define LIST (1u << VALUE_LIST)
#define TEXT (1u << VALUE_STRING)
#define MAP (1u << VALUE_MAP)

static const struct func functions[] = {
	{ "abs", 1, 1, false, FOLD_NOT, 0, f_abs },
	{ "acos", 1, 1, false, FOLD_NOT, 0, f_acos },
	{ "asin", 1, 1, false, FOLD_NOT, 0, f_asin },
	{ "atan", 1, 1, false, FOLD_NOT, 0, f_atan },
	{ "atan2", 2, 2, false, FOLD_NOT, 0, f_atan2 },
	{ "avg", 1, 1, false, FOLD_AVG, 0, NULL },
	{ "ceil", 1, 1, false, FOLD_NOT, 0, f_ceil },
	{ "coalesce", 1, 8, true, FOLD_NOT, 0, f_coalesce },
	{ "collect", 1, 1, false, FOLD_COLLECT, 0, NULL },
	{ "cos", 1, 1, false, FOLD_NOT, 0, f_cos },
	{ "count", 1, 1, false, FOLD_COUNT, 0, NULL },
	{ "e", 0, 0, false, FOLD_NOT, 0, f_e },
	{ "endNode", 1, 1, false, FOLD_NOT, EDGE, f_end },
	{ "exists", 1, 1, true, FOLD_NOT, 0, f_exists },
	{ "exp", 1, 1, false, FOLD_NOT, 0, f_exp },
	{ "floor", 1, 1, false, FOLD_NOT, 0, f_floor },
	{ "head", 1, 1, false, FOLD_NOT, LIST, f_head },
	{ "id", 1, 1, false, FOLD_NOT, NODE | EDGE, f_id },
	{ "keys", 1, 1, false, FOLD_NOT, NODE | EDGE | MAP, f_keys },
	{ "labels", 1, 1, false, FOLD_NOT, NODE, f_labels },
	{ "last", 1, 1, false, FOLD_NOT, LIST, f_last },
	{ "left", 2, 2, false, FOLD_NOT, TEXT, f_left },
	{ "length", 1, 1, false, FOLD_NOT, PATH, f_length },
	{ "log", 1, 1, false, FOLD_NOT, 0, f_log },
	{ "log10", 1, 1, false, FOLD_NOT, 0, f_log10 },
	{ "lTrim", 1, 1, false, FOLD_NOT, TEXT, f_ltrim },
	{ "max", 1, 1, false, FOLD_MAX, 0, NULL },
	{ "min", 1, 1, false, FOLD_MIN, 0, NULL },
	{ "nodes", 1, 1, false, FOLD_NOT, PATH, f_nodes },
	{ "percentileCont", 2, 2, false, FOLD_PERCENTILE_CONT, 0, NULL },
	{ "percentileDisc", 2, 2, false, FOLD_PERCENTILE_DISC, 0, NULL },
	{ "pi", 0, 0, false, FOLD_NOT, 0, f_pi },
	{ "properties", 1, 1, false, FOLD_NOT, NODE | EDGE | MAP,
	    f_properties },
	{ "rand", 0, 0, false, FOLD_NOT, 0, f_rand },
	{ "range", 2, 3, false, FOLD_NOT, 0, f_range },
	{ "relationships", 1, 1, false, FOLD_NOT, PATH, f_edges },
	{ "replace", 3, 3, false, FOLD_NOT, TEXT, f_replace },
	{ "reverse", 1, 1, false, FOLD_NOT, LIST | TEXT, f_reverse },
	{ "right", 2, 2, false, FOLD_NOT, TEXT, f_right },
	{ "round", 1, 1, false, FOLD_NOT, 0, f_round },
	{ "rTrim", 1, 1, false, FOLD_NOT, TEXT, f_rtrim },
	{ "sign", 1, 1, false, FOLD_NOT, 0, f_sign },
	{ "sin", 1, 1, false, FOLD_NOT, 0, f_sin },
	{ "size", 1, 1, false, FOLD_NOT, LIST | TEXT, f_size },
	{ "split", 2, 2, false, FOLD_NOT, TEXT, f_split },
	{ "sqrt", 1, 1, false, FOLD_NOT, 0, f_sqrt },
	{ "startNode", 1, 1, false, FOLD_NOT, EDGE, f_start },
	{ "stDev", 1, 1, false, FOLD_STDEV, 0, NULL },
	{ "stDevP", 1, 1, false, FOLD_STDEVP, 0, NULL },
	{ "substring", 2, 3, false, FOLD_NOT, TEXT, f_substring },
	{ "sum", 1, 1, false, FOLD_SUM, 0, NULL },
	{ "tail", 1, 1, false, FOLD_NOT, LIST, f_tail },
	{ "tan", 1, 1, false, FOLD_NOT, 0, f_tan },
	{ "timestamp", 0, 0, false, FOLD_NOT, 0, f_timestamp },
	{ "toBoolean", 1, 1, false, FOLD_NOT, 0, f_to_boolean },
	{ "toFloat", 1, 1, false, FOLD_NOT, 0, f_to_float },
	{ "toInteger", 1, 1, false, FOLD_NOT, 0, f_to_integer },
	{ "toLower", 1, 1, false, FOLD_NOT, TEXT, f_lower },
	{ "toString", 1, 1, false, FOLD_NOT, 0, f_to_string },
	{ "toUpper", 1, 1, false, FOLD_NOT, TEXT, f_upper },
	{ "trim", 1, 1, false, FOLD_NOT, TEXT, f_trim },
	{ "type", 1, 1, false, FOLD_NOT, EDGE, f_type }
};

const struct func *
func_find(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(functions); i++)
		if (str_ieq(name, str_of(functions[i].name)))
			return &functions[i];
	return NULL;
}

/* One that begins or ends in the same way. */
const char *
func_near(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(functions) && name.n > 3; i++)
		if (str_istarts(str_of(functions[i].name), "to") ?
		    str_ieq(name, str_of(functions[i].name + 2)) :
		    strncmp(functions[i].name, name.p, 3) == 0)
			return functions[i].name;
	return NULL;
}
