/* Expressions: their names, their aggregates, and what literals show. */
#include "base.h"

#include "near.h"
#include "scope_in.h"
#include "walk.h"

bool
scope_is_fold(const struct expr *x)
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
		if (scope_expr(s, i) < 0)
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

enum var_kind
scope_kind(struct scope *s, const struct expr *x)
{
	const struct var *v;

	if (x->kind == EXPR_NAME)
		return (v = scope_find(s, x->name)) != NULL ? v->kind : VAR_ANY;
	if (x->kind == EXPR_VALUE)
		return x->v.kind == VALUE_NULL ? VAR_ANY : VAR_PLAIN;
	if (x->kind == EXPR_LIST)
		return VAR_PLAIN;
	if ((x->kind >= EXPR_OR && x->kind <= EXPR_IS_NOT_NULL) ||
	    x->kind == EXPR_MAP || x->kind == EXPR_COUNT_ALL)
		return VAR_OTHER;
	return VAR_ANY;
}

/* What a literal or a variable can be known to be, as FUNC_KINDs; 0 where it is
 * not known. */
static unsigned
known_kind(struct scope *s, const struct expr *x)
{
	const struct var *v;

	if ((x->kind >= EXPR_OR && x->kind <= EXPR_GE) ||
	    (x->kind >= EXPR_IN && x->kind <= EXPR_IS_NOT_NULL) ||
	    (x->kind >= EXPR_ALL && x->kind <= EXPR_SINGLE))
		return FUNC_KIND(VALUE_BOOL);
	switch (x->kind) {
	case EXPR_VALUE:
		return x->v.kind == VALUE_NULL ? 0 : FUNC_KIND(x->v.kind);
	case EXPR_LIST:
	case EXPR_SLICE:
	case EXPR_EACH:
	case EXPR_PATTERN_EACH:
		return FUNC_KIND(VALUE_LIST);
	case EXPR_MAP:
		return FUNC_KIND(VALUE_MAP);
	case EXPR_COUNT_ALL:
		return FUNC_KIND(VALUE_INT);
	case EXPR_EXISTS:
		return FUNC_KIND(VALUE_BOOL);
	case EXPR_PATTERN:
		return x->pattern->kind == PATTERN_PLAIN ?
		    FUNC_KIND(VALUE_BOOL) :
		    x->pattern->kind == PATTERN_SHORTEST ?
		    FUNC_KIND(VALUE_PATH) : FUNC_KIND(VALUE_LIST);
	case EXPR_NAME:
		if ((v = scope_find(s, x->name)) == NULL)
			return 0;
		return v->kind == VAR_NODE ? FUNC_KIND(VALUE_NODE) :
		    v->kind == VAR_EDGE ? FUNC_KIND(VALUE_EDGE) :
		    v->kind == VAR_PATH ? FUNC_KIND(VALUE_PATH) : v->values;
	default:
		return 0;
	}
}

/* What an element of a list that is written out may be. */
static unsigned
known_element(struct scope *s, const struct expr *list)
{
	unsigned all = 0, one;

	if (list->kind != EXPR_LIST)
		return 0;
	for (const struct expr *i = list->args; i != NULL; i = i->next) {
		if ((one = known_kind(s, i)) == 0)
			return 0;
		all |= one;
	}
	return all;
}

int
scope_expect(struct scope *s, const struct expr *x, unsigned kinds,
    const char *what)
{
	unsigned is = x ? known_kind(s, x) : 0;

	if (is == 0 || (is & kinds) != 0)
		return 0;
	return ast_error(s->e, s->query->text, x->at, "expected %s here",
	    what);
}

int
scope_condition(struct scope *s, struct expr *x)
{
	if (x == NULL)
		return 0;
	if (scope_expr(s, x) < 0)
		return -1;
	return scope_expect(s, x, FUNC_KIND(VALUE_BOOL), "true or false");
}

static int
wrong_count(struct scope *s, const struct expr *x)
{
	const struct func *f = x->func;
	const char *range = f->least == f->most ? "" :
	    arena_printf(s->arena, "%zu to ", f->least);

	return ast_error(s->e, s->query->text, x->at, "%s takes %s%zu "
	    "value%s, found %zu", f->name, range, f->most,
	    f->most == 1 ? "" : "s", x->n_args);
}

