/*
 * view_in.h - cells that several views set; for src/query alone.
 */
#ifndef VIEW_IN_H
#define VIEW_IN_H

#include "store_claim.h"
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

#endif
