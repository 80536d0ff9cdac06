/*
 * Which name means what, and what is wrong before any row is looked at.
 */
#include "base.h"

#include "ast.h"
#include "func.h"
#include "vec.h"
#include "walk.h"

enum var_kind {
	VAR_ANY,
	VAR_NODE,
	VAR_EDGE,
	VAR_EDGES,
	VAR_PATH,
	VAR_OTHER,	/* known to be none of these */
	VAR_PLAIN	/* and to have no properties */
};

struct var {
	struct str	name;
	int		slot;
	enum var_kind	kind;
};

VEC_NAMED(vars, struct var);

struct scope {
	struct arena	*arena;
	struct query	*query;
	struct err	*e;
	struct vars	 vars;
	struct clause	*clause;
	bool		 may_fold, in_fold;
	bool		 seals;		/* a pattern may name nothing new */
	const struct vars *before;	/* seen inside aggregates of ORDER BY */
};

static int	resolve(struct scope *, struct expr *);

static int
wrong(struct scope *s, uint32_t at, const char *what, struct str name)
{
	return ast_error(s->e, s->query->text, at, "%.*s %s", STR_ARG(name),
	    what);
}

static struct var *
find_in(const struct vars *l, struct str name)
{
	for (size_t i = l->n; i-- > 0;)
		if (str_eq(l->at[i].name, name))
			return &l->at[i];
	return NULL;
}

static struct var *
find(struct scope *s, struct str name)
{
	struct var *v = find_in(&s->vars, name);

	if (v == NULL && s->in_fold && s->before != NULL)
		v = find_in(s->before, name);
	return v;
}

static int
declare(struct scope *s, struct str name, enum var_kind kind)
{
	struct var *v = VEC_ADD(&s->vars);

	v->name = name;
	v->slot = s->query->slots++;
	v->kind = kind;
	return v->slot;
}

static bool *
bound_now(struct scope *s)
{
	bool *b = arena_alloc(s->arena, (size_t)s->query->slots + 1);

	for (size_t i = 0; i < s->vars.n; i++)
		b[s->vars.at[i].slot] = true;
	return b;
}

/* ---- patterns ---- */

static int
check_kind(struct scope *s, uint32_t at, const struct var *v,
    enum var_kind want)
{
	static const char *const names[] = {
		"", "a node", "a relationship", "a list of relationships",
		"a path", "a value", "a value"
	};

	if (v->kind == want || v->kind == VAR_ANY ||
	    (want == VAR_EDGES && v->kind >= VAR_OTHER))
		return 0;
	return ast_error(s->e, s->query->text, at,
	    "%.*s is %s and cannot be %s here", STR_ARG(v->name),
	    names[v->kind], names[want]);
}

static int
name_part(struct scope *s, struct str name, uint32_t at, enum var_kind kind,
    int *slot)
{
	struct var *v = name.n ? find(s, name) : NULL;

	if (v != NULL) {
		*slot = v->slot;
		return check_kind(s, at, v, kind);
	}
	if (name.n && s->seals)
		return wrong(s, at, "is not known; a pattern in an expression "
		    "names nothing new", name);
	*slot = declare(s, name, kind);
	return 0;
}

static int
check_create(struct scope *s, const struct spot *i, bool first_seen)
{
	const struct link *l = i->link;

	if (!first_seen && (i->labels != NULL || i->props != NULL))
		return wrong(s, i->at, "is there already", i->name);
	if (l == NULL)
		return 0;
	if (l->types == NULL || l->types->next != NULL || l->many ||
	    l->dir == DIR_BOTH)
		return wrong(s, l->at, "one type and a direction are needed "
		    "to create a relationship", STR_NONE);
	if (l->name.n && find(s, l->name) != NULL)
		return wrong(s, l->at, "is there already", l->name);
	return 0;
}

