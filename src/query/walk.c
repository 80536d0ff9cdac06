/* Takes the steps of a walk, one after the other, down to the callback. */
#include "base.h"

#include "bisect.h"
#include "eval.h"
#include "walk_in.h"

/* ---- words and numbers ---- */

static void
number(const struct cypher_graph *g, const struct name *names, bool types,
    int *out)
{
	for (const struct name *i = names; i != NULL; i = i->next)
		*out++ = types ? g->ops->type(g, i->s) :
		    g->ops->label(g, i->s);
}

static void
set_takes(struct step *s)
{
	memset(s->takes, s->n_types == 0 ? 0xff : 0, sizeof(s->takes));
	for (size_t i = 0; i < s->n_types; i++)
		if (s->types[i] >= 0 && s->types[i] <= UINT8_MAX)
			s->takes[s->types[i] >> 6] |= UINT64_C(1) <<
			    (s->types[i] & 63);
}

void
walk_prepare(struct walk *w, struct scene *c)
{
	const struct cypher_graph *g = c->graph;

	if (w->ready == c->serial)
		return;
	w->ready = c->serial;
	for (size_t i = 0; i < w->n; i++) {
		struct step *s = &w->step[i];

		s->rows = 0;
		if (w->words == g->ops)
			continue;
		number(g, s->spot ? s->spot->labels : NULL, false, s->labels);
		number(g, s->link ? s->link->types : NULL, true, s->types);
		s->only = s->n_types == 1 && s->types[0] >= 0 ? s->types[0] :
		    -1;
		set_takes(s);
	}
	w->words = g->ops->fixed ? g->ops : NULL;
}

void
fan_narrow(const uint8_t *types, uint32_t *from, uint32_t *to, int type)
{
	size_t lo = *from, hi = *to;

	BISECT(lo, hi, mid, types[mid] < type);
	*from = (uint32_t)lo;
	hi = *to;
	BISECT(lo, hi, mid, types[mid] <= type);
	*to = (uint32_t)lo;
}

void
reach_of(const struct walker *w, const struct step *s, int64_t node,
    bool back, struct reach *r)
{
	const struct cypher_graph *g = w->scene->graph;
	enum cypher_way way = s->way;

	*r = (struct reach){ .n = 0 };
	if (g->out == NULL) {
		r->n = g->ops->halves(g, node, &r->half);
		return;
	}
	if (back && way != CYPHER_BOTH)
		way = way == CYPHER_OUT ? CYPHER_IN : CYPHER_OUT;
	if (way != CYPHER_IN)
		r->fan[0] = fan_of(g->out, (uint32_t)node, s->only);
	if (way != CYPHER_OUT)
		r->fan[1] = fan_of(g->in, (uint32_t)node, s->only);
	r->n = (size_t)(r->fan[0].to - r->fan[0].from) +
	    (r->fan[1].to - r->fan[1].from);
}

/* ---- what holds ---- */

static bool
is_used(const struct walker *w, int64_t edge)
{
	for (size_t i = 0; i < w->used.n; i++)
		if (w->used.at[i] == edge)
			return true;
	return false;
}

static int
props_hold(struct walker *w, const struct expr *props, struct value of,
    bool *holds)
{
	*holds = true;
	if (props == NULL)
		return 0;
	for (const struct expr *f = props->args; f != NULL && *holds;
	    f = f->next) {
		struct value want, is;

		if (eval(w->scene, f->a, &want) < 0 ||
		    func_property(w->scene, of, f->name, &is) < 0)
			return -1;
		*holds = value_equal(want, is) == TRUTH_YES;
	}
	return 0;
}

static int
spot_holds(struct walker *w, const struct step *s, int64_t node, bool *holds)
{
	const struct cypher_graph *g = w->scene->graph;

	*holds = false;
	if (scene_step(w->scene) < 0)
		return -1;
	for (size_t i = 0; i < s->n_labels; i++)
		if (s->labels[i] < 0 || !g->ops->has_label(g, node,
		    s->labels[i]))
			return 0;
	return props_hold(w, s->spot->props, value_node(node), holds);
}

bool
walk_type_holds(const struct step *s, int type)
{
	for (size_t i = 0; i < s->n_types; i++)
		if (s->types[i] == type)
			return true;
	return s->n_types == 0;
}

