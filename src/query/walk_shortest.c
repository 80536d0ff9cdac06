/*
 * The shortest paths between two nodes.  Where relationships are arrays, one is
 * looked for from both ends at once; all of them, and those of other graphs,
 * breadth first from the end, a distance a node, and then down the distances.
 */
#include "base.h"

#include "mem.h"
#include "walk_in.h"

/* ---- a path that was found ---- */

static struct value_path *
path_new(struct walker *w, size_t edges)
{
	struct arena *a = w->scene->arena;
	struct value_path *p = arena_alloc(a, sizeof(*p));

	p->edges = edges;
	p->node = arena_array(a, edges + 1, sizeof(*p->node));
	p->edge = arena_array(a, edges, sizeof(*p->edge));
	return p;
}

static struct value_path *
path_at(struct walker *w, int64_t node)
{
	struct value_path *p = path_new(w, 0);

	p->node[0] = node;
	return p;
}

/* It is the link's, and the pattern's if that has a name. */
static int
take(struct walker *w, size_t i, const struct value_path *p)
{
	const struct step *s = &w->walk->step[i];
	struct value *row = w->scene->row;
	struct value *at, list = value_list_new(w->scene->arena, p->edges,
	    &at);

	for (size_t k = 0; k < p->edges; k++)
		at[k] = value_edge(p->edge[k]);
	row[s->link->slot] = s->link->many ? list : at[0];
	if (s->pattern->slot != AST_NO_SLOT)
		row[s->pattern->slot] = (struct value){ .kind = VALUE_PATH,
		    .path = p };
	return walk_go(w, i + 1);
}

/* ---- both ways at once ---- */

/* One end's search: what it has reached, in order, along these lists.  Its last
 * ring begins at `ring`, and has about `cost` relationships to look at. */
struct ball {
	const struct step		*s;
	const struct cypher_lists	*along[2];	/* NULL: not this way */
	struct cypher_marks		*m;
	size_t				 n, ring, cost;
};

#define WEIGHED 16		/* nodes of a ring, at about as many others */

/* Hubs are few and far between: a sample tells which ring has more of them. */
static void
weigh(struct ball *b)
{
	size_t apart = (b->n - b->ring) / WEIGHED + 1, n = b->n, cost = 0;

	for (int way = 0; way < 2; way++)
		for (size_t i = b->ring; i < n && b->along[way]; i += apart) {
			struct fan f = fan_of(b->along[way], b->m->node[i],
			    b->s->only);

			cost += f.to - f.from;
		}
	b->cost = cost * apart;
}

static void
ball_begin(struct walker *w, struct ball *b, const struct step *s, bool back,
    uint32_t node)
{
	const struct cypher_graph *g = w->scene->graph;

	*b = (struct ball){ .s = s, .m = g->ops->marks(g, back) };
	if (s->way != (back ? CYPHER_OUT : CYPHER_IN))
		b->along[0] = g->out;
	if (s->way != (back ? CYPHER_IN : CYPHER_OUT))
		b->along[1] = g->in;
	b->m->node[0] = node;
	b->m->at[node] = 1;
	b->n = 1;
	weigh(b);
}

static void
ball_end(struct ball *b)
{
	const uint32_t *node = b->m->node;
	uint32_t *at = b->m->at;

	for (size_t i = 0, n = b->n; i < n; i++)
		at[node[i]] = 0;
}

/* On from the i-th node; true and *meet where the balls touch. */
static bool
grow_fan(struct ball *b, const struct ball *other, struct fan f, size_t i,
    uint32_t *meet)
{
	const struct cypher_marks m = *b->m;
	const uint32_t *theirs = other->m->at;
	bool all = b->s->n_types <= 1;	/* the fan is narrowed to them */
	size_t n = b->n;

	for (uint32_t k = f.from; k < f.to; k++) {
		uint32_t v = f.in->other[k];

		if (m.at[v] != 0 || (!all && !step_takes(b->s, f.in->type[k])))
			continue;
		m.node[n] = v;
		m.by[n] = (uint32_t)i;
		m.edge[n] = fan_edge(&f, k);
		m.at[v] = (uint32_t)++n;
		if (theirs[v] != 0) {
			b->n = n;
			*meet = v;
			return true;
		}
	}
	b->n = n;
	return false;
}

/* One ring further; 1 and *meet where it touches the other ball. */
static int
grow(struct walker *w, struct ball *b, const struct ball *other,
    uint32_t *meet)
{
	size_t end = b->n;

	for (size_t i = b->ring; i < end; i++)
		for (int way = 0; way < 2; way++) {
			struct fan f;

			if (b->along[way] == NULL)
				continue;
			f = fan_of(b->along[way], b->m->node[i], b->s->only);
			if (scene_steps(w->scene, f.to - f.from) < 0)
				return -1;
			if (grow_fan(b, other, f, i, meet))
				return 1;
		}
	b->ring = end;
	weigh(b);
	return 0;
}

static size_t
depth_of(const struct ball *b, uint32_t v)
{
	size_t n = 0;

	for (uint32_t i = b->m->at[v] - 1; i != 0; i = b->m->by[i])
		n++;
	return n;
}

