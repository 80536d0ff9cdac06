#include "base.h"

#include "sense.h"
#include "words.h"

/*
 * Who stands where around a verb: subject and object, the lists they head, and
 * the voice that says which of the two acts.
 */

static enum small
small_at(const struct sense *x, uint32_t i)
{
	return words_small(x->p->t.at[i].hash);
}

static bool
has_type(const struct sense *x, const struct spot *s, unsigned types)
{
	return (TYPE_BIT(sense_type(x, s)) & types) != 0;
}

static bool
is_word(const struct sense *x, uint32_t i, const char *word)
{
	return sense_word(x, i, i, word);
}

/* "startup", "its": words that stand between a preposition and its name. */
static bool
leads_in(const struct sense *x, uint32_t i)
{
	size_t end;

	return small_at(x, i) == SMALL_DETERMINER || cue_at(&x->p->t, i, i,
	    &end) == CUE_COMPANY_IS || is_word(x, i, "rival");
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

/* A preposition governs the spot, or a verb whose object it is. */
static bool
is_governed(const struct sense *x, const struct spot *s)
{
	uint32_t i = over_owner(x, s->first);

	for (uint32_t n = 0; i > x->s->first && n < 3 && leads_in(x, i - 1);
	    n++)
		i--;
	if (i == x->s->first || x->p->t.at[i].gap != GAP_SPACE)
		return false;
	/* "as Meta bought B" is a clause, "such as Meta" is not */
	if (is_word(x, i - 1, "as"))
		return i > x->s->first + 1 && (is_word(x, i - 2, "such") ||
		    is_word(x, i - 2, "known") || is_word(x, i - 2, "well"));
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

static bool
is_joining(const struct sense *x, uint32_t i)
{
	static const char *const words[] = {
		"as", "both", "others", "s", "formerly", "previously"
	};
	size_t end;

	switch (small_at(x, i)) {
	case SMALL_JOINT:
	case SMALL_ADVERB:
	case SMALL_DETERMINER:
		return true;
	default:
		break;
	}
	for (size_t k = 0; k < COUNT_OF(words); k++)
		if (is_word(x, i, words[k]))
			return true;
	/* "A and startup B" */
	return cue_at(&x->p->t, i, i, &end) == CUE_COMPANY_IS;
}

/* The token behind an aside that opens right in front of token i. */
static uint32_t
behind_aside(const struct sense *x, uint32_t i, uint32_t last)
{
	if (!(x->p->t.at[i].gap & GAP_OPEN))
		return i;
	for (uint32_t k = i + 1; k <= last && k < i + 8; k++)
		if (x->p->t.at[k].gap & GAP_CLOSE)
			return k;
	return i;
}

/* Only commas and joining words stand between two spots. */
static bool
is_joined(const struct sense *x, const struct spot *a, const struct spot *b)
{
	bool any = false;
	uint32_t i = behind_aside(x, a->last + 1, b->first);

	if (b->first - i > 4)
		return false;
	for (bool aside = i > a->last + 1; i <= b->first; i++) {
		uint32_t gap = x->p->t.at[i].gap;

		if (aside)
			gap &= ~(uint32_t)GAP_CLOSE;
		aside = false;
		if (gap & (GAP_COMMA | GAP_AMP | GAP_SLASH))
			any = true;
		if (gap & (GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_SEMICOLON |
		    GAP_DASH))
			return false;
		if (i == b->first)
			break;
		if (!is_joining(x, i))
			return false;
		if (!is_word(x, i, "s") && !is_word(x, i, "the"))
			any = true;
	}
	return any;
}

static void
list_add(struct sense_list *l, const struct spot *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->named[i] == s->named)
			return;
	if (l->n == COUNT_OF(l->named))
		return;
	l->named[l->n] = s->named;
	l->first[l->n] = s->first;
	l->last[l->n++] = s->last;
}

static bool
is_active(enum cue c)
{
	return c == CUE_ACQUIRE || c == CUE_INVEST || c == CUE_SUPPLY ||
	    c == CUE_PARTNER || c == CUE_COMPETE || c == CUE_MAKE ||
	    c == CUE_USE || c == CUE_FOUND || c == CUE_OPERATE;
}

static bool
has_comma_behind(const struct sense *x, const struct spot *s)
{
	return (x->p->t.at[MIN_OF(s->last + 1, x->s->last)].gap &
	    GAP_COMMA) != 0;
}

/* "A supplies B, and C bought D": B is what the first verb does something to, and
 * no subject beside C. */
static bool
is_object(const struct sense *x, const struct spot *s)
{
	if (!has_comma_behind(x, s))
		return false;
	for (size_t i = 0; i < x->cues; i++)
		if (is_active(x->cue[i].cue) && x->cue[i].last + 1 == s->first)
			return true;
	return false;
}

static void
join_left(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	list_add(l, &x->spot[i]);
	while (i > 0 && is_joined(x, &x->spot[i - 1], &x->spot[i]) &&
	    has_type(x, &x->spot[i - 1], types) &&
	    !is_object(x, &x->spot[i - 1]))
		list_add(l, &x->spot[--i]);
}

/*
 * A member of the list that no spot holds, or not as a whole: "Apple, Levi's,
 * Coca-Cola", "Ford of Europe, Jaguar".  Capitals between commas, and no verb.
 */
static bool
is_list_on(const struct sense *x, const struct spot *a, const struct spot *b)
{
	const struct token *t = x->p->t.at;
	uint32_t from = a->last + 1;

	if (b->first - a->last > 9 || !(t[b->first].gap & GAP_COMMA ||
	    small_at(x, b->first - 1) == SMALL_JOINT))
		return false;
	for (uint32_t i = from; i <= b->first; i++) {
		if (t[i].gap & (GAP_OPEN | GAP_CLOSE | GAP_COLON |
		    GAP_SEMICOLON | GAP_DASH | GAP_BLOCK))
			return false;
		if (i < b->first && !(t[i].flags & (TOKEN_CAPITAL |
		    TOKEN_INNER)) && small_at(x, i) != SMALL_JOINT &&
		    !((t[i].flags & TOKEN_DIGITS) && t[i].gap == GAP_HYPHEN) &&
		    !is_word(x, i, "of") && !is_word(x, i, "the") &&
		    !is_word(x, i, "s"))
			return false;
	}
	return true;
}

static uint32_t
commas(const struct sense *x, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i <= to; i++)
		n += (x->p->t.at[i].gap & GAP_COMMA) != 0;
	return n;
}

