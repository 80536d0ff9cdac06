#include "base.h"

#include "audit.h"
#include "cmd.h"
#include "log.h"

static struct table *
report_table(struct arena *a, const struct audit_report *r)
{
	static const struct column columns[] = {
		{ "documents", "Documents", CELL_INT },
		{ "mentions", "Mentions", CELL_INT },
		{ "claims", "Claims", CELL_INT },
		{ "deal_claims", "Deal claims", CELL_INT },
		{ "edges", "Relations", CELL_INT },
		{ "deals", "Deals", CELL_INT },
		{ "unread", "Unread", CELL_INT },
		{ "problems", "Problems", CELL_INT }
	};
	struct table *t = table_new(a, "verify", "Verified", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_int(&c[0], (int64_t)r->docs);
	cell_int(&c[1], (int64_t)r->mentions);
	cell_int(&c[2], (int64_t)r->claims);
	cell_int(&c[3], (int64_t)r->deal_claims);
	cell_int(&c[4], (int64_t)r->edges);
	cell_int(&c[5], (int64_t)r->deals);
	cell_int(&c[6], (int64_t)r->unread);
	cell_int(&c[7], (int64_t)r->problems);
	return t;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct audit_report r = { 0 };
	struct db *db = app_open(app, DB_READ, e);

	(void)args;
	if (db == NULL || audit_run(db, app_problem, NULL, &r, e) < 0 ||
	    app_table(app, report_table(&app->arena, &r), e) < 0)
		return -1;
	if (r.unread > 0 || r.stale)
		log_info("%zu documents wait for `tapeout build`", r.unread);
	return r.problems > 0 ? CMD_PARTLY : 0;
}

const struct command cmd_verify = {
	.name = "verify", .operands = "",
	.what = "Prove that every quote is the bytes it says, and every count true",
	.more =
	"Each thing that is wrong is one sentence on stderr that names the "
	"rows; the status\nis then 1.\n",
	.run = run
};
