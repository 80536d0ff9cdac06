#include "base.h"

#include "slot_in.h"

/* The voice of a verb, and which of its two sides acts. */

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
			slot_add(l, &x->spot[i]);
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
		slot_add(l, s);
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
