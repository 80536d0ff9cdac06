#include "base.h"

#include "relate_in.h"

/*
 * What two companies are to each other alike, both on one side of its word: "A and
 * B announced a partnership", "the rivalry between A and B", "A + B merge".
 */

static const struct mutual {
	enum cue	cue;
	enum relation	relation;
	bool		behind;		/* both may stand behind the word */
} mutuals[] = {
	{ CUE_PARTNER_NOUN, RELATION_PARTNERED_WITH, true },
	{ CUE_PARTNER, RELATION_PARTNERED_WITH, false },
	{ CUE_DUEL, RELATION_COMPETES_WITH, false },
	/* neither has bought the other */
	{ CUE_MERGE, RELATION_PARTNERED_WITH, false },
};

/* "partnership between", "merger of": who they are stands behind. */
static bool
leads_both(const struct sense *x, const struct cue_hit *c)
{
	return is_word(x, c->last, "between") || (c->cue == CUE_MERGE &&
	    is_word(x, c->last, "of"));
}

/* Nothing but "have", "both", "agreed to" stands between the two and their verb. */
static bool
is_verb_of(const struct sense *x, const struct sense_list *l, uint32_t verb)
{
	uint32_t i = verb;

	while (i > x->s->first && (small_at(x, i - 1) == SMALL_AUXILIARY ||
	    small_at(x, i - 1) == SMALL_ADVERB || is_word(x, i - 1, "both") ||
	    is_word(x, i - 1, "to") || is_word(x, i - 1, "agreed") ||
	    is_word(x, i - 1, "agree") || is_word(x, i - 1, "plan")))
		i--;
	return i == l->last[0] + 1;
}

static bool
both(const struct sense *x, const struct cue_hit *c, const struct mutual *m,
    struct sense_list *l)
{
	bool noun = c->cue == CUE_PARTNER_NOUN;

	if (!leads_both(x, c)) {
		if (c->cue == CUE_PARTNER)
			return false;	/* relate.c has its two sides */
		if (sense_left(x, c->first, HOUSES, 12, l) && l->n >= 2)
			return noun || is_verb_of(x, l, c->first);
		if (!m->behind)
			return false;
	}
	return sense_right(x, c->last, HOUSES, 4, l) && l->n >= 2;
}

/* Every two of the list. */
static void
say_pairs(const struct sense *x, const struct mutual *m,
    const struct sense_list *l, struct stance st)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = i + 1; k < l->n; k++)
			relate_say(x, m->relation, l->named[i], l->named[k],
			    st);
}

void
relate_mutual(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list l;

	for (size_t i = 0; i < COUNT_OF(mutuals); i++)
		if (mutuals[i].cue == c->cue && both(x, c, &mutuals[i], &l) &&
		    sense_has_company(x, &l) && l.n <= 4)
			say_pairs(x, &mutuals[i], &l, sense_stance(x, c));
}
