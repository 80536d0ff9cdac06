#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/* Rounds that no verb of their own tells, and when they were. */

static bool
is_told(const struct sense *x, size_t before, int64_t amount)
{
	for (size_t i = before; i < x->p->deal.n; i++)
		if (x->p->deal.at[i].amount == amount)
			return true;
	return false;
}

bool
deal_is_raise(const struct sense *x, const struct quantity *q)
{
	return q->kind == QUANTITY_MONEY && is_word(x, q->last + 1, "raise");
}

/* A word of a round stands right behind the money. */
static bool
is_round(const struct sense *x, const struct quantity *q)
{
	const struct cue_hit *c = sense_cue(x, CUE_ROUND, q->last + 1);

	return deal_is_of_round(x, q) || deal_is_raise(x, q) || (c != NULL &&
	    c->first <= q->last + 2);
}

/* The only company of the sentence; NULL where there are more. */
static const struct spot *
only_company(const struct sense *x)
{
	const struct spot *only = NULL;

	for (size_t i = 0; i < x->spots; i++)
		if (has_type(x, &x->spot[i], COMPANIES)) {
			if (only != NULL && only->named != x->spot[i].named)
				return NULL;
			only = only == NULL ? &x->spot[i] : only;
		}
	return only;
}

static void
one(struct sense_list *l, uint32_t named, uint32_t at)
{
	*l = (struct sense_list){ .n = 1, .named = { named }, .first = { at },
	    .last = { at } };
}

/* "Groq launch + $100M raise", "$100M raise for Groq": the headline's one name. */
static bool
is_labelled(const struct sense *x, const struct quantity *q,
    struct sense_list *l)
{
	const struct spot *of = only_company(x);
	uint32_t i = q->last + 1;

	if (of == NULL || (q->first > x->s->first &&
	    small_at(x, q->first - 1) != SMALL_NONE))
		return false;
	while (i < x->s->last && !is_word(x, i, "for") && i - q->last < 4)
		i++;
	if (of->last < q->first ? q->first - of->last > 6 ||
	    sense_describes(x, of) : !is_word(x, i, "for") ||
	    of->first != i + 1)
		return false;
	one(l, of->named, of->first);
	return true;
}

/* "a result of a recent $320 million round to speed the company's work" */
static bool
is_of_topic(const struct sense *x, struct sense_list *l)
{
	const struct page *p = x->p;

	for (size_t i = 0; i < x->spots; i++)
		if (has_type(x, &x->spot[i], COMPANIES | PERSONS))
			return false;
	if (p->topic == PAGE_NO_TOPIC || p->spoken ||
	    !(TYPE_BIT(p->named.at[p->topic].type) & COMPANIES) ||
	    !sense_word(x, x->s->first, x->s->last, "company"))
		return false;
	one(l, p->topic, x->s->first);
	return true;
}

/* "In its round, A", "since its $5M raise, A": the clause in front leans on A. */
static bool
its_behind(const struct sense *x, const struct cue_hit *round,
    struct sense_list *of)
{
	if (!sense_word(x, x->s->first, round->first, "its"))
		return false;
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first <= round->last || s->first - round->last > 10)
			continue;
		if (!(x->p->t.at[s->first].gap & GAP_COMMA) ||
		    sense_type(x, s) != ENTITY_COMPANY)
			return false;
		one(of, s->named, s->first);
		return true;
	}
	return false;
}

/* Whose round the sum is, by any of the ways to say it. */
static bool
has_owner(const struct sense *x, const struct cue_hit *money,
    const struct quantity *q, size_t before, struct sense_list *l)
{
	return deal_round_owner(x, q->first, l) || (deal_is_of_round(x, q) &&
	    before < x->p->deal.n && sense_left(x, q->first, COMPANIES, 30,
	    l)) || is_labelled(x, q, l) || its_behind(x, money, l) ||
	    is_of_topic(x, l);
}

static struct deal_claim *
put_round(const struct sense *x, uint32_t issuer, const struct quantity *q,
    struct stance st)
{
	struct deal_claim *d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st,
	    STATUS_COMPLETED));

	deal_party_put(x, d, issuer, ROLE_ISSUER);
	deal_take_amount(d, q);
	return d;
}

/*
 * Rounds that no verb of their own tells: a second one beside the first ("raised
 * $30 million in Series A funding, along with $5 million in seed funding"), or
 * one that is spoken of ("adds to OpenAI's recent $6.6 billion funding round").
 */
