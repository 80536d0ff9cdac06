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

/* "acquired part of the rights, including B by C": the verb has an object there. */
static bool
is_object_word(const struct sense *x, uint32_t i)
{
	enum small c = small_at(x, i);

	return (x->p->t.at[i].gap & GAP_COMMA) ||
	    (c == SMALL_DETERMINER && !is_word(x, i, "this")) ||
	    is_word(x, i, "part") || is_word(x, i, "rights");
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
	if (c->cue != CUE_ACQUISITION_OF && c->cue != CUE_BID &&
	    c->cue != CUE_PARTNER &&
	    c->cue != CUE_CUSTOMERS && c->cue != CUE_RIVAL_LIST)
		return false;
	for (size_t i = x->spots; i-- > 0; ) {
		const struct spot *s = &x->spot[i];

		if (s->last >= c->first)
			continue;
		if (!has_type(x, s, types) || !sense_owns(x, s) ||
		    c->first - s->last > 6)
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
	/* "was trained on B": the cue's own "on" keeps B its object */
	bool passive = sense_be(x, c->first) && !(c->last > c->first &&
	    small_at(x, c->last) == SMALL_PREPOSITION);
	bool participle = is_participle(x, c->first);
	uint32_t by = participle ? agent_by(x, c->last, 14) : 0;
	bool object = !passive && sense_right(x, c->last, f->patient,
	    f->reach_right, patient);

	/* "bought in 2019 by A": no object stands in front of "by" */
	if (by != 0 && !passive && (!object || patient->first[0] > by) &&
	    !sense_other_first(x, c->last, f->patient, by) &&
	    !is_object_word(x, c->last + 1))
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
	size_t end;

	for (uint32_t i = from; i <= to && i <= x->s->last; i++)
		for (uint32_t c = cue_all(&x->p->t, i, i, &end); c != 0;
		    c >>= 8)
			if ((c & 0xff) == CUE_GOODS)
				return true;
	return false;
}

bool
sense_wares(const struct sense *x, uint32_t from, uint32_t to, unsigned types)
{
	for (size_t i = 0; i < x->spots; i++)
		if (x->spot[i].first >= from && x->spot[i].last <= to &&
		    has_type(x, &x->spot[i], types))
			return true;
	return sense_goods(x, from, to);
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

/*
 * "about supply", "the purchase", "Nvidia's supply", "to deal with": of the two
 * words that a form may be, the one that this cue is not.
 */
bool
sense_misread(const struct sense *x, const struct cue_hit *c)
{
	static const char *const verbs[] = { "supply", "purchase", "power",
	    "partner", "lease", "fund", "use", "used", "challenge",
	    "challenges", "rent",
	    "host" };
	static const char *const nouns[] = { "deal" };
	static const char *const given[] = { "receive", "receives",
	    "received", "granted", "awarded", "given" };
	struct str w = token_str(&x->p->t, c->first);
	uint32_t i = c->first;
	enum small before = i > x->s->first ? small_at(x, i - 1) : SMALL_NONE;

	/* "is to receive equity in": what a manager is paid with */
	if (c->cue == CUE_STAKE_IN && str_iis(w, "equity") && i > x->s->first)
		return str_iin(token_str(&x->p->t, i - 1), given,
		    COUNT_OF(given));
	if (!slot_active(c->cue))
		return false;
	if (c->last < x->s->last && x->p->t.at[c->last + 1].gap == GAP_HYPHEN)
		return true;
	if (str_iin(w, nouns, COUNT_OF(nouns)))
		return before == SMALL_AUXILIARY || before == SMALL_PRONOUN ||
		    (i > x->s->first && is_word(x, i - 1, "to"));
	/* "Meta's open-source bet on" */
	if (str_iis(w, "bet") && i > x->s->first && before == SMALL_NONE &&
	    x->p->t.text.p[x->p->t.at[i - 1].end - 1] != 's' &&
	    is_low(x, i - 1))
		return true;
	if (c->first != c->last || !str_iin(w, verbs, COUNT_OF(verbs)))
		return false;
	return before == SMALL_DETERMINER || (before == SMALL_PREPOSITION &&
	    !is_word(x, i - 1, "to")) || (i > x->s->first &&
	    (x->p->t.at[i - 1].gap & GAP_APOSTROPHE) && is_word(x, i - 1, "s") &&
	    !is_word(x, i, "use"));
}

/*
 * "supplies chips to B", "to the telecom company B": a bare "provides B" is no
 * supply to B.
 */
static bool
goes_to(const struct sense *x, const struct cue_hit *c, uint32_t tail)
{
	if (is_word(x, c->last, "to") || is_word(x, c->last, "for") ||
	    tail - c->last <= 2)
		return true;
	for (uint32_t i = tail; i-- > c->last && tail - i < 5; ) {
		if (is_word(x, i, "to") || is_word(x, i, "for"))
			return true;
		if (x->p->t.at[i + 1].gap & GAP_COMMA)
			return false;
	}
	return false;
}

/* "provides a link to", "provided a list for": nothing that is sold. */
static bool
gives_words(const struct sense *x, const struct cue_hit *c, uint32_t tail)
{
	static const char *const words[] = { "link", "links", "list",
	    "details", "insight", "insights", "feedback", "evidence",
	    "example", "examples", "update", "updates", "guidance", "advice",
	    "information", "context", "access", "explanation", "answers",
	    "alternative", "competition", "proof", "input", "comment",
	    "loan", "loans", "financing", "funding", "credit", "debt" };

	for (uint32_t i = c->last + 1; i < tail; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)))
			return true;
	return false;
}

