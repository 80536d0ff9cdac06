/*
 * match.h - many phrases found in one pass over tokens.
 *
 * A phrase is a sequence of tokens; the table holds the hash of every prefix, so
 * that walking on from a token is one look-up a token.  Half of all words begin
 * some phrase ("the" does), but few are one alone or begin one together with the
 * word behind them: two Bloom filters, of phrases of one token and of longer
 * prefixes, keep nearly all others from the table.
 *
 * Between the tokens of a phrase spaces, hyphens and nothing are alike; a full
 * stop, & / + : count where the phrase has them ("4.1", "AT&T"), and anything
 * else ends it: "Meta. AI" is not "Meta AI".  The longest phrase wins.
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

#define MATCH_FILTER_WORDS 8192	/* a power of two */

struct matcher {
	struct match_node	*node;
	size_t			 n;
	size_t			 room;	/* 0 or a power of two */
	uint64_t		 alone[MATCH_FILTER_WORDS];
	uint64_t		 longer[MATCH_FILTER_WORDS];
};

#define MATCH_NONE UINT32_MAX

/* Room for half as many prefixes, a power of two, before the first is put. */
void		 match_expect(struct matcher *, size_t room);
/*
 * The place of the phrase's value; a new phrase has MATCH_NONE there.  Tokens
 * first..last of t are the phrase.  The place is good until the next put.
 */
uint32_t	*match_put(struct matcher *, const struct tokens *, size_t first,
		    size_t last);
void		 match_release(struct matcher *);

/*
 * match_find for who knows that a phrase may begin at i; `alone`: that token may
 * be all of it, or the look-up is spared.
 */
uint32_t	 match_walk(const struct matcher *, const struct tokens *,
		    size_t i, size_t last, bool alone, size_t *end);

#define MATCH_SOFT (GAP_SPACE | GAP_HYPHEN | GAP_LINE | GAP_APOSTROPHE)
#define MATCH_SIGNS (GAP_DOT | GAP_AMP | GAP_SLASH | GAP_PLUS | GAP_COLON)
#define MATCH_ENDS UINT64_MAX

/* The value of a gap inside a phrase: 0 soft, the sign, or that it ends. */
static inline uint64_t
match_gap(uint32_t gap)
{
	if ((gap & ~(uint32_t)MATCH_SOFT) == 0)
		return 0;
	if ((gap & ~(uint32_t)(MATCH_SIGNS | MATCH_SOFT)) != 0)
		return MATCH_ENDS;
	/* a stop with a space behind it ends a sentence, not a name */
	if ((gap & (GAP_DOT | GAP_COLON)) && (gap & (GAP_SPACE | GAP_LINE)))
		return MATCH_ENDS;
	return gap & MATCH_SIGNS;
}

/* The state behind a first token; never 0, which marks a free node. */
static inline uint64_t
match_begin(uint64_t token)
{
	return token ? token : 1;
}

static inline uint64_t
match_step(uint64_t state, uint64_t token, uint64_t gap)
{
	uint64_t h = (state ^ gap << 40) * UINT64_C(0x9fb21c651e98df25) + token;

	h = (h ^ h >> 32) * UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 29;
	return h ? h : 1;
}

/* Two bits of one word: one look at memory. */
static inline uint64_t
match_bits(uint64_t state)
{
	return UINT64_C(1) << (state >> 52 & 63) |
	    UINT64_C(1) << (state >> 58 & 63);
}

static inline size_t
match_word(uint64_t state)
{
	return (size_t)(state >> 39) & (MATCH_FILTER_WORDS - 1);
}

/* false: nothing of this state was put. */
static inline bool
match_may_be(const uint64_t *filter, uint64_t state)
{
	return (match_bits(state) & ~filter[match_word(state)]) == 0;
}

/* The state behind a further token; 0: no phrase goes on with it. */
static inline uint64_t
match_on(const struct matcher *m, uint64_t state, const struct token *next)
{
	uint64_t gap = match_gap(next->gap);

	if (gap == MATCH_ENDS)
		return 0;
	state = match_step(state, next->hash, gap);
	return match_may_be(m->longer, state) ? state : 0;
}

/*
 * The longest phrase that begins at token i and ends at or before `last`: its
 * value, and *end its last token; MATCH_NONE where there is none.
 */
static inline uint32_t
match_find(const struct matcher *m, const struct tokens *t, size_t i,
    size_t last, size_t *end)
{
	uint64_t state = match_begin(t->at[i].hash);
	bool alone = match_may_be(m->alone, state);

	return alone || (i < last && match_on(m, state, &t->at[i + 1])) ?
	    match_walk(m, t, i, last, alone, end) : MATCH_NONE;
}

static inline size_t
match_slot(const struct matcher *m, uint64_t state)
{
	return (size_t)(state >> 7) & (m->room - 1);
}

/* Fetches what match_walk looks at first, a few tokens ahead of it. */
static inline void
match_fetch(const struct matcher *m, uint64_t token)
{
	__builtin_prefetch(&m->node[match_slot(m, token)]);
}

#endif
