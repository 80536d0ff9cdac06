#include "base.h"

#include <math.h>

#include "buf.h"
#include "eval.h"
#include "hash.h"
#include "num.h"
#include "regex.h"
#include "walk.h"

#define STRING_MOST (16u << 20)

static int
bad(struct scene *c, const struct expr *x, const char *what, struct value v)
{
	return ast_error(c->e, c->text, x->at, "expected %s, found %s %s", what,
	    v.kind == VALUE_INT ? "an" : "a", value_kind_name(v.kind));
}

static int
truth_of(struct scene *c, const struct expr *x, enum truth *out)
{
	struct value v;

	if (eval(c, x, &v) < 0)
		return -1;
	*out = TRUTH_UNKNOWN;
	if (v.kind == VALUE_BOOL)
		*out = v.b ? TRUTH_YES : TRUTH_NO;
	else if (v.kind != VALUE_NULL)
		return bad(c, x, "true or false", v);
	return 0;
}

int
eval_holds(struct scene *c, const struct expr *x, bool *out)
{
	enum truth t;

	if (truth_of(c, x, &t) < 0)
		return -1;
	*out = t == TRUTH_YES;
	return 0;
}

static int
eval_logic(struct scene *c, const struct expr *x, struct value *out)
{
	enum truth a, b, stop = x->kind == EXPR_AND ? TRUTH_NO : TRUTH_YES;

	if (truth_of(c, x->a, &a) < 0)
		return -1;
	if (x->kind == EXPR_NOT) {
		*out = value_truth(a == TRUTH_UNKNOWN ? a : !a);
		return 0;
	}
	if (x->kind != EXPR_XOR && a == stop) {
		*out = value_truth(a);
		return 0;
	}
	if (truth_of(c, x->b, &b) < 0)
		return -1;
	if (x->kind == EXPR_XOR)
		*out = value_truth(a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ?
		    TRUTH_UNKNOWN : a != b);
	else
		*out = value_truth(b == stop ? stop :
		    a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN :
		    !stop);
	return 0;
}

static struct value
compare(enum expr_kind kind, struct value a, struct value b)
{
	enum truth t;
	int order;

	if (kind == EXPR_EQ)
		return value_truth(value_equal(a, b));
	if (kind == EXPR_NE) {
		t = value_equal(a, b);
		return value_truth(t == TRUTH_UNKNOWN ? t : !t);
	}
	t = value_compare(a, b, &order);
	if (t != TRUTH_YES)
		return value_truth(t);
	switch (kind) {
	case EXPR_LT:
		return value_bool(order < 0);
	case EXPR_LE:
		return value_bool(order <= 0);
	case EXPR_GT:
		return value_bool(order > 0);
	default:
		return value_bool(order >= 0);
	}
}

/* ---- arithmetic ---- */

static int
int_sum(struct scene *c, const struct expr *x, int64_t a, int64_t b,
    struct value *out)
{
	bool over = false, zero = b == 0;
	int64_t r = 0;

	switch (x->kind) {
	case EXPR_ADD:
		over = __builtin_add_overflow(a, b, &r);
		break;
	case EXPR_SUB:
		over = __builtin_sub_overflow(a, b, &r);
		break;
	case EXPR_MUL:
		over = __builtin_mul_overflow(a, b, &r);
		break;
	default:
		if (zero)
			return ast_error(c->e, c->text, x->at,
			    "a whole number is divided by zero");
		over = a == INT64_MIN && b == -1;
		if (!over)
			r = x->kind == EXPR_DIV ? a / b : a % b;
		break;
	}
	if (over)
		return ast_error(c->e, c->text, x->at,
		    "the result has more than 64 bits");
	*out = value_int(r);
	return 0;
}

static double
real_sum(enum expr_kind kind, double a, double b)
{
	switch (kind) {
	case EXPR_ADD:
		return a + b;
	case EXPR_SUB:
		return a - b;
	case EXPR_MUL:
		return a * b;
	case EXPR_DIV:
		return a / b;
	case EXPR_MOD:
		return fmod(a, b);
	default:
		return pow(a, b);
	}
}

static int
add_strings(struct scene *c, const struct expr *x, struct value a,
    struct value b, struct value *out)
{
	struct value v[2] = { a, b };
	struct buf text = BUF_INIT(STRING_MOST);
	char number[40];
	int error;

