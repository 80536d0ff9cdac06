#include "base.h"

#include <stdlib.h>

#include "mem.h"
#include "snapshot.h"
#include "store_graph.h"
#include "vec.h"

VEC_NAMED(edges, struct edge);

static int
gather(const struct edge *x, void *ctx)
{
	/* what is denied links nothing */
	if (x->status != STATUS_DENIED)
		*VEC_ADD((struct edges *)ctx) = *x;
	return 0;
}

static int
cmp_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void
number_nodes(struct snapshot *s, const struct edges *v)
{
	uint32_t n = 0;

	s->id = mem_array(2 * v->n + 1, sizeof(*s->id));
	for (size_t i = 0; i < v->n; i++) {
		s->id[2 * i] = v->at[i].head;
		s->id[2 * i + 1] = v->at[i].tail;
	}
	qsort(s->id, 2 * v->n, sizeof(*s->id), cmp_id);
	for (size_t i = 0; i < 2 * v->n; i++)
		if (n == 0 || s->id[n - 1] != s->id[i])
			s->id[n++] = s->id[i];
	s->nodes = n;
}

uint32_t
snapshot_node(const struct snapshot *s, int64_t id)
{
	uint32_t lo = 0, hi = s->nodes;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (s->id[mid] < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->nodes && s->id[lo] == id ? lo : SNAPSHOT_NONE;
}

static int
cmp_trust(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->confidence > y->confidence || x->confidence < y->confidence)
		return x->confidence > y->confidence ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static void
put_slot(struct snapshot *s, uint32_t *fill, uint32_t from, uint32_t to,
    const struct edge *x)
{
	uint32_t slot = fill[from]++;

	s->to[slot] = to;
	s->edge[slot] = x->id;
	s->trust[slot] = (float)x->confidence;
}

/* Counting sort by node; edges come most confident first and stay so. */
static void
lay_slots(struct snapshot *s, const struct edges *v)
{
	uint32_t *fill = mem_array(s->nodes + 1u, sizeof(*fill));

	s->slots = (uint32_t)(2 * v->n);
	s->off = mem_array(s->nodes + 1u, sizeof(*s->off));
	s->to = mem_array(s->slots, sizeof(*s->to));
	s->edge = mem_array(s->slots, sizeof(*s->edge));
	s->trust = mem_array(s->slots, sizeof(*s->trust));
	for (size_t i = 0; i < v->n; i++) {
		s->off[snapshot_node(s, v->at[i].head) + 1]++;
		s->off[snapshot_node(s, v->at[i].tail) + 1]++;
	}
	for (uint32_t i = 0; i < s->nodes; i++) {
		s->off[i + 1] += s->off[i];
		fill[i] = s->off[i];
	}
	for (size_t i = 0; i < v->n; i++) {
		uint32_t a = snapshot_node(s, v->at[i].head);
		uint32_t b = snapshot_node(s, v->at[i].tail);

		put_slot(s, fill, a, b, &v->at[i]);
		put_slot(s, fill, b, a, &v->at[i]);
	}
	mem_free(fill);
}

static void
release(void *p)
{
	struct snapshot *s = p;

	mem_free(s->id);
	mem_free(s->off);
	mem_free(s->to);
	mem_free(s->edge);
	mem_free(s->trust);
	mem_free(s);
}

static struct snapshot *
make(struct db *db, int64_t version, struct err *e)
{
	struct edges v = VEC_INIT;
	struct snapshot *s = NULL;

	if (store_edge_each(db, gather, &v, e) == 0) {
		s = mem_alloc(sizeof(*s));
		s->version = version;
		if (v.n > 0)
			qsort(v.at, v.n, sizeof(*v.at), cmp_trust);
		number_nodes(s, &v);
		lay_slots(s, &v);
		db_keep(db, s, release);
	}
	VEC_RELEASE(&v);
	return s;
}

const struct snapshot *
snapshot_get(struct db *db, struct err *e)
{
	struct snapshot *s = db_kept(db);
	int64_t version;

	if (db_data_version(db, &version, e) < 0)
		return NULL;
	if (s != NULL && s->version == version)
		return s;
	return make(db, version, e);
}
