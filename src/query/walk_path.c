/* The names of paths. */
#include "base.h"

#include "walk_in.h"

static void
path_add(struct scene *c, struct edges *nodes, struct edges *edges,
    int64_t edge)
{
	int64_t at = nodes->at[nodes->n - 1];
	struct cypher_edge x;

	c->graph->ops->edge(c->graph, edge, &x);
	*VEC_ADD(edges) = edge;
	*VEC_ADD(nodes) = x.from == (uint32_t)at ? x.to : x.from;
}

void
walk_name_path(struct scene *c, const struct pattern *p)
{
	struct edges nodes = VEC_INIT, edges = VEC_INIT;
	struct value_path *path = arena_alloc(c->arena, sizeof(*path));

	*VEC_ADD(&nodes) = c->row[p->first->slot].i;
	for (const struct spot *s = p->first; s->link; s = s->link->to) {
		const struct value v = c->row[s->link->slot];

		if (v.kind == VALUE_EDGE)
			path_add(c, &nodes, &edges, v.i);
		else
			for (size_t k = 0; k < v.list->n; k++)
				path_add(c, &nodes, &edges, v.list->at[k].i);
	}
	path->edges = edges.n;
	path->node = arena_array(c->arena, nodes.n, sizeof(int64_t));
	path->edge = arena_array(c->arena, edges.n + 1, sizeof(int64_t));
	memcpy(path->node, nodes.at, nodes.n * sizeof(int64_t));
	if (edges.n > 0)
		memcpy(path->edge, edges.at, edges.n * sizeof(int64_t));
	VEC_RELEASE(&nodes);
	VEC_RELEASE(&edges);
	c->row[p->slot] = (struct value){ .kind = VALUE_PATH, .path = path };
}
