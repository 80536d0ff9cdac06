#include "base.h"

#include <string.h>

#include "sense.h"

static struct deal_claim *
begin(const struct sense *x, enum deal_type type, enum status status)
{
	struct page *p = x->p;
	struct deal_claim *d = VEC_ADD(&p->deal);

	d->doc = p->doc->id;
	d->type = type;
	d->status = status;
	d->start = p->t.at[x->s->first].start;
	d->end = token_quote_end(&p->t, x->s->last);
	d->speaker = page_speaker(p, x->s->first);
	d->at_ms = token_ms(&p->t, x->s->first);
	d->about = (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
	return d;
}

static void
party(const struct sense *x, struct deal_claim *d, uint32_t named,
    enum deal_role role)
{
	int64_t id = x->p->named.at[named].id;

	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].entity == id)
			return;
	if (d->n_party < DEAL_PARTIES)
		d->party[d->n_party++] = (struct deal_party){ id, role };
}

static void
parties(const struct sense *x, struct deal_claim *d,
    const struct sense_list *l, enum deal_role role)
{
	for (size_t i = 0; i < l->n; i++)
		party(x, d, l->named[i], role);
}

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

static bool
is_valuation(const struct sense *x, const struct quantity *q)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_VALUATION &&
		    valued(x, &x->cue[i]) == q)
			return true;
	return false;
}

/* Revenue, a market, a total of years: money that is no deal's own. */
static bool
is_other_money(const struct sense *x, const struct quantity *q)
{
	static const char *const words[] = {
		"revenue", "arr", "sales", "pipeline", "annually", "bringing",
		"total", "market", "profit", "loss", "losses", "spending",
		"capex", "tokens", "parameters", "users", "share"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, q->last + 1, q->last + 3, words[i]) ||
		    (q->first > x->s->first + 1 && sense_word(x,
		    q->first - 4 > q->first ? x->s->first : q->first - 4,
		    q->first - 1, words[i])))
			return true;
	return false;
}

/* Fills amount and valuation from the sentence's money. */
static void
money(const struct sense *x, struct deal_claim *d)
{
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->kind != QUANTITY_MONEY)
			continue;
		if (is_valuation(x, q)) {
			if (d->valuation == 0)
				d->valuation = q->value;
		} else if (d->amount == 0 && !is_other_money(x, q)) {
			d->amount = q->value;
			memcpy(d->currency, q->currency, sizeof(d->currency));
		}
	}
	/* only who raises money is valued; "an order worth $5B" is its size */
	if (d->amount == 0 && d->type != DEAL_INVESTMENT &&
	    d->type != DEAL_IPO) {
		d->amount = d->valuation;
		d->valuation = 0;
	}
	if (d->currency[0] == '\0' && d->valuation + d->amount != 0)
		for (size_t i = 0; i < x->amounts; i++)
			if (x->amount[i].value == d->valuation + d->amount)
				memcpy(d->currency, x->amount[i].currency,
				    sizeof(d->currency));
}

static bool
has_money(const struct sense *x)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind == QUANTITY_MONEY)
			return true;
	return false;
}

/* A deal told as a fact is done, or agreed where the words only announce it. */
static enum status
settle(enum status s, enum status fact)
{
	return s == STATUS_ASSERTED ? fact : s;
}

/* "Series B", "seed": the words of the round. */
static void
round_name(const struct sense *x, struct deal_claim *d)
{
	const struct cue_hit *c = sense_cue(x, CUE_ROUND, x->s->first);
	struct str s;

	while (c != NULL && d->round[0] == '\0') {
		s = token_span(&x->p->t, c->first, c->last);
		if ((str_istarts(s, "series") || str_istarts(s, "seed") ||
		    str_istarts(s, "pre")) && s.n < sizeof(d->round))
			memcpy(d->round, s.p, s.n);
		c = sense_cue(x, CUE_ROUND, c->last + 1);
	}
}

