#include "base.h"

#include "relate_in.h"

/*
 * Who has a post, or founded what: by the word for it between two names, or by a
 * pronoun and a form of "be".
 */

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

/* What a known thing does; "" of others. */
static struct str
field_of(const struct sense *x, uint32_t named)
{
	uint32_t known = x->p->named.at[named].known;

	return known == 0 ? STR_NONE : x->p->lex->entity.at[known - 1].e.field;
}

/* "President Trump": of a country, whatever company stands beside him. */
bool
relate_is_official(const struct sense *x, const struct spot *s)
{
	return str_is(field_of(x, s->named), "official");
}

/* "Tesla CEO alleges": its post is held by whom that tells of. */
bool
relate_has_role(const struct sense *x, const struct spot *s)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_ROLE &&
		    x->cue[i].first == s->last + 1)
			return true;
	return false;
}

/*
 * "OpenAI President Funds Trump", "OpenAI and partner Maria Jensen": the post
 * that stands between is none that the second name has with the first.
 */
static bool
is_of_another(const struct sense *x, const struct spot *a, const struct spot *b)
{
	size_t roles = 0, said = 0;

	if (word_small(&x->p->t.at[a->last + 1]) == SMALL_JOINT)
		return true;
	/* "Tesla CEO alleges his partners, including CEO Maria Jensen" */
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].first > a->last && x->cue[i].last < b->first) {
			roles += x->cue[i].cue == CUE_ROLE;
			said += x->cue[i].cue == CUE_SAID;
		}
	if (roles > 1 && said > 0)
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

/*
 * "CEO Eddie Wu", "CEO, Luis von Ahn", "head of security Matt Knight"; "CEO Outdoes
 * Altman" tells of another.
 */
static bool
has_title(const struct sense *x, const struct spot *s)
{
	for (size_t i = 0; i < x->cues; i++) {
		uint32_t last = x->cue[i].last;

		if ((x->cue[i].cue != CUE_ROLE && x->cue[i].cue !=
		    CUE_FOUNDER) || last >= s->first)
			continue;
		if (last + 1 == s->first || (s->first - last <= 5 &&
		    (is_word(x, last, "of") || is_word(x, last + 1, "of") ||
		    is_word(x, last + 1, "for"))))
			return true;
	}
	return false;
}

bool
relate_is_account(const struct sense *x, uint32_t company)
{
	return str_is(field_of(x, company), "social");
}

/* "Karpathy's GitHub": where he may have an account. */
static bool
is_account(const struct sense *x, const struct spot *s)
{
	static const char *const fields[] = { "internet", "social", "platform",
	    "software" };

	return str_iin(field_of(x, s->named), fields, COUNT_OF(fields));
}

/* "Musk's Twitter takeover", "Karpathy's Simile AI Simulation": the company tells of
 * a noun behind it. */
static bool
is_modifier(const struct sense *x, const struct spot *s)
{
	const struct token *t = &x->p->t.at[MIN_OF(s->last + 1, x->s->last)];
	char last = x->p->t.text.p[t->end - 1];

	/* a verb ends in s, or in -ed; a noun hardly */
	return s->last < x->s->last && t->gap == GAP_SPACE &&
	    word_small(t) == SMALL_NONE && last != 's' &&
	    last != 'd';
}

/* "Sam Altman and Greg Brockman at OpenAI": those joined to the one in front. */
static void
colleagues(const struct sense *x, size_t spot, uint32_t company)
{
	struct sense_list l = { .n = 0 };

	slot_join_left(x, spot, PERSONS, &l);
	for (size_t i = 1; i < l.n; i++)
		relate_say(x, RELATION_WORKS_AT, l.named[i], company,
		    sense_plain(x));
}

/* What a post is about, no name of anybody. */
#define SUBJECTS (TYPE_BIT(ENTITY_THEME) | TYPE_BIT(ENTITY_TECHNOLOGY))

/* "A's founders Maria Jensen and Jim Keller": the others of the list behind. */
static void
the_others(const struct sense *x, size_t spot, enum relation r,
    uint32_t company)
{
	const struct token *word = &x->p->t.at[x->spot[spot].first - 1];
	struct sense_list l = { .n = 0 };

	if (x->p->t.text.p[word->end - 1] != 's')
		return;
	slot_join_right(x, spot, PERSONS, &l);
	for (size_t i = 1; i < l.n; i++)
		relate_say(x, r, l.named[i], company, sense_plain(x));
}

