/*
 * words.h - the ordinary words of English, sql/seed/word.tsv.
 *
 * A capital on one of these at the head of a sentence shows no name, and a name
 * that is one of these is believed only with its capital.
 */
#ifndef WORDS_H
#define WORDS_H

#include "base.h"

/* The small words that hold a sentence together, sql/seed/small.tsv. */
enum small {
	SMALL_NONE,
	SMALL_PREPOSITION, SMALL_JOINT, SMALL_CLAUSE, SMALL_AUXILIARY,
	SMALL_DETERMINER, SMALL_PRONOUN, SMALL_ADVERB,
	SMALL_KINDS
};

/* A common given name, sql/seed/given.tsv. */
bool	words_given(uint64_t token_hash);
/* A common family name, sql/seed/surname.tsv. */
bool	words_surname(uint64_t token_hash);
/* What a small word is; SMALL_NONE of all others. */
enum small words_small(uint64_t token_hash);
/* Of a token's hash.  The table is made on first use by words_ready. */
bool	words_ordinary(uint64_t token_hash);
void	words_ready(void);

#endif
