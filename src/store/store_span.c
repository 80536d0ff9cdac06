#include "base.h"

#include "rows_in.h"
#include "stmt.h"
#include "store_span.h"

int
store_spans(struct db *db, struct arena *a, int64_t doc,
    struct span_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SPANS);
	VEC(struct span) v = VEC_INIT;
	int rc;

	stmt_int(s, "doc", doc);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct span){
			.of = (enum span_of)col_int(s, 0),
			.id = col_int(s, 1), .start = col_int(s, 2),
			.end = col_int(s, 3)
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}
