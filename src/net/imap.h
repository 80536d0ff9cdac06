/*
 * imap.h - reading a mailbox over IMAP (RFC 3501), by libcurl, and leaving it as
 * it was.
 *
 * A mailbox is an address: imaps://user@host/FOLDER (port 993), or
 * imap://user@host/FOLDER, which must turn to TLS (STARTTLS).  The certificate is
 * verified.  The password is never part of the address: it stands in a netrc
 * file.  Messages are known by UID; what a UID means holds as long
 * as the folder's UIDVALIDITY does.
 *
 * libcurl selects a folder for writing and reads a message in a way that marks
 * it as seen: imap_fetch takes the mark away again from one that had none.
 */
#ifndef IMAP_H
#define IMAP_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"
#include "vec.h"

struct imap;

struct imap_rules {
	bool		 allow_private;	/* loopback and private hosts too */
	const char	*allow;		/* of them, these (address.h); NULL */
	const char	*netrc;		/* file with the password; NULL: ~/.netrc */
	const char	*ca;		/* file of certificates; NULL: the system's */
	size_t		 most_bytes;	/* a message; 0: LIMIT_BODY_BYTES */
	int64_t		 most_ms;	/* a command; 0: 30 s */
};

struct imap_state {
	uint32_t	validity;
	uint32_t	next;		/* the UID that comes next */
};

VEC_NAMED(imap_uids, uint32_t);

/* ERR_INVALID for what is no mailbox's address, with what was expected. */
int		 imap_check_url(struct str url, struct err *);
/* Nothing is asked yet.  The rules' strings must outlive it. */
struct imap	*imap_new(const struct imap_rules *, struct str url,
		    struct err *);
void		 imap_free(struct imap *);

int		 imap_status(struct imap *, struct imap_state *, struct err *);
/* UIDs of `from` and above, ascending, at most `most`. */
int		 imap_search(struct imap *, uint32_t from, size_t most,
		    struct imap_uids *, struct err *);
/* Appends the message's bytes. */
int		 imap_fetch(struct imap *, uint32_t uid, struct buf *,
		    struct err *);

#endif
