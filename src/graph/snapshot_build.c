/* The snapshot from the tables: every step is a pass over arrays, nothing is
 * sorted by comparing but the nodes. */
#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "hash.h"
#include "mem.h"
#include "snapshot.h"
#include "store_snapshot.h"
#include "vec.h"

struct raw_node {
	int64_t		id, when, size;
	float		weight;
	uint32_t	name, name_n;
	uint8_t		label, kind;
};

struct raw_edge {
	uint32_t	from, to;
	uint16_t	trust;
	uint8_t		type, status;
};

struct making {
	struct snapshot		*s;
	VEC(struct raw_node)	 node;
	VEC(struct raw_edge)	 edge;
	struct buf		 names;
	/* the ends that came last: rows come in runs */
	int64_t			 last_id;
	uint32_t		 last;
};

/* For the arrays that are being filled. */
#define FILL(array) (*(void *const *)(const void *)&(array))

/* ---- nodes ---- */

static int
take_node(const struct store_snapshot_node *n, void *ctx)
{
	static const uint8_t labels[STORE_CLASSES] = {
		[STORE_DEALS] = SNAPSHOT_DEAL, [STORE_DOCS] = SNAPSHOT_DOC,
		[STORE_SOURCES] = SNAPSHOT_SOURCE
	};
	struct making *m = ctx;
	struct raw_node *r = VEC_ADD(&m->node);

	*r = (struct raw_node){ .id = n->id, .when = n->when, .size = n->size,
	    .weight = (float)n->weight, .name = (uint32_t)m->names.n,
	    .name_n = (uint32_t)n->name.n, .kind = (uint8_t)n->kind,
	    .label = n->class == STORE_ENTITIES ? (uint8_t)n->type :
	    labels[n->class] };
	if (r->label >= SNAPSHOT_LABELS)
		r->label = ENTITY_NONE;
	buf_put(&m->names, n->name);
	return m->names.over ? -1 : 0;
}