static int
resolve_call(struct scope *s, struct expr *x)
{
	const char *near;
	size_t n = 0;

	if ((x->func = func_find(x->name)) == NULL) {
		near = func_near(x->name);
		return ast_error(s->e, s->query->text, x->at,
		    "there is no function %.*s%s%s", STR_ARG(x->name),
		    near ? ", did you mean " : "", near ? near : "");
	}
	if (x->n_args < x->func->least || x->n_args > x->func->most)
		return wrong_count(s, x);
	for (const struct expr *i = x->args; i != NULL && n < FUNC_KINDS;
	    i = i->next, n++)
		if (x->func->takes[n] != 0 && scope_expect(s, i, x->func->takes[n],
		    func_kinds(s->arena, x->func->takes[n])) < 0)
			return -1;
	if (x->n_args > 0 && x->args->kind == EXPR_PATTERN &&
	    !str_is(str_of(x->func->name), "exists") &&
	    x->args->pattern->kind == PATTERN_PLAIN)
		return ast_error(s->e, s->query->text, x->args->at,
		    "a pattern is true or false here; [pattern | value] "
		    "makes a list");
	if (x->func->fold != FOLD_NOT)
		return resolve_fold(s, x);
	if (s->in_fold && str_is(str_of(x->func->name), "rand"))
		return ast_error(s->e, s->query->text, x->at,
		    "an aggregate of chance says nothing: rand() cannot "
		    "stand in it");
	for (struct expr *i = x->args; i != NULL; i = i->next) {
		if (scope_expr(s, i) < 0)
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
	unsigned values;

	if (scope_expr(s, x->a) < 0 ||
	    scope_expect(s, x->a, 1u << VALUE_LIST, "a list") < 0)
		return -1;
	x->folds = x->a->folds;
	s->may_fold = false;
	values = known_element(s, x->a);
	x->slot = scope_declare(s, x->name, VAR_ANY);
	s->vars.at[s->vars.n - 1].values = values;
	if (scope_condition(s, x->b) < 0 ||
	    (x->c != NULL && scope_expr(s, x->c) < 0))
		return -1;
	s->may_fold = may;
	s->vars.n = n;
	return 0;
}

/* reduce(name = a, each IN list | made): both names live in what is made. */
static int
resolve_reduce(struct scope *s, struct expr *x)
{
	size_t n = s->vars.n;
	struct expr *each = x->b;
	bool may = s->may_fold;

	if (scope_expr(s, x->a) < 0 || scope_expr(s, each->a) < 0 ||
	    scope_expect(s, each->a, FUNC_KIND(VALUE_LIST), "a list") < 0)
		return -1;
	x->folds = x->a->folds || each->a->folds;
	s->may_fold = false;
	x->slot = scope_declare(s, x->name, VAR_ANY);
	each->slot = scope_declare(s, each->name, VAR_ANY);
	if (scope_expr(s, each->c) < 0)
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
	struct expr *late;
	struct clause in = { .kind = CLAUSE_MATCH }, *outer = s->clause;

	bound = scope_bound(s);
	slots = s->query->slots;
	s->clause = &in;
	s->seals = x->kind == EXPR_PATTERN;
	s->may_fold = false;
	error = scope_patterns(s, x->pattern, &late);
	s->seals = seals;
	if (error < 0 || scope_condition(s, x->b) < 0 ||
	    (x->c != NULL && scope_expr(s, x->c) < 0))
		return -1;
	s->clause = outer;
	s->may_fold = may;
	s->vars.n = n;
	x->b = scope_both(s, late, x->b);
	x->walk = walk_new(s->arena, x->pattern, bound, slots, x->b);
	return 0;
}

/* What a question inside names is its own; it sees what is seen here. */
static int
resolve_exists(struct scope *s, struct expr *x)
{
	const struct scope outer = *s;
	int error = 0;

	s->may_fold = s->in_fold = s->seals = false;
	for (struct part *p = x->parts; p != NULL && error == 0;
	    p = p->next) {
		struct vars inner = VEC_INIT;

		for (size_t i = 0; i < outer.vars.n; i++)
			*VEC_ADD(&inner) = outer.vars.at[i];
		s->vars = inner;
		error = scope_part(s, p);
		VEC_RELEASE(&s->vars);
	}
	*s = outer;
	return error;
}

static int
resolve_parts(struct scope *s, struct expr *x)
{
	struct expr *const part[] = { x->a, x->b, x->c };

	for (size_t i = 0; i < COUNT_OF(part); i++) {
		if (part[i] == NULL)
			continue;
		if (scope_expr(s, part[i]) < 0)
			return -1;
		x->folds |= part[i]->folds;
	}
	if (x->kind == EXPR_LABELS)
		return 0;
	for (struct expr *i = x->args; i != NULL; i = i->next) {
		if (scope_expr(s, i) < 0)
			return -1;
		x->folds |= i->folds;
	}
	return 0;
}

/* Of CASE without a value: each WHEN is a condition. */
static int
check_whens(struct scope *s, const struct expr *x)
{
	for (const struct expr *i = x->args; i != NULL && x->a == NULL;
	    i = i->next->next)
		if (scope_expect(s, i, FUNC_KIND(VALUE_BOOL),
		    "true or false") < 0)
			return -1;
	return 0;
}

/* What its parts have to be. */
static const struct want {
	unsigned	 a, b;		/* FUNC_KINDs; 0: anything */
	const char	*what;
} wants[EXPR_EXISTS + 1] = {
#define BOOL	FUNC_KIND(VALUE_BOOL)
#define NUMBERS	(FUNC_KIND(VALUE_INT) | FUNC_KIND(VALUE_FLOAT))
#define THINGS	(FUNC_KIND(VALUE_MAP) | FUNC_KIND(VALUE_NODE) | \
    FUNC_KIND(VALUE_EDGE))
	[EXPR_OR] = { BOOL, BOOL, "true or false" },
	[EXPR_XOR] = { BOOL, BOOL, "true or false" },
	[EXPR_AND] = { BOOL, BOOL, "true or false" },
	[EXPR_NOT] = { BOOL, 0, "true or false" },
	[EXPR_SUB] = { NUMBERS, NUMBERS, "a number" },
	[EXPR_MUL] = { NUMBERS, NUMBERS, "a number" },
	[EXPR_DIV] = { NUMBERS, NUMBERS, "a number" },
	[EXPR_MOD] = { NUMBERS, NUMBERS, "a number" },
	[EXPR_POW] = { NUMBERS, NUMBERS, "a number" },
	[EXPR_NEG] = { NUMBERS, 0, "a number" },
	[EXPR_POS] = { NUMBERS, 0, "a number" },
	[EXPR_IN] = { 0, FUNC_KIND(VALUE_LIST), "a list" },
	[EXPR_FIELD] = { THINGS, 0, "something with properties" },
	[EXPR_MAP] = { THINGS, 0, "a node, a relationship or a map" }
#undef BOOL
#undef NUMBERS
#undef THINGS
};

