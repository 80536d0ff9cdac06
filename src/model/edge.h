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
	int64_t		first_seen, last_seen;	/* dates of documents, UTC ms */
	int64_t		claims;
	int64_t		sources;	/* independent shows or sites */
	double		confidence;	/* 0 to 1; the formula is in tapeout(1) */
};

int64_t	edge_id(int64_t head, enum relation, int64_t tail);

#endif
