/*
 * deals.h - deal claims that tell one event become one deal.
 *
 * Two claims tell one event when their type is the same; their parties agree (an
 * acquisition has one target, a round one issuer, other deals two parties in
 * common); amounts, where both are told in one currency, are within 15 % of the
 * range told so far; rounds, where both are told, are equal; and their dates are
 * near (acquisitions a year, rounds 60 days, others 120; twice that where the
 * amounts agree).  A claim joins the deal that it agrees with most.  Claims are
 * taken by date and then id, so the order they came in does not matter.
 *
 * All claims stay.  The deal's amount is the one that most voices tell, beside
 * the range; its status is the most advanced one told (rumored, planned,
 * announced, completed), unless the newest word is a denial or denials are as
 * many; confidence is belief.h's.
 */
#ifndef DEALS_H
#define DEALS_H

#include "base.h"
#include "db.h"
#include "err.h"

/* Inside the build's db_write: folds every deal claim. */
int	deals_fold(struct db *, size_t *deals, struct err *);

#endif
