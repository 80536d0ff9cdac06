#include "base.h"

#include "relate_in.h"

/* What a cue says about the names around it. */
struct relation_rule {
	enum cue	cue;
	enum relation	relation;
	unsigned	left, right;	/* types on each side */
	uint32_t	reach_left, reach_right;
	bool		head_right;	/* passive: the head stands behind */
};

#define BODIES (COMPANIES | PERSONS)
#define LABS TYPE_BIT(ENTITY_INSTITUTION)	/* that make models too */

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
	{ CUE_MAKE, RELATION_FOUNDED, PERSONS, COMPANIES, 10, 2, false },
	{ CUE_FOUNDED_BY, RELATION_FOUNDED, COMPANIES, PERSONS, 15, 8, true },
	{ CUE_JOIN, RELATION_WORKS_AT, PERSONS, COMPANIES, 15, 8, false },
	{ CUE_HIRE, RELATION_WORKS_AT, COMPANIES, PERSONS, 15, 8, true },
	{ CUE_WORK, RELATION_WORKS_AT, PERSONS, COMPANIES, 15, 4, false },
	{ CUE_MAKE, RELATION_MAKES, COMPANIES, THINGS, 20, 10, false },
	{ CUE_MAKE, RELATION_MAKES, LABS, MODELS, 12, 6, false },
	{ CUE_MADE_BY, RELATION_MAKES, THINGS, COMPANIES, 8, 4, true },
	{ CUE_USE, RELATION_USES, COMPANIES | MODELS | PRODUCTS,
	    CHIPS | MODELS, 20, 8, false },
	{ CUE_USED_BY, RELATION_USES, CHIPS | MODELS, COMPANIES | MODELS, 12,
	    6, true },
	/* "the M5 runs Llama 2" */
	{ CUE_OPERATE, RELATION_USES, CHIPS, MODELS, 4, 4, true },
	{ CUE_OPERATE, RELATION_OPERATES, COMPANIES, SITES, 20, 10, false },
};

bool
relate_owns_maker(const struct sense *x, uint32_t company, uint32_t thing)
{
	uint32_t maker = lexicon_named(x->p->lex, x->p->named.at[thing].of);

	return maker != 0 && str_eq(x->p->lex->entity.at[maker - 1].e.of,
	    x->p->named.at[company].name);
}

/* The maker that the lexicon knows of a thing is not this company. */
bool
relate_made_elsewhere(const struct sense *x, uint32_t company, uint32_t thing)
{
	const struct named *c = &x->p->named.at[company];
	const struct named *n = &x->p->named.at[thing];

	/* Python and Linux are known, and known to be nobody's */
	if (n->known != 0 && n->type == ENTITY_PRODUCT && n->of.n == 0)
		return true;
	return n->of.n > 0 && !str_eq(n->of, c->name) &&
	    !str_eq(n->of, c->of) &&
	    !relate_owns_maker(x, company, thing);
}

void
relate_say(const struct sense *x, enum relation r, uint32_t head, uint32_t tail,
    struct stance stance)
{
	page_claim(x->p, r, head, tail, stance, x->s->first, x->s->last);
}

/* "who runs A said": and no "runs A benchmarks". */
static bool
is_whole_object(const struct sense *x, uint32_t object)
{
	size_t end;

	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first == object && x->spot[i].last < x->s->last &&
		    cue_at(&x->p->t, x->spot[i].last + 1, x->s->last, &end) ==
		    CUE_SAID)
			return true;
	return sense_stands_alone(x, object);
}

static bool
is_verb_of_work(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "leads", "heads", "headed",
	    "oversees", "oversaw", "runs", "ran" };

	return is_any(x->p, c->first, words, COUNT_OF(words));
}

/* "is using B to power its C": A powers nobody. */
static bool
is_means(const struct sense *x, const struct cue_hit *c)
{
	const struct cue_hit *use = sense_cue(x, CUE_USE, x->s->first);

	return is_word(x, c->last, "power") && use != NULL &&
	    use->first < c->first;
}

/*
 * "A challenges B", "wants to challenge B's dominance": the verb, and B nothing
 * but whom it is about.
 */
