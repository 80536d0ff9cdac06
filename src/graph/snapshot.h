/*
 * snapshot.h - the graph as compact arrays in memory, for walks.
 *
 * Built from the tables in one read, then never altered: any number of threads
 * may walk one.  Nodes are numbers from 0 in order of their ids; an edge stands
 * in the lists of both its ends.  Co-mention comes from the lists of what each
 * document names.
 */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "edge.h"
#include "err.h"

struct snapshot {
	size_t		 nodes;
	int64_t		*id;		/* node -> entity, ascending */
	uint32_t	*first;		/* nodes + 1: into other[] and via[] */
	uint32_t	*other;		/* the node at the far end */
	uint32_t	*via;		/* the edge, into edge[] */
	struct edge	*edge;
	size_t		 edges;
	/* what each document names, and where each node is named */
	size_t		 docs;
	int64_t		*doc;		/* document ids, ascending */
	uint32_t	*doc_first;	/* docs + 1: into doc_node[] */
	uint32_t	*doc_node;
	uint32_t	*node_first;	/* nodes + 1: into node_doc[] */
	uint32_t	*node_doc;
};

#define SNAPSHOT_NONE UINT32_MAX

/* The handle's own snapshot, made again when the data has moved; it lives until
 * then or until the handle is closed. */
const struct snapshot	*snapshot_get(struct db *, struct err *);

struct snapshot	*snapshot_load(struct db *, struct err *);
void		 snapshot_free(struct snapshot *);

/* SNAPSHOT_NONE where the entity is not in it. */
uint32_t	 snapshot_node(const struct snapshot *, int64_t entity);

/* Named most often beside an entity: by documents in common, then id. */
struct beside {
	int64_t	entity;
	int64_t	docs;		/* that name both */
	double	score;		/* docs, less what chance would give */
};
size_t		 snapshot_beside(const struct snapshot *, int64_t entity,
		    struct arena *, size_t limit, struct beside **out);

/* Within `depth` hops of an entity, nearest and strongest first; at most
 * `limit` nodes, the entity itself the first. */
struct near_node {
	int64_t		entity;
	unsigned	depth;
	double		strength;	/* of the chain that leads there */
};
size_t		 snapshot_around(const struct snapshot *, int64_t entity,
		    unsigned depth, struct arena *, size_t limit,
		    struct near_node **out);
/* The edges whose both ends are among these entities, by id. */
size_t		 snapshot_between(const struct snapshot *,
		    const int64_t *entity, size_t n, struct arena *,
		    const struct edge ***out);

#endif
