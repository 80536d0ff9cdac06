/*
 * atom.h - feeds of our own (RFC 4287), for readers of feeds.
 *
 * An entry's id changes with what it tells and with nothing else, so that a reader
 * shows it once.  Addresses are those of this server, without its name.
 */
#ifndef ATOM_H
#define ATOM_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "reply.h"
#include "request.h"
#include "str.h"

struct atom_entry {
	const char	*id;		/* behind "urn:tapeout:" */
	struct str	 title;
	int64_t		 updated;	/* UTC ms */
	const char	*href;
	struct str	 html;		/* what it tells */
};

/* `name`: behind "urn:tapeout:". */
void	atom_open(struct buf *, const char *name, const char *title,
	    const char *href, int64_t updated);
void	atom_put(struct buf *, const struct atom_entry *);
/* Ends the reply's body and tells what it is. */
int	atom_close(const struct request *, struct reply *, struct err *);

#endif