/* Everyone behind "led by", "with participation from". */
static void
investors(const struct sense *x, struct deal_claim *d)
{
	static const char *const backers[] = { "investors", "backers" };

	/* "from several investors, including A": the comma parts the words */
	for (uint32_t i = x->s->first + 1; i <= x->s->last; i++)
		for (size_t k = 0; k < COUNT_OF(backers); k++) {
			struct sense_list l;

			if (sense_word(x, i, i, "including") &&
			    sense_word(x, i - 1, i - 1, backers[k]) &&
			    sense_right(x, i, COMPANIES | PERSONS, 4, &l))
				parties(x, d, &l, ROLE_INVESTOR);
		}
	for (size_t i = 0; i < x->cues; i++) {
		struct sense_list l;

		if ((x->cue[i].cue == CUE_LED_BY ||
		    x->cue[i].cue == CUE_BACKED_BY) &&
		    sense_right(x, x->cue[i].last, COMPANIES | PERSONS, 6, &l))
			parties(x, d, &l, ROLE_INVESTOR);
	}
}

/* The verb's object is money: "raised $30M", not "raise its valuation". */
static bool
money_behind(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->amounts; i++) {
		const struct quantity *q = &x->amount[i];

		if (q->first > c->last && q->first - c->last <= 9 &&
		    !(q->kind == QUANTITY_NUMBER && !x->p->spoken) &&
		    q->kind != QUANTITY_PERCENT && !is_valuation(x, q))
			return true;
	}
	/* "raises money at a $40B valuation" */
	return has_money(x) && sense_word(x, c->last + 1, c->last + 2, "money");
}

static bool
find_raise(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_RAISE, x->s->first);
	bool round = sense_cue(x, CUE_ROUND, x->s->first) != NULL;
	struct deal_claim *d;
	struct sense_list issuer;
	enum status st;

	for (; c != NULL; c = sense_cue(x, CUE_RAISE, c->last + 1)) {
		if (!money_behind(x, c) || !(round || sense_word(x, c->first, c->last,
		    "raised") || sense_word(x, c->first, c->last, "raises") ||
		    sense_word(x, c->first, c->last, "raise") ||
		    sense_word(x, c->first, c->last, "raising") ||
		    str_is(token_span(&x->p->t, c->first, c->last), "融资")))
			continue;
		if (!sense_left(x, c->first, COMPANIES, 25, &issuer))
			continue;
		st = sense_status(x, c->first, c->last);
		if (st == STATUS_NONE)
			continue;
		d = begin(x, DEAL_INVESTMENT, settle(st, STATUS_COMPLETED));
		party(x, d, issuer.named[0], ROLE_ISSUER);
		investors(x, d);
		money(x, d);
		round_name(x, d);
		return true;
	}
	return false;
}

static bool
find_invest(const struct sense *x)
{
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];
		struct sense_list from, to;
		struct deal_claim *d;
		enum status st;
		bool passive = c->cue == CUE_BACKED_BY || c->cue == CUE_LED_BY;

		if (c->cue != CUE_INVEST && c->cue != CUE_STAKE_IN && !passive)
			continue;
		if (passive && !sense_cue(x, CUE_ROUND, x->s->first) &&
		    !has_money(x))
			continue;
		if (!sense_left(x, c->first, passive ? COMPANIES :
		    COMPANIES | PERSONS, 30, &from) ||
		    !sense_right(x, c->last, passive ? COMPANIES | PERSONS :
		    COMPANIES, 12, &to))
			continue;
		st = sense_status(x, c->first, c->last);
		if (st == STATUS_NONE)
			continue;
		d = begin(x, DEAL_INVESTMENT, settle(st, STATUS_COMPLETED));
		if (passive) {
			party(x, d, from.named[0], ROLE_ISSUER);
			investors(x, d);
		} else {
			parties(x, d, &from, ROLE_INVESTOR);
			party(x, d, to.named[0], ROLE_ISSUER);
		}
		money(x, d);
		round_name(x, d);
		return true;
	}
	return false;
}

