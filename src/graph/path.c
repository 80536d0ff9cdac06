#include "base.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path.h"
#include "snapshot.h"
#include "vec.h"

/* Steps that one search may take; dense graphs end here, not in a minute. */
#define PATH_STEPS 2000000u
#define FAR 255u

struct search {
	const struct snapshot	*s;
	uint8_t			*away;	/* hops to the goal; FAR unknown */
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
	const struct snapshot *s = x->s;
	VEC(uint32_t) queue = VEC_INIT;

	memset(x->away, FAR, s->nodes);
	x->away[x->goal] = 0;
	*VEC_ADD(&queue) = x->goal;
	for (size_t i = 0; i < queue.n; i++) {
		uint32_t v = queue.at[i];

		if (x->away[v] >= max || x->away[start] <= x->away[v])
			break;
		for (uint32_t k = s->off[v]; k < s->off[v + 1]; k++)
			if (x->away[s->to[k]] == FAR) {
				x->away[s->to[k]] = (uint8_t)(x->away[v] + 1);
				*VEC_ADD(&queue) = s->to[k];
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

/* Down the distances; the depth is at most PATH_HOPS. */
static void
descend(struct search *x, uint32_t v, unsigned at, double strength)
{
	const struct snapshot *s = x->s;
	double degree = s->off[v + 1] - s->off[v];

	x->now.node[at] = s->id[v];
	if (v == x->goal) {
		keep(x, strength);
		return;
	}
	if (at > 0)
		strength /= log2(1 + degree);
	for (uint32_t k = s->off[v]; k < s->off[v + 1]; k++) {
		if (x->away[s->to[k]] + 1u != x->away[v])
			continue;
		if (++x->steps > PATH_STEPS)
			return;
		x->now.edge[at] = s->edge[k];
		descend(x, s->to[k], at + 1, strength * (double)s->trust[k]);
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
	return 0;
}

int
path_around(struct db *db, struct arena *a, int64_t start, unsigned depth,
    size_t limit, int64_t **nodes, unsigned **depth_of, size_t *n,
    struct err *e)
{
	const struct snapshot *s = snapshot_get(db, e);
	uint32_t *queue, first;
	unsigned *far;
	uint8_t *seen;

	*n = 0;
	if (s == NULL)
		return -1;
	*nodes = arena_array(a, limit + 1, sizeof(**nodes));
	far = arena_array(a, limit + 1, sizeof(*far));
	if (depth_of != NULL)
		*depth_of = far;
	if (limit == 0)
		return 0;
	(*nodes)[(*n)++] = start;
	first = snapshot_node(s, start);
	if (first == SNAPSHOT_NONE)
		return 0;
	queue = arena_array(a, limit + 1, sizeof(*queue));
	seen = mem_alloc(s->nodes);
	seen[first] = 1;
	queue[0] = first;
	for (size_t i = 0; i < *n && far[i] < depth; i++) {
		uint32_t v = queue[i];

		for (uint32_t k = s->off[v]; k < s->off[v + 1] && *n < limit;
		    k++) {
			if (seen[s->to[k]])
				continue;
			seen[s->to[k]] = 1;
			queue[*n] = s->to[k];
			far[*n] = far[i] + 1;
			(*nodes)[(*n)++] = s->id[s->to[k]];
		}
	}
	mem_free(seen);
	return 0;
}
