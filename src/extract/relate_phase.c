#include "base.h"

#include "relate_in.h"

/*
 * What words tell of a post beside that it is held: that it begins, that it is
 * over, or that it is held beside others.  The past tense begins nothing: "joined"
 * stands in the story of a life as well as in the news.
 */

#define IS_ANY(x, i, words) is_any((x)->p, i, words, COUNT_OF(words))

/* "left B in 2023": that is when it ended. */
static bool
is_leaving(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "left", "leaves", "leaving",
	    "departs", "departed", "quit", "quits", "resigned", "stepped" };

	return c->cue == CUE_JOIN && (x->p->t.at[c->first].flags & TOKEN_CJK ?
	    is_word(x, c->first, "离") : IS_ANY(x, c->last > c->first &&
	    is_word(x, c->first, "is") ? c->last : c->first, words));
}

/* "joins", "is joining"; and no "before joining". */
static bool
is_coming(const struct sense *x, const struct cue_hit *c)
{
	static const char *const words[] = { "joins", "joining", "rejoins",
	    "rejoining", "returns", "moves", "to", "has", "is", "hires",
	    "poaches", "poaching", "recruits", "appoints", "names", "taps" };
	static const char *const life[] = { "before", "after", "since", "to",
	    "upon", "when", "while" };

	return IS_ANY(x, c->first, words) && !(c->first > x->s->first &&
	    IS_ANY(x, c->first - 1, life));
}

/* "joins the board of B", "appointed her as an adviser": in the clause that
 * begins here. */
static bool
is_beside(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const words[] = { "board", "adviser", "advisor",
	    "advisory", "investor", "observer" };

	for (uint32_t i = from; i <= MIN_OF(to, x->s->last); i++) {
		if (i > from && (x->p->t.at[i].gap & GAP_COMMA))
			return false;
		if (IS_ANY(x, i, words))
			return true;
	}
	return false;
}

static bool
is_past(const struct sense *x, uint32_t from, uint32_t to)
{
	static const char *const words[] = { "former", "formerly", "previously",
	    "ex" };

	for (uint32_t i = from; i <= to; i++)
		if (IS_ANY(x, i, words))
			return true;
	return false;
}

struct stance
relate_role_stance(const struct sense *x, uint32_t from, uint32_t to)
{
	struct stance st = sense_plain(x);

	st.phase = is_beside(x, from, to) ? PHASE_BESIDE :
	    is_past(x, from, to) ? PHASE_ENDS : PHASE_NONE;
	return st;
}

bool
relate_post_phase(const struct sense *x, const struct cue_hit *c,
    struct stance *st)
{
	static const char *const was[] = { "worked", "was" };
	bool fact = st->status == STATUS_ASSERTED, leaves = is_leaving(x, c);
	bool comes = c->cue == CUE_JOIN || c->cue == CUE_HIRE;

	/* whoever is to leave, or is said not to, is there still */
	if (leaves)
		*st = sense_plain(x);
	if (comes && is_beside(x, c->last, c->last + 12))
		st->phase = PHASE_BESIDE;
	else if (fact && leaves)
		st->phase = PHASE_ENDS;
	else if (fact && comes && is_coming(x, c))
		st->phase = PHASE_BEGINS;
	else if (c->cue == CUE_WORK && (is_past(x, c->first, c->last) ||
	    IS_ANY(x, c->first, was)))
		st->phase = PHASE_ENDS;
	return leaves;
}
