#include "base.h"

#include "stmt.h"
#include "store_digest.h"

static int
two_numbers(struct stmt *s, int64_t *first, int64_t *second, struct err *e)
{
	int rc = stmt_step(s, e);

	if (rc < 0)
		return -1;
	*first = rc > 0 ? col_int(s, 0) : 0;
	*second = rc > 0 ? col_int(s, 1) : 0;
	stmt_done(s);
	return 0;
}

int
store_span_counts(struct db *db, const struct clock_span *dated,
    const struct clock_span *days, const struct clock_span *learned,
    struct span_counts *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SPAN_DOCS);

	stmt_int(s, "since", dated->from);
	stmt_int(s, "until", dated->to);
	stmt_int(s, "day_since", days->from);
	stmt_int(s, "day_until", days->to);
	stmt_int(s, "learned_since", learned->from);
	stmt_int(s, "learned_until", learned->to);
	if (two_numbers(s, &out->docs, &out->silent, e) < 0)
		return -1;
	s = stmt_use(db, STMT_SPAN_SOURCES);
	stmt_int(s, "since", learned->from);
	stmt_int(s, "until", learned->to);
	return two_numbers(s, &out->sources, &out->broken, e);
}

int
store_delivery_last(struct db *db, struct arena *a, int64_t subscriber,
    struct str *sent, struct str *problem, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DELIVERY_LAST);

	stmt_int(s, "subscriber", subscriber);
	if (stmt_step(s, e) <= 0)
		return -1;
	*sent = col_str(s, 0, a);
	*problem = col_str(s, 1, a);
	stmt_done(s);
	return 0;
}
