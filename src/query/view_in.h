/*
 * view_in.h - what several views share: cells, and the table of documents; for
 * src/query alone.
 */
#ifndef VIEW_IN_H
#define VIEW_IN_H

#include "store_claim.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "table.h"
#include "view.h"

static inline void
view_cell_named(struct cell *c, const struct named *n)
{
	cell_entity(c, n->name, n->id, n->type);
}

/* The quote, leading to its place. */
static inline void
view_cell_quote(struct cell *c, const struct told *t, int64_t doc, uint32_t at)
{
	cell_quote(c, t->quote, doc, at);
}

/* The document by title; its show where it has none. */
static inline void
view_cell_doc(struct cell *c, const struct told *t, int64_t doc, uint32_t at)
{
	cell_doc(c, t->title.n ? t->title : t->show, doc, at);
}

/* A document's id, leading to it. */
static inline void
view_cell_doc_id(struct cell *c, int64_t doc)
{
	cell_id(c, doc);
	c->ref = REF_DOC;
	c->ref_id = doc;
}

/* Four columns in a row: quote, speaker, date, doc; and their cells. */
#define VIEW_TOLD_COLUMNS \
	{ "quote", "In these words", CELL_QUOTE }, \
	{ "speaker", "Speaker", CELL_TEXT }, \
	{ "date", "Date", CELL_DATE }, \
	{ "doc", "Document", CELL_TEXT }
/* Two more: what it weighs, and a sentence that says why; and their cells
 * (`now`: rank_now). */
#define VIEW_WEIGHT_COLUMNS \
	{ "weight", "Weight", CELL_REAL }, \
	{ "weight_why", "Why so much", CELL_TEXT }
int		 view_edge_weight(struct db *, struct arena *,
		    const struct edge *, int64_t now, struct cell *,
		    struct err *);
/* The same four of another quote in the row. */
#define VIEW_OTHER_COLUMNS(name, head) \
	{ name, head, CELL_QUOTE }, \
	{ name "_speaker", "Speaker", CELL_TEXT }, \
	{ name "_date", "Told on", CELL_DATE }, \
	{ name "_doc", "Document", CELL_TEXT }
void		 view_told_cells(struct cell *, const struct told *,
		    struct str speaker, int64_t doc, uint32_t start);
/* Names of kinds; "" for none. */
struct str	 view_status(enum status);
struct str	 view_type(enum entity_type);
/* How a thing came to be one: known (the tables of names), judged (a person said
 * so), family (by its maker's numbering), promoted (a new name that enough
 * independent sources use); candidate: a new name that too few do. */
struct str	 view_standing(enum entity_origin);
/* "a|b" as the items of a list cell. */
struct str	 view_items(struct arena *, struct str parted, char by);
/* A place in a recording, "1:02:03"; "" where there is none. */
struct str	 view_time(struct arena *, int64_t at_ms);

struct table	*view_doc_table(struct arena *, const char *name,
		    const char *head, const struct doc_rows *);
/* As view_entities. */
struct table	*view_name_table(struct db *, struct arena *,
		    const char *name, const char *head,
		    const struct node_rows *, struct err *);
/* The names of a deal's parties in their order, as a list. */
void		 view_parties_cell(struct cell *, const struct named *,
		    size_t n, struct arena *);
/* A deal in a sentence: "NVIDIA plans to acquire Groq for $20B". */
struct str	 view_headline(struct arena *, const struct deal_row *);
/* What one document says of it. */
struct str	 view_claim_headline(struct arena *,
		    const struct deal_claim_row *);
/* As view_deals. */
struct table	*view_deal_table(struct arena *, const struct deal_rows *);

#endif
