/*
 * arena.h - memory that is let go all at once.
 *
 * One arena per unit of work: a document, a request, a command.  What is taken
 * from it lives until arena_reset or arena_release, and is never freed alone.
 *
 *	struct arena a = ARENA_INIT;
 *	char *s = arena_printf(&a, "%d", n);
 *	arena_release(&a);
 */
#ifndef ARENA_H
#define ARENA_H

#include "base.h"
#include "str.h"

struct arena_block;

struct arena {
	struct arena_block	*head;	/* the block being filled */
	size_t			 used;	/* bytes used in head */
	size_t			 total;	/* bytes held in all blocks */
};

#define ARENA_INIT { NULL, 0, 0 }

void		*arena_alloc(struct arena *, size_t);	/* zeroed, aligned 16 */
void		*arena_array(struct arena *, size_t count, size_t size);
/*
 * For what is filled at once and whose size is known only then: room that is not
 * zeroed, and giving back what is behind the first n bytes of the last piece.
 */
void		*arena_room(struct arena *, size_t);
void		 arena_trim(struct arena *, const void *piece, size_t n);
char		*arena_strdup(struct arena *, const char *);	/* NULL gives NULL */
/* A NUL-ended copy. */
char		*arena_strndup(struct arena *, const char *, size_t);
struct str	 arena_str(struct arena *, struct str);
char		*arena_printf(struct arena *, const char *fmt, ...)
		    ATTR_PRINTF(2, 3);
/* Lets go of everything but the largest block, for the next unit of work. */
void		 arena_reset(struct arena *);
void		 arena_release(struct arena *);

#endif
