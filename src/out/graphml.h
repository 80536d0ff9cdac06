/*
 * graphml.h - the graph for other programs: GraphML 1.0, streamed.
 *
 * A node is a row of the view of entities, an edge a row of relations; the
 * columns that they have in those views are found by name.  An edge of one that
 * is no node is left to the reader, who will complain: write all nodes first.
 */
#ifndef GRAPHML_H
#define GRAPHML_H

#include "base.h"
#include "buf.h"
#include "table.h"

void	graphml_begin(struct buf *);
void	graphml_node(const struct table *, const struct cell *row,
	    struct buf *);
void	graphml_edge(const struct table *, const struct cell *row,
	    struct buf *);
void	graphml_end(struct buf *);

#endif