/* "A bought B, and C backed D": C is who does the next thing. */
static bool
is_subject(const struct sense *x, const struct spot *before,
    const struct spot *s)
{
	if (!has_comma_behind(x, before))
		return false;
	for (size_t i = 0; i < x->cues; i++)
		if (is_active(x->cue[i].cue) && x->cue[i].first == s->last + 1)
			return true;
	return false;
}

static void
join_right(const struct sense *x, size_t i, unsigned types,
    struct sense_list *l)
{
	list_add(l, &x->spot[i]);
	for (size_t k = i + 1; k < x->spots; k++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[k];
		bool listed = is_list_on(x, a, b) && (l->n > 1 ||
		    commas(x, a->last + 1, b->first) > 1);

		if (!(k == i + 1 && is_joined(x, a, b)) && !listed &&
		    b->first - a->last > 9)
			return;
		if (!has_type(x, b, types))
			continue;
		/* "Anthropic, OpenAI's rival": OpenAI is no second object */
		if ((!listed && (k != i + 1 || !is_joined(x, a, b))) ||
		    (sense_owns(x, b) && l->n < 3) || is_subject(x, a, b))
			return;
		list_add(l, b);
		i = k;
	}
}

/* Inside parentheses that close before `at`: an aside, no subject. */
static bool
is_aside(const struct sense *x, const struct spot *s, uint32_t at)
{
	if (!(x->p->t.at[s->first].gap & GAP_OPEN))
		return false;
	for (uint32_t i = s->last + 1; i <= at; i++)
		if (x->p->t.at[i].gap & GAP_CLOSE)
			return true;
	return false;
}

