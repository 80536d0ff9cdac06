/*
 * digest_in.h - an edition in the making: what its parts share.
 *
 * digest.c knows what span it covers and what was told before; choose.c takes
 * its reads from what could be told, fill.c its tables and its line.
 */
#ifndef DIGEST_IN_H
#define DIGEST_IN_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "edition.h"
#include "err.h"
#include "pick.h"
#include "store_digest.h"
#include "zone.h"

struct making {
	struct db		*db;
	struct arena		*arena;		/* the caller's */
	struct arena		 scratch;
	const struct zone	*zone;
	struct pick_span	 span;
	struct edition		*ed;
	struct pick_list	 picks;
	struct pick		 chosen[EDITION_READS];
	struct edition_read	*told;		/* of editions before */
	size_t			 tolds;
	int			 days;		/* looked back over */
	struct span_counts	 counts;
};

/* What lies between two moments on New York's wall. */
void	making_span(const struct zone *, int64_t from, int64_t to,
	    struct pick_span *);

/* Up to seven reads, told within the fewest days that hold so many; leaves the
 * picks of the last look. */
int	choose_reads(struct making *, struct err *);
/* Did an edition of the days before tell it? */
bool	choose_was_told(const struct making *, const struct pick *);
/* Where a talk tells it, what stands around its words may make it history. */
bool	choose_is_talk(const struct pick *);
/* Distils a pick into a read of the arena; *told as in distill.h. */
int	choose_distil(struct making *, struct arena *, struct pick *,
	    struct edition_read *, bool *told, struct err *);

/* The deals among the picks, the names that rise. */
int	fill_tables(struct making *, struct err *);
/* What was read, in a line; after the reads. */
void	fill_line(struct making *);

#endif
