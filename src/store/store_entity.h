/*
 * store_entity.h - the names: what the lexicon is made of, and finding a thing
 * by what it is called.
 *
 * Entities and aliases of the record half come from the built-in tables and
 * from people; the tables are laid in again whenever the program's have moved
 * on, and what people added stays.  Beside them stand the nodes of the derived
 * half: everything that some document names (known, or a candidate), counted.
 */
#ifndef STORE_ENTITY_H
#define STORE_ENTITY_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "db.h"
#include "entity.h"
#include "err.h"

/* Appends a name in the form in which names are compared: as a search sees it,
 * without the spaces: "GPT-4o", "gpt 4o" and "GPT4o" are one. */
void	store_fold_name(struct str, struct buf *out);

/* Lays the built-in tables in, where they differ from those laid in last. */
int	store_entity_seed(struct db *, struct err *);
/*
 * The judgements that the names were laid in with; 0 where there were none, or
 * where the built-in tables were laid in after them.
 */
int	store_entity_laid(struct db *, int64_t *judged, struct err *);
/* These as the built-in tables have them, or not at all; the caller then replays
 * `judged`. */
int	store_entity_relay(struct db *, int64_t judged, const int64_t *id,
	    size_t n, struct err *);

/* A person's entity (origin becomes ORIGIN_USER) with its aliases. */
int	store_entity_put(struct db *, struct entity *, const struct alias *,
	    size_t n, struct err *);
int	store_alias_put(struct db *, const struct alias *, struct err *);
/* Every alias of it that folds as this text does; ERR_NOT_FOUND. */
int	store_alias_drop(struct db *, int64_t entity, struct str text,
	    struct err *);
int	store_entity_retype(struct db *, int64_t id, enum entity_type,
	    struct err *);
/* 1, or 0 where no table of names holds it. */
int	store_entity_get(struct db *, struct arena *, int64_t id,
	    struct entity *, struct err *);

/* Every entity with its aliases, by id: to fill a lexicon.  Strings are
 * borrowed for the call.  Non-zero ends the walk with that value. */
typedef int	store_entity_fn(const struct entity *, const struct alias *,
		    size_t n, void *);
int	store_entity_each(struct db *, store_entity_fn *, void *, struct err *);
/* A hash of all names, whatever the order they came in: has it moved? */
int	store_lexicon_version(struct db *, int64_t *out, struct err *);

/* An entity and what the documents say of it in numbers. */
struct node {
	struct entity	ent;
	struct str	cue;		/* candidates: what showed it */
	int64_t		mentions, docs;
	int64_t		sources;	/* independent ones */
	int64_t		first_seen, last_seen;	/* CLOCK_NONE: never named */
	bool		dated;		/* by a document's own date (edge.h) */
	double		weight;		/* importance, graph/rank.h */
};

struct node_rows {
	struct node	*at;
	size_t		 n;
	bool		 more;
};

/* Known or candidate; ERR_NOT_FOUND. */
struct node	*store_node_get(struct db *, struct arena *, int64_t id,
		    struct err *);
/* The named ones of a type (ENTITY_NONE: all) by weight; with candidates or
 * without. */
int	store_nodes(struct db *, struct arena *, enum entity_type,
	    bool candidates, size_t limit, size_t offset, struct node_rows *,
	    struct err *);
/* First named in [from, to), by sources, then newest. */
int	store_nodes_new(struct db *, struct arena *, int64_t from, int64_t to,
	    size_t limit, struct node_rows *, struct err *);

struct alias_rows {
	struct alias	*at;
	size_t		 n;
};

int	store_aliases(struct db *, struct arena *, int64_t entity,
	    struct alias_rows *, struct err *);

/*
 * By a name, alias or candidate's name, case, marks and separators aside, or
 * else by what others number it as (a ticker, a Wikidata item, an LEI); the
 * most named first.  ENTITY_NONE: of any type.
 */
int	store_find(struct db *, struct arena *, struct str name,
	    enum entity_type, struct node_rows *, struct err *);
/*
 * Like it: what begins with it, holds it as a word, or is a letter or two away;
 * nearest first.  For "did you mean" and for search.
 */
int	store_near(struct db *, struct arena *, struct str name,
	    enum entity_type, size_t limit, struct node_rows *, struct err *);

#endif
