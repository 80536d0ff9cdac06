#include "fuzz.h"

#include <ctype.h>
#include <stdlib.h>

#include "clock.h"
#include "http_in.h"

/* What a server says of an answer is within its ceilings at every line. */
static void
try_answer(const struct transfer *t)
{
	BUG_IF(t->retry_ms < -1 || t->retry_ms > 366 * CLOCK_DAY);
	BUG_IF(t->fresh_ms < 0 || t->fresh_ms > CLOCK_DAY);
	BUG_IF(t->location.over || t->etag.over || t->modified.over ||
	    t->charset.over || t->type.over);
	for (size_t i = 0; i < t->type.n; i++)
		BUG_IF(t->type.p[i] == ';' || isupper((unsigned char)t->type.p[i]));
}

/* Each line is handed over as libcurl does, with no end of its own. */
static void
read_lines(struct transfer *t, struct str s)
{
	while (s.n > 0) {
		size_t end = str_find_char(s, '\n', 0);
		size_t n = end == SIZE_MAX ? s.n : end + 1;
		char *line = malloc(n);
		bool taken;

		BUG_IF(line == NULL);
		memcpy(line, s.p, n);
		taken = http_on_header(line, 1, n, t) == n;
		free(line);
		fuzz_told(taken ? 0 : -1, &t->err);
		if (!taken)
			return;
		try_answer(t);
		s = (struct str){ s.p + n, s.n - n };
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct http pool = { .held = 0 };
	struct transfer t = { .http = &pool, .retry_ms = -1 };

	clock_stop(INT64_C(1767225600000));	/* 2026-01-01 */
	http_init_answer(&t);
	read_lines(&t, fuzz_str(p, n));
	http_release_answer(&t);
	return 0;
}
