/*
 * graph_data.h - what a node and a relation carry in each form of the graph for
 * other programs, so that none of them has a quote without where it stands.
 *
 * A key takes its value from a column of the view of entities, or of relations:
 * its text, the id that it leads to, or the byte at which it stands there.
 */
#ifndef GRAPH_DATA_H
#define GRAPH_DATA_H

#include "base.h"
#include "table.h"

enum graph_type {
	GRAPH_TEXT,
	GRAPH_WHOLE,
	GRAPH_REAL
};

enum graph_part {
	GRAPH_VALUE,
	GRAPH_LEADS_TO,
	GRAPH_STANDS_AT
};

struct graph_key {
	const char	*name;
	const char	*column;
	enum graph_type	 type;
	enum graph_part	 part;
};

/* A last one has no name.  The first is what labels it: "type", "relation". */
extern const struct graph_key graph_node_keys[], graph_edge_keys[];

#define GRAPH_ROOM 40

/* "" where there is none; the text may be in `room`. */
struct str	 graph_text(const struct table *, const struct cell *row,
		    const struct graph_key *, char room[GRAPH_ROOM]);
/* Of a column that is always there. */
const struct cell	*graph_cell(const struct table *,
			    const struct cell *row, const char *column);
/* The thing that the column leads to. */
uint64_t	 graph_ref(const struct table *, const struct cell *row,
		    const char *column);

#endif
