/*
 * world_in.h - the database's graph from inside: world.c has its shape,
 * world_props.c what its nodes and relationships tell of themselves.
 */
#ifndef WORLD_IN_H
#define WORLD_IN_H

#include "map.h"
#include "snapshot.h"
#include "world.h"

struct world {
	struct arena		*arena;
	struct db		*db;
	const struct snapshot	*s;
	struct cypher_lists	 lists[2];
	struct cypher_half	*half;
	struct cypher_marks	 marks[2];
	struct map		 props;	/* read already: a struct value_map each */
	struct map		 told;	/* texts that lead somewhere: by place */
	struct str		 type[SNAPSHOT_TYPES], label[SNAPSHOT_LABELS];
};

static inline struct world *
world_of(const struct cypher_graph *g)
{
	return g->ctx;
}

int	world_property(const struct cypher_graph *, struct arena *,
	    struct value, struct str key, struct value *out, struct err *);
int	world_properties(const struct cypher_graph *, struct arena *,
	    struct value, struct value *out, struct err *);
void	world_cell(const struct cypher_graph *, struct value, struct cell *);

#endif