static bool
is_challenge(const struct sense *x, const struct cue_hit *c, uint32_t object)
{
	static const char *const words[] = { "dominance", "lead", "grip",
	    "monopoly", "hold", "position", "supremacy", "moat", "crown" };
	uint32_t i = c->first;

	if (c->last > c->first || !begins_with(token_str(&x->p->t, i),
	    "challeng"))
		return true;
	if (object != c->last + 1 || i == x->s->first ||
	    x->p->t.at[object].gap != GAP_SPACE)
		return false;
	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].first == object && sense_owns(x, &x->spot[k]) &&
		    !is_any(x->p, x->spot[k].last + 2, words,
		    COUNT_OF(words)))
			return false;
	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].last + 1 == i)
			return true;
	return small_at(x, i - 1) == SMALL_AUXILIARY ||
	    small_at(x, i - 1) == SMALL_ADVERB || is_word(x, i - 1, "to");
}

/* "hired Maria Jensen"; "named Maria Jensen" is a post by its word alone. */
static bool
is_hired(const struct sense *x, const struct cue_hit *c, uint32_t who)
{
	static const char *const words[] = { "named", "names", "naming",
	    "taps", "tapped" };
	const struct cue_hit *role = sense_cue(x, CUE_ROLE, who);

	return sense_stands_alone(x, who) && (role != NULL ||
	    !is_any(x->p, c->first, words, COUNT_OF(words)));
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
	/* "launched A", and no "A Agent v4": companies, and not others' things */
	if (r->cue == CUE_MAKE && r->relation == RELATION_FOUNDED)
		return (is_word(x, c->first, "launched") ||
		    is_word(x, c->first, "created") ||
		    is_word(x, c->first, "built")) &&
		    !sense_names_product(x, right_first);
	if (r->cue == CUE_COMPETE && !is_challenge(x, c, right_first))
		return false;
	if (r->relation == RELATION_MAKES)
		return !relate_made_elsewhere(x, head, tail);
	if (r->cue == CUE_HIRE)
		return is_hired(x, c, right_first);
	/* "joined X", "returns to Reddit" */
	if (r->cue == CUE_JOIN && relate_is_account(x, tail))
		return sense_cue(x, CUE_ROLE, x->s->first) != NULL;
	/* "worked at", "leads"; a bare "at" or "of" is for posts() */
	if (r->cue == CUE_WORK)
		return c->last > c->first || (is_verb_of_work(x, c) &&
		    is_whole_object(x, right_first));
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
		return relate_uses(x, c, head, tail, right_first);
	if (r->cue == CUE_SUPPLY)
		return right_first > c->last && sense_gives(x, c, right_first) &&
		    !is_means(x, c);
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
	if (c->first > x->s->first + 2 && sense_left(x, c->first, f->agent,
	    f->reach_left, owner))
		return true;
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
	uint32_t far = x->p->spoken ? 2 : 1, at = c->first;
	const struct cue_hit *raise;
	struct sense_frame f = { r->left, r->right, r->reach_left / far,
	    r->reach_right / far };

	/* "has been used by companies such as B": no voice turns a list round */
	if (is_owned_list(c))
		return list_owner(x, c, &f, head) &&
		    sense_right(x, c->last, f.patient, f.reach_right, tail);
	if (c->cue == CUE_PARTNER && sense_with(x, c, head, tail))
		return head->n > 0;
	if (!r->head_right)
		return sense_sides(x, c, &f, head, tail);
	/* "A, which helps B, has raised $9M in a round led by C" */
	raise = r->cue == CUE_LED_BY ? sense_cue(x, CUE_RAISE, x->s->first) :
	    NULL;
	if (raise != NULL && raise->first < c->first)
		at = raise->first;
	return sense_left(x, at, f.agent, f.reach_left, tail) &&
	    sense_right(x, c->last, f.patient, f.reach_right, head);
}

/* A denial is of the deed that the verb names: who never released a thing may
 * have made it all the same. */
static bool
is_other_deed(const struct sense *x, const struct cue_hit *c)
{
	static const char *const making[] = { "developed", "develops",
	    "developing", "built", "builds", "building", "designed", "designs",
	    "created", "creates", "makes", "made", "making", "produces",
	    "produced", "manufactures", "manufactured", "trained", "owns",
	    "is", "by", "研", "打", "自" };

	if (c->cue != CUE_MAKE && c->cue != CUE_MADE_BY)
		return false;
	if (is_word(x, c->first, "开"))		/* 开发 makes, 开源 gives away */
		return !is_word(x, c->last, "发");
	return !str_iin(token_str(&x->p->t, c->first), making,
	    COUNT_OF(making));
}