static int
resolve_props(struct scope *s, struct expr *props)
{
	if (props == NULL)
		return 0;
	if (props->kind == EXPR_PARAM && s->clause->kind == CLAUSE_MATCH)
		return wrong(s, props->at, "cannot stand for all properties "
		    "of a pattern", props->name);
	return resolve(s, props);
}

static int
name_link(struct scope *s, struct link *l, const struct pattern *p)
{
	for (const struct spot *i = p->first; i->link != l; i = i->link->to)
		if (l->name.n && i->link->slot != AST_NO_SLOT &&
		    str_eq(i->link->name, l->name))
			return wrong(s, l->at, "names two relationships of "
			    "one pattern", l->name);
	if (l->max < l->min && l->max < 0)
		return wrong(s, l->at, "this range is empty", STR_NONE);
	return name_part(s, l->name, l->at, l->many ? VAR_EDGES : VAR_EDGE,
	    &l->slot);
}

static int
name_pattern(struct scope *s, struct pattern *p)
{
	bool create = s->clause->kind == CLAUSE_CREATE;

	for (struct spot *i = p->first; i != NULL;
	    i = i->link ? i->link->to : NULL)
		if (i->link != NULL)
			i->link->slot = AST_NO_SLOT;
	for (struct spot *i = p->first; i != NULL;
	    i = i->link ? i->link->to : NULL) {
		bool fresh = i->name.n == 0 || find(s, i->name) == NULL;

		if (create && (check_create(s, i, fresh) < 0 ||
		    (!fresh && p->first->link == NULL &&
		    wrong(s, i->at, "is there already", i->name) < 0)))
			return -1;
		if (name_part(s, i->name, i->at, VAR_NODE, &i->slot) < 0 ||
		    (i->link != NULL && name_link(s, i->link, p) < 0))
			return -1;
	}
	p->slot = AST_NO_SLOT;
	if (p->name.n == 0)
		return 0;
	if (find(s, p->name) != NULL)
		return wrong(s, p->at, "is there already", p->name);
	p->slot = declare(s, p->name, VAR_PATH);
	return 0;
}

static int
resolve_patterns(struct scope *s, struct pattern *all)
{
	for (struct pattern *p = all; p != NULL; p = p->next)
		if (name_pattern(s, p) < 0)
			return -1;
	for (struct pattern *p = all; p != NULL; p = p->next)
		for (struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL)
			if (resolve_props(s, i->props) < 0 ||
			    (i->link != NULL &&
			    resolve_props(s, i->link->props) < 0))
				return -1;
	return 0;
}

/* ---- expressions ---- */

static bool
is_fold(const struct expr *x)
{
	return x->kind == EXPR_COUNT_ALL ||
	    (x->kind == EXPR_CALL && x->func && x->func->fold != FOLD_NOT);
}

static int
resolve_fold(struct scope *s, struct expr *x)
{
	struct clause *c = s->clause;
	struct expr **more;

	if (!s->may_fold)
		return ast_error(s->e, s->query->text, x->at,
		    "an aggregate can stand only in RETURN and WITH");
	if (s->in_fold)
		return ast_error(s->e, s->query->text, x->at,
		    "an aggregate cannot stand inside another");
	s->in_fold = true;
	for (struct expr *i = x->args; i != NULL; i = i->next)
		if (resolve(s, i) < 0)
			return -1;
	s->in_fold = false;
	x->folds = c->folds = true;
	x->slot = s->query->slots++;
	more = arena_array(s->arena, c->n_fold + 1, sizeof(struct expr *));
	if (c->n_fold > 0)
		memcpy(more, c->fold_at, c->n_fold * sizeof(struct expr *));
	more[c->n_fold++] = x;
	c->fold_at = more;
	return 0;
}

