#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/* What two agree on: partnerships, supplies, leases, licences, loans. */

/* Deals of two sides that a word names, with both sides in the sentence. */
struct pact {
	enum cue	cue;
	enum deal_type	type;
	enum deal_role	left, right;
	bool		strict;	/* wants a word of agreement beside it */
};

static const struct pact pacts[] = {
	{ CUE_PARTNER, DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER, false },
	{ CUE_PARTNER_NOUN, DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    false },
	{ CUE_VENTURE, DEAL_JOINT_VENTURE, ROLE_PARTNER, ROLE_PARTNER, false },
	{ CUE_LICENSE, DEAL_LICENSE, ROLE_LICENSEE, ROLE_LICENSOR, true },
	{ CUE_LEASE, DEAL_LEASE, ROLE_CUSTOMER, ROLE_SUPPLIER, true },
	{ CUE_SUPPLY, DEAL_SUPPLY, ROLE_SUPPLIER, ROLE_CUSTOMER, true },
	{ CUE_BUY_FROM, DEAL_SUPPLY, ROLE_CUSTOMER, ROLE_SUPPLIER, true },
	{ CUE_DEBT, DEAL_DEBT, ROLE_BORROWER, ROLE_LENDER, true },
};

bool
deal_has_agreement(const struct sense *x)
{
	static const char *const words[] = {
		"deal", "agreement", "contract", "signed", "signs", "order",
		"pact", "agreed"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, x->s->first, x->s->last, words[i]))
			return true;
	return deal_has_money(x);
}

static bool
find_sides(const struct sense *x, const struct cue_hit *c,
    struct sense_list *left, struct sense_list *right)
{
	bool l, r;

	if (c->cue == CUE_PARTNER && sense_with(x, c, left, right))
		return left->n > 0;
	/* "end A's exclusive deal with B": the owner is a side, no subject is */
	l = (c->cue == CUE_PARTNER && sense_owner(x, c, COMPANIES, left)) ||
	    sense_left(x, c->first, COMPANIES, 25, left);
	/* a bare "partnership" is of those who announce it together */
	r = c->cue != CUE_PARTNER_NOUN && sense_right(x, c->last, c->cue ==
	    CUE_PARTNER ? HOUSES : COMPANIES, 10, right);

	/* "a deal between A and B": whoever stands in front only tells of it */
	if (c->cue == CUE_PARTNER && sense_word(x, c->last, c->last,
	    "between"))
		l = false;

	if (c->cue == CUE_SUPPLY && r && (right->first[0] < c->last ||
	    !sense_gives(x, c, right->first[0])))
		return false;
	if (l && r)
		return true;
	/* "partnerships with A and B" are of somebody else */
	if (sense_word(x, c->last, c->last, "with") ||
	    sense_word(x, c->last, c->last, "like"))
		return false;
	/* both on one side: "A and B announced a partnership" */
	if (c->cue == CUE_PARTNER_NOUN && sense_left(x, c->first, HOUSES, 25,
	    left))
		l = sense_has_company(x, left);
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

/* "works with", "partners such as": a habit, no event. */
static bool
is_habit(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "works", "work", "working",
	    "worked", "include", "included", "including", "like", "as" };

	return c->cue == CUE_PARTNER &&
	    (str_iin(token_str(&x->p->t, c->first), words, 4) ||
	    str_iin(token_str(&x->p->t, c->last), words, COUNT_OF(words)));
}

static struct deal_claim *
funding(const struct sense *x, const struct sense_list *left,
    const struct sense_list *right, struct stance st)
{
	struct deal_claim *d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st,
	    STATUS_COMPLETED));
	bool l = deal_by_investor(x, left->named[0]);

	deal_party_put(x, d, l ? right->named[0] : left->named[0],
	    ROLE_ISSUER);
	deal_parties(x, d, l ? left : right, ROLE_INVESTOR);
	return d;
}

static struct deal_claim *
supply(const struct sense *x, const struct sense_list *left,
    const struct sense_list *right, bool left_sells, struct stance st)
{
	struct deal_claim *d = deal_begin(x, DEAL_SUPPLY, deal_settle(st,
	    STATUS_ANNOUNCED));

	deal_parties(x, d, left, left_sells ? ROLE_SUPPLIER : ROLE_CUSTOMER);
	deal_parties(x, d, right, left_sells ? ROLE_CUSTOMER : ROLE_SUPPLIER);
	return d;
}

/* "a content licensing deal with": the words name the type. */
static bool
is_licensing(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "licensing", "license",
	    "licence" };
	uint32_t from = c->first - MIN_OF(2u, c->first - x->s->first);

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, from, c->last, words[i]))
			return true;
	return false;
}

/* Who publishes or records lets the other use it. */
static struct deal_claim *
licensing(const struct sense *x, const struct sense_list *left,
    const struct sense_list *right, struct stance st)
{
	static const char *const fields[] = { "media" };
	bool turned = deal_is_of_field(x, right->named[0], fields, 1) ||
	    x->p->named.at[right->named[0]].type == ENTITY_MEDIA;
	struct deal_claim *d = deal_begin(x, DEAL_LICENSE, deal_settle(st,
	    STATUS_ANNOUNCED));

	deal_parties(x, d, turned ? right : left, ROLE_LICENSOR);
	deal_parties(x, d, turned ? left : right, ROLE_LICENSEE);
	return d;
}

