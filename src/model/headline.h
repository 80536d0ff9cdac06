/*
 * headline.h - a claim or a deal as one plain sentence of ours, honest to its
 * status.
 *
 *	"NVIDIA plans to invest $2B in xAI"
 *	"CoreWeave is reported to buy Core Scientific for $9B"
 *	"It is denied that Apple acquires Mistral"
 *
 * No word of a source is taken: names, numbers, and verbs from a table.
 */
#ifndef HEADLINE_H
#define HEADLINE_H

#include "base.h"
#include "buf.h"
#include "deal.h"

struct headline {
	enum relation	relation;	/* RELATION_NONE: it is a deal */
	enum deal_type	deal;
	enum status	status;
	struct str	name[DEAL_PARTIES];	/* of a relation head, tail */
	enum deal_role	role[DEAL_PARTIES];
	size_t		parties;
	int64_t		amount, valuation;
	struct str	currency, round;
};

void	headline_write(const struct headline *, struct buf *);

#endif
