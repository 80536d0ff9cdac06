#include "fuzz.h"

#include "utf8.h"

/* What passed the door is clean, and clean text passes it unchanged. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const charsets[] = { NULL, "utf-8", "latin1",
	    "utf-16", "gb18030", "big5", "shift_jis", "no-such" };
	struct buf one = BUF_INIT(MIB), two = BUF_INIT(MIB);
	struct err e = ERR_INIT;
	int rc;

	if (n == 0)
		return 0;
	rc = utf8_clean(fuzz_str(p + 1, n - 1),
	    charsets[p[0] % COUNT_OF(charsets)], &one, &e);
	fuzz_told(rc, &e);
	if (rc == 0) {
		BUG_IF(!utf8_valid(buf_str(&one)));
		BUG_IF(memchr(buf_text(&one), 0, one.n) != NULL);
		if (utf8_clean(buf_str(&one), "utf-8", &two, &e) == 0)
			BUG_IF(!str_eq(buf_str(&one), buf_str(&two)));
		BUG_IF(utf8_cut(buf_str(&one), n / 2).n > n / 2);
	}
	buf_release(&one);
	buf_release(&two);
	return 0;
}