/* As its row in the table has it. */
static struct deal_claim *
as_named(const struct sense *x, const struct pact *k, const struct cue_hit *c,
    const struct sense_list *left, const struct sense_list *right,
    struct stance st)
{
	/* "A and B sign a supply deal": who sells is not said */
	bool one = left->first[0] == right->first[0];
	/* "leases servers to B", "a loan to B" */
	bool turned = (k->cue == CUE_LEASE || k->cue == CUE_DEBT) &&
	    right->first[0] > c->last &&
	    sense_word(x, c->last + 1, right->first[0] - 1, "to");
	struct deal_claim *d = deal_begin(x, sense_word(x, c->first, c->last,
	    "venture") ? DEAL_JOINT_VENTURE : one && k->type == DEAL_SUPPLY ?
	    DEAL_PARTNERSHIP : k->type, deal_settle(st, STATUS_ANNOUNCED));

	deal_parties(x, d, turned ? right : left, one ? ROLE_PARTNER : k->left);
	deal_parties(x, d, turned ? left : right, one ? ROLE_PARTNER :
	    k->right);
	return d;
}

static void
find_pact(const struct sense *x, const struct pact *k)
{
	const struct cue_hit *c = sense_cue(x, k->cue, x->s->first);
	struct sense_list left, right;
	struct deal_claim *d;
	struct stance st;
	bool left_sells;

	if (c == NULL || (k->strict && !deal_has_agreement(x)) || is_habit(x, c) ||
	    !find_sides(x, c, &left, &right))
		return;
	st = sense_stance(x, c);
	if (st.status == STATUS_NONE)
		return;
	if (k->cue == CUE_PARTNER && deal_is_funding(x, &left, &right))
		d = funding(x, &left, &right, st);
	else if (k->cue == CUE_PARTNER && deal_is_supply(x, c, &left, &right,
	    &left_sells))
		d = supply(x, &left, &right, left_sells, st);
	else if (k->cue == CUE_PARTNER && is_licensing(x, c) &&
	    left.first[0] != right.first[0])
		d = licensing(x, &left, &right, st);
	else
		d = as_named(x, k, c, &left, &right, st);
	if (d->n_party < 2)
		x->p->deal.n--;
	else
		deal_money(x, c, d);
}

/* "签署3000亿美元合同", "达成合作": a character is a token. */
static uint32_t
signed_in_chinese(const struct sense *x, const struct cue_hit *c)
{
	static const char *const nouns[] = { "协议", "合同", "合作", "交易" };
	uint32_t last = MIN_OF(c->last + 24, x->s->last);

	for (uint32_t i = c->last + 1; i < last; i++)
		for (size_t k = 0; k < COUNT_OF(nouns); k++)
			if (str_is(token_span(&x->p->t, i, i + 1), nouns[k]))
				return i + 1;
	return 0;
}

/* The noun that "signed a $300 billion contract" ends in; 0 for none. */
static uint32_t
signed_noun(const struct sense *x, const struct cue_hit *c)
{
	static const char *const nouns[] = { "deal", "agreement", "contract",
	    "pact" };
	static const char *const other[] = { "with", "between" };

	if (x->p->t.at[c->first].flags & TOKEN_CJK)
		return signed_in_chinese(x, c);
	for (uint32_t i = c->last + 1; i <= x->s->last && i < c->last + 10; i++)
		if (is_any(x->p, i, nouns, COUNT_OF(nouns)))
			return i < x->s->last && is_any(x->p, i + 1, other,
			    COUNT_OF(other)) ? 0 : i;
	return 0;
}

/* "A and B signed", "A与B签署": the two in front of the verb. */
static bool
both_sign(const struct sense *x, const struct cue_hit *verb,
    struct sense_list *one, struct sense_list *other)
{
	if (sense_with(x, verb, one, other))
		return one->n == 1 && other->n == 1;
	if (!sense_left(x, verb->first, COMPANIES, 6, one) || one->n != 2)
		return false;
	*other = (struct sense_list){ .n = 1, .named = { one->named[1] },
	    .first = { one->first[1] }, .last = { one->last[1] } };
	one->n = 1;
	return true;
}

/* "A and B signed a $300 billion contract for compute" */
static bool
find_joint(const struct sense *x, const struct cue_hit *verb)
{
	struct cue_hit c = { CUE_PARTNER_NOUN, verb->first, 0 };
	struct sense_list one, other;
	struct stance st;
	bool sold;

	if (verb->cue != CUE_SIGN || (c.last = signed_noun(x, verb)) == 0 ||
	    !both_sign(x, verb, &one, &other))
		return false;
	st = sense_stance(x, &c);
	if (st.status == STATUS_NONE)
		return false;
	deal_money(x, &c, deal_is_supply(x, &c, &one, &other, &sold) ?
	    supply(x, &one, &other, sold, st) :
	    as_named(x, &pacts[1], &c, &one, &other, st));
	return true;
}

void
deal_pacts(const struct sense *x)
{
	size_t before = x->p->deal.n;

	for (size_t i = 0; i < COUNT_OF(pacts); i++)
		find_pact(x, &pacts[i]);
	for (size_t i = 0; i < x->cues && x->p->deal.n == before; i++)
		if (find_joint(x, &x->cue[i]))
			return;
}
