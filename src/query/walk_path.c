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

/* ---- both ways at once, where relationships are arrays ---- */

VEC_NAMED(nodes, uint32_t);

/* One end's search: what it has reached, by which relationship. */
struct ball {
	uint32_t	*by;		/* relationship + 1, by node */
	struct nodes	 reached;	/* in order; the last ring from `ring` */
	size_t		 ring;
	bool		 back;
};

static void
ball_begin(struct walker *w, struct ball *b, int which, uint32_t node)
{
	b->by = w->scene->graph->ops->marks(w->scene->graph, which)->at;
	b->by[node] = UINT32_MAX;
	*VEC_ADD(&b->reached) = node;
}

static void
ball_end(struct ball *b)
{
	for (size_t i = 0; i < b->reached.n; i++)
		b->by[b->reached.at[i]] = 0;
	VEC_RELEASE(&b->reached);
}

/* One ring further; 1 and *meet where it touches the other ball. */
static int
grow(struct walker *w, const struct step *s, struct ball *b,
    const struct ball *other, uint32_t *meet)
{
	size_t end = b->reached.n;

	for (size_t i = b->ring; i < end; i++) {
		struct reach r;

		reach_of(w, s, b->reached.at[i], b->back, &r);
		if (scene_steps(w->scene, r.n) < 0)
			return -1;
		for (size_t k = 0; k < r.n; k++) {
			struct cypher_half h = reach_at(&r, k);

			if (b->by[h.other] != 0 || !walk_type_holds(s, h.type))
				continue;
			b->by[h.other] = (uint32_t)h.edge + 1;
			*VEC_ADD(&b->reached) = h.other;
			if (other->by[h.other] != 0) {
				*meet = h.other;
				return 1;
			}
		}
	}
	b->ring = end;
	return 0;
}

/* The relationships from a node to the middle of a ball. */
static size_t
trace(struct walker *w, const struct ball *b, uint32_t v, int64_t *out)
{
	struct cypher_edge x;
	size_t n = 0;

	for (; b->by[v] != UINT32_MAX; n++) {
		if (out != NULL)
			out[n] = b->by[v] - 1;
		w->scene->graph->ops->edge(w->scene->graph, b->by[v] - 1, &x);
		v = x.from == v ? x.to : x.from;
	}
	return n;
}

static void
put_list(struct walker *w, const struct step *s, const struct ball *a,
    const struct ball *b, uint32_t meet)
{
	size_t n = trace(w, a, meet, NULL), m = trace(w, b, meet, NULL);
	int64_t *edge = arena_array(w->scene->arena, n + m + 1,
	    sizeof(*edge));
	struct value *at, list = value_list_new(w->scene->arena, n + m, &at);

	trace(w, a, meet, edge);
	for (size_t i = 0; i < n; i++)
		at[n - 1 - i] = value_edge(edge[i]);
	trace(w, b, meet, edge);
	for (size_t i = 0; i < m; i++)
		at[n + i] = value_edge(edge[i]);
	w->scene->row[s->link->slot] = s->link->many ? list : at[0];
}

/* The smaller ball grows; both grow ring by ring, so the first touch is of a
 * shortest path. */
static int
search_both(struct walker *w, const struct step *s, uint32_t from,
    uint32_t to)
{
	struct ball a = { .ring = 0 }, b = { .back = true };
	uint32_t meet = 0;
	int found = 0;

	ball_begin(w, &a, 0, from);
	ball_begin(w, &b, 1, to);
	for (int64_t d = 0; d < s->link->max && found == 0; d++) {
		size_t x = a.reached.n - a.ring, y = b.reached.n - b.ring;

		if (x == 0 || y == 0)
			break;
		found = x <= y ? grow(w, s, &a, &b, &meet) :
		    grow(w, s, &b, &a, &meet);
	}
	if (found > 0)
		put_list(w, s, &a, &b, meet);
	ball_end(&a);
	ball_end(&b);
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
	if (w->scene->graph->ops->sides != NULL && s->link->props == NULL) {
		if (s->n_types == 1 && s->only < 0)
			return 0;
		found = search_both(w, s, (uint32_t)a.i, (uint32_t)b.i);
		return found > 0 ? walk_go(w, i + 1) : found;
	}
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
