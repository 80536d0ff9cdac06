#include "base.h"

#include "page.h"
#include "words.h"

/*
 * Sponsor reads: what a text says because somebody paid.  A sentence that says so
 * begins one ("this episode is brought to you by"); it goes to the end of the
 * paragraph, or in talk, which has none, over the next few sentences of whoever
 * reads it.  What stands
 * in it is nobody's news, and no claim is made of it.
 */

#define SPOKEN_READ 4		/* sentences */

static bool
says_so(const struct page *p, const struct sentence *s)
{
	bool hinted = false;

	for (uint32_t i = s->first; i <= s->last && !hinted; i++)
		hinted = word_is(&p->t.at[i], WORD_SPONSOR);
	for (uint32_t i = s->first; hinted && i <= s->last; i++) {
		size_t end;

		if (cue_at(&p->t, i, s->last, &end) == CUE_SPONSOR)
			return true;
	}
	return false;
}

/* The last sentence of the read that sentence k begins. */
static size_t
last_of(const struct page *p, size_t k)
{
	struct str voice = page_speaker(p, p->s.at[k].first);
	size_t last = k;

	/* "A word from our sponsor" as a heading: the paragraph below it */
	if (p->s.at[k].heading && last + 1 < p->s.n)
		last++;
	while (last + 1 < p->s.n && !p->s.at[last + 1].block &&
	    !p->s.at[last + 1].heading && str_eq(voice, page_speaker(p,
	    p->s.at[last + 1].first)) &&
	    !(p->spoken && last - k + 1 >= SPOKEN_READ))
		last++;
	return last;
}

void
sponsor_find(struct page *p)
{
	for (size_t k = 0; k < p->s.n; k++) {
		size_t last;

		if (!says_so(p, &p->s.at[k]))
			continue;
		last = last_of(p, k);
		*VEC_ADD(&p->sponsor) = (struct sponsor_read){ (uint32_t)k,
		    (uint32_t)last };
		k = last;
	}
}

/* Sentences are asked for in order. */
bool
sponsor_has(struct page *p, size_t sentence)
{
	while (p->sponsor_next < p->sponsor.n &&
	    p->sponsor.at[p->sponsor_next].last < sentence)
		p->sponsor_next++;
	return p->sponsor_next < p->sponsor.n &&
	    p->sponsor.at[p->sponsor_next].first <= sentence;
}
