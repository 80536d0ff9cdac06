/*
 * rows_in.h - a statement's rows as an array in the caller's arena.
 *
 * Rows are gathered in a vec and copied once, so that the arena holds no
 * outgrown arrays.  A limited list asks for one row more than it gives: that one
 * says whether there is more.
 */
#ifndef ROWS_IN_H
#define ROWS_IN_H

#include <string.h>

#include "arena.h"
#include "base.h"
#include "limits.h"
#include "vec.h"

static inline void *
rows_copy(struct arena *a, const void *at, size_t n, size_t size)
{
	void *p;

	if (n == 0)
		return NULL;
	p = arena_array(a, n, size);
	memcpy(p, at, n * size);
	return p;
}

static inline size_t
rows_limit(size_t limit)
{
	return limit == 0 || limit > LIMIT_ROWS ? LIMIT_ROWS : limit;
}

/* Moves a vec into rows {at, n}. */
#define ROWS_TAKE(rows, vec, arena) \
	((rows)->at = rows_copy((arena), (vec)->at, (vec)->n, \
	    sizeof(*(vec)->at)), (rows)->n = (vec)->n, VEC_RELEASE(vec))

/* The same for rows {at, n, more} that were asked for with limit + 1. */
#define ROWS_CUT(rows, vec, limit, arena) \
	((rows)->more = (vec)->n > (limit), \
	    (vec)->n = MIN_OF((vec)->n, (limit)), \
	    ROWS_TAKE(rows, vec, arena))

#endif
