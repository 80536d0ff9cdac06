/*
 * holding.h - what ends where another begins.
 *
 * An edge of a one-valued relation (relation_one_valued: a person's post, a
 * company's owner) is over where its words say so ("left", "a former"), and no
 * later word that it holds; and where a newer one takes its place: same subject,
 * same relation, an end of the same type, told as a fact, and
 *
 *	first told after the last word that said the old one; or
 *	told to begin ("joins") no more than a day before that word: news of who
 *	comes names where from.
 *
 * What a rumour, a plan, a denial or a document without a date says closes
 * nothing, nor does what is held beside a post (a seat on a board).  A company and
 * its part ("Microsoft", "Microsoft AI") are one place, told more and less
 * closely.
 */
#ifndef HOLDING_H
#define HOLDING_H

#include "base.h"
#include "edge.h"
#include "store_graph.h"

/* Times are those of documents, or what they say it is about where that is
 * earlier; CLOCK_NONE where none tells. */
struct holding {
	struct edge	 edge;
	int64_t		 subject;
	enum entity_type other;		/* the type of its other end */
	int64_t		 part_of;	/* what that end is a part of; 0 */
	int64_t		 from, to;	/* the first and the last word that it holds */
	int64_t		 began;		/* the last that it begins */
	struct clock_span over;		/* the first and the last that it is over */
	int64_t		 ended;		/* by these (holding_settle) */
	bool		 undated;	/* a fact is told without a date */
};

void	holding_begin(struct holding *, const struct fold_claim *);
void	holding_hear(struct holding *, const struct fold_claim *);
/* All of it was heard, and this is believed of it. */
void	holding_settle(struct holding *, const struct edge *);
/* valid_to and closed_by of all edges; orders them anew. */
void	holding_close(struct holding *, size_t n);

#endif
