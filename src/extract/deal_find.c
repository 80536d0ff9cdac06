#include "base.h"

#include "deal_in.h"
#include "slot_in.h"
#include "words.h"

struct deal_claim *
deal_begin(const struct sense *x, enum deal_type type, struct stance stance)
{
	struct page *p = x->p;
	struct deal_claim *d = VEC_ADD(&p->deal);

	d->doc = p->doc->id;
	d->type = type;
	d->status = stance.status;
	d->start = p->t.at[x->s->first].start;
	d->end = token_quote_end(&p->t, x->s->last);
	d->speaker = page_speaker(p, x->s->first);
	d->at_ms = token_ms(&p->t, x->s->first);
	d->about = stance.about;
	return d;
}

void
deal_party_put(const struct sense *x, struct deal_claim *d, uint32_t named,
    enum deal_role role)
{
	int64_t id = x->p->named.at[named].id;

	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].entity == id)
			return;
	if (d->n_party < DEAL_PARTIES)
		d->party[d->n_party++] = (struct deal_party){ id, role };
}

void
deal_parties(const struct sense *x, struct deal_claim *d,
    const struct sense_list *l, enum deal_role role)
{
	for (size_t i = 0; i < l->n; i++)
		deal_party_put(x, d, l->named[i], role);
}

static bool
is_for_maker(const struct sense *x, const struct sense_list *l)
{
	return l->n == 1 && sense_stands_alone(x, l->first[0]);
}

bool
deal_product_left(const struct sense *x, uint32_t at, struct sense_list *l)
{
	return sense_left(x, at, PRODUCTS, 6, l) && l->n == 1 &&
	    (l->last[0] + 1 == at || is_for_maker(x, l));
}

bool
deal_product_right(const struct sense *x, uint32_t at, struct sense_list *l)
{
	return sense_right(x, at, PRODUCTS, 4, l) && is_for_maker(x, l);
}

/* A deal told as a fact is done, or agreed where the words only announce it. */
struct stance
deal_settle(struct stance s, enum status fact)
{
	if (s.status == STATUS_ASSERTED)
		s.status = fact;
	return s;
}

/* "is raising", "are reportedly buying": under way, and not done. */
enum status
deal_done(const struct sense *x, const struct cue_hit *c)
{
	static const char *const be[] = { "is", "are", "be", "re", "m" };
	uint32_t i = c->first;

	if (!ends_in(token_str(&x->p->t, i), "ing"))
		return STATUS_COMPLETED;
	while (i > x->s->first && c->first - i < 2 &&
	    small_at(x, i - 1) == SMALL_ADVERB)
		i--;
	return i > x->s->first && is_any(x->p, i - 1, be, COUNT_OF(be)) ?
	    STATUS_ANNOUNCED : STATUS_COMPLETED;
}

/* "plans to", "has": nothing between a subject and its verb but such words. */
static bool
is_its_verb(const struct sense *x, uint32_t subject, uint32_t verb)
{
	size_t end;

	for (uint32_t i = subject + 1; i < verb; i++)
		if (word_small(&x->p->t.at[i]) == SMALL_NONE &&
		    cue_at(&x->p->t, i, verb, &end) == CUE_NONE)
			return false;
	return true;
}

/* "its IPO": the subject's; where none acts, that of the company named last. */
static bool
issuer_of_its(const struct sense *x, const struct cue_hit *c,
    struct sense_list *l)
{
	const struct spot *near = NULL;
	bool any = sense_left(x, c->first, COMPANIES, 22, l);

	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->last < c->first && has_type(x, s, COMPANIES))
			near = s;
		if (any && s->first == l->first[0] && !sense_owns(x, s))
			return true;
	}
	if (near != NULL) {
		l->n = 0;
		slot_add(l, near);
	}
	return l->n > 0;
}

/*
 * "Cerebras's IPO", "the Cerebras IPO": the company it stands with.  "ahead of its
 * IPO", "an IPO by 2026": that of the subject, or of whom the text is about.  A
 * text goes public too: "the Grok source code goes public" is no offering.
 */
static bool
issuer_of_ipo(const struct sense *x, const struct cue_hit *c,
    struct sense_list *l)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (sense_type(x, s) != ENTITY_COMPANY || s->last >= c->first ||
		    c->first - s->last > 4 || !(c->first - s->last == 1 ||
		    sense_owns(x, s)))
			continue;
		l->n = 1;
		l->named[0] = s->named;
		return true;
	}
	if (sense_word(x, c->first, c->last, "public") &&
	    sense_cue(x, CUE_IPO, c->last + 1) == NULL)
		return sense_left(x, c->first, COMPANIES, 12, l) &&
		    is_its_verb(x, l->last[0], c->first);
	if (c->first > x->s->first && sense_word(x, c->first - MIN_OF(2u,
	    c->first - x->s->first), c->first - 1, "its"))
		return issuer_of_its(x, c, l);
	return sense_left(x, c->first, COMPANIES, 12, l);
}