int
walk_half_holds(struct walker *w, const struct step *s, int64_t from,
    const struct cypher_half *h, bool back, bool *holds)
{
	enum cypher_way way = s->way;

	*holds = false;
	if (scene_step(w->scene) < 0)
		return -1;
	if (back && way != CYPHER_BOTH)
		way = way == CYPHER_OUT ? CYPHER_IN : CYPHER_OUT;
	/* a relationship of a node with itself is seen from both its ends */
	if ((way == CYPHER_OUT && !h->out) || (way == CYPHER_IN && h->out) ||
	    (way == CYPHER_BOTH && !h->out && h->other == (uint32_t)from) ||
	    !walk_type_holds(s, h->type) || is_used(w, h->edge))
		return 0;
	return props_hold(w, s->link->props, value_edge(h->edge), holds);
}

/* The end of a link: bound and the same, or bound now. */
static int
arrive(struct walker *w, size_t i, int64_t node)
{
	const struct step *s = &w->walk->step[i];
	struct value *slot = &w->scene->row[s->spot->slot];
	bool holds;

	if (s->bound && (slot->kind != VALUE_NODE || slot->i != node))
		return 0;
	if (spot_holds(w, s, node, &holds) < 0)
		return -1;
	if (!holds)
		return 0;
	if (!s->bound)
		*slot = value_node(node);
	return walk_go(w, i + 1);
}

static int
expand_one(struct walker *w, size_t i, int64_t from)
{
	const struct step *s = &w->walk->step[i];
	struct value *slot = &w->scene->row[s->link->slot];
	int64_t only = s->link_bound && slot->kind == VALUE_EDGE ? slot->i : -1;
	struct reach r;
	int end = 0;

	if (s->link_bound && slot->kind != VALUE_EDGE)
		return 0;
	reach_of(w, s, from, false, &r);
	for (size_t k = 0; k < r.n && end == 0; k++) {
		struct cypher_half h = reach_at(&r, k);
		bool holds;

		if (s->link_bound && h.edge != only)
			continue;
		if (walk_half_holds(w, s, from, &h, false, &holds) < 0)
			return -1;
		if (!holds)
			continue;
		*slot = value_edge(h.edge);
		*VEC_ADD(&w->used) = h.edge;
		end = arrive(w, i, h.other);
		w->used.n--;
	}
	return end;
}

static struct value
edge_list(struct walker *w, size_t from, bool back)
{
	size_t n = w->used.n - from;
	struct value *at, v = value_list_new(w->scene->arena, n, &at);

	for (size_t k = 0; k < n; k++)
		at[back ? n - 1 - k : k] = value_edge(w->used.at[from + k]);
	return v;
}

/* Any number of relationships: those since `first` in used are this link's. */
static int
expand_many(struct walker *w, size_t i, int64_t node, size_t first)
{
	const struct step *s = &w->walk->step[i];
	int64_t depth = (int64_t)(w->used.n - first);
	struct reach r;
	int end = 0;

	if (depth >= s->link->min && depth <= s->link->max) {
		w->scene->row[s->link->slot] = edge_list(w, first, s->back);
		end = arrive(w, i, node);
	}
	if (depth >= s->link->max)
		return end;
	reach_of(w, s, node, false, &r);
	for (size_t k = 0; k < r.n && end == 0; k++) {
		struct cypher_half h = reach_at(&r, k);
		bool holds;

		if (walk_half_holds(w, s, node, &h, false, &holds) < 0)
			return -1;
		if (!holds)
			continue;
		if (scene_enter(w->scene) < 0)
			return -1;
		*VEC_ADD(&w->used) = h.edge;
		end = expand_many(w, i, h.other, first);
		w->used.n--;
		scene_leave(w->scene);
	}
	return end;
}

/* Where one relationship of a known list leads; -1: it does not fit. */
static int
follow_one(struct walker *w, const struct step *s, struct value v,
    int64_t *node, bool *holds)
{
	struct reach r;

	*holds = false;
	reach_of(w, s, *node, false, &r);
	for (size_t k = 0; k < r.n && !*holds && v.kind == VALUE_EDGE; k++) {
		struct cypher_half h = reach_at(&r, k);

		if (h.edge != v.i)
			continue;
		if (walk_half_holds(w, s, *node, &h, false, holds) < 0)
			return -1;
		if (*holds)
			*node = h.other;
	}
	return 0;
}

/* The link's list of relationships is known: follow it. */
static int
follow_list(struct walker *w, size_t i, int64_t node)
{
	const struct step *s = &w->walk->step[i];
	const struct value list = w->scene->row[s->link->slot];
	size_t first = w->used.n;
	bool holds = list.kind == VALUE_LIST;
	int end = 0;

	for (size_t k = 0; holds && k < list.list->n; k++) {
		struct value v = list.list->at[s->back ?
		    list.list->n - 1 - k : k];

		end = follow_one(w, s, v, &node, &holds);
		if (end == 0 && holds)
			*VEC_ADD(&w->used) = v.i;
		holds &= end == 0;
	}
	if (holds)
		end = arrive(w, i, node);
	w->used.n = first;
	return end;
}

