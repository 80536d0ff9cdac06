#include "base.h"

#include <string.h>

#include "deal_in.h"

/*
 * Which money of a sentence is a deal's own size, which is what its issuer is
 * worth, and which is neither.
 */

/* The nearest amount whose tokens lie in from..to. */
static const struct quantity *
amount_in(const struct sense *x, uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind != QUANTITY_PERCENT &&
		    x->amount[i].last >= from && x->amount[i].first <= to)
			return &x->amount[i];
	return NULL;
}

/*
 * The amount that a word of valuation speaks of: "a $61.5 billion valuation",
 * "raised $3.5 billion at a valuation of $61.5 billion", "valued at $5B".
 */
static const struct quantity *
valued(const struct sense *x, const struct cue_hit *c)
{
	static const char *const ahead[] = { "of", "at", "valuing", "values",
	    "worth" };
	const struct token *t = x->p->t.at;
	const struct quantity *q = NULL;
	bool back = c->first > x->s->first && !(t[c->first].gap & GAP_COMMA);

	for (size_t i = 0; i < COUNT_OF(ahead); i++)
		back = back && !sense_word(x, c->last, c->last, ahead[i]);
	if (back)
		q = amount_in(x, c->first - 1, c->first - 1);
	if (q == NULL && c->last < x->s->last &&
	    !(t[c->last + 1].gap & GAP_COMMA))
		q = amount_in(x, c->last + 1, c->last + 5);
	if (q == NULL && c->first > x->s->first)
		q = amount_in(x, c->first - MIN_OF(3, c->first), c->first - 1);
	return q;
}

bool
deal_is_valuation(const struct sense *x, const struct quantity *q)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_VALUATION &&
		    valued(x, &x->cue[i]) == q)
			return true;
	return false;
}

#define SMALLEST 10000	/* no deal is made for less */

/* Revenue, a market, a total of years: money that is no deal's own. */
static bool
is_other_money(const struct sense *x, const struct quantity *q)
{
	static const char *const words[] = {
		"revenue", "arr", "sales", "pipeline", "annually", "market",
		"profit", "loss", "losses", "spending", "capex", "tokens",
		"parameters", "users", "share",
		"milestone", "guarantee", "penalty", "settlement", "dividend"
	};
	static const char *const before[] = { "bringing", "total", "raising",
	    "reaches", "reached", "hits", "surpasses", "crosses" };
	uint32_t from = q->first - MIN_OF(4u, q->first - x->s->first);

	/* "$20 a month" buys no company */
	if (q->value < SMALLEST)
		return true;
	if (q->first > x->s->first)
		for (size_t i = 0; i < COUNT_OF(before); i++)
			if (sense_word(x, from, q->first - 1, before[i]) &&
			    !sense_word(x, q->first - 1, q->first - 1,
			    "raising"))
				return true;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, q->last + 1, q->last + 3, words[i]) ||
		    (q->first > x->s->first && sense_word(x, from,
		    q->first - 1, words[i])))
			return true;
	return false;
}

/* "a 10% stake in", "bought 51% of B", "49% of the shares" */
static void
stake(const struct sense *x, struct deal_claim *d)
{
	static const char *const words[] = { "stake", "of", "interest", "share",
	    "shares", "equity", "股权", "股份" };

	if (d->type != DEAL_INVESTMENT && d->type != DEAL_ACQUISITION)
		return;
	for (size_t i = 0; i < x->amounts && d->stake == 0; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind != QUANTITY_PERCENT)
			continue;
		for (size_t k = 0; k < COUNT_OF(words); k++)
			if (sense_word(x, q->last + 1, q->last + 2, words[k]) &&
			    q->value <= 10000)
				d->stake = (int32_t)q->value;
	}
}

/* "after its raise of $20M", "bought A, which raised $20M": no price. */
static bool
is_raised(const struct sense *x, const struct quantity *q)
{
	static const char *const raise[] = { "raise", "raised", "raising",
	    "raises" };

	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_RAISE && x->cue[i].last < q->first &&
		    q->first - x->cue[i].last <= 2 &&
		    is_any(x->p, x->cue[i].first, raise, COUNT_OF(raise)))
			return true;
	return false;
}

static void
take_amount(struct deal_claim *d, const struct quantity *q)
{
	d->amount = q->value;
	memcpy(d->currency, q->currency, sizeof(d->currency));
}

/* "bought B for $5.15B": the sum behind the verb's own "for". */
static bool
is_paid(const struct sense *x, const struct cue_hit *c,
    const struct quantity *q)
{
	return q->first > c->last && q->first - c->last <= 8 &&
	    sense_word(x, q->first - 1, q->first - 1, "for");
}

/* "a $111 billion acquisition of": of several sums the one that is its own. */
static void
own_money(const struct sense *x, const struct cue_hit *c, struct deal_claim *d)
{
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind == QUANTITY_MONEY && q->value >= SMALLEST &&
		    (is_paid(x, c, q) || (q->last < c->first &&
		    c->first - q->last <= 2 &&
		    !(x->p->t.at[c->first].gap & GAP_COMMA))) &&
		    !deal_is_valuation(x, q))
			take_amount(d, q);
	}
}

/* "just raised 5.5 billion": in talk nobody says of what. */
static void
bare_money(const struct sense *x, const struct cue_hit *c, struct deal_claim *d)
{
	for (size_t i = 0; x->p->spoken && c->cue == CUE_RAISE &&
	    i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind == QUANTITY_NUMBER && q->first == c->last + 1 &&
		    q->value >= 1000000 && !is_other_money(x, q))
			d->amount = q->value;
	}
}

/* Fills amount and valuation from the sentence's money. */
void
deal_money(const struct sense *x, const struct cue_hit *c,
    struct deal_claim *d)
{
	stake(x, d);
	own_money(x, c, d);
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind != QUANTITY_MONEY)
			continue;
		if (deal_is_valuation(x, q)) {
			if (d->valuation == 0)
				d->valuation = q->value;
		} else if (d->amount == 0 && !is_other_money(x, q) &&
		    !(d->type == DEAL_ACQUISITION && is_raised(x, q)))
			take_amount(d, q);
	}
	if (d->amount == 0 && d->type == DEAL_INVESTMENT)
		bare_money(x, c, d);
	/* only who raises money is valued; "an order worth $5B" is its size */
	if (d->amount == 0 && d->type != DEAL_INVESTMENT &&
	    d->type != DEAL_IPO) {
		d->amount = d->valuation;
		d->valuation = 0;
	}
	if (d->amount == d->valuation)
		d->amount = 0;	/* one sum says one thing */
	if (d->currency[0] == '\0' && d->valuation + d->amount != 0)
		for (size_t i = 0; i < x->amounts; i++)
			if (x->amount[i].value == d->valuation + d->amount)
				memcpy(d->currency, x->amount[i].currency,
				    sizeof(d->currency));
}

bool
deal_has_money(const struct sense *x)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind == QUANTITY_MONEY)
			return true;
	return false;
}
