#include "fuzz.h"

#include "oai.h"
#include "utf8.h"

/* What a library answered: the next part is at the same place. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str url = STR_LIT("https://a.example/oai?verb=ListRecords");
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB);
	struct err e = ERR_INIT;
	struct feed f;
	size_t entries = 0;
	int rc;

	if (utf8_decode(fuzz_str(p, n), NULL, &text, &e) < 0)
		goto out;
	(void)oai_is(buf_str(&text));
	rc = oai_read(buf_str(&text), url, &a, &f, &e);
	fuzz_told(rc, &e);
	for (const struct feed_entry *k = rc < 0 ? NULL : f.entry; k != NULL;
	    k = k->next, entries++)
		BUG_IF(!utf8_valid(k->title.text) || !utf8_valid(k->id) ||
		    !utf8_valid(k->summary.text));
	BUG_IF(rc == 0 && entries != f.entries);
	BUG_IF(rc == 0 && f.next.n > 0 && !str_starts(f.next,
	    "https://a.example/oai?verb=ListRecords&resumptionToken="));
out:
	buf_release(&text);
	arena_release(&a);
	return 0;
}
