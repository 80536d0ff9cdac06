/*
 * spot_in.h - names of the lexicon as they stand in a document, before it is said
 * which thing each of them means; for spot.c and spot_weigh.c alone.
 */
#ifndef SPOT_IN_H
#define SPOT_IN_H

#include "family.h"
#include "page.h"

struct raw {
	uint32_t	first, last;
	uint32_t	form;		/* head of the chain of forms */
	bool		open;		/* a version goes on: only a family fits */
	const struct family *member;	/* of it, by pattern; no form */
};

VEC_NAMED(raws, struct raw);

/* What the first pass gathers of the whole document. */
struct survey {
	struct raws	 raw;
	uint8_t		*sure;		/* by entity: named beyond doubt */
};

/* How some words are written. */
struct looks {
	bool	capital;	/* some word of it is capitalised */
	bool	ordinary;	/* every word is an ordinary word */
	bool	wide;		/* CJK, or has digits: case says nothing */
	size_t	words;
};

struct looks	spot_look(const struct tokens *, size_t first, size_t last);
/* How the text agrees with a form that is beyond doubt where it agrees. */
bool		spot_written(const struct page *, const struct form *,
		    const struct raw *, struct looks);
/* The form that is most likely meant; NULL where none is. */
const struct form *spot_best(const struct page *, const struct survey *,
		    const struct raw *);

#endif
