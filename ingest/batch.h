/*
 * batch.h - documents on their way into the database.
 *
 * They are copied here and stored many at a time in one transaction, because a
 * commit a document is four times slower; each is stored whole or not at all.
 * A file that turns out broken takes its documents back with batch_cut.
 */
#ifndef BATCH_H
#define BATCH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "doc.h"
#include "err.h"
#include "vec.h"

struct batch_counts {
	size_t	added, changed, known;
	size_t	removed;		/* by a person: not taken */
	size_t	bytes;			/* of text added or changed */
};

struct batch {
	struct arena		 arena;
	VEC(struct doc)		 docs;
	struct batch_counts	 counts;	/* of what was stored so far */
};

#define BATCH_INIT { .arena = ARENA_INIT }

void	batch_put(struct batch *, const struct doc *);	/* copies */
bool	batch_is_full(const struct batch *);
/* Takes back all but the first n documents. */
void	batch_cut(struct batch *, size_t n);
/* Stores what is held, also each document's item where it has a source. */
int	batch_store(struct batch *, struct db *, struct err *);
/* The same as a part of a write transaction that is under way; call
 * batch_empty after that has been committed. */
int	batch_write(struct batch *, struct db *, struct batch_counts *,
	    struct err *);
void	batch_empty(struct batch *);
void	batch_release(struct batch *);

#endif
