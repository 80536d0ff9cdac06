#include "base.h"

#include <stdlib.h>

#include "page.h"
#include "words.h"

/*
 * People whom no row holds, where capitals can be trusted.  "Brian Long", "Jiayi
 * Zhang", "Philip K. Dick": a given name in front or a surname behind shows one;
 * where neither is known, a title in front or a role behind does.  What ends in
 * the word for a firm, a house or a place is none.
 */

#define WORDS 5		/* of one name, initials and particles too */

struct person {
	uint32_t	first, last, sentence;
	unsigned	initials;	/* J., Y.C. */
	bool		given, surname;
	bool		ordinary;	/* one of its outer words is */
	bool		spaced;		/* Baum-Welch is two people or none */
};

static bool
is_soft(uint32_t gap)
{
	return !(gap & ~(uint32_t)(GAP_SPACE | GAP_LINE)) && gap != 0;
}

static bool
is_initial(const struct page *p, size_t i)
{
	const struct token *t = &p->t.at[i];

	return (t->flags & TOKEN_CAPITAL) && t->end - t->start == 1 &&
	    i + 1 < p->t.n && (p->t.at[i + 1].gap & GAP_DOT) &&
	    !(p->t.at[i + 1].gap & ~(uint32_t)(GAP_DOT | GAP_SPACE));
}

static bool
is_word(const struct page *p, size_t i)
{
	const struct token *t = &p->t.at[i];

	if (!(t->flags & TOKEN_CAPITAL) || t->end - t->start < 2 ||
	    (t->flags & (TOKEN_CJK | TOKEN_SIGN | TOKEN_DIGITS | TOKEN_UPPER)))
		return false;
	/* McCarthy and LeCun, but no HuBERT */
	return !(t->flags & TOKEN_INNER) || str_starts(token_str(&p->t, i),
	    "Mc") || str_starts(token_str(&p->t, i), "Mac") ||
	    str_starts(token_str(&p->t, i), "De") ||
	    str_starts(token_str(&p->t, i), "Le") ||
	    str_starts(token_str(&p->t, i), "Fitz");
}

static bool
is_particle(const struct page *p, size_t i)
{
	static const char *const words[] = { "van", "von", "der", "den", "de",
	    "del", "della", "di", "da", "dos", "bin", "ben", "al", "el", "la",
	    "le", "ter", "ten" };

	return str_iin(token_str(&p->t, i), words, COUNT_OF(words));
}

static bool
is_given(const struct page *p, size_t i)
{
	return word_is(&p->t.at[i], WORD_GIVEN | WORD_KNOWN);
}

static bool
has_cue(const struct page *p, size_t i, size_t last, enum cue want)
{
	size_t end;

	return i <= last && cue_at(&p->t, i, last, &end) == want;
}

/* What may join a word of a name to the one in front of it. */
static bool
is_joined(const struct page *p, size_t i)
{
	uint32_t gap = p->t.at[i].gap;

	/* "Jean-Marc", "O'Malley", "K. Dick" */
	return is_soft(gap) || gap == GAP_HYPHEN ||
	    (gap == GAP_APOSTROPHE && p->t.at[i - 1].end -
	    p->t.at[i - 1].start == 1) ||
	    ((gap & GAP_DOT) && is_initial(p, i - 1));
}

/* "Tyler “Tyler1” Steinkamp" */
static bool
is_nickname(const struct page *p, uint32_t k, uint32_t last)
{
	const uint32_t quoted = GAP_SPACE | GAP_QUOTE;

	return k < last && p->t.at[k].gap == quoted &&
	    (p->t.at[k + 1].gap == quoted || (k + 1 < last &&
	    p->t.at[k + 1].gap == 0 && p->t.at[k + 2].gap == quoted));
}

/* The words of a name from token i on; false where they are none. */
static bool
name_at(const struct page *p, uint32_t i, uint32_t last, struct person *x)
{
	uint32_t k = i;
	unsigned words = 0;
	bool nicknamed = false;

	*x = (struct person){ .first = i };
	for (; k <= last && k < i + WORDS; k++) {
		if (k > i && is_nickname(p, k, last)) {
			k += p->t.at[k + 1].gap == 0;
			nicknamed = true;
			continue;
		}
		if ((k > i && !nicknamed && !is_joined(p, k)) ||
		    page_taken(p, k))
			break;
		nicknamed = false;
		if (is_initial(p, k) || (k > i && k < last &&
		    p->t.at[k + 1].gap == GAP_APOSTROPHE &&
		    p->t.at[k].end - p->t.at[k].start == 1)) {
			x->initials++;
			continue;
		}
		if (k > i && k < last && is_particle(p, k))
			continue;
		if (!is_word(p, k) || (words > 0 && p->t.cased &&
		    word_is(&p->t.at[k], WORD_ORDINARY) &&
		    !word_is(&p->t.at[k], WORD_SURNAME)))
			break;
		words++;
		x->spaced |= k > i && p->t.at[k].gap != GAP_HYPHEN;
		x->last = k;
	}
	if (!x->spaced || words > 3 || words + x->initials < 2)
		return false;
	x->given = is_word(p, i) && is_given(p, i);
	x->surname = word_is(&p->t.at[x->last], WORD_SURNAME);
	x->ordinary = (is_word(p, i) && word_is(&p->t.at[i], WORD_ORDINARY)) ||
	    word_is(&p->t.at[x->last], WORD_ORDINARY);
	return true;
}

