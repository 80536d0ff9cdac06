#include "base.h"

#include "relate_in.h"
#include "words.h"

/*
 * What no verb tells: whose a thing is, by "'s" and by its maker's name in front;
 * who has a post, by the word for it between two names; who rivals or backs whom.
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
		relate_say(x, bit & SITES ? RELATION_OPERATES : RELATION_MAKES,
		    a->named, b->named, sense_plain(x));
	}
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
			    !x->s->question)
				relate_say(x, RELATION_MAKES, x->spot[i].named,
				    x->spot[k].named, sense_plain(x));
		}
}

/* Nvidia-backed CoreWeave */
static void
backers(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[i + 1];

		if (sense_type(x, a) == ENTITY_COMPANY &&
		    sense_type(x, b) == ENTITY_COMPANY &&
		    sense_describes(x, a) && is_word(x, a->last + 1, "backed") &&
		    b->first - a->last <= 5)
			relate_say(x, RELATION_INVESTED_IN, a->named, b->named,
			    sense_plain(x));
	}
}

/* "the President's gift" is no post of who stands behind. */
static bool
has_cue_between(const struct sense *x, enum cue c, uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == c && x->cue[i].first > from &&
		    x->cue[i].last < to &&
		    !(x->p->t.at[x->cue[i].last + 1].gap & GAP_APOSTROPHE))
			return true;
	return false;
}

/* Commas at most: "Sam Altman, the CEO of OpenAI", "OpenAI CEO Sam Altman" */
static bool
is_tight(const struct sense *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 1; i <= to; i++)
		if (x->p->t.at[i].gap & (GAP_SEMICOLON | GAP_COLON | GAP_BLOCK |
		    GAP_DASH))
			return false;
	return true;
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
			relate_say(x, RELATION_MAKES, l.named[0], s->named,
			    sense_plain(x));
	}
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
}

/* "CEO Anshul Sadana said": of the company that the text is about. */
static void
bare_posts(const struct sense *x)
{
	if (x->p->topic == PAGE_NO_TOPIC || x->p->spoken || x->s->question)
		return;
	for (size_t i = 0; i < x->cues; i++)
		for (size_t k = 0; k < x->spots; k++) {
			const struct spot *s = &x->spot[k];

			if (x->cue[i].cue != CUE_ROLE ||
			    s->first != x->cue[i].last + 1 ||
			    sense_type(x, s) != ENTITY_PERSON ||
			    x->p->t.at[s->first].gap != GAP_SPACE)
				continue;
			if (k > 0 && x->cue[i].first - x->spot[k - 1].last <= 4)
				continue;	/* posts() has it */
			relate_say(x, RELATION_WORKS_AT, s->named, x->p->topic,
			    sense_plain(x));
		}
}

/*
 * "OpenAI President Funds Trump", "OpenAI and partner Maria Jensen": the post
 * that stands between is none that the second name has with the first.
 */
static bool
is_of_another(const struct sense *x, const struct spot *a, const struct spot *b)
{
	if (word_small(&x->p->t.at[a->last + 1]) == SMALL_JOINT)
		return true;
	for (size_t i = 0; i < x->cues; i++)
		switch (x->cue[i].first > a->last && x->cue[i].last < b->first ?
		    x->cue[i].cue : CUE_NONE) {
		case CUE_ACQUIRE:
		case CUE_INVEST:
		case CUE_SELL:
		case CUE_SUPPLY:
		case CUE_COMPETE:
			return true;
		default:
			break;
		}
	return false;
}

/* "Karpathy's GitHub": where everybody has an account. */
static bool
is_account(const struct sense *x, const struct spot *s)
{
	static const char *const fields[] = { "internet", "platform",
	    "software" };
	uint32_t known = x->p->named.at[s->named].known;

	return known != 0 && str_iin(x->p->lex->entity.at[known - 1].e.field,
	    fields, COUNT_OF(fields));
}

/* "Musk's Twitter takeover": the company tells of a noun behind it. */
static bool
is_modifier(const struct sense *x, const struct spot *s)
{
	const struct token *t = &x->p->t.at[MIN_OF(s->last + 1, x->s->last)];
	char last = x->p->t.text.p[t->end - 1];

	/* a verb ends in s, or in -ed; a noun hardly */
	return s->last < x->s->last && t->gap == GAP_SPACE &&
	    word_is_low(t) && word_small(t) == SMALL_NONE && last != 's' &&
	    last != 'd';
}

/*
 * A person beside a company: a role between them ("OpenAI's chief scientist
 * Jakub Pachocki", "Lisa Su, CEO of AMD"), a bare "of" or "at", or the company
 * in parentheses behind the name.
 */
static void
posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[i + 1];
		enum entity_type ta = sense_type(x, a), tb = sense_type(x, b);
		bool person_first = ta == ENTITY_PERSON && tb == ENTITY_COMPANY;
		uint32_t person, company, apart = b->first - a->last;
		bool founder, role;

		if (!person_first && !(ta == ENTITY_COMPANY &&
		    tb == ENTITY_PERSON))
			continue;
		if (apart > 9 || !is_tight(x, a->last, b->first) ||
		    x->s->question || is_of_another(x, a, b))
			continue;
		person = person_first ? a->named : b->named;
		company = person_first ? b->named : a->named;
		founder = has_cue_between(x, CUE_FOUNDER, a->last, b->first);
		role = has_cue_between(x, CUE_ROLE, a->last, b->first);
		if (founder)
			relate_say(x, RELATION_FOUNDED, person, company,
			    sense_plain(x));
		if (!role && !founder && person_first && apart == 2 &&
		    (is_word(x, a->last + 1, "of") ||
		    is_word(x, a->last + 1, "at") ||
		    is_word(x, a->last + 1, "from")))
			role = true;
		if (!role && person_first && apart == 1 &&
		    (x->p->t.at[b->first].gap & GAP_OPEN) &&
		    !(x->p->t.at[b->first].gap & (GAP_AT | GAP_LINK)))
			role = true;
		/* "Meta's Yann LeCun", "Elon Musk's xAI" */
		if (!role && !founder && apart == 2 && sense_owns(x, a) &&
		    !(person_first && (is_modifier(x, b) || is_account(x, b))))
			role = true;
		if (role || founder)
			relate_say(x, RELATION_WORKS_AT, person, company,
			    sense_plain(x));
	}
}

void
relate_beside(const struct sense *x)
{
	its_things(x);
	bare_posts(x);
	if (x->spots < 2)
		return;
	possessions(x);
	own_things(x);
	backers(x);
	posts(x);
}