static int
check_field(struct scope *s, const struct expr *x)
{
	unsigned of = known_kind(s, x->a);

	if (of == FUNC_KIND(VALUE_NODE) || of == FUNC_KIND(VALUE_EDGE))
		ast_word(s->arena, s->query, x->name, WORD_KEY);
	if (x->a->kind == EXPR_NAME && scope_kind(s, x->a) == VAR_PLAIN)
		return scope_wrong(s, x->at, "has no properties", x->a->name);
	return 0;
}

/* What literals alone can show to be wrong. */
static int
check_parts(struct scope *s, const struct expr *x)
{
	const struct want *w = &wants[x->kind];

	if ((x->kind == EXPR_CASE && check_whens(s, x) < 0) ||
	    (x->kind == EXPR_FIELD && check_field(s, x) < 0) ||
	    (w->a != 0 && scope_expect(s, x->a, w->a, w->what) < 0))
		return -1;
	return w->b != 0 ? scope_expect(s, x->b, w->b, w->what) : 0;
}

/* Of names as short as n and m none is meant by the other. */
static int
tell_unknown(struct scope *s, const struct expr *x)
{
	struct near near = near_begin(x->name);

	for (size_t i = 0; i < s->vars.n && x->name.n > 2; i++)
		near_try(&near, s->vars.at[i].name);
	if (near.found.n == 0)
		return scope_wrong(s, x->at, "is not known here", x->name);
	return ast_error(s->e, s->query->text, x->at, "%.*s is not known here, "
	    "did you mean %.*s?", STR_ARG(x->name), STR_ARG(near.found));
}

int
scope_expr(struct scope *s, struct expr *x)
{
	const struct var *v;

	switch (x->kind) {
	case EXPR_TOO_BIG:
		return ast_error(s->e, s->query->text, x->at,
		    "this integer has more than 64 bits");
	case EXPR_NAME:
		if (x->slot != AST_NO_SLOT)
			return 0;
		if ((v = scope_find(s, x->name)) == NULL)
			return tell_unknown(s, x);
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
	case EXPR_REDUCE:
		return resolve_reduce(s, x);
	case EXPR_EXISTS:
		return resolve_exists(s, x);
	case EXPR_PATTERN:
	case EXPR_PATTERN_EACH:
		return resolve_pattern_expr(s, x);
	default:
		if (resolve_parts(s, x) < 0)
			return -1;
		return check_parts(s, x);
	}
}
