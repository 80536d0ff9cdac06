#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_doc.h"
#include "store_graph.h"
#include "store_told_in.h"

/* ---- edges ---- */

static void
edge_col(struct stmt *s, struct edge *g)
{
	*g = (struct edge){
		.id = col_int(s, 0), .head = col_int(s, 1),
		.tail = col_int(s, 2),
		.relation = (enum relation)col_int(s, 3),
		.status = (enum status)col_int(s, 4),
		.first_seen = col_int(s, 5), .last_seen = col_int(s, 6),
		.claims = col_int(s, 7), .sources = col_int(s, 8),
		.confidence = col_real(s, 9), .denials = col_int(s, 10),
		.direct = col_int(s, 11),
		.newest = (enum status)col_int(s, 12),
		.valid_from = col_time(s, 13), .valid_to = col_time(s, 14),
		.closed_by = col_int(s, 15), .dated = col_int(s, 16) != 0,
	};
}

/* A row of edge_told. */
static void
edge_row_col(struct stmt *s, struct arena *a, struct edge_row *r)
{
	edge_col(s, &r->edge);
	r->head = (struct named){ r->edge.head, col_str(s, 17, a),
	    (enum entity_type)col_int(s, 18), col_real(s, 19) };
	r->tail = (struct named){ r->edge.tail, col_str(s, 20, a),
	    (enum entity_type)col_int(s, 21), col_real(s, 22) };
}

int
store_edge_rows(struct stmt *s, struct arena *a, size_t limit,
    struct edge_rows *out, struct err *e)
{
	VEC(struct edge_row) v = VEC_INIT;
	int rc;

	limit = rows_limit(limit);
	stmt_int(s, "limit", (int64_t)limit + 1);
	while ((rc = stmt_step(s, e)) > 0)
		edge_row_col(s, a, VEC_ADD(&v));
	ROWS_CUT(out, &v, limit, a);
	return rc;
}

int
store_edges_of(struct db *db, struct arena *a, int64_t entity, size_t limit,
    struct edge_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGES_OF);

	stmt_int(s, "id", entity);
	return store_edge_rows(s, a, limit, out, e);
}

struct edge_row *
store_edge_get(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGE_GET);
	struct edge_row *r;
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc == 0)
		err_set(e, ERR_NOT_FOUND, "no edge has the id %016llx",
		    (unsigned long long)id);
	if (rc <= 0)
		return NULL;
	r = arena_alloc(a, sizeof(*r));
	edge_row_col(s, a, r);
	stmt_done(s);
	return r;
}

int
store_edge_each(struct db *db, store_edge_fn *fn, void *ctx, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGE_EACH);
	struct edge g;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		edge_col(s, &g);
		if ((rc = fn(&g, ctx)) != 0)
			break;
	}
	stmt_done(s);
	return rc;
}

/* ---- deals ---- */

/* A row of deal_told. */
static void
deal_row_col(struct stmt *s, struct arena *a, struct deal_row *r)
{
	r->deal = (struct deal){
		.id = col_int(s, 0), .type = (enum deal_type)col_int(s, 1),
		.status = (enum status)col_int(s, 2), .amount = col_int(s, 3),
		.amount_low = col_int(s, 4), .amount_high = col_int(s, 5),
		.valuation = col_int(s, 6), .stake = col_int(s, 7),
		.first_seen = col_int(s, 10), .last_seen = col_int(s, 11),
		.sources = col_int(s, 12), .confidence = col_real(s, 13),
		.denials = col_int(s, 15), .direct = col_int(s, 16),
		.newest = (enum status)col_int(s, 17),
		.valid = { col_time(s, 18), col_time(s, 19) },
		.dated = col_int(s, 20) != 0, .day = col_time(s, 21)
	};
	store_copy_code(r->deal.currency, sizeof(r->deal.currency),
	    col_raw(s, 8));
	store_copy_code(r->deal.round, sizeof(r->deal.round), col_raw(s, 9));
	r->claims = col_int(s, 14);
	r->doc = col_int(s, 22);
	r->start = (uint32_t)col_int(s, 23);
	r->end = (uint32_t)col_int(s, 24);
	r->speaker = col_str(s, 25, a);
	r->at_ms = col_int(s, 26);
	store_told_col(s, 27, a, &r->told);
}

static int
fill_deal(struct db *db, struct arena *a, struct deal_row *r, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_PARTIES);

	stmt_int(s, "id", r->deal.id);
	if (store_parties(s, a, r->deal.party, r->party, &r->deal.n_party,
	    e) < 0)
		return -1;
	if (r->doc == 0)
		return 0;
	return store_doc_bytes(db, a, r->doc, r->start, r->end,
	    &r->told.quote, e);
}

static int64_t
open_end(int64_t t, int64_t otherwise)
{
	return t == 0 || t == CLOCK_NONE ? otherwise : t;
}

