#include "base.h"

#include "sense.h"

/* What a cue says about the names around it. */
struct relation_rule {
	enum cue	cue;
	enum relation	relation;
	unsigned	left, right;	/* types on each side */
	uint32_t	reach_left, reach_right;
	bool		head_right;	/* passive: the head stands behind */
};

#define BODIES (COMPANIES | PERSONS)
#define HOUSES (COMPANIES | TYPE_BIT(ENTITY_INSTITUTION) | \
    TYPE_BIT(ENTITY_MEDIA))
#define THINGS (CHIPS | MODELS | PRODUCTS | SITES)

static const struct relation_rule rules[] = {
	{ CUE_ACQUIRE, RELATION_ACQUIRED, COMPANIES, COMPANIES, 25, 7, false },
	{ CUE_ACQUIRED_BY, RELATION_ACQUIRED, COMPANIES, COMPANIES, 25, 7,
	    true },
	{ CUE_ACQUISITION_OF, RELATION_ACQUIRED, COMPANIES, COMPANIES, 15, 7,
	    false },
	{ CUE_INVEST, RELATION_INVESTED_IN, BODIES, COMPANIES, 20, 12, false },
	{ CUE_BACKED_BY, RELATION_INVESTED_IN, COMPANIES, BODIES | HOUSES, 40,
	    8, true },
	{ CUE_LED_BY, RELATION_INVESTED_IN, COMPANIES, BODIES, 40, 8, true },
	{ CUE_STAKE_IN, RELATION_INVESTED_IN, BODIES, COMPANIES, 20, 6, false },
	{ CUE_PARTNER, RELATION_PARTNERED_WITH, COMPANIES, HOUSES, 25, 8,
	    false },
	{ CUE_PARTNER_HABIT, RELATION_PARTNERED_WITH, COMPANIES, HOUSES, 25,
	    6, false },
	{ CUE_SUPPLY, RELATION_SUPPLIES, COMPANIES, HOUSES, 20, 12, false },
	{ CUE_BUY_FROM, RELATION_SUPPLIES, COMPANIES, COMPANIES, 20, 8, true },
	{ CUE_CUSTOMERS, RELATION_SUPPLIES, COMPANIES, HOUSES, 40, 6,
	    false },
	{ CUE_COMPETE, RELATION_COMPETES_WITH, COMPANIES, COMPANIES, 25, 8,
	    false },
	{ CUE_RIVAL_LIST, RELATION_COMPETES_WITH, COMPANIES, COMPANIES, 40, 4,
	    false },
	{ CUE_FOUND, RELATION_FOUNDED, PERSONS, COMPANIES, 15, 6, false },
	{ CUE_FOUNDED_BY, RELATION_FOUNDED, COMPANIES, PERSONS, 15, 8, true },
	{ CUE_JOIN, RELATION_WORKS_AT, PERSONS, COMPANIES, 15, 8, false },
	{ CUE_WORK, RELATION_WORKS_AT, PERSONS, COMPANIES, 15, 4, false },
	{ CUE_MAKE, RELATION_MAKES, COMPANIES, THINGS, 20, 10, false },
	{ CUE_MADE_BY, RELATION_MAKES, THINGS, COMPANIES, 8, 4, true },
	{ CUE_USE, RELATION_USES, COMPANIES | MODELS | PRODUCTS,
	    CHIPS | MODELS, 20, 8, false },
	{ CUE_USED_BY, RELATION_USES, CHIPS | MODELS, COMPANIES | MODELS, 12,
	    6, true },
	{ CUE_OPERATE, RELATION_OPERATES, COMPANIES, SITES, 20, 10, false },
};

static bool
is_word(const struct sense *x, uint32_t i, const char *w)
{
	return sense_word(x, i, i, w);
}

