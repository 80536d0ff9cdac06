#include "base.h"

#include <stdlib.h>

#include "belief.h"
#include "buf.h"
#include "limits.h"
#include "map.h"
#include "rank.h"
#include "store_judge.h"
#include "store_view.h"
#include "view_in.h"

#define OF_A_KIND 15	/* relations shown of each kind */
#define SAID 12
#define TOGETHER 12
#define DOCUMENTS 20
#define DEALS 30

static void
text_fact(struct sheet *s, const char *name, const char *head, struct str v)
{
	cell_text(&sheet_fact(s, name, head, CELL_TEXT)->cell, v);
}

static bool
is_alias(const struct alias_rows *rows, struct str name)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->at[i].text, name))
			return true;
	return false;
}

static void
add_item(struct buf *b, struct str item)
{
	buf_add_str(b, b->n ? "\n" : "");
	buf_put(b, item);
}

/* Names that judgements gave it, and those of what was merged into it. */
static int
add_judged(struct db *db, const struct node *n, const struct alias_rows *rows,
    struct buf *out, struct err *e)
{
	struct buf names = BUF_INIT(LIMIT_DOC_BYTES);
	struct str rest, name;
	int rc = store_other_names(db, n->ent.id, &names, e);

	rest = buf_str(&names);
	while (rc == 0 && str_split(&rest, '\n', &name))
		if (name.n > 0 && !str_eq(name, n->ent.name) &&
		    !is_alias(rows, name))
			add_item(out, name);
	buf_release(&names);
	return rc;
}

/* All ways it is written, but for the name itself. */
static int
aliases_fact(struct db *db, struct sheet *s, const struct node *n,
    struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES);
	struct alias_rows rows;

	if (store_aliases(db, s->arena, n->ent.id, &rows, e) < 0 ||
	    add_judged(db, n, &rows, &b, e) < 0) {
		buf_release(&b);
		return -1;
	}
	for (size_t i = 0; i < rows.n; i++)
		if (!str_eq(rows.at[i].text, n->ent.name))
			add_item(&b, rows.at[i].text);
	cell_list(&sheet_fact(s, "aliases", "Also written", CELL_LIST)->cell,
	    arena_str(s->arena, buf_str(&b)), NULL);
	buf_release(&b);
	return 0;
}

static int
of_fact(struct db *db, struct sheet *s, const struct node *n, struct err *e)
{
	struct cell *c = &sheet_fact(s, "of", "Of", CELL_TEXT)->cell;
	struct node_rows rows;

	cell_text(c, n->ent.of);
	if (n->ent.of.n == 0)
		return 0;
	if (store_find(db, s->arena, n->ent.of, ENTITY_NONE, &rows, e) < 0)
		return -1;
	if (rows.n > 0)
		cell_entity(c, n->ent.of, rows.at[0].ent.id,
		    rows.at[0].ent.type);
	return 0;
}

static int
facts(struct db *db, struct sheet *s, const struct node *n, struct err *e)
{
	struct arena *a = s->arena;
	struct str why;
	int64_t now;

	text_fact(s, "name", "Name", n->ent.name);
	text_fact(s, "type", "Type", view_type(n->ent.type));
	text_fact(s, "what", "What", n->ent.what);
	text_fact(s, "field", "Field", n->ent.field);
	if (of_fact(db, s, n, e) < 0)
		return -1;
	cell_list(&sheet_fact(s, "ticker", "Ticker", CELL_LIST)->cell,
	    view_items(a, n->ent.ticker, '|'), NULL);
	cell_list(&sheet_fact(s, "ids", "Ids", CELL_LIST)->cell,
	    view_items(a, n->ent.ids, '|'), NULL);
	if (aliases_fact(db, s, n, e) < 0)
		return -1;
	cell_bool(&sheet_fact(s, "known", "In the tables of names",
	    CELL_BOOL)->cell, n->ent.origin < ORIGIN_CANDIDATE);
	text_fact(s, "standing", "Standing", view_standing(n->ent.origin));
	text_fact(s, "cue", "Found by", n->cue);
	cell_int(&sheet_fact(s, "documents", "Documents", CELL_INT)->cell,
	    n->docs);
	cell_int(&sheet_fact(s, "mentions", "Mentions", CELL_INT)->cell,
	    n->mentions);
	cell_int(&sheet_fact(s, "sources", "Sources", CELL_INT)->cell,
	    n->sources);
	cell_time(&sheet_fact(s, "first_seen", "First seen", CELL_DATE)->cell,
	    clock_if(n->dated, n->first_seen));
	cell_time(&sheet_fact(s, "last_seen", "Last seen", CELL_DATE)->cell,
	    clock_if(n->dated, n->last_seen));
	cell_real(&sheet_fact(s, "weight", "Weight", CELL_REAL)->cell,
	    n->weight);
	if (rank_now(db, &now, e) < 0 ||
	    rank_why_name(db, a, n, now, &why, e) < 0)
		return -1;
	text_fact(s, "weight_why", "Why so much", why);
	cell_id(&sheet_fact(s, "id", "Id", CELL_ID)->cell, n->ent.id);
	return 0;
}

