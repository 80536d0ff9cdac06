#include "base.h"

#include <string.h>

#include "deal_in.h"
#include "words.h"

/* Rounds that a verb tells: who raised, and from whom. */

/* The first word of a named round in tokens from..to: "Series B"; 0 for none. */
static uint32_t
named_round(const struct sense *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i <= to && i <= x->s->last; i++)
		if (sense_word(x, i, i, "seed") ||
		    (sense_word(x, i, i, "series") && i < x->s->last &&
		    x->p->t.at[i + 1].end - x->p->t.at[i + 1].start == 1) ||
		    (sense_word(x, i, i, "pre") && i < x->s->last &&
		    sense_word(x, i + 1, i + 1, "seed")))
			return i;
	return 0;
}

void
deal_round_name(const struct sense *x, struct deal_claim *d, uint32_t from,
    uint32_t to)
{
	uint32_t i = named_round(x, from, to), last = i;
	size_t end;
	struct str s;

	if (i == 0)
		return;
	if (cue_at(&x->p->t, i, x->s->last, &end) == CUE_ROUND)
		last = (uint32_t)end;
	else if (sense_word(x, i, i, "series"))
		last = i + 1;
	s = token_span(&x->p->t, i, last);
	if (d->round[0] == '\0' && s.n < sizeof(d->round))
		memcpy(d->round, s.p, s.n);
}

bool
deal_is_of_round(const struct sense *x, const struct quantity *q)
{
	return q->kind == QUANTITY_MONEY && !deal_is_valuation(x, q) &&
	    named_round(x, q->last + 1, q->last + 3) != 0;
}

/* Between the deal's money and this token stands the money of another round. */
static bool
is_of_another(const struct sense *x, const struct deal_claim *d, uint32_t at)
{
	const struct quantity *last = NULL;

	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].last < at && (deal_is_of_round(x, &x->amount[i]) ||
		    x->amount[i].value == d->amount))
			last = &x->amount[i];
	return d->amount != 0 && last != NULL && last->value != d->amount;
}

/* "A, a startup backed by B, raises money": B's was another round. */
static bool
is_earlier(const struct sense *x, const struct cue_hit *backed)
{
	return backed->cue == CUE_BACKED_BY && backed->first > x->s->first &&
	    sense_cue(x, CUE_RAISE, backed->last + 1) != NULL;
}

/* Everyone behind "led by", "with participation from". */
void
deal_investors(const struct sense *x, struct deal_claim *d)
{
	static const char *const backers[] = { "investors", "backers" };

	/* "from several investors, including A": the comma parts the words */
	for (uint32_t i = x->s->first + 1; i <= x->s->last; i++)
		for (size_t k = 0; k < COUNT_OF(backers); k++) {
			struct sense_list l;

			if (sense_word(x, i, i, "including") &&
			    sense_word(x, i - 1, i - 1, backers[k]) &&
			    sense_right(x, i, COMPANIES | PERSONS, 4, &l))
				deal_parties(x, d, &l, ROLE_INVESTOR);
		}
	for (size_t i = 0; i < x->cues; i++) {
		struct sense_list l;

		if (is_of_another(x, d, x->cue[i].first) ||
		    is_earlier(x, &x->cue[i]))
			continue;
		if ((x->cue[i].cue == CUE_LED_BY ||
		    x->cue[i].cue == CUE_BACKED_BY) &&
		    sense_right(x, x->cue[i].last, COMPANIES | PERSONS, 6, &l))
			deal_parties(x, d, &l, ROLE_INVESTOR);
		/* 由红杉领投，腾讯跟投: whoever stands in front */
		if (x->cue[i].cue == CUE_LED_IT &&
		    sense_left(x, x->cue[i].first, COMPANIES | PERSONS, 6, &l))
			deal_parties(x, d, &l, ROLE_INVESTOR);
	}
}

/* "获得阿里巴巴3000万元投资": money, and the word for it behind. */
static bool
is_paid_in(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->cues; i++)
		for (size_t k = 0; k < x->amounts; k++)
			if (x->cue[i].cue == CUE_INVEST &&
			    (x->p->t.at[c->first].flags & TOKEN_CJK) &&
			    x->amount[k].first > c->last &&
			    x->amount[k].last < x->cue[i].first &&
			    x->cue[i].first - x->amount[k].last <= 4)
				return true;
	return false;
}

/*
 * The first "from" behind the money; "获得A和B的3亿元投资": who stands in front of it.
 */
void
deal_givers(const struct sense *x, const struct cue_hit *c, struct deal_claim *d)
{
	struct sense_list l;

	if (is_paid_in(x, c) && sense_right(x, c->last, COMPANIES | PERSONS, 6,
	    &l))
		deal_parties(x, d, &l, ROLE_INVESTOR);
	for (uint32_t i = c->last + 1; i <= x->s->last && i < c->last + 20;
	    i++) {
		if (!sense_word(x, i, i, "from"))
			continue;
		if (sense_right(x, i, COMPANIES | PERSONS, 7, &l))
			deal_parties(x, d, &l, ROLE_INVESTOR);
		return;
	}
}

