/*
 * map.h - byte strings to numbers.
 *
 * Open addressing, keys borrowed: whoever puts a key keeps its bytes alive as
 * long as the map.  Iteration order is not defined; sort what is printed.
 */
#ifndef MAP_H
#define MAP_H

#include "base.h"
#include "str.h"

struct map_slot {
	struct str	key;	/* key.p NULL: free */
	uint64_t	hash;
	uint64_t	value;
};

struct map {
	struct map_slot	*slot;
	size_t		 n;
	size_t		 room;	/* 0 or a power of two */
};

#define MAP_INIT { NULL, 0, 0 }

/* The value's place, or NULL. */
uint64_t	*map_find(const struct map *, struct str key);
/* The value's place, made with value 0 where the key is new (*is_new may be NULL). */
uint64_t	*map_put(struct map *, struct str key, bool *is_new);
void		 map_release(struct map *);

#endif
