/* Functions of nodes, relationships, paths and maps. */
#include "base.h"

#include "func_rows.h"

static int
f_id(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = value_int(x->a->i);
	return 0;
}

static int
f_labels(struct scene *c, const struct call *x, struct value *out)
{
	*out = c->graph->ops->labels(c->graph, c->arena, x->a->i);
	return 0;
}

static int
f_type(struct scene *c, const struct call *x, struct value *out)
{
	struct cypher_edge e;

	c->graph->ops->edge(c->graph, x->a->i, &e);
	*out = value_string(c->graph->ops->type_name(c->graph, e.type));
	return 0;
}

enum { START, END };

static int
f_end(struct scene *c, const struct call *x, struct value *out)
{
	struct cypher_edge e;

	c->graph->ops->edge(c->graph, x->a->i, &e);
	*out = value_node(x->func->which == START ? e.from : e.to);
	return 0;
}

static int
f_properties(struct scene *c, const struct call *x, struct value *out)
{
	*out = *x->a;
	if (x->a->kind == VALUE_MAP)
		return 0;
	return c->graph->ops->properties(c->graph, c->arena, *x->a, out,
	    c->e);
}

static int
f_keys(struct scene *c, const struct call *x, struct value *out)
{
	struct value map, *at;

	if (f_properties(c, x, &map) < 0)
		return -1;
	*out = value_list_new(c->arena, map.map->n, &at);
	for (size_t i = 0; i < map.map->n; i++)
		at[i] = value_string(map.map->at[i].key);
	return 0;
}

static int
f_nodes(struct scene *c, const struct call *x, struct value *out)
{
	const struct value_path *p = x->a->path;
	struct value *at;

	*out = value_list_new(c->arena, p->edges + 1, &at);
	for (size_t i = 0; i <= p->edges; i++)
		at[i] = value_node(p->node[i]);
	return 0;
}

static int
f_edges(struct scene *c, const struct call *x, struct value *out)
{
	const struct value_path *p = x->a->path;
	struct value *at;

	*out = value_list_new(c->arena, p->edges, &at);
	for (size_t i = 0; i < p->edges; i++)
		at[i] = value_edge(p->edge[i]);
	return 0;
}

static int
f_length(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = value_int((int64_t)x->a->path->edges);
	return 0;
}

static int
f_exists(struct scene *c ATTR_UNUSED, const struct call *x, struct value *out)
{
	*out = x->a->kind == VALUE_BOOL ? *x->a :
	    value_bool(x->a->kind != VALUE_NULL);
	return 0;
}

const struct func func_graph[] = {
	{ "endNode", 1, 1, { EDGE }, .call = f_end, .which = END },
	{ "exists", 1, 1, { 0 }, .call = f_exists, .nulls = true },
	{ "id", 1, 1, { NODE | EDGE }, .call = f_id },
	{ "keys", 1, 1, { NODE | EDGE | MAP }, .call = f_keys },
	{ "labels", 1, 1, { NODE }, .call = f_labels },
	{ "length", 1, 1, { PATH }, .call = f_length },
	{ "nodes", 1, 1, { PATH }, .call = f_nodes },
	{ "properties", 1, 1, { NODE | EDGE | MAP }, .call = f_properties },
	{ "relationships", 1, 1, { PATH }, .call = f_edges },
	{ "startNode", 1, 1, { EDGE }, .call = f_end, .which = START },
	{ "type", 1, 1, { EDGE }, .call = f_type },
	{ .name = NULL }
};
