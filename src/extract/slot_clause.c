#include "base.h"

#include "noun.h"
#include "slot_in.h"

/* Clauses inside a sentence: whose verb it is, and whose it is not. */

#define CLAUSE_MAX 40	/* tokens that a clause between commas may have */

/* "plans to": the first token of the words of planning that end at one. */
static uint32_t
over_plan(const struct sense *x, uint32_t last)
{
	for (size_t i = 0; i < x->cues; i++)
		if (x->cue[i].cue == CUE_PLANNED && x->cue[i].last == last)
			return x->cue[i].first;
	return last + 1;
}

/*
 * Over "has", "just", "is also", "plans to" in front of a verb: where its group
 * begins.
 */
static uint32_t
verb_group(const struct sense *x, uint32_t verb)
{
	uint32_t plan;

	while (verb > x->s->first && !(x->p->t.at[verb].gap & GAP_COMMA)) {
		if (small_at(x, verb - 1) == SMALL_AUXILIARY ||
		    small_at(x, verb - 1) == SMALL_ADVERB) {
			verb--;
			continue;
		}
		plan = over_plan(x, verb - 1);
		if (plan == verb)
			break;
		verb = plan;
	}
	return verb;
}

/* "which said that it": the clause's word in front of its own "it". */
static uint32_t
over_it(const struct sense *x, uint32_t i)
{
	if (i == x->s->first || !is_word(x, i - 1, "it"))
		return i;
	for (uint32_t k = i - 1; k > x->s->first && i - k < 12; k--) {
		if (is_word(x, k - 1, "which"))
			return k;
		for (size_t s = 0; s < x->spots; s++)
			if (x->spot[s].last == k - 1)
				return i;
	}
	return i;
}

bool
slot_relative(const struct sense *x, uint32_t verb, size_t *spot)
{
	uint32_t i = over_it(x, verb_group(x, verb));

	if (i < x->s->first + 2 || !(is_word(x, i - 1, "which") ||
	    is_word(x, i - 1, "who")) || small_at(x, i - 2) ==
	    SMALL_PREPOSITION)
		return false;
	*spot = SIZE_MAX;
	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].last + 2 == i)
			*spot = k;
	/* "A, an engineer who": of the name farther in front */
	return *spot != SIZE_MAX || is_word(x, i - 1, "which");
}

/* The one person that the sentence names in front, else whom the text means. */
static uint32_t
only_person(const struct sense *x, uint32_t before)
{
	uint32_t who = PAGE_NO_TOPIC;

	for (size_t i = 0; i < x->spots && x->spot[i].last < before; i++) {
		if (!has_type(x, &x->spot[i], PERSONS))
			continue;
		if (who != PAGE_NO_TOPIC && who != x->spot[i].named)
			return x->p->who;
		who = x->spot[i].named;
	}
	return who != PAGE_NO_TOPIC ? who : x->p->who;
}

bool
sense_pronoun(const struct sense *x, uint32_t verb, struct sense_list *l)
{
	uint32_t i = verb_group(x, verb);

	uint32_t who;

	if (i == x->s->first || !(is_word(x, i - 1, "he") || is_word(x, i - 1,
	    "she")))
		return false;
	who = only_person(x, i - 1);
	*l = (struct sense_list){ .n = 1, .named = { who }, .first = { i - 1 },
	    .last = { i - 1 } };
	return who != PAGE_NO_TOPIC;
}

/* The members of a list from the i-th on, which stand in front of the others. */
static struct sense_list
list_from(const struct sense_list *l, size_t i)
{
	struct sense_list out = { .n = 0 };

	for (; i < l->n; i++, out.n++) {
		out.named[out.n] = l->named[i];
		out.first[out.n] = l->first[i];
		out.last[out.n] = l->last[i];
	}
	return out;
}

bool
sense_with(const struct sense *x, const struct cue_hit *c,
    struct sense_list *subject, struct sense_list *with)
{
	static const char *const leads[] = { "与", "同", "跟" };
	uint32_t at;
	size_t k = 0;

