/*
 * noun.h - a noun phrase's name, where it is no row's: a run of capitals, the
 * words that may join them, the ending of a company behind; for src/extract.
 *
 * Tokens that a spot of the page holds are that spot's name, whole.  A run that
 * none holds is new, and what it is remains to be shown by what stands around.
 */
#ifndef NOUN_H
#define NOUN_H

#include "page.h"

struct noun {
	uint32_t		first, last;	/* tokens, inclusive */
	bool			known;		/* a spot of the page */
	bool			company;	/* what is known is one */
	const struct sentence	*s;
};

/* The spot on a token, no theme's; NULL where it is free. */
const struct spot	*noun_spot(const struct page *, uint32_t token);
/* A token that can be part of a name: "Stoneacre", "eBay". */
bool	noun_word(const struct page *, uint32_t token);
/* The name that begins at a token of the sentence; false where none does. */
bool	noun_at(const struct page *, const struct sentence *, uint32_t token,
	    struct noun *);
/* The name that ends at a token. */
bool	noun_before(const struct page *, const struct sentence *,
	    uint32_t token, struct noun *);
/* "the Kodiak robotics startup Foo": it only describes a noun behind it. */
bool	noun_describes(const struct page *, const struct sentence *,
	    const struct noun *);
/* "the Danish consultancy": a people's name in front of a noun. */
bool	noun_people(const struct page *, const struct sentence *,
	    const struct noun *);
/* A given name opens it. */
bool	noun_person(const struct page *, const struct noun *);
/*
 * One ordinary word, a round, a role, a plural: no name.  Where a lone ordinary
 * word may be one by its capital inside the sentence, `plain` is true.
 */
bool	noun_nothing(const struct page *, const struct sentence *,
	    uint32_t first, uint32_t last, bool plain);
/*
 * Where the next name of a list would begin, behind the one that ends at `last`:
 * over its aside, "and", "startup"; in a list that is sure, over "in New York"
 * too.  False where the list ends.
 */
bool	noun_next(const struct page *, const struct sentence *, uint32_t last,
	    bool listed, uint32_t *at, bool *joint);
/* "Create Tens of Thousands of Jobs": with every word a capital none is a name. */
bool	noun_title(const struct page *, const struct sentence *);

#endif
