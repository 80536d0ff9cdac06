#include "base.h"

#include <math.h>

#include "hash.h"
#include "temporal.h"
#include "value.h"

struct value
value_list_new(struct arena *a, size_t n, struct value **at)
{
	struct value_list *l = arena_alloc(a, sizeof(*l));

	l->n = n;
	l->at = arena_array(a, n ? n : 1, sizeof(*l->at));
	*at = l->at;
	return (struct value){ .kind = VALUE_LIST, .list = l };
}

struct value
value_map_new(struct arena *a, size_t n, struct value_field **at)
{
	struct value_map *m = arena_alloc(a, sizeof(*m));

	m->n = n;
	m->at = arena_array(a, n ? n : 1, sizeof(*m->at));
	*at = m->at;
	return (struct value){ .kind = VALUE_MAP, .map = m };
}

double
value_real(struct value v)
{
	return v.kind == VALUE_INT ? (double)v.i : v.f;
}

const char *
value_kind_name(enum value_kind k)
{
	static const char *const names[] = {
		"Null", "Boolean", "Integer", "Float", "String", "List", "Map",
		"Node", "Relationship", "Path", "Date", "Time", "LocalTime",
		"DateTime", "LocalDateTime", "Duration"
	};

	return names[k];
}

const struct value *
value_field(const struct value_map *m, struct str key)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->at[i].key, key))
			return &m->at[i].v;
	return NULL;
}

/* ---- sizes ---- */

static void
size_add(struct value_size *to, struct value v)
{
	struct value_size of = value_size(v);

	if (__builtin_add_overflow(to->weight, of.weight, &to->weight))
		to->weight = SIZE_MAX;
	to->depth = MAX_OF(to->depth, of.depth + 1);
}

/* Keys of two maps are looked for one by one. */
static struct value_size
map_size(const struct value_map *m)
{
	struct value_size all = { 1 + m->n * m->n / 32, 1 };

	for (size_t i = 0; i < m->n; i++)
		size_add(&all, m->at[i].v);
	return all;
}

static struct value_size
list_size(const struct value_list *l)
{
	struct value_size all = { 1, 1 };

	for (size_t i = 0; i < l->n; i++)
		size_add(&all, l->at[i]);
	return all;
}

struct value_size
value_size(struct value v)
{
	struct value_size *kept;

	switch (v.kind) {
	case VALUE_LIST:
		kept = &((struct value_list *)(uintptr_t)v.list)->size;
		if (kept->weight == 0)
			*kept = list_size(v.list);
		return *kept;
	case VALUE_MAP:
		kept = &((struct value_map *)(uintptr_t)v.map)->size;
		if (kept->weight == 0)
			*kept = map_size(v.map);
		return *kept;
	case VALUE_STRING:
		return (struct value_size){ 1 + v.s.n / 16, 0 };
	case VALUE_PATH:
		return (struct value_size){ 1 + v.path->edges, 0 };
	default:
		return (struct value_size){ 1, 0 };
	}
}

/* ---- equality ---- */

/* An integer and a float are equal where they are the same number: converting
 * a large integer would lose digits. */
static int
number_cmp(struct value a, struct value b)
{
	double x, y;

	if (a.kind == VALUE_INT && b.kind == VALUE_INT)
		return (a.i > b.i) - (a.i < b.i);
	x = value_real(a);
	y = value_real(b);
	if (x != y || a.kind == b.kind || fabs(x) >= 0x1p63)
		return (x > y) - (x < y);
	if (a.kind == VALUE_INT)
		return (a.i > (int64_t)y) - (a.i < (int64_t)y);
	return ((int64_t)x > b.i) - ((int64_t)x < b.i);
}

static enum truth
both(enum truth a, enum truth b)
{
	if (a == TRUTH_NO || b == TRUTH_NO)
		return TRUTH_NO;
	return a == TRUTH_YES && b == TRUTH_YES ? TRUTH_YES : TRUTH_UNKNOWN;
}

static enum truth
list_equal(const struct value_list *a, const struct value_list *b)
{
	enum truth t = TRUTH_YES;

	if (a->n != b->n)
		return TRUTH_NO;
	for (size_t i = 0; i < a->n && t != TRUTH_NO; i++)
		t = both(t, value_equal(a->at[i], b->at[i]));
	return t;
}

