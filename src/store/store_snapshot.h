/*
 * store_snapshot.h - the whole graph, row by row, for graph/snapshot.
 *
 * Nodes are entities, deals, documents and sources; relationships are those of
 * belief, the parties of deals, what documents name, and which source a document
 * came from.  They come in no order that can be relied on.
 */
#ifndef STORE_SNAPSHOT_H
#define STORE_SNAPSHOT_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

enum store_class {
	STORE_ENTITIES,
	STORE_DEALS,
	STORE_DOCS,
	STORE_SOURCES,
	STORE_CLASSES
};

struct store_snapshot_node {
	enum store_class class;
	int64_t		 id;
	int64_t		 type;		/* of entities */
	int64_t		 kind;		/* origin, deal type, source kind */
	int64_t		 when;		/* first seen, or the date */
	int64_t		 size;		/* documents, or the amount */
	double		 weight;	/* or the confidence */
	struct str	 name;		/* borrowed for the call */
};
typedef int	store_snapshot_node_fn(const struct store_snapshot_node *,
		    void *);

enum store_link {
	STORE_BELIEF,		/* kind: relation; trust: confidence */
	STORE_PARTY,		/* entity to deal; kind: role */
	STORE_NAMES,		/* document to entity; trust: how often */
	STORE_CAME,		/* source to document */
	STORE_LINKS
};

struct store_snapshot_edge {
	enum store_link	 link;
	int64_t		 from, to;
	int64_t		 kind;
	int64_t		 status;
	double		 trust;
};
typedef void	store_snapshot_edge_fn(const struct store_snapshot_edge *,
		    void *);

/* Relationships by the ids of what they are stored with, both ends included. */
struct store_slice {
	enum store_link	 link;
	int64_t		 first, last;
};
#define STORE_WHOLE(link) { (link), INT64_MIN, INT64_MAX }

/* Non-zero ends the walk with that value. */
int	store_snapshot_nodes(struct db *, store_snapshot_node_fn *, void *,
	    struct err *);
/* n slices that are all of a link, in order, of about the same width. */
int	store_snapshot_cut(struct db *, enum store_link, size_t n,
	    struct store_slice *, struct err *);
/* All of a slice, whatever becomes of them. */
int	store_snapshot_edges(struct db *, const struct store_slice *,
	    store_snapshot_edge_fn *, void *, struct err *);

#endif
