/*
 * opml.h - lists of feeds as other readers write and take them: OPML 2.0.
 *
 * An outline with an xmlUrl is a feed; one without is a folder of what stands in
 * it.  A folder's place is its names from the outside in, joined by "/"; a
 * slash or a backslash in a name has a backslash before it.  `language` and the
 * first word of `category` that is a kind of document are taken; what else other
 * programs put there is passed over.
 *
 * What opml_write gives, opml_read takes back the same.
 */
#ifndef OPML_H
#define OPML_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "err.h"
#include "source.h"
#include "str.h"

/* One feed: url, title, site, kind (DOC_NONE: not said), lang and folder are
 * filled in; borrowed for the call.  Non-zero ends the reading. */
typedef int	opml_fn(const struct source *, void *);

/* Decoded text; ERR_INVALID where it is no OPML. */
int	opml_read(struct str text, struct arena *, opml_fn *, void *,
	    struct err *);
/* Sources in order of folder, then title; n pointers, which are sorted. */
void	opml_write(const struct source **, size_t n, struct buf *out);

#endif
