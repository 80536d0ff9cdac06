#include "base.h"

#include <string.h>

#include "deal_in.h"
#include "slot_in.h"

/*
 * Which money of a sentence is a deal's own size, which is what its issuer is
 * worth, and which is neither.
 */

#define SMALLEST 10000	/* no deal is made for less */
#define LEAST_WORTH 5000000	/* a share's price is less */

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

/* The word that says what the company is worth with this sum; NULL for none. */
static const struct cue_hit *
valuation_of(const struct sense *x, const struct quantity *q)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_VALUATION &&
		    valued(x, &x->cue[i]) == q)
			return &x->cue[i];
	return NULL;
}

/* "raised $30B at $380B": who raises money says at what worth, and not how much. */
static bool
is_worth_at(const struct sense *x, const struct quantity *q)
{
	static const char *const about[] = { "a", "an", "over", "about",
	    "around", "roughly", "nearly" };
	uint32_t i = q->first;

	if (sense_cue(x, CUE_RAISE, x->s->first) == NULL &&
	    sense_cue(x, CUE_ROUND, x->s->first) == NULL)
		return false;
	if (i > x->s->first && str_iin(token_str(&x->p->t, i - 1), about,
	    COUNT_OF(about)))
		i--;
	return q->value >= LEAST_WORTH && ((x->p->t.at[i].gap & GAP_AT) ||
	    sense_word(x, i - 1, i - 1, "at"));
}

bool
deal_is_valuation(const struct sense *x, const struct quantity *q)
{
	return valuation_of(x, q) != NULL || is_worth_at(x, q);
}

/*
 * "an order worth $5B" is its size; the worth of a company named right in front, or
 * of what the two become, is no price.
 */
static bool
is_size(const struct sense *x, const struct cue_hit *c, enum deal_type type)
{
	static const char *const words[] = { "worth", "valued", "values",
	    "valuing" };
	static const char *const whole[] = { "company", "startup", "firm",
	    "combined", "business" };

	if (c == NULL || !str_iin(token_str(&x->p->t, c->first), words,
	    COUNT_OF(words)))
		return type == DEAL_ACQUISITION;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].last + 1 == c->first)
			return false;
	for (size_t i = 0; i < COUNT_OF(whole); i++)
		if (sense_word(x, c->first, c->last + 2, whole[i]))
			return false;
	return true;
}


/* Where the words around a sum begin that may be its own: no comma parts them. */
static uint32_t
clause_from(const struct sense *x, const struct quantity *q)
{
	uint32_t i = q->first;

	while (i > x->s->first && q->first - i < 4 &&
	    !(x->p->t.at[i].gap & GAP_COMMA))
		i--;
	return i;
}

static uint32_t
clause_to(const struct sense *x, const struct quantity *q)
{
	uint32_t i = q->last;

	while (i < x->s->last && i - q->last < 3 &&
	    !(x->p->t.at[i + 1].gap & GAP_COMMA))
		i++;
	return i;
}

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
	uint32_t from = clause_from(x, q), to = clause_to(x, q);

	/* "$20 a month" buys no company, "up from $5 billion" is past */
	if (q->value < SMALLEST || sense_word(x, q->first - 1, q->first - 1,
	    "from"))
		return true;
	if (q->first > x->s->first)
		for (size_t i = 0; i < COUNT_OF(before); i++)
			if (sense_word(x, from, q->first - 1, before[i]) &&
			    !sense_word(x, q->first - 1, q->first - 1,
			    "raising"))
				return true;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, q->last + 1, to, words[i]) ||
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

void
deal_take_amount(struct deal_claim *d, const struct quantity *q)
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

/* "a $111 billion acquisition": no word parts the sum from what it is of. */
static bool
is_in_front(const struct sense *x, const struct cue_hit *c,
    const struct quantity *q)
{
	return q->last < c->first && c->first - q->last <= 2 &&
	    !(x->p->t.at[c->first].gap & GAP_COMMA) &&
	    small_at(x, c->first - 1) != SMALL_JOINT;
}

/* "a $111 billion acquisition of": of several sums the one that is its own. */
static void
own_money(const struct sense *x, const struct cue_hit *c, struct deal_claim *d)
{
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind == QUANTITY_MONEY && q->value >= SMALLEST &&
		    (is_paid(x, c, q) || is_in_front(x, c, q)) &&
		    !deal_is_valuation(x, q))
			deal_take_amount(d, q);
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

/* Only who raises money is valued. */
static bool
is_valued(const struct deal_claim *d)
{
	return d->type == DEAL_INVESTMENT || d->type == DEAL_IPO;
}

/* What the sum says of worth: the company's, or the size of the deal itself. */
static void
take_worth(const struct sense *x, const struct quantity *q,
    struct deal_claim *d, const struct quantity **size)
{
	if (is_valued(d)) {
		if (d->valuation == 0)
			d->valuation = q->value;
	} else if (*size == NULL && is_size(x, valuation_of(x, q), d->type)) {
		*size = q;
	}
}

/* Fills amount and valuation from the sentence's money. */
void
deal_money(const struct sense *x, const struct cue_hit *c,
    struct deal_claim *d)
{
	const struct quantity *size = NULL;

	stake(x, d);
	own_money(x, c, d);
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind != QUANTITY_MONEY)
			continue;
		if (deal_is_valuation(x, q))
			take_worth(x, q, d, &size);
		else if (d->amount == 0 && !is_other_money(x, q) &&
		    !(d->type == DEAL_ACQUISITION && is_raised(x, q)))
			deal_take_amount(d, q);
	}
	if (d->amount == 0 && d->type == DEAL_INVESTMENT)
		bare_money(x, c, d);
	if (d->amount == 0 && size != NULL)
		deal_take_amount(d, size);
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
