#include "base.h"

#include "relate_in.h"

/* Who uses what: so many words tell of using that much of it is somebody else's. */

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
uses_itself(const struct sense *x, const struct cue_hit *c, uint32_t head)
{
	static const char *const words[] = { "user", "users", "member",
	    "members", "people", "developers", "they", "you", "we", "i",
	    "someone", "one", "anyone", "folks", "researchers", "everyone",
	    "commenters", "engineers", "he", "she", "customers", "teams",
	    "others", "community", "participants", "students" };
	uint32_t from = UINT32_MAX;

	if (c->cue == CUE_USED_BY || c->cue == CUE_OPERATE)
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

/* "the safety of using B", "by using B": somebody does, whoever it is. */
static bool
is_gerund(const struct sense *x, const struct cue_hit *c)
{
	struct str w = token_str(&x->p->t, c->first);

	return w.n > 3 && c->first > x->s->first && str_iis((struct str){
	    w.p + w.n - 3, 3 }, "ing") && word_small(&x->p->t.at[c->first -
	    1]) == SMALL_PREPOSITION;
}

/* One model uses another where it is made from it; else somebody tells of both. */
static bool
both_models(const struct sense *x, uint32_t a, uint32_t b)
{
	return x->p->named.at[a].type == ENTITY_MODEL &&
	    x->p->named.at[b].type == ENTITY_MODEL;
}

static bool
is_built_on(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "built", "based", "tuned",
	    "distilled", "powered", "trained" };

	for (uint32_t i = c->first; i <= c->last; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)))
			return true;
	return (x->p->t.at[c->first].flags & TOKEN_CJK) != 0;
}

/*
 * "is based on DeepSeek and names B", "built on an engine, improves B": B is the
 * object of another verb.
 */
static bool
is_its_object(const struct sense *x, const struct cue_hit *c)
{
	uint32_t object = x->s->last;

	for (size_t i = x->spots; i-- > 0; )
		if (x->spot[i].first > c->last && has_type(x, &x->spot[i],
		    CHIPS | MODELS))
			object = x->spot[i].first;
	for (uint32_t i = c->last + 1; i <= object; i++)
		if ((x->p->t.at[i].gap & GAP_COMMA) ||
		    small_at(x, i) == SMALL_JOINT)
			return false;
	return object - c->last <= 6;
}

/* "Clean Rust, Fine-tuning B": of a list of subjects each stands for itself. */
static bool
is_subject_line(const struct sense *x, const struct cue_hit *c)
{
	return (is_word(x, c->first, "fine") || is_word(x, c->first,
	    "finetuning")) && ends_in(token_str(&x->p->t, c->last), "ing") &&
	    c->first > x->s->first && (x->p->t.at[c->first].gap & GAP_COMMA);
}

/* "A uses a B encoder", "the A model, utilizing B": nobody else's doing. */
static bool
is_own_use(const struct sense *x, const struct cue_hit *c, uint32_t head,
    uint32_t object)
{
	static const char *const words[] = { "uses", "utilizes", "utilizing",
	    "integrates", "leverages", "leveraging" };

	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].named == head && x->spot[i].last < c->first &&
		    c->first - x->spot[i].last <= 2)
			return object > c->last && object - c->last <= 3 &&
			    str_iin(token_str(&x->p->t, c->first), words,
			    COUNT_OF(words));
	return false;
}

/* "A's use of B": whoever is named farther off tells of somebody's use. */
static bool
is_of_owner(const struct sense *x, const struct cue_hit *c, uint32_t head)
{
	static const char *const nouns[] = { "use", "usage", "adoption" };

	if (!is_word(x, c->last, "of") || !str_iin(token_str(&x->p->t,
	    c->first), nouns, COUNT_OF(nouns)))
		return true;
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].named == head && x->spot[i].last < c->first &&
		    c->first - x->spot[i].last <= 4)
			return sense_owns(x, &x->spot[i]);
	return false;
}

/* "among the first clouds to offer NVIDIA's B300": they run what they offer. */
static bool
is_offer(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "offer", "offers", "offering" };

	return str_iin(token_str(&x->p->t, c->last), words, COUNT_OF(words));
}

/* All of its mentions in front only tell what kind a thing is: "TikTok Shop ads". */
static bool
is_modified(const struct sense *x, uint32_t head)
{
	bool any = false;

	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].named == head && x->p->named.at[head].type ==
		    ENTITY_COMPANY && !x->s->heading) {
			if (!sense_names_product(x, x->spot[i].first))
				return false;
			any = true;
		}
	return any;
}

