/*
 * mailbox.h - a mailbox as a source: newsletters that come by mail.
 *
 * Its place in the folder ("UIDVALIDITY:UID" of the last message read) is kept
 * as other sources keep their ETag.  A folder that was made anew is read from
 * its beginning; its messages are the same documents by their Message-ID.
 */
#ifndef MAILBOX_H
#define MAILBOX_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "imap.h"
#include "reader.h"
#include "source.h"

/* Messages read at one asking; the next goes on from there. */
#define MAILBOX_MOST 200u

struct mailbox_found {
	size_t		messages;
	size_t		bytes;
	struct str	place;		/* after them; in the arena */
	bool		more;		/* there are others behind these */
};

/* True of a source whose address is a mailbox's. */
bool	mailbox_is(struct str url);
/*
 * Reads what is new, each message in a child.  A message that cannot be read is
 * told and passed over; -1 where the server fails, and then *found still says
 * how far it came.
 */
int	mailbox_read(const struct imap_rules *, const struct source *,
	    reader_fn *, reader_problem_fn *, void *, struct arena *,
	    struct mailbox_found *, struct err *);

#endif