static bool
is_one_of_many(const struct sense *x, size_t spot)
{
	struct sense_list l = { .n = 0 };

	slot_join_left(x, spot, PERSONS, &l);
	return l.n > 1;
}

/* Two names that stand side by side, one a person's, the other a company's. */
struct pair {
	const struct spot	*a, *b;		/* as they stand */
	bool			 person_first;
	uint32_t		 apart;		/* tokens from one to the other */
};

/* "some employees at A": of more than the one person in front, or of none. */
static bool
is_of_many(const struct sense *x, const struct pair *o)
{
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];

		if (c->cue == CUE_ROLE && c->first > o->a->last &&
		    c->last < o->b->first && x->p->t.text.p[x->p->t.at[
		    c->last].end - 1] == 's')
			return true;
	}
	return false;
}

static bool
pair_at(const struct sense *x, size_t i, struct pair *o)
{
	const struct spot *a = &x->spot[i], *b = a + 1;
	enum entity_type ta = sense_type(x, a), tb;

	/* "founder of the RL environment company A" */
	while (b + 1 < &x->spot[x->spots] && has_type(x, b, SUBJECTS))
		b++;
	tb = sense_type(x, b);

	*o = (struct pair){ a, b, ta == ENTITY_PERSON, b->first - a->last };
	return (ta == ENTITY_PERSON && tb == ENTITY_COMPANY) ||
	    (ta == ENTITY_COMPANY && tb == ENTITY_PERSON);
}

static bool
is_told_apart(const struct sense *x, const struct pair *o)
{
	const struct spot *person = o->person_first ? o->a : o->b;

	/* "is not the CEO of A"; "no longer" was once */
	if (sense_word(x, o->a->last + 1, o->b->first, "not") ||
	    sense_word(x, o->a->last + 1, o->b->first, "never"))
		return true;
	if (relate_is_official(x, person) && !(o->person_first &&
	    has_cue_between(x, CUE_ROLE, o->a->last, o->b->first)))
		return true;
	return o->apart > 9 || !is_tight(x, o->a->last, o->b->first) ||
	    is_of_another(x, o->a, o->b);
}

/* "Lisa Su of AMD", "at", "from", "both of", "here from": no role is named. */
static bool
is_bare(const struct sense *x, const struct pair *o)
{
	static const char *const words[] = { "both", "here", "formerly",
	    "previously", "currently" };
	uint32_t i = o->b->first - 1;

	return o->person_first && (o->apart == 2 || (o->apart == 3 &&
	    is_any(x->p, i - 1, words, COUNT_OF(words)))) && (is_word(x, i, "of") ||
	    is_word(x, i, "at") || is_word(x, i, "from"));
}

/* "Lisa Su (AMD)" */
static bool
is_in_brackets(const struct sense *x, const struct pair *o)
{
	uint32_t gap = x->p->t.at[o->b->first].gap;

	return o->person_first && o->apart == 1 && (gap & GAP_OPEN) &&
	    !(gap & (GAP_AT | GAP_LINK));
}

/* "Meta's Yann LeCun", "Elon Musk's xAI" */
static bool
is_owner(const struct sense *x, const struct pair *o)
{
	return o->apart == 2 && sense_owns(x, o->a) && !(o->person_first &&
	    (is_modifier(x, o->b) || is_account(x, o->b)));
}

/* What a pair says: the post, the founding, and whoever holds it too. */
struct told {
	bool	founder, post;
	bool	alike;		/* those joined to the person in front too */
};

static struct told
pair_tells(const struct sense *x, size_t i, const struct pair *o)
{
	bool many = o->person_first && is_of_many(x, o);
	bool founder = has_cue_between(x, CUE_FOUNDER, o->a->last, o->b->first);
	bool role = has_cue_between(x, CUE_ROLE, o->a->last, o->b->first) &&
	    (o->person_first ? !many || is_one_of_many(x, i) :
	    has_title(x, o->b));
	bool bare = !role && !founder && is_bare(x, o);

	return (struct told){ founder, role || bare || founder ||
	    is_in_brackets(x, o) || is_owner(x, o), bare || (many && role) };
}

/*
 * A person beside a company: a role between them ("OpenAI's chief scientist
 * Jakub Pachocki", "Lisa Su, CEO of AMD"), a bare "of" or "at", the company in
 * parentheses behind the name, or one the other's.
 */
