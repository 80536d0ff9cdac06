/*
 * launch_list.h - a page that lists launches, as items: name, line, link, votes.
 *
 * Sites that list what was launched build their pages from data, and leave it
 * in them: as JSON-LD's ItemList, or as what their scripts start from, where an
 * object with a name and a "tagline" is a launch whatever is around it.  That
 * is no strict JSON everywhere, so it is walked and not parsed.  A page without
 * either is read by its anchors: one to /posts/ or /products/ with the name, and
 * the words behind it.
 *
 * The text is borrowed from the page, or lives in the arena.  An item is told
 * once, by its link.  Pure: no network, no clock.
 */
#ifndef LAUNCH_LIST_H
#define LAUNCH_LIST_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "str.h"

struct launch {
	struct str	name, line;	/* line: "" where there is none */
	struct str	link;		/* absolute */
	struct str	when;		/* as written; "" */
	int64_t		votes;		/* -1 not told */
};

/* Non-zero ends the walk with that value. */
typedef int	launch_fn(const struct launch *, void *);

/* url is the page's own.  LIMIT_FEED_ITEMS are told at most; *told is how many
 * were. */
int	launch_list_read(struct str page, struct str url, struct arena *,
	    launch_fn *, void *, size_t *told, struct err *);

#endif
