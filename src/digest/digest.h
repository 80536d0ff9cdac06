/*
 * digest.h - the edition of a day.
 *
 * An edition is of a date in New York, and covers that day from midnight to
 * midnight: what is dated in it, and what was learned in it.  Where that is
 * less than seven reads, it looks back over seven and then thirty days, and
 * says so.  The same database and date give the same edition.
 *
 * One that is kept (store_edition.h) never changes: digest_edition gives it
 * before anything else.  An edition is kept when its day is over, and when it
 * is mailed.  The one that is mailed in the morning covers what came since the
 * last one that was kept, or 24 hours, up to the moment it was made; what a kept
 * edition of the week before told is not told again.
 *
 * All strings live in the arena.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "edition.h"
#include "err.h"

/*
 * The edition of a date, "YYYY-MM-DD", or of today (NULL).  Reads only: a page
 * may call it with a read-only handle.
 */
int	digest_edition(struct db *, const char *date, struct arena *,
	    struct edition *, struct err *);
/*
 * As digest_edition, and keeps it where its day is over and it holds anything.
 * The handle must be one that writes.
 */
int	digest_edition_keep(struct db *, const char *date, struct arena *,
	    struct edition *, struct err *);
/*
 * Today's edition for the mail: the kept one, else one made and kept now, also
 * where it is empty.
 */
int	digest_edition_mail(struct db *, struct arena *, struct edition *,
	    struct err *);

/* Today's date in New York. */
void	digest_today(char date[12]);
/* The date of the edition for a look back to before a moment: that of the day it
 * ends, today's where it has not come. */
void	digest_last(int64_t until, char date[12]);

#endif