/* The money near the word is the offering's; that of a contract is not. */
static bool
is_priced(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].first <= c->last + 8 &&
		    x->amount[i].last + 6 >= c->first)
			return true;
	return sense_cue(x, CUE_RAISE, x->s->first) != NULL;
}

/* "went public", "a successful IPO", "since its IPO", "上市后": it has been. */
static bool
is_done(const struct sense *x, const struct cue_hit *c,
    const struct clock_span *about)
{
	static const char *const before[] = { "successful", "had", "after",
	    "since", "following", "completed", "priced", "celebrate",
	    "celebrated", "biggest", "raises", "利", "功", "已" };
	uint32_t from = c->first - MIN_OF(5u, c->first - x->s->first);

	if (sense_word(x, c->first, c->first, "went") ||
	    sense_word(x, c->first, c->first, "now") ||
	    sense_word(x, c->last + 1, c->last + 1, "后") ||
	    (about->from != CLOCK_NONE && about->to <=
	    doc_stated(x->p->doc)))
		return true;
	for (size_t i = 0; i < COUNT_OF(before) && c->first > from; i++)
		if (sense_word(x, from, c->first - 1, before[i]))
			return true;
	return sense_word(x, x->s->first, c->first, "raised");
}

static void
find_ipo(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_IPO, x->s->first);
	struct sense_list l;
	struct deal_claim *d;
	struct stance st;

	if (c == NULL || !issuer_of_ipo(x, c, &l))
		return;
	st = sense_stance(x, c);
	if (st.status == STATUS_NONE)
		return;
	/* "both A and B filed for an IPO": each for its own */
	for (size_t i = 0; i < l.n; i++) {
		d = deal_begin(x, DEAL_IPO, deal_settle(st, is_done(x, c,
		    &st.about) ? STATUS_COMPLETED : STATUS_PLANNED));
		deal_party_put(x, d, l.named[i], ROLE_ISSUER);
		if (l.n == 1 && is_priced(x, c))
			deal_money(x, c, d);
	}
}

/* What an event of this type says about two of its parties. */
struct deal_relation {
	enum deal_type	type;
	enum deal_role	head, tail;
	enum relation	relation;
	unsigned	heads;		/* types; whoever else buys is no company */
};	/* of a product that stands for its maker no relation is told */

#define ANYONE (COMPANIES | PERSONS | TYPE_BIT(ENTITY_INSTITUTION) | \
    TYPE_BIT(ENTITY_MEDIA))

static const struct deal_relation deal_relations[] = {
	{ DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET, RELATION_ACQUIRED,
	    COMPANIES },
	{ DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_ISSUER, RELATION_INVESTED_IN,
	    ANYONE },
	{ DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    RELATION_PARTNERED_WITH, ANYONE },
	{ DEAL_JOINT_VENTURE, ROLE_PARTNER, ROLE_PARTNER,
	    RELATION_PARTNERED_WITH, ANYONE },
	{ DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_CUSTOMER, RELATION_SUPPLIES,
	    ANYONE },
};

static enum status
as_claim(enum status s)
{
	return s == STATUS_COMPLETED || s == STATUS_ANNOUNCED ?
	    STATUS_ASSERTED : s;
}

/* Parties i and j stand to each other as the row says; partners only where two. */
static bool
is_pair(const struct sense *x, const struct deal_claim *d,
    const struct deal_relation *k, size_t i, size_t j)
{
	uint32_t head = page_index(x->p, d->party[i].entity);
	uint32_t tail = page_index(x->p, d->party[j].entity);

	return (TYPE_BIT(x->p->named.at[tail].type) & ANYONE) &&
	    d->party[i].role == k->head && d->party[j].role == k->tail &&
	    (k->head != k->tail || (i == 0 && j == 1 && d->n_party == 2)) &&
	    (TYPE_BIT(x->p->named.at[head].type) & k->heads);
}

/*
 * The relations that the deals of one sentence tell.  Of three partners it does not
 * show who is whose.
 */
static void
relate_parties(const struct sense *x, const struct deal_claim *d)
{
	struct stance st = { as_claim(d->status), d->about, PHASE_NONE };

	for (size_t r = 0; r < COUNT_OF(deal_relations); r++) {
		const struct deal_relation *k = &deal_relations[r];

		for (size_t i = 0; k->type == d->type && i < d->n_party; i++)
			for (size_t j = 0; j < d->n_party; j++)
				if (is_pair(x, d, k, i, j))
					page_claim(x->p, k->relation,
					    page_index(x->p, d->party[i].entity),
					    page_index(x->p, d->party[j].entity),
					    st, x->s->first, x->s->last);
	}
}

void
deal_sentence(const struct sense *x)
{
	struct page *p = x->p;
	size_t before = p->deal.n;

	if (x->s->question)
		return;
	deal_buys(x);
	deal_rounds(x);
	deal_pacts(x);
	if (p->deal.n == before || p->deal.at[p->deal.n - 1].type != DEAL_DEBT)
		deal_loan(x);
	find_ipo(x);
	if (p->deal.n == before)
		deal_nouns(x);
	for (size_t i = before; i < p->deal.n; i++)
		relate_parties(x, &p->deal.at[i]);
}
