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

#define WINDOW 3	/* words that may make one name */
#define HITS 6		/* names weighed for one sound */
#define HEAD_LEAST 4	/* letters of a made word in front of its last capital */
#define TAIL_MOST 3	/* and from it on */
#define LIMIT_PERSON 10	/* quarters of a letter that a person may be off */

enum votes { VOTES_FEW = 2, VOTES_MANY = 4 };

struct heard {
	uint32_t	first, last;
	uint32_t	entity;
	unsigned	cost;
	unsigned	letters;	/* of the name's sound */
	unsigned	votes;
};

/* The names that sound like some words. */
struct alike {
	size_t			n;
	struct phonetic_hit	hit[HITS];
};

/*
 * Words heard before in this document: talk says the same ones again and again.
 * A word's sound is made once; so is the search for what some words may be.
 */
struct memory {
	struct vocab		 word;
	struct phonetic_sound	*sound;	/* by place in word; none: no letters */
	struct map		 place;	/* the words as written -> index + 1 */
	VEC(struct alike)	 alike;
};

/* What one pass over the page tells of it. */
struct ear {
	struct page	*p;
	struct memory	*memory;
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
	unsigned votes = 2 * page_context(p, k, first, last);

	if (is_named(p, entity))
		votes += 4;
	if (k->of != 0 && is_named(p, k->of - 1))
		votes += 2;
	if (votes < VOTES_MANY && is_announced(p, k))
		votes += 4;
	return votes + ear->field;
}

/*
 * How far off the sound of a name of one or more words may be, in quarters of a
 * letter.  Capitals inside a word ("ChatHPT") show that it is a made name.
 */
static unsigned
limit_of(unsigned letters, unsigned votes, bool made)
{
	if (made)
		return letters * 2 / 3;
	if (votes >= VOTES_MANY)
		return letters < 6 ? letters / 3 : letters < 8 ? letters / 2 :
		    letters * 5 / 8;
	if (votes >= VOTES_FEW)
		return letters / 3;
	return letters < 8 || votes == 0 ? 0 : letters / 4;
}

static bool
begins_open(const struct phonetic_sound *s)
{
	return strchr("aeiouhwy", s->at[0]) != NULL;
}

static unsigned
word_cost(struct str a, struct str b)
{
	struct phonetic_sound x, y;
	unsigned cost;

	if (!phonetic_sound(a, &x) || !phonetic_sound(b, &y))
		return LIMIT_PERSON * 4;
	cost = phonetic_cost(&x, &y, LIMIT_PERSON * 4);
	/* what begins with another consonant is rather another name */
	if (x.at[0] != y.at[0] && x.at[1] != y.at[0] && x.at[0] != y.at[1] &&
	    !(begins_open(&x) && begins_open(&y)))
		cost += 2;
	return cost;
}

/* "Dave" for David: the first three letters. */
static bool
is_short_for(struct str heard, struct str given)
{
	return heard.n >= 3 && given.n >= 3 && str_ieq(
	    (struct str){ heard.p, 3 }, (struct str){ given.p, 3 });
}

/*
 * "David Friedman" is not David Friedberg: one of given and family name must be
 * nearly the same, and the other not too far off.
 */
static bool
is_person(const struct page *p, const struct heard *h, struct str name)
{
	unsigned given, family, many = h->votes >= VOTES_MANY ? 8 :
	    h->votes >= VOTES_FEW ? 7 : 6;
	struct str first = token_str(&p->t, h->first), called, surname;
	size_t cut = str_find_char(name, ' ', 0);

	if (h->first == h->last || cut == SIZE_MAX || h->letters < 7)
		return false;
	called = (struct str){ name.p, cut };
	surname = (struct str){ name.p + cut + 1, name.n - cut - 1 };
	if (h->cost * 4 <= h->letters && h->letters >= 10)
		return true;		/* wherever it was cut */
	if (h->last != h->first + 1)
		return false;
	given = word_cost(first, called);
	family = word_cost(token_str(&p->t, h->last), surname);
	/* "Sajid Nadella": hardly two of that name, where the talk is of one */
	if (family <= 1 && surname.n > 5 && h->votes > VOTES_MANY &&
	    str_ieq((struct str){ first.p, 1 }, (struct str){ called.p, 1 }) &&
	    !word_is(&p->t.at[h->last], WORD_SURNAME | WORD_ORDINARY))
		return true;
	if (given <= 1 || (h->votes >= VOTES_MANY && is_short_for(first,
	    called)))
		return family * 8 <= surname.n * many;
	return (family <= 1 || family * 3 <= surname.n) && (given * 8 <=
	    called.n * (many - 2) || is_short_for(first, called));
}

