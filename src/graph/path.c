#include "base.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "edge.h"
#include "mem.h"
#include "path.h"
#include "snapshot.h"
#include "vec.h"

/* Steps that one search may take; dense graphs end here, not in a minute. */
#define PATH_STEPS 2000000u
#define FAR 255u

/* A relation of belief as seen from one of its ends. */
struct hop {
	uint32_t	other, edge, trust;
};

VEC_NAMED(hops, struct hop);

/* Both ways; what is denied links nothing.  Relations of belief come first in
 * a node's lists. */
static void
hops_of(const struct snapshot *s, uint32_t v, struct hops *out)
{
	VEC_RESET(out);
	for (uint32_t k = s->out[v]; k < s->out[v + 1] &&
	    s->type[k] < RELATIONS; k++)
		if (s->status[k] != STATUS_DENIED)
			*VEC_ADD(out) = (struct hop){ s->to[k], k,
			    s->trust[k] };
	for (uint32_t k = s->in[v]; k < s->in[v + 1] &&
	    s->in_type[k] < RELATIONS; k++)
		if (s->status[s->edge[k]] != STATUS_DENIED)
			*VEC_ADD(out) = (struct hop){ s->from[k], s->edge[k],
			    s->trust[s->edge[k]] };
}

struct search {
	const struct snapshot	*s;
	uint8_t			*away;	/* hops to the goal; FAR unknown */
	struct hops		 of[PATH_HOPS + 1];
	uint32_t		 goal;
	unsigned		 hops;
	size_t			 limit;
	uint32_t		 steps;
	struct path_chain	 now;
	struct path_chains	*out;
};

/* Hops from the goal to everything within max; ends once `start` is met. */
static void
measure(struct search *x, uint32_t start, unsigned max)
{
	VEC(uint32_t) queue = VEC_INIT;
	struct hops *near = &x->of[0];

	memset(x->away, FAR, x->s->nodes);
	x->away[x->goal] = 0;
	*VEC_ADD(&queue) = x->goal;
	for (size_t i = 0; i < queue.n; i++) {
		uint32_t v = queue.at[i];

		if (x->away[v] >= max || x->away[start] <= x->away[v])
			break;
		hops_of(x->s, v, near);
		for (size_t k = 0; k < near->n; k++)
			if (x->away[near->at[k].other] == FAR) {
				x->away[near->at[k].other] =
				    (uint8_t)(x->away[v] + 1);
				*VEC_ADD(&queue) = near->at[k].other;
			}
	}
	VEC_RELEASE(&queue);
}

/* Keeps the strongest chains, in order. */
static void
keep(struct search *x, double strength)
{
	struct path_chains *out = x->out;
	size_t i;

	if (out->n == x->limit) {
		if (strength <= out->at[out->n - 1].strength)
			return;
		out->n--;
	}
	i = out->n++;
	while (i > 0 && out->at[i - 1].strength < strength) {
		out->at[i] = out->at[i - 1];
		i--;
	}
	out->at[i] = x->now;
	out->at[i].hops = x->hops;
	out->at[i].strength = strength;
}

static int64_t
id_of(const struct snapshot *s, uint32_t edge)
{
	return edge_id(s->id[snapshot_tail_of(s, edge)],
	    (enum relation)s->type[edge], s->id[s->to[edge]]);
}

/* Down the distances; the depth is at most PATH_HOPS. */
static void
descend(struct search *x, uint32_t v, unsigned at, double strength)
{
	const struct snapshot *s = x->s;
	struct hops *near = &x->of[at];

	x->now.node[at] = s->id[v];
	if (v == x->goal) {
		keep(x, strength);
		return;
	}
	hops_of(s, v, near);
	if (at > 0)
		strength /= log2(1 + (double)near->n);
	for (size_t k = 0; k < near->n; k++) {
		struct hop h = near->at[k];

		if (x->away[h.other] + 1u != x->away[v])
			continue;
		if (++x->steps > PATH_STEPS)
			return;
		x->now.edge[at] = id_of(s, h.edge);
		descend(x, h.other, at + 1,
		    strength * h.trust / SNAPSHOT_TRUST);
	}
}

int
path_find(struct db *db, struct arena *a, int64_t from, int64_t to,
    unsigned max_hops, size_t limit, struct path_chains *out, struct err *e)
{
	const struct snapshot *s = snapshot_get(db, e);
	struct search x = { .s = s, .limit = limit, .out = out };
	uint32_t start;

	out->n = 0;
	out->at = arena_array(a, limit + 1, sizeof(*out->at));
	if (s == NULL)
		return -1;
	start = snapshot_node(s, from);
	x.goal = snapshot_node(s, to);
	if (start == SNAPSHOT_NONE || x.goal == SNAPSHOT_NONE || limit == 0)
		return 0;
	x.away = mem_alloc(s->nodes);
	measure(&x, start, MIN_OF(max_hops, (unsigned)PATH_HOPS));
	if (x.away[start] != FAR) {
		x.hops = x.away[start];
		descend(&x, start, 0, 1);
	}
	mem_free(x.away);
	for (size_t i = 0; i <= PATH_HOPS; i++)
		VEC_RELEASE(&x.of[i]);
	return 0;
}

/* ---- what lies around ---- */

struct around {
	const struct snapshot	*s;
	struct hops		 near;
	uint32_t		*queue;
	uint8_t			*seen;
};

/* The most trusted first; those that are alike in the order of their ends. */
static int
cmp_trust(const void *a, const void *b)
{
	const struct hop *x = a, *y = b;

	if (x->trust != y->trust)
		return x->trust > y->trust ? -1 : 1;
	return (x->other > y->other) - (x->other < y->other);
}

int
path_around(struct db *db, struct arena *a, int64_t start, unsigned depth,
    size_t limit, int64_t **nodes, unsigned **depth_of, size_t *n,
    struct err *e)
{
	struct around x = { .s = snapshot_get(db, e) };
	uint32_t first;
	unsigned *far;

	*n = 0;
	if (x.s == NULL)
		return -1;
	*nodes = arena_array(a, limit + 1, sizeof(**nodes));
	far = arena_array(a, limit + 1, sizeof(*far));
	if (depth_of != NULL)
		*depth_of = far;
	if (limit == 0)
		return 0;
	(*nodes)[(*n)++] = start;
	first = snapshot_node(x.s, start);
	if (first == SNAPSHOT_NONE)
		return 0;
	x.queue = arena_array(a, limit + 1, sizeof(*x.queue));
	x.seen = mem_alloc(x.s->nodes);
	x.seen[first] = 1;
	x.queue[0] = first;
	for (size_t i = 0; i < *n && far[i] < depth; i++) {
		hops_of(x.s, x.queue[i], &x.near);
		if (x.near.n > 1)
			qsort(x.near.at, x.near.n, sizeof(*x.near.at),
			    cmp_trust);
		for (size_t k = 0; k < x.near.n && *n < limit; k++) {
			uint32_t v = x.near.at[k].other;

			if (x.seen[v])
				continue;
			x.seen[v] = 1;
			x.queue[*n] = v;
			far[*n] = far[i] + 1;
			(*nodes)[(*n)++] = x.s->id[v];
		}
	}
	mem_free(x.seen);
	VEC_RELEASE(&x.near);
	return 0;
}
