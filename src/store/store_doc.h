/*
 * store_doc.h - documents, and the bytes that quotes are made of.
 *
 * A document's key decides its id; putting the same thing twice is putting it
 * once.  A known document that comes with other bytes becomes a new version of
 * itself: the old bytes stay in the record, and what was read from them is
 * forgotten until the next build.
 */
#ifndef STORE_DOC_H
#define STORE_DOC_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "doc.h"
#include "err.h"

enum doc_put {
	DOC_PUT_NEW = 1,
	DOC_PUT_CHANGED,
	DOC_PUT_KNOWN,		/* nothing was written */
	DOC_PUT_REMOVED		/* a person removed it: nothing was written */
};

/*
 * Sets the document's id (of its key, salted where the id is another's) and,
 * where it is CLOCK_NONE or 0, learned.  The key must not be empty.
 */
int	store_doc_put(struct db *, struct doc *, enum doc_put *what,
	    struct err *);

/*
 * Forgets a document: its bytes in all versions, what was read from it, its
 * place in its source.  A row stays that keeps it from coming back, until it is
 * restored: the source is then asked as if for the first time, and the next
 * crawl or add brings it.  ERR_NOT_FOUND.
 */
int	store_doc_remove(struct db *, int64_t id, struct str why, struct err *);
int	store_doc_restore(struct db *, int64_t id, struct err *);

struct removed {
	int64_t		doc, source, at;
	struct str	key, title, why;
};

struct removed_rows {
	struct removed	*at;
	size_t		 n;
};

/* The newest first. */
int	store_removed(struct db *, struct arena *, struct removed_rows *,
	    struct err *);

/* The document with its text, or (head) with text "".  ERR_NOT_FOUND. */
struct doc	*store_doc_get(struct db *, struct arena *, int64_t id,
		    struct err *);
struct doc	*store_doc_head(struct db *, struct arena *, int64_t id,
		    struct err *);
/* Bytes [start, end) of a document's text. */
int	store_doc_bytes(struct db *, struct arena *, int64_t id,
	    uint32_t start, uint32_t end, struct str *out, struct err *);

struct doc_filter {
	enum doc_kind	kind;		/* DOC_NONE: any */
	int64_t		source;		/* 0: any */
	int64_t		entity;		/* 0: any; else one that names it */
	int64_t		since, until;	/* by date; CLOCK_NONE, or 0: open */
	int64_t		learned_since, learned_until;
	size_t		limit;		/* 0: LIMIT_ROWS */
	size_t		offset;
};

struct doc_rows {
	struct doc	*at;		/* text "" */
	uint32_t	*size;		/* bytes of each one's text */
	struct str	*also;		/* where else it stands, by "\n" */
	size_t		 n;
	bool		 more;		/* the limit cut the list */
};

/* Newest first by date, then by id; those without a date of their own come
 * last.  `source` of 0 in a row: added by hand.  Of one
 * story in several places, the first of those that are asked for. */
int	store_docs(struct db *, struct arena *, const struct doc_filter *,
	    struct doc_rows *, struct err *);

#endif