static enum truth
map_equal(const struct value_map *a, const struct value_map *b)
{
	enum truth t = TRUTH_YES;

	if (a->n != b->n)
		return TRUTH_NO;
	for (size_t i = 0; i < a->n && t != TRUTH_NO; i++) {
		const struct value *v = value_field(b, a->at[i].key);

		t = v ? both(t, value_equal(a->at[i].v, *v)) : TRUTH_NO;
	}
	return t;
}

static bool
path_same(const struct value_path *a, const struct value_path *b)
{
	return a->edges == b->edges && a->node[0] == b->node[0] &&
	    memcmp(a->edge, b->edge, a->edges * sizeof(*a->edge)) == 0;
}

enum truth
value_equal(struct value a, struct value b)
{
	if (a.kind == VALUE_NULL || b.kind == VALUE_NULL)
		return TRUTH_UNKNOWN;
	if (value_is_number(a) && value_is_number(b)) {
		if (isnan(value_real(a)) || isnan(value_real(b)))
			return TRUTH_NO;
		return number_cmp(a, b) == 0 ? TRUTH_YES : TRUTH_NO;
	}
	if (a.kind != b.kind)
		return TRUTH_NO;
	if (value_is_moment(a.kind))
		return temporal_order(a.kind, a.moment, b.moment) == 0 ?
		    TRUTH_YES : TRUTH_NO;
	switch (a.kind) {
	case VALUE_DURATION:
		return duration_same(a.duration, b.duration) ? TRUTH_YES :
		    TRUTH_NO;
	case VALUE_BOOL:
		return a.b == b.b ? TRUTH_YES : TRUTH_NO;
	case VALUE_STRING:
		return str_eq(a.s, b.s) ? TRUTH_YES : TRUTH_NO;
	case VALUE_LIST:
		return list_equal(a.list, b.list);
	case VALUE_MAP:
		return map_equal(a.map, b.map);
	case VALUE_PATH:
		return path_same(a.path, b.path) ? TRUTH_YES : TRUTH_NO;
	default:
		return a.i == b.i ? TRUTH_YES : TRUTH_NO;
	}
}

/* ---- comparison ---- */

static enum truth
list_compare(const struct value_list *a, const struct value_list *b, int *out)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		enum truth t = value_compare(a->at[i], b->at[i], out);

		if (t != TRUTH_YES || *out != 0)
			return t;
	}
	*out = (a->n > b->n) - (a->n < b->n);
	return TRUTH_YES;
}

enum truth
value_compare(struct value a, struct value b, int *out)
{
	*out = 0;
	if (value_is_number(a) && value_is_number(b)) {
		if (isnan(value_real(a)) || isnan(value_real(b)))
			return TRUTH_NO;
		*out = number_cmp(a, b);
		return TRUTH_YES;
	}
	if (a.kind != b.kind || a.kind == VALUE_NULL)
		return TRUTH_UNKNOWN;
	if (value_is_moment(a.kind)) {
		*out = temporal_order(a.kind, a.moment, b.moment);
		return TRUTH_YES;
	}
	switch (a.kind) {
	case VALUE_BOOL:
		*out = a.b - b.b;
		return TRUTH_YES;
	case VALUE_STRING:
		*out = str_cmp(a.s, b.s);
		return TRUTH_YES;
	case VALUE_LIST:
		return list_compare(a.list, b.list, out);
	default:
		return TRUTH_UNKNOWN;
	}
}

/* ---- order ---- */

/* openCypher's order of kinds; null comes after everything. */
static int
rank(struct value v)
{
	static const int of[] = {
		[VALUE_MAP] = 0, [VALUE_NODE] = 1, [VALUE_EDGE] = 2,
		[VALUE_LIST] = 3, [VALUE_PATH] = 4, [VALUE_DATETIME] = 5,
		[VALUE_LOCALDATETIME] = 6, [VALUE_DATE] = 7, [VALUE_TIME] = 8,
		[VALUE_LOCALTIME] = 9, [VALUE_DURATION] = 10,
		[VALUE_STRING] = 11, [VALUE_BOOL] = 12, [VALUE_INT] = 13,
		[VALUE_FLOAT] = 13, [VALUE_NULL] = 14
	};

	return of[v.kind];
}

static int
number_order(struct value a, struct value b)
{
	bool x = isnan(value_real(a)), y = isnan(value_real(b));

	return x || y ? x - y : number_cmp(a, b);
}

