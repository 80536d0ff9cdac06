/* The relationships of a snapshot, put in order: every step is a pass over arrays
 * that the hands share, and nothing is compared but types. */
#include "base.h"

#include <stddef.h>
#include <string.h>

#include "mem.h"
#include "snapshot_in.h"

/* ---- by one end ---- */

/*
 * Every hand counts the ends of its stretches; the counts are added up, so that
 * each hand knows where its own go, and moves them there.
 */
struct by_end {
	const struct raw_edges	*in;		/* stretches */
	size_t			 n;		/* of them */
	struct raw_edge		*out;
	size_t			 end;		/* which: its offset */
	/* where given, the end's room gets the place after it */
	const struct raw_edge	*first;
	uint32_t		*at;		/* of each hand, for all nodes */
	size_t			 nodes, hands;
};

static uint32_t
end_of(const struct by_end *b, const struct raw_edge *x)
{
	uint32_t v;

	memcpy(&v, (const char *)x + b->end, sizeof(v));
	return v;
}

static void
count_ends(void *ctx, size_t hand ATTR_UNUSED, size_t part)
{
	const struct by_end *b = ctx;
	uint32_t *at = b->at + part * b->nodes;

	for (size_t k = part; k < b->n; k += b->hands)
		for (size_t i = 0; i < b->in[k].n; i++)
			at[end_of(b, &b->in[k].at[i])]++;
}

/* Counts become where the first goes; begin has where those of a node begin. */
static void
add_up(struct by_end *b, uint32_t *begin)
{
	uint32_t sum = 0;

	for (size_t v = 0; v < b->nodes; v++) {
		begin[v] = sum;
		for (size_t h = 0; h < b->hands; h++) {
			uint32_t *at = &b->at[h * b->nodes + v], mine = *at;

			*at = sum;
			sum += mine;
		}
	}
	begin[b->nodes] = sum;
}

static void
move_edges(void *ctx, size_t hand ATTR_UNUSED, size_t part)
{
	const struct by_end *b = ctx;
	uint32_t *at = b->at + part * b->nodes;

	for (size_t k = part; k < b->n; k += b->hands)
		for (size_t i = 0; i < b->in[k].n; i++) {
			const struct raw_edge *x = &b->in[k].at[i];
			struct raw_edge *y = &b->out[at[end_of(b, x)]++];

			*y = *x;
			if (b->first != NULL)
				y->to = (uint32_t)(x - b->first);
		}
}

/* Stable where one hand's stretches all come before the next one's. */
static void
order(const struct making *m, struct by_end b, uint32_t *begin)
{
	b.nodes = m->s->nodes;
	b.hands = m->hands;
	b.at = mem_array(b.hands * b.nodes, sizeof(*b.at));
	making_share(m, b.hands, count_ends, &b);
	add_up(&b, begin);
	making_share(m, b.hands, move_edges, &b);
	mem_free(b.at);
}

/* One stretch for each hand. */
static void
cut(const struct making *m, struct raw_edge *x, struct raw_edges *stretch)
{
	size_t n = m->s->edges, from = 0, to;

	for (size_t h = 0; h < m->hands; h++, from = to) {
		to = n * (h + 1) / m->hands;
		stretch[h] = (struct raw_edges){ x + from, to - from, 0 };
	}
}

/* ---- by type, of one node ---- */

/* Stable; room is for as many. */
static void
order_by_type(struct raw_edge *x, size_t n, struct raw_edge *room)
{
	uint32_t at[SNAPSHOT_TYPES + 1] = { 0 };
	size_t sorted = 1;

	while (sorted < n && x[sorted - 1].type <= x[sorted].type)
		sorted++;
	if (sorted >= n)
		return;
	for (size_t i = 0; i < n; i++)
		at[x[i].type + 1]++;
	for (int t = 0; t < SNAPSHOT_TYPES; t++)
		at[t + 1] += at[t];
	for (size_t i = 0; i < n; i++)
		room[at[x[i].type]++] = x[i];
	memcpy(x, room, n * sizeof(*x));
}

/* ---- into the arrays ---- */

/* Runs of nodes, and so of their relationships; some nodes have very many. */
#define RUNS 32

struct filling {
	struct snapshot	*s;
	struct raw_edge	*x, *room;
};

/* Orders a run by type and says which relationships it has. */
static void
order_run(const struct filling *f, const uint32_t *begin, size_t run,
    size_t *first, size_t *last)
{
	size_t from = (size_t)f->s->nodes * run / RUNS;
	size_t to = (size_t)f->s->nodes * (run + 1) / RUNS;

	for (size_t v = from; v < to; v++)
		order_by_type(f->x + begin[v], begin[v + 1] - begin[v],
		    f->room + begin[v]);
	*first = begin[from];
	*last = begin[to];
}

/* x comes by from, to and goes by from, type, to. */
static void
fill_out(void *ctx, size_t hand ATTR_UNUSED, size_t run)
{
	const struct filling *f = ctx;
	struct snapshot *s = f->s;
	uint32_t *to = FILL(s->to);
	uint16_t *trust = FILL(s->trust);
	uint8_t *type = FILL(s->type), *status = FILL(s->status);
	size_t i, last;

	order_run(f, s->out, run, &i, &last);
	for (; i < last; i++) {
		to[i] = f->x[i].to;
		type[i] = f->x[i].type;
		status[i] = f->x[i].status;
		trust[i] = f->x[i].trust;
	}
}

/* x comes by to, from, its ends `to` being numbers of relationships, and goes by
 * to, type, from. */
static void
fill_in(void *ctx, size_t hand ATTR_UNUSED, size_t run)
{
	const struct filling *f = ctx;
	struct snapshot *s = f->s;
	uint32_t *from = FILL(s->from), *edge = FILL(s->edge);
	uint8_t *in_type = FILL(s->in_type);
	size_t i, last;

	order_run(f, s->in, run, &i, &last);
	for (; i < last; i++) {
		from[i] = f->x[i].from;
		edge[i] = f->x[i].to;
		in_type[i] = f->x[i].type;
	}
}

void
making_fill_edges(struct making *m)
{
	struct snapshot *s = m->s;
	struct raw_edge *a = mem_grow(NULL, (size_t)s->edges + 1, sizeof(*a));
	struct raw_edge *b;
	struct raw_edges stretch[CREW_MOST];

	order(m, (struct by_end){ .in = m->part, .n = m->parts, .out = a,
	    .end = offsetof(struct raw_edge, to) }, FILL(s->in));
	making_drop_edges(m);
	b = mem_grow(NULL, (size_t)s->edges + 1, sizeof(*b));
	cut(m, a, stretch);
	order(m, (struct by_end){ .in = stretch, .n = m->hands, .out = b,
	    .end = offsetof(struct raw_edge, from) }, FILL(s->out));
	making_share(m, RUNS, fill_out, &(struct filling){ s, b, a });
	cut(m, b, stretch);
	order(m, (struct by_end){ .in = stretch, .n = m->hands, .out = a,
	    .end = offsetof(struct raw_edge, to), .first = b }, FILL(s->in));
	making_share(m, RUNS, fill_in, &(struct filling){ s, a, b });
	mem_free(a);
	mem_free(b);
}