/* From the middle of one ball over where they met to that of the other. */
static const struct value_path *
trace(struct walker *w, const struct ball *a, const struct ball *b,
    uint32_t meet)
{
	size_t n = depth_of(a, meet), m = depth_of(b, meet), at = n;
	struct value_path *p = path_new(w, n + m);

	p->node[n] = meet;
	for (uint32_t i = a->m->at[meet] - 1; i != 0; i = a->m->by[i]) {
		p->edge[--at] = a->m->edge[i];
		p->node[at] = a->m->node[a->m->by[i]];
	}
	at = n;
	for (uint32_t i = b->m->at[meet] - 1; i != 0; i = b->m->by[i]) {
		p->edge[at++] = b->m->edge[i];
		p->node[at] = b->m->node[b->m->by[i]];
	}
	return p;
}

/* The ball with less to look at grows; both grow ring by ring, so the first
 * touch is of a shortest path. */
static int
find_one(struct walker *w, size_t i, uint32_t from, uint32_t to)
{
	const struct step *s = &w->walk->step[i];
	struct ball a, b;
	const struct value_path *p = NULL;
	uint32_t meet = 0;
	int found = 0;

	ball_begin(w, &a, s, false, from);
	ball_begin(w, &b, s, true, to);
	for (int64_t d = 0; d < s->link->max && found == 0; d++) {
		if (a.n == a.ring || b.n == b.ring)
			break;
		found = a.cost <= b.cost ? grow(w, &a, &b, &meet) :
		    grow(w, &b, &a, &meet);
	}
	if (found > 0)
		p = trace(w, &a, &b, meet);
	ball_end(&a);
	ball_end(&b);
	return found > 0 ? take(w, i, p) : found;
}

/* ---- down the distances ---- */

VEC_NAMED(nodes, uint32_t);

/* Hops to the end, + 1; 0 is not known.  The path so far is in w->used. */
struct descent {
	struct walker	*w;
	size_t		 i;
	uint32_t	*away;
	struct edges	 node;
	bool		 all;
	int		 end;		/* what the last one taken came to */
};

/* Those who lead here, a ring further away each time; the search is over once
 * the start has its distance. */
static int
measure(struct descent *x, uint32_t from, uint32_t to)
{
	struct walker *w = x->w;
	const struct step *s = &w->walk->step[x->i];
	struct nodes queue = VEC_INIT;
	int rc = 0;

	x->away[to] = 1;
	*VEC_ADD(&queue) = to;
	for (size_t i = 0; i < queue.n && rc == 0; i++) {
		uint32_t v = queue.at[i];
		struct reach r;
		bool holds;

		if (x->away[from] != 0 || x->away[v] > s->link->max)
			break;
		reach_of(w, s, v, true, &r);
		for (size_t k = 0; k < r.n && rc == 0; k++) {
			struct cypher_half h = reach_at(&r, k);

			if (x->away[h.other] != 0)
				continue;
			rc = walk_half_holds(w, s, v, &h, true, &holds);
			if (rc < 0 || !holds)
				continue;
			x->away[h.other] = x->away[v] + 1;
			*VEC_ADD(&queue) = h.other;
		}
	}
	VEC_RELEASE(&queue);
	return rc;
}

static int
arrive(struct descent *x, size_t first)
{
	struct walker *w = x->w;
	struct value_path *p = path_new(w, w->used.n - first);

	memcpy(p->node, x->node.at, x->node.n * sizeof(*p->node));
	memcpy(p->edge, w->used.at + first, p->edges * sizeof(*p->edge));
	x->end = take(w, x->i, p);
	return x->end != 0 || !x->all;
}

/* 1 where no more paths are wanted. */
static int
descend(struct descent *x, uint32_t v, size_t first)
{
	struct walker *w = x->w;
	const struct step *s = &w->walk->step[x->i];
	struct reach r;
	int end = 0;

	*VEC_ADD(&x->node) = v;
	if (x->away[v] == 1)
		end = arrive(x, first);
	else
		reach_of(w, s, v, false, &r);
	for (size_t k = 0; x->away[v] > 1 && k < r.n && end == 0; k++) {
		struct cypher_half h = reach_at(&r, k);
		bool holds;

		if (x->away[h.other] != x->away[v] - 1)
			continue;
		if (walk_half_holds(w, s, v, &h, false, &holds) < 0 ||
		    scene_enter(w->scene) < 0)
			return -1;
		if (holds) {
			*VEC_ADD(&w->used) = h.edge;
			end = descend(x, h.other, first);
			w->used.n--;
		}
		scene_leave(w->scene);
	}
	x->node.n--;
	return end;
}

static int
find_all(struct walker *w, size_t i, uint32_t from, uint32_t to, bool all)
{
	struct descent x = { .w = w, .i = i, .all = all };
	int end;

	x.away = mem_array((size_t)w->scene->graph->nodes, sizeof(*x.away));
	end = measure(&x, from, to);
	if (end == 0 && x.away[from] != 0)
		end = descend(&x, from, w->used.n);
	mem_free(x.away);
	VEC_RELEASE(&x.node);
	return end < 0 ? -1 : x.end;
}

int
walk_shortest(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value a = w->scene->row[s->from->slot];
	const struct value b = w->scene->row[s->spot->slot];
	bool all = s->pattern->kind == PATTERN_ALL_SHORTEST;

	if (a.i == b.i && s->link->many && s->link->min == 0)
		return take(w, i, path_at(w, a.i));
	if (a.i == b.i || (s->n_types == 1 && s->types[0] < 0))
		return 0;
	if (w->scene->graph->out != NULL && !all &&
	    s->link->props == NULL)
		return find_one(w, i, (uint32_t)a.i, (uint32_t)b.i);
	return find_all(w, i, (uint32_t)a.i, (uint32_t)b.i, all);
}
