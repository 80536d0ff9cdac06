/*
 * graphml.h - the graph for other programs: GraphML 1.0, streamed.
 *
 * What nodes and edges carry is in graph_data.h.  An edge of one that is no node
 * is left to the reader, who will complain: write all nodes first.
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

#endif
