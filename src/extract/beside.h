/*
 * beside.h - the noun phrases around a cue: who stands in front of it, whom it
 * speaks of behind, with the lists that they head; for spot_beside.c.
 *
 * A reader goes over one sentence and keeps the names that no row holds.
 */
#ifndef BESIDE_H
#define BESIDE_H

#include "noun_in.h"

/* What may stand on a side of a cue, and where it counts. */
enum beside_side {
	SIDE_COMPANY = 1 << 0,
	SIDE_PERSON = 1 << 1,	/* a person may stand there too */
	SIDE_LIST = 1 << 2,	/* "including A, B": commas alone make a list */
	SIDE_OWNER = 1 << 3,	/* "A's acquisition of" */
	SIDE_BE = 1 << 4,	/* only behind a form of "be" */
	SIDE_MONEY = 1 << 5,	/* only where money follows */
	SIDE_WORDS = 1 << 6,	/* only phrases of several words */
	SIDE_KNOWN = 1 << 7,	/* only where a known company stands behind */
	SIDE_PAIR = 1 << 8,	/* only beside another: "A and Cisco announced" */
	SIDE_ROUND = 1 << 10,	/* only behind a round: "A's round was led by" */
	SIDE_WHOSE = 1 << 11,	/* "with A's unit" is with A */
	SIDE_FIRM = 1 << 13,	/* what looks like a person is none: "Kurt Geiger" */
	SIDE_HUMAN = 1 << 15,	/* only where a person stands in front */
	SIDE_MANY = 1 << 14,	/* only where a list of them stands */
	SIDE_SUBJECT = 1 << 12,	/* the sentence's own, where none is near */
	SIDE_PLAIN = 1 << 9	/* an ordinary word too, by its capital: "Figure" */
};

#define BESIDE_NAMES 24

struct reader {
	struct page		*p;
	const struct sentence	*s;
	struct noun		 made[BESIDE_NAMES];	/* of this sentence */
	size_t			 n;
};

/* Keeps a new name for the page; false where it is none to keep. */
bool	beside_take(struct reader *, const struct noun *, unsigned side);
/* The object of a cue that ends in front of a token. */
void	beside_right(struct reader *, uint32_t from, unsigned side);
/* The subject of a cue at a token; false where none stands near. */
bool	beside_left(struct reader *, uint32_t at, unsigned side);
/* The subject of the sentence, however far off; false where there is none. */
bool	beside_subject(struct reader *, uint32_t at, unsigned side);
/* The agent of a passive; the subject behind "in partnership with A,". */
void	beside_by(struct reader *, uint32_t from, unsigned side);
void	beside_leaned(struct reader *, uint32_t from, unsigned side);
/* "including", "such as" at a token: a list of names comes. */
bool	beside_leads(const struct reader *, uint32_t token);
/* Some word of the name is no ordinary one. */
bool	beside_strange(const struct reader *, const struct noun *);
/* A person whom only the grammar showed stands on the token. */
bool	beside_guess(const struct page *, uint32_t token);

#endif
