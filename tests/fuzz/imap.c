#include "fuzz.h"

#include "imap_said.h"

/* Numbers come out sorted, none below what was asked for. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct imap_state state = { 0, 0 };
	struct imap_uids v = VEC_INIT;
	uint32_t from = n > 0 ? p[0] : 0;

	(void)imap_said_state(fuzz_str(p, n), &state);
	imap_said_uids(fuzz_str(p, n), from, &v);
	for (size_t i = 0; i < v.n; i++) {
		BUG_IF(v.at[i] < from || (i > 0 && v.at[i] < v.at[i - 1]));
		BUG_IF(!imap_uids_have(&v, v.at[i]));
	}
	VEC_RELEASE(&v);
	return 0;
}
