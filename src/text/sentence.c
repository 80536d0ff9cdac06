#include "base.h"

#include "limits.h"
#include "sentence.h"
#include "vec.h"

/* Words whose full stop ends no sentence. */
static const char *const abbreviations[] = {
	"inc", "corp", "co", "ltd", "mr", "mrs", "ms", "dr", "prof", "st",
	"vs", "eg", "ie", "etc", "al", "fig", "jr", "sr", "approx", "est",
	"no", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec"
};

static bool
is_abbreviation(const struct tokens *t, size_t i)
{
	struct str s = token_str(t, i);

	if (s.n == 1 && !(t->at[i].flags & (TOKEN_DIGITS | TOKEN_CJK)))
		return true;	/* an initial, "U.S.", "e.g." */
	for (size_t k = 0; k < COUNT_OF(abbreviations); k++)
		if (str_iis(s, abbreviations[k]))
			return true;
	return false;
}

/* Does a sentence end between token i - 1 and token i? */
static bool
ends_before(const struct tokens *t, size_t i)
{
	const struct token *tok = &t->at[i];
	uint32_t gap = tok->gap;

	if (gap & (GAP_BLOCK | GAP_TURN))
		return true;
	if (gap & (GAP_EXCLAIM | GAP_QUESTION))
		return (gap & (GAP_SPACE | GAP_QUOTE)) || (tok->flags &
		    TOKEN_CJK) || (t->at[i - 1].flags & TOKEN_CJK);
	if (!(gap & GAP_DOT))
		return false;
	if ((t->at[i - 1].flags | tok->flags) & TOKEN_CJK)
		return true;
	if (!(gap & (GAP_SPACE | GAP_LINK)))
		return false;	/* 4.1, U.S, x.ai */
	if (is_abbreviation(t, i - 1))
		return false;
	return !t->cased || (tok->flags & (TOKEN_CAPITAL | TOKEN_DIGITS |
	    TOKEN_SIGN | TOKEN_CJK)) || (gap & (GAP_QUOTE | GAP_OPEN));
}

/* Talk without stops is cut where it may be once it is this long. */
#define SOFT_TOKENS 40
#define LONG_TOKENS 90

/*
 * May a sentence that has grown long end before token i?  Chinese writes a space
 * only where a speaker paused; a line of a transcript is a breath.
 */
static bool
may_end(const struct tokens *t, uint32_t first, size_t i)
{
	uint32_t gap = t->at[i].gap;

	if (i - first < SOFT_TOKENS || gap == 0)
		return false;
	if ((gap & GAP_SPACE) && (t->at[i].flags & TOKEN_CJK) &&
	    (t->at[i - 1].flags & TOKEN_CJK))
		return true;
	if (gap & GAP_LINE)
		return true;
	return i - first >= LONG_TOKENS && (gap & (GAP_COMMA | GAP_SEMICOLON |
	    GAP_COLON | GAP_DASH));
}

void
sentence_split(const struct tokens *t, struct arena *a,
    struct sentences *out)
{
	VEC(struct sentence) v = VEC_INIT;
	uint32_t first = 0;

	for (size_t i = 1; i <= t->n; i++) {
		struct sentence *s;

		if (i < t->n && !ends_before(t, i) && !may_end(t, first, i) &&
		    i - first < LIMIT_SENTENCE_TOKENS)
			continue;
		if (t->n == 0)
			break;
		s = VEC_ADD(&v);
		s->first = first;
		s->last = (uint32_t)(i - 1);
		s->question = ((i < t->n ? t->at[i].gap : t->tail) &
		    GAP_QUESTION) != 0;
		s->heading = (t->at[first].flags & TOKEN_HEADING) != 0;
		s->block = (t->at[first].gap & GAP_BLOCK) != 0;
		first = (uint32_t)i;
	}
	out->n = v.n;
	out->at = arena_array(a, v.n ? v.n : 1, sizeof(*out->at));
	if (v.n > 0)
		memcpy(out->at, v.at, v.n * sizeof(*v.at));
	VEC_RELEASE(&v);
}
