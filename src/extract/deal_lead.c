#include "base.h"

#include "deal_in.h"
#include "slot_in.h"

/* Rounds told from the side of who pays: a leader, and whose round it is. */

static bool
is_announced(const struct sense *x, uint32_t verb)
{
	return is_word(x, verb, "announced") || is_word(x, verb, "announces");
}

/* "pre-Series A fundraising round": where the words of one round end. */
static uint32_t
round_end(const struct sense *x, const struct cue_hit *round)
{
	uint32_t last = round->last;

	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_ROUND && x->cue[i].first == last + 1)
			last = x->cue[i].last;
	return last;
}

/*
 * The company behind "for" or "in" that ends "a $60 million round for B"; a round
 * that is only announced is of others where "for" says so.
 */
static bool
behind_round(const struct sense *x, uint32_t verb, const struct cue_hit *round,
    struct sense_list *of)
{
	static const char *const leads[] = { "for", "in", "of", "into", "at" };
	uint32_t last = round_end(x, round);

	return last < x->s->last && str_iin(token_str(&x->p->t, last + 1),
	    leads, is_announced(x, verb) ? 1 : COUNT_OF(leads)) &&
	    sense_right(x, last + 1, COMPANIES, 8, of);
}

/* "led OpenAI's $6 billion round": the owner between the verb and the round. */
static bool
owner_between(const struct sense *x, uint32_t verb, uint32_t round,
    struct sense_list *of)
{
	of->n = 0;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first > verb && x->spot[i].last < round &&
		    has_type(x, &x->spot[i], COMPANIES) &&
		    sense_owns(x, &x->spot[i]))
			slot_add(of, &x->spot[i]);
	return of->n == 1;
}

/* The round that this token, "leading", has as its object; NULL for none. */
static const struct cue_hit *
round_led(const struct sense *x, uint32_t verb)
{
	static const char *const words[] = { "lead", "leads", "leading", "led",
	    "anchors", "anchored", "heads", "announced", "announces" };
	const struct cue_hit *round = sense_cue(x, CUE_ROUND, verb + 1);

	if (round == NULL || round->first > verb + 10 || verb == x->s->first ||
	    !str_iin(token_str(&x->p->t, verb), words, COUNT_OF(words)) ||
	    is_word(x, verb + 1, "by") || is_word(x, verb - 1, "investor"))
		return NULL;
	for (uint32_t i = verb + 1; i < round->first; i++)
		if (x->p->t.at[i].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_OPEN |
		    GAP_DASH) || small_at(x, i) == SMALL_PREPOSITION)
			return NULL;
	return round;
}

/* "A is leading a $60 million round for B", "A led B's Series C" */
bool
deal_leads(const struct sense *x)
{
	if (sense_cue(x, CUE_ROUND, x->s->first) == NULL)
		return false;
	for (uint32_t i = x->s->first + 1; i < x->s->last; i++) {
		const struct cue_hit *round = round_led(x, i);
		struct cue_hit verb = { CUE_INVEST, i, i };
		struct sense_list who, of;
		struct deal_claim *d;
		struct stance st;

		if (round == NULL || !((!is_announced(x, i) &&
		    owner_between(x, i, round->first, &of)) ||
		    behind_round(x, i, round, &of)) ||
		    !sense_left(x, i, COMPANIES | PERSONS, 12, &who))
			continue;
		st = sense_stance(x, &verb);
		if (st.status == STATUS_NONE || who.named[0] == of.named[0])
			continue;
		d = deal_begin(x, DEAL_INVESTMENT, deal_settle(st,
		    STATUS_COMPLETED));
		deal_party_put(x, d, of.named[0], ROLE_ISSUER);
		deal_parties(x, d, &who, ROLE_INVESTOR);
		deal_money(x, &verb, d);
		deal_round_name(x, d, i, x->s->last);
		return true;
	}
	return false;
}
