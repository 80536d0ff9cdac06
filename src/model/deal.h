/*
 * deal.h - an event between parties, told by a document (deal_claim), and the
 * one deal that several documents tell (deal).
 *
 * Amounts are whole units of the currency (20 billion is 20000000000); 0 is
 * "not told".  The valuation is kept apart from the deal's own size, the stake
 * is in hundredths of a percent.
 */
#ifndef DEAL_H
#define DEAL_H

#include "base.h"
#include "clock.h"
#include "kind.h"
#include "str.h"

#define DEAL_PARTIES 16

struct deal_party {
	int64_t		entity;
	enum deal_role	role;
};

struct deal_claim {
	int64_t			id;
	int64_t			doc;
	enum deal_type		type;
	enum status		status;
	struct deal_party	party[DEAL_PARTIES];
	size_t			n_party;
	int64_t			amount;
	int64_t			valuation;
	int64_t			stake;
	char			currency[4];	/* ISO 4217; "" where none */
	char			round[16];	/* "Series B", "seed"; "" */
	uint32_t		start, end;
	struct str		speaker;
	int64_t			at_ms;
	struct clock_span	about;
};

void	deal_claim_set_id(struct deal_claim *);

/* Belief: the fold of the deal claims that tell one event. */
struct deal {
	int64_t			id;
	enum deal_type		type;
	enum status		status;
	struct deal_party	party[DEAL_PARTIES];
	size_t			n_party;
	int64_t			amount, amount_low, amount_high;
	int64_t			valuation;
	int64_t			stake;
	char			currency[4];
	char			round[16];
	int64_t			first_seen, last_seen;	/* as in edge.h */
	bool			dated;
	int64_t			sources;		/* independent ones */
	int64_t			denials, direct;
	enum status		newest;
	struct clock_span	valid;	/* when it is said to be; CLOCK_NONE */
	int64_t			day;	/* the first moment of that, where it was
					   over when it was first told; else
					   first_seen; CLOCK_NONE: nobody says */
	double			confidence;		/* 0 to 1 */
};

/* The time of its day: as vague as its words are. */
struct clock_span	deal_when(const struct deal *);

#endif
