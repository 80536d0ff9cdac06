#include "base.h"

#include <stdlib.h>

#include "heard.h"

/*
 * Names as speech recognition wrote them, in spoken documents alone: words that
 * no dictionary holds are compared by sound with the names we know, and the
 * talk around them votes.  Few votes allow a vowel to differ, many a consonant
 * or two.  A row that matched stays what it is; a plain word is not touched but
 * where two of them run together are a name letter for letter ("core weave").
 */

#define WINDOW 3	/* words that may make one name */
#define HEAD_LEAST 4	/* letters of a made word in front of its last capital */
#define TAIL_MOST 3	/* and from it on */

/* One word for two: "OpenAS" may be OpenAI, but not OpenAI OSS. */
static bool
is_longer(const struct heard *h, struct str name)
{
	return h->first == h->last && h->cost > 1 &&
	    (str_find_char(name, ' ', 0) != SIZE_MAX ||
	    str_find_char(name, '-', 0) != SIZE_MAX);
}

/* Weighs tokens first..last as one name. */
static void
weigh_window(const struct ear *ear, uint32_t first, uint32_t last,
    struct heard *best)
{
	const struct phonetic *x = &ear->p->lex->sounds;
	struct alike a;
	struct heard near = { .letters = 0 }, pick = { .letters = 0 };

	heard_alike(ear, first, last, &a);
	for (size_t i = 0; i < a.n; i++) {
		const struct phonetic_name *name = &x->name.at[a.hit[i].name];
		struct heard h = { first, last, name->entity, a.hit[i].cost,
		    name->sound.n, 0 };

		if (is_longer(&h, name->text))
			continue;
		if (heard_better(ear->p, &h, &near))
			near = h;
		if (heard_believed(ear, &h, name->text) &&
		    heard_better(ear->p, &h, &pick))
			pick = h;
	}
	/* where the nearest is not believed, a farther one is a guess */
	if (pick.letters > 0 && pick.cost * near.letters <= near.cost *
	    pick.letters && heard_better(ear->p, &pick, best))
		*best = pick;
}

/* Where the last capital inside a word is, 0 where there is none behind some. */
static size_t
inner_capital(struct str s)
{
	for (size_t k = s.n; k-- > HEAD_LEAST; )
		if (s.p[k] >= 'A' && s.p[k] <= 'Z' && s.p[k - 1] >= 'a')
			return k;
	return 0;
}

/*
 * "OpenAL" in talk of OpenAI: made of the same two words, of which the second is
 * short, begins alike and was not understood.
 */
static void
weigh_made(const struct ear *ear, uint32_t i, struct heard *best)
{
	const struct page *p = ear->p;
	const struct phonetic *x = &p->lex->sounds;
	struct str s = token_str(&p->t, i);
	size_t cut = inner_capital(s), n;
	struct phonetic_hit hit[HEARD_HITS];
	struct phonetic_sound head;

	if (!p->t.cased || cut == 0 || s.n - cut > TAIL_MOST ||
	    !phonetic_sound((struct str){ s.p, cut + 1 }, &head))
		return;
	n = phonetic_find(x, &head, TAIL_MOST, hit, HEARD_HITS);
	for (size_t k = 0; k < n; k++) {
		const struct phonetic_name *name = &x->name.at[hit[k].name];
		struct heard h = { i, i, name->entity, 1, (unsigned)s.n, 0 };

		if (name->text.n - MIN_OF(name->text.n, cut) - 1 >= TAIL_MOST ||
		    !str_eq((struct str){ name->text.p, cut + 1 },
		    (struct str){ s.p, cut + 1 }) || heard_row(p, &h))
			continue;
		h.votes = heard_votes(ear, h.entity, i, i);
		if (h.votes >= VOTES_MANY && heard_better(p, &h, best))
			*best = h;
	}
}

