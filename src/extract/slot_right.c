#include "base.h"

#include "slot_in.h"

/* The object of a verb: who stands behind it. */

/* "hires A's chief of chips, Maria Jensen": the post is hers. */
static bool
is_titled(const struct sense *x, uint32_t at, const struct spot *s)
{
	for (size_t i = 0; i < x->cues && has_type(x, s, PERSONS); i++)
		if (x->cue[i].cue == CUE_ROLE && x->cue[i].first > at &&
		    x->cue[i].last < s->first)
			return true;
	return false;
}

/* "a stake in a new offer to B": B belongs to another preposition. */
static bool
is_beyond(const struct sense *x, uint32_t at, const struct spot *s)
{
	static const char *const leads[] = { "including", "like", "as" };

	/* "bought a plan, and B is cheap": B begins another clause */
	if (s->first > at + 2 && small_at(x, s->first - 1) == SMALL_JOINT &&
	    (x->p->t.at[s->first - 1].gap & GAP_COMMA))
		return true;
	/* "by buying much RAM, B may": only a lone apposition is an object */
	if (s->first > at + 2 && (x->p->t.at[s->first].gap & GAP_COMMA) &&
	    small_at(x, at) != SMALL_PREPOSITION && !is_titled(x, at, s) &&
	    !sense_word(x, at + 1, s->first - 1, "a") &&
	    !sense_word(x, at + 1, s->first - 1, "another") &&
	    !sense_word(x, at + 1, s->first - 1, "including"))
		return true;
	/* "its first acquisition by purchasing B" */
	if (is_word(x, at, "by") && is_low(x, at + 1) &&
	    ends_in(token_str(&x->p->t, at + 1), "ing"))
		return true;
	if (small_at(x, at) != SMALL_PREPOSITION && !is_word(x, at, "to"))
		return false;
	for (uint32_t i = at + 1; i < s->first; i++) {
		bool lead = false;

		for (size_t k = 0; k < COUNT_OF(leads); k++)
			lead |= is_word(x, i, leads[k]);
		if (!lead && (small_at(x, i) == SMALL_PREPOSITION ||
		    is_word(x, i, "to")))
			return true;
	}
	return false;
}

/* "Google Gemini", "OpenAI's co-founder": the company only says whose. */
static bool
is_only_owner(const struct sense *x, size_t i, unsigned types)
{
	const struct spot *s = &x->spot[i];
	const struct spot *next = i + 1 < x->spots ? s + 1 : NULL;
	uint32_t t = s->last + 1;
	size_t end;

	if (next != NULL && next->first == t && !has_type(x, next, types) &&
	    has_type(x, next, MODELS | PRODUCTS | CHIPS) &&
	    x->p->t.at[t].gap == GAP_SPACE)
		return true;
	/* "OpenAI competitor Anthropic", "Google parent Alphabet" */
	if (next != NULL && next->first == t + 1 && has_type(x, next, types) &&
	    x->p->t.at[t].gap == GAP_SPACE &&
	    x->p->t.at[t + 1].gap == GAP_SPACE &&
	    (cue_at(&x->p->t, t, t, &end) == CUE_RIVALS ||
	    cue_at(&x->p->t, t, t, &end) == CUE_COMPANY_IS))
		return true;
	if (!sense_owns(x, s))
		return false;
	if (next != NULL && next->first - s->last <= 4 &&
	    has_type(x, next, types))
		return true;	/* A's B: B is meant */
	for (t++; t <= x->s->last && t <= s->last + 3; t++)
		switch (cue_at(&x->p->t, t, x->s->last, &end)) {
		case CUE_ROLE:
		case CUE_FOUNDER:
			return true;
		default:
			break;
		}
	return false;
}

/* "acquire a stake in the startup": whom the text was about. */
static bool
stand_in_right(const struct sense *x, uint32_t at, unsigned types,
    struct sense_list *l)
{
	struct page *p = x->p;
	bool the = false;
	size_t end;

	if (p->topic == PAGE_NO_TOPIC || p->spoken ||
	    !(TYPE_BIT(p->named.at[p->topic].type) & types))
		return false;
	for (uint32_t i = at + 1; i <= x->s->last && i < at + 7; i++) {
		if (p->t.at[i].gap & (GAP_COMMA | GAP_OPEN | GAP_BLOCK))
			return false;
		if (the && cue_at(&p->t, i, i, &end) == CUE_COMPANY_IS &&
		    (i == x->s->last || p->t.at[i + 1].gap != GAP_SPACE ||
		    !(p->t.at[i + 1].flags & TOKEN_CAPITAL))) {
			l->named[0] = p->topic;
			l->first[0] = l->last[0] = i;
			l->n = 1;
			return true;
		}
		if (the && small_at(x, i) != SMALL_NONE)
			return false;
		the = the || is_word(x, i, "the");
	}
	return false;
}

/* "invested in chips, driving B": what follows the comma is another doing. */
static bool
is_side_clause(const struct sense *x, uint32_t at, uint32_t object)
{
	for (uint32_t i = at + 2; i < object; i++)
		if ((x->p->t.at[i].gap & GAP_COMMA) &&
		    is_low(x, i) &&
		    ends_in(token_str(&x->p->t, i), "ing") &&
		    !is_word(x, i, "including"))
			return true;
	return false;
}

bool
sense_right(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	l->n = 0;
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first <= at || !has_type(x, s, types))
			continue;
		if (s->first - at > reach || slot_clause_between(x, at, s->first))
			break;
		if (is_beyond(x, at, s) || is_side_clause(x, at, s->first))
			break;
		if (sense_describes(x, s) || slot_kind(x, s) || slot_crowd(x, s) ||
		    is_only_owner(x, i, types))
			continue;
		slot_join_right(x, i, types, l);
		return true;
	}
	return stand_in_right(x, at, types, l);
}
