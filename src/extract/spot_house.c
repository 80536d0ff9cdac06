#include "base.h"

#include <stdlib.h>

#include "page.h"
#include "words.h"

/*
 * Institutions whom no row holds: "Delft University of Technology", "the Indian
 * Statistical Institute", "Academy of Sciences": a word for a house with a
 * capital, and the capitals in front of it or behind its "of".
 */

#define FRONT 4		/* words in front of the word for it */
#define BEHIND 6	/* and behind */

static bool
is_capital(const struct page *p, uint32_t i)
{
	const struct token *t = &p->t.at[i];

	return (t->flags & TOKEN_CAPITAL) && !(t->flags & (TOKEN_CJK |
	    TOKEN_SIGN | TOKEN_DIGITS)) && t->end - t->start > 1;
}

/* "The", "This", "An" begin a sentence, not a name. */
static bool
is_article(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "the", "a", "an", "this", "that",
	    "our", "his", "her", "their", "at", "in", "from", "and" };

	return is_any(p, i, words, COUNT_OF(words));
}

static uint32_t
front_of(const struct page *p, uint32_t head, const struct sentence *s)
{
	uint32_t i = head;

	while (i > s->first && head - i < FRONT && is_capital(p, i - 1) &&
	    !is_article(p, i - 1) && (p->t.at[i].gap == GAP_SPACE ||
	    p->t.at[i].gap == GAP_HYPHEN))
		i--;
	return i;
}

/* "of California", "of Arts and Sciences", "for Brain Research". */
static uint32_t
end_behind(const struct page *p, uint32_t head, const struct sentence *s)
{
	static const char *const joints[] = { "of", "for", "on" };
	uint32_t i = head + 1, end = head;

	if (i >= s->last || p->t.at[i].gap != GAP_SPACE ||
	    !is_any(p, i, joints, COUNT_OF(joints)))
		return head;
	for (i++; i <= s->last && i - head <= BEHIND; i++) {
		if (p->t.at[i].gap != GAP_SPACE)
			break;
		/* "University of X and University of Y" */
		if (word_is(&p->t.at[i], WORD_HOUSE))
			break;
		if (is_capital(p, i))
			end = i;
		else if (!is_any(p, i, (const char *const[]){ "and", "the",
		    "of" }, 3))
			break;
	}
	return end;
}

/* The house whose own word is token i; false where nothing else names it. */
static bool
house_at(const struct page *p, uint32_t i, const struct sentence *s,
    struct spot *x)
{
	/* a row that has the word knows it better */
	if (s->heading || page_taken(p, i))
		return false;
	x->first = front_of(p, i, s);
	x->last = end_behind(p, i, s);
	return x->first != x->last && !(x->last == i && i - x->first == 1 &&
	    word_is(&p->t.at[x->first], WORD_ORDINARY));
}

/* Names them and has them take in what they reach over: "Delft", a place. */
static void
put_houses(struct page *p, const struct spots *found)
{
	size_t known = p->spot.n;

	for (size_t i = 0; i < found->n; i++)
		page_candidate(p, ENTITY_INSTITUTION, found->at[i].first,
		    found->at[i].last, &p->s.at[found->at[i].named]);
	spots_take_in(p, known);
}

void
spot_house(struct page *p)
{
	struct spots found = VEC_INIT;
	size_t k = 0;

	if (!p->t.cased || p->doc->format == FORMAT_CAPTIONS)
		return;
	for (uint32_t i = 0; i < p->t.n; i++) {
		struct spot x = { .how = HOW_GRAMMAR };

		if (!word_is(&p->t.at[i], WORD_HOUSE) || !is_capital(p, i))
			continue;
		while (k + 1 < p->s.n && i > p->s.at[k].last)
			k++;
		if (!house_at(p, i, &p->s.at[k], &x) || (found.n > 0 &&
		    x.first <= found.at[found.n - 1].last))
			continue;
		x.named = (uint32_t)k;	/* its sentence, for now */
		*VEC_ADD(&found) = x;
		i = x.last;
	}
	if (found.n > 0)
		put_houses(p, &found);
	VEC_RELEASE(&found);
}
