/*
 * store_group.h - documents that are one story in several places.
 *
 * Written by graph/group in a fold; a document that stands alone has no row.
 * The first of a group is the one that was published first, and its voice is the
 * voice of them all.
 */
#ifndef STORE_GROUP_H
#define STORE_GROUP_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "kind.h"
#include "str.h"

/* Why a document is in its group. */
enum group_how {
	GROUP_FIRST = 1,	/* the others are like this one */
	GROUP_TEXT,		/* the same text but for little */
	GROUP_LINK,		/* the same address */
	GROUP_ITEM		/* the same item of two feeds */
};

/* What tells whether a document is like another. */
struct group_doc {
	int64_t		doc, voice;
	struct str	key, link;
	struct str	bins;		/* text/sketch.h; "" */
};

/* Those that were read: what is dated first, the oldest first, then by key. */
typedef int	store_group_doc_fn(const struct group_doc *, void *);
int	store_group_docs(struct db *, store_group_doc_fn *, void *,
	    struct err *);
struct group_place {
	int64_t		doc, first, voice;	/* the voice of the first */
	int64_t		place;			/* in the group, from 0 */
	enum group_how	how;
};
int	store_group_put(struct db *, const struct group_place *, struct err *);

/* One of a document's group. */
struct group_member {
	int64_t		doc, first;
	enum group_how	how;
	enum doc_kind	kind;
	int64_t		date;
	struct str	title, show, link;
};

struct group_rows {
	struct group_member	*at;
	size_t			 n;
	size_t			 before;	/* of them stand before it */
};

/* The others of its group, in their order: the first of them leads. */
int	store_group(struct db *, struct arena *, int64_t doc,
	    struct group_rows *, struct err *);
/* The shows where they stand, each once, joined by "\n"; the sites of those in
 * the show `own` and in none. */
struct str	store_group_places(struct arena *, const struct group_rows *,
		    struct str own);

#endif
