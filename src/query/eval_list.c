/* Tests of strings, and what is made of, found in and cut from lists and maps. */
#include "base.h"

#include "eval_in.h"

int
eval_text_test(struct scene *c, const struct expr *x, struct value a,
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
		*out = value_bool(str_find_str(a.s, b.s, 0) != SIZE_MAX);
	else
		return eval_matches(c, x, a.s, b.s, out);
	return scene_weigh(c, value_weight(a));
}

int
eval_in(struct scene *c, const struct expr *x, struct value a, struct value b,
    struct value *out)
{
	enum truth t = TRUTH_NO;

	*out = VALUE_NONE;
	if (b.kind == VALUE_NULL)
		return 0;
	if (b.kind != VALUE_LIST)
		return eval_bad(c, x, "a list", b);
	for (size_t i = 0; i < b.list->n && t != TRUTH_YES; i++) {
		enum truth one = value_equal(a, b.list->at[i]);

		t = one == TRUTH_NO ? t : one;
	}
	*out = value_truth(t);
	return scene_weigh(c, value_weight(b) + 8);
}

int
eval_index(struct scene *c, const struct expr *x, struct value a,
    struct value b, struct value *out)
{
	*out = VALUE_NONE;
	if (a.kind == VALUE_NULL || b.kind == VALUE_NULL)
		return 0;
	if (a.kind == VALUE_LIST) {
		if (b.kind != VALUE_INT)
			return eval_bad(c, x, "a whole number as index", b);
		if (b.i < 0)
			b.i += (int64_t)a.list->n;
		if (b.i >= 0 && b.i < (int64_t)a.list->n)
			*out = a.list->at[b.i];
		return 0;
	}
	if (a.kind != VALUE_MAP && a.kind != VALUE_NODE &&
	    a.kind != VALUE_EDGE && !value_is_moment(a.kind) &&
	    a.kind != VALUE_DURATION)
		return eval_bad(c, x, "a list or a map", a);
	if (b.kind != VALUE_STRING)
		return eval_bad(c, x, "a string as key", b);
	return eval_placed(c, x, func_property(c, a, b.s, out));
}

static int64_t
edge_of(int64_t at, size_t n)
{
	if (at < 0)
		at += (int64_t)n;
	return MIN_OF(MAX_OF(at, 0), (int64_t)n);
}

int
eval_slice(struct scene *c, const struct expr *x, struct value *out)
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
		return eval_bad(c, x, "a list", list);
	if (from.kind != VALUE_INT || to.kind != VALUE_INT)
		return eval_bad(c, x, "a whole number",
		    from.kind != VALUE_INT ? from : to);
	a = edge_of(from.i, list.list->n);
	b = MAX_OF(a, edge_of(to.i, list.list->n));
	if (scene_list(c, (size_t)(b - a), &at, out) < 0)
		return -1;
	if (b > a)
		memcpy(at, list.list->at + a, (size_t)(b - a) * sizeof(*at));
	return scene_step(c);
}

int
eval_list(struct scene *c, const struct expr *x, struct value *out)
{
	struct value *at;

	*out = value_list_new(c->arena, x->n_args, &at);
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (eval(c, i, at++) < 0)
			return -1;
	return scene_made(c, *out);
}

/* All that a thing has: of a map, itself. */
static int
all_of(struct scene *c, const struct expr *x, struct value of,
    struct value *out)
{
	*out = of;
	if (of.kind == VALUE_MAP)
		return 0;
	if (of.kind != VALUE_NODE && of.kind != VALUE_EDGE)
		return eval_bad(c, x, "a node, a relationship or a map", of);
	return c->graph->ops->properties(c->graph, c->arena, of, out, c->e);
}

/* The field of the key, which comes last where it is new. */
static void
put_field(struct value_map *m, struct str key, struct value v)
{
	size_t i = 0;

	while (i < m->n && !str_eq(m->at[i].key, key))
		i++;
	m->at[i] = (struct value_field){ key, v };
	m->n = MAX_OF(m->n, i + 1);
}

/* thing {.key, .*, key: value}: later ones stand above earlier ones. */
static int
eval_picks(struct scene *c, const struct expr *x, struct value *out)
{
	struct value of, all, v;
	struct value_map *m;

	if (eval(c, x->a, &of) < 0)
		return -1;
	*out = VALUE_NONE;
	if (of.kind == VALUE_NULL)
		return 0;
	if (all_of(c, x, of, &all) < 0)
		return -1;
	m = arena_alloc(c->arena, sizeof(*m));
	m->at = arena_array(c->arena, x->n_args + all.map->n + 1,
	    sizeof(*m->at));
	for (const struct expr *i = x->args; i != NULL; i = i->next) {
		for (size_t k = 0; i->kind == EXPR_KEYS && k < all.map->n; k++)
			put_field(m, all.map->at[k].key, all.map->at[k].v);
		if (i->kind == EXPR_KEYS)
			continue;
		if (eval(c, i->kind == EXPR_PAIR ? i->a : i, &v) < 0)
			return -1;
		put_field(m, i->name, v);
	}
	*out = (struct value){ .kind = VALUE_MAP, .map = m };
	return scene_made(c, *out);
}

int
eval_map(struct scene *c, const struct expr *x, struct value *out)
{
	struct value_field *at;
	size_t n = 0;

	if (x->a != NULL)
		return eval_picks(c, x, out);
	*out = value_map_new(c->arena, x->n_args, &at);
	for (const struct expr *i = x->args; i != NULL; i = i->next) {
		at[n].key = i->name;
		if (eval(c, i->a, &at[n++].v) < 0)
			return -1;
	}
	return scene_made(c, *out);
}

int
eval_labels(struct scene *c, const struct expr *x, struct value a,
    struct value *out)
{
	const struct cypher_graph *g = c->graph;
	struct cypher_edge edge;
	bool all = true;

	*out = VALUE_NONE;
	if (a.kind == VALUE_NULL)
		return 0;
	if (a.kind != VALUE_NODE && a.kind != VALUE_EDGE)
		return eval_bad(c, x, "a node", a);
	if (a.kind == VALUE_EDGE)
		g->ops->edge(g, a.i, &edge);
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		all &= a.kind == VALUE_NODE ? g->ops->has_label(g, a.i,
		    g->ops->label(g, i->name)) :
		    g->ops->type(g, i->name) == edge.type;
	*out = value_bool(all);
	return 0;
}