	for (int i = 0; i < 2; i++) {
		if (v[i].kind == VALUE_STRING)
			buf_put(&text, v[i].s);
		else if (v[i].kind == VALUE_INT)
			buf_printf(&text, "%lld", (long long)v[i].i);
		else if (v[i].kind == VALUE_FLOAT)
			num_print(v[i].f, number), buf_add_str(&text, number);
		else {
			buf_release(&text);
			return bad(c, x, "a string or a number", v[i]);
		}
	}
	error = buf_check(&text, "a string", c->e);
	*out = value_string(arena_str(c->arena, buf_str(&text)));
	buf_release(&text);
	return error;
}

static struct value
join(struct scene *c, struct value a, struct value b)
{
	size_t n = a.kind == VALUE_LIST ? a.list->n : 1;
	size_t m = b.kind == VALUE_LIST ? b.list->n : 1;
	struct value *at, v = value_list_new(c->arena, n + m, &at);

	memcpy(at, a.kind == VALUE_LIST ? a.list->at : &a, n * sizeof(*at));
	memcpy(at + n, b.kind == VALUE_LIST ? b.list->at : &b,
	    m * sizeof(*at));
	return v;
}

static int
arith(struct scene *c, const struct expr *x, struct value a, struct value b,
    struct value *out)
{
	*out = VALUE_NONE;
	if (x->kind == EXPR_ADD && (a.kind == VALUE_LIST ||
	    b.kind == VALUE_LIST) && a.kind != VALUE_NULL &&
	    b.kind != VALUE_NULL) {
		*out = join(c, a, b);
		return scene_step(c);
	}
	if (a.kind == VALUE_NULL || b.kind == VALUE_NULL)
		return 0;
	if (x->kind == EXPR_ADD && (a.kind == VALUE_STRING ||
	    b.kind == VALUE_STRING))
		return add_strings(c, x, a, b, out);
	if (!value_is_number(a))
		return bad(c, x, "a number", a);
	if (!value_is_number(b))
		return bad(c, x, "a number", b);
	if (a.kind == VALUE_INT && b.kind == VALUE_INT &&
	    x->kind != EXPR_POW)
		return int_sum(c, x, a.i, b.i, out);
	*out = value_float(real_sum(x->kind, value_real(a), value_real(b)));
	return 0;
}

static int
negate(struct scene *c, const struct expr *x, struct value a,
    struct value *out)
{
	*out = a;
	if (a.kind == VALUE_NULL)
		return 0;
	if (!value_is_number(a))
		return bad(c, x, "a number", a);
	if (x->kind == EXPR_POS)
		return 0;
	if (a.kind == VALUE_INT && a.i == INT64_MIN)
		return ast_error(c->e, c->text, x->at,
		    "the result has more than 64 bits");
	*out = a.kind == VALUE_INT ? value_int(-a.i) : value_float(-a.f);
	return 0;
}

/* ---- strings, lists, maps ---- */

static int
matches(struct scene *c, const struct expr *x, struct str s, struct str by,
    struct value *out)
{
	struct regex *r;
	struct regex_match m;
	struct err e = ERR_INIT;

	r = regex_new(arena_printf(c->arena, "\\A(?:%.*s)\\z", STR_ARG(by)), 0,
	    &e);
	if (r == NULL)
		return ast_error(c->e, c->text, x->at, "%s", e.text);
	*out = value_bool(regex_find(r, s, 0, &m));
	regex_free(r);
	return 0;
}

static int
text_test(struct scene *c, const struct expr *x, struct value a,
    struct value b, struct value *out)
{
	*out = VALUE_NONE;
	if (a.kind != VALUE_STRING || b.kind != VALUE_STRING)
		return 0;
	if (x->kind == EXPR_STARTS)
		*out = value_bool(a.s.n >= b.s.n &&
		    memcmp(a.s.p, b.s.p, b.s.n) == 0);
	else if (x->kind == EXPR_ENDS)
		*out = value_bool(a.s.n >= b.s.n && memcmp(a.s.p + a.s.n -
		    b.s.n, b.s.p, b.s.n) == 0);
	else if (x->kind == EXPR_CONTAINS)
		*out = value_bool(str_find(a.s, arena_strndup(c->arena, b.s.p,
		    b.s.n), 0) != SIZE_MAX);
	else
		return matches(c, x, a.s, b.s, out);
	return 0;
}

