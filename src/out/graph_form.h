/*
 * graph_form.h - the graph for other programs, streamed: a row a form.
 *
 *	graphml	GraphML 1.0: Gephi, yEd, networkx
 *	gexf	GEXF 1.2: Gephi, networkx
 *	cypher	a script of CREATEs, an id a node: Neo4j, Memgraph, Kuzu
 *	jsonld	JSON-LD 1.1 with schema.org's words
 *	ftm	FollowTheMoney entities, a line each: Aleph, OpenSanctions
 *
 * A node is a row of the view of entities, an edge a row of relations; what they
 * carry is in graph_data.h.  All nodes come before `middle`, all edges after it.
 */
#ifndef GRAPH_FORM_H
#define GRAPH_FORM_H

#include "base.h"
#include "buf.h"
#include "table.h"

typedef void	graph_form_row(const struct table *, const struct cell *row,
		    bool first, struct buf *);

struct graph_form {
	const char	*name;
	void		(*head)(struct buf *);	/* may be NULL; before begin */
	const char	*begin, *middle, *end;
	graph_form_row	*node, *edge;
};

/* NULL where there is none of that name. */
const struct graph_form	*graph_form_find(const char *name);

#endif
