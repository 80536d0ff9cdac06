/*
 * deal_in.h - what the finders of deals share; for src/extract alone.
 *
 * A finder begins a deal where a sentence tells one, puts its parties, and lets
 * deal_money.c say what it cost.  deal_find.c has offerings, and what deals say of
 * two parties, deal_buy.c who buys whom, deal_pact.c what two agree on and
 * deal_supply.c whether that is goods, deal_round.c what is raised, deal_more.c the
 * rounds that no verb tells, deal_pay.c and deal_lead.c who pays in, deal_debt.c
 * what is only lent, deal_noun.c what a noun tells, deal_fold.c makes one of two
 * tellings.
 */
#ifndef DEAL_IN_H
#define DEAL_IN_H

#include "sense.h"

/* A new deal of the page, with the sentence as its words. */
struct deal_claim	*deal_begin(const struct sense *, enum deal_type,
			    struct stance);
/* One party; who is there already keeps the role. */
void		deal_party_put(const struct sense *, struct deal_claim *,
		    uint32_t named, enum deal_role);
void		deal_parties(const struct sense *, struct deal_claim *,
		    const struct sense_list *, enum deal_role);
/*
 * A product that stands for its maker, alone in front of a verb at a token or behind
 * one: "LMArena raised $150M", "OpenAI bought OpenClaw".
 */
bool		deal_product_left(const struct sense *, uint32_t at,
		    struct sense_list *);
bool		deal_product_right(const struct sense *, uint32_t at,
		    struct sense_list *);
/* A deal told as a fact is what `fact` says: done, or announced. */
struct stance	deal_settle(struct stance, enum status fact);
/* What the fact of a verb is: completed, or only announced while it goes on. */
enum status	deal_done(const struct sense *, const struct cue_hit *);

/* The sum is the deal's amount. */
void		deal_take_amount(struct deal_claim *, const struct quantity *);
/*
 * Amount, currency and valuation, from the sentence's money; "a $9M purchase of":
 * what stands right in front of the cue is its own.
 */
void		deal_money(const struct sense *, const struct cue_hit *,
		    struct deal_claim *);
bool		deal_has_money(const struct sense *);
/* The money is what a company is worth, not what was paid. */
bool		deal_is_valuation(const struct sense *,
		    const struct quantity *);

void		deal_buys(const struct sense *);	/* deal_buy.c */
void		deal_rounds(const struct sense *);	/* deal_round.c */
/* "Series B" among tokens from..to; everyone behind "led by", "investors". */
void		deal_round_name(const struct sense *, struct deal_claim *,
		    uint32_t from, uint32_t to);
void		deal_investors(const struct sense *, struct deal_claim *);
/* Whose "its round" or "A's round" is, that ends in front of a token. */
bool		deal_round_owner(const struct sense *, uint32_t at,
		    struct sense_list *);
/* "$5 million in seed funding", "$11 million seed round": a round's own money. */
bool		deal_is_of_round(const struct sense *, const struct quantity *);
/* "a $30M raise" */
bool		deal_is_raise(const struct sense *, const struct quantity *);
/* "raised $30M from A and B": whoever gave. */
void		deal_givers(const struct sense *, const struct cue_hit *,
		    struct deal_claim *);
/* Rounds beside those that stand behind deal `before`: deal_more.c. */
void		deal_more_rounds(const struct sense *, size_t before);
/* deal_pay.c: who invests or is backed, who led it, who are its investors. */
bool		deal_invest(const struct sense *);
bool		deal_led(const struct sense *);
bool		deal_payers(const struct sense *);
void		deal_pacts(const struct sense *);	/* deal_pact.c */
/* deal_supply.c: a company of one of these fields; one that only invests. */
bool		deal_is_of_field(const struct sense *, uint32_t named,
		    const char *const *fields, size_t n);
/* "a deal with Thrive Capital that raised its valuation": who only invests. */
bool		deal_by_investor(const struct sense *, uint32_t named);
/* A word of agreement, or money, stands in the sentence. */
bool		deal_has_agreement(const struct sense *);
void		deal_nouns(const struct sense *);	/* deal_noun.c */
/* Who leads whose round. */
bool		deal_leads(const struct sense *);	/* deal_lead.c */
/* Who lends to whom; what is lent by nobody named. */
void		deal_loan(const struct sense *);	/* deal_debt.c */
/* The money is lent: no investment. */
bool		deal_is_lent(const struct sense *, const struct quantity *);

#endif
