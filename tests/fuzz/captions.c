#include "fuzz.h"

#include "captions.h"
#include "front.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct buf text = BUF_INIT(MIB);
	struct cues cues = VEC_INIT;
	struct err e = ERR_INIT;
	struct front f;
	struct str s, body;

	if (utf8_clean(fuzz_str(p, n), NULL, &text, &e) == 0) {
		s = buf_str(&text);
		fuzz_told(captions_read(s, &a, &cues, &e), &e);
		for (size_t i = 0; i < cues.n; i++)
			BUG_IF(!utf8_valid(cues.at[i].text) ||
			    cues.at[i].start < 0);
		front_read(s, &a, &f, &body);
		BUG_IF(body.p + body.n != s.p + s.n);
	}
	VEC_RELEASE(&cues);
	buf_release(&text);
	arena_release(&a);
	return 0;
}
