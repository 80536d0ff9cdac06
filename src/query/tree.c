/* What the grammar makes of tokens: names and expressions. */
#include "base.h"

#include "cypher_tokens.h"
#include "parse.h"

static unsigned
deeper(unsigned depth, const struct expr *x)
{
	return x != NULL && x->depth > depth ? x->depth : depth;
}

static unsigned
pattern_depth(const struct pattern *p)
{
	unsigned depth = 0;

	for (; p != NULL; p = p->next)
		for (const struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL) {
			depth = deeper(depth, i->props);
			if (i->link != NULL)
				depth = deeper(depth, i->link->props);
		}
	return depth;
}

static unsigned
clause_depth(const struct clause *c)
{
	unsigned depth = pattern_depth(c->patterns);

	depth = deeper(deeper(depth, c->where), c->list);
	depth = deeper(deeper(depth, c->skip), c->limit);
	for (const struct item *i = c->items; i != NULL; i = i->next)
		depth = deeper(depth, i->expr);
	for (const struct item *i = c->order; i != NULL; i = i->next)
		depth = deeper(depth, i->expr);
	return depth;
}

/* No tree is deeper than AST_DEPTH, so that walks may recurse. */
void
parse_deepen(struct parse *p, struct expr *x)
{
	unsigned depth = deeper(deeper(deeper(0, x->a), x->b), x->c);

	for (const struct expr *i = x->args; i != NULL; i = i->next)
		depth = deeper(depth, i);
	depth = MAX_OF(depth, pattern_depth(x->pattern));
	for (const struct part *i = x->parts; i != NULL; i = i->next)
		for (const struct clause *c = i->clauses; c; c = c->next)
			depth = MAX_OF(depth, clause_depth(c));
	x->depth = depth + 1;
	if (x->depth > AST_DEPTH)
		parse_fail(p, x->at, "this is nested deeper than %d levels",
		    AST_DEPTH);
}

struct expr *
parse_expr(struct parse *p, enum expr_kind kind, uint32_t at, struct expr *a,
    struct expr *b)
{
	struct expr *x = arena_alloc(p->arena, sizeof(*x));

	x->kind = kind;
	x->at = at;
	x->from = a != NULL ? MIN_OF(a->from, at) : at;
	x->to = parse_end(p);
	x->a = a;
	x->b = b;
	x->slot = AST_NO_SLOT;
	x->name = STR_NONE;
	parse_deepen(p, x);
	return x;
}

struct exprs
exprs_with(struct exprs l, struct expr *x)
{
	if (l.last != NULL)
		l.last->next = x;
	else
		l.first = x;
	return (struct exprs){ l.first, x, l.n + 1 };
}

struct expr *
parse_args(struct parse *p, struct expr *x, struct exprs args)
{
	x->args = args.first;
	x->n_args = args.n;
	parse_deepen(p, x);
	return x;
}

/* ---- names ---- */

struct str
parse_name(struct parse *p, struct token t)
{
	struct str s = parse_text(p, t);
	char *name;
	size_t n = 0;

	if (s.n < 2 || s.p[0] != '`')
		return s;
	name = arena_alloc(p->arena, s.n);
	for (size_t i = 1; i + 1 < s.n; i++) {
		name[n++] = s.p[i];
		if (s.p[i] == '`')
			i++;
	}
	return (struct str){ name, n };
}

struct str
parse_joined(struct parse *p, struct token a, struct token b)
{
	struct str first = parse_name(p, a), second = parse_name(p, b);

	return str_of(arena_printf(p->arena, "%.*s.%.*s", STR_ARG(first),
	    STR_ARG(second)));
}

void
ast_word(struct arena *a, struct query *q, struct str s, enum word_kind kind)
{
	struct word **at = &q->words;
	size_t n = 0;

	for (; *at != NULL && ((*at)->kind != kind || !str_eq((*at)->s, s));
	    n++)
		at = &(*at)->next;
	if (*at != NULL || n >= AST_WORDS)
		return;
	*at = arena_alloc(a, sizeof(**at));
	(*at)->s = s;
	(*at)->kind = kind;
}

struct name *
parse_names(struct parse *p, struct name *before, struct token t,
    enum word_kind kind)
{
	struct name *n = arena_alloc(p->arena, sizeof(*n)), *last = before;

	parse_part(p, t.at);
	n->s = parse_name(p, t);
	n->at = t.at;
	ast_word(p->arena, p->query, n->s, kind);
	if (before == NULL)
		return n;
	while (last->next != NULL)
		last = last->next;
	last->next = n;
	return before;
}

/* ---- operators ---- */

struct expr *
parse_negative(struct parse *p, uint32_t at, struct expr *x)
{
	if (x->kind == EXPR_TOO_BIG && !x->paren) {
		x->kind = EXPR_VALUE;
		x->v = value_int(INT64_MIN);
		x->at = x->from = at;
		return x;
	}
	return parse_expr(p, EXPR_NEG, at, x, NULL);
}

