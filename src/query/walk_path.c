/* Paths: their names, and the shortest of them. */
#include "base.h"

#include "mem.h"
#include "walk_in.h"

/* ---- paths ---- */

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

/* ---- shortest paths: breadth first, a parent a node ---- */

static int
take_shortest(struct walker *w, size_t i, const int64_t *parent,
    const int64_t *by, int64_t from, int64_t to)
{
	const struct step *s = &w->walk->step[i];
	size_t n = 0, k;
	struct value *at;

	for (int64_t v = to; v != from; v = parent[v])
		n++;
	w->scene->row[s->link->slot] = value_list_new(w->scene->arena, n, &at);
	k = n;
	for (int64_t v = to; v != from; v = parent[v])
		at[--k] = value_edge(by[v]);
	if (!s->link->many)
		w->scene->row[s->link->slot] = at[0];
	return walk_go(w, i + 1);
}

/* One way, for graphs and links that want every relationship asked about. */
static int
search(struct walker *w, const struct step *s, int64_t *parent, int64_t *by,
    int64_t from, int64_t to)
{
	struct edges ring = VEC_INIT, next = VEC_INIT, held;
	int found = 0;

	*VEC_ADD(&ring) = from;
	for (int64_t d = 0; d < s->link->max && ring.n && !found; d++) {
		for (size_t r = 0; r < ring.n && !found; r++) {
			struct reach near;

			reach_of(w, s, ring.at[r], false, &near);
			for (size_t k = 0; k < near.n && !found; k++) {
				struct cypher_half h = reach_at(&near, k);
				bool holds;

				if (walk_half_holds(w, s, ring.at[r], &h,
				    false, &holds) < 0)
					found = -1;
				else if (holds && parent[h.other] < 0 &&
				    h.other != (uint32_t)from) {
					parent[h.other] = ring.at[r];
					by[h.other] = h.edge;
					*VEC_ADD(&next) = h.other;
					found = h.other == (uint32_t)to;
				}
			}
		}
		held = ring;
		ring = next;
		next = held;
		VEC_RESET(&next);
	}
	VEC_RELEASE(&ring);
	VEC_RELEASE(&next);
	return found;
}

int
walk_shortest(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value a = w->scene->row[s->from->slot];
	const struct value b = w->scene->row[s->spot->slot];
	int64_t nodes = w->scene->graph->nodes, *parent, *by;
	int found;

	if (a.i == b.i)
		return 0;
	parent = mem_array((size_t)nodes, sizeof(*parent));
	by = mem_array((size_t)nodes, sizeof(*by));
	memset(parent, 0xff, (size_t)nodes * sizeof(*parent));
	found = search(w, s, parent, by, a.i, b.i);
	if (found > 0)
		found = take_shortest(w, i, parent, by, a.i, b.i);
	mem_free(parent);
	mem_free(by);
	return found;
}