/* "a startup", "this startup": another than whom the text is about. */
static bool
is_other(const struct sense *x, uint32_t i)
{
	return i > x->s->first && (is_word(x, i - 1, "a") ||
	    is_word(x, i - 1, "an") || is_word(x, i - 1, "this") ||
	    is_word(x, i - 1, "another"));
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
		"maker", "platform"
	};
	uint32_t from = at > reach ? at - reach : 0;
	struct page *p = x->p;

	if (p->topic == PAGE_NO_TOPIC || p->spoken ||
	    !(TYPE_BIT(p->named.at[p->topic].type) & types))
		return false;
	for (uint32_t i = MAX_OF(from, x->s->first); i < at; i++)
		for (size_t k = 0; k < COUNT_OF(words); k++)
			if (is_word(x, i, words[k]) && !is_other(x, i)) {
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
		"channels", "server", "thread", "subscription"
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
		comma = true;
		*spot = i;
		/* "A, B and C": a list has no subject in it */
		if (!has_type(x, s, types) || (i > 0 && s->first ==
		    x->spot[i - 1].last + 1) || sense_owns(x, s))
			return false;
	}
	return comma;
}

bool
sense_left(const struct sense *x, uint32_t at, unsigned types,
    uint32_t reach, struct sense_list *l)
{
	size_t fallback = SIZE_MAX;

	l->n = 0;
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];
		bool governed;

		if (s->last >= at || !has_type(x, s, types))
			continue;
		if (at - s->last > reach || clause_between(x, s->last, at))
			break;
		/* "A clients include B" speaks of A's own */
		if (sense_describes(x, s) ||
		    (is_crowd(x, s) && s->last + 1 < at) ||
		    is_kind(x, s) || is_another(x, s, at))
			continue;
		governed = is_governed(x, s);
		if (sense_owns(x, s) || governed || is_aside(x, s, at)) {
			if (fallback == SIZE_MAX && !governed)
				fallback = i;
			continue;
		}
		join_left(x, i, types, l);
		return true;
	}
	if (fallback == SIZE_MAX && leaned_on(x, at, types, &fallback)) {
		list_add(l, &x->spot[fallback]);
		return true;
	}
	if (fallback == SIZE_MAX)
		return stand_in(x, at, types, reach, l);
	join_left(x, fallback, types, l);
	return true;
}

static bool
ends_in(struct str w, const char *ending)
{
	struct str e = str_of(ending);

	return w.n > e.n && str_ieq((struct str){ w.p + w.n - e.n, e.n }, e);
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
	    small_at(x, at) != SMALL_PREPOSITION && !sense_word(x, at + 1,
	    s->first - 1, "a") && !sense_word(x, at + 1, s->first - 1,
	    "another") && !sense_word(x, at + 1, s->first - 1, "including"))
		return true;
	/* "its first acquisition by purchasing B" */
	if (is_word(x, at, "by") && ends_in(token_str(&x->p->t, at + 1),
	    "ing"))
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
		if (is_beyond(x, at, s))
			break;
		if (sense_describes(x, s) || is_kind(x, s) || is_crowd(x, s) ||
		    is_only_owner(x, i, types))
			continue;
		join_right(x, i, types, l);
		return true;
	}
	return stand_in_right(x, at, types, l);
}

/* "was", "has recently been": a form of "be" in front of a verb. */
bool
sense_be(const struct sense *x, uint32_t verb)
{
	static const char *const be[] = {
		"was", "were", "been", "is", "are", "be", "being", "got"
	};
	uint32_t i = verb;

	while (i > x->s->first && verb - i < 3 && small_at(x, i - 1) ==
	    SMALL_ADVERB)
		i--;
	if (i == x->s->first)
		return false;
	for (size_t k = 0; k < COUNT_OF(be); k++)
		if (is_word(x, i - 1, be[k]))
			return !ends_in(token_str(&x->p->t, verb), "ing");
	return false;
}

/* A verb form that a passive can have; "buys", "buying" are none. */
static bool
is_participle(const struct sense *x, uint32_t verb)
{
	static const char *const endings[] = { "ed", "ght", "old", "ade" };
	struct str w = token_str(&x->p->t, verb);

	for (size_t i = 0; i < COUNT_OF(endings); i++)
		if (ends_in(w, endings[i]))
			return true;
	return false;
}

