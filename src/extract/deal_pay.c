#include "base.h"

#include "deal_in.h"
#include "words.h"

/* Who paid in: stakes, and rounds that are told from the side of who has them. */

/* "LMArena announced a round": a name that nobody knows has it, not the topic. */
static bool
opens_with_name(const struct sense *x)
{
	const struct token *t = &x->p->t.at[x->s->first];

	if (x->spots > 0 && x->spot[0].first == x->s->first &&
	    x->spot[0].named == x->p->topic)
		return false;
	return x->s->first < x->s->last && (t->flags & (TOKEN_CAPITAL | TOKEN_INNER)) &&
	    word_small(t) == SMALL_NONE && !word_is(t, WORD_ORDINARY) &&
	    t[1].gap == GAP_SPACE;
}

/* "this round": of who raised last in this story; else of whom it is about. */
static uint32_t
round_issuer(const struct page *p)
{
	for (size_t i = p->deal.n; i-- > p->told; ) {
		const struct deal_claim *d = &p->deal.at[i];

		for (size_t k = 0; k < d->n_party && d->type ==
		    DEAL_INVESTMENT; k++)
			if (d->party[k].role == ROLE_ISSUER)
				return page_index(p, d->party[k].entity);
	}
	return p->topic;
}

/*
 * "The round was led by A", "Co-led by A and B, the investment ...": the round is
 * that which was told last.
 */
static bool
told_round(const struct sense *x, const struct cue_hit *c,
    struct sense_list *l)
{
	static const char *const words[] = {
		"round", "investment", "financing", "funding", "raise",
		"investors", "backers", "money"
	};
	const struct page *p = x->p;

	if (round_issuer(p) == PAGE_NO_TOPIC || p->spoken ||
	    opens_with_name(x))
		return false;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, x->s->first, c->first > x->s->first + 8 ?
		    x->s->first + 8 : c->first, words[i]) ||
		    (c->first == x->s->first && sense_word(x, c->last,
		    x->s->last, words[i]))) {
			l->n = 1;
			l->named[0] = round_issuer(p);
			l->first[0] = l->last[0] = x->s->first;
			return true;
		}
	return false;
}

/* "A's $4M seed round was led by" */
static bool
own_round(const struct sense *x, const struct cue_hit *c, struct sense_list *l)
{
	const struct cue_hit *round = sense_cue(x, CUE_ROUND, x->s->first);

	return round != NULL && round->first < c->first &&
	    deal_round_owner(x, round->first, l);
}

/* "its portfolio includes", "portfolio companies such as": no event. */
static bool
is_portfolio(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "include", "includes", "included",
	    "including", "as", "like" };

	return c->cue == CUE_INVEST && str_iin(token_str(&x->p->t, c->last),
	    words, COUNT_OF(words));
}

/* "sold its stake in": who sells pays nothing in. */
static bool
is_sold(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_SELL && x->cue[i].last < c->first &&
		    c->first - x->cue[i].last <= 5)
			return true;
	return false;
}

static const struct sense_frame invests = {
	COMPANIES | PERSONS | TYPE_BIT(ENTITY_INSTITUTION), COMPANIES, 30, 12
};

/* "A向B投资": whom the money goes to stands in front of the verb. */
static bool
paid_to(const struct sense *x, const struct cue_hit *c,
    struct sense_list *from, struct sense_list *to)
{
	if (c->cue != CUE_INVEST || !(x->p->t.at[c->first].flags & TOKEN_CJK))
		return false;
	for (uint32_t i = c->first; i > x->s->first && c->first - i < 8; i--)
		if (str_is(token_str(&x->p->t, i - 1), "向"))
			return sense_right(x, i - 1, COMPANIES, 2, to) &&
			    to->last[0] < c->first && sense_left(x, i - 1,
			    invests.agent, 12, from);
	return false;
}

bool
deal_invest(const struct sense *x)
{
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];
		struct sense_list from, to;
		struct deal_claim *d;
		struct stance st;
		bool passive = c->cue == CUE_BACKED_BY || c->cue == CUE_LED_BY;

		/* "alongside", "joined by" speak of much else than rounds */
		if (c->cue == CUE_LED_BY && !deal_has_money(x) &&
		    (sense_word(x, c->first, c->last, "alongside") ||
		    sense_word(x, c->first, c->last, "joined")))
			continue;
		if ((c->cue != CUE_INVEST && c->cue != CUE_STAKE_IN &&
		    !passive) || is_portfolio(x, c) ||
		    (c->cue == CUE_STAKE_IN && is_sold(x, c)))
			continue;
		if (passive && !sense_cue(x, CUE_ROUND, x->s->first) &&
		    !deal_has_money(x) && !told_round(x, c, &from) &&
		    !sense_word(x, c->last, c->last, "from"))
			continue;
		if (passive ? !sense_right(x, c->last, COMPANIES | PERSONS, 12,
		    &to) || !(own_round(x, c, &from) ||
		    told_round(x, c, &from) || sense_left(x,
		    c->first, COMPANIES, 30, &from)) :
		    !(paid_to(x, c, &from, &to) ||
		    sense_sides(x, c, &invests, &from, &to)))
			continue;
		st = sense_stance(x, c);
		if (st.status == STATUS_NONE)
			continue;
		d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st, STATUS_COMPLETED));
		if (passive) {
			deal_party_put(x, d, from.named[0], ROLE_ISSUER);
			deal_investors(x, d);
		} else {
			for (size_t k = 0; k < from.n; k++)
				if (from.named[k] != to.named[0])
					deal_party_put(x, d, from.named[k],
					    ROLE_INVESTOR);
			deal_party_put(x, d, to.named[0], ROLE_ISSUER);
		}
		if (d->n_party < 2) {
			x->p->deal.n--;
			continue;
		}
		deal_money(x, c, d);
		deal_round_name(x, d, x->s->first, x->s->last);
		return true;
	}
	return false;
}

