/*
 * pick.h - what could be told: the claims and deal claims of a span of time,
 * each with how much it is worth telling.
 *
 *	score = (weight + novelty) * certainty * freshness * readability
 *
 * weight	the relation or deal type, the amount on a log scale, the
 *		importance of the two weightiest names
 * novelty	an edge or deal that was not told before the span, nor more than
 *		three days before this document, counts 2 (0.7 where it is no
 *		event: makes, uses, competes with, founded); each doubling of independent
 *		sources half
 * certainty	a rumour 0.85, a plan 0.95; what was known before 0.3 of that
 *		and so is what is about a time long before the telling
 * freshness	1 for today, a half for a document that is a month old
 * readability	less for what is no sentence: table rows, scraps, links, questions
 */
#ifndef PICK_H
#define PICK_H

#include "arena.h"
#include "base.h"
#include "clock.h"
#include "db.h"
#include "deal.h"
#include "err.h"
#include "store_claim.h"
#include "vec.h"

struct pick {
	int64_t			id;		/* the claim's */
	int64_t			story;		/* of the deal or the edge */
	enum relation		relation;	/* RELATION_NONE: it is a deal */
	enum deal_type		deal;
	enum status		status;
	struct named		party[DEAL_PARTIES];	/* head, tail */
	enum deal_role		role[DEAL_PARTIES];
	size_t			parties;
	int64_t			amount, valuation;
	const char		*currency;
	const char		*round;
	int64_t			doc;
	uint32_t		start, end;
	struct str		speaker;
	int64_t			at_ms;
	struct told		told;
	int64_t			first_seen;	/* of the story */
	int64_t			sources;
	struct clock_span	about;		/* the time it tells of */
	struct clock_span	valid;		/* of a deal: what any claim says */
	bool			is_new;		/* told first in the span */
	bool			is_past;	/* its words tell of times long gone */
	double			weight, novelty, certainty, freshness,
				readability, score;
	uint64_t		*word;		/* story.h: of the quote, sorted */
	size_t			words;
};

VEC_NAMED(pick_list, struct pick);

/* What belongs to the span: dated in it, or learned in it (never both twice). */
struct pick_span {
	struct clock_span	dated;
	struct clock_span	days;		/* UTC midnights of its dates: for
						   documents with no hour */
	struct clock_span	learned;	/* from == to: none */
};

/* Best first; the same claims in the same order whatever the order of rows. */
int	pick_gather(struct db *, struct arena *, const struct pick_span *,
	    struct pick_list *, struct err *);

/* Words that stand around it may tell, where its own do not, that it is of times
 * long gone: in a talk nobody says so in each sentence.  True: it is now. */
bool	pick_is_past_by(struct arena *, struct pick *, struct str words);

/* The order of amounts between currencies, for weight alone: US dollars. */
double	pick_dollars(int64_t amount, const char *currency);
/* Is a date without an hour or an instant in the span? */
bool	pick_is_dated(const struct pick_span *, int64_t date);

#endif
