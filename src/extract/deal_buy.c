#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/*
 * Who buys whom, who only bids, and who become one: "A bought B", "A's purchase of
 * B", "B rejects a $23bn bid from A", "A and B merge".
 */

static const struct sense_frame firms = { COMPANIES, COMPANIES, 25, 7 };
static const struct sense_frame anyone = { COMPANIES | PERSONS, COMPANIES, 25,
    7 };

/* "the acquisition of P by B", "B acquired P": of a product, whose company it is. */
static bool
buyer_of_product(const struct sense *x, const struct cue_hit *c,
    struct sense_list *buyer, struct sense_list *bought)
{
	uint32_t by;

	if (!deal_product_right(x, c->last, bought) || sense_be(x, c->first))
		return false;
	by = bought->last[0] + 1;
	if (c->cue == CUE_ACQUISITION_OF && is_word(x, by, "by"))
		return sense_right(x, by, anyone.agent, 4, buyer);
	return sense_owner(x, c, COMPANIES, buyer) ||
	    sense_left(x, c->first, COMPANIES, 25, buyer);
}

/* The two sides of a cue of buying; a person buys where no company does. */
static bool
buyer_and_bought(const struct sense *x, const struct cue_hit *c,
    struct sense_list *buyer, struct sense_list *bought)
{
	buyer->n = 0;
	if (c->cue == CUE_ACQUIRED_BY)
		return (sense_left(x, c->first, COMPANIES, 25, bought) ||
		    deal_product_left(x, c->first, bought)) &&
		    sense_right(x, c->last, COMPANIES | PERSONS, 7, buyer);
	if (sense_sides(x, c, &firms, buyer, bought) || sense_sides(x, c,
	    &anyone, buyer, bought) || buyer_of_product(x, c, buyer, bought))
		return true;
	buyer->n = 0;
	return c->cue == CUE_ACQUISITION_OF && sense_right(x, c->last,
	    COMPANIES, 7, bought);
}

/* What stands behind the verb is bought itself, and not of it, or from it. */
static bool
is_bought(const struct sense *x, const struct cue_hit *c, uint32_t object)
{
	if (sense_names_goods(x, object))
		return false;
	return object < c->last || (!sense_other_first(x, c->last, COMPANIES,
	    object) && !(c->first == c->last && sense_parted(x, c->last,
	    object)));
}

/* "A buys 6 gigawatts of B": goods, from whom they are. */
static bool
buys_goods(const struct sense *x, const struct cue_hit *c, uint32_t object)
{
	return object > c->last && sense_goods(x, c->last + 1, object);
}

/* False where nothing is said, or one buys of himself. */
static bool
put_supply(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *buyer, const struct sense_list *seller)
{
	struct stance st = sense_stance(x, c);
	struct deal_claim *d;

	if (st.status == STATUS_NONE || buyer->named[0] == seller->named[0])
		return false;
	d = deal_begin(x, DEAL_SUPPLY, deal_settle(st, STATUS_ANNOUNCED));
	deal_party_put(x, d, buyer->named[0], ROLE_CUSTOMER);
	deal_party_put(x, d, seller->named[0], ROLE_SUPPLIER);
	deal_money(x, c, d);
	return true;
}

/* False where one buys himself: the object was no company. */
static bool
put_acquisition(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *buyer, const struct sense_list *bought,
    struct stance st)
{
	struct deal_claim *d = deal_begin(x, DEAL_ACQUISITION, deal_settle(st,
	    deal_done(x, c)));

	if (c->cue == CUE_ACQUIRED_BY) {
		deal_party_put(x, d, bought->named[0], ROLE_TARGET);
		deal_parties(x, d, buyer, ROLE_ACQUIRER);
	} else {
		if (buyer->n > 0)
			deal_party_put(x, d, buyer->named[0], ROLE_ACQUIRER);
		deal_parties(x, d, bought, ROLE_TARGET);
	}
	if (buyer->n > 0 && d->n_party < 2) {
		x->p->deal.n--;
		return false;
	}
	deal_money(x, c, d);
	return true;
}

static bool
find_buy(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list buyer, bought;
	uint32_t object;
	struct stance st;

	if ((c->cue != CUE_ACQUIRE && c->cue != CUE_ACQUISITION_OF &&
	    c->cue != CUE_ACQUIRED_BY) ||
	    !buyer_and_bought(x, c, &buyer, &bought))
		return false;
	object = c->cue == CUE_ACQUIRED_BY ? buyer.first[0] : bought.first[0];
	if (!is_bought(x, c, object))
		return false;
	st = sense_stance(x, c);
	if (st.status == STATUS_NONE)
		return false;
	if (!buys_goods(x, c, object))
		return put_acquisition(x, c, &buyer, &bought, st);
	if (buyer.n == 0 || c->cue == CUE_ACQUIRED_BY)
		return false;
	return put_supply(x, c, &buyer, &bought);
}

/* "a $23bn bid", "A's bid", "a takeover offer": no offer of anything else. */
static bool
is_bid(const struct sense *x, const struct cue_hit *c)
{
	if (c->cue != CUE_BID || c->last > c->first)
		return c->cue == CUE_BID;
	if (is_word(x, c->first, "bid") && c->first > x->s->first &&
	    is_word(x, c->first - 1, "s"))
		return true;
	for (size_t i = 0; i < x->amounts; i++)
		if (x->amount[i].kind == QUANTITY_MONEY &&
		    x->amount[i].last < c->first &&
		    c->first - x->amount[i].last <= 3)
			return true;
	return false;
}

/* "A rejects B's bid", "a bid from B", "B made a bid for A" */
static bool
bidder_and_target(const struct sense *x, const struct cue_hit *c,
    struct sense_list *bidder, struct sense_list *target)
{
	uint32_t lead = c->last + 1;

