/*
 * Counting instead of listing.  Where a question only wants to know which nodes
 * lie one or two relationships away, or how often, matches with the same end
 * are one row that stands for many (scene.times), and what only counts them is
 * told the sums.
 */
#include "base.h"

#include "mem.h"
#include "walk_in.h"

/* ---- may it be done? ---- */

/* Does an expression look at any slot but those? */
static bool
uses_only(const struct expr *x, const bool *known)
{
	if (x == NULL)
		return true;
	/* what has slots of its own, and what is new each time */
	if (x->kind >= EXPR_EACH || (x->kind == EXPR_CALL &&
	    str_ieq(x->name, STR_LIT("rand"))))
		return false;
	if (x->kind == EXPR_NAME && !known[x->slot])
		return false;
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (!uses_only(i, known))
			return false;
	return uses_only(x->a, known) && uses_only(x->b, known) &&
	    uses_only(x->c, known);
}

static bool
fold_counts(const struct expr *x)
{
	return x->kind == EXPR_COUNT_ALL || x->distinct ||
	    x->func->fold == FOLD_COUNT || x->func->fold == FOLD_MIN ||
	    x->func->fold == FOLD_MAX;
}

static bool
projection_counts(const struct clause *c, const bool *known)
{
	for (const struct item *i = c->items; i != NULL; i = i->next)
		if (!uses_only(i->expr, known))
			return false;
	for (size_t i = 0; i < c->n_fold; i++)
		if (!fold_counts(c->fold_at[i]))
			return false;
	return c->folds || c->distinct;
}

/* One plain link to a node that is not bound yet. */
static bool
step_counts(const struct step *s)
{
	return s->kind == STEP_EXPAND && !s->bound && !s->link_bound &&
	    !s->link->many && s->link->props == NULL && s->spot->props == NULL;
}

/* The steps in question: [at, at + hops), the walk goes on at `after`. */
static bool
find_hops(const struct walk *w, struct merge *m)
{
	while (m->at < w->n && w->step[m->at].kind != STEP_EXPAND)
		m->at++;
	while (m->at + m->hops < w->n && m->hops < 3 &&
	    w->step[m->at + m->hops].kind == STEP_EXPAND)
		m->hops++;
	if (m->hops == 0 || m->hops > 2)
		return false;
	m->after = m->at + m->hops;
	for (size_t i = m->at; i < m->after; i++)
		if (!step_counts(&w->step[i]) || (i > m->at &&
		    w->step[i].from != w->step[i - 1].spot))
			return false;
	for (size_t i = m->after; i < w->n; i++)
		if (w->step[i].kind != STEP_WHERE &&
		    (w->step[i].kind != STEP_PATH ||
		    w->step[i].pattern->slot != AST_NO_SLOT))
			return false;
	return true;
}

static bool
is_slot(const struct expr *x, int slot)
{
	return x != NULL && x->kind == EXPR_NAME && x->slot == slot;
}

/* ORDER BY count(*) DESC: the count itself, or the name it was given. */
static bool
by_count(const struct clause *c)
{
	const struct item *o = c->order;

	if (o == NULL || !o->down)
		return false;
	for (const struct item *i = c->items; i != NULL; i = i->next)
		if (i->expr->kind == EXPR_COUNT_ALL &&
		    (o->expr->kind == EXPR_COUNT_ALL ||
		    is_slot(o->expr, i->slot)))
			return true;
	return false;
}

static void
see_sums(const struct clause *c, struct merge *m, bool where)
{
	bool end_key = false;

	m->sums = c->folds && !where;
	for (const struct item *i = c->items; i != NULL; i = i->next) {
		end_key |= is_slot(i->expr, m->end);
		if (!i->expr->folds)
			m->sums &= i->expr->kind == EXPR_NAME &&
			    i->expr->slot != m->end;
	}
	for (size_t i = 0; i < c->n_fold; i++) {
		const struct expr *x = c->fold_at[i];

		if (x->kind == EXPR_COUNT_ALL)
			continue;
		m->sums &= x->distinct && x->func->fold == FOLD_COUNT &&
		    is_slot(x->args, m->end);
		m->distinct = true;
	}
	m->top = c->folds && end_key && !where && by_count(c) &&
	    !c->distinct && c->limit != NULL;
}

