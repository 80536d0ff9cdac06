/*
 * heard.h - a name that may have been misheard, while it is weighed; for
 * src/extract/spot_heard.c and heard_*.c alone.
 */
#ifndef HEARD_H
#define HEARD_H

#include "page.h"
#include "words.h"

#define HEARD_HITS 6	/* names weighed for one sound */
#define LIMIT_PERSON 10	/* quarters of a letter that a person may be off */

enum votes { VOTES_FEW = 2, VOTES_MANY = 4 };

struct heard {
	uint32_t	first, last;
	uint32_t	entity;
	unsigned	cost;
	unsigned	letters;	/* of the name's sound */
	unsigned	votes;
};

/* The names that sound like some words. */
struct alike {
	size_t			n;
	struct phonetic_hit	hit[HEARD_HITS];
};

/*
 * Words heard before in this document: talk says the same ones again and again.
 * A word's sound is made once; so is the search for what some words may be.
 */
struct memory {
	struct vocab		 word;
	struct phonetic_sound	*sound;	/* by place in word; none: no letters */
	struct map		 place;	/* the words as written -> index + 1 */
	VEC(struct alike)	 alike;
};

/* What one pass over the page tells of it. */
struct ear {
	struct page	*p;
	struct memory	*memory;
	size_t		 known;		/* spots before ours */
	unsigned	 field;		/* the talk is of things we know */
	uint8_t		*makers;	/* by entity: something it makes is named */
};

static inline bool
heard_soft(uint32_t gap)
{
	return !(gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_LINE));
}

static inline bool
heard_letters(const struct token *t)
{
	return !(t->flags & (TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN |
	    TOKEN_WIDE));
}

static inline bool
heard_capital(const struct page *p, size_t i)
{
	return (p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) != 0;
}

/* heard_belief.c: is it believed? */

/* What speaks for a thing around tokens first..last. */
unsigned	heard_votes(const struct ear *, uint32_t entity, size_t first,
		    size_t last);
/* May what stands there be this name?  Counts its votes. */
bool		heard_believed(const struct ear *, struct heard *,
		    struct str name);
/* Is a the better reading of the two? */
bool		heard_better(const struct page *, const struct heard *a,
		    const struct heard *b);
/* How far one word is from another, in quarters of a letter. */
unsigned	heard_cost(struct str, struct str);
/* Token i calls the person by the given name, or a vowel off: "Daria". */
bool		heard_called(const struct page *, uint32_t i,
		    const struct known *);
/* The lexicon has it as it stands: a row declined is not heard again. */
bool		heard_row(const struct page *, const struct heard *);

/* heard_sound.c: what sounds alike? */

/* Makes the sound of every word of the page. */
void		heard_remember(const struct page *, struct memory *);
/* The names that the words at tokens first..last may be. */
void		heard_alike(const struct ear *, uint32_t first, uint32_t last,
		    struct alike *);

#endif
