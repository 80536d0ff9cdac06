/*
 * store_entity.h - things and their names, in the record half.
 */
#ifndef STORE_ENTITY_H
#define STORE_ENTITY_H

#include "db.h"
#include "entity.h"

/* Puts the built-in tables where they are not the ones in the database. */
int	store_entity_seed(struct db *, struct err *);
/* An entity and its aliases, by a person (ORIGIN_USER) or a seed. */
int	store_entity_put(struct db *, const struct entity *,
	    const struct alias *, size_t, struct err *);
int	store_alias_put(struct db *, const struct alias *, struct err *);

/* Every entity with its aliases, in order of id: the lexicon. */
typedef int	store_entity_fn(const struct entity *, const struct alias *,
		    size_t, void *);
int	store_entity_each(struct db *, store_entity_fn *, void *, struct err *);
/* Entity or candidate; ERR_NOT_FOUND.  Context and never stay empty. */
int	store_thing_get(struct db *, int64_t id, struct arena *,
	    struct entity *, struct err *);
int	store_alias_of(struct db *, int64_t entity, struct arena *,
	    struct alias **, size_t *, struct err *);
/* The form in which aliases are compared: fold.h, no separators. */
struct str	store_fold_name(struct str, struct arena *);
/* A hash of all entities and aliases: has the lexicon moved on? */
int	store_lexicon_version(struct db *, struct arena *, struct str *,
	    struct err *);

#endif
