/*
 * outbox.h - the day's edition to every subscriber: never twice, never lost.
 *
 * For each subscriber whose hour has come: the delivery of their local date is
 * claimed in the ledger and that claim reaches the disk; the message goes to the
 * mail server; the outcome is written.  A second run finds "sent" and passes on.
 * A failure is "failed" with its sentence and is tried again by the next run of
 * that date.
 *
 * One process sends at a time: a lock on DB-outbox, which dies with its holder.
 * So a claim that stands when the lock is ours is of a process that died between
 * the two commits.  Whether its message was taken cannot be known (RFC 5321 6.1
 * gives the server the duty once it said 250, and us none before).  It is sent
 * again, under the same Message-ID, by which mailboxes tell a copy: rather a
 * copy that can be told than a digest that never came.  The span in which a
 * death can make one is the moment between the server's 250 and our commit.
 */
#ifndef OUTBOX_H
#define OUTBOX_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "smtp.h"
#include "str.h"

struct outbox {
	struct smtp_server	 server;
	const char		*from;		/* address */
	const char		*from_name;	/* NULL: "tapeout" */
	const char		*link;		/* where our pages are; NULL, "" */
	bool			 now;		/* whatever the hour is */
};

struct outbox_count {
	size_t	sent, failed, before;	/* before: sent already today */
	size_t	waiting;		/* their hour has not come */
	/* of the first that failed */
	struct err	problem;
};

/*
 * 0 where every due message is sent; -1 where the run itself failed, or any
 * message did: *n says which.  ERR_BUSY where another process is sending.
 */
int	outbox_send(struct db *, const struct outbox *, struct outbox_count *n,
	    struct err *);

/* Today's message to one address as bytes; nothing is sent or kept. */
int	outbox_preview(struct db *, const struct outbox *, const char *to,
	    const char *date, struct buf *, struct err *);

#endif