/* The maker that the lexicon knows of a thing is not this company. */
static bool
made_elsewhere(const struct sense *x, uint32_t company, uint32_t thing)
{
	const struct named *c = &x->p->named.at[company];
	const struct named *n = &x->p->named.at[thing];

	return n->of.n > 0 && !str_eq(n->of, c->name) &&
	    !str_eq(n->of, c->of) && !(c->of.n > 0 && str_eq(c->of, n->of));
}

static void
say(const struct sense *x, enum relation r, uint32_t head, uint32_t tail,
    enum status status)
{
	page_claim(x->p, r, head, tail, status, x->s->first, x->s->last);
}

static bool
is_verb_of_work(const struct sense *x, const struct cue_hit *c)
{
	return is_word(x, c->first, "leads") || is_word(x, c->first, "heads");
}

/* "GPT-5.4 Pro", "GPT-5.4": one name in the other is no use of it. */
static bool
is_version(const struct sense *x, uint32_t a, uint32_t b)
{
	struct str s = x->p->named.at[a].name, t = x->p->named.at[b].name;
	struct str l = s.n > t.n ? s : t, k = s.n > t.n ? t : s;

	return str_ieq((struct str){ l.p, k.n }, k);
}

/*
 * "Groq, members said, needs users who run Llama": others stand between the name
 * and the verb, and it is they who use.
 */
static bool
uses_itself(const struct sense *x, const struct relation_rule *r,
    const struct cue_hit *c, uint32_t head)
{
	static const char *const words[] = { "user", "users", "member",
	    "members", "people", "developers", "they", "you", "we", "i",
	    "someone", "one", "anyone", "folks", "researchers", "everyone",
	    "commenters", "engineers", "he", "she", "customers", "teams",
	    "others", "community", "participants", "students" };
	uint32_t from = UINT32_MAX;

	if (r->head_right)
		return true;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].named == head && x->spot[i].last < c->first)
			from = x->spot[i].last + 1;
	/* "they use": who is meant is a guess; "Computer Use, Gemini" */
	if (from == UINT32_MAX || c->first - from > 10 ||
	    (c->last < x->s->last && (x->p->t.at[c->last + 1].gap & GAP_COMMA)))
		return false;
	for (uint32_t i = from; i < c->first; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)))
			return false;
	return true;
}

static bool
fits(const struct sense *x, const struct relation_rule *r,
    const struct cue_hit *c, uint32_t head, uint32_t tail,
    uint32_t right_first)
{
	size_t end;

	/* "barred them from buying Nvidia chips" */
	if (r->relation == RELATION_ACQUIRED && sense_names_goods(x, right_first))
		return false;
	if (r->cue == CUE_ACQUIRE)
		return right_first < c->first || c->last > c->first ||
		    !sense_parted(x, c->last, right_first);
	if (r->relation == RELATION_MAKES)
		return !made_elsewhere(x, head, tail);
	/* "worked at", "leads"; a bare "at" or "of" is for posts() */
	if (r->cue == CUE_WORK)
		return c->last > c->first || is_verb_of_work(x, c);
	/* "the startup led by Sutskever" */
	if (r->cue == CUE_LED_BY && c->first > x->s->first &&
	    cue_at(&x->p->t, c->first - 1, c->first - 1, &end) ==
	    CUE_COMPANY_IS)
		return false;
	if (r->cue == CUE_LED_BY && (sense_word(x, c->first, c->last,
	    "investors") || sense_word(x, c->first, c->last, "backers")))
		return true;
	if (r->cue == CUE_LED_BY)
		return x->amounts > 0 || sense_cue(x, CUE_ROUND,
		    x->s->first) != NULL;
	if (r->relation == RELATION_USES)
		return (made_elsewhere(x, head, tail) ||
		    x->p->named.at[head].type != ENTITY_COMPANY) &&
		    !is_version(x, head, tail) && uses_itself(x, r, c, head);
	if (r->cue == CUE_SUPPLY)
		return right_first > c->last && sense_gives(x, c, right_first);
	return true;
}

/* "customers include": whose they are stands in front, or is understood. */
static bool
is_owned_list(const struct cue_hit *c)
{
	return c->cue == CUE_CUSTOMERS || c->cue == CUE_RIVAL_LIST;
}

