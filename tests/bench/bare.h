/*
 * bare.h - the bare idea behind the matcher, to be measured against.
 *
 * A word-boundary pass, a 64-bit hash of the folded word, a small Bloom filter of
 * first words, a hash trie over sequences of words: no offsets, no gaps, no case,
 * no marks between the words of a name, ASCII alone.  What the program's own
 * tokens and matcher do on top of it is what they may cost.
 */
#ifndef BARE_H
#define BARE_H

#include "base.h"
#include "str.h"

struct bare;

struct bare	*bare_new(void);
void		 bare_free(struct bare *);
void		 bare_put(struct bare *, struct str name);
/* How many of the names stand in the text, the longest at each place. */
uint64_t	 bare_count(struct bare *, struct str text);

#endif
