#include "base.h"

#include "slot_in.h"

/* The subject of a verb: who stands in front of it. */

/* "startup", "its", "former": words that stand between a preposition and its name. */
static bool
leads_in(const struct sense *x, uint32_t i)
{
	size_t end;

	return small_at(x, i) == SMALL_DETERMINER || cue_at(&x->p->t, i, i,
	    &end) == CUE_COMPANY_IS || is_word(x, i, "rival") ||
	    is_word(x, i, "former");
}

/* Over "President Trump's" in front of token i. */
static uint32_t
over_owner(const struct sense *x, uint32_t i)
{
	const struct token *t = x->p->t.at;

	if (i < x->s->first + 2 || !(t[i - 1].gap & GAP_APOSTROPHE) ||
	    !is_word(x, i - 1, "s"))
		return i;
	for (i--; i > x->s->first && (t[i - 1].flags & TOKEN_CAPITAL); i--)
		;
	return i;
}

/* "set to", "expected to", "leading": what a name behind "with" is about to do. */
static bool
is_bound(const struct sense *x, uint32_t i)
{
	static const char *const words[] = { "set", "expected", "anticipated",
	    "poised", "slated", "due", "planning", "looking", "agreeing",
	    "aiming", "seeking", "hoping", "preparing", "pledging",
	    "leading", "joining", "contributing", "taking", "investing" };

	return x->p->t.at[i].gap == GAP_SPACE && str_iin(token_str(&x->p->t,
	    i), words, COUNT_OF(words));
}

/* A preposition governs the spot, no subject of the verb at a token then. */
static bool
is_governed(const struct sense *x, const struct spot *s, uint32_t at)
{
	uint32_t i = over_owner(x, s->first);

	for (uint32_t n = 0; i > x->s->first && n < 3 && leads_in(x, i - 1);
	    n++)
		i--;
	/* "between A and B" */
	if (i > x->s->first + 2 && small_at(x, i - 1) == SMALL_JOINT)
		for (size_t k = 0; k < x->spots; k++)
			if (x->spot[k].last + 2 == i && x->spot[k].first >
			    x->s->first && is_word(x, x->spot[k].first - 1,
			    "between"))
				return true;
	if (i == x->s->first || (x->p->t.at[i].gap & ~(uint32_t)GAP_OPEN) !=
	    GAP_SPACE)
		return false;
	/* "as Meta bought B" is a clause, "such as Meta" is not */
	if (is_word(x, i - 1, "as"))
		return i > x->s->first + 1 && (is_word(x, i - 2, "such") ||
		    is_word(x, i - 2, "known") || is_word(x, i - 2, "well"));
	/* "talks for A to buy B" */
	if (is_word(x, i - 1, "for") && at > s->last + 1 &&
	    is_word(x, at - 1, "to"))
		return false;
	/* "congrats to A on joining B" */
	if (at == s->last + 2 && small_at(x, at - 1) == SMALL_PREPOSITION &&
	    ends_in(token_str(&x->p->t, at), "ing"))
		return false;
	/* ", with A set to buy B", "with A securing" */
	if (is_word(x, i - 1, "with") && s->last < x->s->last &&
	    (is_bound(x, s->last + 1) || (at == s->last + 1 &&
	    x->p->t.at[at].gap == GAP_SPACE && !is_word(x, at, "using") &&
	    ends_in(token_str(&x->p->t, at), "ing"))))
		return false;
	return small_at(x, i - 1) == SMALL_PREPOSITION ||
	    is_word(x, i - 1, "to");
}

/* Inside parentheses that close before `at`, and are no link's: no subject. */
static bool
is_aside(const struct sense *x, const struct spot *s, uint32_t at)
{
	if (!slot_aside(x, s, x->s->first))
		return false;
	for (uint32_t i = s->last + 1; i <= at; i++)
		if (x->p->t.at[i].gap & GAP_CLOSE)
			return !(x->p->t.at[i].gap & GAP_LINK);
	return false;
}

/* "(faster than A/B in their day)": it stands inside the parentheses. */
static bool
is_told_aside(const struct sense *x, const struct spot *s)
{
	return !(x->p->t.at[s->first].gap & GAP_OPEN);
}