/* "tyres from makers such as B", "with retailers like B": B is no customer. */
static bool
comes_from(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "from", "with", "against",
	    "between", "over", "rival", "competitors" };

	for (uint32_t i = c->first; i-- > x->s->first && c->first - i < 6; )
		for (size_t k = 0; k < COUNT_OF(words); k++)
			if (is_word(x, i, words[k]))
				return true;
	return false;
}

/* "Its customers include B", "Clients include B": of whom the text is about. */
static bool
list_owner(const struct sense *x, const struct cue_hit *c,
    const struct sense_frame *f, struct sense_list *owner)
{
	if (c->cue == CUE_CUSTOMERS && comes_from(x, c))
		return false;
	/* "some of A's clients": the noun's owner, governed or not */
	if (sense_owner(x, c, f->agent, owner))
		return true;
	if (c->first > x->s->first + 2)
		return sense_left(x, c->first, f->agent, f->reach_left, owner);
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].last < c->first)
			return sense_left(x, c->first, f->agent, f->reach_left,
			    owner);
	if (x->p->topic == PAGE_NO_TOPIC || x->p->spoken)
		return false;
	*owner = (struct sense_list){ .named = { x->p->topic },
	    .first = { x->s->first }, .last = { x->s->first }, .n = 1 };
	return true;
}

/* Who and whom; a phrase that is passive by itself has them the other way. */
static bool
sides(const struct sense *x, const struct relation_rule *r,
    const struct cue_hit *c, struct sense_list *head, struct sense_list *tail)
{
	/* talk runs on: what stands far from its verb belongs to another */
	uint32_t far = x->p->spoken ? 2 : 1;
	struct sense_frame f = { r->left, r->right, r->reach_left / far,
	    r->reach_right / far };

	/* "has been used by companies such as B": no voice turns a list round */
	if (is_owned_list(c))
		return list_owner(x, c, &f, head) &&
		    sense_right(x, c->last, f.patient, f.reach_right, tail);
	if (!r->head_right)
		return sense_sides(x, c, &f, head, tail);
	return sense_left(x, c->first, f.agent, f.reach_left, tail) &&
	    sense_right(x, c->last, f.patient, f.reach_right, head);
}

static void
apply(const struct sense *x, const struct relation_rule *r,
    const struct cue_hit *c)
{
	struct sense_list head, tail;
	enum status status;
	uint32_t object;

	if (!sides(x, r, c, &head, &tail))
		return;
	object = r->head_right ? head.first[0] : tail.first[0];
	if ((r->right & COMPANIES) && r->relation != RELATION_SUPPLIES &&
	    object > c->last && (sense_other_first(x, c->last, r->right,
	    object) || (r->relation == RELATION_ACQUIRED &&
	    sense_goods(x, c->last + 1, object))))
		return;
	status = sense_status(x, c->first, c->last);
	for (size_t i = 0; i < head.n; i++)
		for (size_t k = 0; k < tail.n; k++)
			if (fits(x, r, c, head.named[i], tail.named[k],
			    r->cue == CUE_SUPPLY ? object : r->head_right ?
			    head.first[i] : tail.first[k]))
				say(x, r->relation, head.named[i],
				    tail.named[k], status);
}

/* "Investors in B include A, A and A" */
static void
shareholders(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list of, who;
	uint32_t i;

	if (!sense_word(x, c->first, c->first, "investors") &&
	    !sense_word(x, c->first, c->first, "backers"))
		return;
	if (!sense_right(x, c->last, COMPANIES, 3, &of))
		return;
	i = of.last[0] + 1;
	if (!is_word(x, i, "include") && !is_word(x, i, "included") &&
	    !is_word(x, i, "are") && !is_word(x, i, "were"))
		return;
	if (sense_right(x, i, COMPANIES | PERSONS, 4, &who))
		for (size_t k = 0; k < who.n; k++)
			say(x, RELATION_INVESTED_IN, who.named[k], of.named[0],
			    sense_status(x, c->first, c->last));
}