static bool
is_english(const struct sense *x, const struct cue_hit *c)
{
	return !(x->p->t.at[c->first].flags & TOKEN_CJK);
}

static bool
is_bare_part(const struct sense *x, const struct cue_hit *c)
{
	return sense_word(x, c->last, c->last, "part") ||
	    sense_word(x, c->last, c->last, "participate");
}

/* "A, B and C are a few of the important investors": "are" to "investors". */
static bool
payers_are(const struct sense *x, struct cue_hit *c)
{
	static const char *const be[] = { "are", "were", "is", "was" };
	static const char *const payers[] = { "investors", "backers" };
	uint32_t i = x->spot[0].last + 1;

	while (i <= x->s->last && !str_iin(token_str(&x->p->t, i), payers,
	    COUNT_OF(payers)))
		i++;
	/* "investors in C" tells itself of whom */
	if (i > x->s->last || sense_word(x, i + 1, i + 1, "in") ||
	    sense_word(x, i + 1, i + 1, "of"))
		return false;
	*c = (struct cue_hit){ CUE_BACKED_BY, i, i };
	while (c->first > x->s->first && i - c->first < 8 &&
	    !str_iin(token_str(&x->p->t, c->first), be, COUNT_OF(be)))
		c->first--;
	return str_iin(token_str(&x->p->t, c->first), be, COUNT_OF(be));
}

/* They open the sentence, and it is the round told last that they are in. */
bool
deal_payers(const struct sense *x)
{
	uint32_t of = x->p->deal.n > x->p->told ? round_issuer(x->p) :
	    PAGE_NO_TOPIC;
	struct sense_list who;
	struct deal_claim *d;
	struct cue_hit c;
	struct stance st;

	if (x->spots == 0 || of == PAGE_NO_TOPIC || x->p->spoken ||
	    !payers_are(x, &c) || !sense_left(x, c.first, COMPANIES | PERSONS,
	    2, &who) || x->spot[0].first != who.first[who.n - 1])
		return false;
	st = sense_stance(x, &c);
	if (st.status == STATUS_NONE)
		return false;
	d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st, STATUS_COMPLETED));
	deal_party_put(x, d, of, ROLE_ISSUER);
	deal_parties(x, d, &who, ROLE_INVESTOR);
	return true;
}

/* "led the round in B", "领投了B": whose round it is stands behind. */
static bool
is_led_into(const struct sense *x, const struct cue_hit *c)
{
	static const char *const leads[] = { "in", "for", "of", "into", "at" };

	return c->last < x->s->last && (!is_english(x, c) ?
	    !(x->p->t.at[c->last + 1].gap & GAP_COMMA) : is_any(x->p,
	    c->last + 1, leads, COUNT_OF(leads)));
}

/* "红杉领投了智谱的融资": of whom stands behind, opens the sentence, or is meant. */
bool
deal_led(const struct sense *x)
{
	const struct cue_hit *c = sense_cue(x, CUE_LED_IT, x->s->first);
	struct sense_list who, of;
	struct deal_claim *d;
	struct stance st;

	/* "expected to take part" is no telling of its own */
	if (c == NULL || is_bare_part(x, c) || !sense_left(x, c->first,
	    COMPANIES | PERSONS, 6, &who))
		return false;
	st = sense_stance(x, c);
	if (st.status == STATUS_NONE)
		return false;
	if (!is_led_into(x, c) || !sense_right(x, c->last, COMPANIES, 4, &of)) {
		of.named[0] = round_issuer(x->p);
		for (size_t i = x->spots; !is_english(x, c) && i-- > 0; )
			if (sense_type(x, &x->spot[i]) == ENTITY_COMPANY)
				of.named[0] = x->spot[i].named;
		if (of.named[0] == who.named[who.n - 1])
			of.named[0] = round_issuer(x->p);
	}
	if (of.named[0] == PAGE_NO_TOPIC || of.named[0] == who.named[0])
		return false;
	d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st, STATUS_COMPLETED));
	deal_party_put(x, d, of.named[0], ROLE_ISSUER);
	deal_investors(x, d);
	deal_money(x, c, d);
	deal_round_name(x, d, x->s->first, x->s->last);
	return true;
}