/* "CEO Anshul Sadana", "Dr. Hinton", "co-founded by". */
static bool
has_title(const struct page *p, const struct person *x,
    const struct sentence *s)
{
	uint32_t from = x->first > s->first + 3 ? x->first - 3 : s->first;

	if (p->t.at[x->first].gap & ~(uint32_t)(GAP_SPACE | GAP_DOT))
		return false;
	for (uint32_t k = from; k < x->first; k++) {
		size_t end;
		enum cue c = cue_at(&p->t, k, x->first - 1, &end);

		if (end + 1 == x->first && (c == CUE_ROLE || c == CUE_FOUNDER ||
		    c == CUE_TITLE))
			return true;
	}
	return false;
}

/* "Sepp Hochreiter, a professor", "Jane Roe, CEO of", "Jane Roe, who". */
static bool
has_post(const struct page *p, const struct person *x,
    const struct sentence *s)
{
	uint32_t i = x->last + 1;

	if (i > s->last || !(p->t.at[i].gap & (GAP_COMMA | GAP_OPEN)))
		return false;
	for (uint32_t k = i; k <= s->last && k < i + 4; k++) {
		if (k > i && (p->t.at[k].gap & (GAP_COMMA | GAP_CLOSE)))
			break;
		if (has_cue(p, k, s->last, CUE_ROLE) ||
		    has_cue(p, k, s->last, CUE_FOUNDER) ||
		    (has_cue(p, k, s->last, CUE_TITLE) &&
		    !(p->t.at[k].flags & TOKEN_CAPITAL)))
			return true;
	}
	return false;
}

/* The last word says what it is: a firm, a house, a place. */
static bool
ends_as_thing(const struct page *p, const struct person *x)
{
	size_t end;
	enum cue c = cue_at(&p->t, x->last, x->last, &end);

	return c == CUE_COMPANY_END || c == CUE_THING_END ||
	    c == CUE_COMPANY_IS || c == CUE_ROLE;
}

/* Another capital right behind: part of a longer name of something else. */
static bool
goes_on(const struct page *p, const struct person *x,
    const struct sentence *s)
{
	uint32_t i = x->last + 1;
	size_t end;

	return !s->heading && i <= s->last && is_soft(p->t.at[i].gap) &&
	    (p->t.at[i].flags & TOKEN_CAPITAL) && !page_taken(p, i) &&
	    cue_at(&p->t, i, s->last, &end) != CUE_ROLE;
}

static bool
is_person(const struct page *p, const struct person *x,
    const struct sentence *s)
{
	bool begins = x->first == s->first;

	if (ends_as_thing(p, x) || goes_on(p, x, s))
		return false;
	if (!is_word(p, x->first))	/* J. Roe */
		return !begins && !word_is(&p->t.at[x->last], WORD_ORDINARY) &&
		    (x->surname || x->initials > 1 || has_title(p, x, s));
	if (x->given)
		return !x->ordinary || (x->surname && !begins && !s->heading);
	if (x->ordinary || s->heading)
		return false;
	return x->surname || has_title(p, x, s) || has_post(p, x, s);
}

void
spot_person(struct page *p)
{
	VEC(struct person) found = VEC_INIT;
	size_t k = 0;

	if (!p->t.cased || p->doc->format == FORMAT_CAPTIONS)
		return;
	for (uint32_t i = 0; i < p->t.n; i++) {
		struct person x;

		if (!(p->t.at[i].flags & TOKEN_CAPITAL))
			continue;
		while (k + 1 < p->s.n && i > p->s.at[k].last)
			k++;
		if (!name_at(p, i, p->s.at[k].last, &x) ||
		    !is_person(p, &x, &p->s.at[k]))
			continue;
		x.sentence = (uint32_t)k;
		*VEC_ADD(&found) = x;
		i = x.last;
	}
	for (size_t i = 0; i < found.n; i++)
		page_candidate(p, ENTITY_PERSON, found.at[i].first,
		    found.at[i].last, &p->s.at[found.at[i].sentence]);
	if (found.n > 0)
		spots_sort(&p->spot);
	VEC_RELEASE(&found);
}
