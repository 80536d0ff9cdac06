#include "fuzz.h"

#include "utf8.h"
#include "wire.h"

/* The parent trusts nothing that a worker says. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct str rest = fuzz_str(p, n), record;
	struct err e = ERR_INIT;
	enum wire_tag tag;
	size_t used = 0;
	int rc;

	while ((rc = wire_next(rest, &used, &tag, &record, &e)) > 0) {
		struct doc d;
		struct str s;
		int64_t v;

		BUG_IF(used == 0 || used > rest.n);
		BUG_IF(record.n > 0 && (record.p < rest.p ||
		    record.p + record.n > rest.p + used));
		if (tag == WIRE_DOC && wire_take_doc(&record, &d))
			BUG_IF(!utf8_valid(d.text));
		while (wire_take_int(&record, &v) && wire_take_str(&record, &s))
			BUG_IF(!utf8_valid(s));
		rest.p += used;
		rest.n -= used;
	}
	fuzz_told(rc, &e);
	return 0;
}
