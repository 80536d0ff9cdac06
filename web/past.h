/*
 * past.h - looks into the past, kept for the next request.
 *
 * A look back folds belief anew (graph/as_of.h), which takes far longer than an
 * answer; so the last few days that were asked about are kept, until the data
 * moves.
 */
#ifndef WEB_PAST_H
#define WEB_PAST_H

#include "base.h"
#include "db.h"
#include "err.h"

#define PAST_KEPT 4

struct past {
	const char	*path;		/* of the database */
	struct {
		struct db	*db;
		int64_t		 until, version;
		uint64_t	 used;	/* greater: later */
	}		 at[PAST_KEPT];
	uint64_t	 uses;
};

/* A handle on what was known before the moment; borrowed until the next call.
 * `now` is the handle on all of it, which says when the data has moved. */
struct db	*past_at(struct past *, struct db *now, int64_t until,
		    struct err *);
void		 past_release(struct past *);

#endif
