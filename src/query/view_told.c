#include "base.h"

#include "belief.h"
#include "deals.h"
#include "limits.h"
#include "store_view.h"
#include "view_in.h"

/* Questions about what was told when, by whom, and against what. */

#define SHOWN 50

static const struct column fact_columns[] = {
	{ "from", "From", CELL_TEXT },
	{ "relation", "", CELL_TEXT },
	{ "to", "To", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "first", "First told now", CELL_BOOL }
};

static void
fact_row(struct table *t, const struct claim_row *r, int64_t since)
{
	struct cell *c = table_row(t);

	view_cell_named(&c[0], &r->head);
	cell_text(&c[1], str_of(relation_phrase(r->claim.relation)));
	view_cell_named(&c[2], &r->tail);
	cell_text(&c[3], view_status(r->claim.status));
	view_told_cells(&c[4], &r->told, r->claim.speaker, r->claim.doc,
	    r->claim.start);
	cell_bool(&c[8], r->edge_first_seen >= since);
}

/* The title of a document stands over its text again: once is enough. */
static bool
is_repeat(const struct claim_rows *rows, size_t i)
{
	const struct claim_row *r = &rows->at[i];

	for (size_t k = i; k-- > 0 && rows->at[k].told.date == r->told.date;)
		if (rows->at[k].claim.doc == r->claim.doc &&
		    rows->at[k].edge == r->edge &&
		    str_eq(rows->at[k].told.quote, r->told.quote))
			return true;
	return false;
}

/* ---- what is new on a name ---- */

/* A fact that many tell stands once, where it was told last, and once more where
 * it was told in another way (planned, denied); those that are told for the first
 * time stand before the others. */
static struct table *
fact_table(struct arena *a, const struct claim_rows *rows, int64_t since)
{
	struct table *t = table_new(a, "told", "Said of it", fact_columns,
	    COUNT_OF(fact_columns));
	const struct claim_row *shown[SHOWN];

	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < rows->n; i++) {
			const struct claim_row *r = &rows->at[i];
			size_t k = 0;

			if ((r->edge_first_seen < since) != again)
				continue;
			while (k < t->rows && (shown[k]->edge != r->edge ||
			    shown[k]->claim.status != r->claim.status))
				k++;
			if (k < t->rows)
				continue;
			if (t->rows == SHOWN) {
				t->more = true;
				return t;
			}
			shown[t->rows] = r;
			fact_row(t, r, since);
		}
	t->more = rows->more;
	t->none = "Nothing was said of it in this time.";
	return t;
}

struct sheet *
view_news(struct db *db, struct arena *a, int64_t id, int64_t since,
    int64_t until, struct err *e)
{
	struct claim_filter f = { .entity = id, .since = since,
	    .until = until };
	struct deal_find deals = { .party = id, .told = true,
	    .since = since, .until = until, .limit = SHOWN };
	struct doc_filter docs = { .entity = id, .since = since,
	    .until = until, .limit = SHOWN };
	const struct node *n = store_node_get(db, a, id, e);
	struct claim_rows claims;
	struct deal_rows found;
	struct doc_rows rows;
	struct sheet *s;

	if (n == NULL || store_claims(db, a, &f, &claims, e) < 0 ||
	    store_deals(db, a, &deals, &found, e) < 0 ||
	    store_docs(db, a, &docs, &rows, e) < 0)
		return NULL;
	s = sheet_new(a, n->ent.name);
	cell_time(&sheet_fact(s, "last_seen", "Last named", CELL_DATE)->cell,
	    clock_if(n->dated, n->last_seen));
	sheet_add(s, fact_table(a, &claims, since));
	sheet_add(s, view_deal_table(a, &found));
	sheet_add(s, view_doc_table(a, "documents", "Documents", &rows));
	return s;
}

/* ---- who said what ---- */