static enum var_kind
kind_of(struct scope *s, const struct expr *x)
{
	const struct var *v;

	if (x->kind == EXPR_NAME)
		return (v = find(s, x->name)) != NULL ? v->kind : VAR_ANY;
	if (x->kind == EXPR_VALUE)
		return x->v.kind == VALUE_NULL ? VAR_ANY : VAR_PLAIN;
	if (x->kind == EXPR_LIST)
		return VAR_PLAIN;
	if ((x->kind >= EXPR_OR && x->kind <= EXPR_IS_NOT_NULL) ||
	    x->kind == EXPR_MAP || x->kind == EXPR_COUNT_ALL)
		return VAR_OTHER;
	return VAR_ANY;
}

/* What a literal or a pattern's variable can be known to be, as a bit of its
 * enum value_kind; 0 where it is not known. */
static unsigned
known_kind(struct scope *s, const struct expr *x)
{
	switch (x->kind) {
	case EXPR_VALUE:
		return x->v.kind == VALUE_NULL ? 0 : 1u << x->v.kind;
	case EXPR_LIST:
		return 1u << VALUE_LIST;
	case EXPR_MAP:
		return 1u << VALUE_MAP;
	case EXPR_NAME:
		switch (kind_of(s, x)) {
		case VAR_NODE:
			return 1u << VALUE_NODE;
		case VAR_EDGE:
			return 1u << VALUE_EDGE;
		case VAR_PATH:
			return 1u << VALUE_PATH;
		default:
			return 0;
		}
	default:
		return 0;
	}
}

static int
expect(struct scope *s, const struct expr *x, unsigned kinds,
    const char *what)
{
	unsigned is = x ? known_kind(s, x) : 0;

	if (is == 0 || (is & kinds) != 0)
		return 0;
	return ast_error(s->e, s->query->text, x->at, "expected %s here",
	    what);
}

static int
resolve_call(struct scope *s, struct expr *x)
{
	const char *near;

	if ((x->func = func_find(x->name)) == NULL) {
		near = func_near(x->name);
		return ast_error(s->e, s->query->text, x->at,
		    "there is no function %.*s%s%s", STR_ARG(x->name),
		    near ? ", did you mean " : "", near ? near : "");
	}
	if (x->n_args < x->func->least || x->n_args > x->func->most)
		return ast_error(s->e, s->query->text, x->at, "%s takes %zu "
		    "to %zu values, found %zu", x->func->name, x->func->least,
		    x->func->most, x->n_args);
	if (x->func->takes && expect(s, x->args, x->func->takes,
	    "another kind of value") < 0)
		return -1;
	if (x->n_args > 0 && x->args->kind == EXPR_PATTERN &&
	    !str_is(str_of(x->func->name), "exists") &&
	    x->args->pattern->kind == PATTERN_PLAIN)
		return ast_error(s->e, s->query->text, x->args->at,
		    "a pattern is true or false here; [pattern | value] "
		    "makes a list");
	if (x->func->fold != FOLD_NOT)
		return resolve_fold(s, x);
	for (struct expr *i = x->args; i != NULL; i = i->next) {
		if (resolve(s, i) < 0)
			return -1;
		x->folds |= i->folds;
	}
	return 0;
}

/* [x IN list WHERE ... | ...]: the name lives inside. */
static int
resolve_each(struct scope *s, struct expr *x)
{
	size_t n = s->vars.n;
	bool may = s->may_fold;

	if (resolve(s, x->a) < 0 ||
	    expect(s, x->a, 1u << VALUE_LIST, "a list") < 0)
		return -1;
	x->folds = x->a->folds;
	s->may_fold = false;
	x->slot = declare(s, x->name, VAR_ANY);
	if ((x->b != NULL && resolve(s, x->b) < 0) ||
	    (x->c != NULL && resolve(s, x->c) < 0))
		return -1;
	s->may_fold = may;
	s->vars.n = n;
	return 0;
}

