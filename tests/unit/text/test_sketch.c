/* Near-copies are told by a few numbers, other texts are not taken for them. */
#include "base.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "check.h"
#include "sketch.h"

/* A text of n words, every `changed`th another (0: none). */
static bool
sketch_of(unsigned seed, unsigned n, unsigned changed, struct sketch *s)
{
	struct buf b = BUF_INIT(1u << 20);
	struct arena a = ARENA_INIT;
	struct tokens t;
	bool made;

	for (unsigned i = 0; i < n; i++)
		buf_printf(&b, "word%c%c%s ", 'a' + (i * 7 + seed) % 26,
		    'a' + (i * i + seed) % 23,
		    changed != 0 && i % changed == 0 ? "other" : "");
	token_scan(buf_str(&b), TOKEN_PLAIN, &a, &t);
	made = sketch_make(&t, s);
	arena_release(&a);
	buf_release(&b);
	return made;
}

static bool
share_a_band(const struct sketch *a, const struct sketch *b)
{
	for (size_t i = 0; i < SKETCH_BANDS; i++)
		if (sketch_band(a, i) != 0 &&
		    sketch_band(a, i) == sketch_band(b, i))
			return true;
	return false;
}

static void
measures(void)
{
	struct sketch a, same, near, half, other;

	CHECK(sketch_of(1, 2000, 0, &a));
	CHECK(sketch_of(1, 2000, 0, &same));
	CHECK(sketch_alike(&a, &same) == 1);
	/* one word in 100 is in one run of 25 */
	CHECK(sketch_of(1, 2000, 100, &near));
	CHECK(sketch_alike(&a, &near) > 0.8);
	CHECK(share_a_band(&a, &near));
	CHECK(sketch_of(1, 2000, 8, &half));
	CHECK(sketch_alike(&a, &half) < 0.7);
	CHECK(sketch_of(5, 2000, 3, &other));
	CHECK(sketch_alike(&a, &other) < 0.1);
	CHECK(!share_a_band(&a, &other));
}

static void
says_too_little(void)
{
	struct sketch s;

	CHECK(!sketch_of(1, 0, 0, &s));
	CHECK(!sketch_of(1, 3, 0, &s));
	CHECK(!sketch_of(1, 24, 0, &s));
	CHECK(sketch_of(1, 120, 0, &s));
	memset(&s, 0, sizeof(s));
	CHECK(sketch_band(&s, 0) == 0);
	CHECK(sketch_alike(&s, &s) == 0);
}

static void
writes(void)
{
	char text[SKETCH_TEXT + 1];
	struct sketch a, b;

	CHECK(sketch_of(3, 500, 0, &a));
	sketch_write(&a, text);
	CHECK_INT(strlen(text), SKETCH_TEXT);
	CHECK(sketch_read(str_of(text), &b));
	CHECK(memcmp(&a, &b, sizeof(a)) == 0);
	CHECK(!sketch_read(STR_LIT(""), &b));
	CHECK(!sketch_read((struct str){ text, SKETCH_TEXT - 1 }, &b));
	text[7] = 'g';
	CHECK(!sketch_read(str_of(text), &b));
}

CHECK_MAIN(measures, says_too_little, writes)