/* "A sold B to C": C has it now. */
static void
sales(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list what, to;

	if (c->cue == CUE_SOLD_TO) {
		if (!sense_left(x, c->first, COMPANIES, 14, &what) ||
		    !sense_right(x, c->last, COMPANIES, 5, &to))
			return;
		/* "sold to B", of goods: the seller is no wares */
		if (c->first == x->s->first || !sense_be(x, c->first))
			return;
	} else {
		bool be = sense_be(x, c->first);
		uint32_t at;

		/* "B was sold for $55 million to C" */
		if (be ? !sense_left(x, c->first, COMPANIES, 14, &what) :
		    !sense_right(x, c->last, COMPANIES, 3, &what))
			return;
		if (be)
			what.last[0] = what.last[what.n - 1] = c->last;
		for (at = what.last[what.n - 1] + 1; at <= x->s->last &&
		    at < what.last[0] + 8 && !is_word(x, at, "to"); at++)
			;
		if (at > x->s->last || !is_word(x, at, "to") ||
		    !sense_right(x, at, COMPANIES, 5, &to))
			return;
	}
	for (size_t i = 0; i < what.n; i++)
		say(x, RELATION_ACQUIRED, to.named[0], what.named[i],
		    sense_status(x, c->first, c->last));
}

/* "the", "memory chips": what is handed over, and no name of a company in it. */
static bool
hands_over(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const words[] = { "stake", "stakes", "shares",
	    "share", "business", "unit", "division", "assets", "operations",
	    "company", "startup", "firm", "rights", "interest", "title",
	    "position", "it", "itself", "out" };

	if (to <= from + 1)
		return false;
	for (uint32_t i = from + 1; i < to; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)) ||
		    (x->p->t.at[i].gap & (GAP_COMMA | GAP_COLON)))
			return false;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first > from && x->spot[i].first < to &&
		    !(TYPE_BIT(sense_type(x, &x->spot[i])) & (CHIPS | PRODUCTS)))
			return false;
	return true;
}

/*
 * "A sells memory to B", "A rents servers from B", "A plans to buy 6 gigawatts of
 * Instinct GPUs from B": goods go from one company to another.
 */
static void
goods_go(const struct sense *x, const struct cue_hit *c)
{
	bool sale = c->cue == CUE_SELL;
	struct sense_list who, other;
	uint32_t i = c->last + 1;

	if (c->first != c->last || sense_be(x, c->first) ||
	    !sense_left(x, c->first, COMPANIES, 14, &who))
		return;
	while (i < x->s->last && i < c->last + 12 &&
	    !is_word(x, i, sale ? "to" : "from"))
		i++;
	if (!is_word(x, i, sale ? "to" : "from") ||
	    !hands_over(x, c->last, i) ||
	    (!sale && !sense_goods(x, c->last + 1, i - 1)) ||
	    !sense_right(x, i, COMPANIES, 3, &other))
		return;
	for (size_t k = 0; k < other.n; k++)
		say(x, RELATION_SUPPLIES, sale ? who.named[0] : other.named[k],
		    sale ? other.named[k] : who.named[0],
		    sense_status(x, c->first, c->last));
}

/* "A and B announced a partnership", "partnership between A and B" */
static void
partners(const struct sense *x, const struct cue_hit *c)
{
	struct sense_list l;

	if (!(sense_left(x, c->first, COMPANIES, 12, &l) && l.n >= 2) &&
	    !(sense_right(x, c->last, COMPANIES, 4, &l) && l.n >= 2))
		return;
	for (size_t i = 1; i < l.n; i++)
		say(x, RELATION_PARTNERED_WITH, l.named[0], l.named[i],
		    sense_status(x, c->first, c->last));
}

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
		if (made_elsewhere(x, a->named, b->named))
			continue;
		if (!owns && x->p->named.at[b->named].of.n == 0)
			continue;
		say(x, bit & SITES ? RELATION_OPERATES : RELATION_MAKES,
		    a->named, b->named, x->s->question ? STATUS_NONE :
		    STATUS_ASSERTED);
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
				say(x, RELATION_MAKES, x->spot[i].named,
				    x->spot[k].named, STATUS_ASSERTED);
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
			say(x, RELATION_INVESTED_IN, a->named, b->named,
			    STATUS_ASSERTED);
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

