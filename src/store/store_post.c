#include "base.h"

#include "clock.h"
#include "hash.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_post.h"

/* ---- subscribers ---- */

struct adding {
	struct subscriber	*sub;
	bool			*is_new;
};

static int
add_subscriber(struct db *db, void *ctx, struct err *e)
{
	struct adding *p = ctx;
	struct stmt *s = stmt_use(db, STMT_SUBSCRIBER_GET);
	int rc;

	stmt_str(s, "address", p->sub->address);
	rc = stmt_step(s, e);
	stmt_done(s);
	if (rc < 0)
		return -1;
	if (p->is_new != NULL)
		*p->is_new = rc == 0;
	s = stmt_use(db, STMT_SUBSCRIBER_PUT);
	stmt_int(s, "id", p->sub->id);
	stmt_str(s, "address", p->sub->address);
	stmt_str(s, "zone", p->sub->zone);
	stmt_int(s, "hour", p->sub->hour);
	stmt_str(s, "token", p->sub->token);
	stmt_int(s, "added", clock_now());
	return stmt_run(s, e);
}

int
store_subscriber_put(struct db *db, struct subscriber *sub, bool *is_new,
    struct err *e)
{
	struct adding p = { sub, is_new };

	sub->id = hash_id("subscriber", sub->address, 0);
	return db_write(db, add_subscriber, &p, e);
}

static void
subscriber_col(struct stmt *s, struct arena *a, struct subscriber *sub)
{
	*sub = (struct subscriber){
		.id = col_int(s, 0), .address = col_str(s, 1, a),
		.zone = col_str(s, 2, a), .hour = col_int(s, 3),
		.token = col_str(s, 4, a),
		.state = (enum subscriber_state)col_int(s, 5),
		.added = col_int(s, 6),
	};
}

static int
leave(struct db *db, void *ctx, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SUBSCRIBER_LEAVE);

	stmt_int(s, "id", *(int64_t *)ctx);
	return stmt_run(s, e);
}

int
store_subscriber_leave(struct db *db, int64_t id, struct err *e)
{
	return db_write(db, leave, &id, e);
}

int
store_subscribers(struct db *db, struct arena *a, bool all,
    struct subscriber_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SUBSCRIBERS);
	VEC(struct subscriber) v = VEC_INIT;
	int rc;

	stmt_int(s, "everyone", all);
	while ((rc = stmt_step(s, e)) > 0)
		subscriber_col(s, a, VEC_ADD(&v));
	ROWS_TAKE(out, &v, a);
	return rc;
}

/* ---- deliveries ---- */

struct claiming {
	int64_t		 subscriber;
	const char	*date;
	struct str	 message_id;
	int64_t		 stale;
	bool		*got;
};

static int
claim_delivery(struct db *db, void *ctx, struct err *e)
{
	struct claiming *p = ctx;
	struct stmt *s = stmt_use(db, STMT_DELIVERY_CLAIM);
	int64_t now = clock_now();

	stmt_int(s, "subscriber", p->subscriber);
	stmt_str(s, "date", str_of(p->date));
	stmt_int(s, "now", now);
	stmt_int(s, "stale", p->stale < 0 ? INT64_MAX : p->stale > 0 ?
	    now - p->stale : INT64_MIN);
	stmt_str(s, "message_id", p->message_id);
	if (stmt_run(s, e) < 0)
		return -1;
	*p->got = stmt_changes(db) > 0;
	return 0;
}

int
store_delivery_claim(struct db *db, int64_t subscriber, const char *date,
    struct str message_id, int64_t stale, bool *got, struct err *e)
{
	struct claiming p = { subscriber, date, message_id, stale, got };

	return db_write(db, claim_delivery, &p, e);
}

struct settling {
	int64_t			 subscriber;
	const char		*date;
	enum delivery_state	 state;
	struct str		 problem;
};

static int
settle_delivery(struct db *db, void *ctx, struct err *e)
{
	struct settling *p = ctx;
	struct stmt *s = stmt_use(db, STMT_DELIVERY_SETTLE);

	stmt_int(s, "subscriber", p->subscriber);
	stmt_str(s, "date", str_of(p->date));
	stmt_int(s, "state", p->state);
	stmt_int(s, "now", clock_now());
	stmt_str(s, "problem", p->problem);
	if (stmt_run(s, e) < 0)
		return -1;
	if (stmt_changes(db) == 0)
		return err_set(e, ERR_NOT_FOUND, "no claimed delivery of %s "
		    "to settle", p->date);
	return 0;
}

int
store_delivery_settle(struct db *db, int64_t subscriber, const char *date,
    enum delivery_state state, struct str problem, struct err *e)
{
	struct settling p = { subscriber, date, state, problem };

	return db_write(db, settle_delivery, &p, e);
}