/* The claim of each edge that tells it best: of the edge's own status, and
 * among those the newest (the rows come newest first). */
struct best {
	struct map		 by_edge;
	const struct claim_rows	*rows;
};

static void
pick_best(struct best *b)
{
	for (size_t i = 0; i < b->rows->n; i++) {
		const struct claim_row *r = &b->rows->at[i];
		struct str key = { (const char *)&r->edge, sizeof(r->edge) };
		bool is_new;
		uint64_t *at = map_put(&b->by_edge, key, &is_new);

		if (is_new || (b->rows->at[*at].claim.status !=
		    r->edge_status && r->claim.status == r->edge_status))
			*at = i;
	}
}

static const struct claim_row *
best_of(const struct best *b, const int64_t *edge)
{
	uint64_t *at = map_find(&b->by_edge,
	    (struct str){ (const char *)edge, sizeof(*edge) });

	return at ? &b->rows->at[*at] : NULL;
}

static const struct column relation_columns[] = {
	{ "relation", "Relation", CELL_TEXT },
	{ "direction", "Direction", CELL_TEXT },
	{ "name", "Name", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	VIEW_TOLD_COLUMNS,
	{ "sources", "Sources", CELL_INT },
	{ "confidence", "Confidence", CELL_REAL },
	{ "first_seen", "First seen", CELL_DATE },
	{ "last_seen", "Last seen", CELL_DATE },
	{ "valid_from", "Since", CELL_DATE },
	{ "valid_to", "Until", CELL_DATE },
	{ "why", "Why", CELL_TEXT },
	VIEW_WEIGHT_COLUMNS,
	{ "id", "Id", CELL_ID }
};

static int
relation_row(struct db *db, struct table *t, const struct edge_row *r,
    int64_t of, const struct claim_row *best, int64_t now, struct err *e)
{
	bool out = r->edge.head == of;
	const struct named *other = out ? &r->tail : &r->head;
	struct cell *c = table_row(t);

	cell_text(&c[0], str_of(relation_name(r->edge.relation)));
	cell_text(&c[1], str_of(relation_is_symmetric(r->edge.relation) ?
	    "both" : out ? "out" : "in"));
	cell_entity(&c[2], other->name, other->id, other->type);
	cell_text(&c[3], view_status(r->edge.status));
	if (best != NULL)
		view_told_cells(&c[4], &best->told, best->claim.speaker,
		    best->claim.doc, best->claim.start);
	cell_int(&c[8], r->edge.sources);
	cell_real(&c[9], r->edge.confidence);
	cell_time(&c[10], clock_if(r->edge.dated, r->edge.first_seen));
	cell_time(&c[11], clock_if(r->edge.dated, r->edge.last_seen));
	cell_time(&c[12], r->edge.valid_from);
	cell_time(&c[13], r->edge.valid_to);
	cell_text(&c[14], belief_why(t->arena, &r->edge));
	cell_id(&c[17], r->edge.id);
	return view_edge_weight(db, t->arena, &r->edge, now, &c[15], e);
}

/* Deals and ties first, what is made and used after them; in a kind the best
 * told, then the newest. */
static int
cmp_edges(const void *pa, const void *pb)
{
	const struct edge *a = &((const struct edge_row *)pa)->edge;
	const struct edge *b = &((const struct edge_row *)pb)->edge;

	if (a->relation != b->relation)
		return a->relation < b->relation ? -1 : 1;
	if (a->sources != b->sources)
		return a->sources > b->sources ? -1 : 1;
	if (a->last_seen != b->last_seen)
		return a->last_seen > b->last_seen ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

static int
relation_rows(struct db *db, struct table *t, const struct edge_rows *edges,
    int64_t id, const struct best *best, struct err *e)
{
	size_t of_kind[RELATIONS] = { 0 };
	int64_t now;
	int rc = rank_now(db, &now, e);

	for (size_t i = 0; rc == 0 && i < edges->n; i++) {
		const struct edge_row *r = &edges->at[i];

		if (of_kind[r->edge.relation]++ < OF_A_KIND)
			rc = relation_row(db, t, r, id, best_of(best,
			    &r->edge.id), now, e);
		else
			t->more = true;
	}
	return rc;
}

static int
relations(struct db *db, struct sheet *s, int64_t id,
    const struct claim_rows *claims, struct err *e)
{
	struct table *t = table_new(s->arena, "relations", "Relations",
	    relation_columns, COUNT_OF(relation_columns));
	struct best best = { MAP_INIT, claims };
	struct edge_rows edges;
	int rc;

	if (store_edges_of(db, s->arena, id, 0, &edges, e) < 0)
		return -1;
	if (edges.n > 1)
		qsort(edges.at, edges.n, sizeof(*edges.at), cmp_edges);
	pick_best(&best);
	rc = relation_rows(db, t, &edges, id, &best, e);
	map_release(&best.by_edge);
	t->more |= edges.more;
	t->none = "No document says how it stands to another name.";
	sheet_add(s, t);
	return rc;
}

static int
deals(struct db *db, struct sheet *s, int64_t id, struct err *e)
{
	struct deal_find f = { .since = CLOCK_NONE, .until = CLOCK_NONE,
	    .party = id, .limit = DEALS };
	struct deal_rows rows;
	struct table *t;

	if (store_deals(db, s->arena, &f, &rows, e) < 0)
		return -1;
	t = view_deal_table(s->arena, &rows);
	t->none = "";
	sheet_add(s, t);
	return 0;
}

static const struct column said_columns[] = {
	VIEW_TOLD_COLUMNS,
	{ "at", "At", CELL_TEXT }
};

/* Marked speakers alone: who said what lately. */
static void
said(struct sheet *s, const struct claim_rows *claims)
{
	struct table *t = table_new(s->arena, "said", "Who said what lately",
	    said_columns, COUNT_OF(said_columns));
	struct map quotes = MAP_INIT;

	for (size_t i = 0; i < claims->n && t->rows < SAID; i++) {
		const struct claim_row *r = &claims->at[i];
		struct cell *c;
		bool is_new;

		if (r->claim.speaker.n == 0)
			continue;
		/* One sentence, or one episode heard twice, is told once. */
		(void)map_put(&quotes, r->told.quote, &is_new);
		if (!is_new)
			continue;
		c = table_row(t);
		view_told_cells(c, &r->told, r->claim.speaker, r->claim.doc,
		    r->claim.start);
		cell_text(&c[4], view_time(s->arena, r->claim.at_ms));
	}
	map_release(&quotes);
	sheet_add(s, t);
}

static const struct column together_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "documents", "Documents", CELL_INT },
	VIEW_TOLD_COLUMNS
};

