#include "base.h"

#include "sense.h"

/*
 * Said is not done: what the words around a verb make of it.  A question or a
 * supposition is no fact; a denial, a rumour and a plan are facts of their kind.
 */

static bool
word_at(const struct sense *x, uint32_t i, const char *word)
{
	return sense_is(x, i, word);
}

/* How far in front of a verb a denial still reaches it. */
static uint32_t
denial_reach(const struct sense *x, const struct cue_hit *d)
{
	/* stand by the verb, or lead it in; "denied that" and its like govern more */
	static const char *const near[] = { "not", "t", "cannot", "longer", "to",
	    "from", "without" };
	uint32_t bytes = x->p->t.at[d->last].end - x->p->t.at[d->first].start;

	return bytes < 6 || str_iin(token_str(&x->p->t, d->last), near,
	    COUNT_OF(near)) ? 3 : 15;
}

/* "looking to raise", "to invest in": not done yet, by its own words. */
static bool
is_aim(const struct sense *x, uint32_t first)
{
	static const char *const done[] = { "first", "managed", "helped",
	    "continues", "continued", "continue", "able", "used", "went" };
	static const char *const acts[] = { "raise", "invest", "acquire", "buy",
	    "sell", "partner" };
	static const char *const wooing[] = { "draw", "attract", "lure", "woo",
	    "court", "entice" };

	static const char *const hopes[] = { "seeks", "seeking", "looking",
	    "proposed", "proposes" };

	if (str_iin(token_str(&x->p->t, first), hopes, COUNT_OF(hopes)))
		return true;
	/* "to attract investors such as A" */
	for (uint32_t i = first; i > x->s->first + 1 && i + 4 > first; i--)
		if (str_iin(token_str(&x->p->t, i - 1), wooing,
		    COUNT_OF(wooing)) && word_at(x, i - 2, "to"))
			return true;
	/* "talks for A to buy B", "A to Buy B" */
	if (first > x->s->first + 1 && word_at(x, first - 1, "to"))
		for (size_t i = 0; i < x->spots; i++)
			if (x->spot[i].last + 2 == first)
				return true;
	if (!word_at(x, first, "to") || !str_iin(token_str(&x->p->t, first + 1),
	    acts, COUNT_OF(acts)))
		return false;
	return first == x->s->first || !str_iin(token_str(&x->p->t, first - 1),
	    done, COUNT_OF(done));
}

/* "announced that it would buy": what was said to come. */
static bool
is_reported(const struct sense *x, const struct cue_hit *would)
{
	static const char *const words[] = { "announced", "announces", "said",
	    "says", "confirmed", "agreed", "revealed", "told" };

	if (!word_at(x, would->first, "would"))
		return false;
	for (uint32_t i = would->first; i > x->s->first &&
	    would->first - i < 5; i--)
		if (str_iin(token_str(&x->p->t, i - 1), words,
		    COUNT_OF(words)))
			return true;
	return false;
}

enum status
sense_status(const struct sense *x, uint32_t first, uint32_t last)
{
	enum status status = STATUS_ASSERTED;

	if (x->s->question)
		return STATUS_NONE;
	for (size_t i = 0; i < x->cues; i++) {
		const struct cue_hit *c = &x->cue[i];
		bool before = c->last < first;
		uint32_t far = before ? first - c->last :
		    c->first > last ? c->first - last : 0;

		switch (c->cue) {
		case CUE_DENIED:
			if (before && far <= denial_reach(x, c))
				return STATUS_DENIED;
			break;
		case CUE_UNDONE:	/* "the acquisition of B fell through" */
			if (!before && far <= 20)
				return STATUS_DENIED;
			break;
		case CUE_IF:
			if (before && far <= 8 && is_reported(x, c)) {
				status = STATUS_PLANNED;
				break;
			}
			if ((before && far <= 8) || (!before && far <= 6 &&
			    word_at(x, c->last, "scenario")))
				return STATUS_NONE;
			break;
		case CUE_HEARSAY:	/* "A buys B, people familiar said" */
			if (far <= (before ? 14u : 20u))
				status = STATUS_RUMORED;
			break;
		case CUE_RUMORED:	/* "A partnered with B to explore": done */
			if (far <= (before ? 14u : 2u))
				status = STATUS_RUMORED;
			break;
		case CUE_PLANNED:
			if (before && far <= 6 && status == STATUS_ASSERTED)
				status = STATUS_PLANNED;
			break;
		default:
			break;
		}
	}
	/* "investments possible from A" */
	if (status == STATUS_ASSERTED && (sense_word(x, first, last, "possible")
	    || sense_word(x, first, last, "expected")))
		status = STATUS_PLANNED;
	if (status == STATUS_ASSERTED && is_aim(x, first))
		status = STATUS_PLANNED;
	/* "to acquire": a headline's future */
	if (status == STATUS_ASSERTED && x->s->heading && first > x->s->first &&
	    word_at(x, first - 1, "to"))
		status = STATUS_PLANNED;
	return status;
}

struct stance
sense_stance(const struct sense *x, const struct cue_hit *c)
{
	struct stance st = { sense_status(x, c->first, c->last),
	    { CLOCK_NONE, CLOCK_NONE }, PHASE_NONE };

	if (st.status != STATUS_NONE)
		st.about = sense_about(x, c->first, c->last, st.status);
	return st;
}

struct stance
sense_plain(const struct sense *x)
{
	return (struct stance){ x->s->question ? STATUS_NONE :
	    STATUS_ASSERTED, { CLOCK_NONE, CLOCK_NONE }, PHASE_NONE };
}
