/*
 * store_graph.h - belief: edges, deals, and numbers about all of it.
 *
 * Written by graph/build alone; read by every question.
 */
#ifndef STORE_GRAPH_H
#define STORE_GRAPH_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "deal.h"
#include "edge.h"
#include "err.h"
#include "store_claim.h"

struct edge_row {
	struct edge	edge;
	struct named	head, tail;
};

struct edge_rows {
	struct edge_row	*at;
	size_t		 n;
	bool		 more;
};

/* Both ways; most sources first, then newest, then by id.  0: LIMIT_ROWS. */
int	store_edges_of(struct db *, struct arena *, int64_t entity,
	    size_t limit, struct edge_rows *, struct err *);
struct edge_row	*store_edge_get(struct db *, struct arena *, int64_t id,
		    struct err *);		/* ERR_NOT_FOUND */
/* Every edge by id, without names: for the snapshot. */
typedef int	store_edge_fn(const struct edge *, void *);
int	store_edge_each(struct db *, store_edge_fn *, void *, struct err *);

struct deal_row {
	struct deal	deal;
	struct named	party[DEAL_PARTIES];	/* as deal.party */
	int64_t		claims;
	/* the claim that tells it best (graph/deals.h) */
	int64_t		doc;
	uint32_t	start, end;
	struct str	speaker;
	int64_t		at_ms;
	struct told	told;
};

struct deal_rows {
	struct deal_row	*at;
	size_t		 n;
	bool		 more;
};

struct deal_find {
	int64_t		since, until;	/* its day; CLOCK_NONE, or 0: open */
	enum deal_type	type;		/* DEAL_NONE: any */
	enum status	status;		/* STATUS_NONE: any */
	int64_t		min_amount, max_amount;	/* 0: open */
	int64_t		party;		/* 0: any */
	bool		told;		/* of a party: the day it was first told */
	size_t		limit;		/* 0: LIMIT_ROWS */
	size_t		offset;
};

/* Newest first by its day, those without one last, then larger first, then by id. */
int	store_deals(struct db *, struct arena *, const struct deal_find *,
	    struct deal_rows *, struct err *);
struct deal_row	*store_deal_get(struct db *, struct arena *, int64_t id,
		    struct err *);		/* ERR_NOT_FOUND */

/* How often a name was said in [from, to), and in the span as long before. */
struct rise {
	struct named	name;
	enum entity_origin origin;
	int64_t		now, before;		/* mentions */
	int64_t		docs_now, docs_before;
	int64_t		voices_now;		/* independent sources */
	int64_t		first_seen;
};
struct rise_rows {
	struct rise	*at;
	size_t		 n;
};
/* All names of the span by mentions: graph/rank decides what rises. */
int	store_rise(struct db *, struct arena *, int64_t from, int64_t to,
	    struct rise_rows *, struct err *);
/* Documents that name a thing, or tell an edge, in the span from `middle` on and
 * in the one before it; only those with a date of their own. */
enum store_pace_of {
	PACE_OF_NAME,
	PACE_OF_EDGE
};
struct pace {
	int64_t	now, before;
};
int	store_pace(struct db *, enum store_pace_of, int64_t id, int64_t middle,
	    int64_t span, struct pace *, struct err *);
/* The newest date that a document has itself; CLOCK_NONE. */
int	store_newest(struct db *, int64_t *, struct err *);

struct store_counts {
	int64_t	docs, bytes, unread;
	int64_t	entities;		/* named and known */
	int64_t	candidates;
	int64_t	mentions, claims, deal_claims, edges, deals;
	int64_t	sources, sources_broken;
	int64_t	oldest, newest;		/* stated dates of documents */
	int64_t	learned;		/* when the last one was read */
};
int	store_count(struct db *, struct store_counts *, struct err *);

/* ---- for graph/build, inside its db_write ---- */

/* The date of a document, CLOCK_NONE where it has none of its own; and that, or
 * the day we read it. */
struct told_when {
	int64_t	date, seen;
};

/* A claim as the fold sees it: ordered by edge, then id; ends as the edge has
 * them (of a symmetric relation the lesser id is the head). */
struct fold_claim {
	int64_t		id, edge, head, tail;
	enum relation	relation;
	enum status	status;
	int64_t		doc, voice;
	struct told_when when;
	struct clock_span about;
	bool		direct;		/* a marked speaker, or a launch */
	bool		copied;		/* of a document that was there before */
	enum entity_type head_type, tail_type;
	enum phase	phase;
	int64_t		tail_of;	/* the company that it is a part of; 0 */
};
typedef int	store_fold_fn(const struct fold_claim *, void *);
int	store_fold_each(struct db *, store_fold_fn *, void *, struct err *);
/* A deal claim as the fold sees it: ordered by date, then id; those without a
 * date come first. */
struct fold_deal {
	struct deal_claim	claim;	/* no speaker */
	struct told_when	when;
	int64_t			voice;
	bool			direct, copied;
};
typedef int	store_fold_deal_fn(const struct fold_deal *, void *);
int	store_fold_deal_each(struct db *, store_fold_deal_fn *, void *,
	    struct err *);

int	store_fold_clear(struct db *, struct err *);
/* A candidate that `promote` independent sources name is an entity. */
int	store_fold_nodes(struct db *, int64_t promote, struct err *);
int	store_node_weight(struct db *, int64_t id, double, struct err *);
int	store_edge_put(struct db *, const struct edge *, struct err *);
/* `best` is the claim that tells it best. */
int	store_deal_put(struct db *, const struct deal *, int64_t best,
	    int64_t claims, struct err *);
int	store_deal_source_put(struct db *, int64_t deal, int64_t claim,
	    struct err *);
/* The `promote` of the fold; 0 from when a reading is stored or dropped. */
int	store_folded_get(struct db *, int64_t *promote, struct err *);
int	store_folded_put(struct db *, int64_t promote, struct err *);
/* Every node's id, docs and sources, by id. */
struct node_count {
	int64_t	id, docs, sources;
};
struct node_count_rows {
	struct node_count *at;
	size_t		   n;
};
int	store_node_counts(struct db *, struct arena *,
	    struct node_count_rows *, struct err *);

#endif
