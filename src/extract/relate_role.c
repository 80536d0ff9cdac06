#include "base.h"

#include "relate_in.h"

/*
 * Posts whose word does not stand between the two names: "Maria Jensen, A's CEO",
 * "the CEO of A, Maria Jensen", "once at A, now head of B", and what is left for
 * what: "left A for B".
 */

#define POST_FAR 5	/* tokens of one step of such a phrase */

static bool
is_person(const struct sense *x, const struct spot *s)
{
	return has_type(x, s, PERSONS);
}

/* Only words, and nothing that parts them: from..to. */
static bool
is_run(const struct sense *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i <= to; i++)
		if (x->p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN |
		    GAP_APOSTROPHE | GAP_LINE))
			return false;
	return true;
}

/* By tokens from..to, which tell of what time it is. */
static void
say_post(const struct sense *x, enum cue c, uint32_t who, uint32_t where,
    uint32_t from, uint32_t to)
{
	if (c == CUE_FOUNDER)
		relate_say(x, RELATION_FOUNDED, who, where, sense_plain(x));
	relate_say(x, RELATION_WORKS_AT, who, where,
	    relate_role_stance(x, from, to));
}

/* The role that begins within a few words behind the spot; NULL for none. */
static const struct cue_hit *
role_behind(const struct sense *x, const struct spot *s)
{
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];

		if ((c->cue == CUE_ROLE || c->cue == CUE_FOUNDER) &&
		    c->first > s->last && c->first <= s->last + POST_FAR)
			return is_run(x, s->last + 1, c->last) ? c : NULL;
	}
	return NULL;
}

/* A name stands right behind the role: it is that one's. */
static bool
is_anothers(const struct sense *x, const struct cue_hit *role)
{
	for (size_t i = 0; i < x->spots; i++)
		if (is_person(x, &x->spot[i]) && x->spot[i].first >
		    role->last && x->spot[i].first <= role->last + 2)
			return true;
	return false;
}

/* ", A's", ", a former A": nothing else leads from the person to the company. */
static bool
leads_to(const struct sense *x, const struct spot *who, const struct spot *b)
{
	static const char *const words[] = { "former", "ex", "longtime",
	    "veteran", "senior", "early", "then", "current" };

	if (!(x->p->t.at[who->last + 1].gap & GAP_COMMA) ||
	    b->first - who->last > 4)
		return false;
	for (uint32_t i = who->last + 1; i < b->first; i++)
		if (small_at(x, i) != SMALL_DETERMINER &&
		    small_at(x, i) != SMALL_ADVERB &&
		    !is_any(x->p, i, words, COUNT_OF(words)))
			return false;
	return b->first == who->last + 1 || is_run(x, who->last + 2, b->first);
}

/* "Maria Jensen, A's chief scientist", "Maria Jensen, a former A researcher" */
static void
apposed_posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *who = &x->spot[i], *b = who + 1;
		const struct cue_hit *role;

		if (!is_person(x, who) || !has_type(x, b, COMPANIES) ||
		    !leads_to(x, who, b) || (b->first == who->last + 1 &&
		    !sense_owns(x, b)))
			continue;
		role = role_behind(x, b);
		if (role != NULL && !is_anothers(x, role))
			say_post(x, role->cue, who->named, b->named,
			    who->last + 1, role->last);
	}
}

/* The role that leads to the company by "of" or "at": "the CEO of A". */
static const struct cue_hit *
role_of(const struct sense *x, const struct spot *b)
{
	uint32_t i = b->first - 1;

	if (b->first < x->s->first + 2 || !(is_word(x, i, "of") ||
	    is_word(x, i, "at")))
		return NULL;
	for (size_t k = 0; k < x->cues; k++) {
		const struct cue_hit *c = &x->cue[k];

		if ((c->cue == CUE_ROLE || c->cue == CUE_FOUNDER) &&
		    (c->last == i || c->last + 1 == i))
			return c;
	}
	return NULL;
}

/* "Mark, the CEO of A, Maria Jensen": the post is told of whom stands in front. */
static bool
is_told_before(const struct sense *x, const struct cue_hit *role)
{
	for (size_t i = 0; i < x->spots; i++)
		if (is_person(x, &x->spot[i]) && x->spot[i].last < role->first &&
		    role->first - x->spot[i].last <= POST_FAR)
			return true;
	return role->first > x->s->first && is_word(x, role->first - 1, "and") &&
	    role->cue == CUE_ROLE && !is_word(x, role->first - 2, "founder");
}

/* "the CEO of A, Maria Jensen", "CTO of A Maria Jensen"; no list goes on. */
static void
titled_posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *b = &x->spot[i], *who = b + 1;
		const struct cue_hit *role;
		uint32_t next = who->last + 1;

		if (!has_type(x, b, COMPANIES) || !is_person(x, who) ||
		    who->first != b->last + 1 || (x->p->t.at[who->first].gap &
		    ~(uint32_t)(GAP_SPACE | GAP_COMMA | GAP_LINE)))
			continue;
		if ((x->p->t.at[who->first].gap & GAP_COMMA) &&
		    next <= x->s->last && small_at(x, next) == SMALL_JOINT)
			continue;
		role = role_of(x, b);
		if (role != NULL && !is_told_before(x, role))
			say_post(x, role->cue, who->named, b->named,
			    MAX_OF(role->first, 1u) - 1, b->first);
	}
}

