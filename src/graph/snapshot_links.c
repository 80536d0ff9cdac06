/* The relationships of a snapshot.  Their ends are looked up many at a time, so
 * that memory is waited for once and not for each; then every step is a pass
 * over arrays, and nothing is compared but types. */
#include "base.h"

#include <string.h>

#include "mem.h"
#include "snapshot_in.h"

/* ---- taking them in ---- */

static const struct {
	uint8_t	from, to, base;
} links[STORE_LINKS] = {
	[STORE_BELIEF] = { 0, 0, 0 },
	[STORE_PARTY] = { 0, SNAPSHOT_DEAL, SNAPSHOT_ROLES },
	[STORE_NAMES] = { SNAPSHOT_DOC, 0, SNAPSHOT_MENTIONS },
	[STORE_CAME] = { SNAPSHOT_SOURCE, SNAPSHOT_DOC, SNAPSHOT_PUBLISHED }
};

static uint32_t
find(const struct making *m, uint32_t room, unsigned label, int64_t id)
{
	uint32_t mask = m->s->head.rooms - 1;

	for (; m->place[room].node != 0; room = (room + 1) & mask)
		if (m->place[room].id == id && m->place[room].label == label)
			return m->place[room].node - 1;
	return SNAPSHOT_NONE;
}

static void
add_edge(struct making *m, const struct store_snapshot_edge *x, uint32_t from,
    uint32_t to)
{
	double trust = x->trust * (x->link == STORE_NAMES ? 1 :
	    SNAPSHOT_TRUST);
	int64_t type = links[x->link].base + x->kind;

	/* an end that no table has is audit's to tell */
	if (from == SNAPSHOT_NONE || to == SNAPSHOT_NONE || type < 0 ||
	    type >= SNAPSHOT_TYPES || x->status < 0 || x->status >= STATUSES)
		return;
	*VEC_ADD(&m->edge) = (struct raw_edge){ .from = from, .to = to,
	    .type = (uint8_t)type, .status = (uint8_t)x->status,
	    .trust = (uint16_t)(trust < 0 ? 0 : trust > SNAPSHOT_TRUST ?
	    SNAPSHOT_TRUST : trust + 0.5) };
}

static void
add_rows(struct making *m)
{
	uint32_t from[MAKING_BATCH], to[MAKING_BATCH];

	for (size_t i = 0; i < m->rows; i++) {
		const struct store_snapshot_edge *x = &m->row[i];

		from[i] = making_room(m, links[x->link].from, x->from);
		to[i] = making_room(m, links[x->link].to, x->to);
		PREFETCH(&m->place[from[i]]);
		PREFETCH(&m->place[to[i]]);
	}
	for (size_t i = 0; i < m->rows; i++) {
		const struct store_snapshot_edge *x = &m->row[i];

		add_edge(m, x, find(m, from[i], links[x->link].from, x->from),
		    find(m, to[i], links[x->link].to, x->to));
	}
	m->rows = 0;
}

static void
take_edge(const struct store_snapshot_edge *x, void *ctx)
{
	struct making *m = ctx;

	m->row[m->rows++] = *x;
	if (m->rows == MAKING_BATCH)
		add_rows(m);
}

int
making_read_edges(struct making *m, struct db *db, struct err *e)
{
	if (store_snapshot_edges(db, take_edge, m, e) != 0)
		return -1;
	add_rows(m);
	if (m->edge.n >= UINT32_MAX)
		return err_set(e, ERR_LIMIT, "the graph has more than %u "
		    "relationships", UINT32_MAX - 1);
	return 0;
}

/* ---- in order ---- */

/* at[v] becomes where the relationships of v begin; at[n] is all of them. */
static void
add_up(uint32_t *at, uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t v = 0; v <= n; v++) {
		uint32_t mine = at[v];

		at[v] = sum;
		sum += mine;
	}
}

/* After a pass that moved each to where the next begins. */
static void
move_back(uint32_t *at, uint32_t n)
{
	memmove(at + 1, at, n * sizeof(*at));
	at[0] = 0;
}

static void
order_by_to(struct making *m, struct raw_edge *out)
{
	uint32_t *at = FILL(m->s->in);

	for (size_t i = 0; i < m->edge.n; i++)
		at[m->edge.at[i].to]++;
	add_up(at, m->s->nodes);
	for (size_t i = 0; i < m->edge.n; i++)
		out[at[m->edge.at[i].to]++] = m->edge.at[i];
	move_back(at, m->s->nodes);
}

static void
order_by_from(struct making *m, const struct raw_edge *in)
{
	uint32_t *at = FILL(m->s->out);

	for (size_t i = 0; i < m->edge.n; i++)
		at[in[i].from]++;
	add_up(at, m->s->nodes);
	for (size_t i = 0; i < m->edge.n; i++)
		m->edge.at[at[in[i].from]++] = in[i];
	move_back(at, m->s->nodes);
}

/* By type, stable, of one node; room is for as many. */
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

/* By from, type, to. */
static void
fill_out(struct making *m, struct raw_edge *room)
{
	struct snapshot *s = m->s;
	uint32_t *to = FILL(s->to);
	uint16_t *trust = FILL(s->trust);
	uint8_t *type = FILL(s->type), *status = FILL(s->status);

	order_by_to(m, room);
	order_by_from(m, room);
	for (uint32_t v = 0; v < s->nodes; v++)
		order_by_type(m->edge.at + s->out[v], s->out[v + 1] -
		    s->out[v], room);
	for (size_t i = 0; i < m->edge.n; i++) {
		const struct raw_edge *x = &m->edge.at[i];

		to[i] = x->to;
		type[i] = x->type;
		status[i] = x->status;
		trust[i] = x->trust;
	}
}

/* By to, type, from: those that lead to a node come by from, and `to` is known
 * by then, so that its room holds the number of the relationship. */
static void
fill_in(struct making *m, struct raw_edge *by_to, struct raw_edge *room)
{
	struct snapshot *s = m->s;
	uint32_t *in = FILL(s->in), *from = FILL(s->from),
	    *edge = FILL(s->edge);
	uint8_t *in_type = FILL(s->in_type);

	for (size_t i = 0; i < m->edge.n; i++) {
		struct raw_edge *x = &by_to[in[m->edge.at[i].to]++];

		*x = m->edge.at[i];
		x->to = (uint32_t)i;
	}
	move_back(in, s->nodes);
	for (uint32_t v = 0; v < s->nodes; v++)
		order_by_type(by_to + in[v], in[v + 1] - in[v], room);
	for (size_t i = 0; i < m->edge.n; i++) {
		from[i] = by_to[i].from;
		edge[i] = by_to[i].to;
		in_type[i] = by_to[i].type;
	}
}

void
making_fill_edges(struct making *m)
{
	struct raw_edge *room = mem_grow(NULL, m->edge.n + 1, sizeof(*room));

	fill_out(m, room);
	/* they have been written out: their own place is the room now */
	fill_in(m, room, m->edge.at);
	mem_free(room);
}
