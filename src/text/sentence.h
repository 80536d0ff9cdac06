/*
 * sentence.h - tokens as sentences.
 *
 * A sentence ends at a full stop, a mark, a new block, a speaker's turn; not at
 * "Inc.", "U.S.", "e.g." or an initial.  Speech recognition without stops is cut
 * at line ends after enough words, and every sentence at LIMIT_SENTENCE_TOKENS,
 * so that nothing that looks at pairs of words can be slow.
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "arena.h"
#include "base.h"
#include "token.h"

struct sentence {
	uint32_t	first, last;	/* tokens, inclusive */
	bool		question;
	bool		heading;
	bool		block;		/* the first of its block */
};

struct sentences {
	struct sentence	*at;
	size_t		 n;
};

void	sentence_split(const struct tokens *, struct arena *,
	    struct sentences *out);

#endif
