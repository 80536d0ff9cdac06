/*
 * takeaway.h - the sentences of a document that are worth most.
 *
 * A sentence weighs what its claims and deals weigh: how much its names matter
 * (graph/rank), which relation joins them, whether it is told as done, how much
 * money is in it.  Sentences that are mostly markup, or too short or too long to
 * stand alone, weigh less.
 */
#ifndef TAKEAWAY_H
#define TAKEAWAY_H

#include "arena.h"
#include "base.h"
#include "store_claim.h"

struct takeaway {
	uint32_t	 start, end;
	struct str	 quote;
	struct str	 speaker;
	int64_t		 at_ms;
	struct str	 why;		/* "NVIDIA acquired Groq; $20B" */
	double		 score;
};

/* The best, at most `most`, in order of place; returns how many. */
size_t	takeaway_pick(struct arena *, const struct claim_rows *,
	    const struct deal_claim_rows *, struct takeaway *out, size_t most);

#endif
