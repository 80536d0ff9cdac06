#include "base.h"

#include "relate_in.h"

/*
 * What a company is to another by a noun: "A is B's main supplier", "A, B's biggest
 * customer", "B backer A".
 */

struct noun_rule {
	const char	*noun;
	enum relation	relation;
	bool		owner_head;	/* of a customer: B supplies A */
};

static const struct noun_rule nouns[] = {
	{ "partner", RELATION_PARTNERED_WITH, false },
	{ "supplier", RELATION_SUPPLIES, false },
	{ "customer", RELATION_SUPPLIES, true },
	{ "client", RELATION_SUPPLIES, true },
	{ "tenant", RELATION_SUPPLIES, true },
	{ "investor", RELATION_INVESTED_IN, false },
	{ "backer", RELATION_INVESTED_IN, false },
	{ "shareholder", RELATION_INVESTED_IN, false },
	{ "competitor", RELATION_COMPETES_WITH, false },
	{ "rival", RELATION_COMPETES_WITH, false },
};

#define NOUN_FAR 6	/* tokens from the owner to the noun */

static const struct noun_rule *
noun_rule(const struct sense *x, uint32_t i)
{
	struct str w = token_str(&x->p->t, i);

	for (size_t k = 0; k < COUNT_OF(nouns); k++)
		if (str_iis(w, nouns[k].noun))
			return &nouns[k];
	return NULL;
}

static bool
is_company(const struct sense *x, const struct spot *s)
{
	return sense_type(x, s) == ENTITY_COMPANY;
}

/* The noun that "B's" or a bare B in front of it owns; 0 where there is none. */
static uint32_t
owned_noun(const struct sense *x, const struct spot *b,
    const struct noun_rule **r)
{
	bool owns = sense_owns(x, b);
	uint32_t i = b->last + (owns && !(x->p->t.at[b->last + 1].gap &
	    GAP_SPACE) ? 2u : 1u);

	for (; i <= x->s->last && i <= b->last + (owns ? NOUN_FAR : 1); i++) {
		const struct token *t = &x->p->t.at[i];

		if (t->gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_LINE |
		    GAP_APOSTROPHE))
			return 0;
		*r = noun_rule(x, i);
		if (*r != NULL)
			return i;
		if (!word_is_low(t))
			return 0;
	}
	return 0;
}

/* "A is B's", "A remains one of B's", "A, B's": whom the noun tells of. */
static const struct spot *
told_before(const struct sense *x, size_t b)
{
	static const char *const be[] = { "became", "becomes", "become",
	    "remains", "as" };
	const struct spot *s = &x->spot[b], *a = b > 0 ? s - 1 : NULL;
	uint32_t i = s->first;

	if (a == NULL || !is_company(x, a) || a->named == s->named)
		return NULL;
	if (a->last + 1 == i)
		return sense_owns(x, s) && (x->p->t.at[i].gap & GAP_COMMA) ?
		    a : NULL;
	while (i > a->last + 1 && (word_small(&x->p->t.at[i - 1]) ==
	    SMALL_AUXILIARY || word_small(&x->p->t.at[i - 1]) ==
	    SMALL_ADVERB || str_iin(token_str(&x->p->t, i - 1), be,
	    COUNT_OF(be))))
		i--;
	return i == a->last + 1 && !sense_owns(x, a) ? a : NULL;
}

/* "B's main backer A", "B customer A" */
static const struct spot *
told_behind(const struct sense *x, size_t b, uint32_t noun)
{
	for (size_t i = b + 1; i < x->spots; i++) {
		const struct spot *a = &x->spot[i];

		if (a->first > noun)
			return a->first == noun + 1 && is_company(x, a) &&
			    !(x->p->t.at[a->first].gap & ~(uint32_t)(GAP_SPACE |
			    GAP_COMMA | GAP_LINE)) && a->named !=
			    x->spot[b].named ? a : NULL;
	}
	return NULL;
}

void
relate_nouns(const struct sense *x)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *b = &x->spot[i], *a;
		const struct noun_rule *r;
		struct cue_hit c = { CUE_NONE, 0, 0 };
		uint32_t noun;

		if (!is_company(x, b) || b->last >= x->s->last)
			continue;
		noun = owned_noun(x, b, &r);
		if (noun == 0)
			continue;
		a = told_behind(x, i, noun);
		if (a == NULL)
			a = told_before(x, i);
		if (a == NULL)
			continue;
		c.first = c.last = noun;
		relate_say(x, r->relation, r->owner_head ? b->named : a->named,
		    r->owner_head ? a->named : b->named, sense_stance(x, &c));
	}
}
