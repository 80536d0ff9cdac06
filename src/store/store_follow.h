/*
 * store_follow.h - what belongs to documents and is still to be fetched: the
 * transcript of an episode, the page of an item.
 *
 * A queue that several crawlers may work on: who claims a row has it to himself
 * for a while, and where he dies it is due again.
 */
#ifndef STORE_FOLLOW_H
#define STORE_FOLLOW_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "doc.h"
#include "err.h"

struct follow {
	int64_t		doc;
	enum doc_more	what;
	struct str	url;
	int64_t		tries;
};

struct follow_rows {
	struct follow	*at;
	size_t		 n;
};

enum follow_state { FOLLOW_DUE, FOLLOW_TAKEN, FOLLOW_GIVEN_UP };

int	store_follow_put(struct db *, int64_t doc, enum doc_more,
	    struct str url, struct err *);
/* Due now and of these kinds, longest waiting first, at most `limit`. */
int	store_follows_due(struct db *, struct arena *, enum doc_more least,
	    enum doc_more most, size_t limit, struct follow_rows *,
	    struct err *);
/* For so long; false where another has it. */
int	store_follow_claim(struct db *, int64_t doc, int64_t ms, bool *mine,
	    struct err *);
/* wait_ms: until it is due again; problem "" where there is none. */
int	store_follow_end(struct db *, const struct follow *, enum follow_state,
	    int64_t wait_ms, struct str problem, struct err *);

#endif
