#include "fuzz.h"

#include "reader.h"
#include "utf8.h"

static int
take(const struct doc *d, void *ctx ATTR_UNUSED)
{
	BUG_IF(!utf8_valid(d->text) || !utf8_valid(d->title));
	BUG_IF(memchr(d->text.n ? d->text.p : "", 0, d->text.n) != NULL);
	BUG_IF(d->text.n > LIMIT_DOC_BYTES || d->key.n == 0);
	return 0;
}

static void
hear(const char *sentence, void *ctx ATTR_UNUSED)
{
	BUG_IF(sentence[0] == '\0');
}

/* A file of any form, by any name: what comes out of it is clean. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const names[] = { "a.txt", "a.md", "a.html",
	    "a.vtt", "a.srt", "a.xml", "a.jsonl", "a", "a.json" };
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct reader_found found = { 0 };
	struct reader_hint hint = { .charset = STR_NONE, .type = STR_NONE,
	    .show = STR_NONE, .lang = STR_NONE };

	if (n == 0)
		return 0;
	hint.name = str_of(names[p[0] % COUNT_OF(names)]);
	fuzz_told(reader_read(fuzz_str(p + 1, n - 1), &hint, take, hear, NULL,
	    &a, &found, &e), &e);
	arena_release(&a);
	return 0;
}
