/*
 * memgraph.h - a graph in memory that takes CREATE: for tests alone.
 */
#ifndef MEMGRAPH_H
#define MEMGRAPH_H

#include "cypher.h"

/* Lives in the arena, but for what memgraph_free lets go. */
struct cypher_graph	memgraph_new(struct arena *);
void			memgraph_free(struct cypher_graph *);

#endif
