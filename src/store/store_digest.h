/*
 * store_digest.h - what an edition says about the reading itself: documents
 * read, those that gave nothing, sources that did not answer; and to whom it
 * went last.
 */
#ifndef STORE_DIGEST_H
#define STORE_DIGEST_H

#include "arena.h"
#include "base.h"
#include "clock.h"
#include "db.h"
#include "err.h"
#include "str.h"

struct span_counts {
	int64_t	docs;		/* dated or learned in the span */
	int64_t	silent;		/* of them, without a claim or deal */
	int64_t	sources;	/* asked in it */
	int64_t	broken;		/* of them, without a good answer */
};

/* `days`: UTC midnights of the dates that the span stands for; documents whose
 * date has no hour are told by them. */
int	store_span_counts(struct db *, const struct clock_span *dated,
	    const struct clock_span *days, const struct clock_span *learned,
	    struct span_counts *, struct err *);

/* The last date that a subscriber was sent, and the problem of the newest
 * delivery; "" where there is none. */
int	store_delivery_last(struct db *, struct arena *, int64_t subscriber,
	    struct str *sent, struct str *problem, struct err *);

#endif
