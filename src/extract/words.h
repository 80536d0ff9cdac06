/*
 * words.h - what the tables say of a word by itself.
 *
 * The lexicon keeps one vocabulary of all words that any table or name has
 * (lexicon.words), and a page asks it once for every token: the classes are kept
 * with the token, in the bits of its flags that src/text leaves free, so that a
 * rule's question is one bit.
 */
#ifndef WORDS_H
#define WORDS_H

#include "base.h"
#include "token.h"
#include "vocab.h"

enum word_class {
	/*
	 * An ordinary word of English, sql/seed/word.tsv: a capital on one at
	 * the head of a sentence shows no name, and a name that is one is
	 * believed only with its capital.
	 */
	WORD_ORDINARY	= 1 << 9,
	WORD_GIVEN	= 1 << 10,	/* a common given name, given.tsv */
	WORD_SURNAME	= 1 << 11,	/* a common family name, surname.tsv */
	WORD_KNOWN	= 1 << 12,	/* a given name of somebody we know */
	WORD_CONTEXT	= 1 << 13,	/* stands near some thing we know */
	/* of names of the lexicon, and of cues: alone, first or later in one */
	WORD_NAME	= 1 << 14,
	WORD_NAME_HEAD	= 1 << 15,
	WORD_NAME_TAIL	= 1 << 16,
	WORD_CUE	= 1 << 17,
	WORD_CUE_HEAD	= 1 << 18,
	WORD_CUE_TAIL	= 1 << 19,
	WORD_FAMILY	= 1 << 20,	/* begins a pattern of family.tsv */
	/* small.tsv has these too */
	WORD_HOUSE	= 1 << 21,	/* "university" */
	WORD_SPONSOR	= 1 << 22,	/* every sponsor's phrase has one */
	/* phrases around people in talk: the last word, and the first */
	WORD_CALL	= 1 << 23,
	WORD_ANSWER	= 1 << 24,
	/* small.tsv has these three too */
	WORD_SOLD	= 1 << 25,	/* "browser": what is made to be used */
	WORD_PLAN	= 1 << 26,	/* "pro": what a plan of it is called */
	WORD_NUMBER	= 1 << 27	/* "two", "seventy", "hundred" */
};

/* The small words that hold a sentence together, sql/seed/small.tsv. */
enum small {
	SMALL_NONE,
	SMALL_PREPOSITION, SMALL_JOINT, SMALL_CLAUSE, SMALL_AUXILIARY,
	SMALL_DETERMINER, SMALL_PRONOUN, SMALL_ADVERB,
	SMALL_SEVERAL = 15	/* "to", "since": its place tells; all bits */
};

#define WORD_SMALL_SHIFT 28	/* the topmost bits are the kind of small word */

/* Puts the words of the tables; cue_ready and family_ready come first. */
void	words_put(struct vocab *);

static inline bool
word_is(const struct token *t, uint32_t classes)
{
	return (t->flags & classes) != 0;
}

/* Written small, and no figure or sign. */
static inline bool
word_is_low(const struct token *t)
{
	return (t->flags & TOKEN_SEEN) == 0;
}

static inline enum small
word_small(const struct token *t)
{
	return (enum small)(t->flags >> WORD_SMALL_SHIFT);
}

/* May a phrase begin at token i, by the classes it has alone or as a head? */
static inline bool
word_begins(const struct tokens *t, size_t i, size_t last, uint32_t alone,
    uint32_t head, uint32_t tail)
{
	return word_is(&t->at[i], alone) || (i < last &&
	    word_is(&t->at[i], head) && word_is(&t->at[i + 1], tail));
}

#endif