static void
posts(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		uint32_t person, company, from;
		struct told told;
		struct pair o;

		if (!pair_at(x, i, &o) || is_told_apart(x, &o))
			continue;
		person = o.person_first ? o.a->named : o.b->named;
		company = o.person_first ? o.b->named : o.a->named;
		told = pair_tells(x, i, &o);
		/* "former B boss", "ex-B" */
		from = o.person_first || o.a->first == x->s->first ?
		    o.a->last + 1 : o.a->first - 1;
		if (told.founder)
			relate_say(x, RELATION_FOUNDED, person, company,
			    sense_plain(x));
		if (told.post)
			relate_say(x, RELATION_WORKS_AT, person, company,
			    relate_role_stance(x, from, o.b->first));
		if (told.alike)
			colleagues(x, i, company);
		if (told.founder && !o.person_first)
			the_others(x, i + 1, RELATION_FOUNDED, company);
		if (told.post && !o.person_first)
			the_others(x, i + 1, RELATION_WORKS_AT, company);
	}
}

/* A role stands between two names, and nothing but "and", "former" besides. */
static bool
is_role_and(const struct sense *x, uint32_t from, uint32_t to)
{
	bool joint = false;

	if (to - from > 7 || !has_cue_between(x, CUE_ROLE, from, to))
		return false;
	for (uint32_t i = from + 1; i < to; i++)
		joint |= small_at(x, i) == SMALL_JOINT;
	return joint && is_tight(x, from, to);
}

/* "former A director and B partner Maria Jensen": of A too. */
static void
second_posts(const struct sense *x)
{
	for (size_t i = 0; i + 2 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = a + 1, *who = a + 2;

		if (has_type(x, a, COMPANIES) && has_type(x, b, COMPANIES) &&
		    has_type(x, who, PERSONS) && has_title(x, who) &&
		    who->first - b->last <= 5 && !sense_owns(x, b) &&
		    relate_has_role(x, a) && relate_has_role(x, b) &&
		    is_role_and(x, a->last, b->first) &&
		    is_tight(x, b->last, who->first)) {
			relate_say(x, RELATION_WORKS_AT, who->named, a->named,
			    relate_role_stance(x, MAX_OF(a->first, 1u) - 1,
			    b->first));
		}
	}
}

/* "He was the co-founder of A", "She serves as chief scientist at B" */
static void
pronoun_posts(const struct sense *x)
{
	static const char *const be[] = { "is", "was", "as", "became",
	    "becomes", "been" };

	for (size_t i = 0; i < x->cues && x->p->who != PAGE_NO_TOPIC; i++) {
		const struct cue_hit *c = &x->cue[i];
		uint32_t k = c->first;
		struct sense_list who, where;

		if (c->cue != CUE_ROLE && c->cue != CUE_FOUNDER)
			continue;
		while (k > x->s->first && c->first - k < 5 &&
		    !str_iin(token_str(&x->p->t, k - 1), be, COUNT_OF(be)))
			k--;
		if (k == x->s->first || c->first - k == 5 ||
		    !sense_pronoun(x, k, &who) ||
		    !sense_right(x, c->last, COMPANIES, 4, &where))
			continue;
		relate_say(x, c->cue == CUE_FOUNDER ? RELATION_FOUNDED :
		    RELATION_WORKS_AT, who.named[0], where.named[0],
		    sense_stance(x, c));
		if (c->cue == CUE_FOUNDER)
			relate_say(x, RELATION_WORKS_AT, who.named[0],
			    where.named[0], sense_stance(x, c));
	}
}

/* "Ilya Sutskever's new venture, Safe Superintelligence": he founded it. */
static void
ventures(const struct sense *x)
{
	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i], *b = &x->spot[i + 1];
		uint32_t k = b->first - 1;

		if (sense_type(x, a) == ENTITY_PERSON && sense_owns(x, a) &&
		    sense_type(x, b) == ENTITY_COMPANY && b->first - a->last <=
		    5 && (is_word(x, k, "venture") || is_word(x, k,
		    "startup") || is_word(x, k, "up")))
			relate_say(x, RELATION_FOUNDED, a->named, b->named,
			    sense_plain(x));
	}
}

static bool
names_person(const struct sense *x)
{
	for (size_t i = 0; i < x->spots; i++)
		if (has_type(x, &x->spot[i], PERSONS))
			return true;
	return false;
}

void
relate_posts(const struct sense *x)
{
	if (x->s->question)
		return;
	pronoun_posts(x);
	if (!names_person(x))
		return;
	ventures(x);
	posts(x);
	relate_roles(x);
	second_posts(x);
	relate_bare(x);
}