static void
find_acquisition(const struct sense *x)
{
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];
		bool passive = c->cue == CUE_ACQUIRED_BY;
		struct sense_list left, right;
		struct deal_claim *d;
		enum status st;

		if (c->cue != CUE_ACQUIRE && c->cue != CUE_ACQUISITION_OF &&
		    !passive)
			continue;
		left.n = 0;
		if (!sense_right(x, c->last, COMPANIES, 7, &right) ||
		    sense_parted(x, c->last, right.first[0]))
			continue;
		if (!sense_left(x, c->first, COMPANIES, 25, &left) && passive)
			continue;
		st = sense_status(x, c->first, c->last);
		if (st == STATUS_NONE)
			continue;
		if (sense_goods(x, c->last + 1, right.first[0])) {
			if (left.n == 0 || passive)
				continue;
			d = begin(x, DEAL_SUPPLY, settle(st, STATUS_ANNOUNCED));
			party(x, d, left.named[0], ROLE_CUSTOMER);
			party(x, d, right.named[0], ROLE_SUPPLIER);
			money(x, d);
			return;
		}
		d = begin(x, DEAL_ACQUISITION, settle(st, STATUS_COMPLETED));
		if (left.n > 0)
			party(x, d, left.named[0], passive ? ROLE_TARGET :
			    ROLE_ACQUIRER);
		parties(x, d, &right, passive ? ROLE_ACQUIRER : ROLE_TARGET);
		money(x, d);
		return;
	}
}

/* Deals of two sides that a word names, with both sides in the sentence. */
struct pact {
	enum cue	cue;
	enum deal_type	type;
	enum deal_role	left, right;
	bool		strict;	/* wants a word of agreement beside it */
};

static const struct pact pacts[] = {
	{ CUE_PARTNER, DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER, false },
	{ CUE_VENTURE, DEAL_JOINT_VENTURE, ROLE_PARTNER, ROLE_PARTNER, false },
	{ CUE_LICENSE, DEAL_LICENSE, ROLE_LICENSEE, ROLE_LICENSOR, true },
	{ CUE_LEASE, DEAL_LEASE, ROLE_CUSTOMER, ROLE_SUPPLIER, true },
	{ CUE_SUPPLY, DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_CUSTOMER, true },
	{ CUE_BUY_FROM, DEAL_SUPPLY, ROLE_CUSTOMER, ROLE_SUPPLIER, true },
	{ CUE_DEBT, DEAL_DEBT, ROLE_BORROWER, ROLE_LENDER, true },
};

static bool
has_agreement(const struct sense *x)
{
	static const char *const words[] = {
		"deal", "agreement", "contract", "signed", "signs", "order",
		"pact", "agreed", "协议", "合同"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, x->s->first, x->s->last, words[i]))
			return true;
	return has_money(x);
}

static bool
find_sides(const struct sense *x, const struct cue_hit *c,
    struct sense_list *left, struct sense_list *right)
{
	bool l = sense_left(x, c->first, COMPANIES, 25, left);
	bool r = sense_right(x, c->last, COMPANIES, 10, right);

	if (l && r)
		return true;
	/* both on one side: "A and B announced a partnership" */
	if (l && left->n >= 2) {
		*right = *left;
		return true;
	}
	if (r && right->n >= 2) {
		*left = *right;
		return true;
	}
	return false;
}

/* Companies of these fields sell what the words below name. */
static bool
sells(const struct sense *x, uint32_t named)
{
	static const char *const fields[] = {
		"cloud", "chips", "datacenter", "utility", "nuclear", "energy",
		"foundry", "memory", "miner", "networking", "servers"
	};
	uint32_t known = x->p->named.at[named].known;

	if (known == 0)
		return false;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (str_is(x->p->lex->entity.at[known - 1].e.field, fields[i]))
			return true;
	return false;
}

