#include "base.h"

#include "relate_in.h"

/*
 * Clauses that tell of the name in front of them: "leaves B, where he led chips",
 * "joins B, where A is an investor", "B, a startup she founded".
 */

#define CLAUSE 12	/* tokens of such a clause that are looked at */

/* The company in front of "where", at token `where`; NULL for none. */
static const struct spot *
place_of(const struct sense *x, uint32_t where)
{
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].last + 1 == where)
			return has_type(x, &x->spot[i], COMPANIES) ?
			    &x->spot[i] : NULL;
	return NULL;
}

/* The last person named in front of a token, or whom the text means by "he". */
static uint32_t
person_before(const struct sense *x, uint32_t at)
{
	uint32_t who = x->p->who;

	for (size_t i = 0; i < x->spots && x->spot[i].last < at; i++)
		if (has_type(x, &x->spot[i], PERSONS))
			who = x->spot[i].named;
	return who;
}

static bool
is_pronoun(const struct sense *x, uint32_t i)
{
	return is_word(x, i, "he") || is_word(x, i, "she");
}

/* "B, where he was a partner", "where she led": once there, by any such verb. */
static void
tell_post(const struct sense *x, uint32_t where, const struct spot *b)
{
	static const char *const verbs[] = { "was", "is", "were", "led", "leads",
	    "worked", "works", "served", "serves", "ran", "runs", "headed",
	    "heads", "spent", "oversaw", "oversees", "held", "joined", "built",
	    "became", "had", "has", "managed", "helped", "co" };
	uint32_t i = where + 2, who = person_before(x, b->first);

	while (i < x->s->last && small_at(x, i) == SMALL_ADVERB)
		i++;
	if (who != PAGE_NO_TOPIC && is_pronoun(x, where + 1) &&
	    is_any(x->p, i, verbs, COUNT_OF(verbs)))
		relate_say(x, RELATION_WORKS_AT, who, b->named,
		    sense_plain(x));
}

/* "B, where A is both the largest investor and a rival" */
static void
tell_nouns(const struct sense *x, const struct spot *a, const struct spot *b)
{
	uint32_t i = a->last + 1;

	if (a->named == b->named || !has_type(x, a, COMPANIES) ||
	    small_at(x, i) != SMALL_AUXILIARY)
		return;
	for (; i <= x->s->last && i < a->last + CLAUSE; i++) {
		const struct noun_rule *r = relate_noun_rule(x, i);
		struct cue_hit c = { CUE_NONE, i, i };

		if (x->p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN |
		    GAP_LINE))
			return;
		if (r != NULL)
			relate_noun_say(x, r, a->named, b->named,
			    sense_stance(x, &c));
	}
}

/* "B, a startup that he founded": the name that the noun stands for. */
static void
tell_founder(const struct sense *x, const struct cue_hit *c)
{
	uint32_t i = c->first, who;
	size_t end, of;

	if (c->cue != CUE_FOUND || i < x->s->first + 3 ||
	    !is_pronoun(x, i - 1))
		return;
	i -= is_word(x, i - 2, "that") || is_word(x, i - 2, "which") ? 2 : 1;
	if (cue_at(&x->p->t, i - 1, i - 1, &end) != CUE_COMPANY_IS ||
	    !slot_apposed(x, i, &of) || !has_type(x, &x->spot[of], COMPANIES))
		return;
	who = person_before(x, x->spot[of].first);
	if (who == PAGE_NO_TOPIC)
		return;
	relate_say(x, RELATION_FOUNDED, who, x->spot[of].named,
	    sense_stance(x, c));
	relate_say(x, RELATION_WORKS_AT, who, x->spot[of].named,
	    sense_plain(x));
}

void
relate_where(const struct sense *x)
{
	for (size_t i = 0; i < x->cues; i++)
		tell_founder(x, &x->cue[i]);
	for (uint32_t i = x->s->first + 1; i + 2 <= x->s->last; i++) {
		const struct spot *b = small_at(x, i) == SMALL_CLAUSE &&
		    is_word(x, i, "where") ? place_of(x, i) : NULL;

		if (b == NULL)
			continue;
		tell_post(x, i, b);
		for (size_t k = 0; k < x->spots; k++)
			if (x->spot[k].first == i + 1)
				tell_nouns(x, &x->spot[k], b);
	}
}