static int
resolve_pattern_expr(struct scope *s, struct expr *x)
{
	size_t n = s->vars.n;
	bool seals = s->seals, may = s->may_fold;
	bool *bound;
	int slots, error;
	struct clause in = { .kind = CLAUSE_MATCH }, *outer = s->clause;

	bound = bound_now(s);
	slots = s->query->slots;
	s->clause = &in;
	s->seals = x->kind == EXPR_PATTERN;
	s->may_fold = false;
	error = resolve_patterns(s, x->pattern);
	s->seals = seals;
	if (error < 0 || (x->b != NULL && resolve(s, x->b) < 0) ||
	    (x->c != NULL && resolve(s, x->c) < 0))
		return -1;
	s->clause = outer;
	s->may_fold = may;
	s->vars.n = n;
	x->walk = walk_new(s->arena, x->pattern, bound, slots, x->b);
	return 0;
}

static int
resolve_parts(struct scope *s, struct expr *x)
{
	struct expr *const part[] = { x->a, x->b, x->c };

	for (size_t i = 0; i < COUNT_OF(part); i++) {
		if (part[i] == NULL)
			continue;
		if (resolve(s, part[i]) < 0)
			return -1;
		x->folds |= part[i]->folds;
	}
	if (x->kind == EXPR_LABELS)
		return 0;
	for (struct expr *i = x->args; i != NULL; i = i->next) {
		if (resolve(s, i) < 0)
			return -1;
		x->folds |= i->folds;
	}
	return 0;
}

/* What literals alone can show to be wrong. */
static int
check_parts(struct scope *s, const struct expr *x)
{
	const unsigned numbers = 1u << VALUE_INT | 1u << VALUE_FLOAT;

	switch (x->kind) {
	case EXPR_OR:
	case EXPR_XOR:
	case EXPR_AND:
	case EXPR_NOT:
		if (expect(s, x->a, 1u << VALUE_BOOL, "true or false") < 0)
			return -1;
		return expect(s, x->b, 1u << VALUE_BOOL, "true or false");
	case EXPR_FIELD:
		if (x->a->kind == EXPR_NAME && kind_of(s, x->a) == VAR_PLAIN)
			return wrong(s, x->at, "has no properties",
			    x->a->name);
		return expect(s, x->a, 1u << VALUE_MAP | 1u << VALUE_NODE |
		    1u << VALUE_EDGE, "something with properties");
	case EXPR_IN:
		return expect(s, x->b, 1u << VALUE_LIST, "a list");
	case EXPR_SUB:
	case EXPR_MUL:
	case EXPR_DIV:
	case EXPR_MOD:
	case EXPR_POW:
		if (expect(s, x->a, numbers, "a number") < 0)
			return -1;
		return expect(s, x->b, numbers, "a number");
	default:
		return 0;
	}
}

static int
resolve(struct scope *s, struct expr *x)
{
	const struct var *v;

	switch (x->kind) {
	case EXPR_TOO_BIG:
		return ast_error(s->e, s->query->text, x->at,
		    "this integer has more than 64 bits");
	case EXPR_NAME:
		if (x->slot != AST_NO_SLOT)
			return 0;
		if ((v = find(s, x->name)) == NULL)
			return wrong(s, x->at, "is not known here", x->name);
		x->slot = v->slot;
		return 0;
	case EXPR_COUNT_ALL:
		return resolve_fold(s, x);
	case EXPR_CALL:
		return resolve_call(s, x);
	case EXPR_EACH:
	case EXPR_ALL:
	case EXPR_ANY:
	case EXPR_NONE:
	case EXPR_SINGLE:
		return resolve_each(s, x);
	case EXPR_PATTERN:
	case EXPR_PATTERN_EACH:
		return resolve_pattern_expr(s, x);
	default:
		if (resolve_parts(s, x) < 0)
			return -1;
		return check_parts(s, x);
	}
}

/* ---- projections ---- */

/* Outside of aggregates, only what rows are grouped by may stand. */
static int
check_groups(struct scope *s, const struct expr *x, const struct item *items,
    int slots)
{
	const struct expr *const part[] = { x->a, x->b, x->c };

	if (is_fold(x) || x->kind == EXPR_PATTERN ||
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
				return wrong(s, i->at, "names two columns",
				    i->name);
	}
	return 0;
}

