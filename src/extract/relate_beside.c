#include "base.h"

#include "relate_in.h"

/*
 * What no verb tells: whose a thing is, by "'s" and by its maker's name in front;
 * who rivals or backs whom.
 */

/* NVIDIA's H100, Google Gemini, OpenAI's ChatGPT */
static void
possessions(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[i + 1];
		unsigned bit = TYPE_BIT(sense_type(x, b));
		uint32_t apart = b->first - a->last;
		bool owns = sense_owns(x, a);

		if (sense_type(x, a) != ENTITY_COMPANY || !(bit & THINGS))
			continue;
		if (x->p->t.at[a->last + 1].gap & ~(uint32_t)(GAP_SPACE |
		    GAP_APOSTROPHE | GAP_LINE | GAP_QUOTE))
			continue;
		if (!(owns && apart <= 6) && apart != 1)
			continue;
		if (relate_made_elsewhere(x, a->named, b->named))
			continue;
		if (!owns && x->p->named.at[b->named].of.n == 0)
			continue;
		/* "Is Anthropic's Claude ready?": that it is theirs is not asked */
		relate_say(x, bit & SITES ? RELATION_OPERATES : RELATION_MAKES,
		    a->named, b->named, (struct stance){ STATUS_ASSERTED,
		    { CLOCK_NONE, CLOCK_NONE }, PHASE_NONE });
	}
}

/* "r/OpenAI": where people talk of it. */
static bool
is_forum(const struct sense *x, const struct spot *s)
{
	return s->first > x->s->first && (x->p->t.at[s->first].gap &
	    GAP_SLASH) && is_word(x, s->first - 1, "r");
}

/*
 * A company and a thing that is known to be its own, in one sentence: what is
 * known of the thing makes plain what the sentence takes for granted.
 */
static void
own_things(const struct sense *x)
{
	for (size_t i = 0; i < x->spots; i++)
		for (size_t k = 0; k < x->spots; k++) {
			const struct named *c = &x->p->named.at[
			    x->spot[i].named];
			const struct named *n = &x->p->named.at[
			    x->spot[k].named];
			uint32_t apart = x->spot[i].first < x->spot[k].first ?
			    x->spot[k].first - x->spot[i].last :
			    x->spot[i].first - x->spot[k].last;

			if (c->type == ENTITY_COMPANY && n->of.n > 0 &&
			    (TYPE_BIT(n->type) & (CHIPS | MODELS | PRODUCTS)) &&
			    str_eq(n->of, c->name) && apart <= 12 &&
			    !x->s->question && !is_forum(x, &x->spot[i]))
				relate_say(x, RELATION_MAKES, x->spot[i].named,
				    x->spot[k].named, sense_plain(x));
		}
}

/* "the Nvidia-backed startup": the company that the text is about. */
static uint32_t
backed_topic(const struct sense *x, const struct spot *a)
{
	size_t end;

	if (x->p->topic == a->named || x->p->spoken || a->first ==
	    x->s->first || !is_word(x, a->first - 1, "the"))
		return PAGE_NO_TOPIC;
	for (uint32_t i = a->last + 2; i <= x->s->last && i < a->last + 5; i++)
		if (cue_at(&x->p->t, i, i, &end) == CUE_COMPANY_IS)
			return x->p->topic;
	return PAGE_NO_TOPIC;
}

/* "Nvidia-backed CoreWeave", "the Nvidia-supported startup" */
static void
backers(const struct sense *x)
{
	static const char *const words[] = { "backed", "supported", "funded",
	    "owned" };

	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = a + 1;
		uint32_t whom;

		if (sense_type(x, a) != ENTITY_COMPANY ||
		    !sense_describes(x, a) || !is_any(x->p, a->last + 1, words,
		    COUNT_OF(words)))
			continue;
		whom = i + 1 < x->spots && sense_type(x, b) == ENTITY_COMPANY &&
		    b->first - a->last <= 5 ? b->named : backed_topic(x, a);
		if (whom != PAGE_NO_TOPIC)
			relate_say(x, is_word(x, a->last + 1, "owned") ?
			    RELATION_ACQUIRED : RELATION_INVESTED_IN, a->named,
			    whom, sense_plain(x));
	}
}