/* Where "on" or "with" behind a verb leads to a chip; 0 where it does not. */
static uint32_t
leads_to_chip(const struct sense *x, uint32_t verb)
{
	static const char *const words[] = { "on", "with", "using", "across" };

	for (uint32_t i = verb + 1; i < x->s->last && i < verb + 6; i++) {
		if (x->p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN |
		    GAP_LINE | GAP_DOT))
			return 0;
		if (is_any(x->p, i, words, COUNT_OF(words)))
			return i;
	}
	return 0;
}

/* "ran B on a C", "training B on C": the model does; nobody else is told to. */
static void
model_runs_on(const struct sense *x, const struct spot *model)
{
	static const char *const verbs[] = { "trained", "training", "ran",
	    "running", "deployed" };
	uint32_t verb = model->first - 1, on = model->last + 1;
	struct cue_hit c = { CUE_NONE, verb, verb };
	struct sense_list chip, who;

	if (model->first == x->s->first || !is_any(x->p, verb, verbs,
	    COUNT_OF(verbs)) || !is_word(x, on, "on") ||
	    x->p->t.at[on].gap != GAP_SPACE ||
	    sense_left(x, verb, COMPANIES, 4, &who) ||
	    !sense_right(x, on, CHIPS, 5, &chip))
		return;
	for (size_t k = 0; k < chip.n; k++)
		relate_say(x, RELATION_USES, model->named, chip.named[k],
		    sense_stance(x, &c));
}

/*
 * "A trains B on the C": what A does with its model is done on the chip, whatever
 * stands between the verb and its "on".
 */
void
relate_runs_on(const struct sense *x)
{
	static const char *const verbs[] = { "trains", "trained", "runs", "ran",
	    "serves", "served", "deploys", "deployed" };

	for (size_t i = 0; i + 1 < x->spots; i++) {
		const struct spot *a = &x->spot[i];
		uint32_t verb = a->last + 1, on;
		struct cue_hit c = { CUE_NONE, verb, verb };
		struct sense_list chip;

		while (verb < x->s->last && (small_at(x, verb) ==
		    SMALL_AUXILIARY || small_at(x, verb) == SMALL_ADVERB))
			verb++;
		c.first = c.last = verb;
		if (has_type(x, a, MODELS))
			model_runs_on(x, a);
		if (!has_type(x, a, COMPANIES) || !is_any(x->p, verb, verbs,
		    COUNT_OF(verbs)) || sense_be(x, verb) ||
		    x->p->t.at[verb].gap != GAP_SPACE ||
		    (on = leads_to_chip(x, verb)) == 0 ||
		    !sense_right(x, on, CHIPS, 5, &chip))
			continue;
		for (size_t k = 0; k < chip.n; k++)
			relate_say(x, RELATION_USES, a->named, chip.named[k],
			    sense_stance(x, &c));
	}
}

bool
relate_uses(const struct sense *x, const struct cue_hit *c, uint32_t head,
    uint32_t tail, uint32_t object)
{
	static const char *const reached[] = { "available", "accessible",
	    "hosted", "served" };

	if (!relate_made_elsewhere(x, head, tail) &&
	    !relate_owns_maker(x, head, tail) &&
	    x->p->named.at[head].type == ENTITY_COMPANY)
		return false;
	/* "TikTok Shop ads made using B" */
	if (is_word(x, c->first, "using") && is_modified(x, head))
		return false;
	/* "is available on Trainium2": a model, on a chip */
	if (is_word(x, c->last, "on") && is_any(x->p, c->first, reached,
	    COUNT_OF(reached)))
		return x->p->named.at[head].type == ENTITY_MODEL &&
		    x->p->named.at[tail].type == ENTITY_CHIP;
	if (is_offer(x, c) && x->p->named.at[tail].type != ENTITY_CHIP)
		return false;
	if (both_models(x, head, tail) && !is_built_on(x, c) &&
	    !is_own_use(x, c, head, object))
		return false;
	if (is_subject_line(x, c) || (both_models(x, head, tail) &&
	    object > c->last && !is_its_object(x, c)))
		return false;
	return !is_version(x, head, tail) && !is_gerund(x, c) &&
	    is_of_owner(x, c, head) &&
	    uses_itself(x, c, head);
}

void
relate_to_makers(const struct sense *x, struct sense_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < x->spots; k++)
			if (x->p->named.at[l->named[i]].type == ENTITY_PRODUCT &&
			    str_eq(x->p->named.at[x->spot[k].named].name,
			    x->p->named.at[l->named[i]].of) &&
			    x->spot[k].last < l->first[i] && l->first[i] -
			    x->spot[k].last <= 3) {
				l->named[i] = x->spot[k].named;
				break;
			}
}
