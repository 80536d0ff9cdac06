/*
 * deals.h - deal claims become deals: an event told by many is one.
 *
 * Two claims tell one event where the type is the same, the centre (issuer,
 * target) is the same or, in deals without one, two parties are; where they name
 * no two buyers, their amounts agree, and their documents lie within half a year.
 * Amounts agree within a tenth; of one buyer and one target, or while it is a
 * rumour or a plan of the same parties, whatever is told: what a thing will cost
 * is guessed before it is known.  Two parties, one sum and one month are one
 * event even where one calls it an investment and the other a partnership.
 * Claims fold in order of date, then id, so that the result does not hang on the
 * order in which documents came; those of documents without a date come before
 * all others, and no span of time keeps them from an event: when they were read
 * says nothing.
 *
 * The amount is the one most voices tell, with the range of all; the status is
 * the furthest that is told (rumored, planned, announced, completed), unless the
 * newest word is a denial.
 */
#ifndef DEALS_H
#define DEALS_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "deal.h"
#include "err.h"

/* Inside a db_write, after store_fold_clear. */
int	deals_fold(struct db *, size_t *deals, struct err *);

/* Why it leans as it does, in a sentence made of its numbers. */
struct str	deals_why(struct arena *, const struct deal *);

#endif
