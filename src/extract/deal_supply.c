#include "base.h"

#include "deal_in.h"

/* Which contracts are about goods, and who sells them: what else two agree on. */

bool
deal_is_of_field(const struct sense *x, uint32_t named, const char *const *fields,
    size_t n)
{
	uint32_t known = x->p->named.at[named].known;

	return known != 0 && str_iin(x->p->lex->entity.at[known - 1].e.field,
	    fields, n);
}

/* Companies of these fields sell what the words below name. */
static bool
sells(const struct sense *x, uint32_t named)
{
	static const char *const fields[] = {
		"cloud", "chips", "datacenter", "utility", "nuclear", "energy",
		"foundry", "memory", "miner", "networking", "servers"
	};

	return deal_is_of_field(x, named, fields, COUNT_OF(fields));
}

/* "signed a $38 billion deal with AWS": what such a company lets is all it sells. */
static bool
lets(const struct sense *x, const struct cue_hit *c, uint32_t named)
{
	static const char *const fields[] = { "cloud", "datacenter", "utility",
	    "nuclear", "energy", "miner" };
	static const char *const nouns[] = { "deal", "agreement", "contract",
	    "pact" };
	bool pact = (x->p->t.at[c->first].flags & TOKEN_CJK) != 0;

	for (size_t i = 0; i < COUNT_OF(nouns); i++)
		pact |= sense_word(x, c->first, c->last, nouns[i]);
	return pact && deal_has_money(x) && deal_is_of_field(x, named, fields,
	    COUNT_OF(fields)) && sense_cue(x, CUE_INVEST, x->s->first) == NULL;
}

bool
deal_by_investor(const struct sense *x, uint32_t named)
{
	static const char *const fields[] = { "venture", "equity", "hedge" };

	return deal_is_of_field(x, named, fields, COUNT_OF(fields));
}

/* "in partnership with": who works together sells the other nothing by that. */
static bool
is_fellowship(const struct sense *x, const struct cue_hit *c)
{
	return sense_word(x, c->first, c->last, "in") &&
	    sense_word(x, c->last, c->last, "with");
}

/*
 * "signed an agreement with B to provide access to its data center", "to use B's
 * chips": what they agree to do says which of the two sells.
 */
static bool
is_agreed_supply(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *right, bool *left_sells)
{
	static const char *const gives[] = { "provide", "supply", "deliver",
	    "sell", "host", "power", "furnish" };
	static const char *const takes[] = { "use", "buy", "purchase",
	    "access", "rent", "procure", "secure", "tap" };
	uint32_t i = right->last[right->n - 1] + 1;

	if (right->first[0] <= c->last)
		return false;
	for (uint32_t end = i + 4; i < end && i < x->s->last; i++) {
		struct str verb = token_str(&x->p->t, i + 1);

		if (!sense_word(x, i, i, "to"))
			continue;
		*left_sells = str_iin(verb, gives, COUNT_OF(gives));
		return (*left_sells || str_iin(verb, takes,
		    COUNT_OF(takes))) && sense_wares(x, i + 2, i + 12,
		    CHIPS | SITES);
	}
	return false;
}

/* "won a $2 million contract with B": who gets an order fills it. */
static bool
has_won(const struct sense *x, const struct cue_hit *c)
{
	static const char *const verbs[] = { "won", "wins", "winning",
	    "awarded", "secured", "secures", "landed", "lands", "clinched" };
	uint32_t from = c->first - MIN_OF(8u, c->first - x->s->first);

	if (!sense_word(x, c->first, c->last, "contract"))
		return false;
	for (uint32_t i = from; i < c->first; i++)
		if (is_any(x->p, i, verbs, COUNT_OF(verbs)))
			return true;
	return false;
}

/*
 * A contract over goods between one who sells them and one who does not is a
 * supply, whatever the words for the contract: "a $12 billion cloud computing
 * agreement with OpenAI".
 */
bool
deal_is_supply(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *left, const struct sense_list *right,
    bool *left_sells)
{
	bool a = sells(x, left->named[0]), b = sells(x, right->named[0]);

	if (!deal_has_agreement(x))
		return false;
	if (is_agreed_supply(x, c, right, left_sells))
		return true;
	*left_sells = a;
	if (is_fellowship(x, c))
		return false;
	if (!a && !b && has_won(x, c))
		return *left_sells = true;
	if (a == b)
		return false;
	/* a contract is about what the one sells, named or not */
	return sense_word(x, c->first, c->last, "contract") ||
	    lets(x, c, (a ? left : right)->named[0]) ||
	    sense_goods(x, x->s->first, x->s->last);
}

bool
deal_is_funding(const struct sense *x, const struct sense_list *left,
    const struct sense_list *right)
{
	return left->n > 0 && right->n > 0 && deal_by_investor(x, left->named[0]) !=
	    deal_by_investor(x, right->named[0]) && sense_cue(x, CUE_VALUATION,
	    x->s->first) != NULL;
}
