/* The snapshot from the tables: nodes, then what lies between them
 * (snapshot_links.c, snapshot_order.c). */
#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "snapshot_in.h"

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
		if (r->name_n > 0)
			snapshot_put(by_name, s->head.rooms, hash_str((struct
			    str){ names + name[v], r->name_n }), v);
	}
	name[s->nodes] = at;
	for (uint32_t i = 0; i < s->head.rooms; i++)
		by_id[i] = m->place[i].node;
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

/* ---- all of it ---- */

void
making_share(const struct making *m, size_t parts, crew_fn *fn, void *ctx)
{
	struct crew crew;

	crew_start(&crew, m->hands > 1 ? m->hands : 0, parts, fn, ctx);
	crew_wait(&crew);
}

static void
place_nodes(struct making *m)
{
	uint32_t mask = m->s->head.rooms - 1;

	m->place = mem_array(m->s->head.rooms, sizeof(*m->place));
	for (size_t v = 0; v < m->node.n; v++) {
		const struct raw_node *r = &m->node.at[v];
		uint32_t i = making_room(m, r->label, r->id);

		while (m->place[i].node != 0)
			i = (i + 1) & mask;
		m->place[i] = (struct place){ r->id, (uint32_t)v + 1,
		    r->label < ENTITY_TYPES ? 0 : r->label };
	}
}

static int
make(struct db *const *db, size_t n, void *ctx, struct err *e)
{
	struct making *m = ctx;
	struct snapshot *s = m->s;
	int rc = store_snapshot_nodes(db[0], take_node, m, e);

	m->hands = n;
	if (buf_check(&m->names, "the graph's names", e) < 0 || rc != 0)
		return -1;
	count_nodes(m);
	place_nodes(m);
	if (making_read_edges(m, db, e) < 0)
		return -1;
	snapshot_lay_out(s, mem_alloc(snapshot_lay_out(s, NULL)));
	fill_nodes(m);
	if (s->edges > 0)
		making_fill_edges(m);
	memcpy(s->block, &s->head, sizeof(s->head));
	return 0;
}

int
snapshot_build(struct snapshot *s, struct db *db, uint64_t stamp,
    struct err *e)
{
	struct making m = { .s = s, .names = BUF_INIT(UINT32_MAX) };
	int rc;

	*s = (struct snapshot){ .head = { .stamp = stamp } };
	rc = db_read_crew(db, crew_size(CREW_MOST), make, &m, e);
	VEC_RELEASE(&m.node);
	making_drop_edges(&m);
	mem_free(m.place);
	buf_release(&m.names);
	return rc;
}