/* "A Title of Groq: Cisco raised"; "Groq: raised" is a label. */
static bool
colon_between(const struct sense *x, uint32_t last, uint32_t at)
{
	for (uint32_t i = last + 2; i <= at; i++)
		if (x->p->t.at[i].gap & GAP_COLON)
			return true;
	/* "A Title of Groq: Maria Jensen announced": no label of the verb */
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first == last + 1 && x->spot[i].last < at)
			return (x->p->t.at[last + 1].gap & GAP_COLON) != 0;
	return false;
}

/* "a startup", "this young AI startup": another than whom the text is about. */
static bool
is_other(const struct sense *x, uint32_t i)
{
	static const char *const words[] = { "a", "an", "this", "another" };

	for (uint32_t k = i; k > x->s->first && k + 4 > i; k--) {
		if (str_iin(token_str(&x->p->t, k - 1), words,
		    COUNT_OF(words)))
			return true;
		if (small_at(x, k - 1) != SMALL_NONE)
			return false;
	}
	return false;
}

/*
 * "The company raised ...": the words in front of the verb stand for the company
 * that the text was about.
 */
static bool
stand_in(const struct sense *x, uint32_t at, unsigned types, uint32_t reach,
    struct sense_list *l)
{
	static const char *const words[] = {
		"company", "startup", "firm", "it", "they", "lab", "chipmaker",
		"maker", "platform", "founders"
	};
	uint32_t from = at > reach ? at - reach : 0;
	struct page *p = x->p;

	if (p->topic == PAGE_NO_TOPIC || p->spoken ||
	    !(TYPE_BIT(p->named.at[p->topic].type) & types))
		return false;
	for (uint32_t i = MAX_OF(from, x->s->first); i < at; i++)
		for (size_t k = 0; k < COUNT_OF(words); k++)
			if (is_word(x, i, words[k]) && !is_other(x, i) &&
			    !colon_between(x, i, at) && (i == x->s->first ||
			    is_low(x, i))) {
				l->named[0] = p->topic;
				l->first[0] = l->last[0] = i;
				l->n = 1;
				return true;
			}
	return false;
}

bool
slot_crowd(const struct sense *x, const struct spot *s)
{
	static const char *const words[] = {
		"users", "members", "customers", "fans", "post", "posts",
		"shareholders", "stock", "shares", "community", "channel",
		"channels", "server", "thread", "subscription", "articles",
		"repository", "repo", "repos", "pages", "videos"
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (is_word(x, s->last + 1, words[i]) &&
		    x->p->t.at[s->last + 1].gap == GAP_SPACE)
			return true;
	return false;
}

bool
slot_kind(const struct sense *x, const struct spot *s)
{
	return has_type(x, s, COMPANIES) && s->first > x->s->first &&
	    x->p->t.at[s->first].gap ==
	    GAP_SPACE && (is_word(x, s->first - 1, "a") ||
	    is_word(x, s->first - 1, "an"));
}

/* "one other that got acquired": the clause speaks of what it follows. */
static bool
is_another(const struct sense *x, const struct spot *s, uint32_t at)
{
	for (uint32_t i = at; i > s->last + 2 && i + 4 > at; i--)
		if (is_word(x, i - 1, "that") && i - 1 > s->last + 2 &&
		    x->p->spoken)
			return true;
	return false;
}

/* "A, B and", "A, B,": more of the list comes. */
static bool
goes_on(const struct sense *x, const struct spot *s)
{
	uint32_t i = s->last + 1;

	/* "Fidelity Management & Research Company," */
	while (i < x->s->last && (x->p->t.at[i].flags & TOKEN_CAPITAL) &&
	    !(x->p->t.at[i].gap & GAP_COMMA))
		i++;
	/* ", a Canadian business," tells of it */
	return i > x->s->last || ((x->p->t.at[i].gap & (GAP_COMMA | GAP_AMP)) &&
	    small_at(x, i) != SMALL_DETERMINER) || small_at(x, i) ==
	    SMALL_JOINT;
}

/*
 * "After closing a $500 million round, Cohere said": the clause in front leans on
 * the name behind its comma.
 */
static bool
leaned_on(const struct sense *x, uint32_t at, unsigned types, size_t *spot)
{
	bool comma = false;

	if (at > x->s->first + 2)
		return false;
	for (size_t i = 0; i < x->spots && !comma; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first <= at || !(x->p->t.at[s->first].gap & GAP_COMMA))
			continue;
		/* "with A, B and C": a list has no subject in it */
		if (goes_on(x, s))
			continue;
		if (!has_type(x, s, types) || sense_owns(x, s))
			return false;
		comma = true;
		*spot = i;
	}
	return comma;
}

