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
	char			*at;	/* its bytes */
	size_t			 size, used;
	size_t			 total;	/* bytes held in all blocks */
};

#define ARENA_INIT { NULL, NULL, 0, 0, 0 }
#define ARENA_ALIGN 16u

void		*arena_alloc(struct arena *, size_t);	/* zeroed, aligned 16 */
void		*arena_array(struct arena *, size_t count, size_t size);
void		*arena_more(struct arena *, size_t);	/* in a new block */
/*
 * For what is filled at once and whose size is known only then: room that is not
 * zeroed, and giving back what is behind the first n bytes of the last piece.
 */
static inline void *
arena_room(struct arena *a, size_t n)
{
	void *p;

	/* both sizes are aligned; nothing at all is a piece of a block, too */
	if (n - 1 >= a->size - a->used)
		return arena_more(a, n);
	p = a->at + a->used;
	a->used += (n + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
	return p;
}
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
