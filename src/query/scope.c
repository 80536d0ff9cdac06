/*
 * Which name means what, and what is wrong before any row is looked at: clause
 * by clause.
 */
#include "base.h"

#include "scope_in.h"
#include "walk.h"

int
scope_wrong(struct scope *s, uint32_t at, const char *what, struct str name)
{
	return ast_error(s->e, s->query->text, at, "%.*s %s", STR_ARG(name),
	    what);
}

struct var *
scope_find(struct scope *s, struct str name)
{
	for (size_t i = s->vars.n; i-- > 0;)
		if (str_eq(s->vars.at[i].name, name))
			return &s->vars.at[i];
	return NULL;
}

int
scope_declare(struct scope *s, struct str name, enum var_kind kind)
{
	struct var *v = VEC_ADD(&s->vars);

	v->name = name;
	v->slot = s->query->slots++;
	v->kind = kind;
	return v->slot;
}

bool *
scope_bound(struct scope *s)
{
	bool *b = arena_alloc(s->arena, (size_t)s->query->slots + 1);

	for (size_t i = 0; i < s->vars.n; i++)
		b[s->vars.at[i].slot] = true;
	return b;
}

/* ---- projections ---- */

/* Outside of aggregates, only what rows are grouped by may stand. */
static int
check_groups(struct scope *s, const struct expr *x, const struct item *items,
    int slots)
{
	const struct expr *const part[] = { x->a, x->b, x->c };

	if (scope_is_fold(x) || x->kind == EXPR_PATTERN ||
	    x->kind == EXPR_EXISTS ||
	    x->kind == EXPR_PATTERN_EACH)
		return 0;
	for (const struct item *i = items; i != NULL; i = i->next)
		if (!i->expr->folds && ast_same(i->expr, x) &&
		    (x->kind == EXPR_NAME || x->kind == EXPR_FIELD))
			return 0;
	if (x->kind == EXPR_NAME && x->slot < slots)
		return ast_error(s->e, s->query->text, x->at, "%.*s stands "
		    "beside an aggregate and is not what rows are grouped by",
		    STR_ARG(x->name));
	for (size_t i = 0; i < COUNT_OF(part); i++)
		if (part[i] && check_groups(s, part[i], items, slots) < 0)
			return -1;
	if (x->kind != EXPR_LABELS)
		for (const struct expr *i = x->args; i != NULL; i = i->next)
			if (check_groups(s, i, items, slots) < 0)
				return -1;
	return 0;
}

static struct item *
star_item(struct scope *s, const struct clause *c, const struct var *v)
{
	struct expr *x = arena_alloc(s->arena, sizeof(*x));
	struct item *i = arena_alloc(s->arena, sizeof(*i));

	x->kind = EXPR_NAME;
	x->at = i->at = c->at;
	x->slot = v->slot;
	x->name = i->name = v->name;
	i->expr = x;
	return i;
}

/* The star: every name that is seen, by the alphabet. */
static int
spread_star(struct scope *s, struct clause *c)
{
	struct item *first = NULL, **to, *i;

	for (size_t k = 0; k < s->vars.n; k++) {
		if (s->vars.at[k].name.n == 0)
			continue;
		i = star_item(s, c, &s->vars.at[k]);
		for (to = &first; *to != NULL &&
		    str_cmp((*to)->name, i->name) < 0; to = &(*to)->next)
			;
		i->next = *to;
		*to = i;
	}
	if (first == NULL && c->kind == CLAUSE_RETURN)
		return ast_error(s->e, s->query->text, c->at,
		    "* stands for no name at all here");
	for (to = &first; *to != NULL; to = &(*to)->next)
		;
	*to = c->items;
	c->items = first;
	return 0;
}

static int
name_items(struct scope *s, struct clause *c)
{
	for (struct item *i = c->items; i != NULL; i = i->next) {
		if (c->kind == CLAUSE_WITH && !i->named &&
		    i->expr->kind != EXPR_NAME)
			return ast_error(s->e, s->query->text, i->at,
			    "WITH needs a name for this: ... AS name");
		for (const struct item *k = c->items; k != i; k = k->next)
			if (str_eq(k->name, i->name))
				return scope_wrong(s, i->at, "names two columns",
				    i->name);
	}
	return 0;
}

static bool
has_fold(const struct expr *x)
{
	const struct expr *const part[] = { x->a, x->b, x->c };
	const struct func *f = x->kind == EXPR_CALL ? func_find(x->name) : NULL;

	if (x->kind == EXPR_COUNT_ALL || (f != NULL && f->fold != FOLD_NOT))
		return true;
	for (size_t i = 0; i < COUNT_OF(part); i++)
		if (part[i] != NULL && has_fold(part[i]))
			return true;
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (has_fold(i))
			return true;
	return false;
}

