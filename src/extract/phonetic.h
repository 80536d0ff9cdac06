/*
 * phonetic.h - names by their sound.
 *
 * Speech recognition writes what it heard: "Cerebrus", "Andre Karpathy", "core
 * weave".  A name's sound is its letters run together and spelt plainly (ph is
 * f, x is ks, doubles once).  The index holds the consonants of every sound, and
 * the same with any one of them left out, so that two sounds that differ by a
 * consonant added, lost or changed meet in a look-up; a bounded, weighted edit
 * distance then says how far apart they are.
 *
 * The cost is in quarters of a letter: a vowel for another is 1, a consonant for
 * its neighbour (b p, d t, g k, l r, m n, s z) 2, any other 4.
 *
 * Put all, then phonetic_ready, then find from as many threads as wanted.
 */
#ifndef PHONETIC_H
#define PHONETIC_H

#include "base.h"
#include "map.h"
#include "str.h"
#include "vec.h"

#define PHONETIC_BUCKETS (1u << 15)
#define PHONETIC_NAMES (1u << 24)	/* at most; the rest have no sound */
#define PHONETIC_WHOLE 4096u
#define PHONETIC_SOUND 40	/* letters of a sound; a longer one has none */

struct phonetic_sound {
	char	at[PHONETIC_SOUND + 1];	/* NUL-ended */
	uint8_t	n;
};

struct phonetic_name {
	struct phonetic_sound	sound;
	uint32_t		entity;
	struct str		text;	/* borrowed */
};

struct phonetic_slot {
	uint32_t	key;	/* of a skeleton */
	uint32_t	name : 24;
	uint32_t	kinds : 8;	/* a bit for each kind of consonant in it */
};

struct phonetic {
	VEC(struct phonetic_name)	 name;
	VEC(struct phonetic_slot)	 slot;	/* by bucket once ready */
	uint32_t			*bucket;	/* where each begins */
	uint64_t			 whole[PHONETIC_WHOLE];	/* Bloom: of sounds */
};

struct phonetic_hit {
	uint32_t	name;		/* index in phonetic.name */
	unsigned	cost;
};

/* False where the text has no sound: too long, or not of ASCII letters. */
bool		phonetic_sound(struct str text, struct phonetic_sound *);
/*
 * The same of words whose sounds are known: phonetic_word gives one word's, as it
 * is among others, phonetic_join adds one to those in front of it, and
 * phonetic_end makes it what phonetic_sound gives for all of them together.
 */
bool		phonetic_word(struct str word, struct phonetic_sound *);
bool		phonetic_join(struct phonetic_sound *,
		    const struct phonetic_sound *word);
bool		phonetic_end(struct phonetic_sound *);
/* The cost of turning one into the other, or limit + 1 where it is more. */
unsigned	phonetic_cost(const struct phonetic_sound *,
		    const struct phonetic_sound *, unsigned limit);

void		phonetic_put(struct phonetic *, uint32_t entity, struct str text);
void		phonetic_ready(struct phonetic *);
/*
 * The names within a cost of `limit`, nearest first (then by order of put);
 * `room` at most.  Gives how many.
 */
size_t		phonetic_find(const struct phonetic *,
		    const struct phonetic_sound *, unsigned limit,
		    struct phonetic_hit *, size_t room);
void		phonetic_release(struct phonetic *);

#endif
