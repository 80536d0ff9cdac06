/*
 * wordset.h - a set of words, each by the hash of its token.
 *
 * A word that is in it has a place, which stays the same once all are put: a
 * bitmap over the places says which of the words a document holds.
 */
#ifndef WORDSET_H
#define WORDSET_H

#include "base.h"

struct wordset {
	uint64_t	*slot;	/* 0 is free */
	size_t		 n;
	size_t		 room;	/* 0 or a power of two */
};

#define WORDSET_NONE SIZE_MAX

void	wordset_put(struct wordset *, uint64_t hash);
void	wordset_release(struct wordset *);

/* The word's place, below room; WORDSET_NONE where it is not in the set. */
static inline size_t
wordset_at(const struct wordset *w, uint64_t hash)
{
	size_t i = (size_t)(hash >> 20) & (w->room - 1);

	if (w->room == 0)
		return WORDSET_NONE;
	for (; w->slot[i] != hash; i = (i + 1) & (w->room - 1))
		if (w->slot[i] == 0)
			return WORDSET_NONE;
	return i;
}

static inline bool
wordset_has(const struct wordset *w, uint64_t hash)
{
	return wordset_at(w, hash) != WORDSET_NONE;
}

#endif
