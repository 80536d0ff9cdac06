/*
 * tally.h - who says a thing, weighed: for edges and deals.
 *
 * A voice (a show, a source, a site) counts once, with its newest word; what a
 * copy of a document prints again is no newer word.  Its weight is
 *
 *	s * d * r
 *	s	asserted, completed 1, announced 0.9, planned 0.6, rumored 0.3;
 *		a denial 1, on the other side
 *	d	1.25 where it tells first hand (a marked speaker, a launch), else 1
 *	r	1 / (1 + years), the years by which the newest word of all is newer
 *
 *	confidence = w / (w + 1),
 *	w = the weights that say it + 0.1 for each further claim that is no
 *	    copy, at most 0.5, less the weights that deny it; at least 0.05
 *
 * A document without a date of its own has no age and is older than all that
 * have one: when it was read must not change what is believed.
 */
#ifndef TALLY_H
#define TALLY_H

#include "arena.h"
#include "base.h"
#include "kind.h"
#include "store_graph.h"
#include "str.h"
#include "vec.h"

/* One claim as it is heard. */
struct word {
	int64_t			voice;
	struct told_when	when;
	bool			direct;		/* told first hand */
	bool			copied;		/* by a copy of another document */
	enum status		status;
};

struct tally {
	VEC(struct word)	voice;	/* the newest word of each */
	int64_t			claims, copied;
	struct clock_span	dates, seen;	/* of all; CLOCK_NONE */
};

struct leaning {
	double		say, deny;	/* weights */
	double		confidence;
	int64_t		sources;	/* voices, however they speak */
	int64_t		denials, direct;	/* of them */
	enum status	newest;		/* what the newest word says */
	/* when it was told: as in edge.h */
	int64_t		first_seen, last_seen;
	bool		dated;
	enum status	strongest;	/* of those that say it; NONE */
};

double		tally_weight(enum status);
void		tally_hear(struct tally *, const struct word *);
void		tally_lean(const struct tally *, struct leaning *);
void		tally_reset(struct tally *);
void		tally_release(struct tally *);

/* "3 independent sources say so, 1 first hand, 1 denies it; the newest word, of
 * 2026-03-01, is asserted": from an edge's or a deal's numbers; the date
 * is CLOCK_NONE where there is none. */
struct str	tally_why(struct arena *, int64_t sources, int64_t denials,
		    int64_t direct, enum status newest, int64_t date);

#endif
