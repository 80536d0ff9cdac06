#include "base.h"

#include "eval_in.h"
#include "walk.h"

int
eval_bad(struct scene *c, const struct expr *x, const char *what, struct value v)
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
		return eval_bad(c, x, "true or false", v);
	return 0;
}

/* What failed without a place failed here. */
int
eval_placed(struct scene *c, const struct expr *x, int error)
{
	char *what;

	if (error >= 0 || c->e->kind != ERR_INVALID)
		return error;
	what = arena_strdup(c->arena, c->e->text);
	return ast_error(c->e, c->text, x->at, "%s", what);
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
			if (scene_weigh(c, value_weight(when)) < 0)
				return -1;
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

	if (scene_list(c, l->n, &at, out) < 0)
		return -1;
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
	return x->c != NULL ? scene_made(c, *out) : 0;
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
		return eval_bad(c, x, "a list", list);
	if (x->kind == EXPR_EACH)
		return eval_each(c, x, list.list, out);
	return eval_quantifier(c, x, list.list, out);
}

/* What is made of the last element is told to the next. */
static int
eval_reduce(struct scene *c, const struct expr *x, struct value *out)
{
	const struct expr *each = x->b;
	struct value list, *last = &c->row[x->slot], *one =
	    &c->row[each->slot], made;

	if (eval(c, x->a, &made) < 0 || eval(c, each->a, &list) < 0)
		return -1;
	*out = VALUE_NONE;
	if (list.kind == VALUE_NULL)
		return 0;
	if (list.kind != VALUE_LIST)
		return eval_bad(c, x, "a list", list);
	for (size_t i = 0; i < list.list->n; i++) {
		*last = made;
		*one = list.list->at[i];
		if (scene_step(c) < 0 || eval(c, each->c, &made) < 0)
			return -1;
	}
	*out = made;
	return 0;
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

/* Is there such a pattern?  Of the shortest path: which is it? */
static int
find_pattern(struct scene *c, const struct expr *x, struct value *out)
{
	int end = walk_run(x->walk, c, stop_at_first, NULL);

	*out = x->pattern->kind == PATTERN_PLAIN ? value_bool(end > 0) :
	    end > 0 ? c->row[x->pattern->slot] : VALUE_NONE;
	return end < 0 ? -1 : 0;
}

static int
gather_pattern(struct scene *c, const struct expr *x, const struct expr *each,
    struct value *out)
{
	struct gather g = { .made = each };
	struct value *at;

	if (walk_run(x->walk, c, gather_one, &g) < 0)
		return -1;
	*out = value_list_new(c->arena, g.n, &at);
	if (g.n > 0)
		memcpy(at, g.at, g.n * sizeof(*at));
	return scene_made(c, *out);
}

static int
over_pattern(struct scene *c, const struct expr *x, struct value *out)
{
	const struct expr path = { .kind = EXPR_NAME,
	    .slot = x->pattern->slot };

	if (x->kind == EXPR_PATTERN_EACH)
		return gather_pattern(c, x, x->c, out);
	if (x->pattern->kind == PATTERN_ALL_SHORTEST)
		return gather_pattern(c, x, &path, out);
	return find_pattern(c, x, out);
}

/* ---- calls ---- */

static int
call(struct scene *c, const struct expr *x, struct value *out)
{
	struct value few[8], *args = few;
	struct call call = { x->func, few, x->n_args };
	size_t n = 0;

	if (x->func->fold != FOLD_NOT) {
		*out = c->row[x->slot];
		return 0;
	}
	if (x->n_args > COUNT_OF(few))
		args = arena_array(c->arena, x->n_args, sizeof(*args));
	call.a = args;
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (eval(c, i, &args[n++]) < 0)
			return -1;
	return eval_placed(c, x, func_run(c, &call, out));
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

ATTR_APART static int
field_of_made(struct scene *c, const struct expr *x, struct value *out)
{
	struct value of;

	if (eval(c, x->a, &of) < 0)
		return -1;
	return eval_placed(c, x, func_property(c, of, x->name, out));
}

/* Mostly of a node or a relationship that has a name. */
int
eval_field(struct scene *c, const struct expr *x, struct value *out)
{
	int error;

	if (x->a->kind != EXPR_NAME)
		return field_of_made(c, x, out);
	error = func_property(c, c->row[x->a->slot], x->name, out);
	return error < 0 ? eval_placed(c, x, error) : 0;
}

static int
eval_two(struct scene *c, const struct expr *x, struct value *out)
{
	struct value a, b = VALUE_NONE;

	if (eval(c, x->a, &a) < 0 || (x->b != NULL && eval(c, x->b, &b) < 0))
		return -1;
	switch (x->kind) {
	case EXPR_INDEX:
		return eval_index(c, x, a, b, out);
	case EXPR_LABELS:
		return eval_labels(c, x, a, out);
	case EXPR_NEG:
	case EXPR_POS:
		return eval_negate(c, x, a, out);
	case EXPR_IN:
		return eval_in(c, x, a, b, out);
	case EXPR_STARTS:
	case EXPR_ENDS:
	case EXPR_CONTAINS:
	case EXPR_MATCHES:
		return eval_text_test(c, x, a, b, out);
	case EXPR_IS_NULL:
		*out = value_bool(a.kind == VALUE_NULL);
		return 0;
	case EXPR_IS_NOT_NULL:
		*out = value_bool(a.kind != VALUE_NULL);
		return 0;
	default:
		if (x->kind >= EXPR_EQ && x->kind <= EXPR_GE) {
			*out = eval_compare(x->kind, a, b);
			return scene_weigh(c, MIN_OF(value_weight(a),
			    value_weight(b)));
		}
		return eval_sum(c, x, a, b, out);
	}
}

int
eval_made(struct scene *c, const struct expr *x, struct value *out)
{
	switch (x->kind) {
	case EXPR_PARAM:
		return parameter(c, x, out);
	case EXPR_OR:
	case EXPR_XOR:
	case EXPR_AND:
	case EXPR_NOT:
		return eval_logic(c, x, out);
	case EXPR_SLICE:
		return eval_slice(c, x, out);
	case EXPR_LIST:
		return eval_list(c, x, out);
	case EXPR_MAP:
		return eval_map(c, x, out);
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
	case EXPR_REDUCE:
		return eval_reduce(c, x, out);
	case EXPR_PATTERN:
	case EXPR_PATTERN_EACH:
		return over_pattern(c, x, out);
	case EXPR_EXISTS:
		return eval_exists(c, x, out);
	default:
		return eval_two(c, x, out);
	}
}
