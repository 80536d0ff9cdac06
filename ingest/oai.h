/*
 * oai.h - records of a library that is harvested: OAI-PMH 2.0, in the shapes
 * "arXiv" and "oai_dc".
 *
 * Gives the same struct feed as feed.h, an entry a record; deleted records are
 * entries that say so.  feed->next is the address of the list's next part, from
 * its resumption token.  A list in which nothing matches is an empty feed, any
 * other error of the protocol is ours, with the library's own words.
 */
#ifndef OAI_H
#define OAI_H

#include "feed.h"

/* True of decoded text whose root is <OAI-PMH>. */
bool	oai_is(struct str text);
/* url is where it came from. */
int	oai_read(struct str text, struct str url, struct arena *,
	    struct feed *, struct err *);

#endif