static int
cmp_i64(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
cmp_node(const void *a, const void *b)
{
	const struct raw_node *x = a, *y = b;
	int c = x->label - y->label;

	if (c == 0 && x->label == SNAPSHOT_DEAL) {
		c = x->kind - y->kind;
		if (c == 0)
			c = cmp_i64(x->when, y->when);
	}
	return c != 0 ? c : cmp_i64(x->id, y->id);
}

static void
put_in_table(uint32_t *table, uint32_t rooms, uint64_t hash, uint32_t node)
{
	uint32_t i = (uint32_t)hash & (rooms - 1);

	while (table[i] != 0)
		i = (i + 1) & (rooms - 1);
	table[i] = node + 1;
}

static void
fill_nodes(struct making *m)
{
	struct snapshot *s = m->s;
	int64_t *id = FILL(s->id), *when = FILL(s->when),
	    *size = FILL(s->size);
	uint32_t *name = FILL(s->name), *by_id = FILL(s->by_id),
	    *by_name = FILL(s->by_name), at = 0;
	uint8_t *label = FILL(s->label), *kind = FILL(s->kind);
	float *weight = FILL(s->weight);
	char *names = FILL(s->names);

	for (uint32_t v = 0; v < s->nodes; v++) {
		const struct raw_node *r = &m->node.at[v];

		id[v] = r->id;
		when[v] = r->when;
		size[v] = r->size;
		weight[v] = r->weight;
		label[v] = r->label;
		kind[v] = r->kind;
		name[v] = at;
		if (r->name_n > 0)
			memcpy(names + at, m->names.p + r->name, r->name_n);
		at += r->name_n;
		put_in_table(by_id, s->head.rooms, hash_mix(r->label <
		    ENTITY_TYPES ? 0 : r->label, (uint64_t)r->id), v);
		if (r->name_n > 0)
			put_in_table(by_name, s->head.rooms, hash_str((struct
			    str){ names + name[v], r->name_n }), v);
	}
	name[s->nodes] = at;
}

static void
count_nodes(struct making *m)
{
	struct snapshot_head *h = &m->s->head;

	if (m->node.n > 1)
		qsort(m->node.at, m->node.n, sizeof(*m->node.at), cmp_node);
	h->nodes = (uint32_t)m->node.n;
	h->name_bytes = (uint32_t)m->names.n;
	for (h->rooms = 16; h->rooms < 2 * m->node.n; h->rooms *= 2)
		;
	for (size_t i = 0; i < m->node.n; i++)
		h->first[m->node.at[i].label + 1]++;
	for (unsigned l = 0; l < SNAPSHOT_LABELS; l++)
		h->first[l + 1] += h->first[l];
}

/* ---- relationships ---- */

static const struct {
	uint8_t	from, to, base;
} links[STORE_LINKS] = {
	[STORE_BELIEF] = { 0, 0, 0 },
	[STORE_PARTY] = { 0, SNAPSHOT_DEAL, SNAPSHOT_ROLES },
	[STORE_NAMES] = { SNAPSHOT_DOC, 0, SNAPSHOT_MENTIONS },
	[STORE_CAME] = { SNAPSHOT_SOURCE, SNAPSHOT_DOC, SNAPSHOT_PUBLISHED }
};

static int
take_edge(const struct store_snapshot_edge *x, void *ctx)
{
	struct making *m = ctx;
	uint32_t from = m->last, to;
	double trust = x->trust * (x->link == STORE_NAMES ? 1 :
	    SNAPSHOT_TRUST);
	int64_t type = links[x->link].base + x->kind;

	if (x->from != m->last_id || from == SNAPSHOT_NONE ||
	    x->link != STORE_NAMES)
		from = snapshot_find(m->s, links[x->link].from, x->from);
	m->last_id = x->from;
	m->last = from;
	to = snapshot_find(m->s, links[x->link].to, x->to);
	/* an end that no table has is audit's to tell */
	if (from == SNAPSHOT_NONE || to == SNAPSHOT_NONE || type < 0 ||
	    type >= SNAPSHOT_TYPES || x->status < 0 || x->status >= STATUSES)
		return 0;
	*VEC_ADD(&m->edge) = (struct raw_edge){ .from = from, .to = to,
	    .type = (uint8_t)type, .status = (uint8_t)x->status,
	    .trust = (uint16_t)(trust < 0 ? 0 : trust > SNAPSHOT_TRUST ?
	    SNAPSHOT_TRUST : trust + 0.5) };
	return 0;
}

enum key {
	KEY_FROM,
	KEY_TYPE,
	KEY_TO
};

static uint32_t
key_of(const struct raw_edge *x, enum key k)
{
	return k == KEY_FROM ? x->from : k == KEY_TO ? x->to : x->type;
}

/* Stable; counts has room for `keys` + 1, and then tells where each begins. */
static void
order_by(const struct raw_edge *in, struct raw_edge *out, size_t n,
    enum key k, uint32_t *counts, size_t keys)
{
	memset(counts, 0, (keys + 1) * sizeof(*counts));
	for (size_t i = 0; i < n; i++)
		counts[key_of(&in[i], k) + 1]++;
	for (size_t i = 0; i < keys; i++)
		counts[i + 1] += counts[i];
	for (size_t i = 0; i < n; i++)
		out[counts[key_of(&in[i], k)]++] = in[i];
	memmove(counts + 1, counts, keys * sizeof(*counts));
	counts[0] = 0;
}

/* By from, type, to: three passes, the last key first. */
static void
fill_out(struct making *m, struct raw_edge *room)
{
	struct snapshot *s = m->s;
	uint32_t types[SNAPSHOT_TYPES + 1], *out = FILL(s->out),
	    *to = FILL(s->to);
	uint16_t *trust = FILL(s->trust);
	uint8_t *type = FILL(s->type), *status = FILL(s->status);

	order_by(m->edge.at, room, m->edge.n, KEY_TO, out, s->nodes);
	order_by(room, m->edge.at, m->edge.n, KEY_TYPE, types,
	    SNAPSHOT_TYPES);
	order_by(m->edge.at, room, m->edge.n, KEY_FROM, out, s->nodes);
	for (size_t i = 0; i < m->edge.n; i++) {
		to[i] = room[i].to;
		type[i] = room[i].type;
		status[i] = room[i].status;
		trust[i] = room[i].trust;
	}
}

/* By to, type, from: a place is known once a type's share of a node is. */
static void
fill_in(struct making *m, const struct raw_edge *by_from)
{
	struct snapshot *s = m->s;
	uint32_t *in = FILL(s->in), *from = FILL(s->from),
	    *edge = FILL(s->edge), *order, *at;
	uint32_t counts[SNAPSHOT_TYPES + 1] = { 0 };
	uint8_t *in_type = FILL(s->in_type);
	size_t n = m->edge.n;

	order = mem_array(n + 1, sizeof(*order));
	at = mem_array(s->nodes + 1u, sizeof(*at));
	for (size_t i = 0; i < n; i++) {
		counts[by_from[i].type + 1]++;
		in[by_from[i].to + 1]++;
	}
	for (int t = 0; t < SNAPSHOT_TYPES; t++)
		counts[t + 1] += counts[t];
	for (size_t i = 0; i < n; i++)
		order[counts[by_from[i].type]++] = (uint32_t)i;
	for (uint32_t v = 0; v < s->nodes; v++)
		at[v + 1] = in[v + 1] += in[v];
	for (size_t i = 0; i < n; i++) {
		const struct raw_edge *x = &by_from[order[i]];
		uint32_t k = at[x->to]++;

		from[k] = x->from;
		edge[k] = order[i];
		in_type[k] = x->type;
	}
	mem_free(order);
	mem_free(at);
}

/* ---- all of it ---- */

/* Nodes are laid out first so that the ends of relationships can be found in
 * their table; then the whole is laid out again with the relationships. */
static int
make(struct making *m, struct db *db, struct err *e)
{
	struct snapshot *s = m->s;
	struct raw_edge *room;
	int rc = store_snapshot_nodes(db, take_node, m, e);

	if (buf_check(&m->names, "the graph's names", e) < 0 || rc != 0)
		return -1;
	count_nodes(m);
	snapshot_lay_out(s, mem_alloc(snapshot_lay_out(s, NULL)));
	fill_nodes(m);
	m->last = SNAPSHOT_NONE;
	rc = store_snapshot_edges(db, take_edge, m, e);
	mem_free(s->block);
	s->block = NULL;
	if (rc != 0)
		return -1;
	if (m->edge.n >= UINT32_MAX)
		return err_set(e, ERR_LIMIT, "the graph has more than %u "
		    "relationships", UINT32_MAX - 1);
	s->head.edges = (uint32_t)m->edge.n;
	snapshot_lay_out(s, mem_alloc(snapshot_lay_out(s, NULL)));
	fill_nodes(m);
	room = mem_array(m->edge.n + 1, sizeof(*room));
	if (m->edge.n > 0) {
		fill_out(m, room);
		fill_in(m, room);
	}
	mem_free(room);
	memcpy(s->block, &s->head, sizeof(s->head));
	return 0;
}


static int
read_all(struct db *db, void *ctx, struct err *e)
{
	return make(ctx, db, e);
}

int
snapshot_build(struct snapshot *s, struct db *db, uint64_t stamp,
    struct err *e)
{
	struct making m = { .s = s, .names = BUF_INIT(UINT32_MAX) };
	int rc;

	*s = (struct snapshot){ .head = { .stamp = stamp } };
	rc = db_read(db, read_all, &m, e);
	VEC_RELEASE(&m.node);
	VEC_RELEASE(&m.edge);
	buf_release(&m.names);
	return rc;
}
