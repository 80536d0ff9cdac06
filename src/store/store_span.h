/*
 * store_span.h - every place in a document's text that something points at.
 *
 * Read as it stands in the tables, whatever it is: graph/audit looks whether it
 * is a place of the text at all.
 */
#ifndef STORE_SPAN_H
#define STORE_SPAN_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

enum span_of {
	SPAN_MENTION = 1,	/* id: the entity */
	SPAN_CLAIM,
	SPAN_DEAL_CLAIM
};

struct span {
	enum span_of	of;
	int64_t		id;
	int64_t		start, end;
};

struct span_rows {
	struct span	*at;		/* by what they are, then place */
	size_t		 n;
};

int	store_spans(struct db *, struct arena *, int64_t doc,
	    struct span_rows *, struct err *);

#endif
