/*
 * part.h - is what reads as a name only a piece of another one?
 *
 * "Maria Jensen" is not Jensen Huang, "Dee Templeton" is no fund, and nobody is
 * meant by the second half of "Multi-Modal".  The longest name of a row has been
 * taken when these are asked: a row that has the whole stands before them.
 * Where capitals cannot be trusted the answer is no.
 */
#ifndef PART_H
#define PART_H

#include "page.h"

/*
 * The one word at token `at`, which is a way to write the thing: a given name
 * stands in front of it, or another family name behind.  `unsure`: the form is;
 * `goes_on`: the next word is a name itself.
 */
bool	part_of_person(const struct page *, const struct known *, uint32_t at,
	    bool unsure, bool goes_on);
/* "Multi-Modal", "Meta-Workflow": an ordinary word as one half of another. */
bool	part_of_compound(const struct page *, const struct known *, uint32_t at,
	    bool goes_on);

/* "Elisabeth L'Orange": behind a particle of her name. */
bool	part_of_particle(const struct page *, uint32_t at);
/* "New York City Opera", "LangSmith Fleet": behind a name of a place or product. */
bool	part_of_other(const struct page *, uint32_t at);
/* "Beijing time", "北京时间": what a clock shows, of a place that ends there. */
bool	part_of_clock(const struct page *, uint32_t last);

#endif
