/*
 * store_claim.h - what was read from documents: mentions, claims, deal claims.
 *
 * store_reading.h puts them in; here they are read back.  A row brings the
 * names of its ends, its document, and its quote: the very bytes of the document
 * that the claim stands on.
 */
#ifndef STORE_CLAIM_H
#define STORE_CLAIM_H

#include "arena.h"
#include "base.h"
#include "claim.h"
#include "db.h"
#include "deal.h"
#include "entity.h"
#include "err.h"
#include "mention.h"
#include "store_reading.h"

struct mention_rows {
	struct mention	*at;		/* in order of place */
	size_t		 n;
};
int	store_mentions(struct db *, struct arena *, int64_t doc,
	    struct mention_rows *, struct err *);

/* The things one document names, by number of mentions. */
struct doc_name {
	int64_t			entity;
	struct str		name;
	enum entity_type	type;
	enum entity_origin	origin;
	int64_t			count;
	uint32_t		first;		/* place of the first mention */
	double			weight;
};
struct doc_name_rows {
	struct doc_name	*at;
	size_t		 n;
};
int	store_doc_names(struct db *, struct arena *, int64_t doc,
	    struct doc_name_rows *, struct err *);

/* One end of a claim, a party of a deal. */
struct named {
	int64_t			id;
	struct str		name;
	enum entity_type	type;
	double			weight;
};

/* Where a claim was told. */
struct told {
	struct str	quote;		/* bytes [start, end) of the text */
	struct str	title, show, link;
	enum doc_kind	kind;
	int64_t		date;
	int64_t		learned;
	int64_t		voice;
	/* the date; CLOCK_NONE where the document has none of its own, and
	 * `date` is the day we read it */
	int64_t		stated;
};

struct claim_row {
	struct claim	claim;
	struct named	head, tail;
	struct told	told;
	/* the edge that it is folded into; 0 before the fold */
	int64_t		edge, edge_claims, edge_sources;
	int64_t		edge_first_seen, edge_last_seen;
	enum status	edge_status;
	double		edge_confidence;
};

struct claim_rows {
	struct claim_row	*at;
	size_t			 n;
	bool			 more;
};

/* Exactly one of edge, doc, entity, or the time span chooses the rows; with an
 * entity, the span narrows them (until 0: open). */
struct claim_filter {
	int64_t		edge;
	int64_t		doc;
	int64_t		entity;		/* head or tail */
	bool		spoken;		/* with entity: only marked speakers */
	int64_t		since, until;	/* by the document's date, or */
	bool		learned;	/* by when we read it */
	enum status	status;		/* with edge: of this; NONE: any */
	bool		but;		/* of any other than that */
	size_t		limit;		/* 0: LIMIT_ROWS */
};

/* Of a document in order of place; else newest first, what has no date last
 * (of a span: by the day we read it), then by id. */
int	store_claims(struct db *, struct arena *, const struct claim_filter *,
	    struct claim_rows *, struct err *);

struct deal_claim_row {
	struct deal_claim	claim;
	struct named		party[DEAL_PARTIES];
	struct told		told;
	int64_t			deal;		/* 0 before the fold */
};

struct deal_claim_rows {
	struct deal_claim_row	*at;
	size_t			 n;
	bool			 more;
};

/* Exactly one of deal, doc, or the time span. */
struct deal_claim_filter {
	int64_t		deal;
	int64_t		doc;
	int64_t		since, until;
	bool		learned;
	size_t		limit;
};

int	store_deal_claims(struct db *, struct arena *,
	    const struct deal_claim_filter *, struct deal_claim_rows *,
	    struct err *);

#endif
