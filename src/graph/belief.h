/*
 * belief.h - claims become edges.
 *
 * All claims with one head, relation and tail are one edge.  Its status is what
 * the weight of its voices leans to: every voice (a show, a source, a site)
 * counts once, with its newest claim; asserted weighs 1, planned 0.6, rumored
 * 0.3.  A denial wins where at least as many voices deny as say it.
 *
 *	confidence = w / (w + 1),
 *	w = the voices' weights + 0.1 for each further claim, at most 0.5,
 *	    less 1 for each voice that denies; at least 0.05
 */
#ifndef BELIEF_H
#define BELIEF_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "kind.h"

/* Inside a db_write, after store_fold_clear. */
int	belief_fold(struct db *, size_t *edges, struct err *);

/* The weight of one voice's word; for edges and deals. */
double	belief_weight(enum status);
double	belief_confidence(double weight, int64_t claims, int64_t voices,
	    int64_t denials);

#endif
