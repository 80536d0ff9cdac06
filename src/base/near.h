/*
 * near.h - the word that was meant, of those that there are.
 *
 *	struct near n = near_begin(typed);
 *	for (...) near_try(&n, word);
 *	if (n.found.n > 0) ... "did you mean" n.found
 *
 * Near is what a slip or two of the fingers makes, or what holds the word or is
 * held by it; case aside.  Of two as near the first stays.
 */
#ifndef NEAR_H
#define NEAR_H

#include "base.h"
#include "str.h"

struct near {
	struct str	typed;
	struct str	found;		/* STR_NONE: none is near */
	size_t		best;		/* a word must be nearer than this */
};

struct near	near_begin(struct str typed);
void		near_try(struct near *, struct str word);

#endif
