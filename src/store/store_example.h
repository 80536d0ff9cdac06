/*
 * store_example.h - names that a question can be asked of, because what was
 * read answers it.
 *
 * Only the heaviest things and the newest documents are looked at: a large
 * graph costs no more than a small one.
 */
#ifndef STORE_EXAMPLE_H
#define STORE_EXAMPLE_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

enum example {
	EXAMPLE_SUPPLIED = 1,	/* who is supplied */
	EXAMPLE_USED,		/* a chip that a company uses */
	EXAMPLE_MADE,		/* a model that a company makes */
	EXAMPLE_FIELD,		/* a field whose companies got investments */
	EXAMPLE_BESIDE,		/* a company that is named beside others */
	EXAMPLE_LINKED,		/* a company that a relation links */
	EXAMPLE_SAID,		/* who, of what; first, last: when */
	EXAMPLE_NEWS,		/* who is in the last week's; last: its end */
	EXAMPLE_AMOUNT,		/* first, last: of the newest deals */
	EXAMPLE_DAY,		/* first, last: when deals were first told */
	EXAMPLES
};

#define EXAMPLE_NAMES 2

struct example_row {
	struct str	name[EXAMPLE_NAMES];	/* "": there is no other */
	int64_t		id[EXAMPLE_NAMES];	/* 0: it is no thing */
	int64_t		first, last;
};

struct example_rows {
	struct example_row	*at;
	size_t			 n;
};

/* The most told first, at most a handful; none where nothing answers. */
int	store_examples(struct db *, struct arena *, enum example,
	    struct example_rows *, struct err *);

#endif
