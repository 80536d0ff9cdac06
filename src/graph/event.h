/*
 * event.h - one event as deal claims tell it, and which of them tell it.
 *
 * Two claims tell one event where the type is the same, the centre (issuer,
 * target) is the same or, in deals without one, two parties are; where they name
 * no two buyers and no two rounds, their amounts agree, and their times lie within
 * half a year.  Amounts agree where the same was told before, and within a tenth
 * of the one told first; while it is a rumour or a plan, or of an acquisition, any
 * up to three times as large or as small of the same parties: what a thing will
 * cost is guessed before it is known.
 * Two parties, one sum and one month are one event even where one calls it an
 * investment and the other a partnership; and a round's sum that another calls
 * what the issuer is worth is that.
 *
 * A denial tells of an event where all who do it by its words do it by the
 * event's: that A does not invest denies no round that B leads.
 *
 * Claims are heard in order of date, then id, so that the result does not hang on
 * the order in which documents came; those of documents without a date come before
 * all others, and no span of time keeps them from an event: when they were read
 * says nothing.
 */
#ifndef EVENT_H
#define EVENT_H

#include "base.h"
#include "deal.h"
#include "store_graph.h"
#include "vec.h"

struct telling {
	int64_t		claim;
	struct told_when when;
	int64_t		voice;
	bool		direct, copied;
	int64_t		amount;
	enum status	status;
	size_t		parties;
	uint32_t	named;		/* of the event's parties, a bit each */
};

/* What hangs on one telling alone (type, parties, the range, round, stake and
 * valuation) is in deal as it is heard; the rest is chosen from all (deals.c). */
struct event {
	struct deal		deal;
	bool			talk;	/* rumored, planned or denied so far */
	bool			said;	/* not only denied */
	struct clock_span	when;	/* of all that is told; CLOCK_NONE */
	VEC(struct telling)	told;
};

/* Rumored or planned. */
bool	event_is_talk(enum status);
/* The party that makes the deal what it is: the issuer, the target. */
bool	event_is_centre(enum deal_role);
/* When it was, where that was over when it was told; else when it was told. */
int64_t	event_time(const struct clock_span *about, enum status, int64_t told);
bool	event_tells(const struct event *, const struct fold_deal *);
/* An event that nothing told yet: its first claim, to be heard after. */
void	event_begin(struct event *, const struct deal_claim *);
void	event_hear(struct event *, const struct fold_deal *);
void	event_release(struct event *);

#endif
