/*
 * store_story.h - the stories of round-ups (text/roundup.h), read back.
 *
 * store_reading puts them in with the rest of a reading; which document stands at
 * a story's address is found by graph/group in a fold.
 */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "roundup.h"
#include "str.h"

struct story_row {
	struct roundup_story	story;
	/* the document at its address, or the round-up that it is in; 0: none */
	int64_t			doc;
	struct str		title, show;
	int64_t			date;
};

struct story_rows {
	struct story_row	*at;
	size_t			 n;
	bool			 more;
};

/* Of a round-up, in order; each with the document at its address. */
int	store_stories(struct db *, struct arena *, int64_t doc,
	    struct story_rows *, struct err *);
/* The one that byte `at` is in; of end 0 where it is in none. */
int	store_story_at(struct db *, int64_t doc, uint32_t at,
	    struct roundup_story *, struct err *);
/* In round-ups, newest first, those that stand at this document's address. */
int	store_stories_of_page(struct db *, struct arena *, int64_t doc,
	    size_t limit, struct story_rows *, struct err *);

/* ---- for graph/group, inside its db_write ---- */

struct story_page {
	int64_t		doc;
	uint32_t	start;
	int64_t		page;		/* what store_page_hash gives */
};

struct story_page_rows {
	struct story_page	*at;
	size_t			 n;
};

/* Never 0; 0 for what names no page ("https://example.com/"). */
int64_t	store_page_hash(struct str url);
int	store_story_pages(struct db *, struct arena *,
	    struct story_page_rows *, struct err *);
int	store_story_doc_put(struct db *, const struct story_page *,
	    int64_t page_doc, struct err *);

#endif
