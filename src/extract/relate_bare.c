#include "base.h"

#include "relate_in.h"

/* Posts whose company is left to be understood, and those that are left. */

/*
 * "Intel gave up, since then-CEO Bob Swan doubted": the one company in front, or
 * of several the one that the text is about.
 */
static uint32_t
company_before(const struct sense *x, size_t spot)
{
	uint32_t company = PAGE_NO_TOPIC;
	size_t others = 0;

	for (size_t i = 0; i < spot; i++) {
		if (sense_type(x, &x->spot[i]) != ENTITY_COMPANY ||
		    x->spot[i].named == company ||
		    relate_has_role(x, &x->spot[i]))
			continue;
		if (x->spot[i].named == x->p->topic)
			return x->p->topic;
		company = x->spot[i].named;
		others++;
	}
	return others == 0 ? x->p->topic : others == 1 ? company :
	    PAGE_NO_TOPIC;
}

/* "CEO Anshul Sadana", "the company and its CEO, Anshul Sadana" */
static bool
is_apposed(const struct sense *x, const struct cue_hit *role,
    const struct spot *s)
{
	uint32_t gap = x->p->t.at[s->first].gap;

	return gap == GAP_SPACE || (!(gap & ~(uint32_t)(GAP_SPACE | GAP_COMMA)) &&
	    role->first > x->s->first && is_word(x, role->first - 1, "its"));
}

/* "CEO Anshul Sadana said" */
static void
bare_posts(const struct sense *x)
{
	uint32_t company;

	if (x->p->spoken)
		return;
	for (size_t i = 0; i < x->cues; i++)
		for (size_t k = 0; k < x->spots; k++) {
			const struct spot *s = &x->spot[k];

			if (x->cue[i].cue != CUE_ROLE ||
			    s->first != x->cue[i].last + 1 ||
			    sense_type(x, s) != ENTITY_PERSON ||
			    relate_is_official(x, s) ||
			    !is_apposed(x, &x->cue[i], s))
				continue;
			if (k > 0 && x->cue[i].first - x->spot[k - 1].last <= 4)
				continue;	/* posts() has it */
			company = company_before(x, k);
			if (company != PAGE_NO_TOPIC)
				relate_say(x, RELATION_WORKS_AT, s->named,
				    company, sense_plain(x));
		}
}

/* "with Maria Jensen as its chief executive": of the one company in front. */
static void
posts_as(const struct sense *x)
{
	for (size_t i = 0; i < x->cues && !x->p->spoken; i++)
		for (size_t k = 0; k < x->spots; k++) {
			const struct cue_hit *c = &x->cue[i];
			const struct spot *s = &x->spot[k];
			uint32_t company;

			if (c->cue != CUE_ROLE || s->last + 2 > c->first ||
			    c->first - s->last > 4 || !has_type(x, s,
			    PERSONS) || !is_word(x, s->last + 1, "as") ||
			    is_word(x, c->last + 1, "of") ||
			    is_word(x, c->last + 1, "at"))
				continue;
			company = company_before(x, k);
			if (company != PAGE_NO_TOPIC)
				relate_say(x, RELATION_WORKS_AT, s->named,
				    company, sense_stance(x, c));
		}
}

/* The company that "from B" behind a list of people names, else the topic. */
static uint32_t
left_company(const struct sense *x, const struct sense_list *who)
{
	uint32_t i = 0;
	struct sense_list l;

	for (size_t k = 0; k < who->n; k++)
		i = MAX_OF(i, who->last[k] + 1);
	if ((is_word(x, i, "from") || is_word(x, i, "at")) && sense_right(x, i,
	    COMPANIES, 2, &l))
		return l.named[0];
	return x->p->spoken ? PAGE_NO_TOPIC : x->p->topic;
}

/* "the departure of executives like A, B and C": they were of the company. */
static void
departures(const struct sense *x)
{
	static const char *const words[] = { "departure", "departures", "exit",
	    "exits", "resignation", "resignations", "ouster", "firing" };
	struct stance gone = sense_plain(x);
	struct sense_list who;
	uint32_t company;

	gone.phase = PHASE_ENDS;
	for (uint32_t i = x->s->first; i + 2 <= x->s->last; i++) {
		if (small_at(x, i + 1) != SMALL_PREPOSITION ||
		    !is_word(x, i + 1, "of") || !is_any(x->p, i, words,
		    COUNT_OF(words)) || !sense_right(x, i + 1, PERSONS, 5,
		    &who))
			continue;
		/* "Despite the departure of A, B will stay": no list */
		if (who.n > 1 && small_at(x, who.first[who.n - 1] - 1) !=
		    SMALL_JOINT)
			who.n = 1;
		company = left_company(x, &who);
		for (size_t k = 0; k < who.n && company != PAGE_NO_TOPIC; k++)
			relate_say(x, RELATION_WORKS_AT, who.named[k], company,
			    gone);
	}
}

void
relate_bare(const struct sense *x)
{
	bare_posts(x);
	posts_as(x);
	departures(x);
}