/* Parts of another name: "Marcel Proust" is not Marvell. */
static bool
is_part(const struct page *p, const struct heard *h)
{
	size_t i = h->first, k = h->last + 1;

	if (!p->t.cased)
		return false;
	if (i > 0 && is_soft(p->t.at[i].gap) && is_capital(p, i - 1) &&
	    !word_is(&p->t.at[i - 1], WORD_ORDINARY))
		return true;
	return k < p->t.n && is_soft(p->t.at[k].gap) && is_capital(p, k) &&
	    !word_is(&p->t.at[k], WORD_ORDINARY);
}

static bool
is_ordinary(const struct page *p, struct str word)
{
	return (vocab_classes(&p->lex->words, token_hash(word)) &
	    WORD_ORDINARY) != 0;
}

/*
 * A word that only its ending keeps out of the dictionary: "characterize".  The
 * stem may have lost an e.
 */
static bool
is_derived(const struct page *p, uint32_t i)
{
	static const char *const endings[] = { "s", "ly", "er", "ers", "ed",
	    "ing", "ize", "able", "ate", "ance", "ary", "al", "ation", "ency" };
	struct str s = token_str(&p->t, i);
	char stem[24];

	for (size_t k = 0; k < COUNT_OF(endings); k++) {
		size_t cut = strlen(endings[k]);

		if (s.n < cut + 4 || s.n >= sizeof(stem) || !str_iis(
		    (struct str){ s.p + s.n - cut, cut }, endings[k]))
			continue;
		memcpy(stem, s.p, s.n - cut);
		stem[s.n - cut] = 'e';
		if (is_ordinary(p, (struct str){ stem, s.n - cut }) ||
		    is_ordinary(p, (struct str){ stem, s.n - cut + 1 }))
			return true;
	}
	return false;
}

/* The lexicon has it as it stands: a row declined is not heard again. */
static bool
is_row(const struct page *p, const struct heard *h)
{
	size_t end;

	return match_find(&p->lex->names, &p->t, h->first, h->last, &end) !=
	    MATCH_NONE && end == h->last;
}

/* One word alone, of no compound and no person. */
static bool
may_be_word(const struct page *p, const struct heard *h, bool made)
{
	const struct token *t = &p->t.at[h->first];

	if (made)
		return true;
	if ((t->flags & TOKEN_UPPER) && t->end - t->start < 5)
		return false;	/* an abbreviation of something else */
	if (!p->t.cased && (h->votes < VOTES_MANY + 2 ||
	    h->cost * 4 > h->letters))
		return false;
	return !word_is(t, WORD_KNOWN) && !is_derived(p, h->first);
}

/* May what stands here be this name, for all but the votes? */
static bool
may_be(const struct page *p, const struct heard *h, bool person, bool made,
    struct str name)
{
	unsigned plain = 0, capitals = 0;
	uint32_t words = h->last - h->first + 1;

	for (uint32_t i = h->first; i <= h->last; i++) {
		plain += word_is(&p->t.at[i], WORD_ORDINARY);
		capitals += is_capital(p, i);
	}
	if (is_row(p, h))
		return words > 1 && h->votes >= VOTES_FEW && h->cost == 0;
	if (plain == words || (h->cost == 0 && words > 1 && !person))
		return h->cost == 0 && words > 1 && h->letters >= 6 &&
		    (h->votes >= VOTES_FEW || capitals == words || plain == 0);
	if (p->t.cased && (person ? capitals + 1 < words || capitals == 0 :
	    capitals == 0))
		return false;
	/* an ordinary word without a capital is no part of a name */
	for (uint32_t i = h->first; i <= h->last; i++)
		if (word_is(&p->t.at[i], WORD_ORDINARY) && !(p->t.cased &&
		    is_capital(p, i)) && !(h->cost == 0 && words > 1))
			return false;
	if (person)
		return is_person(p, h, name);
	return (words > 1 || may_be_word(p, h, made)) &&
	    (made || !is_part(p, h));
}

