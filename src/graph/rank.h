/*
 * rank.h - weight: how much a name matters, and whether it rises.
 *
 * Importance is log2(1 + documents) + log2(1 + sources): it grows with what is
 * said and with who says it, slowly, so that one loud voice does not outweigh
 * many.  A name rises where it is said more often now than in the span as long
 * before:
 *
 *	(now + 1) / (before + 1) * log2(1 + voices now) * log2(1 + now)
 */
#ifndef RANK_H
#define RANK_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "store_entity.h"
#include "store_graph.h"

/* Inside a db_write, after store_fold_nodes. */
int	rank_weights(struct db *, struct err *);

/* The end of the 30 days that end with the newest document. */
int	rank_now(struct db *, int64_t *now, struct err *);
/* An edge's importance: by its claims, as a name's by its documents. */
double	rank_edge(const struct edge *);
/*
 * What a name or an edge weighs, in a sentence of its numbers: importance,
 * momentum (those 30 days against the 30 before) and novelty (told in them for
 * the first time).  Documents without a date count in importance alone.
 */
int	rank_why_name(struct db *, struct arena *, const struct node *,
	    int64_t now, struct str *out, struct err *);
int	rank_why_edge(struct db *, struct arena *, const struct edge *,
	    int64_t now, struct str *out, struct err *);

struct rank_row {
	struct rise	rise;
	double		score;
	struct str	why;	/* "named in 7 documents this week, 1 before" */
};

struct rank_rows {
	struct rank_row	*at;
	size_t		 n;
};

/* What rises in [from, to), strongest first, at most limit. */
int	rank_rising(struct db *, struct arena *, int64_t from, int64_t to,
	    size_t limit, struct rank_rows *, struct err *);

#endif
