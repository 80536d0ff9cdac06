#include "fuzz.h"

#include "quantity.h"

/*
 * Amounts lie inside the tokens they were looked for in, and are what their
 * kind says.  How far they may look changes with the length of the input.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct tokens t;

	token_scan(fuzz_str(p, n), TOKEN_PLAIN, &a, &t);
	for (size_t i = 0; i < t.n; i++) {
		size_t last = i + n % 7 < t.n ? i + n % 7 : t.n - 1;
		struct quantity q;

		if (!quantity_at(&t, i, last, &q))
			continue;
		BUG_IF(q.first != i || q.last < i || q.last > last);
		BUG_IF(q.value < (q.kind != QUANTITY_PERCENT));
		BUG_IF((q.currency[0] != 0) != (q.kind == QUANTITY_MONEY));
		BUG_IF(q.currency[0] != 0 && strlen(q.currency) != 3);
	}
	arena_release(&a);
	return 0;
}