/* May an item stand for a part of an expression?  Beside an aggregate only
 * names, properties and other aggregates may: more would be ambiguous. */
static bool
may_stand(const struct item *i, const struct expr *x, bool beside)
{
	if (x->kind == EXPR_NAME && str_eq(x->name, i->name))
		return true;
	return ast_same(i->expr, x) && (!beside || x->kind == EXPR_NAME ||
	    x->kind == EXPR_FIELD || has_fold(x));
}

/* Names that a comprehension around a part gives to its own elements. */
struct hidden {
	struct str		 name;
	const struct hidden	*up;
};

static bool
is_hidden(const struct hidden *h, struct str name)
{
	while (h != NULL && !str_eq(h->name, name))
		h = h->up;
	return h != NULL;
}

static bool
uses_hidden(const struct hidden *h, const struct expr *x)
{
	const struct expr *const part[] = { x->a, x->b, x->c };

	if (h == NULL || (x->kind == EXPR_NAME && is_hidden(h, x->name)))
		return h != NULL;
	for (size_t i = 0; i < COUNT_OF(part); i++)
		if (part[i] != NULL && uses_hidden(h, part[i]))
			return true;
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (uses_hidden(h, i))
			return true;
	return false;
}

static const struct item *
item_of(const struct item *items, const struct expr *x, bool beside)
{
	while (items != NULL && !may_stand(items, x, beside))
		items = items->next;
	return items;
}

/* A part of ORDER BY or WHERE that is what an item is, is that item. */
static void
find_items(struct expr *x, const struct item *items, bool beside,
    const struct hidden *h)
{
	bool names = (x->kind >= EXPR_EACH && x->kind <= EXPR_SINGLE);
	const struct hidden own = { x->name, h };
	struct expr *const body[] = { x->b, x->c };
	const struct item *i = uses_hidden(h, x) ? NULL :
	    item_of(items, x, beside);

	if (i != NULL) {
		x->kind = EXPR_NAME;
		x->name = i->name;
		x->slot = i->slot;
		x->a = x->b = x->c = x->args = NULL;
		return;
	}
	beside |= has_fold(x);
	if (x->a != NULL)
		find_items(x->a, items, beside, h);
	for (size_t k = 0; k < COUNT_OF(body); k++)
		if (body[k] != NULL)
			find_items(body[k], items, beside, names ? &own : h);
	if (x->kind != EXPR_LABELS)
		for (struct expr *k = x->args; k != NULL; k = k->next)
			find_items(k, items, beside, h);
}

static int
resolve_order(struct scope *s, struct clause *c)
{
	bool folds = c->folds;

	for (struct item *o = c->order; o != NULL; o = o->next) {
		find_items(o->expr, c->items, false, NULL);
		s->may_fold = folds;
		if (scope_expr(s, o->expr) < 0)
			return -1;
		s->may_fold = false;
	}
	return 0;
}

static int
resolve_bound(struct scope *s, struct expr *x, const char *what)
{
	struct vars none = VEC_INIT, held = s->vars;
	int error;

	if (x == NULL)
		return 0;
	if (x->kind == EXPR_NEG || (x->kind == EXPR_VALUE &&
	    (x->v.kind != VALUE_INT || x->v.i < 0)))
		return ast_error(s->e, s->query->text, x->at,
		    "%s wants a whole number from 0", what);
	s->vars = none;
	error = scope_expr(s, x);
	VEC_RELEASE(&s->vars);
	s->vars = held;
	return error;
}

static int
resolve_items(struct scope *s, struct clause *c, struct vars *after)
{
	int slots = s->query->slots;

	s->may_fold = true;
	for (struct item *i = c->items; i != NULL; i = i->next)
		if (scope_expr(s, i->expr) < 0)
			return -1;
	s->may_fold = false;
	for (struct item *i = c->items; i != NULL; i = i->next) {
		struct var *v;

		if (i->expr->kind == EXPR_PATTERN &&
		    i->expr->pattern->kind == PATTERN_PLAIN)
			return ast_error(s->e, s->query->text, i->at,
			    "a pattern is a condition and belongs in WHERE; "
			    "exists(pattern) gives true or false");
		if (i->expr->folds && check_groups(s, i->expr, c->items,
		    slots) < 0)
			return -1;
		v = VEC_ADD(after);
		v->name = i->name;
		v->kind = scope_kind(s, i->expr);
		v->slot = i->slot = s->query->slots++;
	}
	return 0;
}

