#include "base.h"

#include "relate_in.h"

/*
 * What a company is to another by a noun: "A is B's main supplier", "A, B's biggest
 * customer", "B backer A", "B says A is a rival".
 */

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
	{ "challenger", RELATION_COMPETES_WITH, false },
	{ "acquisition", RELATION_ACQUIRED, true },
	{ "investment", RELATION_INVESTED_IN, true },
};

#define NOUN_FAR 6	/* tokens from the owner to the noun */

static const struct noun_rule *
rule_of(struct str noun)
{
	for (size_t k = 0; k < COUNT_OF(nouns); k++)
		if (str_iis(noun, nouns[k].noun))
			return &nouns[k];
	return NULL;
}

const struct noun_rule *
relate_noun_rule(const struct sense *x, uint32_t i)
{
	return rule_of(token_str(&x->p->t, i));
}

/* The rule of "customers"; NULL where the word is no such plural. */
static const struct noun_rule *
rule_of_many(const struct sense *x, uint32_t i)
{
	struct str w = token_str(&x->p->t, i);

	/* asked of every word: most are none by their last letter */
	if (w.n < 6 || w.p[w.n - 1] != 's')
		return NULL;
	w.n--;
	return rule_of(w);
}

/* Whoever the noun tells of, and whose it is. */
void
relate_noun_say(const struct sense *x, const struct noun_rule *r, uint32_t who,
    uint32_t whose, struct stance st)
{
	relate_say(x, r->relation, r->owner_head ? whose : who, r->owner_head ?
	    who : whose, st);
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
		*r = relate_noun_rule(x, i);
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
	/* "A, a B customer" */
	if (a->last + 2 == i && (x->p->t.at[i - 1].gap & GAP_COMMA) &&
	    word_small(&x->p->t.at[i - 1]) == SMALL_DETERMINER)
		return a;
	while (i > a->last + 1 && (word_small(&x->p->t.at[i - 1]) ==
	    SMALL_AUXILIARY || word_small(&x->p->t.at[i - 1]) ==
	    SMALL_ADVERB || str_iin(token_str(&x->p->t, i - 1), be,
	    COUNT_OF(be))))
		i--;
	return i == a->last + 1 && !sense_owns(x, a) ? a : NULL;
}

/* "B's main backer A", "B customer A", "B's largest customer is A" */
static const struct spot *
told_behind(const struct sense *x, size_t b, uint32_t noun)
{
	static const char *const be[] = { "is", "was", "remains", "became" };
	bool owns = sense_owns(x, &x->spot[b]);
	/* "B Investment, A Investment" is a list of subjects */
	uint32_t gaps = GAP_SPACE | GAP_LINE | (owns ? GAP_COMMA : 0);

	if (owns && noun < x->s->last && is_any(x->p,
	    noun + 1, be, COUNT_OF(be)))
		noun++;
	for (size_t i = b + 1; i < x->spots; i++) {
		const struct spot *a = &x->spot[i];

		if (a->first > noun)
			return a->first == noun + 1 && is_company(x, a) &&
			    !(x->p->t.at[a->first].gap & ~gaps) && a->named !=
			    x->spot[b].named ? a : NULL;
	}
	return NULL;
}

/* "is now a", "as a direct": the noun behind it; 0 where there is none. */
static uint32_t
plain_noun(const struct sense *x, const struct spot *b,
    const struct noun_rule **r)
{
	static const char *const of[] = { "of", "to", "for", "s" };
	bool be = false, article = false;

	for (uint32_t i = b->last + 1; i <= x->s->last &&
	    i <= b->last + NOUN_FAR; i++) {
		enum small w = word_small(&x->p->t.at[i]);

		if (x->p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_LINE))
			return 0;
		be |= w == SMALL_AUXILIARY || is_word(x, i, "as");
		article |= be && w == SMALL_DETERMINER;
		*r = article ? relate_noun_rule(x, i) : NULL;
		if (*r != NULL)
			return i < x->s->last && str_iin(token_str(&x->p->t,
			    i + 1), of, COUNT_OF(of)) ? 0 : i;
	}
	return 0;
}

/* "A says B is now a rival", "A sees B as a partner": to A, who says so. */
static void
tell_speakers(const struct sense *x, size_t k)
{
	static const char *const words[] = { "says", "said", "calls", "called",
	    "sees", "names", "named", "lists", "listed", "considers", "views",
	    "treats" };
	const struct spot *b = &x->spot[k], *a = k > 0 ? b - 1 : NULL;
	const struct noun_rule *r;
	struct cue_hit c = { CUE_NONE, 0, 0 };

	if (a == NULL || !is_company(x, a) || a->named == b->named ||
	    sense_owns(x, a) || b->first - a->last > 3 ||
	    !str_iin(token_str(&x->p->t, a->last + 1), words,
	    COUNT_OF(words)) || x->p->t.at[a->last + 1].gap != GAP_SPACE)
		return;
	c.first = c.last = plain_noun(x, b, &r);
	if (c.first != 0)
		relate_noun_say(x, r, b->named, a->named, sense_stance(x, &c));
}

/* Each of the list is it to whose the noun is. */
static void
say_many(const struct sense *x, const struct noun_rule *r, uint32_t noun,
    const struct sense_list *who, uint32_t whose)
{
	struct cue_hit c = { CUE_NONE, noun, noun };

	for (size_t i = 0; i < who->n; i++)
		if (who->named[i] != whose)
			relate_noun_say(x, r, who->named[i], whose,
			    sense_stance(x, &c));
}

