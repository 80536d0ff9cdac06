/*
 * store_search.h - full text: words to documents, newest first.
 *
 * Words are folded in C (text/fold.h) on the way in and on the way out, so that
 * any engine's index gives the same answer.  All words must be there; "quoted
 * words" must stand together; a word that ends in * is a beginning.  A document
 * is in the index after a build.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_doc.h"

struct search_hit {
	struct doc	doc;		/* text "" */
	struct str	snippet;	/* bytes [start, end) of the text */
	uint32_t	start, end;
	uint32_t	at, at_end;	/* of the first word found in the text;
					   0, 0 where it is in the title only */
};

struct search_hits {
	struct search_hit	*at;
	size_t			 n;
	bool			 more;
};

/* Words of which nothing is left to look for: ERR_INVALID. */
int	store_search(struct db *, struct arena *, struct str words,
	    size_t limit, size_t offset, struct search_hits *, struct err *);

#endif