	if (!(x->p->t.at[c->first].flags & TOKEN_CJK) ||
	    !sense_left(x, c->first, COMPANIES, 12, with))
		return false;
	while (k < with->n && !(with->first[k] > x->s->first &&
	    str_iin(token_str(&x->p->t, with->first[k] - 1), leads,
	    COUNT_OF(leads))))
		k++;
	if (k == with->n)
		return false;
	at = with->first[k] - 1;
	*subject = list_from(with, k + 1);
	with->n = k + 1;
	if (subject->n > 0 || (sense_left(x, at, COMPANIES, 25, subject) &&
	    subject->first[0] < at))
		return true;
	subject->n = 0;
	if (x->p->topic == PAGE_NO_TOPIC || x->p->spoken)
		with->n = 0;
	else
		*subject = (struct sense_list){ .n = 1,
		    .named = { x->p->topic }, .first = { at }, .last = { at } };
	return true;
}

bool
slot_apposed(const struct sense *x, uint32_t verb, size_t *spot)
{
	uint32_t i = verb;
	size_t end;

	if (i < x->s->first + 3 || x->p->t.at[i].gap != GAP_SPACE ||
	    cue_at(&x->p->t, i - 1, i - 1, &end) != CUE_COMPANY_IS)
		return false;
	while (i > x->s->first && verb - i < 8 && !(x->p->t.at[i].gap &
	    GAP_COMMA))
		i--;
	if (!(x->p->t.at[i].gap & GAP_COMMA) || !(is_word(x, i, "a") ||
	    is_word(x, i, "an")))
		return false;
	for (size_t k = 0; k < x->spots; k++)
		if (x->spot[k].last + 1 == i) {
			*spot = k;
			return true;
		}
	return false;
}

/* ", which", ", a", ", founded": what tells of the name in front of it. */
static bool
opens_aside(const struct sense *x, uint32_t i)
{
	static const char *const words[] = { "which", "who", "whose", "a", "an",
	    "formerly", "known" };
	struct str w = token_str(&x->p->t, i);

	return (x->p->t.at[i].gap & GAP_COMMA) && (str_iin(w, words,
	    COUNT_OF(words)) || (is_low(x, i) &&
	    ends_in(w, "ed")));
}

uint32_t
slot_over_aside(const struct sense *x, uint32_t verb)
{
	uint32_t v = verb_group(x, verb);

	if (!(x->p->t.at[v].gap & GAP_COMMA))
		return verb;
	for (uint32_t i = v; i-- > x->s->first + 1 && v - i < CLAUSE_MAX; )
		if (opens_aside(x, i))
			return i;
	return verb;
}

bool
slot_stranger(const struct sense *x, uint32_t verb)
{
	uint32_t i = verb_group(x, verb);
	const struct token *t;

	if (i < x->s->first + 2 || x->s->heading || x->p->spoken ||
	    (i == verb && ends_in(token_str(&x->p->t, verb), "ing")) ||
	    x->p->t.at[i].gap & ~(uint32_t)(GAP_SPACE | GAP_LINK | GAP_CLOSE))
		return false;
	t = &x->p->t.at[--i];
	if (!noun_word(x->p, i) || word_small(t) != SMALL_NONE ||
	    word_is(t, WORD_ORDINARY) || noun_spot(x->p, i) != NULL)
		return false;
	/* "Fidelity Management & Research Company": the rest of a name */
	while (i > x->s->first && noun_word(x->p, i) &&
	    noun_spot(x->p, i) == NULL)
		i--;
	/* "A, B and": one of a list, whose others act too */
	return noun_spot(x->p, i) == NULL && small_at(x, i) != SMALL_JOINT;
}

/*
 * "is founding an AI startup backed by B": the participle tells of a company that
 * is not named, and no apposition.
 */
bool
slot_unnamed(const struct sense *x, uint32_t at)
{
	uint32_t i = at;
	size_t end;

	if (at < x->s->first + 2 || x->p->t.at[at].gap != GAP_SPACE ||
	    cue_at(&x->p->t, at - 1, at - 1, &end) != CUE_COMPANY_IS ||
	    !ends_in(token_str(&x->p->t, at), "ed"))
		return false;
	while (i > x->s->first && at - i < 6 && small_at(x, i - 1) == SMALL_NONE)
		i--;
	return i > x->s->first && !(x->p->t.at[i - 1].gap & GAP_COMMA) &&
	    (is_word(x, i - 1, "a") || is_word(x, i - 1, "an") || is_word(x,
	    i - 1, "another"));
}

bool
slot_clause_between(const struct sense *x, uint32_t a, uint32_t b)
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
