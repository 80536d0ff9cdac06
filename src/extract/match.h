/*
 * match.h - many phrases found in one pass over tokens.
 *
 * A phrase is a sequence of tokens; the table holds the hash of every prefix, so
 * that walking on from a token is one look-up a token, and two small Bloom
 * filters, of first tokens and of longer prefixes, answer most with a miss.  Between the tokens of a phrase
 * spaces, hyphens and nothing are alike; a full stop, & / + : count where the
 * phrase has them ("4.1", "AT&T"), and anything else ends it: "Meta. AI" is not
 * "Meta AI".  The longest phrase wins.
 *
 * Build with match_put, then match_find from as many threads as wanted.
 */
#ifndef MATCH_H
#define MATCH_H

#include "base.h"
#include "token.h"

struct match_node {
	uint64_t	key;	/* hash of the prefix; 0: free */
	uint32_t	value;	/* what ends here, plus 1; 0: nothing */
	uint32_t	more;	/* some phrase goes on */
};

#define MATCH_FIRST_WORDS 4096

struct matcher {
	struct match_node	*node;
	size_t			 n;
	size_t			 room;	/* 0 or a power of two */
	uint64_t		 first[MATCH_FIRST_WORDS];	/* of tokens, */
	uint64_t		 next[MATCH_FIRST_WORDS];	/* of longer prefixes */
};

#define MATCH_NONE UINT32_MAX

static inline size_t
match_slot(const struct matcher *m, uint64_t key)
{
	return (size_t)(key >> 7) & (m->room - 1);
}

/* Room for half as many prefixes, a power of two, before the first is put. */
void		 match_expect(struct matcher *, size_t room);
/*
 * The place of the phrase's value; a new phrase has MATCH_NONE there.  Tokens
 * first..last of t are the phrase.  The place is good until the next put.
 */
uint32_t	*match_put(struct matcher *, const struct tokens *, size_t first,
		    size_t last);
/* Two bits of one word: one look at memory. */
static inline bool
match_bloom(const uint64_t *bloom, uint64_t hash)
{
	uint64_t bits = UINT64_C(1) << (hash >> 52 & 63) |
	    UINT64_C(1) << (hash >> 58 & 63);

	return (bloom[hash >> 40 & (MATCH_FIRST_WORDS - 1)] & bits) == bits;
}

/* false: no phrase begins with this token. */
static inline bool
match_may_begin(const struct matcher *m, uint64_t token)
{
	return match_bloom(m->first, token);
}

/* Fetches what match_walk will look at first, a few tokens ahead of it. */
static inline void
match_fetch(const struct matcher *m, uint64_t token)
{
	__builtin_prefetch(&m->node[match_slot(m, token)]);
}

/* match_find where a phrase may begin; `alone`: the first token may be all of it,
 * or the look-up is spared. */
uint32_t	 match_walk(const struct matcher *, const struct tokens *,
		    size_t i, size_t last, bool alone, size_t *end);
/*
 * The longest phrase that begins at token i and ends at or before `last`: its
 * value, and *end its last token; MATCH_NONE where there is none.
 */
static inline uint32_t
match_find(const struct matcher *m, const struct tokens *t, size_t i,
    size_t last, size_t *end)
{
	return match_may_begin(m, t->at[i].hash) ?
	    match_walk(m, t, i, last, true, end) : MATCH_NONE;
}

void		 match_release(struct matcher *);

/* The value of a gap inside a phrase: 0 soft, the sign, or ~0 that it ends. */
uint64_t	 match_gap(uint32_t gap);

#endif
