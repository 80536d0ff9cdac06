/*
 * rank.h - what weighs, what rises, what is new.
 *
 * Importance of an entity: the square root of (documents times independent
 * sources) that name it, and the confidences of its edges added.  It is stored
 * with the node at each fold (node.weight).
 *
 * Momentum: mentions of this period against the one before, both with a few
 * added so that one mention after none is no storm, times the square root of the
 * independent sources of this period.
 */
#ifndef RANK_H
#define RANK_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_graph.h"

/* Inside the build's db_write, after edges are folded. */
int	rank_fold(struct db *, struct err *);

struct rising {
	struct rise	rise;
	double		momentum;	/* 1: as before */
	double		score;		/* what the list is ordered by */
	bool		novel;		/* first named in this period */
};

struct rising_rows {
	struct rising	*at;
	size_t		 n;
};

/* Names that rise in [from, to) against the span as long before: at least two
 * documents, momentum over 1; highest score first, then by id. */
int	rank_rising(struct db *, struct arena *, int64_t from, int64_t to,
	    size_t limit, struct rising_rows *, struct err *);

#endif
