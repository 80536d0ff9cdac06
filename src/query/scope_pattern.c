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
		return scope_wrong(s, l->at, "one type and a direction are needed "
		    "to create a relationship", STR_NONE);
	if (l->name.n && scope_find(s, l->name) != NULL)
		return scope_wrong(s, l->at, "is there already", l->name);
	return 0;
}

static int
resolve_props(struct scope *s, struct expr *props)
{
	if (props == NULL)
		return 0;
	if (props->kind == EXPR_PARAM && s->clause->kind == CLAUSE_MATCH)
		return scope_wrong(s, props->at, "cannot stand for all properties "
		    "of a pattern", props->name);
	return scope_expr(s, props);
}

static int
name_link(struct scope *s, struct link *l, const struct pattern *p)
{
	for (const struct spot *i = p->first; i->link != l; i = i->link->to)
		if (l->name.n && i->link->slot != AST_NO_SLOT &&
		    str_eq(i->link->name, l->name))
			return scope_wrong(s, l->at, "names two relationships of "
			    "one pattern", l->name);
	if (l->max < l->min && l->max < 0)
		return scope_wrong(s, l->at, "this range is empty", STR_NONE);
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
		bool fresh = i->name.n == 0 || scope_find(s, i->name) == NULL;

		if (create && (check_create(s, i, fresh) < 0 ||
		    (!fresh && p->first->link == NULL &&
		    scope_wrong(s, i->at, "is there already", i->name) < 0)))
			return -1;
		if (name_part(s, i->name, i->at, VAR_NODE, &i->slot) < 0 ||
		    (i->link != NULL && name_link(s, i->link, p) < 0))
			return -1;
	}
	p->slot = AST_NO_SLOT;
	if (p->name.n == 0)
		return 0;
	if (scope_find(s, p->name) != NULL)
		return scope_wrong(s, p->at, "is there already", p->name);
	p->slot = scope_declare(s, p->name, VAR_PATH);
	return 0;
}

int
scope_patterns(struct scope *s, struct pattern *all)
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
