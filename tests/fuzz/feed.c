#include "fuzz.h"

#include "feed.h"
#include "stamp.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB), md = BUF_INIT(LIMIT_DOC_BYTES);
	struct err e = ERR_INIT;
	struct feed f;
	int rc;

	(void)stamp_parse(fuzz_str(p, n));
	if (utf8_decode(fuzz_str(p, n), NULL, &text, &e) < 0)
		goto out;
	rc = feed_read(buf_str(&text), STR_LIT("https://a.example/b"), &a, &f,
	    &e);
	fuzz_told(rc, &e);
	for (const struct feed_entry *k = rc < 0 ? NULL : f.entry; k != NULL;
	    k = k->next) {
		BUG_IF(!utf8_valid(feed_line(&k->title, &a)));
		buf_reset(&md);
		feed_markdown(&k->content, &md);
		BUG_IF(!utf8_valid(buf_str(&md)));
	}
out:
	buf_release(&text);
	buf_release(&md);
	arena_release(&a);
	return 0;
}