struct table *
view_said(struct db *db, struct arena *a, struct str by, int64_t about,
    int64_t since, int64_t until, struct err *e)
{
	struct claim_filter f = { .entity = about, .since = since,
	    .until = until == CLOCK_NONE ? 0 : until,
	    .limit = by.n == 0 ? SHOWN : 0 };
	struct table *t = table_new(a, "said", "Said", fact_columns,
	    COUNT_OF(fact_columns) - 1);
	struct claim_rows claims;
	size_t i;

	if (about == 0)
		f.until = until;
	if (store_claims(db, a, &f, &claims, e) < 0)
		return NULL;
	for (i = 0; i < claims.n && t->rows < SHOWN; i++) {
		const struct claim_row *r = &claims.at[i];
		struct cell *c;

		if ((!str_iholds(r->claim.speaker, by) &&
		    !str_iholds(r->told.show, by)) || is_repeat(&claims, i))
			continue;
		c = table_row(t);
		view_cell_named(&c[0], &r->head);
		cell_text(&c[1], str_of(relation_phrase(r->claim.relation)));
		view_cell_named(&c[2], &r->tail);
		cell_text(&c[3], view_status(r->claim.status));
		view_told_cells(&c[4], &r->told, r->claim.speaker,
		    r->claim.doc, r->claim.start);
	}
	t->more = claims.more || i < claims.n;
	t->none = "No speaker and no show of that name said so.";
	return t;
}

/* ---- who moved ---- */

static const struct column move_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "from", "From", CELL_TEXT },
	{ "to", "To", CELL_TEXT },
	{ "moved", "By", CELL_DATE },
	VIEW_TOLD_COLUMNS,
	VIEW_OTHER_COLUMNS("before", "Before")
};

/* The newest claim of an edge with this status, or without it. */
static int
claim_that(struct db *db, struct arena *a, int64_t edge, enum status status,
    bool has, struct claim_row **out, struct err *e)
{
	struct claim_filter f = { .edge = edge, .status = status, .but = !has,
	    .limit = 1 };
	struct claim_rows rows;

	if (store_claims(db, a, &f, &rows, e) < 0)
		return -1;
	*out = rows.n > 0 ? &rows.at[0] : NULL;
	return 0;
}

static int
move_row(struct db *db, struct table *t, const struct move *m, struct err *e)
{
	struct arena *a = t->arena;
	const struct edge_row *old = store_edge_get(db, a, m->from, e);
	const struct edge_row *now = old ? store_edge_get(db, a, m->to, e) :
	    NULL;
	struct claim_row *left, *came;
	struct cell *c;

	if (now == NULL ||
	    claim_that(db, a, m->from, STATUS_ASSERTED, true, &left, e) < 0 ||
	    claim_that(db, a, m->to, STATUS_ASSERTED, true, &came, e) < 0)
		return -1;
	c = table_row(t);
	view_cell_named(&c[0], &old->head);
	view_cell_named(&c[1], &old->tail);
	view_cell_named(&c[2], &now->tail);
	cell_time(&c[3], m->at);
	if (came != NULL)
		view_told_cells(&c[4], &came->told, came->claim.speaker,
		    came->claim.doc, came->claim.start);
	if (left != NULL)
		view_told_cells(&c[8], &left->told, left->claim.speaker,
		    left->claim.doc, left->claim.start);
	return 0;
}

struct table *
view_moves(struct db *db, struct arena *a, int64_t from, int64_t to,
    int64_t since, int64_t until, struct err *e)
{
	struct table *t = table_new(a, "moves", "Who moved", move_columns,
	    COUNT_OF(move_columns));
	struct move_rows rows;

	if (store_moves(db, a, from, to, since, until, SHOWN, &rows, e) < 0)
		return NULL;
	for (size_t i = 0; i < rows.n; i++)
		if (move_row(db, t, &rows.at[i], e) < 0)
			return NULL;
	t->none = "Nobody is told to have moved so.";
	return t;
}

/* ---- what contradicts ---- */

