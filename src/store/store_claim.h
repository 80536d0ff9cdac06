/*
 * store_claim.h - what was read from documents: mentions, claims, deal claims.
 *
 * One document's reading is stored whole, with the mark that says it was read,
 * or not at all; storing it again replaces it.  Rows that are read back bring
 * the names of their ends, their document, and their quote: the very bytes of
 * the document that the claim stands on.
 */
#ifndef STORE_CLAIM_H
#define STORE_CLAIM_H

#include "arena.h"
#include "base.h"
#include "claim.h"
#include "db.h"
#include "deal.h"
#include "doc.h"
#include "entity.h"
#include "err.h"
#include "mention.h"

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
	const struct mention	*mention;
	size_t			 mentions;
	const struct claim	*claim;
	size_t			 claims;
	const struct deal_claim	*deal;
	size_t			 deals;
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

/* Exactly one of edge, doc, entity, or the time span chooses the rows. */
struct claim_filter {
	int64_t		edge;
	int64_t		doc;
	int64_t		entity;		/* head or tail */
	bool		spoken;		/* with entity: only marked speakers */
	int64_t		since, until;	/* by the document's date, or */
	bool		learned;	/* by when we read it */
	size_t		limit;		/* 0: LIMIT_ROWS */
};

/* Of a document in order of place; else newest first, then by id. */
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