static int
resolve_projection(struct scope *s, struct clause *c)
{
	struct vars after = VEC_INIT, before, seen = VEC_INIT;
	int error = -1;

	if ((c->star && spread_star(s, c) < 0) || name_items(s, c) < 0 ||
	    resolve_bound(s, c->skip, "SKIP") < 0 ||
	    resolve_bound(s, c->limit, "LIMIT") < 0 ||
	    resolve_items(s, c, &after) < 0)
		goto out;
	before = s->vars;
	/* What was seen before is seen still, where rows are still the same. */
	if (!c->folds && !c->distinct)
		for (size_t i = 0; i < before.n; i++)
			*VEC_ADD(&seen) = before.at[i];
	for (size_t i = 0; i < after.n; i++)
		*VEC_ADD(&seen) = after.at[i];
	s->vars = seen;
	if (c->where != NULL)
		find_items(c->where, c->items, false, NULL);
	if (resolve_order(s, c) < 0 || scope_condition(s, c->where) < 0) {
		seen = s->vars;
		s->vars = before;
		goto out;
	}
	seen = s->vars;
	s->vars = after;
	after = before;
	error = 0;
out:
	VEC_RELEASE(&seen);
	VEC_RELEASE(&after);
	return error;
}

/* ---- clauses ---- */

static int
resolve_match(struct scope *s, struct clause *c)
{
	bool *bound = scope_bound(s);
	int slots = s->query->slots;
	struct expr *late;

	if (scope_patterns(s, c->patterns, &late) < 0 ||
	    scope_condition(s, c->where) < 0)
		return -1;
	c->where = scope_both(s, late, c->where);
	c->bound = bound;
	c->n_bound = slots;
	if (c->kind == CLAUSE_MATCH)
		c->walk = walk_new(s->arena, c->patterns, bound, slots,
		    c->where);
	return 0;
}

static int
resolve_clause(struct scope *s, struct clause *c)
{
	s->clause = c;
	switch (c->kind) {
	case CLAUSE_UNWIND:
		if (scope_expr(s, c->list) < 0)
			return -1;
		if (scope_find(s, c->name) != NULL)
			return scope_wrong(s, c->at, "is there already", c->name);
		c->slot = scope_declare(s, c->name, VAR_ANY);
		return 0;
	case CLAUSE_WITH:
	case CLAUSE_RETURN:
		return resolve_projection(s, c);
	default:
		return resolve_match(s, c);
	}
}

static int
check_order(struct scope *s, const struct part *p)
{
	for (const struct clause *c = p->clauses; c != NULL; c = c->next) {
		if (c->kind == CLAUSE_RETURN && c->next != NULL)
			return ast_error(s->e, s->query->text, c->next->at,
			    "nothing can follow RETURN but UNION");
		if (c->next == NULL && c->kind != CLAUSE_RETURN &&
		    c->kind != CLAUSE_CREATE)
			return ast_error(s->e, s->query->text,
			    (uint32_t)s->query->text.n,
			    "a question ends with RETURN");
	}
	return 0;
}

static struct str
names_of(struct scope *s, const struct item *i)
{
	struct buf b = BUF_INIT(300);
	struct str out;

	for (const struct item *k = i; k != NULL; k = k->next)
		buf_printf(&b, "%s%.*s", k == i ? "" : ", ", STR_ARG(k->name));
	out = arena_str(s->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static int
check_union(struct scope *s, const struct query *q)
{
	const struct item *a, *b;
	struct str want, found;

	for (const struct part *p = q->parts->next; p != NULL; p = p->next) {
		a = q->parts->last->items;
		b = p->last->items;
		if (p->next != NULL && p->next->all != p->all)
			return ast_error(s->e, q->text,
			    p->next->clauses->at,
			    "UNION and UNION ALL cannot be mixed");
		for (; a && b && str_eq(a->name, b->name);
		    a = a->next, b = b->next)
			;
		if (a == NULL && b == NULL)
			continue;
		want = names_of(s, q->parts->last->items);
		found = names_of(s, p->last->items);
		return ast_error(s->e, q->text, p->last->at, "both sides of "
		    "UNION need the same columns, expected %.*s, found %.*s",
		    STR_ARG(want), STR_ARG(found));
	}
	return 0;
}

int
scope_part(struct scope *s, struct part *p)
{
	int error = check_order(s, p);

	for (struct clause *c = p->clauses; c != NULL && error == 0;
	    c = c->next)
		error = resolve_clause(s, c);
	return error;
}

int
scope_resolve(struct arena *a, struct query *q, struct err *e)
{
	struct scope s = { .arena = a, .query = q, .e = e };
	int error = 0;

	for (struct part *p = q->parts; p != NULL && error == 0; p = p->next) {
		VEC_RESET(&s.vars);
		error = scope_part(&s, p);
	}
	if (error == 0)
		error = check_union(&s, q);
	VEC_RELEASE(&s.vars);
	return error;
}
