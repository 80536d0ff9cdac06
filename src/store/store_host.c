#include "base.h"

#include "clock.h"
#include "stmt.h"
#include "store_host.h"
#include "utf8.h"

struct turn {
	const struct lease	*lease;
	struct host		*host;
	struct arena		*arena;
	bool			 taken;
};

static int
take(struct db *db, void *ctx, struct err *e)
{
	struct turn *t = ctx;
	struct stmt *s = stmt_use(db, STMT_HOST_TAKE);
	int64_t now = clock_now();
	int rc;

	stmt_str(s, "origin", t->host->origin);
	stmt_int(s, "holder", t->lease->holder);
	stmt_int(s, "now", now);
	stmt_int(s, "until", now + t->lease->ms);
	rc = stmt_step(s, e);
	t->taken = rc > 0;
	if (rc <= 0)
		return rc;
	t->host->rest_until = col_time(s, 0);
	t->host->robots = col_str(s, 1, t->arena);
	t->host->robots_until = col_time(s, 2);
	return stmt_step(s, e) < 0 ? -1 : 0;
}

int
store_host_take(struct db *db, const struct lease *lease, struct host *host,
    struct arena *a, bool *taken, struct err *e)
{
	struct turn t = { .lease = lease, .host = host, .arena = a };

	if (db_write(db, take, &t, e) < 0)
		return -1;
	*taken = t.taken;
	return 0;
}

static int
keep(struct db *db, void *ctx, struct err *e)
{
	const struct lease *lease = ctx;
	struct stmt *s = stmt_use(db, STMT_HOST_KEEP);

	stmt_int(s, "holder", lease->holder);
	stmt_int(s, "now", clock_now());
	stmt_int(s, "until", clock_now() + lease->ms);
	return stmt_run(s, e);
}

int
store_host_keep(struct db *db, const struct lease *lease, struct err *e)
{
	struct lease copy = *lease;

	return db_write(db, keep, &copy, e);
}

int
store_host_keep_on(struct db *db, const struct lease *lease, int64_t *kept,
    struct err *e)
{
	int64_t now = clock_ticks();

	if (now - *kept < lease->ms / 3)
		return 0;
	*kept = now;
	return store_host_keep(db, lease, e);
}

int
store_host_held(struct db *db, const struct lease *lease, struct str origin,
    bool *held, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_HOST_HELD);
	int64_t n;

	stmt_str(s, "origin", origin);
	stmt_int(s, "holder", lease->holder);
	if (stmt_number(s, &n, e) < 0)
		return -1;
	*held = n > 0;
	return 0;
}

static int
give(struct db *db, void *ctx, struct err *e)
{
	struct turn *t = ctx;
	struct stmt *s = stmt_use(db, STMT_HOST_GIVE);
	/* bytes that are no text cannot be kept: it is asked for again */
	bool is_text = utf8_valid(t->host->robots) &&
	    str_find_char(t->host->robots, '\0', 0) == SIZE_MAX;

	stmt_str(s, "origin", t->host->origin);
	stmt_int(s, "holder", t->lease->holder);
	stmt_time(s, "rest_until", t->host->rest_until);
	stmt_str(s, "robots", is_text ? t->host->robots : STR_NONE);
	stmt_time(s, "robots_until", is_text ? t->host->robots_until :
	    CLOCK_NONE);
	return stmt_run(s, e);
}

int
store_host_give(struct db *db, const struct lease *lease,
    const struct host *host, struct err *e)
{
	struct host copy = *host;
	struct turn t = { .lease = lease, .host = &copy };

	return db_write(db, give, &t, e);
}
