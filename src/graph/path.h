/*
 * path.h - how two things are linked: the strongest of the shortest chains.
 *
 * A chain's strength is the product of its edges' confidence, divided at each
 * node between by log2 of how many edges it has: a chain through what is linked
 * with everything says little.
 */
#ifndef PATH_H
#define PATH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

#define PATH_HOPS 6	/* the most hops that are looked for */

struct path_chain {
	int64_t		node[PATH_HOPS + 1];
	int64_t		edge[PATH_HOPS];	/* edge[i]: node[i] to node[i + 1] */
	unsigned	hops;
	double		strength;
};

struct path_chains {
	struct path_chain	*at;	/* strongest first */
	size_t			 n;	/* 0: they are not linked */
};

/* Chains of the least number of hops, at most `limit` of them. */
int	path_find(struct db *, struct arena *, int64_t a, int64_t b,
	    unsigned max_hops, size_t limit, struct path_chains *, struct err *);

/* The nodes within `depth` hops, nearest and most trusted first, at most
 * `limit`, the start among them; depth_of may be NULL. */
int	path_around(struct db *, struct arena *, int64_t start, unsigned depth,
	    size_t limit, int64_t **nodes, unsigned **depth_of, size_t *n,
	    struct err *);

#endif