static int
expand(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value from = w->scene->row[s->from->slot];

	if (from.kind != VALUE_NODE)
		return 0;
	if (!s->link->many)
		return expand_one(w, i, from.i);
	if (s->link_bound)
		return follow_list(w, i, from.i);
	return expand_many(w, i, from.i, w->used.n);
}

static int
try_start(struct walker *w, size_t i, int64_t node)
{
	const struct step *s = &w->walk->step[i];
	bool holds;

	if (spot_holds(w, s, node, &holds) < 0)
		return -1;
	if (!holds)
		return 0;
	w->scene->row[s->spot->slot] = value_node(node);
	return walk_go(w, i + 1);
}

int
walk_find(struct scene *c, const struct step *s, struct cypher_found *out)
{
	struct cypher_hint hint[8];
	size_t n = 0;

	*out = (struct cypher_found){ .n = (size_t)c->graph->nodes };
	if (c->graph->ops->find == NULL)
		return 0;
	for (const struct hint *h = s->hints; h && n < COUNT_OF(hint);
	    h = h->next, n++) {
		hint[n].key = h->key;
		hint[n].how = h->how;
		if (eval(c, h->expr, &hint[n].v) < 0)
			return -1;
	}
	if (s->n_labels > 0 && s->labels[0] < 0)
		out->n = 0;
	else
		c->graph->ops->find(c->graph, c->arena, s->n_labels ?
		    s->labels[0] : -1, hint, n, out);
	return 0;
}

static int
scan(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	struct cypher_found f;
	bool down = false;
	int end = 0;

	if (walk_find(w->scene, s, &f) < 0)
		return -1;
	w->starts = f.n;
	if (i == 0 && f.order != NULL && str_is(w->walk->order, f.order)) {
		w->walk->ordered = w->scene->serial;
		down = w->walk->down;
	}
	for (size_t k = 0; k < f.n && end == 0; k++) {
		size_t at = down ? f.n - 1 - k : k;

		end = try_start(w, i, f.listed ? f.node[at] :
		    f.first + (int64_t)at);
	}
	return end;
}

static int
check(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value v = w->scene->row[s->spot->slot];
	bool holds;

	if (v.kind != VALUE_NODE)
		return 0;
	if (spot_holds(w, s, v.i, &holds) < 0)
		return -1;
	return holds ? walk_go(w, i + 1) : 0;
}

static int
take_step(struct walker *w, size_t i)
{
	struct step *s = &w->walk->step[i];
	bool holds;

	switch (s->kind) {
	case STEP_SCAN:
		return scan(w, i);
	case STEP_CHECK:
		return check(w, i);
	case STEP_EXPAND:
		if (w->walk->merge != NULL && w->walk->merge->at == i &&
		    w->scene->graph->out != NULL)
			return walk_merge(w, i);
		return expand(w, i);
	case STEP_SHORTEST:
		return walk_shortest(w, i);
	case STEP_PATH:
		walk_name_path(w->scene, s->pattern);
		return walk_go(w, i + 1);
	case STEP_WHERE:
		if (eval_holds(w->scene, s->where, &holds) < 0)
			return -1;
		return holds ? walk_go(w, i + 1) : 0;
	}
	BUG("a step of no kind");
}

ATTR_APART static int
go_on(struct walker *w, size_t i)
{
	int end;

	if (scene_enter(w->scene) < 0)
		return -1;
	end = take_step(w, i);
	scene_leave(w->scene);
	return end;
}

int
walk_go(struct walker *w, size_t i)
{
	if (i > 0)
		w->walk->step[i - 1].rows++;
	return i == w->walk->n ? w->fn(w->scene, w->ctx) : go_on(w, i);
}

int
walk_run(struct walk *walk, struct scene *c, walk_fn *fn, void *ctx)
{
	struct walker w = { .walk = walk, .scene = c, .fn = fn, .ctx = ctx };
	int end;

	walk_prepare(walk, c);
	end = walk_go(&w, 0);

	VEC_RELEASE(&w.used);
	return end;
}

bool
walk_is_ordered(const struct walk *w, const struct scene *c)
{
	return w != NULL && w->ordered == c->serial;
}