	if (is_word(x, lead, "for"))
		return sense_right(x, lead, COMPANIES, 4, target) &&
		    (sense_owner(x, c, anyone.agent, bidder) ||
		    sense_left(x, c->first, anyone.agent, 20, bidder));
	return (is_word(x, lead, "from") || is_word(x, lead, "by") ?
	    sense_right(x, lead, anyone.agent, 5, bidder) :
	    sense_owner(x, c, anyone.agent, bidder)) &&
	    sense_left(x, c->first, COMPANIES, 20, target);
}

/* "A offers $34 billion for B": the verb, and what is offered for behind the sum. */
static bool
offers_for(const struct sense *x, const struct cue_hit *c,
    struct sense_list *bidder, struct sense_list *target)
{
	for (size_t i = 0; c->cue == CUE_BID && i < x->amounts; i++) {
		uint32_t lead = x->amount[i].last + 1;
		struct cue_hit sum = { CUE_BID, c->first, lead };

		if (x->amount[i].kind == QUANTITY_MONEY &&
		    x->amount[i].first > c->last &&
		    x->amount[i].first - c->last <= 3 &&
		    is_word(x, lead, "for") && (sense_right(x, sum.last,
		    COMPANIES, 4, target) || deal_product_right(x, sum.last,
		    target)))
			return sense_left(x, c->first, COMPANIES, 12, bidder);
	}
	return false;
}

static bool
find_bid(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list bidder, target;
	struct stance st;

	if (!offers_for(x, c, &bidder, &target) &&
	    (!is_bid(x, c) || !bidder_and_target(x, c, &bidder, &target)))
		return false;
	st = sense_stance(x, c);
	/* who bids has nothing yet */
	return st.status != STATUS_NONE && put_acquisition(x, c, &bidder,
	    &target, deal_settle(st, STATUS_PLANNED));
}

/*
 * "buys 6 gigawatts of chips from B": the word that says from whom; 0 for none.
 * "will buy chips from B" is no order where it does not say how many.
 */
static uint32_t
from_whom(const struct sense *x, const struct cue_hit *c)
{
	bool counted = deal_has_agreement(x);

	for (uint32_t i = c->last + 1; i < x->s->last && i < c->last + 16;
	    i++) {
		if (is_word(x, i, "from"))
			return counted && sense_wares(x, c->last + 1, i - 1,
			    CHIPS | SITES) ? i : 0;
		counted |= (x->p->t.at[i].flags & TOKEN_DIGITS) != 0;
	}
	return 0;
}

static bool
find_order(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list buyer, seller;
	uint32_t from;

	if (c->cue != CUE_ACQUIRE || (from = from_whom(x, c)) == 0 ||
	    !sense_right(x, from, COMPANIES, 4, &seller) ||
	    !sense_left(x, c->first, COMPANIES, firms.reach_left, &buyer))
		return false;
	return put_supply(x, c, &buyer, &seller);
}

/* "A agreed to pay B $300 billion for computing power" */
static bool
find_payment(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list buyer, seller;
	uint32_t at;

	if (c->cue != CUE_PAY || !sense_right(x, c->last, COMPANIES, 2,
	    &seller) || x->amounts == 0)
		return false;
	at = x->amount[0].last + 1;
	if (x->amount[0].first != seller.last[0] + 1 ||
	    !is_word(x, at, "for") || !sense_wares(x, at, at + 4,
	    CHIPS | SITES) ||
	    !sense_left(x, c->first, COMPANIES, 12, &buyer))
		return false;
	return put_supply(x, c, &buyer, &seller);
}

/* "merge films and games": the verb has an object, and tells of no two. */
static bool
merges_things(const struct sense *x, const struct cue_hit *c)
{
	uint32_t i = c->last + 1;

	return i <= x->s->last && x->p->t.at[i].gap == GAP_SPACE &&
	    small_at(x, i) != SMALL_PREPOSITION && !is_word(x, i, "to") &&
	    !is_word(x, i, "operations") && !is_word(x, i, "businesses");
}

static bool
who_merge(const struct sense *x, const struct cue_hit *c,
    struct sense_list *both)
{
	struct sense_list with;

	if (sense_with(x, c, both, &with)) {
		if (both->n == 1 && with.n == 1)
			*both = (struct sense_list){ .n = 2, .named = {
			    both->named[0], with.named[0] } };
		return true;
	}
	/* "merger of A and B" */
	if (is_word(x, c->last, "of") || is_word(x, c->last, "between"))
		return sense_right(x, c->last, COMPANIES, 3, both);
	return !merges_things(x, c) && sense_left(x, c->first, COMPANIES, 12,
	    both);
}

/* "A and B merge", "A与B合并": neither has bought the other. */
static bool
find_merger(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list both;
	struct deal_claim *d;
	struct stance st;

	if (c->cue != CUE_MERGE || !who_merge(x, c, &both) || both.n != 2)
		return false;
	st = sense_stance(x, c);
	if (st.status == STATUS_NONE)
		return false;
	d = deal_begin(x, DEAL_ACQUISITION, deal_settle(st, deal_done(x, c)));
	deal_parties(x, d, &both, ROLE_PARTNER);
	deal_money(x, c, d);
	return true;
}

void
deal_buys(const struct sense *x)
{
	for (size_t i = 0; i < x->cues; i++)
		if (find_order(x, &x->cue[i]) || find_buy(x, &x->cue[i]) ||
		    find_bid(x, &x->cue[i]) || find_merger(x, &x->cue[i]) ||
		    find_payment(x, &x->cue[i]))
			return;
}
