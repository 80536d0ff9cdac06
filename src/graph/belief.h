/*
 * belief.h - claims become edges.
 *
 * All claims with one head, relation and tail are one edge.  Its status is the
 * strongest thing that is said, unless the weight of the voices that deny it is
 * as great as that of those who say it (tally.h has the weights, and the formula
 * of its confidence).  All claims stay, and both sides are shown.
 *
 * An edge holds from the earliest time that its claims are about, where one
 * says it.  It ends only where a newer one takes its place: same subject, same
 * one-valued relation (relation_one_valued: a person's post, a company's owner),
 * an end of the same type, told as a fact, and first told after the last word
 * that said the old one.  What a rumour, a plan, a denial or a document without
 * a date says closes nothing.
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