/*
 * A contract over goods between one who sells them and one who does not is a
 * supply, whatever the words for the contract: "a $12 billion cloud computing
 * agreement with OpenAI".
 */
static bool
is_supply(const struct sense *x, const struct sense_list *left,
    const struct sense_list *right, bool *left_sells)
{
	bool a = sells(x, left->named[0]), b = sells(x, right->named[0]);

	*left_sells = a;
	if (a == b || !has_agreement(x))
		return false;
	return sense_goods(x, x->s->first, x->s->last);
}

static void
find_pact(const struct sense *x, const struct pact *k)
{
	bool left_sells;
	const struct cue_hit *c = sense_cue(x, k->cue, x->s->first);
	struct sense_list left, right;
	struct deal_claim *d;
	enum status st;

	if (c == NULL || (k->strict && !has_agreement(x)))
		return;
	if (k->cue == CUE_PARTNER && (sense_word(x, c->first, c->last, "works") ||
	    sense_word(x, c->first, c->last, "work") ||
	    sense_word(x, c->first, c->last, "working") ||
	    sense_word(x, c->first, c->last, "worked")))
		return;	/* a habit, no event */
	if (!find_sides(x, c, &left, &right))
		return;
	st = sense_status(x, c->first, c->last);
	if (st == STATUS_NONE)
		return;
	if (k->cue == CUE_PARTNER && is_supply(x, &left, &right, &left_sells)) {
		d = begin(x, DEAL_SUPPLY, settle(st, STATUS_ANNOUNCED));
		parties(x, d, &left, left_sells ? ROLE_SUPPLIER :
		    ROLE_CUSTOMER);
		parties(x, d, &right, left_sells ? ROLE_CUSTOMER :
		    ROLE_SUPPLIER);
	} else {
		d = begin(x, k->type, settle(st, STATUS_ANNOUNCED));
		parties(x, d, &left, k->left);
		parties(x, d, &right, k->right);
	}
	if (d->n_party < 2) {
		x->p->deal.n--;
		return;
	}
	money(x, d);
}

/* "Cerebras's IPO", "after its IPO": the nearest company in front of it. */
static bool
issuer_of_ipo(const struct sense *x, const struct cue_hit *c,
    struct sense_list *l)
{
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];

		if (s->last >= c->first || sense_type(x, s) != ENTITY_COMPANY ||
		    sense_describes(x, s))
			continue;
		if (c->first - s->last > 14)
			break;
		l->n = 1;
		l->named[0] = s->named;
		return true;
	}
	return sense_left(x, c->first, COMPANIES, 20, l);
}

static void
find_ipo(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_IPO, x->s->first);
	struct sense_list l;
	struct deal_claim *d;
	enum status st;

	if (c == NULL || !issuer_of_ipo(x, c, &l))
		return;
	st = sense_status(x, c->first, c->last);
	if (st == STATUS_NONE)
		return;
	d = begin(x, DEAL_IPO, settle(st, sense_word(x, c->first, c->first,
	    "went") ? STATUS_COMPLETED : STATUS_PLANNED));
	party(x, d, l.named[0], ROLE_ISSUER);
	money(x, d);
}

/* What an event of this type says about two of its parties. */
struct deal_relation {
	enum deal_type	type;
	enum deal_role	head, tail;
	enum relation	relation;
};

static const struct deal_relation deal_relations[] = {
	{ DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET, RELATION_ACQUIRED },
	{ DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_ISSUER, RELATION_INVESTED_IN },
	{ DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    RELATION_PARTNERED_WITH },
	{ DEAL_JOINT_VENTURE, ROLE_PARTNER, ROLE_PARTNER,
	    RELATION_PARTNERED_WITH },
	{ DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_CUSTOMER, RELATION_SUPPLIES },
};

static uint32_t
index_of(const struct page *p, int64_t id)
{
	struct str key = { (const char *)&id, sizeof(id) };

	return (uint32_t)(*map_find(&p->by_id, key) - 1);
}

