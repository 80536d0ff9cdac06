/*
 * snapshot_in.h - what the parts of a snapshot share.  One that is being made:
 * snapshot_build.c takes in the nodes and has the whole in hand, snapshot_links.c
 * takes in the relationships and snapshot_order.c puts them in order;
 * snapshot_bytes.c looks up in its tables.
 */
#ifndef SNAPSHOT_IN_H
#define SNAPSHOT_IN_H

#include "buf.h"
#include "crew.h"
#include "hash.h"
#include "snapshot.h"
#include "store_snapshot.h"
#include "vec.h"

struct raw_node {
	int64_t		id, when, size;
	float		weight;
	uint32_t	name, name_n;
	uint8_t		label, kind;
};

struct raw_edge {
	uint32_t	from, to;
	uint16_t	trust;
	uint8_t		type, status;
};

/* Where an id is, so that one look finds it; entities have label 0. */
struct place {
	int64_t		id;
	uint32_t	node;		/* + 1; 0 is free */
	uint32_t	label;
};

VEC_NAMED(raw_edges, struct raw_edge);

struct making {
	struct snapshot		*s;
	VEC(struct raw_node)	 node;
	struct buf		 names;
	struct place		*place;		/* head.rooms of them */
	/* relationships as they were taken in, part by part */
	struct raw_edges	*part;
	size_t			 parts;
	size_t			 hands;		/* that share the work */
};

/* Where a thing is looked for by its id; all entities count as one label. */
static inline uint64_t
snapshot_hash(int label, int64_t id)
{
	return hash_mix(label < ENTITY_TYPES ? 0 : (uint64_t)label,
	    (uint64_t)id);
}

/* For the arrays that are being filled. */
#define FILL(array) (*(void *const *)(const void *)&(array))

/* Into an open table of so many places, a power of two, whose 0 is free. */
static inline void
snapshot_put(uint32_t *table, uint32_t rooms, uint64_t hash, uint32_t node)
{
	uint32_t i = (uint32_t)hash & (rooms - 1);

	while (table[i] != 0)
		i = (i + 1) & (rooms - 1);
	table[i] = node + 1;
}

static inline uint32_t
making_room(const struct making *m, int label, int64_t id)
{
	return (uint32_t)snapshot_hash(label, id) & (m->s->head.rooms - 1);
}

/* All parts of a step, by all hands. */
void	making_share(const struct making *, size_t parts, crew_fn *, void *);
/* Takes in all relationships by a handle each hand; nodes have their places. */
int	making_read_edges(struct making *, struct db *const *, struct err *);
/* Puts them in order, both ways, into the arrays. */
void	making_fill_edges(struct making *);
void	making_drop_edges(struct making *);

#endif