/* "$10 billion in liquidity", "a $5 million contract": no capital from outside. */
static bool
is_own_money(const struct sense *x, const struct quantity *q)
{
	static const char *const words[] = { "liquidity", "revenue", "revenues",
	    "sales", "arr", "profit", "profits", "savings", "damages", "fines",
	    "orders", "bookings", "contracts", "credits", "grants", "debt",
	    "loans" };
	static const char *const orders[] = { "contract", "order", "grant",
	    "award", "settlement", "fine" };
	uint32_t i = q->last + 2;

	if (q->last < x->s->last && is_any(x->p, q->last + 1, orders,
	    COUNT_OF(orders)))
		return true;
	return i <= x->s->last && (sense_word(x, i - 1, i - 1, "in") ||
	    sense_word(x, i - 1, i - 1, "of")) && str_iin(token_str(&x->p->t,
	    sense_word(x, i, i, "annual") ? MIN_OF(i + 1, x->s->last) : i),
	    words, COUNT_OF(words));
}

/* "raises Series C": a round by its letter, whatever it brought. */
static bool
is_lettered(const struct sense *x, const struct cue_hit *c)
{
	static const char *const verbs[] = { "raised", "raises", "raise",
	    "raising", "closes", "closed", "announces", "announced" };
	uint32_t i = named_round(x, c->last + 1, c->last + 3);

	return i != 0 && sense_word(x, i, i, "series") && str_iin(token_str(
	    &x->p->t, c->last), verbs, COUNT_OF(verbs));
}

/* "after A's raise in August" */
static bool
is_owned(const struct sense *x, const struct cue_hit *c)
{
	return sense_word(x, c->first, c->last, "raise") && c->first >
	    x->s->first && sense_word(x, c->first - 1, c->first - 1, "s") &&
	    (x->p->t.at[c->first - 1].gap & GAP_APOSTROPHE);
}

/* "the $30M that A raised" */
static bool
money_fronted(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind == QUANTITY_MONEY &&
		    x->amount[i].last + 1 < c->first &&
		    c->first - x->amount[i].last <= 7 &&
		    sense_word(x, x->amount[i].last + 1, x->amount[i].last + 1,
		    "that"))
			return true;
	return false;
}

/* "raised eyebrows with": nothing that money does. */
static bool
raises_else(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "eyebrows", "questions",
	    "concerns", "prices", "fears", "hopes", "doubts", "awareness",
	    "alarm", "alarms", "objections", "rates", "limits", "bar" };

	for (uint32_t i = c->last + 1; i <= c->last + 3 && i <= x->s->last; i++)
		if (is_any(x->p, i, words, COUNT_OF(words)))
			return true;
	return false;
}

/* The verb's object is money: "raised $30M", not "raise its valuation". */
static bool
money_behind(const struct sense *x, const struct cue_hit *c)
{
	static const char *const money[] = { "money", "funding", "capital",
	    "financing", "cash", "funds" };

	if (raises_else(x, c))
		return false;
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		/* "raising its total commitment to $8 billion" raises none */
		if (q->first > c->last + 1 && sense_word(x, c->last + 1,
		    q->first - 1, "total"))
			continue;
		if (q->first > c->last && q->first - c->last <= 9 &&
		    !(q->kind == QUANTITY_NUMBER && !x->p->spoken) &&
		    q->kind != QUANTITY_PERCENT && !deal_is_valuation(x, q) &&
		    !is_own_money(x, q) && !deal_is_lent(x, q))
			return true;
	}
	if (is_lettered(x, c) || money_fronted(x, c) || is_owned(x, c))
		return true;
	/* "raises money at a $40B valuation" */
	for (size_t i = 0; deal_has_money(x) && i < COUNT_OF(money); i++)
		if (sense_word(x, c->last + 1, c->last + 2, money[i]))
			return true;
	return false;
}

static bool
is_paying_in(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->cues; i++)
		if ((x->cue[i].cue == CUE_STAKE_IN ||
		    x->cue[i].cue == CUE_INVEST) &&
		    x->cue[i].first > c->last &&
		    x->cue[i].first - c->last <= 4)
			return true;
	return false;
}

/* "secured $45M from A": money that somebody named gave. */
static bool
has_givers(const struct sense *x, const struct cue_hit *c)
{
	static const char *const gets[] = { "secured", "secures", "securing",
	    "received", "receives", "landed", "lands", "attracted", "nabs",
	    "nabbed", "bags", "bagged", "got", "gets" };
	static const char *const other[] = { "contract", "order", "grant",
	    "award", "loan", "revenue", "settlement", "fine", "payment" };
	struct sense_list l;

	if (!str_iin(token_str(&x->p->t, c->first), gets, COUNT_OF(gets)))
		return false;
	for (uint32_t i = c->last + 1; i <= x->s->last && i < c->last + 12;
	    i++) {
		if (str_iin(token_str(&x->p->t, i), other, COUNT_OF(other)))
			return false;
		/* "from a number of investors, including A" */
		if (sense_word(x, i, i, "from"))
			return sense_word(x, i, i + 8, "investors") ||
			    sense_right(x, i, COMPANIES, 6, &l);
	}
	return false;
}