static enum status
as_claim(enum status s)
{
	return s == STATUS_COMPLETED || s == STATUS_ANNOUNCED ?
	    STATUS_ASSERTED : s;
}

/* The relations that the deals of one sentence tell. */
static void
relate_parties(const struct sense *x, const struct deal_claim *d)
{
	for (size_t r = 0; r < COUNT_OF(deal_relations); r++) {
		const struct deal_relation *k = &deal_relations[r];

		if (k->type != d->type)
			continue;
		for (size_t i = 0; i < d->n_party; i++)
			for (size_t j = 0; j < d->n_party; j++)
				if (d->party[i].role == k->head &&
				    d->party[j].role == k->tail &&
				    (k->head != k->tail || i == 0))
					page_claim(x->p, k->relation,
					    index_of(x->p, d->party[i].entity),
					    index_of(x->p, d->party[j].entity),
					    as_claim(d->status), x->s->first,
					    x->s->last);
	}
}

void
deal_sentence(const struct sense *x)
{
	struct page *p = x->p;
	size_t before = p->deal.n;

	if (x->s->question)
		return;
	find_acquisition(x);
	if (!find_raise(x))
		(void)find_invest(x);
	for (size_t i = 0; i < COUNT_OF(pacts); i++)
		find_pact(x, &pacts[i]);
	find_ipo(x);
	for (size_t i = before; i < p->deal.n; i++)
		relate_parties(x, &p->deal.at[i]);
}

static bool
names(const struct deal_claim *d, int64_t id)
{
	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].entity == id)
			return true;
	return false;
}

/* The party that makes the deal what it is: issuer, target. */
static int64_t
centre(const struct deal_claim *d)
{
	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].role == ROLE_ISSUER ||
		    d->party[i].role == ROLE_TARGET)
			return d->party[i].entity;
	return 0;
}

/* $9M in the heading, $9.3 million below it. */
static bool
is_near(int64_t a, int64_t b)
{
	return MAX_OF(a, b) - MIN_OF(a, b) <= MAX_OF(a, b) / 20;
}

/* 9,300,000 says more than 9,000,000. */
static int
digits(int64_t v)
{
	int n = 0;

	while (v != 0 && v % 10 == 0)
		v /= 10;
	for (; v != 0; v /= 10)
		n++;
	return n;
}

static bool
is_same(const struct deal_claim *a, const struct deal_claim *b)
{
	size_t shared = 0;

	if (a->type != b->type)
		return false;
	if (a->amount != 0 && b->amount != 0 && !is_near(a->amount, b->amount))
		return false;
	if (centre(a) != 0 || centre(b) != 0)
		return centre(a) == centre(b);
	for (size_t i = 0; i < b->n_party; i++)
		shared += names(a, b->party[i].entity);
	return shared >= 2;
}

static void
absorb(struct deal_claim *a, const struct deal_claim *b)
{
	for (size_t i = 0; i < b->n_party; i++)
		if (!names(a, b->party[i].entity) && a->n_party < DEAL_PARTIES)
			a->party[a->n_party++] = b->party[i];
	if (b->amount != 0 && digits(b->amount) > digits(a->amount)) {
		a->amount = b->amount;
		memcpy(a->currency, b->currency, sizeof(a->currency));
	}
	if (a->valuation == 0)
		a->valuation = b->valuation;
	if (a->round[0] == '\0')
		memcpy(a->round, b->round, sizeof(a->round));
	if (b->status == STATUS_DENIED || (b->status == STATUS_RUMORED &&
	    a->status != STATUS_DENIED))
		a->status = b->status;
}

void
deal_fold(struct page *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->deal.n; i++) {
		size_t k = 0;

		while (k < n && !is_same(&p->deal.at[k], &p->deal.at[i]))
			k++;
		if (k < n)
			absorb(&p->deal.at[k], &p->deal.at[i]);
		else
			p->deal.at[n++] = p->deal.at[i];
	}
	p->deal.n = n;
}
