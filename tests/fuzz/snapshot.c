/*
 * A snapshot that holds is made of the input, then some of its bytes are
 * altered, and its sum is made right: it is refused with a reason, or nothing in
 * it leads out of it, neither its own functions nor the walks of questions.
 */
#include "fuzz.h"

#include <string.h>

#include "cypher.h"
#include "hash.h"
#include "mem.h"
#include "snapshot_in.h"

#define NODES_MOST 24u
#define EDGES_MOST 100u
#define FILL(array) (*(void *const *)(const void *)&(array))

struct bytes {
	const uint8_t	*p;
	size_t		 n;
};

static uint32_t
next(struct bytes *in)
{
	if (in->n == 0)
		return 0;
	in->n--;
	return *in->p++;
}

/* ---- one that holds ---- */

static void
make_nodes(struct snapshot *s, struct bytes *in)
{
	int64_t *id = FILL(s->id), *when = FILL(s->when);
	uint8_t *label = FILL(s->label), *kind = FILL(s->kind);
	uint32_t *name = FILL(s->name), *by_id = FILL(s->by_id),
	    *by_name = FILL(s->by_name);
	char *names = FILL(s->names);

	for (unsigned l = 0; l < SNAPSHOT_LABELS; l++)
		for (uint32_t v = s->head.first[l]; v < s->head.first[l + 1];
		    v++) {
			label[v] = (uint8_t)l;
			id[v] = (int64_t)v * 3 + 1;
			when[v] = (int64_t)next(in) << next(in) % 40;
			kind[v] = (uint8_t)(next(in) % DEAL_TYPES);
			name[v] = v;
			names[v] = "xyz"[next(in) % 3];
			snapshot_put(by_id, s->head.rooms, snapshot_hash((int)l,
			    id[v]), v);
			snapshot_put(by_name, s->head.rooms, hash_str((struct str){
			    names + v, 1 }), v);
		}
	name[s->nodes] = s->nodes;
}

/* Each node has about as many as the next, types rise. */
static void
make_out(struct snapshot *s, struct bytes *in)
{
	uint32_t *out = FILL(s->out), *to = FILL(s->to), k = 0;
	uint8_t *type = FILL(s->type);

	for (uint32_t v = 0; v < s->nodes; v++) {
		uint32_t t = 1;

		out[v + 1] = s->edges * (v + 1) / s->nodes;
		for (; k < out[v + 1]; k++) {
			to[k] = next(in) % s->nodes;
			t += next(in) % 16;
			t = MIN_OF(t, (uint32_t)SNAPSHOT_TYPES - 1);
			type[k] = (uint8_t)t;
		}
	}
}

static void
make_in(struct snapshot *s)
{
	uint32_t *at = FILL(s->in), *from = FILL(s->from),
	    *edge = FILL(s->edge), fill[NODES_MOST + 1] = { 0 };
	uint8_t *in_type = FILL(s->in_type);

	for (uint32_t x = 0; x < s->edges; x++)
		at[s->to[x] + 1]++;
	for (uint32_t v = 0; v < s->nodes; v++)
		fill[v + 1] = at[v + 1] += at[v];
	for (unsigned t = 0; t < SNAPSHOT_TYPES; t++)
		for (uint32_t x = 0; x < s->edges; x++)
			if (s->type[x] == t) {
				uint32_t k = fill[s->to[x]]++;

				from[k] = snapshot_tail_of(s, x);
				edge[k] = x;
				in_type[k] = (uint8_t)t;
			}
}

static size_t
make(struct snapshot *s, struct bytes *in)
{
	size_t bytes;

	*s = (struct snapshot){ .head = { .nodes = next(in) % NODES_MOST,
	    .rooms = 64u << next(in) % 2 } };
	s->head.name_bytes = s->head.nodes;
	s->head.edges = s->head.nodes > 0 ? next(in) % EDGES_MOST : 0;
	for (unsigned l = 0; l < SNAPSHOT_LABELS; l++) {
		uint32_t end = s->head.first[l] + next(in) % 8;

		s->head.first[l + 1] = MIN_OF(s->head.nodes, end);
	}
	s->head.first[SNAPSHOT_LABELS] = s->head.nodes;
	bytes = snapshot_lay_out(s, NULL);
	snapshot_lay_out(s, mem_alloc(bytes));
	make_nodes(s, in);
	make_out(s, in);
	make_in(s);
	memcpy(s->block, &s->head, sizeof(s->head));
	return bytes;
}

/* ---- what may be done with it ---- */

static const struct snapshot *
of(const struct cypher_graph *g)
{
	return g->ctx;
}

static void
edge(const struct cypher_graph *g, int64_t x, struct cypher_edge *out)
{
	*out = (struct cypher_edge){ snapshot_tail_of(of(g), (uint32_t)x),
	    of(g)->to[x], of(g)->type[x] };
}