static int
together(struct db *db, struct sheet *s, int64_t id, struct err *e)
{
	struct table *t = table_new(s->arena, "together", "Named together with",
	    together_columns, COUNT_OF(together_columns));
	struct together_rows rows;

	if (store_together(db, s->arena, id, TOGETHER, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct named *n = &rows.at[i].name;
		struct cell *c = table_row(t);

		cell_entity(&c[0], n->name, n->id, n->type);
		cell_text(&c[1], view_type(n->type));
		cell_int(&c[2], rows.at[i].shared);
		view_told_cells(&c[3], &rows.at[i].words.told, STR_NONE,
		    rows.at[i].words.doc, rows.at[i].words.start);
	}
	sheet_add(s, t);
	return 0;
}

static int
documents(struct db *db, struct sheet *s, int64_t id, struct err *e)
{
	struct doc_filter f = { .entity = id, .since = CLOCK_NONE,
	    .until = CLOCK_NONE, .learned_since = CLOCK_NONE,
	    .learned_until = CLOCK_NONE, .limit = DOCUMENTS };
	struct doc_rows rows;

	if (store_docs(db, s->arena, &f, &rows, e) < 0)
		return -1;
	sheet_add(s, view_doc_table(s->arena, "documents", "Documents",
	    &rows));
	return 0;
}

/* "memory chip maker", or what showed a name that no table holds. */
static struct str
about(struct arena *a, const struct node *n)
{
	if (n->ent.what.n > 0)
		return str_of(arena_printf(a, "%.*s: %.*s",
		    STR_ARG(view_type(n->ent.type)), STR_ARG(n->ent.what)));
	if (n->ent.origin == ORIGIN_PROMOTED)
		return str_of(arena_printf(a, "%.*s, a new name that several "
		    "sources use", STR_ARG(view_type(n->ent.type))));
	if (n->ent.origin == ORIGIN_CANDIDATE)
		return str_of(arena_printf(a, "%.*s, a name found in the texts",
		    STR_ARG(view_type(n->ent.type))));
	return view_type(n->ent.type);
}

struct sheet *
view_entity(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct claim_filter f = { .entity = id, .since = CLOCK_NONE,
	    .until = CLOCK_NONE };
	const struct node *n = store_node_get(db, a, id, e);
	struct claim_rows claims;
	struct sheet *s;

	if (n == NULL || store_claims(db, a, &f, &claims, e) < 0)
		return NULL;
	s = sheet_new(a, n->ent.name);
	s->about = about(a, n);
	if (facts(db, s, n, e) < 0 || relations(db, s, id, &claims, e) < 0 ||
	    deals(db, s, id, e) < 0)
		return NULL;
	said(s, &claims);
	if (together(db, s, id, e) < 0 || documents(db, s, id, e) < 0)
		return NULL;
	return s;
}
