/*
 * story.h - is it the same story?
 *
 * Two claims are one story where they are of one edge or deal, where their
 * sentences touch in one document, where they share two names, or where they
 * share one name and the document, the amount or most of their words.
 */
#ifndef STORY_H
#define STORY_H

#include "arena.h"
#include "base.h"
#include "pick.h"

/* Fills the words of what they compare, in the arena. */
bool	story_is_same(struct arena *, struct pick *, struct pick *);

#endif
