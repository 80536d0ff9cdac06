#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_told_in.h"
#include "store_view.h"

int
store_edges_disputed(struct db *db, struct arena *a, int64_t of, size_t limit,
    struct edge_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGES_DISPUTED);

	stmt_int(s, "id", of);
	return store_edge_rows(s, a, limit, out, e);
}

int
store_deals_disputed(struct db *db, struct arena *a, int64_t of, size_t limit,
    struct id_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEALS_DISPUTED);
	VEC(int64_t) v = VEC_INIT;
	int rc;

	stmt_int(s, "id", of);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = col_int(s, 0);
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_moves(struct db *db, struct arena *a, int64_t away, int64_t to,
    int64_t since, int64_t until, size_t limit, struct move_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_MOVES);
	VEC(struct move) v = VEC_INIT;
	int rc;

	stmt_int(s, "away", away);
	stmt_int(s, "to", to);
	stmt_int(s, "since", since);
	stmt_int(s, "until", until == CLOCK_NONE ? INT64_MAX : until);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct move){ col_int(s, 0), col_int(s, 1),
		    col_int(s, 2) };
	ROWS_TAKE(out, &v, a);
	return rc;
}
