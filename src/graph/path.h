/*
 * path.h - how two things are linked: the strongest chains between them.
 *
 * A chain never visits a thing twice.  Shorter chains come first; of the same
 * length, the one whose product of confidences is greatest, less for
 * passing through a hub that is linked to everything; then by edge ids, so that
 * the answer is the same everywhere.  Denied edges do not link.
 */
#ifndef PATH_H
#define PATH_H

#include "arena.h"
#include "base.h"
#include "snapshot.h"

#define PATH_HOPS 4u

struct chain {
	size_t			 hops;
	int64_t			 node[PATH_HOPS + 1];	/* entities, from a to b */
	const struct edge	*edge[PATH_HOPS];
	double			 strength;
};

/* At most `limit` chains of at most `hops` hops (ceiling PATH_HOPS); 0 where
 * there is none or an end is not in the graph. */
size_t	path_find(const struct snapshot *, int64_t a, int64_t b, unsigned hops,
	    size_t limit, struct arena *, struct chain **out);

#endif
