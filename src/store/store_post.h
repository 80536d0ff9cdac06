/*
 * store_post.h - subscribers, and the ledger of what was sent to whom.
 *
 * One row a subscriber and local date.  A delivery is claimed before the wire
 * is touched and settled after; both are commits that reach the disk.  A row
 * that stands claimed when a process begins means that the one before it died
 * between: whether the mail went out is not known, and src/post decides.
 */
#ifndef STORE_POST_H
#define STORE_POST_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

enum subscriber_state {
	SUBSCRIBER_ACTIVE = 1,
	SUBSCRIBER_LEFT
};

struct subscriber {
	int64_t			id;		/* hash of the address */
	struct str		address;	/* normalised by the caller */
	struct str		zone;		/* IANA: "America/New_York" */
	int64_t			hour;		/* local, 0 to 23 */
	struct str		token;		/* of its messages' ids */
	enum subscriber_state	state;
	int64_t			added;
};

struct subscriber_rows {
	struct subscriber	*at;
	size_t			 n;
};

/* Sets id; a known address is made active again and keeps its token. */
int	store_subscriber_put(struct db *, struct subscriber *, bool *is_new,
	    struct err *);
int	store_subscriber_leave(struct db *, int64_t id, struct err *);
/* Active ones (or all), by address. */
int	store_subscribers(struct db *, struct arena *, bool all,
	    struct subscriber_rows *, struct err *);

enum delivery_state {
	DELIVERY_NONE,
	DELIVERY_CLAIMED,
	DELIVERY_SENT,
	DELIVERY_FAILED		/* for now: may be claimed again */
};

/*
 * Claims the delivery for this process: *got false where it is sent already or
 * is claimed.  A claim older than `stale` ms is taken over (0: never, -1: any,
 * where the caller knows that no other process is sending).
 */
int	store_delivery_claim(struct db *, int64_t subscriber, const char *date,
	    struct str message_id, int64_t stale, bool *got, struct err *);
int	store_delivery_settle(struct db *, int64_t subscriber,
	    const char *date, enum delivery_state, struct str problem,
	    struct err *);

#endif
