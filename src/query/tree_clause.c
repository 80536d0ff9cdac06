/* What the grammar makes of tokens: patterns, projections and clauses. */
#include "base.h"

#include "parse.h"

/* ---- patterns ---- */

struct spot *
parse_spot(struct parse *p, uint32_t at, struct str name, struct name *labels,
    struct expr *props)
{
	struct spot *s = arena_alloc(p->arena, sizeof(*s));

	parse_part(p, at);
	s->at = at;
	s->name = name;
	s->labels = labels;
	s->props = props;
	return s;
}

struct link *
parse_join(struct link *l, bool left, bool right)
{
	l->dir = left == right ? DIR_BOTH : left ? DIR_IN : DIR_OUT;
	if (!l->many)
		l->min = l->max = 1;
	return l;
}

struct pattern *
parse_pattern(struct parse *p, struct spot *first, uint32_t at)
{
	struct pattern *pat = arena_alloc(p->arena, sizeof(*pat));

	pat->first = first;
	pat->at = at;
	pat->name = STR_NONE;
	pat->slot = AST_NO_SLOT;
	return pat;
}

/* Of one relationship: between two nodes, whatever is on the way. */
struct pattern *
parse_shortest(struct parse *p, struct token word, struct spot *first)
{
	struct pattern *pat = parse_pattern(p, first, word.at);
	const struct link *l = first->link;

	pat->kind = word.n == strlen("shortestPath") ? PATTERN_SHORTEST :
	    PATTERN_ALL_SHORTEST;
	if (l == NULL || l->to->link != NULL)
		parse_fail(p, word.at, "%.*s is between two nodes: "
		    "(a)-[*]-(b)", (int)word.n, p->text.p + word.at);
	else if (l->min > 1)
		parse_fail(p, l->at, "the shortest path has no least length "
		    "but 0 or 1");
	return pat;
}

struct expr *
parse_there_is(struct parse *p, struct pattern *pat)
{
	struct expr *x = parse_expr(p, EXPR_PATTERN, pat->at, NULL, NULL);

	x->pattern = pat;
	parse_deepen(p, x);
	return x;
}

/* ---- projections and clauses ---- */

struct item *
parse_item(struct parse *p, struct expr *x, uint32_t from, uint32_t to)
{
	struct item *i = arena_alloc(p->arena, sizeof(*i));

	parse_part(p, x->at);
	i->expr = x;
	i->at = x->at;
	i->slot = AST_NO_SLOT;
	i->name = (struct str){ p->text.p + from, to - from };
	if (x->kind == EXPR_NAME && !x->paren)
		i->name = x->name;
	return i;
}

/* Lists are short (AST_PARTS): one goes through them to their end. */
void
parse_add_item(struct item *list, struct item *one)
{
	while (list->next != NULL)
		list = list->next;
	list->next = one;
}

void
parse_add_pattern(struct pattern *list, struct pattern *one)
{
	while (list->next != NULL)
		list = list->next;
	list->next = one;
}

void
parse_add_spot(struct spot *chain, struct link *link, struct spot *to)
{
	while (chain->link != NULL)
		chain = chain->link->to;
	chain->link = link;
	link->to = to;
}

struct clause *
parse_clause(struct parse *p, enum clause_kind kind, uint32_t at)
{
	struct clause *c = arena_alloc(p->arena, sizeof(*c));

	parse_part(p, at);
	c->kind = kind;
	c->at = at;
	c->name = STR_NONE;
	c->slot = AST_NO_SLOT;
	return c;
}

struct clause *
parse_projection(struct parse *p, bool star, struct item *items)
{
	struct clause *c = parse_clause(p, CLAUSE_WITH, parse_start(p));

	c->star = star;
	c->items = items;
	return c;
}

struct part *
parse_part_of(struct parse *p, struct clause *first)
{
	struct part *part = arena_alloc(p->arena, sizeof(*part));

	part->clauses = part->last = first;
	return part;
}

void
parse_union(struct part *p, struct part *next, bool all)
{
	while (p->next != NULL)
		p = p->next;
	p->next = next;
	next->all = all;
}

/* Each part ends in a RETURN, be it of nothing: a row is all that is asked. */
struct expr *
parse_exists(struct parse *p, uint32_t at, struct part *parts)
{
	struct expr *x = parse_expr(p, EXPR_EXISTS, at, NULL, NULL);

	p->looks--;
	x->parts = parts;
	for (struct part *i = parts; i != NULL; i = i->next)
		if (i->last->kind != CLAUSE_RETURN)
			i->last = i->last->next = parse_clause(p,
			    CLAUSE_RETURN, at);
	parse_deepen(p, x);
	return x;
}

struct expr *
parse_looks(struct parse *p, uint32_t at, struct pattern *patterns,
    struct expr *where)
{
	struct clause *c = parse_clause(p, CLAUSE_MATCH, at);

	c->patterns = patterns;
	c->where = where;
	return parse_exists(p, at, parse_part_of(p, c));
}
