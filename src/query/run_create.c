/* CREATE, for graphs that can. */
#include "base.h"

#include "eval.h"
#include "run_in.h"

static int
make_props(struct scene *c, const struct expr *x, struct value *out)
{
	*out = VALUE_NONE;
	return x != NULL ? eval(c, x, out) : 0;
}

static int
create_spot(struct scene *c, const struct spot *s)
{
	struct str labels[16];
	struct value props;
	size_t n = 0;
	int64_t id;

	if (c->row[s->slot].kind == VALUE_NODE)
		return 0;
	for (const struct name *l = s->labels; l && n < 16; l = l->next)
		labels[n++] = l->s;
	if (make_props(c, s->props, &props) < 0 ||
	    c->graph->ops->create_node(c->graph, labels, n, props, &id,
	    c->e) < 0)
		return -1;
	c->row[s->slot] = value_node(id);
	return 0;
}

static int
create_link(struct scene *c, const struct spot *s)
{
	const struct link *l = s->link;
	bool in = l->dir == DIR_IN;
	struct value props;
	int64_t id;

	if (create_spot(c, l->to) < 0 || make_props(c, l->props, &props) < 0 ||
	    c->graph->ops->create_edge(c->graph,
	    c->row[in ? l->to->slot : s->slot].i,
	    c->row[in ? s->slot : l->to->slot].i, l->types->s, props, &id,
	    c->e) < 0)
		return -1;
	c->row[l->slot] = value_edge(id);
	return 0;
}

int
run_create(struct stage *s)
{
	struct scene *c = &s->run->scene;

	for (const struct pattern *p = s->clause->patterns; p; p = p->next) {
		for (const struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL)
			if (create_spot(c, i) < 0 ||
			    (i->link != NULL && create_link(c, i) < 0))
				return -1;
		if (p->slot != AST_NO_SLOT)
			walk_name_path(c, p);
	}
	return s->next != NULL ? run_push(s->next) : 0;
}