/*
 * "Their first model, Arrow": of whom the text is about; "users and their Kimi
 * account" is not, and in talk only what is known to be of them.
 */
static bool
is_theirs(const struct sense *x, const struct spot *s, uint32_t from)
{
	const struct page *p = x->p;

	if (p->spoken)
		return str_eq(p->named.at[s->named].of,
		    p->named.at[p->topic].name);
	return from == x->s->first && is_word(x, from, "their");
}

/* "its Rebel chip": the thing of the subject, or of whom the text is about. */
static void
its_things(const struct sense *x)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];
		uint32_t from = s->first > x->s->first + 3 ? s->first - 3 :
		    x->s->first;
		struct sense_list l;
		bool its;

		if (!(TYPE_BIT(sense_type(x, s)) & THINGS) || x->s->question ||
		    s->first == x->s->first)
			continue;
		its = sense_word(x, from, s->first - 1, "its");
		if (!its && !sense_word(x, from, s->first - 1, "their"))
			continue;
		if (!sense_left(x, from, COMPANIES, 30, &l)) {
			if (x->p->topic == PAGE_NO_TOPIC ||
			    !(its || is_theirs(x, s, from)))
				continue;
			l.named[0] = x->p->topic;
		}
		if (!relate_made_elsewhere(x, l.named[0], s->named))
			relate_say(x, has_type(x, s, SITES) ?
			    RELATION_OPERATES : RELATION_MAKES, l.named[0],
			    s->named, sense_plain(x));
	}
}

/* ", replacing rival": what the subject of the sentence does besides. */
static bool
is_side_clause(const struct sense *x, const struct cue_hit *c)
{
	return c->first > x->s->first && ends_in(token_str(&x->p->t,
	    c->first - 1), "ing") && (x->p->t.at[c->first - 1].gap & GAP_COMMA);
}

static bool
first_company(const struct sense *x, struct sense_list *l)
{
	l->n = 0;
	for (size_t i = 0; i < x->spots && l->n == 0; i++)
		if (has_type(x, &x->spot[i], COMPANIES))
			slot_add(l, &x->spot[i]);
	return l->n > 0;
}

/* "replacing rival chipmaker B", "from its rival, B": that of who acts. */
static void
lone_rival(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list who, whom;
	uint32_t i = c->last;
	size_t end;

	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].last + 1 == c->first)
			return;
	if (i < x->s->last && cue_at(&x->p->t, i + 1, i + 1, &end) ==
	    CUE_COMPANY_IS)
		i++;
	if (!sense_right(x, i, COMPANIES, 1, &whom) || !(is_side_clause(x, c) ?
	    first_company(x, &who) : sense_left(x, c->first, COMPANIES, 25,
	    &who)))
		return;
	for (size_t k = 0; k < whom.n && who.named[0] != whom.named[0]; k++)
		relate_say(x, RELATION_COMPETES_WITH, who.named[0],
		    whom.named[k], sense_stance(x, c));
}

/* "Anthropic, OpenAI's biggest rival", "OpenAI rival Anthropic" */
void
relate_rivals(const struct sense *x, const struct cue_hit *c)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];
		const struct spot *other = NULL;

		if (sense_type(x, s) != ENTITY_COMPANY || s->last >= c->first ||
		    c->first - s->last > 4)
			continue;
		if (sense_owns(x, s) && i > 0 &&
		    s->first - x->spot[i - 1].last <= 2)
			other = &x->spot[i - 1];
		else if (i + 1 < x->spots && x->spot[i + 1].first == c->last + 1)
			other = &x->spot[i + 1];
		if (other != NULL && sense_type(x, other) == ENTITY_COMPANY)
			relate_say(x, RELATION_COMPETES_WITH, other->named, s->named,
			    sense_stance(x, c));
	}
	lone_rival(x, c);
}

void
relate_beside(const struct sense *x)
{
	its_things(x);
	relate_posts(x);
	relate_where(x);
	if (x->spots < 2)
		return;
	relate_nouns(x);
	relate_runs_on(x);
	possessions(x);
	own_things(x);
	backers(x);
}
