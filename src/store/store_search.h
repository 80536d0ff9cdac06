/*
 * store_search.h - full text.  Words are normalised by text/fold.h, so that what
 * is found does not hang on an engine's tokenizer.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "db.h"
#include "doc.h"

int	store_search_put(struct db *, const struct doc *, struct err *);
int	store_search_delete(struct db *, const struct doc *, struct err *);
/*
 * Documents that hold all the words, newest first.  No syntax: what a person
 * types are words.  An empty list where no word is left of them.
 */
int	store_search(struct db *, struct str words, size_t limit,
	    struct arena *, int64_t **docs, size_t *n, struct err *);

#endif