int
store_deals(struct db *db, struct arena *a, const struct deal_find *f,
    struct deal_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, f->party != 0 ? STMT_DEALS_OF_PARTY :
	    STMT_DEALS);
	size_t limit = rows_limit(f->limit);
	VEC(struct deal_row) v = VEC_INIT;
	int rc;

	if (f->party != 0) {
		stmt_int(s, "party", f->party);
		stmt_int(s, "told", f->told);
	}
	stmt_int(s, "undated", open_end(f->since, 0) == 0 &&
	    open_end(f->until, 0) == 0);
	stmt_int(s, "since", open_end(f->since, INT64_MIN));
	stmt_int(s, "until", open_end(f->until, INT64_MAX));
	stmt_int(s, "type", f->type);
	stmt_int(s, "status", f->status);
	/* what has no amount is neither small nor large */
	stmt_int(s, "min_amount", f->max_amount ? MAX_OF(f->min_amount, 1) :
	    f->min_amount);
	stmt_int(s, "max_amount", f->max_amount ? f->max_amount : INT64_MAX);
	stmt_int(s, "limit", (int64_t)limit + 1);
	stmt_int(s, "offset", (int64_t)f->offset);
	while ((rc = stmt_step(s, e)) > 0)
		deal_row_col(s, a, VEC_ADD(&v));
	ROWS_CUT(out, &v, limit, a);
	for (size_t i = 0; i < out->n && rc == 0; i++)
		rc = fill_deal(db, a, &out->at[i], e);
	return rc;
}

struct deal_row *
store_deal_get(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_GET);
	struct deal_row *r;
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc == 0)
		err_set(e, ERR_NOT_FOUND, "no deal has the id %016llx",
		    (unsigned long long)id);
	if (rc <= 0)
		return NULL;
	r = arena_alloc(a, sizeof(*r));
	deal_row_col(s, a, r);
	stmt_done(s);
	return fill_deal(db, a, r, e) < 0 ? NULL : r;
}

/* ---- numbers ---- */

int
store_rise(struct db *db, struct arena *a, int64_t from, int64_t to,
    struct rise_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_RISE);
	VEC(struct rise) v = VEC_INIT;
	int rc;

	stmt_int(s, "since", from - (to - from));
	stmt_int(s, "middle", from);
	stmt_int(s, "until", to);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct rise){
			.name = { col_int(s, 0), col_str(s, 1, a),
			    (enum entity_type)col_int(s, 2), col_real(s, 3) },
			.origin = (enum entity_origin)col_int(s, 4),
			.now = col_int(s, 5), .before = col_int(s, 6),
			.docs_now = col_int(s, 7), .docs_before = col_int(s, 8),
			.voices_now = col_int(s, 9),
			.first_seen = col_int(s, 10),
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_pace(struct db *db, enum store_pace_of of, int64_t id, int64_t middle,
    int64_t span, struct pace *out, struct err *e)
{
	struct stmt *s = stmt_use(db, of == PACE_OF_NAME ?
	    STMT_PACE_OF_NAME : STMT_PACE_OF_EDGE);
	int rc;

	stmt_int(s, "id", id);
	stmt_int(s, "since", middle - span);
	stmt_int(s, "middle", middle);
	stmt_int(s, "until", middle + span);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc;
	*out = (struct pace){ col_int(s, 0), col_int(s, 1) };
	stmt_done(s);
	return 0;
}

int
store_newest(struct db *db, int64_t *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NEWEST_STATED);
	int rc = stmt_step(s, e);

	*out = rc > 0 ? col_int(s, 0) : CLOCK_NONE;
	if (rc > 0)
		stmt_done(s);
	return rc < 0 ? -1 : 0;
}

/* The one row of a counting statement, its first columns into out[]. */
static int
count_row(struct db *db, enum stmt_name name, int64_t *const *out, int n,
    struct err *e)
{
	struct stmt *s = stmt_use(db, name);
	int rc = stmt_step(s, e);

	if (rc <= 0)
		return rc;
	for (int i = 0; i < n; i++)
		*out[i] = col_time(s, i);
	stmt_done(s);
	return 0;
}

int
store_count(struct db *db, struct store_counts *c, struct err *e)
{
	int64_t read = 0;
	int64_t *const docs[] = { &c->docs, &c->bytes, &c->oldest, &c->newest,
	    &c->learned };
	int64_t *const reads[] = { &read, &c->mentions };
	int64_t *const nodes[] = { &c->entities, &c->candidates };
	int64_t *const graph[] = { &c->claims, &c->deal_claims, &c->edges,
	    &c->deals };
	int64_t *const sources[] = { &c->sources, &c->sources_broken };

	*c = (struct store_counts){ .docs = 0 };
	if (count_row(db, STMT_COUNT_DOCS, docs, 5, e) < 0 ||
	    count_row(db, STMT_COUNT_READ, reads, 2, e) < 0 ||
	    count_row(db, STMT_COUNT_NODES, nodes, 2, e) < 0 ||
	    count_row(db, STMT_COUNT_GRAPH, graph, 4, e) < 0 ||
	    count_row(db, STMT_COUNT_SOURCES, sources, 2, e) < 0)
		return -1;
	c->unread = c->docs - read;
	return 0;
}