/* Between two companies: ", now the head of", "and formerly CTO at". */
static bool
is_next_post(const struct sense *x, const struct spot *a, const struct spot *b,
    const struct cue_hit *role)
{
	if (role == NULL || role->first <= a->last || role->first - a->last >
	    POST_FAR)
		return false;
	for (uint32_t i = a->last + 1; i < role->first; i++) {
		enum small w = small_at(x, i);

		if (w != SMALL_JOINT && w != SMALL_ADVERB &&
		    w != SMALL_DETERMINER && !is_word(x, i, "former") &&
		    !is_word(x, i, "before"))
			return false;
	}
	return is_run(x, role->first + 1, b->first) && !is_anothers(x, role);
}

/* "Maria Jensen, once CTO of A and now head of B": of B too. */
static void
further_posts(const struct sense *x)
{
	uint32_t who = PAGE_NO_TOPIC;

	for (size_t i = 1; i < x->spots; i++) {
		const struct spot *a = &x->spot[i - 1], *b = a + 1;
		const struct cue_hit *role;

		/* whom the post in front is told of */
		if (is_person(x, a))
			who = role_of(x, b) != NULL && b->first - a->last <=
			    2 * POST_FAR ? a->named : PAGE_NO_TOPIC;
		if (!has_type(x, b, COMPANIES))
			who = PAGE_NO_TOPIC;
		if (who == PAGE_NO_TOPIC || !has_type(x, a, COMPANIES))
			continue;
		role = role_of(x, b);
		if (!is_next_post(x, a, b, role))
			who = PAGE_NO_TOPIC;
		else
			say_post(x, role->cue, who, b->named, a->last + 1,
			    b->first);
	}
}

/* "Maria Jensen, my good friend at A": by a noun of no post. */
static void
friends_at(const struct sense *x)
{
	static const char *const words[] = { "a", "an", "the", "my", "our",
	    "his", "her" };

	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *who = &x->spot[i], *b = who + 1;
		uint32_t at = b->first - 1, from = who->last + 1;

		if (is_person(x, who) && has_type(x, b, COMPANIES) &&
		    at > from + 1 && at - from <= POST_FAR &&
		    is_word(x, at, "at") && (x->p->t.at[from].gap & GAP_COMMA) &&
		    is_any(x->p, from, words, COUNT_OF(words)) &&
		    is_run(x, from + 1, b->first))
			say_post(x, CUE_ROLE, who->named, b->named, from, at);
	}
}

/* "谷歌Logan Kilpatrick": a Chinese name of a company, and nothing between. */
static void
glued_posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *b = &x->spot[i], *who = b + 1;

		if (has_type(x, b, COMPANIES) && is_person(x, who) &&
		    who->first == b->last + 1 &&
		    (x->p->t.at[b->last].flags & TOKEN_CJK) &&
		    !(x->p->t.at[who->first].gap & ~(uint32_t)GAP_SPACE))
			say_post(x, CUE_ROLE, who->named, b->named, b->first,
			    who->first);
	}
}

/* "A, led by Maria Jensen", "A (run by": no round that somebody leads. */
static void
led_posts(const struct sense *x)
{
	static const char *const verbs[] = { "led", "headed", "run", "helmed",
	    "chaired" };

	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *b = &x->spot[i], *who = b + 1;
		uint32_t verb = b->last + 1;

		if (has_type(x, b, COMPANIES) && is_person(x, who) &&
		    who->first == verb + 2 && is_word(x, verb + 1, "by") &&
		    is_any(x->p, verb, verbs, COUNT_OF(verbs)) &&
		    (x->p->t.at[verb].gap & (GAP_COMMA | GAP_OPEN)) &&
		    x->amounts == 0)
			say_post(x, CUE_ROLE, who->named, b->named, verb, verb);
	}
}

/* "A's chief executive is Maria Jensen", "A, whose founder is Maria Jensen" */
static void
named_posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *b = &x->spot[i], *who = b + 1;
		const struct cue_hit *role = role_behind(x, b);

		if (has_type(x, b, COMPANIES) && is_person(x, who) &&
		    role != NULL && who->first == role->last + 2 &&
		    (is_word(x, role->last + 1, "is") ||
		    is_word(x, role->last + 1, "was")) && sense_owns(x, b))
			say_post(x, role->cue, who->named, b->named,
			    b->last + 1, role->last);
	}
}

/* "Under Maria Jensen, A has grown" */
static void
reigns(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *who = &x->spot[i], *b = who + 1;

		if (is_person(x, who) && has_type(x, b, COMPANIES) &&
		    who->first > x->s->first && is_word(x, who->first - 1,
		    "under") && b->first == who->last + 1 &&
		    (x->p->t.at[b->first].gap & GAP_COMMA) && !sense_owns(x, b))
			say_post(x, CUE_ROLE, who->named, b->named,
			    b->first, b->first);
	}
}

void
relate_roles(const struct sense *x)
{
	led_posts(x);
	named_posts(x);
	reigns(x);
	apposed_posts(x);
	titled_posts(x);
	further_posts(x);
	friends_at(x);
	glued_posts(x);
}