bool
sense_gives(const struct sense *x, const struct cue_hit *c, uint32_t tail)
{
	return goes_to(x, c, tail) && !gives_words(x, c, tail);
}

/* "B's assets", "B's arts and entertainment division": a business of its own. */
static bool
is_business(const struct sense *x, uint32_t from)
{
	static const char *const words[] = { "assets", "business", "businesses",
	    "operations", "division", "unit", "subsidiary" };

	for (uint32_t i = from; i <= x->s->last && i < from + 5; i++)
		if (str_iin(token_str(&x->p->t, i), words, COUNT_OF(words)))
			return true;
	return false;
}

bool
sense_names_goods(const struct sense *x, uint32_t first)
{
	static const char *const wares[] = { "technology", "tech", "software",
	    "services", "products", "licenses", "tools", "hardware",
	    "devices" };

	for (size_t i = 0; i < x->spots; i++) {
		uint32_t next = x->spot[i].last + 1;

		/* "bought B's patents" */
		if (x->spot[i].first == first && next < x->s->last &&
		    sense_owns(x, &x->spot[i]) && is_word(x, next, "s"))
			return is_low(x, next + 1) &&
			    x->p->t.at[next + 1].gap == GAP_SPACE &&
			    small_at(x, next + 1) == SMALL_NONE &&
			    !is_business(x, next + 1);
		if (x->spot[i].first == first)
			return next <= x->s->last && x->p->t.at[next].gap ==
			    GAP_SPACE && is_low(x, next) &&
			    (sense_goods(x, next, next) || is_any(x->p, next,
			    wares, COUNT_OF(wares)));
	}
	return false;
}

bool
sense_stands_alone(const struct sense *x, uint32_t first)
{
	for (size_t i = 0; i < x->spots; i++) {
		uint32_t next = x->spot[i].last + 1;

		if (x->spot[i].first == first)
			return next > x->s->last || x->p->t.at[next].gap !=
			    GAP_SPACE || small_at(x, next) != SMALL_NONE;
	}
	return false;
}

bool
sense_names_product(const struct sense *x, uint32_t first)
{
	for (size_t i = 0; i < x->spots; i++) {
		uint32_t next = x->spot[i].last + 1;

		if (x->spot[i].first == first)
			return next <= x->s->last && x->p->t.at[next].gap ==
			    GAP_SPACE && (x->p->t.at[next].flags &
			    (TOKEN_CAPITAL | TOKEN_DIGITS));
	}
	return false;
}
