/*
 * view_in.h - what several views share: cells, and the table of documents; for
 * src/query alone.
 */
#ifndef VIEW_IN_H
#define VIEW_IN_H

#include "store_claim.h"
#include "store_doc.h"
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

/* Four cells in a row: quote, speaker, date, doc. */
void		 view_told_cells(struct cell *, const struct told *,
		    struct str speaker, int64_t doc, uint32_t start);
/* Names of kinds; "" for none. */
struct str	 view_status(enum status);
struct str	 view_type(enum entity_type);
/* "a|b" as the items of a list cell. */
struct str	 view_items(struct arena *, struct str parted, char by);
/* A place in a recording, "1:02:03"; "" where there is none. */
struct str	 view_time(struct arena *, int64_t at_ms);

/* Places already shown, so that one sentence is quoted once. */
struct seen {
	struct {
		int64_t		doc;
		uint32_t	start;
	}	at[256];
	size_t	n;
};
/* Was it shown before?  Notes that it is now. */
bool		 view_seen(struct seen *, int64_t doc, uint32_t start);

struct table	*view_doc_table(struct arena *, const char *name,
		    const char *head, const struct doc_rows *);

#endif
