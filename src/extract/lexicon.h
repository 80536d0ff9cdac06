/*
 * lexicon.h - all the names we know, made ready for the matcher.
 *
 * Built once from entities and their aliases (the tables of the database, or
 * the seed rows alone), then read-only and safe to share between threads.
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "base.h"
#include "entity.h"
#include "err.h"

struct lexicon;

struct lexicon	*lexicon_new(void);
void		 lexicon_free(struct lexicon *);
/* Copies what it keeps.  The same entity twice adds the second's aliases. */
void		 lexicon_put(struct lexicon *, const struct entity *,
		    const struct alias *, size_t aliases);
/* Two entities that are never taken for each other are in entity.never. */

/* Puts every row of the built-in seed tables (model/seed.h). */
int		 lexicon_put_seeds(struct lexicon *, struct err *);
/* After the last put, before the first read. */
void		 lexicon_ready(struct lexicon *);

size_t		 lexicon_entities(const struct lexicon *);
size_t		 lexicon_aliases(const struct lexicon *);
/* May speech recognition be taken to have misspelt it?  What a person added is
 * heard as it is written. */
bool		 lexicon_may_be_misheard(const struct alias *, enum entity_type);
/* NULL where there is none. */
const struct entity	*lexicon_entity(const struct lexicon *, int64_t id);

#endif
