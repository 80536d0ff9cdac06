/*
 * vocab.h - words, each by the hash of its token, and the classes it is of.
 *
 * The classes are bits that whoever owns the vocabulary gives a meaning; putting
 * a word again adds to them.  A word that is in it has a place, which stays the
 * same once all are put: a bitmap over the places says which of the words a
 * document holds.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include "base.h"

struct vocab_word {
	uint64_t	hash;	/* 0 is free */
	uint32_t	classes;
};

struct vocab {
	struct vocab_word	*word;
	size_t			 n;
	size_t			 room;	/* 0 or a power of two */
};

#define VOCAB_NONE SIZE_MAX

/* Room for two thirds as many words, a power of two, before the first is put. */
void	vocab_expect(struct vocab *, size_t room);
void	vocab_put(struct vocab *, uint64_t hash, uint32_t classes);
void	vocab_release(struct vocab *);

/* Fetches what vocab_at will look at, a few words ahead of it. */
static inline void
vocab_fetch(const struct vocab *v, uint64_t hash)
{
	__builtin_prefetch(&v->word[(size_t)(hash >> 20) & (v->room - 1)]);
}

/* The word's place, below room; VOCAB_NONE where it is not there. */
static inline size_t
vocab_at(const struct vocab *v, uint64_t hash)
{
	size_t i = (size_t)(hash >> 20) & (v->room - 1);

	if (v->room == 0)
		return VOCAB_NONE;
	for (; v->word[i].hash != hash; i = (i + 1) & (v->room - 1))
		if (v->word[i].hash == 0)
			return VOCAB_NONE;
	return i;
}

/* What a word is; 0 where it is not there. */
static inline uint32_t
vocab_classes(const struct vocab *v, uint64_t hash)
{
	size_t place = vocab_at(v, hash);

	return place != VOCAB_NONE ? v->word[place].classes : 0;
}

#endif
