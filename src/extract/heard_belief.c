#include "base.h"

#include "heard.h"

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

unsigned
heard_votes(const struct ear *ear, uint32_t entity, size_t first,
    size_t last)
{
	const struct page *p = ear->p;
	const struct known *k = &p->lex->entity.at[entity];
	unsigned votes = 2 * page_context(p, k, first, last);

	if (is_named(p, entity))
		votes += 4;
	if (k->of != 0 && (is_named(p, k->of - 1) ||
	    (ear->makers[k->of - 1] && (k->e.type == ENTITY_CHIP ||
	    k->e.type == ENTITY_MODEL))))
		votes += 2;
	if (ear->makers[entity])
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

unsigned
heard_cost(struct str a, struct str b)
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

bool
heard_called(const struct page *p, uint32_t i, const struct known *k)
{
	struct str s = token_str(&p->t, i);

	return k->called == p->t.at[i].hash || (p->spoken && s.n > 4 &&
	    k->given.n == s.n && !word_is(&p->t.at[i], WORD_KNOWN) &&
	    heard_cost(s, k->given) <= 1);
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
	given = heard_cost(first, called);
	family = heard_cost(token_str(&p->t, h->last), surname);
	/* "Sajid Nadella": hardly two of that name, where the talk is of one */
	if (family <= 1 && surname.n > 5 && h->votes > VOTES_MANY &&
	    str_ieq((struct str){ first.p, 1 }, (struct str){ called.p, 1 }) &&
	    !word_is(&p->t.at[h->last], WORD_SURNAME | WORD_ORDINARY))
		return true;
	/* who is called Smart is no Siddharth */
	if (family > 3 && word_is(&p->t.at[h->last], WORD_SURNAME |
	    WORD_ORDINARY))
		return false;
	if (given > 1 && is_short_for(first, called))
		return family * 8 <= surname.n * (h->votes >= VOTES_MANY ?
		    many : 4);
	if (given <= 1)
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
	if (i > 0 && heard_soft(p->t.at[i].gap) && heard_capital(p, i - 1) &&
	    !word_is(&p->t.at[i - 1], WORD_ORDINARY))
		return true;
	return k < p->t.n && heard_soft(p->t.at[k].gap) && heard_capital(p, k) &&
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

bool
heard_row(const struct page *p, const struct heard *h)
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
		capitals += heard_capital(p, i);
	}
	if (heard_row(p, h))
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
		    heard_capital(p, i)) && !(h->cost == 0 && words > 1))
			return false;
	if (person)
		return is_person(p, h, name);
	return (words > 1 || may_be_word(p, h, made)) &&
	    (made || !is_part(p, h));
}

bool
heard_believed(const struct ear *ear, struct heard *h, struct str text)
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
	h->votes = heard_votes(ear, h->entity, h->first, h->last);
	return (person || (h->cost <= limit_of(h->letters, h->votes, made) &&
	    (h->votes >= VOTES_FEW || h->letters >= 8 || made))) &&
	    may_be(p, h, person, made, text);
}

bool
heard_better(const struct page *p, const struct heard *a, const struct heard *b)
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