/* A part of ORDER BY that is what an item is, is that item. */
static void
find_items(struct expr *x, const struct item *items)
{
	struct expr *const part[] = { x->a, x->b, x->c };

	for (const struct item *i = items; i != NULL; i = i->next)
		if (ast_same(i->expr, x) || (x->kind == EXPR_NAME &&
		    str_eq(x->name, i->name))) {
			x->kind = EXPR_NAME;
			x->name = i->name;
			x->slot = i->slot;
			x->a = x->b = x->c = x->args = NULL;
			return;
		}
	for (size_t i = 0; i < COUNT_OF(part); i++)
		if (part[i] != NULL)
			find_items(part[i], items);
	if (x->kind != EXPR_LABELS)
		for (struct expr *i = x->args; i != NULL; i = i->next)
			find_items(i, items);
}

static int
resolve_order(struct scope *s, struct clause *c, const struct vars *before)
{
	bool folds = c->folds;

	for (struct item *o = c->order; o != NULL; o = o->next) {
		find_items(o->expr, c->items);
		s->may_fold = folds;
		s->before = before;
		if (resolve(s, o->expr) < 0)
			return -1;
		s->may_fold = false;
		s->before = NULL;
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
	error = resolve(s, x);
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
		if (resolve(s, i->expr) < 0)
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
		v->kind = kind_of(s, i->expr);
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
		find_items(c->where, c->items);
	if (resolve_order(s, c, &before) < 0 ||
	    (c->where != NULL && resolve(s, c->where) < 0)) {
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
	bool *bound = bound_now(s);
	int slots = s->query->slots;

	if (resolve_patterns(s, c->patterns) < 0 ||
	    (c->where != NULL && (resolve(s, c->where) < 0 ||
	    expect(s, c->where, 1u << VALUE_BOOL, "true or false") < 0)))
		return -1;
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
		if (resolve(s, c->list) < 0)
			return -1;
		if (find(s, c->name) != NULL)
			return wrong(s, c->at, "is there already", c->name);
		c->slot = declare(s, c->name, VAR_ANY);
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

static int
check_union(struct scope *s, const struct query *q)
{
	const struct item *a, *b;

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
		if (a != NULL || b != NULL)
			return ast_error(s->e, q->text, p->clauses->at,
			    "both sides of UNION need the same columns");
	}
	return 0;
}

int
scope_resolve(struct arena *a, struct query *q, struct err *e)
{
	struct scope s = { .arena = a, .query = q, .e = e };
	int error = 0;

	for (struct part *p = q->parts; p != NULL && error == 0; p = p->next) {
		VEC_RESET(&s.vars);
		error = check_order(&s, p);
		for (struct clause *c = p->clauses; c != NULL && error == 0;
		    c = c->next)
			error = resolve_clause(&s, c);
	}
	if (error == 0)
		error = check_union(&s, q);
	VEC_RELEASE(&s.vars);
	return error;
}

/* ---- the same but for where it stands ---- */

static bool
same_or_null(const struct expr *a, const struct expr *b)
{
	return a == NULL || b == NULL ? a == b : ast_same(a, b);
}

bool
ast_same(const struct expr *a, const struct expr *b)
{
	const struct expr *i = a->args, *k = b->args;

	if (a->kind != b->kind || !str_eq(a->name, b->name) ||
	    a->distinct != b->distinct || a->pattern != b->pattern ||
	    a->v.kind != b->v.kind || !value_same(a->v, b->v) ||
	    !same_or_null(a->a, b->a) || !same_or_null(a->b, b->b) ||
	    !same_or_null(a->c, b->c))
		return false;
	for (; i != NULL && k != NULL; i = i->next, k = k->next)
		if (!ast_same(i, k))
			return false;
	return i == k;
}
