#include "base.h"

#include <stdlib.h>

#include "page.h"
#include "words.h"

/*
 * Short forms of what the document named in full: the surname after "Jensen
 * Huang", in talk the given name too, and the first word of a company's longer
 * name ("Lightspeed" after "Lightspeed Venture Partners").  A short form that two
 * things of the document share names neither.
 */

struct short_form {
	uint64_t	hash;
	uint32_t	named;
	uint32_t	from;	/* the token of the first full mention */
	bool		shared;
};

VEC_NAMED(shorts, struct short_form);

static struct short_form *
find(struct shorts *v, uint64_t hash)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].hash == hash)
			return &v->at[i];
	return NULL;
}

static void
put(struct shorts *v, struct str word, uint32_t named, uint32_t from)
{
	uint64_t h;
	struct short_form *f;

	if (word.n < 3)
		return;
	h = token_hash(word);
	f = find(v, h);
	if (f != NULL) {
		f->shared |= f->named != named;
		return;
	}
	f = VEC_ADD(v);
	f->hash = h;
	f->named = named;
	f->from = from;
}

static void
gather(const struct page *p, struct shorts *v)
{
	for (size_t i = 0; i < p->spot.n; i++) {
		const struct spot *s = &p->spot.at[i];
		const struct named *n = &p->named.at[s->named];

		if (s->first == s->last || (p->t.at[s->first].flags &
		    TOKEN_CJK))
			continue;
		if (n->type == ENTITY_PERSON) {
			put(v, token_str(&p->t, s->last), s->named, s->first);
			if (p->spoken)
				put(v, token_str(&p->t, s->first), s->named,
				    s->first);
		} else if (n->type == ENTITY_COMPANY &&
		    !words_ordinary(p->t.at[s->first].hash))
			put(v, token_str(&p->t, s->first), s->named, s->first);
	}
}

static bool
is_free(const struct page *p, const struct short_form *f, size_t i)
{
	const struct token *t = &p->t.at[i];

	if (f->shared || i < f->from || (p->t.cased &&
	    !(t->flags & TOKEN_CAPITAL)))
		return false;
	if (!p->t.cased && words_ordinary(t->hash))
		return false;
	/* "Huang Renxun": a capital beside it makes another name */
	if (p->t.cased && i + 1 < p->t.n && p->t.at[i + 1].gap == GAP_SPACE &&
	    (p->t.at[i + 1].flags & TOKEN_CAPITAL) &&
	    !words_ordinary(p->t.at[i + 1].hash))
		return false;
	if (p->t.cased && i > 0 && t->gap == GAP_SPACE &&
	    (p->t.at[i - 1].flags & TOKEN_CAPITAL) &&
	    !words_ordinary(p->t.at[i - 1].hash))
		return false;
	return true;
}

void
spot_short(struct page *p)
{
	struct shorts v = VEC_INIT;
	size_t full = p->spot.n, next = 0;
	uint64_t may = 0;

	gather(p, &v);
	for (size_t i = 0; i < v.n; i++)
		may |= UINT64_C(1) << (v.at[i].hash & 63);
	for (size_t i = 0; v.n > 0 && i < p->t.n; i++) {
		struct short_form *f;
		struct spot *s;

		while (next < full && p->spot.at[next].last < i)
			next++;
		if (next < full && p->spot.at[next].first <= i)
			continue;
		if (!(may >> (p->t.at[i].hash & 63) & 1))
			continue;
		f = find(&v, p->t.at[i].hash);
		if (f == NULL || !is_free(p, f, i))
			continue;
		s = VEC_ADD(&p->spot);
		s->first = s->last = (uint32_t)i;
		s->named = f->named;
		s->how = HOW_SHORT;
		p->named.at[f->named].mentions++;
	}
	if (p->spot.n > full)
		spots_sort(&p->spot);
	VEC_RELEASE(&v);
}
