#include "base.h"

#include "limits.h"
#include "map.h"
#include "path.h"
#include "store_entity.h"
#include "store_graph.h"
#include "view_in.h"

static const struct column node_columns[] = {
	{ "id", "Id", CELL_ID },
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "weight", "Weight", CELL_REAL },
	{ "depth", "Hops", CELL_INT },
};

static const struct column edge_columns[] = {
	{ "source", "From", CELL_TEXT },
	{ "relation", "", CELL_TEXT },
	{ "target", "To", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "quote", "In these words", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "date", "Date", CELL_DATE },
	{ "doc", "Document", CELL_TEXT },
	{ "confidence", "Confidence", CELL_REAL },
};

struct around {
	struct db	*db;
	struct arena	*a;
	int64_t		*id;
	size_t		 n;
	struct map	 seen;		/* edges already drawn */
	struct table	*edges;
};

static bool
is_around(const struct around *x, int64_t id)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->id[i] == id)
			return true;
	return false;
}

static int
put_edge(struct around *x, const struct edge_row *r, struct err *e)
{
	struct claim_filter f = { .edge = r->edge.id, .limit = 1 };
	struct claim_rows claims;
	struct cell *c;

	if (store_claims(x->db, x->a, &f, &claims, e) < 0)
		return -1;
	c = table_row(x->edges);
	view_cell_named(&c[0], &r->head);
	cell_text(&c[1], str_of(relation_phrase(r->edge.relation)));
	view_cell_named(&c[2], &r->tail);
	cell_text(&c[3], str_of(status_name(r->edge.status)));
	if (claims.n > 0) {
		const struct claim_row *k = &claims.at[0];

		view_cell_quote(&c[4], &k->told, k->claim.doc, k->claim.start);
		cell_text(&c[5], k->claim.speaker);
		cell_time(&c[6], k->told.stated);
		view_cell_doc(&c[7], &k->told, k->claim.doc, k->claim.start);
	}
	cell_real(&c[8], r->edge.confidence);
	return 0;
}

/* The edges of one node to others that are drawn. */
static int
put_edges_of(struct around *x, int64_t id, struct err *e)
{
	struct edge_rows rows;

	if (store_edges_of(x->db, x->a, id, 0, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct edge_row *r = &rows.at[i];
		bool is_new;

		if (r->edge.status == STATUS_DENIED ||
		    !is_around(x, r->edge.head) || !is_around(x, r->edge.tail))
			continue;
		(void)map_put(&x->seen, (struct str){ (const char *)&r->edge.id,
		    sizeof(r->edge.id) }, &is_new);
		if (is_new && put_edge(x, r, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_nodes(struct around *x, const unsigned *depth, struct table *t,
    struct err *e)
{
	for (size_t i = 0; i < x->n; i++) {
		struct node *n = store_node_get(x->db, x->a, x->id[i], e);
		struct cell *c;

		if (n == NULL)
			return -1;
		c = table_row(t);
		cell_id(&c[0], n->ent.id);
		cell_entity(&c[1], n->ent.name, n->ent.id, n->ent.type);
		cell_text(&c[2], str_of(entity_type_name(n->ent.type)));
		cell_real(&c[3], n->weight);
		cell_int(&c[4], depth[i]);
	}
	return 0;
}

struct sheet *
view_graph(struct db *db, struct arena *a, int64_t id, unsigned depth,
    struct err *e)
{
	struct around x = { .db = db, .a = a };
	struct node *start = store_node_get(db, a, id, e);
	struct table *nodes;
	struct sheet *s;
	unsigned *far;
	int rc;

	if (start == NULL || path_around(db, a, id, depth, LIMIT_GRAPH_NODES,
	    &x.id, &far, &x.n, e) < 0)
		return NULL;
	s = sheet_new(a, start->ent.name);
	nodes = table_new(a, "nodes", "Names", node_columns,
	    COUNT_OF(node_columns));
	x.edges = table_new(a, "edges", "Links", edge_columns,
	    COUNT_OF(edge_columns));
	x.edges->none = "Nothing that was read links it with anything.";
	sheet_add(s, nodes);
	sheet_add(s, x.edges);
	rc = put_nodes(&x, far, nodes, e);
	for (size_t i = 0; rc == 0 && i < x.n; i++)
		rc = put_edges_of(&x, x.id[i], e);
	map_release(&x.seen);
	return rc < 0 ? NULL : s;
}
