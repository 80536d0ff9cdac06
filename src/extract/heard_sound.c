#include "base.h"

#include <string.h>

#include "heard.h"

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
		    heard_capital(p, i)))
			return 0;
		capital |= heard_capital(p, i);
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
void
heard_alike(const struct ear *ear, uint32_t first, uint32_t last,
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
		out->n = phonetic_find(&p->lex->sounds, &s, 0, out->hit, HEARD_HITS);
		return;
	}
	place = map_put(&ear->memory->place, token_span(&p->t, first, last),
	    NULL);
	if (*place == 0) {
		out->n = phonetic_find(&p->lex->sounds, &s, limit, out->hit,
		    HEARD_HITS);
		*VEC_ADD(&ear->memory->alike) = *out;
		*place = ear->memory->alike.n;
	}
	*out = ear->memory->alike.at[*place - 1];
}

void
heard_remember(const struct page *p, struct memory *m)
{
	for (size_t i = 0; i < p->t.n; i++)
		if (heard_letters(&p->t.at[i]))
			vocab_put(&m->word, p->t.at[i].hash, 0);
	m->sound = arena_array(p->arena, m->word.room, sizeof(*m->sound));
	for (size_t i = 0; i < p->t.n; i++) {
		size_t place = vocab_at(&m->word, p->t.at[i].hash);

		if (place != VOCAB_NONE && m->sound[place].n == 0 &&
		    heard_letters(&p->t.at[i]) && !phonetic_word(token_str(&p->t,
		    i), &m->sound[place]))
			m->sound[place].n = 0;
	}
}
