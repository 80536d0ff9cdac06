#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_follow.h"

struct change {
	const struct follow	*follow;
	enum follow_state	 state;
	int64_t			 next_try;
	struct str		 problem;
	bool			*mine;
};

static int
put(struct db *db, void *ctx, struct err *e)
{
	const struct change *c = ctx;
	struct stmt *s = stmt_use(db, STMT_FOLLOW_PUT);

	stmt_int(s, "doc", c->follow->doc);
	stmt_int(s, "what", c->follow->what);
	stmt_str(s, "url", c->follow->url);
	stmt_int(s, "next_try", c->next_try);
	return stmt_run(s, e);
}

int
store_follow_put(struct db *db, int64_t doc, enum doc_more what,
    struct str url, struct err *e)
{
	struct follow f = { doc, what, url, 0 };
	struct change c = { .follow = &f, .next_try = clock_now() };

	return db_write(db, put, &c, e);
}

int
store_follows_due(struct db *db, struct arena *a, enum doc_more least,
    enum doc_more most, size_t limit, struct follow_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FOLLOWS_DUE);
	VEC(struct follow) v = VEC_INIT;
	int rc;

	stmt_int(s, "now", clock_now());
	stmt_int(s, "least", least);
	stmt_int(s, "most", most);
	stmt_int(s, "limit", (int64_t)limit);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct follow){ .doc = col_int(s, 0),
		    .what = (enum doc_more)col_int(s, 1),
		    .url = col_str(s, 2, a), .tries = col_int(s, 3) };
	ROWS_TAKE(out, &v, a);
	return rc;
}

static int
claim(struct db *db, void *ctx, struct err *e)
{
	const struct change *c = ctx;
	struct stmt *s = stmt_use(db, STMT_FOLLOW_CLAIM);

	stmt_int(s, "doc", c->follow->doc);
	stmt_int(s, "now", clock_now());
	stmt_int(s, "until", c->next_try);
	if (stmt_run(s, e) < 0)
		return -1;
	*c->mine = stmt_changes(db) == 1;
	return 0;
}

int
store_follow_claim(struct db *db, int64_t doc, int64_t ms, bool *mine,
    struct err *e)
{
	struct follow f = { .doc = doc };
	struct change c = { .follow = &f, .next_try = clock_now() + ms,
	    .mine = mine };

	return db_write(db, claim, &c, e);
}

static int
end(struct db *db, void *ctx, struct err *e)
{
	const struct change *c = ctx;
	struct stmt *s = stmt_use(db, STMT_FOLLOW_END);

	stmt_int(s, "doc", c->follow->doc);
	stmt_int(s, "state", c->state);
	stmt_int(s, "tries", c->follow->tries);
	stmt_int(s, "next_try", c->next_try);
	stmt_str(s, "problem", c->problem);
	return stmt_run(s, e);
}

int
store_follow_end(struct db *db, const struct follow *f,
    enum follow_state state, int64_t wait_ms, struct str problem,
    struct err *e)
{
	struct change c = { .follow = f, .state = state,
	    .next_try = clock_now() + wait_ms, .problem = problem };

	return db_write(db, end, &c, e);
}
