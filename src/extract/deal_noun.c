#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/*
 * Deals that a noun tells with both names in front of it: "A's $100 billion B
 * investment", "the A-B partnership", "A and B ... their partnership".
 */

struct noun {
	const char	*word;
	enum deal_type	type;
	enum deal_role	left, right;
	enum status	fact;
};

static const struct noun nouns[] = {
	{ "investment", DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_ISSUER,
	    STATUS_COMPLETED },
	{ "stake", DEAL_INVESTMENT, ROLE_INVESTOR, ROLE_ISSUER,
	    STATUS_COMPLETED },
	{ "acquisition", DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET,
	    STATUS_COMPLETED },
	{ "takeover", DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET,
	    STATUS_COMPLETED },
	{ "purchase", DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET,
	    STATUS_COMPLETED },
	{ "buyout", DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET,
	    STATUS_COMPLETED },
	{ "merger", DEAL_ACQUISITION, ROLE_ACQUIRER, ROLE_TARGET,
	    STATUS_COMPLETED },
	{ "partnership", DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    STATUS_ANNOUNCED },
	{ "collaboration", DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    STATUS_ANNOUNCED },
	{ "alliance", DEAL_PARTNERSHIP, ROLE_PARTNER, ROLE_PARTNER,
	    STATUS_ANNOUNCED },
};

#define APART 5	/* tokens from the owner to the other name */

/* Money, figures and small words alone stand between two tokens. */
static bool
is_bare(const struct sense *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if ((x->p->t.at[i].gap & (GAP_COMMA | GAP_COLON | GAP_OPEN |
		    GAP_CLOSE | GAP_SEMICOLON | GAP_BLOCK)) || (small_at(x,
		    i) != SMALL_NONE && !is_word(x, i, "s")))
			return false;
	return true;
}

/* "A's $100 billion B investment": the noun right behind B. */
static bool
is_owned(const struct sense *x, const struct spot *a, const struct spot *b,
    uint32_t noun)
{
	return b->last + 1 == noun && x->p->t.at[noun].gap == GAP_SPACE &&
	    sense_owns(x, a) && !sense_owns(x, b) && b->first - a->last <= APART &&
	    is_bare(x, a->last + 1, b->first);
}

/* "A-B partnership", "A/B $10 billion merger" */
static bool
is_joined(const struct sense *x, const struct spot *a, const struct spot *b,
    const struct noun *n, uint32_t noun)
{
	uint32_t gap = x->p->t.at[b->first].gap;

	return n->type != DEAL_INVESTMENT && b->first == a->last + 1 &&
	    !(gap & GAP_SPACE) && (gap & (GAP_HYPHEN | GAP_SLASH | GAP_DASH)) &&
	    noun - b->last <= APART && is_bare(x, b->last + 1, noun);
}

/* "A closes its $35 billion B acquisition": the verb's own noun, right behind B. */
static bool
is_done_to(const struct sense *x, const struct spot *a, const struct spot *b,
    const struct noun *n, uint32_t noun)
{
	static const char *const verbs[] = { "closes", "closed", "completes",
	    "completed", "finalizes", "finalized", "announces", "announced",
	    "expands", "extends", "renews", "confirms", "confirmed" };
	uint32_t i = a->last + 1;

	return n->type != DEAL_INVESTMENT && b->last + 1 == noun &&
	    x->p->t.at[noun].gap == GAP_SPACE && !sense_owns(x, b) &&
	    b->first - a->last <= APART + 2 &&
	    is_any(x->p, i, verbs, COUNT_OF(verbs)) && is_bare(x, is_word(x,
	    i + 1, "its") || is_word(x, i + 1, "the") ? i + 2 : i + 1,
	    b->first);
}

static bool
put(const struct sense *x, const struct noun *n, uint32_t left, uint32_t right,
    uint32_t noun)
{
	struct cue_hit c = { CUE_NONE, noun, noun };
	struct stance st = sense_stance(x, &c);
	struct deal_claim *d;

	if (st.status == STATUS_NONE || left == right)
		return false;
	d = deal_begin(x, n->type, deal_settle(st, n->fact));
	deal_party_put(x, d, left, n->left);
	deal_party_put(x, d, right, n->right);
	deal_money(x, &c, d);
	return true;
}

/* "A and B": of "their partnership", where the sentence names these two alone. */
static bool
only_two(const struct sense *x, uint32_t noun, uint32_t *a, uint32_t *b)
{
	*a = *b = PAGE_NO_TOPIC;
	for (size_t i = 0; i < x->spots; i++) {
		uint32_t k = x->spot[i].named;

		if (!has_type(x, &x->spot[i], COMPANIES) || k == *a || k == *b)
			continue;
		if (*b != PAGE_NO_TOPIC || x->spot[i].first > noun)
			return false;
		*(*a == PAGE_NO_TOPIC ? a : b) = k;
	}
	return *b != PAGE_NO_TOPIC;
}

static bool
told_by(const struct sense *x, const struct noun *n, uint32_t noun)
{
	uint32_t left, right;

	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = a + 1;

		if (b->last < noun && has_type(x, b, COMPANIES) &&
		    ((has_type(x, a, COMPANIES | PERSONS) && is_owned(x, a, b,
		    noun)) || (has_type(x, a, COMPANIES) && (is_joined(x, a, b,
		    n, noun) || is_done_to(x, a, b, n, noun)))))
			return put(x, n, a->named, b->named, noun);
	}
	/* that it is spoken of is no event */
	if (n->type == DEAL_PARTNERSHIP && noun > x->s->first &&
	    is_word(x, noun - 1, "their") &&
	    only_two(x, noun, &left, &right))
		page_claim(x->p, RELATION_PARTNERED_WITH, left, right,
		    sense_plain(x), x->s->first, x->s->last);
	return false;
}

void
deal_nouns(const struct sense *x)
{
	for (size_t i = 0; x->spots > 1 && i < x->cues; i++)
		for (size_t k = 0; x->cue[i].cue == CUE_DEAL_NOUN &&
		    k < COUNT_OF(nouns); k++)
			if (is_word(x, x->cue[i].first, nouns[k].word) &&
			    told_by(x, &nouns[k], x->cue[i].first))
				return;
}