static int
is_in(struct scene *c, const struct expr *x, struct value a, struct value b,
    struct value *out)
{
	enum truth t = TRUTH_NO;

	*out = VALUE_NONE;
	if (b.kind == VALUE_NULL)
		return 0;
	if (b.kind != VALUE_LIST)
		return bad(c, x, "a list", b);
	for (size_t i = 0; i < b.list->n && t != TRUTH_YES; i++) {
		enum truth one = value_equal(a, b.list->at[i]);

		t = one == TRUTH_NO ? t : one;
	}
	*out = value_truth(t);
	return 0;
}

static int
index_of(struct scene *c, const struct expr *x, struct value a,
    struct value b, struct value *out)
{
	*out = VALUE_NONE;
	if (a.kind == VALUE_NULL || b.kind == VALUE_NULL)
		return 0;
	if (a.kind == VALUE_LIST) {
		if (b.kind != VALUE_INT)
			return bad(c, x, "a whole number as index", b);
		if (b.i < 0)
			b.i += (int64_t)a.list->n;
		if (b.i >= 0 && b.i < (int64_t)a.list->n)
			*out = a.list->at[b.i];
		return 0;
	}
	if (a.kind != VALUE_MAP && a.kind != VALUE_NODE &&
	    a.kind != VALUE_EDGE)
		return bad(c, x, "a list or a map", a);
	if (b.kind != VALUE_STRING)
		return bad(c, x, "a string as key", b);
	return func_property(c, a, b.s, out);
}

static int64_t
edge_of(int64_t at, size_t n)
{
	if (at < 0)
		at += (int64_t)n;
	return MIN_OF(MAX_OF(at, 0), (int64_t)n);
}

static int
slice(struct scene *c, const struct expr *x, struct value *out)
{
	struct value list, from = value_int(0), to = value_int(INT64_MAX);
	struct value *at;
	int64_t a, b;

	if (eval(c, x->a, &list) < 0 ||
	    (x->b != NULL && eval(c, x->b, &from) < 0) ||
	    (x->c != NULL && eval(c, x->c, &to) < 0))
		return -1;
	*out = VALUE_NONE;
	if (list.kind == VALUE_NULL || from.kind == VALUE_NULL ||
	    to.kind == VALUE_NULL)
		return 0;
	if (list.kind != VALUE_LIST)
		return bad(c, x, "a list", list);
	if (from.kind != VALUE_INT || to.kind != VALUE_INT)
		return bad(c, x, "a whole number",
		    from.kind != VALUE_INT ? from : to);
	a = edge_of(from.i, list.list->n);
	b = MAX_OF(a, edge_of(to.i, list.list->n));
	*out = value_list_new(c->arena, (size_t)(b - a), &at);
	if (b > a)
		memcpy(at, list.list->at + a, (size_t)(b - a) * sizeof(*at));
	return scene_step(c);
}

static int
make_list(struct scene *c, const struct expr *x, struct value *out)
{
	struct value *at;

	*out = value_list_new(c->arena, x->n_args, &at);
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (eval(c, i, at++) < 0)
			return -1;
	return scene_step(c);
}

static int
make_map(struct scene *c, const struct expr *x, struct value *out)
{
	struct value_field *at;
	size_t n = 0;

	*out = value_map_new(c->arena, x->n_args, &at);
	for (const struct expr *i = x->args; i != NULL; i = i->next) {
		at[n].key = i->name;
		if (eval(c, i->a, &at[n++].v) < 0)
			return -1;
	}
	return scene_step(c);
}

static int
has_labels(struct scene *c, const struct expr *x, struct value a,
    struct value *out)
{
	const struct cypher_graph *g = c->graph;
	struct cypher_edge edge;
	bool all = true;

	*out = VALUE_NONE;
	if (a.kind == VALUE_NULL)
		return 0;
	if (a.kind != VALUE_NODE && a.kind != VALUE_EDGE)
		return bad(c, x, "a node", a);
	if (a.kind == VALUE_EDGE)
		g->ops->edge(g, a.i, &edge);
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		all &= a.kind == VALUE_NODE ? g->ops->has_label(g, a.i,
		    g->ops->label(g, i->name)) :
		    g->ops->type(g, i->name) == edge.type;
	*out = value_bool(all);
	return 0;
}

