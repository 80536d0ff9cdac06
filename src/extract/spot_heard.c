#include "base.h"

#include <stdlib.h>

#include "page.h"
#include "words.h"

/*
 * Names as speech recognition wrote them, in spoken documents alone: words that
 * no dictionary holds are compared by sound with the names we know, and the
 * talk around them votes.  Few votes allow a vowel to differ, many a consonant
 * or two.  A row that matched stays what it is; a plain word is not touched but
 * where two of them run together are a name letter for letter ("core weave").
 */

#define NEAR 45		/* words around it that vote */
#define WINDOW 3	/* words that may make one name */
#define HITS 6		/* names weighed for one sound */

enum votes { VOTES_FEW = 2, VOTES_MANY = 4 };

struct heard {
	uint32_t	first, last;
	uint32_t	entity;
	unsigned	cost;
	unsigned	letters;	/* of the name's sound */
	unsigned	votes;
};

/* What one pass over the page tells of it. */
struct ear {
	struct page	*p;
	size_t		 known;		/* spots before ours */
	unsigned	 field;		/* the talk is of things we know */
};

static bool
is_soft(uint32_t gap)
{
	return !(gap & ~(uint32_t)(GAP_SPACE | GAP_HYPHEN | GAP_LINE));
}

static bool
is_letters(const struct token *t)
{
	return !(t->flags & (TOKEN_DIGITS | TOKEN_CJK | TOKEN_SIGN |
	    TOKEN_WIDE));
}

static bool
is_capital(const struct page *p, size_t i)
{
	return (p->t.at[i].flags & (TOKEN_CAPITAL | TOKEN_INNER)) != 0;
}

static bool
is_named(const struct page *p, uint32_t entity)
{
	const int64_t *id = &p->lex->entity.at[entity].e.id;

	return map_find(&p->by_id, (struct str){ (const char *)id,
	    sizeof(*id) }) != NULL;
}

/* Distinct context words of an entity near tokens first..last. */
static unsigned
near_words(const struct page *p, const struct known *k, size_t first,
    size_t last)
{
	size_t from = first > NEAR ? first - NEAR : 0;
	size_t to = MIN_OF(p->t.n, last + NEAR);
	unsigned hits = 0;

	for (size_t c = 0; c < k->contexts; c++)
		for (size_t i = from; i < to; i++)
			if (p->t.at[i].hash == k->context[c] &&
			    (i < first || i > last)) {
				hits++;
				break;
			}
	return hits;
}

/* The title or the list of people spells the name out. */
static bool
is_announced(const struct page *p, const struct known *k)
{
	struct str word = k->family.n ? k->family : k->e.name;
	const char *name;

	if (p->doc->title.n == 0 && p->doc->people.n == 0)
		return false;
	name = arena_strndup(p->arena, word.p, word.n);
	return str_find(p->doc->title, name, 0) != SIZE_MAX ||
	    str_find(p->doc->people, name, 0) != SIZE_MAX;
}

static unsigned
count_votes(const struct ear *ear, uint32_t entity, size_t first,
    size_t last)
{
	const struct page *p = ear->p;
	const struct known *k = &p->lex->entity.at[entity];
	unsigned votes = 2 * near_words(p, k, first, last);

	if (is_named(p, entity))
		votes += 4;
	if (k->of != 0 && is_named(p, k->of - 1))
		votes += 2;
	if (votes < VOTES_MANY && is_announced(p, k))
		votes += 4;
	return votes + ear->field;
}

/* How far off the sound may be, in quarters of a letter. */
static unsigned
limit_of(bool person, unsigned letters, unsigned votes)
{
	if (votes >= VOTES_MANY)
		return person ? MIN_OF(letters * 3 / 4, 10u) :
		    letters < 6 ? letters / 3 : letters / 2;
	if (votes >= VOTES_FEW)
		return person ? letters / 2 : letters / 3;
	return letters < 9 ? 0 : person ? letters / 5 : 1;
}

static unsigned
word_cost(struct str a, struct str b)
{
	struct phonetic_sound x, y;
	unsigned cost;

	if (!phonetic_sound(a, &x) || !phonetic_sound(b, &y))
		return PHONETIC_SOUND * 4;
	cost = phonetic_cost(&x, &y, PHONETIC_SOUND * 4);
	/* what begins otherwise is rather another name */
	return x.at[0] != y.at[0] ? cost + 2 : cost;
}

/*
 * "David Friedman" is not David Friedberg: given and family name must each be
 * like, and one of them nearly the same.
 */
static bool
is_person(const struct page *p, const struct heard *h)
{
	const struct known *k = &p->lex->entity.at[h->entity];
	unsigned given, family;
	size_t n = k->family.n;

	if (h->first == h->last || n == 0)
		return false;
	if (h->last != h->first + 1)
		return h->cost * 2 <= h->letters;
	given = word_cost(token_str(&p->t, h->first), k->given);
	family = word_cost(token_str(&p->t, h->last), k->family);
	if (given > 2 && family > 2)
		return h->cost * 3 <= h->letters;	/* cut elsewhere */
	return given <= k->given.n && family <= n &&
	    (h->votes >= VOTES_MANY || family * 2 <= n);
}

