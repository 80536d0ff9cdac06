/*
 * Counting instead of listing: may it be done?  Where a question only wants to
 * know which nodes lie one or two relationships away, or how often, matches with
 * the same end are one row that stands for many (scene.many), what only counts
 * them is told the sums, and of those that are counted most no others are made.
 */
#include "base.h"

#include "walk_in.h"

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
	/* the args of LABELS are words */
	for (const struct expr *i = x->kind == EXPR_LABELS ? NULL : x->args;
	    i != NULL; i = i->next)
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
		if (w->step[i].kind != STEP_WHERE)
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

/* A row of an end tells all its aggregates: how often it is, and that it is. */
static bool
folds_are_known(const struct clause *c, int end)
{
	for (size_t i = 0; i < c->n_fold; i++) {
		const struct expr *x = c->fold_at[i];

		if (x->kind != EXPR_COUNT_ALL && (x->func->fold != FOLD_COUNT ||
		    !is_slot(x->args, end)))
			return false;
	}
	return true;
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
	m->whole = m->top && c->order->next == NULL && folds_are_known(c,
	    m->end);
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
