/*
 * noun_in.h - the two questions that whoever reads noun phrases asks of a token of
 * the page; for noun.c, and for those who include beside.h.
 */
#ifndef NOUN_IN_H
#define NOUN_IN_H

#include "noun.h"
#include "words.h"

static inline bool
is_word(const struct page *p, uint32_t i, const char *w)
{
	return i < p->t.n && str_iis(token_str(&p->t, i), w);
}

static inline enum small
small_at(const struct page *p, uint32_t i)
{
	return word_small(&p->t.at[i]);
}

#endif