static int
number(const struct cypher_graph *g, struct str s)
{
	(void)g;
	return s.p[0] - 'A';
}

static bool
has_label(const struct cypher_graph *g, int64_t node, int l)
{
	return of(g)->label[node] == l;
}

static int
property(const struct cypher_graph *g, struct arena *a, struct value of_,
    struct str key, struct value *out, struct err *e)
{
	(void)a;
	(void)key;
	(void)e;
	*out = value_int(of_.kind == VALUE_NODE ? of(g)->id[of_.i] :
	    of(g)->status[of_.i]);
	return 0;
}

static struct cypher_marks *
marks(const struct cypher_graph *g, int which)
{
	static uint32_t room[2][4][NODES_MOST + 1];
	static struct cypher_marks m[2];

	(void)g;
	m[which] = (struct cypher_marks){ room[which][0], room[which][1],
	    room[which][2], room[which][3] };
	return &m[which];
}

static void
walk(const struct snapshot *s)
{
	static const char *const ask[] = {
		"MATCH (a)-->(b) RETURN count(*), count(DISTINCT b)",
		"MATCH (a)--(b)-[:B|D|F]-(c) WITH c, count(*) AS n "
		    "ORDER BY n DESC LIMIT 3 RETURN n, c.id",
		"MATCH (a:B)<-[:C]-()-[:C]->(c) WITH c, count(*) AS n "
		    "ORDER BY n DESC LIMIT 3 RETURN n, c.id",
		"MATCH (a), (b) MATCH p = shortestPath((a)-[*..4]-(b)) "
		    "RETURN length(p), a.id + b.id",
		"MATCH (a), (b) MATCH p = allShortestPaths((a)-[:B|C|D*]->(b)) "
		    "RETURN count(p)",
		"MATCH (a)-[r*2..3]->(b) WHERE a.id < b.id RETURN count(r)"
	};
	static const struct cypher_limits few = { 100, 2000, 4u << 20, 500 };
	static const struct cypher_ops ops = { .edge = edge, .label = number,
	    .type = number, .has_label = has_label, .property = property,
	    .marks = marks };
	const struct cypher_lists out = { s->out, s->to, s->type, NULL },
	    in = { s->in, s->from, s->in_type, s->edge };
	struct cypher_graph g = { .ops = &ops, .ctx = (void *)(uintptr_t)s,
	    .nodes = s->nodes, .out = &out, .in = &in };

	for (size_t i = 0; i < COUNT_OF(ask); i++) {
		static struct arena kept;
		static struct query *q[COUNT_OF(ask)];
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct cypher_rows rows;

		if (q[i] == NULL && (q[i] = cypher_parse(&kept,
		    str_of(ask[i]), &e)) == NULL)
			BUG(e.text);
		if (cypher_run(q[i], &g, &a, VALUE_NONE, &few, &rows, &e) < 0)
			BUG_IF(e.kind != ERR_LIMIT);
		for (uint32_t v = 0; v < s->nodes; v++)
			BUG_IF(marks(&g, 0)->at[v] || marks(&g, 1)->at[v]);
		arena_release(&a);
	}
}

static uint64_t
look(const struct snapshot *s)
{
	uint32_t place = 0;
	uint64_t sum = 0;

	for (uint32_t v = 0; v < s->nodes; v++) {
		sum += snapshot_name(s, v).n + s->label[v] + s->kind[v];
		sum += snapshot_find(s, s->label[v], s->id[v]);
		for (uint32_t k = s->out[v]; k < s->out[v + 1]; k++) {
			BUG_IF(snapshot_tail_of(s, k) >= s->nodes);
			sum += s->id[s->to[k]] != 0;
		}
		for (uint32_t k = s->in[v]; k < s->in[v + 1]; k++)
			sum += s->to[s->edge[k]] == v;
	}
	while (snapshot_named(s, STR_LIT("x"), &place) != SNAPSHOT_NONE)
		sum++;
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct bytes in = { p, n };
	struct err e = ERR_INIT;
	struct snapshot made, s;
	size_t bytes = make(&made, &in);
	uint8_t *block = made.block;
	bool altered = in.n > 0;

	while (in.n > 0) {
		uint32_t at = next(&in) << 8;

		at |= next(&in);
		block[at % bytes] ^= (uint8_t)next(&in);
	}
	snapshot_seal(block, bytes);
	if (snapshot_read(&s, block, bytes, &e) == 0) {
		BUG_IF(look(&s) == UINT64_MAX);
		walk(&s);
	} else {
		fuzz_told(-1, &e);
		if (!altered)
			BUG(e.text);
	}
	mem_free(block);
	return 0;
}