static int
eval_case(struct scene *c, const struct expr *x, struct value *out)
{
	struct value test = VALUE_NONE, when;
	bool holds;

	if (x->a != NULL && eval(c, x->a, &test) < 0)
		return -1;
	for (const struct expr *i = x->args; i != NULL; i = i->next->next) {
		if (x->a == NULL) {
			if (eval_holds(c, i, &holds) < 0)
				return -1;
		} else {
			if (eval(c, i, &when) < 0)
				return -1;
			holds = value_equal(test, when) == TRUTH_YES;
		}
		if (holds)
			return eval(c, i->next, out);
	}
	*out = VALUE_NONE;
	return x->b != NULL ? eval(c, x->b, out) : 0;
}

/* ---- over lists ---- */

static int
eval_each(struct scene *c, const struct expr *x, const struct value_list *l,
    struct value *out)
{
	struct value *at, held = c->row[x->slot];
	size_t n = 0;
	bool holds = true;

	*out = value_list_new(c->arena, l->n, &at);
	for (size_t i = 0; i < l->n; i++) {
		c->row[x->slot] = l->at[i];
		if (scene_step(c) < 0 ||
		    (x->b != NULL && eval_holds(c, x->b, &holds) < 0))
			return -1;
		if (!holds)
			continue;
		at[n] = l->at[i];
		if (x->c != NULL && eval(c, x->c, &at[n]) < 0)
			return -1;
		n++;
	}
	((struct value_list *)(uintptr_t)out->list)->n = n;
	c->row[x->slot] = held;
	return 0;
}

static enum truth
quantify(enum expr_kind kind, size_t yes, size_t unknown, size_t n)
{
	switch (kind) {
	case EXPR_ALL:
		return yes + unknown < n ? TRUTH_NO :
		    unknown ? TRUTH_UNKNOWN : TRUTH_YES;
	case EXPR_ANY:
		return yes ? TRUTH_YES : unknown ? TRUTH_UNKNOWN : TRUTH_NO;
	case EXPR_NONE:
		return yes ? TRUTH_NO : unknown ? TRUTH_UNKNOWN : TRUTH_YES;
	default:
		return yes > 1 ? TRUTH_NO : unknown ? TRUTH_UNKNOWN :
		    yes == 1 ? TRUTH_YES : TRUTH_NO;
	}
}

static int
eval_quantifier(struct scene *c, const struct expr *x,
    const struct value_list *l, struct value *out)
{
	struct value held = c->row[x->slot];
	size_t yes = 0, unknown = 0;

	for (size_t i = 0; i < l->n; i++) {
		enum truth t = TRUTH_YES;

		c->row[x->slot] = l->at[i];
		if (scene_step(c) < 0 ||
		    (x->b != NULL && truth_of(c, x->b, &t) < 0))
			return -1;
		yes += t == TRUTH_YES;
		unknown += t == TRUTH_UNKNOWN;
	}
	c->row[x->slot] = held;
	*out = value_truth(quantify(x->kind, yes, unknown, l->n));
	return 0;
}

static int
over_list(struct scene *c, const struct expr *x, struct value *out)
{
	struct value list;

	if (eval(c, x->a, &list) < 0)
		return -1;
	*out = VALUE_NONE;
	if (list.kind == VALUE_NULL)
		return 0;
	if (list.kind != VALUE_LIST)
		return bad(c, x, "a list", list);
	if (x->kind == EXPR_EACH)
		return eval_each(c, x, list.list, out);
	return eval_quantifier(c, x, list.list, out);
}

/* ---- patterns ---- */

struct gather {
	const struct expr	*made;
	struct value		*at;
	size_t			 n, room;
};

static int
stop_at_first(struct scene *c ATTR_UNUSED, void *ctx ATTR_UNUSED)
{
	return 1;
}

static int
gather_one(struct scene *c, void *ctx)
{
	struct gather *g = ctx;
	struct value *more;

	if (g->n == g->room) {
		more = arena_array(c->arena, g->room * 2 + 8, sizeof(*more));
		if (g->n > 0)
			memcpy(more, g->at, g->n * sizeof(*more));
		g->at = more;
		g->room = g->room * 2 + 8;
	}
	return eval(c, g->made, &g->at[g->n++]);
}