/* "left A for B": B is where the post is now. */
static void
moves(const struct sense *x, const struct sense_list *who,
    const struct sense_list *from)
{
	uint32_t i = from->last[0] + 1;
	struct sense_list to;

	if (is_word(x, i, "for") && sense_right(x, i, COMPANIES, 2, &to))
		for (size_t k = 0; k < who->n; k++)
			relate_say(x, RELATION_WORKS_AT, who->named[k],
			    to.named[0], sense_plain(x));
}

/*
 * "Is A's acquisition of B a threat?", "suggests A's acquisition of B": the noun
 * takes for granted that it was, which "if" and "would" do not.
 */
static struct stance
stance_of(const struct sense *x, const struct cue_hit *c,
    const struct sense_list *head)
{
	static const char *const words[] = { "if", "would", "whether",
	    "unless", "should", "imagine", "suppose", "hypothetical" };
	struct stance st = sense_stance(x, c);

	if (st.status != STATUS_NONE || c->cue != CUE_ACQUISITION_OF ||
	    head->last[0] >= c->first || !is_word(x, head->last[0] + 1, "s"))
		return st;
	for (uint32_t i = x->s->first; i <= x->s->last; i++)
		if (is_any(x->p, i, words, COUNT_OF(words)))
			return st;
	st.status = STATUS_ASSERTED;
	return st;
}

static void
apply(const struct sense *x, const struct relation_rule *r,
    const struct cue_hit *c)
{
	struct sense_list head, tail;
	struct stance stance;
	uint32_t object;
	bool left_sells;

	/* "a deal between A and B" is told by relate_mutual.c */
	if ((c->cue == CUE_PARTNER && is_word(x, c->last, "between")) ||
	    !sides(x, r, c, &head, &tail))
		return;
	object = r->head_right ? head.first[0] : tail.first[0];
	if ((r->right & COMPANIES) && r->relation != RELATION_SUPPLIES &&
	    object > c->last && (sense_other_first(x, c->last, r->right,
	    object) || (r->relation == RELATION_ACQUIRED &&
	    sense_goods(x, c->last + 1, object))))
		return;
	stance = stance_of(x, c, &head);
	if (stance.status == STATUS_DENIED && is_other_deed(x, c))
		return;
	if (relate_post_phase(x, c, &stance))
		moves(x, &head, &tail);
	/* what the deal of the sentence says already, by its true name */
	if (c->cue == CUE_PARTNER && (deal_is_supply(x, c, &head, &tail,
	    &left_sells) || deal_is_funding(x, &head, &tail)))
		return;
	if (r->relation == RELATION_USES)
		relate_to_makers(x, &head);
	for (size_t i = 0; i < head.n; i++)
		for (size_t k = 0; k < tail.n; k++)
			if (fits(x, r, c, head.named[i], tail.named[k],
			    r->cue == CUE_SUPPLY ? object : r->head_right ?
			    head.first[i] : tail.first[k]))
				relate_say(x, r->relation, head.named[i],
				    tail.named[k], stance);
}

/* "the company": by a noun, so that it is none of the things told of. */
static bool
names_topic(const struct sense *x)
{
	static const char *const words[] = { "company", "startup", "firm",
	    "lab", "chipmaker" };

	for (size_t i = 0; i < COUNT_OF(words) && x->p->topic !=
	    PAGE_NO_TOPIC; i++)
		if (sense_word(x, x->s->first, x->s->last, words[i]))
			return true;
	return false;
}

void
relate_sentence(const struct sense *x)
{
	bool stands_in = x->spots > 1 || x->p->who != PAGE_NO_TOPIC ||
	    (x->cues > 0 && names_topic(x));

	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];

		/* "its customers include B": the other is whom the text is about */
		if (!stands_in && !is_owned_list(c))
			continue;
		relate_mutual(x, c);
		if (c->cue == CUE_RIVALS)
			relate_rivals(x, c);
		relate_goods(x, c);
		for (size_t k = 0; k < COUNT_OF(rules); k++)
			if (rules[k].cue == c->cue)
				apply(x, &rules[k], c);
	}
	relate_beside(x);
}
