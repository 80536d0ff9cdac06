/*
 * belief.h - claims become edges.
 *
 * All claims with one head, relation and tail are one edge.  Sources are voices
 * (shows, sites): ten issues of one newsletter are one.  A voice's newest claim
 * is its word.
 *
 * Status: every voice votes for the status it said last; a vote older than half
 * a year before the newest counts half; a rumour counts half; the heaviest
 * status is the edge's, and of equals the one that says more (asserted, planned,
 * rumored, denied).
 *
 * Confidence: a voice that says it leaves half of the doubt, one that tells a
 * rumour three quarters; then the share of voices that do not deny it scales it
 * (for an edge that is denied: the share that does):
 *
 *	(1 - 0.5^told * 0.75^rumoured) * for / (for + against)
 *
 * in thousandths.
 */
#ifndef BELIEF_H
#define BELIEF_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "kind.h"

/* What one voice says of one thing, and when it said so last. */
struct belief_voice {
	int64_t		voice;
	enum status	status;
	int64_t		date;
};

enum status	belief_status(const struct belief_voice *, size_t n);
double		belief_confidence(const struct belief_voice *, size_t n,
		    enum status leaning);

/* Inside the build's db_write: folds every claim.  *edges is how many. */
int	belief_fold(struct db *, size_t *edges, struct err *);

#endif
