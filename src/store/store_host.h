/*
 * store_host.h - the hosts that are asked, and whose turn each is.
 *
 * Several crawlers may work on one database.  What one of them takes is a host,
 * so that no server sees two of us: a lease, held until a time, renewed while
 * the work goes on, given back at its end.  One that has run out is of a crawler
 * that was killed, and the next may take it.  Whoever writes down what a host
 * said asks in the same transaction whether the lease is still its own.
 *
 * With it go the things that a host has asked of us, so that they hold for the
 * next crawler and after a restart too.
 */
#ifndef STORE_HOST_H
#define STORE_HOST_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

struct host {
	struct str	origin;		/* "https://example.org" */
	int64_t		rest_until;	/* CLOCK_NONE: it asked for none */
	struct str	robots;		/* its robots.txt; "" where none */
	int64_t		robots_until;	/* taken for true so long; CLOCK_NONE */
};

/* Who holds, and how long without a word. */
struct lease {
	int64_t		holder;		/* a crawler's own number, not 0 */
	int64_t		ms;
};

/* *taken is false where another holds it; else the host is filled from the
 * database, its strings in the arena. */
int	store_host_take(struct db *, const struct lease *, struct host *,
	    struct arena *, bool *taken, struct err *);
/* All that are held, for as long again. */
int	store_host_keep(struct db *, const struct lease *, struct err *);
/* The same where a third of the lease is over since *kept (clock_ticks), which
 * is set: to be called at each turn of a loop. */
int	store_host_keep_on(struct db *, const struct lease *, int64_t *kept,
	    struct err *);
int	store_host_held(struct db *, const struct lease *, struct str origin,
	    bool *held, struct err *);
/* Given back with what was learned; nothing where it is held no longer. */
int	store_host_give(struct db *, const struct lease *, const struct host *,
	    struct err *);

#endif
