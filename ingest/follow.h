/*
 * follow.h - what belongs to documents and lies elsewhere, fetched after the
 * sources: the transcript of an episode, the page of an item that its feed gave
 * a line or two of.
 *
 * What comes takes the place of the document's text, as a new version of it:
 * its title, people and date stay, and the old text is kept in the record.  A
 * page that says less than the feed did is left.  The manners are those of the
 * crawl (polite.h).
 */
#ifndef FOLLOW_H
#define FOLLOW_H

#include "base.h"
#include "err.h"
#include "ingest.h"
#include "polite.h"
#include "store_host.h"

struct db;

/* Asks for what is due at hosts that no other crawler holds, once; -1 is for the
 * database alone. */
int	follow_run(struct db *, struct polite *, const struct lease *,
	    const struct crawl_options *, struct crawl_report *, struct err *);

#endif
