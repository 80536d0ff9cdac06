/*
 * cue.h - the words that show a relation, a deal or a stance: sql/seed/cue.tsv.
 *
 * A row of the table is a class and its phrases; the classes are named here, and
 * what a class means for whom stands in the tables of relate.c, deal_find.c and
 * stance.c.  A linguist adds a phrase to the table, not a line to the code.
 *
 * A row "=buy" is a set of words.  In a phrase "<buy>" stands for each of them,
 * "<in/of>" for either, "(a/the)" for either or nothing.
 */
#ifndef CUE_H
#define CUE_H

#include "base.h"
#include "token.h"
#include "words.h"

enum cue {
	CUE_NONE,
	/* relations, active and passive */
	CUE_ACQUIRE, CUE_ACQUIRED_BY, CUE_ACQUISITION_OF, CUE_BID,
	CUE_SELL, CUE_SOLD_TO,
	CUE_INVEST, CUE_BACKED_BY, CUE_STAKE_IN,
	CUE_GOODS,	/* what is supplied */
	CUE_PARTNER, CUE_PARTNER_HABIT, CUE_PARTNER_NOUN,
	CUE_SUPPLY, CUE_BUY_FROM, CUE_CUSTOMERS, CUE_PICK,
	CUE_COMPETE, CUE_RIVALS, CUE_RIVAL_LIST, CUE_DUEL, CUE_MERGE,
	CUE_FOUND, CUE_FOUNDED_BY, CUE_FOUNDER,
	CUE_JOIN, CUE_HIRE, CUE_WORK, CUE_ROLE,
	CUE_MAKE, CUE_MADE_BY,
	CUE_USE, CUE_USED_BY,
	CUE_OPERATE,
	/* deals */
	CUE_RAISE, CUE_ROUND, CUE_LED_BY, CUE_LED_IT, CUE_VALUATION, CUE_IPO, CUE_LEASE,
	CUE_DEAL_NOUN,	/* both names stand in front of it */
	CUE_LICENSE, CUE_DEBT, CUE_LEND, CUE_VENTURE, CUE_SIGN,
	CUE_PAY,
	/* stance */
	CUE_PLANNED, CUE_RUMORED, CUE_HEARSAY, CUE_DENIED, CUE_UNDONE, CUE_IF,
	/* names never seen */
	CUE_COMPANY_IS, CUE_COMPANY_END, CUE_SAID, CUE_TITLE, CUE_THING_END,
	/* who pays for what is said */
	CUE_SPONSOR,
	CUE_CLASSES
};

/* The tables are made on first use by cue_ready; then read-only. */
void		cue_ready(void);
/* Puts the words of all phrases: their places in them (words.h). */
void		cue_put_words(struct vocab *);
/* cue_all where the word at i may begin a cue. */
uint32_t	cue_walk(const struct tokens *, size_t i, size_t last,
		    size_t *end);

/*
 * The classes of the longest cue that begins at token i, one a byte, the last
 * row's in the lowest; 0 where there is none.
 */
static inline uint32_t
cue_all(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	return word_begins(t, i, last, WORD_CUE, WORD_CUE_HEAD,
	    WORD_CUE_TAIL) ? cue_walk(t, i, last, end) : 0;
}

/* The longest cue that begins at token i; CUE_NONE where there is none. */
static inline enum cue
cue_at(const struct tokens *t, size_t i, size_t last, size_t *end)
{
	return (enum cue)(cue_all(t, i, last, end) & 0xff);
}

#endif