/* "its Rebel chip": the thing of the subject, or of whom the text is about. */
static void
its_things(const struct sense *x)
{
	for (size_t i = 0; i < x->spots; i++) {
		const struct spot *s = &x->spot[i];
		uint32_t from = s->first > x->s->first + 3 ? s->first - 3 :
		    x->s->first;
		struct sense_list l;

		if (!(TYPE_BIT(sense_type(x, s)) & THINGS) || x->s->question ||
		    s->first == x->s->first ||
		    !(sense_word(x, from, s->first - 1, "its") ||
		    sense_word(x, from, s->first - 1, "their")))
			continue;
		if (!sense_left(x, from, COMPANIES, 30, &l)) {
			if (x->p->topic == PAGE_NO_TOPIC)
				continue;
			l.named[0] = x->p->topic;
		}
		if (!made_elsewhere(x, l.named[0], s->named))
			say(x, RELATION_MAKES, l.named[0], s->named,
			    STATUS_ASSERTED);
	}
}

/* "Anthropic, OpenAI's biggest rival", "OpenAI rival Anthropic" */
static void
rivals(const struct sense *x, const struct cue_hit *c)
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
			say(x, RELATION_COMPETES_WITH, other->named, s->named,
			    sense_status(x, c->first, c->last));
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
			say(x, RELATION_WORKS_AT, s->named, x->p->topic,
			    STATUS_ASSERTED);
		}
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
		    x->s->question)
			continue;
		person = person_first ? a->named : b->named;
		company = person_first ? b->named : a->named;
		founder = has_cue_between(x, CUE_FOUNDER, a->last, b->first);
		role = has_cue_between(x, CUE_ROLE, a->last, b->first);
		if (founder)
			say(x, RELATION_FOUNDED, person, company,
			    STATUS_ASSERTED);
		if (!role && !founder && person_first && apart == 2 &&
		    (is_word(x, a->last + 1, "of") ||
		    is_word(x, a->last + 1, "at") ||
		    is_word(x, a->last + 1, "from")))
			role = true;
		if (!role && person_first && apart == 1 &&
		    (x->p->t.at[b->first].gap & GAP_OPEN) &&
		    !(x->p->t.at[b->first].gap & (GAP_AT | GAP_LINK)))
			role = true;
		if (!role && !founder && !person_first && apart == 2 &&
		    sense_owns(x, a))
			role = true;
		if (role || founder)
			say(x, RELATION_WORKS_AT, person, company,
			    STATUS_ASSERTED);
	}
}

void
relate_sentence(const struct sense *x)
{
	its_things(x);
	bare_posts(x);
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];

		/* "its customers include B": the other is whom the text is about */
		if (x->spots < 2 && !is_owned_list(c))
			continue;
		if (c->cue == CUE_PARTNER_NOUN)
			partners(x, c);
		if (c->cue == CUE_RIVALS)
			rivals(x, c);
		if (c->cue == CUE_STAKE_IN)
			shareholders(x, c);
		if (c->cue == CUE_SELL || c->cue == CUE_SOLD_TO)
			sales(x, c);
		if (c->cue == CUE_SELL || c->cue == CUE_ACQUIRE ||
		    c->cue == CUE_LEASE)
			goods_go(x, c);
		for (size_t k = 0; k < COUNT_OF(rules); k++)
			if (rules[k].cue == c->cue)
				apply(x, &rules[k], c);
	}
	if (x->spots < 2)
		return;
	possessions(x);
	own_things(x);
	backers(x);
	posts(x);
}
