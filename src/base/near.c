#include "base.h"

#include "near.h"

#define WORD_MOST 32

static bool
same(struct str a, size_t i, struct str b, size_t k)
{
	return str_ieq((struct str){ a.p + i, 1 }, (struct str){ b.p + k, 1 });
}

/* Letters to add, drop, change, or swap with their neighbour, for words of at
 * most WORD_MOST. */
static size_t
distance(struct str a, struct str b)
{
	size_t row[3][WORD_MOST + 1];

	if (a.n > WORD_MOST || b.n > WORD_MOST)
		return SIZE_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3], *last = row[(i + 2) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			now[j] = last[j - 1] + !same(a, i - 1, b, j - 1);
			now[j] = MIN_OF(now[j], MIN_OF(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) &&
			    same(a, i - 2, b, j - 1))
				now[j] = MIN_OF(now[j],
				    row[(i + 1) % 3][j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

#define HELD_LEAST 3

static bool
holds(struct str s, struct str part)
{
	return part.n >= HELD_LEAST && str_iholds(s, part);
}

struct near
near_begin(struct str typed)
{
	return (struct near){ .typed = typed, .found = STR_NONE,
	    .best = MAX_OF(typed.n / 3, (size_t)1) + 1 };
}

/* A word that holds the other is as near as the farthest slip. */
void
near_try(struct near *n, struct str word)
{
	size_t d = distance(n->typed, word);

	if (d >= n->best && n->found.n == 0 && (holds(word, n->typed) ||
	    holds(n->typed, word)))
		n->found = word;
	if (d >= n->best)
		return;
	n->best = d;
	n->found = word;
}
