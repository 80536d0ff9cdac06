/*
 * view_in.h - what the files of this floor share: the columns that every fact
 * has, and rows that several answers show.
 */
#ifndef VIEW_IN_H
#define VIEW_IN_H

#include "store_claim.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "view.h"

/* The columns quote, speaker, date, doc, in this order, of a told thing. */
#define VIEW_TOLD_COLUMNS \
	{ "quote", "Quote", CELL_QUOTE }, \
	{ "speaker", "Speaker", CELL_TEXT }, \
	{ "date", "Date", CELL_DATE }, \
	{ "doc", "Document", CELL_TEXT }
#define VIEW_TOLD 4

void	view_told_cells(struct cell *, const struct told *, struct str speaker,
	    int64_t doc, uint32_t start);

/* Words of the closed lists; "" for none. */
struct str	view_status(enum status);
struct str	view_type(enum entity_type);

/* "A|B" or "A\nB" as a list cell: items parted by "\n". */
struct str	view_items(struct arena *, struct str parted, char by);
/* "24:05" or "1:02:03" of a place in a recording; "" for -1. */
struct str	view_time(struct arena *, int64_t at_ms);

/* Documents: id, date, kind, title, show, link, bytes. */
struct table	*view_doc_table(struct arena *, const char *name,
		    const char *head, const struct doc_rows *);
/* Names: name, type, what, documents, mentions, sources, last_seen. */
struct table	*view_name_table(struct arena *, const char *name,
		    const char *head, const struct node_rows *);
/* Deals, as view_deals. */
struct table	*view_deal_table(struct arena *, const struct deal_rows *);

/*
 * A document's sentence once: claims in one sentence have one quote.  True
 * where doc and start were seen already, else they are put.
 */
struct seen {
	struct {
		int64_t		doc;
		uint32_t	start;
	}	at[64];
	size_t	n;
};
bool	view_seen(struct seen *, int64_t doc, uint32_t start);

#endif