static enum expr_kind
operator_of(struct token t)
{
	static const enum expr_kind kinds[] = {
		[CY_OR] = EXPR_OR, [CY_XOR] = EXPR_XOR, [CY_AND] = EXPR_AND,
		[CY_EQ] = EXPR_EQ, [CY_NE] = EXPR_NE, [CY_LT] = EXPR_LT,
		[CY_LE] = EXPR_LE, [CY_GT] = EXPR_GT, [CY_GE] = EXPR_GE,
		[CY_IN] = EXPR_IN, [CY_CONTAINS] = EXPR_CONTAINS,
		[CY_MATCHES] = EXPR_MATCHES, [CY_STARTS] = EXPR_STARTS,
		[CY_ENDS] = EXPR_ENDS, [CY_PLUS] = EXPR_ADD,
		[CY_MINUS] = EXPR_SUB, [CY_STAR] = EXPR_MUL,
		[CY_SLASH] = EXPR_DIV, [CY_PERCENT] = EXPR_MOD,
		[CY_CARET] = EXPR_POW
	};

	return kinds[t.code];
}

struct expr *
parse_two(struct parse *p, struct token between, struct expr *a,
    struct expr *b)
{
	return parse_expr(p, operator_of(between), between.at, a, b);
}

static bool
is_compare(const struct expr *x)
{
	return x->kind >= EXPR_EQ && x->kind <= EXPR_GE && !x->paren;
}

struct expr *
parse_compare(struct parse *p, struct token between, struct expr *a,
    struct expr *b)
{
	const struct expr *last = a->kind == EXPR_AND && !a->paren ? a->b : a;

	if (!is_compare(last))
		return parse_two(p, between, a, b);
	return parse_expr(p, EXPR_AND, between.at, a,
	    parse_two(p, between, last->b, b));
}

struct expr *
parse_label(struct parse *p, uint32_t at, struct expr *of, struct token name)
{
	struct expr *label = parse_variable(p, name);
	struct expr *x = of->kind == EXPR_LABELS && !of->paren ? of :
	    parse_expr(p, EXPR_LABELS, at, of, NULL);
	struct expr **end = &x->args;

	parse_part(p, name.at);
	ast_word(p->arena, p->query, label->name, WORD_EITHER);
	while (*end != NULL)
		end = &(*end)->next;
	*end = label;
	x->n_args++;
	x->to = label->to;
	return x;
}

struct expr *
parse_call(struct parse *p, struct token name, bool distinct,
    struct exprs args)
{
	struct expr *x = parse_expr(p, EXPR_CALL, name.at, NULL, NULL);

	x->name = parse_name(p, name);
	x->distinct = distinct;
	return parse_args(p, x, args);
}

struct expr *
parse_count_all(struct parse *p, struct token name)
{
	if (!str_ieq(parse_text(p, name), STR_LIT("count")))
		parse_fail(p, name.at, "only count takes *");
	return parse_expr(p, EXPR_COUNT_ALL, name.at, NULL, NULL);
}

struct expr *
parse_each(struct parse *p, enum expr_kind kind, struct token name,
    struct expr *list, struct expr *where, struct expr *made)
{
	struct expr *x = parse_expr(p, kind, name.at, list, where);

	x->name = parse_name(p, name);
	x->c = made;
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_variable(struct parse *p, struct token name)
{
	struct expr *x = parse_expr(p, EXPR_NAME, name.at, NULL, NULL);

	x->name = parse_name(p, name);
	return x;
}

struct expr *
parse_param(struct parse *p, struct token t)
{
	struct expr *x = parse_expr(p, EXPR_PARAM, t.at, NULL, NULL);
	struct name *n = arena_alloc(p->arena, sizeof(*n));
	struct token name = { t.code, t.at + 1, t.n - 1 };	/* its $ */

	x->name = n->s = parse_name(p, name);
	n->at = t.at;
	n->next = p->query->params;
	p->query->params = n;
	return x;
}

/* A key that comes again takes the place of the one before. */
static void
drop_doubles(struct parse *p, struct expr *map)
{
	struct expr **at = &map->args;

	if (map->n_args > AST_KEYS) {
		parse_fail(p, map->at, "a map has at most %d keys", AST_KEYS);
		return;
	}
	while (*at != NULL) {
		const struct expr *i = (*at)->next;

		while (i != NULL && ((*at)->kind == EXPR_KEYS ||
		    i->kind == EXPR_KEYS || !str_eq(i->name, (*at)->name)))
			i = i->next;
		if (i == NULL) {
			at = &(*at)->next;
		} else {
			*at = (*at)->next;
			map->n_args--;
		}
	}
}

struct expr *
parse_map(struct parse *p, uint32_t at, struct expr *of, struct exprs fields)
{
	struct expr *x = parse_expr(p, EXPR_MAP, at, of, NULL);

	x->args = fields.first;
	x->n_args = fields.n;
	for (struct expr *i = x->args; i != NULL; i = i->next)
		if (i->a == NULL)
			i->a = of;
	drop_doubles(p, x);
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_quantifier(struct parse *p, struct token word, struct token name,
    struct expr *list, struct expr *where)
{
	struct str w = parse_text(p, word);
	enum expr_kind kind = str_ieq(w, STR_LIT("all")) ? EXPR_ALL :
	    str_ieq(w, STR_LIT("any")) ? EXPR_ANY :
	    str_ieq(w, STR_LIT("none")) ? EXPR_NONE : EXPR_SINGLE;
	struct expr *x = parse_each(p, kind, name, list, where, NULL);

	x->from = word.at;
	return x;
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
	    a->parts != b->parts ||
	    a->v.kind != b->v.kind || !value_same(a->v, b->v) ||
	    !same_or_null(a->a, b->a) || !same_or_null(a->b, b->b) ||
	    !same_or_null(a->c, b->c))
		return false;
	for (; i != NULL && k != NULL; i = i->next, k = k->next)
		if (!ast_same(i, k))
			return false;
	return i == k;
}
