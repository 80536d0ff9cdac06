/* The names of patterns. */
#include "base.h"

#include "scope_in.h"

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
	struct var *v = name.n ? scope_find(s, name) : NULL;

	if (v != NULL) {
		*slot = v->slot;
		return check_kind(s, at, v, kind);
	}
	if (name.n && s->seals)
		return scope_wrong(s, at, "is not known; a pattern in an expression "
		    "names nothing new", name);
	*slot = scope_declare(s, name, kind);
	return 0;
}

static int
check_create(struct scope *s, const struct spot *i, bool first_seen)
{
	const struct link *l = i->link;

	if (!first_seen && (i->labels != NULL || i->props != NULL))
		return scope_wrong(s, i->at, "is there already", i->name);
	if (l == NULL)
		return 0;
	if (l->types == NULL || l->types->next != NULL || l->many ||
	    l->dir == DIR_BOTH)
		return ast_error(s->e, s->query->text, l->at, "one type and a "
		    "direction are needed to create a relationship");
	if (l->name.n && scope_find(s, l->name) != NULL)
		return scope_wrong(s, l->at, "is there already", l->name);
	return 0;
}

/* ---- properties ---- */

static bool
uses_since(const struct expr *x, int slot)
{
	if (x == NULL)
		return false;
	if (x->slot >= slot || x->pattern != NULL || x->parts != NULL ||
	    uses_since(x->a, slot) ||
	    uses_since(x->b, slot) || uses_since(x->c, slot))
		return true;
	for (const struct expr *i = x->args; i != NULL; i = i->next)
		if (uses_since(i, slot))
			return true;
	return false;
}

static struct expr *
made(struct scope *s, enum expr_kind kind, uint32_t at, struct expr *a,
    struct expr *b)
{
	struct expr *x = arena_alloc(s->arena, sizeof(*x));

	*x = (struct expr){ .kind = kind, .at = at, .slot = AST_NO_SLOT,
	    .name = STR_NONE, .a = a, .b = b };
	return x;
}

struct expr *
scope_both(struct scope *s, struct expr *a, struct expr *b)
{
	return a == NULL ? b : b == NULL ? a :
	    made(s, EXPR_AND, a->at, a, b);
}

/* name.key = value, of what has this slot. */
static struct expr *
condition_of(struct scope *s, struct expr *pair, int slot)
{
	struct expr *name = made(s, EXPR_NAME, pair->at, NULL, NULL);
	struct expr *field = made(s, EXPR_FIELD, pair->at, name, NULL);

	name->slot = slot;
	field->name = pair->name;
	name = made(s, EXPR_EQ, pair->at, field, pair->a);
	name->from = pair->from;
	name->to = pair->to;
	return name;
}

/* (a {n: b.n})-->(b): what is found first cannot be asked for a value that is
 * known only then.  It is a condition of the whole. */
static void
move_late(struct scope *s, struct expr *props, int slot, int since, bool many,
    struct expr **late)
{
	struct expr **at = &props->args, *pair, *x, *list;

	while ((pair = *at) != NULL) {
		if (!uses_since(pair->a, since)) {
			at = &pair->next;
			continue;
		}
		*at = pair->next;
		props->n_args--;
		pair->next = NULL;
		x = condition_of(s, pair, many ? s->query->slots++ : slot);
		if (many) {
			list = made(s, EXPR_NAME, pair->at, NULL, NULL);
			list->slot = slot;
			x = made(s, EXPR_ALL, pair->at, list, x);
			x->from = pair->from;
			x->to = pair->to;
			x->slot = x->b->a->a->slot;
		}
		*late = scope_both(s, x, *late);
	}
}

static int
resolve_props(struct scope *s, struct expr *props, int slot, int since,
    bool many, struct expr **late)
{
	if (props == NULL)
		return 0;
	if (props->kind == EXPR_PARAM && s->clause->kind == CLAUSE_MATCH)
		return scope_wrong(s, props->at, "cannot stand for all properties "
		    "of a pattern", props->name);
	if (scope_expr(s, props) < 0)
		return -1;
	for (const struct expr *i = props->args; i != NULL; i = i->next)
		ast_word(s->arena, s->query, i->name, WORD_KEY);
	if (s->clause->kind == CLAUSE_MATCH)
		move_late(s, props, slot, since, many, late);
	return 0;
}

static int
name_link(struct scope *s, struct link *l, const struct pattern *all)
{
	const struct spot *i = all->first;

	while (i->link != l) {
		if (i->link == NULL) {
			all = all->next;
			i = all->first;
			continue;
		}
		if (l->name.n && str_eq(i->link->name, l->name))
			return scope_wrong(s, l->at, "names two relationships, "
			    "and no match takes one twice", l->name);
		i = i->link->to;
	}
	if (l->max < l->min && l->max < 0)
		return ast_error(s->e, s->query->text, l->at,
		    "this range is empty");
	return name_part(s, l->name, l->at, l->many ? VAR_EDGES : VAR_EDGE,
	    &l->slot);
}

static int
name_pattern(struct scope *s, struct pattern *p, const struct pattern *all)
{
	bool create = s->clause->kind == CLAUSE_CREATE;

	p->since = s->query->slots;
	for (struct spot *i = p->first; i != NULL;
	    i = i->link ? i->link->to : NULL) {
		bool fresh = i->name.n == 0 || scope_find(s, i->name) == NULL;

		if (create && (check_create(s, i, fresh) < 0 ||
		    (!fresh && p->first->link == NULL &&
		    scope_wrong(s, i->at, "is there already", i->name) < 0)))
			return -1;
		if (name_part(s, i->name, i->at, VAR_NODE, &i->slot) < 0 ||
		    (i->link != NULL && name_link(s, i->link, all) < 0))
			return -1;
	}
	p->slot = AST_NO_SLOT;
	if (p->name.n == 0 && p->kind == PATTERN_PLAIN)
		return 0;
	if (p->name.n > 0 && scope_find(s, p->name) != NULL)
		return scope_wrong(s, p->at, "is there already", p->name);
	p->slot = scope_declare(s, p->name, VAR_PATH);
	return 0;
}

int
scope_patterns(struct scope *s, struct pattern *all, struct expr **late)
{
	*late = NULL;
	for (struct pattern *p = all; p != NULL; p = p->next)
		if (name_pattern(s, p, all) < 0)
			return -1;
	for (struct pattern *p = all; p != NULL; p = p->next)
		for (struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL)
			if (resolve_props(s, i->props, i->slot, p->since,
			    false, late) < 0 || (i->link != NULL &&
			    resolve_props(s, i->link->props, i->link->slot,
			    p->since, i->link->many, late) < 0))
				return -1;
	return 0;
}
