#include "fuzz.h"

#include "quantity.h"
#include "when.h"

/* Amounts and dates lie inside the tokens they were looked for in. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct tokens t;

	token_scan(fuzz_str(p, n), TOKEN_PLAIN, &a, &t);
	for (size_t i = 0; i < t.n; i++) {
		size_t last = i + n % 7 < t.n ? i + n % 7 : t.n - 1, after;
		struct quantity q;
		struct clock_span s;

		if (quantity_at(&t, i, last, &q)) {
			BUG_IF(q.first != i || q.last < i || q.last > last);
			BUG_IF(q.value < (q.kind != QUANTITY_PERCENT));
			BUG_IF((q.currency[0] != 0) !=
			    (q.kind == QUANTITY_MONEY));
		}
		if (when_at(&t, i, last, INT64_C(1785974400000), &s, &after))
			BUG_IF(after <= i || after > last + 1 ||
			    s.from >= s.to);
	}
	arena_release(&a);
	return 0;
}