static int
over_pattern(struct scene *c, const struct expr *x, struct value *out)
{
	struct gather g = { .made = x->c };
	struct value *at;
	int end;

	if (x->kind == EXPR_PATTERN) {
		end = walk_run(x->walk, c, stop_at_first, NULL);
		*out = value_bool(end > 0);
		return end < 0 ? -1 : 0;
	}
	if (walk_run(x->walk, c, gather_one, &g) < 0)
		return -1;
	*out = value_list_new(c->arena, g.n, &at);
	if (g.n > 0)
		memcpy(at, g.at, g.n * sizeof(*at));
	return 0;
}

/* ---- calls ---- */

static int
call(struct scene *c, const struct expr *x, struct value *out)
{
	struct value args[8];
	size_t n = 0;
	bool null = false;

	if (x->func->fold != FOLD_NOT) {
		*out = c->row[x->slot];
		return 0;
	}
	if (x->n_args > COUNT_OF(args))
		return make_list(c, x, out);
	for (const struct expr *i = x->args; i != NULL; i = i->next) {
		if (eval(c, i, &args[n]) < 0)
			return -1;
		null |= args[n++].kind == VALUE_NULL;
	}
	*out = VALUE_NONE;
	if (null && !x->func->nulls)
		return 0;
	if (x->func->call(c, args, n, out) == 0)
		return 0;
	if (c->e->kind == ERR_INVALID) {
		char *what = arena_strdup(c->arena, c->e->text);

		return ast_error(c->e, c->text, x->at, "%s", what);
	}
	return -1;
}

static int
parameter(struct scene *c, const struct expr *x, struct value *out)
{
	const struct value *v = c->parameters.kind == VALUE_MAP ?
	    value_field(c->parameters.map, x->name) : NULL;

	if (v == NULL)
		return ast_error(c->e, c->text, x->at,
		    "there is no parameter $%.*s", STR_ARG(x->name));
	*out = *v;
	return 0;
}

static int
eval_two(struct scene *c, const struct expr *x, struct value *out)
{
	struct value a, b = VALUE_NONE;

	if (eval(c, x->a, &a) < 0 || (x->b != NULL && eval(c, x->b, &b) < 0))
		return -1;
	switch (x->kind) {
	case EXPR_FIELD:
		return func_property(c, a, x->name, out);
	case EXPR_INDEX:
		return index_of(c, x, a, b, out);
	case EXPR_LABELS:
		return has_labels(c, x, a, out);
	case EXPR_NEG:
	case EXPR_POS:
		return negate(c, x, a, out);
	case EXPR_IN:
		return is_in(c, x, a, b, out);
	case EXPR_STARTS:
	case EXPR_ENDS:
	case EXPR_CONTAINS:
	case EXPR_MATCHES:
		return text_test(c, x, a, b, out);
	case EXPR_IS_NULL:
		*out = value_bool(a.kind == VALUE_NULL);
		return 0;
	case EXPR_IS_NOT_NULL:
		*out = value_bool(a.kind != VALUE_NULL);
		return 0;
	default:
		if (x->kind >= EXPR_EQ && x->kind <= EXPR_GE) {
			*out = compare(x->kind, a, b);
			return 0;
		}
		return arith(c, x, a, b, out);
	}
}

int
eval(struct scene *c, const struct expr *x, struct value *out)
{
	switch (x->kind) {
	case EXPR_VALUE:
		*out = x->v;
		return 0;
	case EXPR_NAME:
	case EXPR_COUNT_ALL:
		*out = c->row[x->slot];
		return 0;
	case EXPR_PARAM:
		return parameter(c, x, out);
	case EXPR_OR:
	case EXPR_XOR:
	case EXPR_AND:
	case EXPR_NOT:
		return eval_logic(c, x, out);
	case EXPR_SLICE:
		return slice(c, x, out);
	case EXPR_LIST:
		return make_list(c, x, out);
	case EXPR_MAP:
		return make_map(c, x, out);
	case EXPR_CASE:
		return eval_case(c, x, out);
	case EXPR_CALL:
		return call(c, x, out);
	case EXPR_EACH:
	case EXPR_ALL:
	case EXPR_ANY:
	case EXPR_NONE:
	case EXPR_SINGLE:
		return over_list(c, x, out);
	case EXPR_PATTERN:
	case EXPR_PATTERN_EACH:
		return over_pattern(c, x, out);
	default:
		return eval_two(c, x, out);
	}
}