/* Parts of another name: "Marcel Proust" is not Marvell. */
static bool
is_part(const struct page *p, const struct heard *h)
{
	size_t i = h->first, k = h->last + 1;

	if (!p->t.cased)
		return false;
	if (i > 0 && is_soft(p->t.at[i].gap) && is_capital(p, i - 1) &&
	    !words_ordinary(p->t.at[i - 1].hash))
		return true;
	return k < p->t.n && is_soft(p->t.at[k].gap) && is_capital(p, k) &&
	    !words_ordinary(p->t.at[k].hash);
}

static bool
has_given(const struct page *p, size_t i)
{
	return map_find(&p->lex->given, (struct str){
	    (const char *)&p->t.at[i].hash, sizeof(uint64_t) }) != NULL;
}

/* May what stands here be this name, for all but the votes? */
static bool
may_be(const struct page *p, const struct heard *h, bool person)
{
	unsigned plain = 0, capitals = 0;
	uint32_t words = h->last - h->first + 1;

	for (uint32_t i = h->first; i <= h->last; i++) {
		plain += words_ordinary(p->t.at[i].hash);
		capitals += is_capital(p, i);
	}
	if (plain == words || (h->cost == 0 && words > 1 && !person))
		return h->cost == 0 && words > 1 && h->letters >= 6;
	if (p->t.cased && (person ? capitals + 1 < words || capitals == 0 :
	    capitals == 0))
		return false;
	/* an ordinary word without a capital is no part of a name */
	for (uint32_t i = h->first; i <= h->last; i++)
		if (words_ordinary(p->t.at[i].hash) && !(p->t.cased &&
		    is_capital(p, i)) && h->cost > 1)
			return false;
	if (person)
		return is_person(p, h);
	return !(words == 1 && has_given(p, h->first)) && !is_part(p, h);
}

static bool
is_believed(const struct ear *ear, struct heard *h, struct str text)
{
	const struct page *p = ear->p;
	const struct known *k = &p->lex->entity.at[h->entity];
	bool person = k->e.type == ENTITY_PERSON;

	if (h->cost > limit_of(person, h->letters, VOTES_MANY) ||
	    (h->letters < 4 && h->cost > 0) || text.n < 4)
		return false;
	h->votes = count_votes(ear, h->entity, h->first, h->last);
	return h->cost <= limit_of(person, h->letters, h->votes) &&
	    (h->votes >= VOTES_FEW || h->cost > 0 || h->letters >= 9) &&
	    may_be(p, h, person);
}

/* Is a the better reading of the two? */
static bool
is_better(const struct page *p, const struct heard *a, const struct heard *b)
{
	unsigned x = a->cost * b->letters, y = b->cost * a->letters;

	if (b->letters == 0)
		return true;
	if (x != y)
		return x < y;
	if (a->votes != b->votes)
		return a->votes > b->votes;
	if (a->letters != b->letters)
		return a->letters > b->letters;
	return p->lex->entity.at[a->entity].e.id <
	    p->lex->entity.at[b->entity].e.id;
}

/* Weighs tokens first..last as one name. */
static void
weigh_window(const struct ear *ear, uint32_t first, uint32_t last,
    bool plain, struct heard *best)
{
	const struct phonetic *x = &ear->p->lex->sounds;
	struct str text = token_span(&ear->p->t, first, last);
	struct phonetic_sound s;
	struct phonetic_hit hit[HITS];
	size_t n;

	if (!phonetic_sound(text, &s) || s.n < 3)
		return;
	n = phonetic_find(x, &s, plain ? 0 : limit_of(true, s.n + 2u,
	    VOTES_MANY), hit, HITS);
	for (size_t i = 0; i < n; i++) {
		const struct phonetic_name *name = &x->name.at[hit[i].name];
		struct heard h = { first, last, name->entity, hit[i].cost,
		    name->sound.n, 0 };

		if (is_believed(ear, &h, name->text) &&
		    is_better(ear->p, &h, best))
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
		if (!is_letters(&p->t.at[k]) ||
		    (k > i && !is_soft(p->t.at[k].gap)))
			break;
		plain &= words_ordinary(p->t.at[k].hash);
		if (plain && (k == i || k > i + 1))
			continue;
		weigh_window(ear, i, k, plain, &best);
	}
	return best;
}

static void
put_heard(struct page *p, const struct heard *h)
{
	*VEC_ADD(&p->spot) = (struct spot){ h->first, h->last,
	    page_known(p, h->entity), HOW_HEARD };
}

static int
cmp_spot(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
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
	struct ear ear = { .p = p, .known = p->spot.n, .field = field_of(p) };
	size_t next = 0, s = 0;

	for (uint32_t i = 0; i < p->t.n; i++) {
		uint32_t end;
		struct heard h;

		while (next < ear.known && p->spot.at[next].last < i)
			next++;
		if (next < ear.known && p->spot.at[next].first <= i)
			continue;
		while (s + 1 < p->s.n && i > p->s.at[s].last)
			s++;
		end = p->s.at[s].last + 1;
		if (next < ear.known)
			end = MIN_OF(end, p->spot.at[next].first);
		h = hear_at(&ear, i, end);
		if (h.letters == 0)
			continue;
		put_heard(p, &h);
		i = h.last;
	}
	if (p->spot.n > ear.known)
		qsort(p->spot.at, p->spot.n, sizeof(*p->spot.at), cmp_spot);
}
