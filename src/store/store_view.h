/*
 * store_view.h - readers that only the ready questions (src/query) need.
 */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_audit.h"
#include "store_claim.h"
#include "store_graph.h"

/* A document's words around a place. */
struct words_at {
	struct told	told;
	int64_t		doc;		/* 0: there are none */
	uint32_t	start;
};

/* Where a document names a thing first. */
int	store_named_at(struct db *, struct arena *, int64_t doc,
	    int64_t entity, struct words_at *, struct err *);

/* A thing that is named near by, in the newest documents. */
struct together {
	struct named	name;
	int64_t		shared;		/* documents that name both so */
	int64_t		docs;		/* that name it at all */
	struct words_at	words;		/* the newest that hold both */
};

struct together_rows {
	struct together	*at;
	size_t		 n;
};

/* The closest first: shared * shared / docs.  Candidates are left out. */
int	store_together(struct db *, struct arena *, int64_t entity,
	    size_t limit, struct together_rows *, struct err *);

/* Edges that some claims say and some deny, and deals told in two ways; of an
 * entity, or 0. */
int	store_edges_disputed(struct db *, struct arena *, int64_t of,
	    size_t limit, struct edge_rows *, struct err *);
int	store_deals_disputed(struct db *, struct arena *, int64_t of,
	    size_t limit, struct id_rows *, struct err *);

/* A post, the edge of one that came after it, and when that began. */
struct move {
	int64_t	from, to, at;
};
struct move_rows {
	struct move	*at;
	size_t		 n;
};
/* Newest first; away, to: 0 is any. */
int	store_moves(struct db *, struct arena *, int64_t away, int64_t to,
	    int64_t since, int64_t until, size_t limit, struct move_rows *,
	    struct err *);

#endif
