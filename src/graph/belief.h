/*
 * belief.h - claims become edges.
 *
 * All claims with one head, relation and tail are one edge.  Its status is the
 * strongest thing that is said, unless the weight of the voices that deny it is
 * as great as that of those who say it (tally.h has the weights, and the formula
 * of its confidence).  All claims stay, and both sides are shown.
 *
 * An edge holds from the earliest time that its claims are about, where one
 * says it; holding.h has when it ends.
 */
#ifndef BELIEF_H
#define BELIEF_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "edge.h"
#include "err.h"

/* Inside a db_write, after store_fold_clear. */
int	belief_fold(struct db *, size_t *edges, struct err *);

/* Why it leans as it does, in a sentence made of its numbers. */
struct str	belief_why(struct arena *, const struct edge *);

#endif
