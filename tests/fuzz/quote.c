#include "fuzz.h"

#include "quote.h"

/* What people read of a quote is bytes of it, in their order, and nothing else. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str s = fuzz_str(p, n);
	struct buf b = BUF_INIT(n + 1);
	double part = quote_markup(s);
	size_t at = 0;

	quote_plain(s, &b);
	for (size_t i = 0; i < b.n; i++, at++) {
		while (at < n && s.p[at] != b.p[i])
			at++;
		BUG_IF(at == n);
	}
	BUG_IF(part < 0 || part > 1);
	buf_release(&b);
	return 0;
}