static int
list_order(const struct value_list *a, const struct value_list *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		int c = value_order(a->at[i], b->at[i]);

		if (c != 0)
			return c;
	}
	return (a->n > b->n) - (a->n < b->n);
}

static int
map_order(const struct value_map *a, const struct value_map *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		int c = str_cmp(a->at[i].key, b->at[i].key);

		if (c == 0)
			c = value_order(a->at[i].v, b->at[i].v);
		if (c != 0)
			return c;
	}
	return (a->n > b->n) - (a->n < b->n);
}

static int
path_order(const struct value_path *a, const struct value_path *b)
{
	for (size_t i = 0; i <= a->edges && i <= b->edges; i++) {
		if (a->node[i] != b->node[i])
			return a->node[i] < b->node[i] ? -1 : 1;
		if (i < a->edges && i < b->edges && a->edge[i] != b->edge[i])
			return a->edge[i] < b->edge[i] ? -1 : 1;
	}
	return (a->edges > b->edges) - (a->edges < b->edges);
}

int
value_order(struct value a, struct value b)
{
	if (rank(a) != rank(b))
		return rank(a) < rank(b) ? -1 : 1;
	if (value_is_moment(a.kind))
		return temporal_order(a.kind, a.moment, b.moment);
	switch (a.kind) {
	case VALUE_DURATION:
		return duration_order(a.duration, b.duration);
	case VALUE_NULL:
		return 0;
	case VALUE_BOOL:
		return a.b - b.b;
	case VALUE_INT:
	case VALUE_FLOAT:
		return number_order(a, b);
	case VALUE_STRING:
		return str_cmp(a.s, b.s);
	case VALUE_LIST:
		return list_order(a.list, b.list);
	case VALUE_MAP:
		return map_order(a.map, b.map);
	case VALUE_PATH:
		return path_order(a.path, b.path);
	default:
		return (a.i > b.i) - (a.i < b.i);
	}
}

/* ---- sameness ---- */

static bool
list_same(const struct value_list *a, const struct value_list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!value_same(a->at[i], b->at[i]))
			return false;
	return true;
}

static bool
map_same(const struct value_map *a, const struct value_map *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct value *v = value_field(b, a->at[i].key);

		if (v == NULL || !value_same(a->at[i].v, *v))
			return false;
	}
	return true;
}

bool
value_same(struct value a, struct value b)
{
	if (a.kind == VALUE_LIST && b.kind == VALUE_LIST)
		return list_same(a.list, b.list);
	if (a.kind == VALUE_MAP && b.kind == VALUE_MAP)
		return map_same(a.map, b.map);
	return value_order(a, b) == 0;
}

static uint64_t
number_hash(struct value v)
{
	double f = value_real(v);

	if (isnan(f))
		return 7;
	if (fabs(f) < 0x1p63 && f == floor(f))
		return hash_mix(3, v.kind == VALUE_INT ? (uint64_t)v.i :
		    (uint64_t)(int64_t)f);
	if (v.kind == VALUE_INT)
		return hash_mix(3, (uint64_t)v.i);
	return hash_bytes(&f, sizeof(f), 4);
}

uint64_t
value_hash(struct value v)
{
	uint64_t h = (uint64_t)rank(v) + 11;

	if (value_is_moment(v.kind))
		return temporal_hash(v.kind, v.moment);
	switch (v.kind) {
	case VALUE_DURATION:
		return duration_hash(v.duration);
	case VALUE_NULL:
		return h;
	case VALUE_BOOL:
		return hash_mix(h, v.b);
	case VALUE_INT:
	case VALUE_FLOAT:
		return number_hash(v);
	case VALUE_STRING:
		return hash_mix(h, hash_str(v.s));
	case VALUE_LIST:
		for (size_t i = 0; i < v.list->n; i++)
			h = hash_mix(h, value_hash(v.list->at[i]));
		return h;
	case VALUE_MAP:		/* whatever the order of its keys */
		for (size_t i = 0; i < v.map->n; i++)
			h += hash_mix(hash_str(v.map->at[i].key),
			    value_hash(v.map->at[i].v));
		return h;
	case VALUE_PATH:
		return hash_mix(h, hash_bytes(v.path->edge,
		    v.path->edges * sizeof(int64_t),
		    (uint64_t)v.path->node[0]));
	default:
		return hash_mix(h, (uint64_t)v.i);
	}
}
