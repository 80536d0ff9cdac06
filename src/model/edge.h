/*
 * edge.h - belief: the fold of all claims with the same head, relation, tail.
 * No edge without a claim, no claim without a span.
 */
#ifndef EDGE_H
#define EDGE_H

#include "base.h"
#include "kind.h"

struct edge {
	int64_t		id;		/* hash of head, relation, tail */
	int64_t		head, tail;	/* symmetric relations: the lesser id first */
	enum relation	relation;
	enum status	status;		/* where the weight of claims leans */
	/* dates of documents, UTC ms; !dated: no one has a date of its own, and
	 * these are days when we read them */
	int64_t		first_seen, last_seen;
	bool		dated;
	int64_t		claims;
	int64_t		sources;	/* independent shows or sites */
	int64_t		denials, direct;	/* of them: deny it, tell first hand */
	enum status	newest;		/* what the newest word says */
	/* The earliest time that it is said to hold, and when another took its
	 * place; CLOCK_NONE where unsaid, and while it holds. */
	int64_t		valid_from, valid_to;
	int64_t		closed_by;	/* the edge that took its place; 0 */
	double		confidence;	/* 0 to 1; the formula: graph/tally.h */
};

int64_t	edge_id(int64_t head, enum relation, int64_t tail);

#endif
