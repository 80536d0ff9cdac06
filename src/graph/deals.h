/*
 * deals.h - deal claims become deals: an event told by many is one.
 *
 * event.h has which claims tell one event.
 *
 * The amount is the one most voices tell, with the range of all; the status is
 * the furthest that is told (rumored, planned, announced, completed), unless the
 * newest word is a denial.  Its parties are those that the newest word on them does
 * not deny, and that not talk alone names where facts name others of their role;
 * a denial of one's part is none of the deal.  The claim that tells a deal best is one that says this
 * status, and this amount.
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
