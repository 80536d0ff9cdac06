#include "fuzz.h"

#include "mail.h"
#include "utf8.h"

static void
check(struct str message, enum mime_way way)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct mail m;

	memset(&m, 0, sizeof(m));
	fuzz_told(mail_read(message, way, &a, &m, &e), &e);
	if (e.kind == ERR_NONE)
		BUG_IF(!utf8_valid(m.subject) || !utf8_valid(m.name) ||
		    !utf8_valid(m.plain) || !utf8_valid(m.html));
	mail_release(&m);
	arena_release(&a);
}

/* A message, or an mbox of them, which comes to its end. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str s = fuzz_str(p, n), one;
	size_t before = s.n + 1;

	if (!mail_is_mbox(s)) {
		(void)mail_is(s);
		check(s, MIME_BY_LETTER);
		check(s, MIME_FORGIVING);
		return 0;
	}
	while (mail_next(&s, &one)) {
		BUG_IF(s.n >= before);
		before = s.n;
		check(one, MIME_FORGIVING);
	}
	return 0;
}
