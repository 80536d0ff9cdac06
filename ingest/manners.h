/*
 * manners.h - one host, and what it asked of us.
 *
 * When it may be asked again: after the pause, its robots.txt's Crawl-delay or
 * its terms of use, whichever is longest, and after 429 and 503 not before it
 * says.  What it lets us ask: its robots.txt (robots.h), fetched before
 * anything else and kept a day; while that cannot be had, nothing is asked.
 */
#ifndef MANNERS_H
#define MANNERS_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "http.h"
#include "str.h"

struct host;

#define NOT_ASKED INT64_MIN	/* known_until */

struct manners {
	struct http	*http;
	int64_t		 pause_ms;
	struct buf	 origin;
	bool		 busy;		/* a request is under way */
	int64_t		 free_at;	/* ticks */
	int64_t		 delay;		/* its own wish; 0 none */
	/* robots.txt */
	int64_t		 known_until;	/* ticks; NOT_ASKED */
	struct buf	 rules;
	struct err	 silent;	/* why it could not be had */
};

/* Takes the origin, "https://example.org". */
struct manners	*manners_new(struct http *, int64_t pause_ms,
		    struct buf *origin);
void		 manners_free(struct manners *);

/* Begins to fetch robots.txt; where that cannot begin, `silent` says why. */
void		 manners_ask_robots(struct manners *);
/* A request is over: when may the next one begin?  retry_ms is -1 where the
 * host did not say. */
void		 manners_ended(struct manners *, int status, int64_t retry_ms);
/* Does robots.txt, as far as it is known, let us ask for this? */
bool		 manners_allow(const struct manners *, struct str url);

/* From before and for later; see polite.h. */
void		 manners_know(struct manners *, const struct host *);
void		 manners_learned(const struct manners *, struct host *);

#endif