static void
plan_clause(struct arena *a, struct clause *c, int slots)
{
	struct walk *w = c->walk;
	struct merge m = { .at = 0 };
	bool *known, where = false;

	if (c->kind != CLAUSE_MATCH || c->optional || w == NULL ||
	    c->next == NULL || (c->next->kind != CLAUSE_WITH &&
	    c->next->kind != CLAUSE_RETURN) || c->patterns->next != NULL ||
	    c->patterns->kind != PATTERN_PLAIN || !find_hops(w, &m))
		return;
	m.end = w->step[m.after - 1].spot->slot;
	known = arena_alloc(a, (size_t)slots + 1);
	memset(known, true, (size_t)slots);
	for (size_t i = m.at; i < m.after; i++) {
		known[w->step[i].link->slot] = false;
		known[w->step[i].spot->slot] = false;
	}
	known[m.end] = true;
	for (size_t i = m.after; i < w->n; i++) {
		where |= w->step[i].kind == STEP_WHERE;
		if (!uses_only(w->step[i].where, known))
			return;
	}
	if (!projection_counts(c->next, known))
		return;
	see_sums(c->next, &m, where);
	w->merge = arena_alloc(a, sizeof(*w->merge));
	*w->merge = m;
}

/* ORDER BY x.key of the node that the walk begins with. */
static void
plan_order(struct clause *c)
{
	const struct clause *n = c->next;
	const struct expr *x;
	struct walk *w = c->walk;

	if (c->kind != CLAUSE_MATCH || c->optional || w == NULL || n == NULL ||
	    (n->kind != CLAUSE_WITH && n->kind != CLAUSE_RETURN) ||
	    n->order == NULL || n->order->next != NULL || n->folds ||
	    n->distinct || w->step[0].kind != STEP_SCAN)
		return;
	x = n->order->expr;
	for (const struct item *i = n->items; i != NULL; i = i->next)
		if (x->kind == EXPR_NAME && x->slot == i->slot) {
			x = i->expr;
			break;
		}
	if (x->kind == EXPR_FIELD && is_slot(x->a, w->step[0].spot->slot)) {
		w->order = x->name;
		w->down = n->order->down;
	}
}

void
walk_merge_plan(struct arena *a, struct query *q)
{
	for (struct part *p = q->parts; p != NULL; p = p->next)
		for (struct clause *c = p->clauses; c != NULL; c = c->next) {
			plan_clause(a, c, q->slots);
			plan_order(c);
		}
}

/* ---- counting ---- */

VEC_NAMED(nodes, uint32_t);

struct counting {
	const struct walker	*w;
	const struct cypher_graph *g;
	uint32_t		*count;		/* by node */
	struct nodes		 seen;
	uint64_t		 total;
};

static bool
labels_hold(const struct cypher_graph *g, const struct step *s, uint32_t v)
{
	for (size_t i = 0; i < s->n_labels; i++)
		if (s->labels[i] < 0 || !g->ops->has_label(g, v, s->labels[i]))
			return false;
	return true;
}

static void
count_one(struct counting *k, const struct step *s, uint32_t v)
{
	if (k->count[v] == 0) {
		if (s->n_labels > 0 && !labels_hold(k->g, s, v))
			return;
		*VEC_ADD(&k->seen) = v;
	}
	k->count[v]++;
	k->total++;
}

/* The last hop; the relationship `but` was taken by the one before, and leads
 * back to where that came from. */
static int
count_side(struct counting *k, const struct step *s,
    const struct cypher_side *side, uint32_t from, uint32_t back, int64_t but)
{
	bool all = s->n_types == 0 || s->only >= 0;
	bool loops = s->way == CYPHER_BOTH && !side->out;

	for (size_t i = 0; i < side->n; i++) {
		uint32_t v = side->other[i];

		if ((!all && !walk_type_holds(s, side->type[i])) ||
		    (loops && v == from) || (v == back && but >= 0 &&
		    cypher_side_at(side, i).edge == but))
			continue;
		count_one(k, s, v);
	}
	return scene_steps(k->w->scene, side->n);
}