static bool
is_believed(const struct ear *ear, struct heard *h, struct str text)
{
	const struct page *p = ear->p;
	const struct known *k = &p->lex->entity.at[h->entity];
	bool person = k->e.type == ENTITY_PERSON;
	const struct token *t = &p->t.at[h->first];
	bool made = h->first == h->last && p->t.cased && t->end - t->start > 6 &&
	    (t->flags & (TOKEN_INNER | TOKEN_UPPER)) == TOKEN_INNER;

	if (h->cost > (person ? LIMIT_PERSON : limit_of(h->letters,
	    VOTES_MANY, made)) || (h->letters < 4 && h->cost > 0) ||
	    text.n < 4)
		return false;
	h->votes = count_votes(ear, h->entity, h->first, h->last);
	return (person || (h->cost <= limit_of(h->letters, h->votes, made) &&
	    (h->votes >= VOTES_FEW || h->letters >= 8 || made))) &&
	    may_be(p, h, person, made, text);
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

/* One word for two: "OpenAS" may be OpenAI, but not OpenAI OSS. */
static bool
is_longer(const struct heard *h, struct str name)
{
	return h->first == h->last && h->cost > 1 &&
	    (str_find_char(name, ' ', 0) != SIZE_MAX ||
	    str_find_char(name, '-', 0) != SIZE_MAX);
}

/*
 * How far off the words of a window may be at all.  An ordinary word that no
 * capital lifts is part of a name only letter for letter, and where capitals can
 * be trusted a name has one.
 */
static unsigned
limit_window(const struct page *p, uint32_t first, uint32_t last,
    unsigned letters)
{
	bool capital = !p->t.cased;

	for (uint32_t i = first; i <= last; i++) {
		if (word_is(&p->t.at[i], WORD_ORDINARY) && !(p->t.cased &&
		    is_capital(p, i)))
			return 0;
		capital |= is_capital(p, i);
	}
	if (!capital)
		return 0;
	return first == last ? letters * 2 / 3 + 1 :
	    MIN_OF(LIMIT_PERSON, letters * 3 / 4 + 1);
}

/* Between a word and the one in front stands what parts the words of a name. */
static bool
is_parted(const struct tokens *t, uint32_t i)
{
	const char *p = t->text.p + t->at[i - 1].end;
	size_t n = t->at[i].start - t->at[i - 1].end;

	for (size_t k = 0; k < n; k++)
		if (p[k] != ' ' && p[k] != '-' && p[k] != '\n')
			return false;
	return n > 0;
}

/* The sound of some words, from those of each. */
static bool
sound_of(const struct ear *ear, uint32_t first, uint32_t last,
    struct phonetic_sound *s)
{
	const struct tokens *t = &ear->p->t;
	const struct memory *m = ear->memory;

	if (t->at[last].end - t->at[first].start > PHONETIC_SOUND)
		return false;
	memset(s, 0, sizeof(*s));
	for (uint32_t i = first; i <= last; i++) {
		const struct phonetic_sound *word =
		    &m->sound[vocab_at(&m->word, t->at[i].hash)];

		if ((i > first && !is_parted(t, i)) || word->n == 0 ||
		    !phonetic_join(s, word))
			return false;
	}
	return phonetic_end(s);
}

/*
 * The names that the words may be.  What counts for it is in the words
 * themselves, and in p->t.cased; few of them may differ from a name at all.
 */
static void
sounds_like(const struct ear *ear, uint32_t first, uint32_t last,
    struct alike *out)
{
	const struct page *p = ear->p;
	struct phonetic_sound s;
	unsigned limit;
	uint64_t *place;

	out->n = 0;
	if (!sound_of(ear, first, last, &s) || s.n < 4)
		return;
	limit = limit_window(p, first, last, s.n);
	if (limit == 0) {
		out->n = phonetic_find(&p->lex->sounds, &s, 0, out->hit, HITS);
		return;
	}
	place = map_put(&ear->memory->place, token_span(&p->t, first, last),
	    NULL);
	if (*place == 0) {
		out->n = phonetic_find(&p->lex->sounds, &s, limit, out->hit,
		    HITS);
		*VEC_ADD(&ear->memory->alike) = *out;
		*place = ear->memory->alike.n;
	}
	*out = ear->memory->alike.at[*place - 1];
}

/* Weighs tokens first..last as one name. */
static void
weigh_window(const struct ear *ear, uint32_t first, uint32_t last,
    struct heard *best)
{
	const struct phonetic *x = &ear->p->lex->sounds;
	struct alike a;
	struct heard near = { .letters = 0 }, pick = { .letters = 0 };

	sounds_like(ear, first, last, &a);
	for (size_t i = 0; i < a.n; i++) {
		const struct phonetic_name *name = &x->name.at[a.hit[i].name];
		struct heard h = { first, last, name->entity, a.hit[i].cost,
		    name->sound.n, 0 };

		if (is_longer(&h, name->text))
			continue;
		if (is_better(ear->p, &h, &near))
			near = h;
		if (is_believed(ear, &h, name->text) &&
		    is_better(ear->p, &h, &pick))
			pick = h;
	}
	/* where the nearest is not believed, a farther one is a guess */
	if (pick.letters > 0 && pick.cost * near.letters <= near.cost *
	    pick.letters && is_better(ear->p, &pick, best))
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
	struct phonetic_hit hit[HITS];
	struct phonetic_sound head;

	if (!p->t.cased || cut == 0 || s.n - cut > TAIL_MOST ||
	    !phonetic_sound((struct str){ s.p, cut + 1 }, &head))
		return;
	n = phonetic_find(x, &head, TAIL_MOST, hit, HITS);
	for (size_t k = 0; k < n; k++) {
		const struct phonetic_name *name = &x->name.at[hit[k].name];
		struct heard h = { i, i, name->entity, 1, (unsigned)s.n, 0 };

		if (name->text.n - MIN_OF(name->text.n, cut) - 1 >= TAIL_MOST ||
		    !str_eq((struct str){ name->text.p, cut + 1 },
		    (struct str){ s.p, cut + 1 }) || is_row(p, &h))
			continue;
		h.votes = count_votes(ear, h.entity, i, i);
		if (h.votes >= VOTES_MANY && is_better(p, &h, best))
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
		plain &= word_is(&p->t.at[k], WORD_ORDINARY);
		if (plain && (k == i || k > i + 1))
			continue;
		/* where capitals can be trusted, one word has one */
		if (k == i && p->t.cased && !is_capital(p, i))
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
	    i >= end || !is_soft(p->t.at[i].gap) || !is_letters(&p->t.at[i]) ||
	    word_is(&p->t.at[i], WORD_ORDINARY) ||
	    (p->t.cased && !is_capital(p, i)))
		return;
	k = &p->lex->entity.at[n->known - 1];
	if (k->family.n < 4 || str_ieq(token_str(&p->t, s->first), k->family) ||
	    word_cost(token_str(&p->t, i), k->family) > k->family.n)
		return;
	s->last = i;
	s->how = HOW_HEARD;
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

/* The sound of every word of the page. */
static void
remember(const struct page *p, struct memory *m)
{
	for (size_t i = 0; i < p->t.n; i++)
		if (is_letters(&p->t.at[i]))
			vocab_put(&m->word, p->t.at[i].hash, 0);
	m->sound = arena_array(p->arena, m->word.room, sizeof(*m->sound));
	for (size_t i = 0; i < p->t.n; i++) {
		size_t place = vocab_at(&m->word, p->t.at[i].hash);

		if (place != VOCAB_NONE && m->sound[place].n == 0 &&
		    is_letters(&p->t.at[i]) && !phonetic_word(token_str(&p->t,
		    i), &m->sound[place]))
			m->sound[place].n = 0;
	}
}

void
spot_heard(struct page *p)
{
	struct memory memory = { .place = MAP_INIT };
	struct ear ear = { .p = p, .memory = &memory, .known = p->spot.n,
	    .field = field_of(p) };
	size_t next = 0, s = 0;

	remember(p, &memory);
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
