#include "fuzz.h"

#include "when.h"

/* The days that a relative word is read against: first, ordinary, leap, last. */
static const int64_t todays[] = {
	0, INT64_C(1785974400000), INT64_C(1709164800000),
	INT64_C(253402214400000)
};

/* A date ends inside the tokens it was looked for in, and after it begins. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct tokens t;

	token_scan(fuzz_str(p, n), TOKEN_PLAIN, &a, &t);
	for (size_t i = 0; i < t.n; i++) {
		size_t last = i + n % 7 < t.n ? i + n % 7 : t.n - 1, after;
		int64_t today = todays[n / 7 % COUNT_OF(todays)];
		struct clock_span s;

		if (when_at(&t, i, last, today, &s, &after))
			BUG_IF(after <= i || after > last + 1 ||
			    s.from >= s.to);
	}
	arena_release(&a);
	return 0;
}
