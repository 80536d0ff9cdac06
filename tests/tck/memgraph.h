/*
 * memgraph.h - a graph in memory that takes CREATE: for tests alone.
 */
#ifndef MEMGRAPH_H
#define MEMGRAPH_H

#include "cypher.h"

/* Everything lives in the arena. */
struct cypher_graph	memgraph_new(struct arena *);

#endif