/* "Customers of B include A and A", "Investors in B are A" */
static void
tell_lists(const struct sense *x, uint32_t noun, const struct noun_rule *r)
{
	static const char *const verbs[] = { "include", "includes", "included",
	    "including", "are", "were", "like" };
	struct sense_list of, who;

	if (small_at(x, noun + 1) != SMALL_PREPOSITION ||
	    !sense_right(x, noun + 1, COMPANIES, 2, &of) || of.n != 1 ||
	    !is_any(x->p, of.last[0] + 1, verbs, COUNT_OF(verbs)))
		return;
	if (sense_right(x, of.last[0] + 1, r->relation ==
	    RELATION_INVESTED_IN ? COMPANIES | PERSONS : COMPANIES, 4, &who))
		say_many(x, r, noun, &who, of.named[0]);
}

/* "B counts A and A among its customers" */
static void
tell_counted(const struct sense *x, uint32_t noun, const struct noun_rule *r)
{
	static const char *const verbs[] = { "counts", "count", "counted",
	    "lists", "names", "counting" };
	struct sense_list whose, who;
	uint32_t i = noun;

	while (i > x->s->first && noun - i < 5 && !is_word(x, i, "among"))
		i--;
	if (!is_word(x, i, "among") || !(is_word(x, i + 1, "its") ||
	    is_word(x, i + 1, "their")))
		return;
	while (i > x->s->first && noun - i < 24 && !is_any(x->p, i, verbs,
	    COUNT_OF(verbs)))
		i--;
	if (is_any(x->p, i, verbs, COUNT_OF(verbs)) && sense_left(x, i,
	    COMPANIES, 6, &whose) && sense_right(x, i, COMPANIES, 4, &who))
		say_many(x, r, noun, &who, whose.named[0]);
}

/* "A and B are rivals": each the other's. */
static void
tell_each_other(const struct sense *x, uint32_t noun, const struct noun_rule *r)
{
	static const char *const be[] = { "are", "were", "become", "became",
	    "remain" };
	uint32_t i = noun;
	struct sense_list l;

	if (r->relation != RELATION_COMPETES_WITH &&
	    r->relation != RELATION_PARTNERED_WITH)
		return;
	while (i > x->s->first && noun - i < 4 && !is_any(x->p, i, be,
	    COUNT_OF(be)))
		i--;
	if (i == noun || !is_any(x->p, i, be, COUNT_OF(be)) ||
	    small_at(x, noun + 1) == SMALL_PREPOSITION ||
	    !sense_left(x, i, COMPANIES, 3, &l) || l.n != 2)
		return;
	l.n = 1;
	say_many(x, r, noun, &l, l.named[1]);
}

/* The company in front of a noun that it owns; NULL for none. */
static const struct spot *
owner_of(const struct sense *x, uint32_t noun)
{
	for (size_t i = x->spots; i-- > 0; )
		if (x->spot[i].last < noun)
			return noun - x->spot[i].last <= NOUN_FAR &&
			    is_company(x, &x->spot[i]) && sense_owns(x,
			    &x->spot[i]) ? &x->spot[i] : NULL;
	return NULL;
}

/* "B's biggest customers, A and A", "B's backers are A and A" */
static void
tell_owned(const struct sense *x, uint32_t noun, const struct noun_rule *r)
{
	static const char *const verbs[] = { "are", "were", "include",
	    "included" };
	const struct spot *b = owner_of(x, noun);
	uint32_t from = noun;
	struct sense_list l;

	if (b == NULL)
		return;
	if (is_any(x->p, noun + 1, verbs, COUNT_OF(verbs)))
		from++;
	if (sense_right(x, from, COMPANIES, 1, &l) && (l.n > 1 || from > noun))
		say_many(x, r, noun, &l, b->named);
}

/* "A, A and other B competitors" */
static void
tell_others(const struct sense *x, uint32_t noun, const struct noun_rule *r)
{
	for (size_t i = 1; i < x->spots; i++) {
		const struct spot *b = &x->spot[i];
		struct sense_list l = { .n = 0 };

		if (b->last + 1 != noun || !is_company(x, b) ||
		    b->first < x->s->first + 3 ||
		    !is_word(x, b->first - 1, "other") ||
		    small_at(x, b->first - 2) != SMALL_JOINT ||
		    b[-1].last + 3 != b->first || !is_company(x, &b[-1]))
			continue;
		slot_join_left(x, i - 1, COMPANIES, &l);
		say_many(x, r, noun, &l, b->named);
	}
}

static void
tell_many(const struct sense *x)
{
	for (uint32_t i = x->s->first; i <= x->s->last; i++) {
		const struct noun_rule *r = rule_of_many(x, i);

		if (r == NULL)
			continue;
		tell_lists(x, i, r);
		tell_counted(x, i, r);
		tell_each_other(x, i, r);
		tell_owned(x, i, r);
		tell_others(x, i, r);
	}
}

void
relate_nouns(const struct sense *x)
{
	tell_many(x);
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *b = &x->spot[i], *a;
		const struct noun_rule *r;
		struct cue_hit c = { CUE_NONE, 0, 0 };
		uint32_t noun;

		if (!is_company(x, b) || b->last >= x->s->last)
			continue;
		tell_speakers(x, i);
		noun = owned_noun(x, b, &r);
		if (noun == 0)
			continue;
		a = told_behind(x, i, noun);
		if (a == NULL)
			a = told_before(x, i);
		if (a == NULL)
			continue;
		c.first = c.last = noun;
		relate_noun_say(x, r, a->named, b->named, sense_stance(x, &c));
	}
}
