/*
 * memgraph.h - a graph in memory that takes CREATE: for tests alone.
 */
#ifndef MEMGRAPH_H
#define MEMGRAPH_H

#include "cypher.h"

/* Lives in the arena, but for what memgraph_free lets go. */
struct cypher_graph	memgraph_new(struct arena *);
void			memgraph_free(struct cypher_graph *);
bool			memgraph_only_reads(const struct query *);
/* The same with an index of properties and its relationships in arrays, as the
 * database's graph has them, for questions that only read; as long as nothing is
 * created.  False where its
 * types are more than arrays can tell. */
bool			memgraph_lists(struct arena *,
			    const struct cypher_graph *, struct cypher_graph *);

#endif
