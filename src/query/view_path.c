#include "base.h"

#include "path.h"
#include "store_entity.h"
#include "store_graph.h"
#include "view_in.h"

#define CHAINS 5

static const struct column hop_columns[] = {
	{ "from", "From", CELL_TEXT },
	{ "relation", "", CELL_TEXT },
	{ "to", "To", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "quote", "In these words", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "date", "Date", CELL_DATE },
	{ "doc", "Document", CELL_TEXT },
	{ "sources", "Sources", CELL_INT },
};

/* One hop: the edge, and the newest claim that it stands on. */
static int
put_hop(struct db *db, struct arena *a, struct table *t, int64_t edge,
    struct err *e)
{
	struct edge_row *x = store_edge_get(db, a, edge, e);
	struct claim_filter f = { .edge = edge, .limit = 1 };
	struct claim_rows claims;
	struct cell *c;

	if (x == NULL || store_claims(db, a, &f, &claims, e) < 0)
		return -1;
	c = table_row(t);
	view_cell_named(&c[0], &x->head);
	cell_text(&c[1], str_of(relation_phrase(x->edge.relation)));
	view_cell_named(&c[2], &x->tail);
	cell_text(&c[3], str_of(status_name(x->edge.status)));
	if (claims.n > 0) {
		const struct claim_row *r = &claims.at[0];

		view_cell_quote(&c[4], &r->told, r->claim.doc, r->claim.start);
		cell_text(&c[5], r->claim.speaker);
		cell_time(&c[6], r->told.stated);
		view_cell_doc(&c[7], &r->told, r->claim.doc, r->claim.start);
	}
	cell_int(&c[8], x->edge.sources);
	return 0;
}

static int
put_chain(struct db *db, struct arena *a, struct sheet *s,
    const struct path_chain *chain, size_t number, struct err *e)
{
	struct table *t = table_new(a, arena_printf(a, "path_%zu", number),
	    number == 1 ? "The strongest link" : "Another link", hop_columns,
	    COUNT_OF(hop_columns));

	for (unsigned i = 0; i < chain->hops; i++)
		if (put_hop(db, a, t, chain->edge[i], e) < 0)
			return -1;
	sheet_add(s, t);
	return 0;
}

struct sheet *
view_path(struct db *db, struct arena *a, int64_t from, int64_t to,
    unsigned max_hops, struct err *e)
{
	struct node *x = store_node_get(db, a, from, e);
	struct node *y = x ? store_node_get(db, a, to, e) : NULL;
	struct path_chains chains;
	struct sheet *s;

	if (y != NULL && x->ent.id == y->ent.id)
		return ERR_NULL(err_set(e, ERR_INVALID, "both names mean %.*s; "
		    "a path needs two things", STR_ARG(x->ent.name)));
	if (y == NULL || path_find(db, a, from, to, max_hops, CHAINS, &chains,
	    e) < 0)
		return NULL;
	s = sheet_new(a, str_of(arena_printf(a, "%.*s and %.*s",
	    STR_ARG(x->ent.name), STR_ARG(y->ent.name))));
	cell_entity(&sheet_fact(s, "from", "From", CELL_TEXT)->cell,
	    x->ent.name, x->ent.id, x->ent.type);
	cell_entity(&sheet_fact(s, "to", "To", CELL_TEXT)->cell, y->ent.name,
	    y->ent.id, y->ent.type);
	cell_int(&sheet_fact(s, "hops", "Hops", CELL_INT)->cell,
	    chains.n ? (int64_t)chains.at[0].hops : 0);
	if (chains.n == 0)
		s->about = str_of(arena_printf(a, "Nothing that was read links "
		    "them within %u hops.", max_hops));
	for (size_t i = 0; i < chains.n; i++)
		if (put_chain(db, a, s, &chains.at[i], i + 1, e) < 0)
			return NULL;
	return s;
}
