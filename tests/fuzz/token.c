#include "fuzz.h"

#include "sentence.h"

/* Tokens stand in order inside the text; sentences cover all of them. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct str s = fuzz_str(p, n);
	struct tokens t;
	struct sentences v;
	size_t at = 0;
	uint32_t next = 0;

	token_scan(s, (enum token_format)(n % 4), &a, &t);
	for (size_t i = 0; i < t.n; i++) {
		BUG_IF(t.at[i].start < at || t.at[i].end <= t.at[i].start);
		BUG_IF(token_hash(token_str(&t, i)) != t.at[i].hash);
		at = t.at[i].end;
		(void)token_ms(&t, i);
		(void)token_speaker(&t, i);
	}
	BUG_IF(at > n);
	sentence_split(&t, &a, &v);
	for (size_t i = 0; i < v.n; i++) {
		BUG_IF(v.at[i].first != next || v.at[i].last < next);
		BUG_IF(v.at[i].last - next >= LIMIT_SENTENCE_TOKENS);
		next = v.at[i].last + 1;
	}
	BUG_IF(next != t.n);
	arena_release(&a);
	return 0;
}