static int
count_last(struct counting *k, const struct step *s, uint32_t from,
    uint32_t back, int64_t but)
{
	struct cypher_side side[2];
	size_t n;

	if (s->n_types == 1 && s->only < 0)
		return 0;
	n = k->g->ops->sides(k->g, from, s->only, s->way, side);
	for (size_t i = 0; i < n; i++)
		if (count_side(k, s, &side[i], from, back, but) < 0)
			return -1;
	return 0;
}

static int
count_two(struct counting *k, const struct step *s, uint32_t from)
{
	struct reach r;

	if (s->n_types == 1 && s->only < 0)
		return 0;
	reach_of(k->w, s, from, false, &r);
	for (size_t i = 0; i < r.n; i++) {
		struct cypher_half h = reach_at(&r, i);

		if (!walk_type_holds(s, h.type) || (s->way == CYPHER_BOTH &&
		    !h.out && h.other == from) ||
		    !labels_hold(k->g, s, h.other))
			continue;
		if (count_last(k, s + 1, h.other, from, h.edge) < 0)
			return -1;
	}
	return scene_steps(k->w->scene, r.n);
}

/* ---- and handing on ---- */

struct many {
	uint32_t	node, times;
};

/* The count that the k-th most frequent has; those above and at it remain. */
static uint32_t
threshold(const struct many *at, size_t n, size_t k)
{
	uint32_t low = 0, high = 0;

	for (size_t i = 0; i < n; i++)
		high = MAX_OF(high, at[i].times);
	while (low < high) {
		uint32_t mid = low + (high - low + 1) / 2;
		size_t above = 0;

		for (size_t i = 0; i < n; i++)
			above += at[i].times >= mid;
		if (above >= k)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

static int
hand_on(struct walker *w, const struct merge *m, const struct many *at,
    size_t n)
{
	struct scene *c = w->scene;
	bool alone = c->alone == w->walk && w->starts == 1;
	uint32_t least = m->top && alone && c->top > 0 && n > c->top ?
	    threshold(at, n, c->top) : 0;
	int end = 0;

	for (size_t i = 0; i < n && end == 0; i++) {
		if (at[i].times < least)
			continue;
		c->row[m->end] = value_node(at[i].node);
		c->times = at[i].times;
		w->walk->step[m->after - 1].rows += at[i].times - 1;
		end = walk_go(w, m->after);
	}
	return end;
}

static int
hand_sums(struct walker *w, const struct merge *m, uint32_t any,
    uint64_t total, size_t ends)
{
	w->scene->row[m->end] = value_node(any);
	w->scene->times = (int64_t)total;
	w->scene->ends = (int64_t)ends;
	w->walk->step[m->after - 1].rows += (int64_t)total - 1;
	return walk_go(w, m->after);
}

int
walk_merge(struct walker *w, size_t i)
{
	const struct merge *m = w->walk->merge;
	const struct step *s = &w->walk->step[i];
	struct scene *c = w->scene;
	const struct value start = c->row[s->from->slot];
	struct counting k = { .w = w, .g = c->graph };
	struct many *many = NULL;
	bool sums = m->sums && (!m->distinct || (c->alone == w->walk &&
	    w->starts == 1));
	int end;

	if (start.kind != VALUE_NODE)
		return 0;
	k.count = k.g->ops->marks(k.g, 0)->at;
	end = m->hops == 1 ? count_last(&k, s, (uint32_t)start.i,
	    UINT32_MAX, -1) : count_two(&k, s, (uint32_t)start.i);
	if (!sums)
		many = mem_array(k.seen.n + 1, sizeof(*many));
	/* the marks are another's again before anyone is called */
	for (size_t v = 0; v < k.seen.n; v++) {
		uint32_t node = k.seen.at[v];

		if (many != NULL)
			many[v] = (struct many){ node, k.count[node] };
		k.count[node] = 0;
	}
	if (end == 0 && k.seen.n > 0)
		end = sums ? hand_sums(w, m, k.seen.at[0], k.total,
		    k.seen.n) : hand_on(w, m, many, k.seen.n);
	c->times = c->ends = 1;
	mem_free(many);
	VEC_RELEASE(&k.seen);
	return end;
}
