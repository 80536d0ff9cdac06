/*
 * store_reading.h - what was read from one document, on its way in.
 *
 * One document's reading is stored whole, with the mark that says it was read,
 * or not at all; storing it again replaces it.
 */
#ifndef STORE_READING_H
#define STORE_READING_H

#include "arena.h"
#include "base.h"
#include "claim.h"
#include "db.h"
#include "deal.h"
#include "entity.h"
#include "err.h"
#include "mention.h"
#include "roundup.h"

/* A thing named in a document that no table of names holds. */
struct found {
	int64_t			id;
	enum entity_type	type;
	enum entity_origin	origin;
	struct str		name, of, cue;
};

struct doc_reading {
	int64_t			 doc;
	int64_t			 version;	/* of the document's bytes */
	int64_t			 reader, lexicon;	/* read by, with */
	int64_t			 voice;		/* who speaks: independent
						   sources are told by it */
	int64_t			 date;		/* the document's */
	const struct found	*found;
	size_t			 founds;
	const struct mention	*mention;	/* by start */
	size_t			 mentions;
	const struct claim	*claim;
	size_t			 claims;
	const struct deal_claim	*deal;
	size_t			 deals;
	const int64_t		*moved;		/* judgements that moved names */
	size_t			 moves;
	const struct roundup_story *story;	/* by start */
	size_t			 stories;
	struct str		 bins;		/* text/sketch.h; "" */
	struct str		 title, body;	/* as search sees them */
};

/* A document that no longer has this version of bytes is passed over. */
int	store_reading_put(struct db *, const struct doc_reading *,
	    struct err *);
/* Forgets what was read from a document, the search row among it. */
int	store_reading_drop(struct db *, int64_t doc, struct err *);

/* Documents not read by this reader with this lexicon, by id. */
struct unread {
	int64_t		doc;
	int64_t		version;
	uint32_t	size;
};

struct unread_rows {
	struct unread	*at;
	size_t		 n;
};

int	store_unread(struct db *, struct arena *, int64_t reader,
	    int64_t lexicon, struct unread_rows *, struct err *);

#endif
