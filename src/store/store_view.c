#include "base.h"

#include "rows_in.h"
#include "stmt.h"
#include "store_view.h"

/* So many documents tell what stands beside a name, so near to it. */
#define NEWEST 300
#define NEAR_BYTES 240

int
store_together(struct db *db, struct arena *a, int64_t entity, size_t limit,
    struct together_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOGETHER);
	VEC(struct together) v = VEC_INIT;
	int rc;

	stmt_int(s, "entity", entity);
	stmt_int(s, "newest", NEWEST);
	stmt_int(s, "near", NEAR_BYTES);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct together){
			.name = { .id = col_int(s, 0),
			    .name = col_str(s, 1, a),
			    .type = (enum entity_type)col_int(s, 2),
			    .weight = col_real(s, 3) },
			.shared = col_int(s, 4), .docs = col_int(s, 5)
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}
