/*
 * snippet.h - the place in a text that a search found.
 *
 * The index says which document; where in it is looked for here, in the
 * document's own bytes, so that what is shown is a quote.
 */
#ifndef SNIPPET_H
#define SNIPPET_H

#include "base.h"
#include "str.h"

#define SNIPPET_WORDS 32u

struct snippet_word {
	struct str	folded;		/* "gpt 4o": words in a row */
	bool		begins;		/* its last word is a beginning */
};

struct snippet {
	uint32_t	start, end;	/* what to show: some 240 bytes */
	uint32_t	at, at_end;	/* the first place found; 0, 0: none */
};

/* The text's beginning where none of the words is in it. */
void	snippet_find(struct str text, const struct snippet_word *, size_t n,
	    struct snippet *);
/* What to show of a place, at..at_end: the sentences that it stands in, where
 * they are not long. */
void	snippet_around(struct str text, struct snippet *);

#endif
