/*
 * store_view.h - readers that only the ready questions (src/query) need.
 */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_claim.h"

/* A thing that is named near by, in the newest documents. */
struct together {
	struct named	name;
	int64_t		shared;		/* documents that name both so */
	int64_t		docs;		/* that name it at all */
};

struct together_rows {
	struct together	*at;
	size_t		 n;
};

/* The closest first: shared * shared / docs.  Candidates are left out. */
int	store_together(struct db *, struct arena *, int64_t entity,
	    size_t limit, struct together_rows *, struct err *);

#endif
