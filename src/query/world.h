/*
 * world.h - the database as a graph that can be asked in openCypher.
 *
 * Nodes: what documents name, labelled by type (Company, Person, Chip, Model,
 * Site, Product, Technology, Institution, Media, Place, Theme), each Deal, and
 * each Document.  Relationships: those of belief in capitals (SUPPLIES,
 * WORKS_AT, ...), those of a deal's parties by role (ACQUIRER, INVESTOR, ...:
 * from the party to the deal), and MENTIONS from a document.  The properties of
 * each are in world.c, a row each.
 *
 * It is read once, all of it, as it is at that moment.
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
