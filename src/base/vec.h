/*
 * vec.h - a growing array of one type.
 *
 *	VEC(struct mention) v = VEC_INIT;
 *	*VEC_ADD(&v) = m;
 *	for (size_t i = 0; i < v.n; i++) use(&v.at[i]);
 *	VEC_RELEASE(&v);
 *
 * VEC_ADD gives a pointer to a new zeroed element; it moves when the array
 * grows, so nothing keeps such a pointer across an add.
 */
#ifndef VEC_H
#define VEC_H

#include <string.h>

#include "base.h"
#include "mem.h"

#define VEC(type) struct { type *at; size_t n, room; }
#define VEC_NAMED(name, type) struct name { type *at; size_t n, room; }
#define VEC_INIT { NULL, 0, 0 }
#define VEC_ADD(v) \
	((v)->n == (v)->room ? vec_grow((void **)&(v)->at, &(v)->room, \
	    sizeof(*(v)->at)) : (void)0, \
	    memset(&(v)->at[(v)->n], 0, sizeof(*(v)->at)), \
	    &(v)->at[(v)->n++])
#define VEC_RESET(v) ((void)((v)->n = 0))
#define VEC_RELEASE(v) \
	(mem_free((v)->at), (v)->at = NULL, (v)->n = (v)->room = 0)

/* Room for so many at once, before the first is added. */
#define VEC_EXPECT(v, want) \
	((v)->at = mem_grow((v)->at, (want), sizeof(*(v)->at)), \
	    (void)((v)->room = (want)))

static inline void
vec_grow(void **at, size_t *room, size_t size)
{
	size_t want = *room ? mem_product(*room, 2) : 8;

	*at = mem_grow(*at, want, size);
	*room = want;
}

#endif
