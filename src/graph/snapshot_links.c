/* The relationships of a snapshot, taken in by several threads, a slice of a table
 * each.  Their ends are looked up many at a time, so that memory is waited for
 * once and not for each. */
#include "base.h"

#include "mem.h"
#include "snapshot_in.h"

/* ---- a slice ---- */

static const struct {
	uint8_t	from, to, base;
} links[STORE_LINKS] = {
	[STORE_BELIEF] = { 0, 0, 0 },
	[STORE_PARTY] = { 0, SNAPSHOT_DEAL, SNAPSHOT_ROLES },
	[STORE_NAMES] = { SNAPSHOT_DOC, 0, SNAPSHOT_MENTIONS },
	[STORE_CAME] = { SNAPSHOT_SOURCE, SNAPSHOT_DOC, SNAPSHOT_PUBLISHED }
};

/* Rows whose ends are looked up together. */
#define BATCH 256

struct taking {
	const struct making		*m;
	struct raw_edges		*out;
	size_t				 n;
	struct store_snapshot_edge	 row[BATCH];
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
add_edge(struct raw_edges *out, const struct store_snapshot_edge *x,
    uint32_t from, uint32_t to)
{
	double trust = x->trust * (x->link == STORE_NAMES ? 1 :
	    SNAPSHOT_TRUST);
	int64_t type = links[x->link].base + x->kind;

	/* an end that no table has is audit's to tell */
	if (from == SNAPSHOT_NONE || to == SNAPSHOT_NONE || type < 0 ||
	    type >= SNAPSHOT_TYPES || x->status < 0 || x->status >= STATUSES)
		return;
	*VEC_ADD(out) = (struct raw_edge){ .from = from, .to = to,
	    .type = (uint8_t)type, .status = (uint8_t)x->status,
	    .trust = (uint16_t)(trust < 0 ? 0 : trust > SNAPSHOT_TRUST ?
	    SNAPSHOT_TRUST : trust + 0.5) };
}

static void
add_rows(struct taking *t)
{
	uint32_t from[BATCH], to[BATCH];
	const struct making *m = t->m;

	for (size_t i = 0; i < t->n; i++) {
		const struct store_snapshot_edge *x = &t->row[i];

		from[i] = making_room(m, links[x->link].from, x->from);
		to[i] = making_room(m, links[x->link].to, x->to);
		PREFETCH(&m->place[from[i]]);
		PREFETCH(&m->place[to[i]]);
	}
	for (size_t i = 0; i < t->n; i++) {
		const struct store_snapshot_edge *x = &t->row[i];

		add_edge(t->out, x, find(m, from[i], links[x->link].from,
		    x->from), find(m, to[i], links[x->link].to, x->to));
	}
	t->n = 0;
}

static void
take_edge(const struct store_snapshot_edge *x, void *ctx)
{
	struct taking *t = ctx;

	t->row[t->n++] = *x;
	if (t->n == BATCH)
		add_rows(t);
}

/* ---- all of them ---- */

/* So many slices a table and hand that no hand waits long for the last. */
#define SLICES 4

struct reading_in {
	struct making		*m;
	struct db *const	*db;		/* one a hand */
	struct store_slice	*slice;		/* one a part */
	struct err		*err;		/* one a part */
};

static void
read_part(void *ctx, size_t hand, size_t part)
{
	struct reading_in *r = ctx;
	struct taking t = { .m = r->m, .out = &r->m->part[part] };

	if (store_snapshot_edges(r->db[hand], &r->slice[part], take_edge, &t,
	    &r->err[part]) == 0)
		add_rows(&t);
}

/* The parts: every table, cut for the hands; one needs no cuts. */
static int
cut(struct reading_in *r, struct err *e)
{
	struct making *m = r->m;
	size_t slices = m->hands > 1 ? m->hands * SLICES : 1;

	m->parts = STORE_LINKS * slices;
	m->part = mem_array(m->parts, sizeof(*m->part));
	r->slice = mem_array(m->parts, sizeof(*r->slice));
	r->err = mem_array(m->parts, sizeof(*r->err));
	for (int i = 0; i < STORE_LINKS; i++) {
		struct store_slice *s = r->slice + (size_t)i * slices;

		if (slices == 1)
			*s = (struct store_slice)STORE_WHOLE(
			    (enum store_link)i);
		else if (store_snapshot_cut(r->db[0], (enum store_link)i,
		    slices, s, e) < 0)
			return -1;
	}
	return 0;
}

/* The sum; what went wrong first, by the order of parts, is told. */
static int
look_back(const struct reading_in *r, struct err *e)
{
	const struct making *m = r->m;
	size_t edges = 0;

	for (size_t i = 0; i < m->parts; i++) {
		if (r->err[i].kind != ERR_NONE) {
			*e = r->err[i];
			return -1;
		}
		edges += m->part[i].n;
	}
	if (edges >= UINT32_MAX)
		return err_set(e, ERR_LIMIT, "the graph has more than %u "
		    "relationships", UINT32_MAX - 1);
	m->s->head.edges = (uint32_t)edges;
	return 0;
}

int
making_read_edges(struct making *m, struct db *const *db, struct err *e)
{
	struct reading_in r = { .m = m, .db = db };
	int rc = cut(&r, e);

	if (rc == 0) {
		making_share(m, m->parts, read_part, &r);
		rc = look_back(&r, e);
	}
	mem_free(r.slice);
	mem_free(r.err);
	return rc;
}

void
making_drop_edges(struct making *m)
{
	for (size_t i = 0; i < m->parts; i++)
		VEC_RELEASE(&m->part[i]);
	mem_free(m->part);
	m->part = NULL;
	m->parts = 0;
}