static const struct column dispute_columns[] = {
	{ "from", "From", CELL_TEXT },
	{ "relation", "", CELL_TEXT },
	{ "to", "To", CELL_TEXT },
	{ "status", "Leans to", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	VIEW_OTHER_COLUMNS("against", "Against it"),
	{ "why", "Why", CELL_TEXT }
};

static int
dispute_row(struct db *db, struct table *t, const struct edge_row *r,
    struct err *e)
{
	struct claim_row *yes, *no;
	struct cell *c;

	if (claim_that(db, t->arena, r->edge.id, STATUS_DENIED, false, &yes,
	    e) < 0 || claim_that(db, t->arena, r->edge.id, STATUS_DENIED,
	    true, &no, e) < 0)
		return -1;
	c = table_row(t);
	view_cell_named(&c[0], &r->head);
	cell_text(&c[1], str_of(relation_phrase(r->edge.relation)));
	view_cell_named(&c[2], &r->tail);
	cell_text(&c[3], view_status(r->edge.status));
	if (yes != NULL)
		view_told_cells(&c[4], &yes->told, yes->claim.speaker,
		    yes->claim.doc, yes->claim.start);
	if (no != NULL)
		view_told_cells(&c[8], &no->told, no->claim.speaker,
		    no->claim.doc, no->claim.start);
	cell_text(&c[12], belief_why(t->arena, &r->edge));
	return 0;
}

static const struct column deal_dispute_columns[] = {
	{ "deal", "Deal", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "parties", "Parties", CELL_LIST },
	{ "status", "Status", CELL_TEXT },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "why", "Why", CELL_TEXT }
};

/* Every claim of the deal is a row, with what it alone says beside the sentence
 * that is believed: who is right is not ours to say. */
static int
deal_dispute_rows(struct db *db, struct table *t, int64_t id, struct err *e)
{
	struct deal_claim_filter f = { .deal = id, .since = CLOCK_NONE,
	    .until = CLOCK_NONE, .limit = SHOWN };
	struct deal_row *d = store_deal_get(db, t->arena, id, e);
	struct deal_claim_rows rows;

	if (d == NULL || store_deal_claims(db, t->arena, &f, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct deal_claim_row *r = &rows.at[i];
		struct cell *c = table_row(t);

		cell_text(&c[0], view_headline(t->arena, d));
		c[0].ref = REF_DEAL;
		c[0].ref_id = id;
		cell_text(&c[1], str_of(deal_type_name(r->claim.type)));
		view_parties_cell(&c[2], r->party, r->claim.n_party, t->arena);
		cell_text(&c[3], view_status(r->claim.status));
		cell_money(&c[4], r->claim.amount);
		cell_text(&c[5], str_of(r->claim.currency));
		view_told_cells(&c[6], &r->told, r->claim.speaker,
		    r->claim.doc, r->claim.start);
		cell_text(&c[10], deals_why(t->arena, &d->deal));
	}
	return 0;
}

struct sheet *
view_disputes(struct db *db, struct arena *a, int64_t of, struct err *e)
{
	struct sheet *s = sheet_new(a, STR_LIT("What contradicts"));
	struct table *t = table_new(a, "relations", "Said and denied",
	    dispute_columns, COUNT_OF(dispute_columns));
	struct table *d = table_new(a, "deals", "Deals told in two ways",
	    deal_dispute_columns, COUNT_OF(deal_dispute_columns));
	struct edge_rows edges;
	struct id_rows deals;

	if (store_edges_disputed(db, a, of, SHOWN, &edges, e) < 0 ||
	    store_deals_disputed(db, a, of, SHOWN, &deals, e) < 0)
		return NULL;
	for (size_t i = 0; i < edges.n; i++)
		if (dispute_row(db, t, &edges.at[i], e) < 0)
			return NULL;
	for (size_t i = 0; i < deals.n; i++)
		if (deal_dispute_rows(db, d, deals.at[i], e) < 0)
			return NULL;
	t->none = "No source denies what another says.";
	d->none = "No deal is told in two ways.";
	sheet_add(s, t);
	sheet_add(s, d);
	return s;
}
