/*
 * store_search_in.h - a document's row in the index, for store_reading alone.
 */
#ifndef STORE_SEARCH_IN_H
#define STORE_SEARCH_IN_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

/* Title and body folded. */
int	store_search_put(struct db *, int64_t doc, int64_t date,
	    struct str title, struct str body, struct err *);
/* The document is found no more. */
int	store_search_drop(struct db *, int64_t doc, struct err *);

#endif
