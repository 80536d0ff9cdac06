#include "base.h"

#include "mem.h"
#include "rank.h"
#include "vec.h"
#include "view_in.h"

/* Ids first, then rows by and by: an export never holds the whole graph. */
struct view_edges {
	VEC(int64_t)	id;
	size_t		next;
	int64_t		now;	/* rank_now */
};

static const struct column columns[] = {
	{ "head", "From", CELL_TEXT },
	{ "relation", "Relation", CELL_TEXT },
	{ "tail", "To", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "claims", "Claims", CELL_INT },
	{ "sources", "Sources", CELL_INT },
	{ "confidence", "Confidence", CELL_REAL },
	{ "first_seen", "First seen", CELL_DATE },
	{ "last_seen", "Last seen", CELL_DATE },
	VIEW_WEIGHT_COLUMNS,
	{ "id", "Id", CELL_ID }
};

static int
put_id(const struct edge *edge, void *ctx)
{
	struct view_edges *v = ctx;

	*VEC_ADD(&v->id) = edge->id;
	return 0;
}

struct view_edges *
view_edges_new(struct db *db, struct err *e)
{
	struct view_edges *v = mem_alloc(sizeof(*v));

	if (rank_now(db, &v->now, e) < 0 ||
	    store_edge_each(db, put_id, v, e) != 0) {
		view_edges_free(v);
		return NULL;
	}
	return v;
}

void
view_edges_free(struct view_edges *v)
{
	if (v == NULL)
		return;
	VEC_RELEASE(&v->id);
	mem_free(v);
}

static int
put_row(const struct view_edges *v, struct table *t, struct db *db, int64_t id,
    struct err *e)
{
	struct claim_filter f = { .edge = id, .limit = 1 };
	const struct edge_row *r = store_edge_get(db, t->arena, id, e);
	struct claim_rows claims;
	struct cell *c;

	if (r == NULL || store_claims(db, t->arena, &f, &claims, e) < 0)
		return -1;
	c = table_row(t);
	view_cell_named(&c[0], &r->head);
	cell_text(&c[1], str_of(relation_name(r->edge.relation)));
	view_cell_named(&c[2], &r->tail);
	cell_text(&c[3], view_status(r->edge.status));
	if (claims.n > 0)
		view_told_cells(&c[4], &claims.at[0].told,
		    claims.at[0].claim.speaker, claims.at[0].claim.doc,
		    claims.at[0].claim.start);
	cell_int(&c[8], r->edge.claims);
	cell_int(&c[9], r->edge.sources);
	cell_real(&c[10], r->edge.confidence);
	cell_time(&c[11], clock_if(r->edge.dated, r->edge.first_seen));
	cell_time(&c[12], clock_if(r->edge.dated, r->edge.last_seen));
	cell_id(&c[15], r->edge.id);
	return view_edge_weight(db, t->arena, &r->edge, v->now, &c[13], e);
}

struct table *
view_edges_next(struct view_edges *v, struct db *db, struct arena *a,
    size_t limit, struct err *e)
{
	struct table *t = table_new(a, "relations", "Relations", columns,
	    COUNT_OF(columns));

	for (; v->next < v->id.n && t->rows < limit; v->next++)
		if (put_row(v, t, db, v->id.at[v->next], e) < 0)
			return NULL;
	return t;
}