static bool
is_for_another(const struct sense *x, const struct cue_hit *c)
{
	const struct cue_hit *round = sense_cue(x, CUE_ROUND, c->last + 1);
	uint32_t i;

	if (round == NULL || !(sense_word(x, c->first, c->first, "announced") ||
	    sense_word(x, c->first, c->first, "announces") ||
	    sense_word(x, c->first, c->first, "announcing")))
		return false;
	i = round->last + 2;
	return sense_word(x, i - 1, i - 1, "for") && i <= x->s->last &&
	    (x->p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) != 0;
}

/* "files for an IPO, aiming to raise $2B"; "ahead of its IPO, A raised" is no such. */
static bool
is_behind_offering(const struct sense *x, const struct cue_hit *c)
{
	static const char *const apart[] = { "ahead", "before", "after",
	    "since", "prior", "following", "until" };
	const struct cue_hit *ipo = sense_cue(x, CUE_IPO, x->s->first);
	uint32_t from;

	if (ipo == NULL || ipo->first > c->first)
		return false;
	from = ipo->first - MIN_OF(4u, ipo->first - x->s->first);
	for (size_t i = 0; i < COUNT_OF(apart); i++)
		if (sense_word(x, from, ipo->first, apart[i]))
			return false;
	return true;
}

/* "raises a $5.5 billion IPO", "raised $5.5B in its IPO": told by the offering. */
static bool
is_offering(const struct sense *x, const struct cue_hit *c)
{
	const struct cue_hit *ipo = sense_cue(x, CUE_IPO, c->last + 1);

	if (is_behind_offering(x, c))
		return true;
	for (size_t i = 0; ipo != NULL && i < x->amounts; i++)
		if (x->amount[i].first > c->last && x->amount[i].last <
		    ipo->first && ipo->first - x->amount[i].last <= 4)
			return true;
	return false;
}

/* The verb itself raises, or its object is "a $30M raise". */
static bool
says_raise(const struct sense *x, const struct cue_hit *c)
{
	static const char *const verbs[] = { "raised", "raises", "raise",
	    "raising" };

	for (size_t i = 0; i < COUNT_OF(verbs); i++)
		if (sense_word(x, c->first, c->last, verbs[i]))
			return true;
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].first > c->last &&
		    deal_is_raise(x, &x->amount[i]))
			return true;
	return str_is(token_span(&x->p->t, c->first, c->last), "融资");
}

static bool
find_raise(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_RAISE, x->s->first);
	bool round = sense_cue(x, CUE_ROUND, x->s->first) != NULL;
	struct deal_claim *d;
	struct sense_list issuer;
	struct stance st;

	for (; c != NULL; c = sense_cue(x, CUE_RAISE, c->last + 1)) {
		if (!money_behind(x, c) || !(round || says_raise(x, c) ||
		    has_givers(x, c) || is_paid_in(x, c)))
			continue;
		/* "announced a $6M round for B": B has it, known or not */
		if (is_for_another(x, c) || is_offering(x, c))
			continue;
		/* "announced its investment in B's $4M round": B raises */
		if ((is_paying_in(x, c) && !is_paid_in(x, c)) ||
		    !(is_owned(x, c) ? deal_round_owner(x, c->first, &issuer) :
		    sense_left(x, c->first, COMPANIES, 25, &issuer) ||
		    deal_product_left(x, c->first, &issuer)))
			continue;
		st = sense_stance(x, c);
		if (st.status == STATUS_NONE)
			continue;
		d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st,
		    deal_done(x, c)));
		deal_party_put(x, d, issuer.named[0], ROLE_ISSUER);
		deal_money(x, c, d);
		deal_givers(x, c, d);
		deal_investors(x, d);
		deal_round_name(x, d, x->s->first, x->s->last);
		return true;
	}
	return false;
}

/* Whose "its round" or "A's round" is, that ends in front of token `at`. */
bool
deal_round_owner(const struct sense *x, uint32_t at, struct sense_list *l)
{
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];

		if (s->last >= at || sense_type(x, s) != ENTITY_COMPANY)
			continue;
		if (at - s->last > 7 || !sense_owns(x, s))
			break;
		*l = (struct sense_list){ .n = 1, .named = { s->named },
		    .first = { s->first }, .last = { s->last } };
		return true;
	}
	return at > x->s->first && sense_word(x, at - MIN_OF(4u, at -
	    x->s->first), at - 1, "its") && sense_left(x, at, COMPANIES, 30, l);
}

void
deal_rounds(const struct sense *x)
{
	size_t before = x->p->deal.n;

	if (!find_raise(x) && !deal_led(x) && !deal_leads(x) && !deal_invest(x))
		(void)deal_payers(x);
	deal_more_rounds(x, before);
}
