/*
 * world.h - the database as a graph that can be asked in openCypher.
 *
 * Nodes: what documents name, labelled by type (Company, Person, Chip, Model,
 * Site, Product, Technology, Institution, Media, Place, Theme), each Deal, each
 * Document and each Source.  Relationships: those of belief in capitals
 * (SUPPLIES, WORKS_AT, ...), those of a deal's parties by role (ACQUIRER,
 * INVESTOR, ...: from the party to the deal), MENTIONS from a document, and
 * PUBLISHED from a source.  Properties are in tapeout-schema.
 *
 * The shape is the snapshot's (graph/snapshot.h), which must not be renewed
 * while the graph is in use; properties are read when they are asked for.
 */
#ifndef WORLD_H
#define WORLD_H

#include "arena.h"
#include "cypher.h"
#include "db.h"
#include "err.h"

/* NULL on failure; the caller world_frees, before the arena is let go. */
struct cypher_graph	*world_load(struct db *, struct arena *, struct err *);
void			 world_free(struct cypher_graph *);	/* NULL is fine */

#endif