/*
 * Whom the clause itself points at: "she", "which", the name that it stands
 * beside.  1 where it is in the list, 0 where the names in front are to be looked
 * through, -1 where it is none of them.
 */
static int
pointed_at(const struct sense *x, uint32_t at, unsigned types,
    struct sense_list *l)
{
	size_t whose;

	if (slot_stranger(x, at) || slot_unnamed(x, at))
		return -1;
	if ((types & PERSONS) && sense_pronoun(x, at, l))
		return 1;
	if (slot_relative(x, at, &whose)) {
		if (whose == SIZE_MAX)
			return -1;
		if (has_type(x, &x->spot[whose], types)) {
			slot_add(l, &x->spot[whose]);
			return 1;
		}
	}
	if (slot_apposed(x, at, &whose) && has_type(x, &x->spot[whose], types)) {
		slot_add(l, &x->spot[whose]);
		return 1;
	}
	return 0;
}

/* The name right in front does it, and is of another type. */
static bool
is_anothers(const struct sense *x, const struct spot *s, uint32_t at,
    unsigned types)
{
	uint32_t gap = x->p->t.at[at].gap;

	if (s->last + 1 != at)
		return false;
	/* "Charlie announced Astral joining B": Astral does */
	if (types == PERSONS && has_type(x, s, COMPANIES) && gap == GAP_SPACE)
		return true;
	/* "Saket Kumar, backed by A": of him, and of no company */
	return !has_type(x, s, types) && has_type(x, s, PERSONS) &&
	    (gap & GAP_COMMA) && small_at(x, at) != SMALL_AUXILIARY;
}

/* It tells of another thing that the sentence speaks of. */
static bool
tells_of_another(const struct sense *x, const struct spot *s, uint32_t at)
{
	/* "A clients include B" speaks of A's own */
	return sense_describes(x, s) ||
	    (slot_crowd(x, s) && s->last + 1 < at) ||
	    (s->last + 2 < at && !sense_owns(x, s) &&
	    sense_names_goods(x, s->first)) ||
	    slot_kind(x, s) || is_another(x, s, at);
}

bool
sense_left(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	size_t fallback = SIZE_MAX;
	uint32_t aside = slot_over_aside(x, at);
	int pointed;

	l->n = 0;
	if ((pointed = pointed_at(x, at, types, l)) != 0)
		return pointed > 0;
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];
		bool governed;

		if (s->first >= aside)
			continue;
		if (is_anothers(x, s, at, types))
			return false;
		if (s->last >= at || !has_type(x, s, types))
			continue;
		if (at - s->last > reach || slot_clause_between(x, s->last, at) ||
		    colon_between(x, s->last, at))
			break;
		if (tells_of_another(x, s, at))
			continue;
		governed = is_governed(x, s, at);
		if (!sense_owns(x, s) && !governed && !is_aside(x, s, at)) {
			slot_join_left(x, i, types, l);
			return true;
		}
		if (fallback == SIZE_MAX && !governed &&
		    (sense_owns(x, s) || !is_told_aside(x, s)))
			fallback = i;
	}
	if (fallback == SIZE_MAX && leaned_on(x, at, types, &fallback)) {
		slot_add(l, &x->spot[fallback]);
		return true;
	}
	if (fallback == SIZE_MAX)
		return stand_in(x, at, types, reach, l);
	slot_join_left(x, fallback, types, l);
	return true;
}