/* The "by" behind a verb that names who did it; 0 where there is none. */
static uint32_t
agent_by(const struct sense *x, uint32_t verb, uint32_t reach)
{
	for (uint32_t i = verb + 1; i <= x->s->last && i <= verb + reach; i++) {
		if (x->p->t.at[i].gap & (GAP_SEMICOLON | GAP_BLOCK))
			break;
		if (is_word(x, i, "by"))
			return i;
	}
	return 0;
}

/* "Groq, which NVIDIA acquired": what the relative clause speaks of. */
static bool
fronted(const struct sense *x, const struct sense_list *agent,
    unsigned types, struct sense_list *l)
{
	static const char *const words[] = { "which", "that", "whom" };
	uint32_t at = agent->first[0];
	bool relative = false;

	if (at < x->s->first + 2)
		return false;
	for (size_t k = 0; k < COUNT_OF(words); k++)
		relative |= is_word(x, at - 1, words[k]);
	if (!relative)
		return false;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].last + 2 == at && has_type(x, &x->spot[i],
		    types)) {
			l->n = 0;
			list_add(l, &x->spot[i]);
			return true;
		}
	return false;
}

/* "asked to end A's exclusive deal with B": the noun's owner, not the subject. */
bool
sense_owner(const struct sense *x, const struct cue_hit *c, unsigned types,
    struct sense_list *l)
{
	if (c->cue != CUE_ACQUISITION_OF && c->cue != CUE_PARTNER)
		return false;
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];

		if (s->last >= c->first)
			continue;
		if (!has_type(x, s, types) || !sense_owns(x, s) ||
		    c->first - s->last > 5)
			return false;
		l->n = 0;
		list_add(l, s);
		return true;
	}
	return false;
}

bool
sense_sides(const struct sense *x, const struct cue_hit *c,
    const struct sense_frame *f, struct sense_list *agent,
    struct sense_list *patient)
{
	bool passive = sense_be(x, c->first);
	bool participle = is_participle(x, c->first);
	uint32_t by = participle ? agent_by(x, c->last, 14) : 0;
	bool object = !passive && sense_right(x, c->last, f->patient,
	    f->reach_right, patient);

	/* "bought in 2019 by A": no object stands in front of "by" */
	if (by != 0 && !passive && (!object || patient->first[0] > by) &&
	    !sense_other_first(x, c->last, f->patient, by))
		passive = true;
	if (passive)
		return by != 0 && sense_right(x, by, f->agent, 8, agent) &&
		    sense_left(x, c->first, f->patient, f->reach_left,
		    patient);
	/* "the acquisition of B by A" */
	if (c->cue == CUE_ACQUISITION_OF && object && (by = agent_by(x,
	    patient->last[patient->n - 1], 5)) != 0 &&
	    sense_right(x, by, f->agent, 6, agent))
		return true;
	if (!(object && sense_owner(x, c, f->agent, agent)) &&
	    !sense_left(x, c->first, f->agent, f->reach_left, agent))
		return false;
	return object || fronted(x, agent, f->patient, patient);
}

bool
sense_goods(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const goods[] = {
		"compute", "computing", "cloud", "capacity", "gpus", "chips",
		"power", "electricity", "megawatts", "gigawatts", "wafers",
		"servers", "accelerators", "energy"
	};

	for (size_t i = 0; i < COUNT_OF(goods); i++)
		if (sense_word(x, from, to, goods[i]))
			return true;
	return false;
}

bool
sense_other_first(const struct sense *x, uint32_t at, unsigned types,
    uint32_t before)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];

		if (s->first > at && s->first < before && !has_type(x, s, types) &&
		    has_type(x, s, CHIPS | MODELS | PRODUCTS | SITES))
			return true;
	}
	return false;
}

bool
sense_parted(const struct sense *x, uint32_t verb, uint32_t object)
{
	static const char *const words[] = { "from", "on", "at", "in", "with",
	    "for", "through" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (sense_word(x, verb + 1, object - 1, words[i]))
			return true;
	return false;
}

