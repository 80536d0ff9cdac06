#include "fuzz.h"

#include "jread.h"
#include "jwrite.h"

static void
copy(const struct jread *v, struct jwrite *j, int depth)
{
	int64_t i;
	double d;

	if (depth > 20 || v == NULL)
		jwrite_null(j);
	else if (jread_is_object(v)) {
		jwrite_object(j);
		for (v = jread_first(v); v != NULL; v = jread_next(v)) {
			jwrite_key(j, "k");
			copy(v, j, depth + 1);
		}
		jwrite_end(j);
	} else if (jread_is_array(v)) {
		jwrite_array(j);
		for (v = jread_first(v); v != NULL; v = jread_next(v))
			copy(v, j, depth + 1);
		jwrite_end(j);
	} else if (jread_is_str(v))
		jwrite_str(j, jread_str(v));
	else if (jread_int(v, &i))
		jwrite_int(j, i);
	else if (jread_double(v, &d))
		jwrite_double(j, d);
	else
		jwrite_bool(j, jread_true(v));
}

/* What is read and written again can be read again. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf out = BUF_INIT(16 * MIB);
	struct err e = ERR_INIT;
	struct jwrite j = JWRITE_INIT(&out);
	struct jread *v = jread_new(fuzz_str(p, n), &e), *again;

	fuzz_told(v == NULL ? -1 : 0, &e);
	if (v != NULL) {
		copy(v, &j, 0);
		again = jread_new(buf_str(&out), &e);
		BUG_IF(again == NULL);
		jread_free(again);
	}
	jread_free(v);
	buf_release(&out);
	return 0;
}