static void
find_more(const struct sense *x, size_t before)
{
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];
		struct cue_hit money = { CUE_ROUND, q->first, q->last };
		struct deal_claim *d;
		struct sense_list l;
		struct stance st;

		if (q->kind != QUANTITY_MONEY || is_told(x, before, q->value) ||
		    deal_is_valuation(x, q) || !is_round(x, q) ||
		    !has_owner(x, &money, q, before, &l))
			continue;
		st = sense_stance(x, &money);
		if (st.status == STATUS_NONE)
			continue;
		d = put_round(x, l.named[0], q, st);
		deal_givers(x, &money, d);
		deal_investors(x, d);
		deal_round_name(x, d, q->last + 1, q->last + 3);
	}
}

/*
 * "In its latest round, A was valued at": no verb raises it, and no sum is told; it
 * was, all the same.
 */
static bool
find_latest(const struct sense *x)
{
	static const char *const words[] = { "latest", "recent", "last",
	    "newest" };
	const struct cue_hit *round = sense_cue(x, CUE_ROUND, x->s->first);
	struct sense_list of;
	struct deal_claim *d;
	bool late = false;

	if (round == NULL || round->first < x->s->first + 2)
		return false;
	for (uint32_t i = round->first; i-- > x->s->first &&
	    round->first - i <= 3; )
		late |= is_any(x->p, i, words, COUNT_OF(words));
	if (!late || !(deal_round_owner(x, round->first, &of) ||
	    its_behind(x, round, &of)) || sense_stance(x, round).status !=
	    STATUS_ASSERTED)
		return false;
	d = deal_begin(x, DEAL_INVESTMENT, deal_settle(sense_stance(x, round),
	    STATUS_COMPLETED));
	deal_party_put(x, d, of.named[0], ROLE_ISSUER);
	deal_money(x, round, d);
	d->amount = 0;	/* a sum beside it would be told as its own */
	deal_investors(x, d);
	return true;
}

/* "A's September round was led by B": the round has a date where no verb has. */
static void
date_rounds(const struct sense *x, size_t before)
{
	const struct cue_hit *round = sense_cue(x, CUE_ROUND, x->s->first);

	for (size_t i = before; round != NULL && i < x->p->deal.n; i++)
		if (x->p->deal.at[i].about.from == CLOCK_NONE)
			x->p->deal.at[i].about = sense_noun_date(x,
			    round->first);
}

/* "Major rounds include": the word that a list of rounds hangs on; 0 for none. */
static uint32_t
leads_rounds(const struct sense *x)
{
	static const char *const nouns[] = { "rounds", "investments", "raises",
	    "fundraises", "financings" };
	static const char *const leads[] = { "include", "included",
	    "including", "are", "were", "as" };

	for (uint32_t i = x->s->first; i < x->s->last; i++)
		for (uint32_t k = i + 1; is_any(x->p, i, nouns,
		    COUNT_OF(nouns)) && k < i + 4 && k < x->s->last; k++)
			if (is_any(x->p, k, leads, COUNT_OF(leads)))
				return k;
	return 0;
}

/* "A ($1B)": the sum in the parentheses that open behind a name. */
static const struct quantity *
sum_behind(const struct sense *x, const struct spot *s)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].first == s->last + 1 &&
		    x->amount[i].kind == QUANTITY_MONEY &&
		    (x->p->t.at[s->last + 1].gap & GAP_OPEN))
			return &x->amount[i];
	return NULL;
}

/* "Major rounds include A ($1B), B ($400M)" */
static void
find_list(const struct sense *x)
{
	uint32_t from = x->amounts > 0 ? leads_rounds(x) : 0;
	struct cue_hit c = { CUE_ROUND, from, from };

	for (size_t i = 0; from != 0 && i < x->spots; i++) {
		const struct quantity *q = sum_behind(x, &x->spot[i]);
		struct stance st = sense_stance(x, &c);

		if (q != NULL && x->spot[i].first >= from &&
		    st.status != STATUS_NONE &&
		    has_type(x, &x->spot[i], COMPANIES))
			(void)put_round(x, x->spot[i].named, q, st);
	}
}

void
deal_more_rounds(const struct sense *x, size_t before)
{
	find_more(x, before);
	find_list(x);
	if (x->p->deal.n == before)
		(void)find_latest(x);
	date_rounds(x, before);
}
