/*
 * mem.h - the heap.
 *
 * Nothing here returns NULL: out of memory ends the process with a sentence,
 * and the ceilings of limits.h make that rare.  Products of sizes are checked.
 */
#ifndef MEM_H
#define MEM_H

#include "base.h"

void	*mem_alloc(size_t);			/* zeroed */
void	*mem_array(size_t count, size_t size);	/* zeroed */
/*
 * Zeroed, and written at once, for a table that will be full all over: a page that
 * is read before it is written is fetched twice.
 */
void	*mem_table(size_t count, size_t size);
void	*mem_grow(void *, size_t count, size_t size);
char	*mem_strdup(const char *);
void	 mem_free(void *);			/* NULL is fine */

/* The bytes of a * b, or the end of the process. */
size_t	 mem_product(size_t a, size_t b);

#endif