/* The best name that begins at token i, and ends before token `end`. */
static struct heard
hear_at(const struct ear *ear, uint32_t i, uint32_t end)
{
	const struct page *p = ear->p;
	struct heard best = { .letters = 0 };
	bool plain = true;

	for (uint32_t k = i; k < end && k < i + WINDOW; k++) {
		if (!heard_letters(&p->t.at[k]) ||
		    (k > i && !heard_soft(p->t.at[k].gap)))
			break;
		plain &= word_is(&p->t.at[k], WORD_ORDINARY);
		if (plain && (k == i || k > i + 1))
			continue;
		/* where capitals can be trusted, one word has one */
		if (k == i && p->t.cased && !heard_capital(p, i))
			continue;
		weigh_window(ear, i, k, &best);
	}
	if (word_is(&p->t.at[i], TOKEN_INNER))
		weigh_made(ear, i, &best);
	return best;
}

static void
put_heard(struct page *p, const struct heard *h)
{
	*VEC_ADD(&p->spot) = (struct spot){ h->first, h->last,
	    page_known(p, h->entity), HOW_HEARD };
}

/*
 * "Ilya" was read and "Sotskever" was not: the name goes on where the next word
 * sounds like the rest of it.
 */
static void
extend_person(struct page *p, struct spot *s, uint32_t end)
{
	const struct named *n = &p->named.at[s->named];
	const struct known *k;
	uint32_t i = s->last + 1;

	if (n->type != ENTITY_PERSON || n->known == 0 || s->first != s->last ||
	    i >= end || !heard_soft(p->t.at[i].gap) || !heard_letters(&p->t.at[i]) ||
	    word_is(&p->t.at[i], WORD_ORDINARY) ||
	    (p->t.cased && !heard_capital(p, i)))
		return;
	k = &p->lex->entity.at[n->known - 1];
	if (k->family.n < 4 || str_ieq(token_str(&p->t, s->first), k->family) ||
	    heard_cost(token_str(&p->t, i), k->family) > k->family.n)
		return;
	s->last = i;
	s->how = HOW_HEARD;
}

/* Whose chips, models and products the page names. */
static uint8_t *
makers_of(const struct page *p)
{
	uint8_t *makers = arena_alloc(p->arena, p->lex->entity.n + 1);

	for (size_t i = 0; i < p->named.n; i++) {
		const struct named *n = &p->named.at[i];
		const struct known *k = n->known == 0 ? NULL :
		    &p->lex->entity.at[n->known - 1];

		if (k != NULL && k->of != 0 && n->type != ENTITY_PERSON)
			makers[k->of - 1] = 1;
	}
	return makers;
}

/* Is the talk of things we know?  Three named say so. */
static unsigned
field_of(const struct page *p)
{
	unsigned n = 0;

	for (size_t i = 0; i < p->named.n; i++)
		n += p->named.at[i].type == ENTITY_COMPANY ||
		    p->named.at[i].type == ENTITY_MODEL ||
		    p->named.at[i].type == ENTITY_CHIP;
	return n >= 3;
}

void
spot_heard(struct page *p)
{
	struct memory memory = { .place = MAP_INIT };
	struct ear ear = { .p = p, .memory = &memory, .known = p->spot.n,
	    .field = field_of(p), .makers = makers_of(p) };
	size_t next = 0, s = 0;

	heard_remember(p, &memory);
	for (uint32_t i = 0; i < p->t.n; i++) {
		uint32_t end;
		struct heard h;

		while (next < ear.known && p->spot.at[next].last < i)
			next++;
		while (s + 1 < p->s.n && i > p->s.at[s].last)
			s++;
		end = p->s.at[s].last + 1;
		if (next < ear.known && p->spot.at[next].first <= i) {
			if (next + 1 < ear.known)
				end = MIN_OF(end, p->spot.at[next + 1].first);
			extend_person(p, &p->spot.at[next], end);
			i = p->spot.at[next].last;
			continue;
		}
		if (next < ear.known)
			end = MIN_OF(end, p->spot.at[next].first);
		/* no name begins with the rest of "they're" */
		if (p->t.at[i].gap & GAP_APOSTROPHE)
			continue;
		h = hear_at(&ear, i, end);
		if (h.letters == 0)
			continue;
		put_heard(p, &h);
		i = h.last;
	}
	if (p->spot.n > ear.known)
		spots_sort(&p->spot);
	vocab_release(&memory.word);
	map_release(&memory.place);
	VEC_RELEASE(&memory.alike);
}
