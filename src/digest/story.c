#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "story.h"
#include "token.h"

/* Words in common, of the words of both. */
#define NEAR 0.5

static int
cmp_word(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return a < b ? -1 : a > b;
}

static void
set_words(struct arena *a, struct pick *p)
{
	struct tokens t;

	if (p->word != NULL)
		return;
	token_scan(p->told.quote, TOKEN_MARKDOWN, a, &t);
	p->word = arena_array(a, t.n + 1, sizeof(*p->word));
	for (size_t i = 0; i < t.n; i++)
		p->word[i] = t.at[i].hash;
	qsort(p->word, t.n, sizeof(*p->word), cmp_word);
	for (size_t i = 0; i < t.n; i++)
		if (p->words == 0 || p->word[p->words - 1] != p->word[i])
			p->word[p->words++] = p->word[i];
}

static double
nearness(const struct pick *a, const struct pick *b)
{
	size_t i = 0, k = 0, both = 0;

	while (i < a->words && k < b->words) {
		int c = cmp_word(&a->word[i], &b->word[k]);

		both += c == 0;
		i += c <= 0;
		k += c >= 0;
	}
	return a->words + b->words == 0 ? 0 :
	    (double)both / (double)(a->words + b->words - both);
}

static size_t
shared_names(const struct pick *a, const struct pick *b)
{
	size_t n = 0;

	for (size_t i = 0; i < a->parties; i++)
		for (size_t k = 0; k < b->parties; k++)
			if (a->party[i].id == b->party[k].id) {
				n++;
				break;
			}
	return n;
}

static bool
touch(const struct pick *a, const struct pick *b)
{
	return a->doc == b->doc && a->start <= b->end && b->start <= a->end;
}

bool
story_is_same(struct arena *arena, struct pick *a, struct pick *b)
{
	size_t shared;

	if ((a->story != 0 && a->story == b->story) || touch(a, b))
		return true;
	shared = shared_names(a, b);
	if (shared == 0)
		return false;
	if (shared >= 2 || a->doc == b->doc || (a->amount > 0 && a->amount == b->amount &&
	    strcmp(a->currency, b->currency) == 0))
		return true;
	set_words(arena, a);
	set_words(arena, b);
	return nearness(a, b) >= NEAR;
}
