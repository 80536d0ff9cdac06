#include "base.h"

#include "slot_in.h"

/* Who stands where around a verb: its subject and its object. */

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

/* A clause ends between tokens a and b. */
static bool
clause_between(const struct sense *x, uint32_t a, uint32_t b)
{
	static const char *const joints[] = {
		"while", "whereas", "but", "although", "though", "because"
	};

	for (uint32_t i = a + 1; i <= b; i++) {
		if (x->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK))
			return true;
		for (size_t k = 0; k < COUNT_OF(joints); k++)
			if (is_word(x, i, joints[k]))
				return true;
		/* "scraps leases as Apple doubles down" */
		if (i == b && i > a + 1 && is_word(x, i - 1, "as") &&
		    !is_word(x, i - 2, "well") && !is_word(x, i - 2, "such"))
			return true;
	}
	return false;
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

/* "OpenClaw users run", "Meta shares fell": the name does not act itself. */
static bool
is_crowd(const struct sense *x, const struct spot *s)
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

/* "a DeepMind spinout": with an article a name tells the kind of another. */
static bool
is_kind(const struct sense *x, const struct spot *s)
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

bool
sense_left(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	size_t fallback = SIZE_MAX, whose;
	uint32_t aside = slot_over_aside(x, at);

	l->n = 0;
	if (slot_stranger(x, at) || slot_unnamed(x, at))
		return false;
	if ((types & PERSONS) && sense_pronoun(x, at, l))
		return true;
	if (slot_relative(x, at, &whose)) {
		if (whose == SIZE_MAX)
			return false;
		if (has_type(x, &x->spot[whose], types)) {
			slot_add(l, &x->spot[whose]);
			return true;
		}
	}
	if (slot_apposed(x, at, &whose) && has_type(x, &x->spot[whose], types)) {
		slot_add(l, &x->spot[whose]);
		return true;
	}
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];
		bool governed;

		if (s->first >= aside)
			continue;
		/* "Charlie announced Astral joining B": Astral does */
		if (types == PERSONS && s->last + 1 == at && has_type(x, s,
		    COMPANIES) && x->p->t.at[at].gap == GAP_SPACE)
			return false;

		/* "Saket Kumar, backed by A": of him, and of no company */
		if (s->last + 1 == at && !has_type(x, s, types) &&
		    has_type(x, s, PERSONS) && (x->p->t.at[at].gap & GAP_COMMA) &&
		    small_at(x, at) != SMALL_AUXILIARY)
			return false;
		if (s->last >= at || !has_type(x, s, types))
			continue;
		if (at - s->last > reach || clause_between(x, s->last, at) ||
		    colon_between(x, s->last, at))
			break;
		/* "A clients include B" speaks of A's own */
		if (sense_describes(x, s) ||
		    (is_crowd(x, s) && s->last + 1 < at) ||
		    (s->last + 2 < at && !sense_owns(x, s) &&
		    sense_names_goods(x, s->first)) ||
		    is_kind(x, s) || is_another(x, s, at))
			continue;
		governed = is_governed(x, s, at);
		if (sense_owns(x, s) || governed || is_aside(x, s, at)) {
			if (fallback == SIZE_MAX && !governed &&
			    (sense_owns(x, s) || !is_told_aside(x, s)))
				fallback = i;
			continue;
		}
		slot_join_left(x, i, types, l);
		return true;
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
	    small_at(x, at) != SMALL_PREPOSITION && !is_titled(x, at, s) && !sense_word(x, at + 1,
	    s->first - 1, "a") && !sense_word(x, at + 1, s->first - 1,
	    "another") && !sense_word(x, at + 1, s->first - 1, "including"))
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
		if (s->first - at > reach || clause_between(x, at, s->first))
			break;
		if (is_beyond(x, at, s) || is_side_clause(x, at, s->first))
			break;
		if (sense_describes(x, s) || is_kind(x, s) || is_crowd(x, s) ||
		    is_only_owner(x, i, types))
			continue;
		slot_join_right(x, i, types, l);
		return true;
	}
	return stand_in_right(x, at, types, l);
}
