/*
 * source_health.h - how a source does, told from the log of its askings.
 *
 * A word for each state and a sentence of why, so that a list, a page, a feed
 * and a metric say the same.  Failing is the server's or the feed's fault;
 * silent, shrinking and changed are sources that answer well and give less than
 * they did, which nobody notices otherwise.
 */
#ifndef SOURCE_HEALTH_H
#define SOURCE_HEALTH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "source.h"

enum source_word {
	SOURCE_IS_NEW,		/* not asked yet */
	SOURCE_IS_GOOD,
	SOURCE_IS_PAUSED,
	SOURCE_IS_GONE,		/* said so itself, 410 */
	SOURCE_IS_FAILING,	/* since its first failure after the last good */
	SOURCE_IS_CHANGED,	/* a good answer with nothing in it */
	SOURCE_IS_SHRINKING,	/* under half of the items it used to have */
	SOURCE_IS_SILENT,	/* nothing new for much longer than usual */
	SOURCE_WORDS
};

struct source_health {
	enum source_word	word;
	int64_t			since;	/* CLOCK_NONE: not known */
	struct str		why;	/* a sentence in the arena; "" if good */
};

const char	*source_word_name(enum source_word);
/* Does somebody have to look at it? */
bool		 source_word_is_bad(enum source_word);
int		 source_health(struct db *, struct arena *,
		    const struct source *, int64_t now, struct source_health *,
		    struct err *);

#endif
