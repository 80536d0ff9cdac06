/*
 * source.h - where documents come from: a feed, a page, a folder.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "base.h"
#include "kind.h"
#include "str.h"

enum source_state {
	SOURCE_ACTIVE,
	SOURCE_PAUSED,
	SOURCE_GONE	/* HTTP 410: not asked again */
};

struct source {
	int64_t			id;		/* hash of the url as added */
	struct str		url;		/* where it is fetched now */
	struct str		title;
	struct str		site;		/* the page for people */
	enum doc_kind		kind;		/* of its documents */
	struct str		lang;
	struct str		folder;		/* where a person filed it; see
						   opml.h; "" */
	enum source_state	state;
	/* what the last answers were: health */
	int64_t			last_try;	/* CLOCK_NONE: never */
	int64_t			last_good;
	int64_t			last_new;	/* a new item came */
	int64_t			next_try;
	int64_t			failures;	/* in a row */
	int64_t			items;		/* documents stored from it */
	struct str		problem;	/* the last failure's sentence; "" */
	/* for conditional GET, RFC 9110 13.1 */
	struct str		etag;
	struct str		modified;
};

#endif
