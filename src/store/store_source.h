/*
 * store_source.h - sources, what asking them gave, and their items.
 */
#ifndef STORE_SOURCE_H
#define STORE_SOURCE_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "source.h"

/*
 * Adds a source by its url (the id is the hash of the url as added), or gives
 * a known one a new title, site, kind, lang, state and folder; its health is kept.
 * *is_new may be NULL.
 */
int	store_source_put(struct db *, struct source *, bool *is_new,
	    struct err *);
/* After asking: url, state, times, failures, problem, etag, modified. */
int	store_source_health(struct db *, const struct source *, struct err *);
/* What went wrong with something that belongs to it; the rest is kept. */
int	store_source_problem(struct db *, int64_t id, struct str problem,
	    struct err *);
/* Its documents stay. */
int	store_source_remove(struct db *, int64_t id, struct err *);

struct source_rows {
	struct source	*at;		/* with items counted */
	size_t		 n;
};

struct source	*store_source_get(struct db *, struct arena *, int64_t id,
		    struct err *);		/* ERR_NOT_FOUND */
/* All, by title and id. */
int	store_sources(struct db *, struct arena *, struct source_rows *,
	    struct err *);
/* Active ones whose next_try has come, longest waiting first. */
int	store_sources_due(struct db *, struct arena *, int64_t now,
	    struct source_rows *, struct err *);
/* False where another crawler has asked it since it was read. */
int	store_source_unasked(struct db *, const struct source *, bool *unasked,
	    struct err *);

/* One asking: the log that health is told from. */
struct fetch {
	int64_t		source;
	int64_t		at;
	int64_t		status;		/* HTTP; 0: no answer */
	int64_t		bytes;
	int64_t		items, added;
	struct str	problem;	/* "" */
};

int	store_fetch_put(struct db *, const struct fetch *, struct err *);

struct fetch_rows {
	struct fetch	*at;
	size_t		 n;
};

/* The newest askings of a source, newest first, a hundred at most. */
int	store_fetches(struct db *, struct arena *, int64_t source,
	    struct fetch_rows *, struct err *);

/* An item of a source, the document it became, and a hash of what the source
 * said of it.  Documents counted in source.items are these. */
struct item {
	int64_t		source;
	struct str	key;
	int64_t		doc;		/* 0: never seen */
	int64_t		words;
};

/* The same item again is the same row. */
int	store_item_put(struct db *, const struct item *, struct err *);
/* Of source and key; fills in the rest. */
int	store_item_find(struct db *, struct item *, struct err *);

#endif
