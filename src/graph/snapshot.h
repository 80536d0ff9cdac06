/*
 * snapshot.h - the graph as compact arrays, for walks.
 *
 * Made from the edge table by the first walk after the data has moved, kept with
 * the database handle, read-only in between.  Nodes are numbers from 0 in order
 * of id; the edges of node v, both ways, are slots off[v] .. off[v + 1] - 1,
 * most confident first.
 */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "base.h"
#include "db.h"
#include "err.h"

#define SNAPSHOT_NONE UINT32_MAX

struct snapshot {
	int64_t		*id;	/* of each node, ascending */
	uint32_t	 nodes;
	uint32_t	*off;	/* nodes + 1 */
	uint32_t	*to;	/* a slot's other end */
	int64_t		*edge;	/* a slot's edge */
	float		*trust;	/* a slot's confidence */
	uint32_t	 slots;
	int64_t		 version;
};

/* Borrowed from the handle; NULL on failure. */
const struct snapshot	*snapshot_get(struct db *, struct err *);
/* The node of an id; SNAPSHOT_NONE where no edge touches it. */
uint32_t		 snapshot_node(const struct snapshot *, int64_t id);

#endif
