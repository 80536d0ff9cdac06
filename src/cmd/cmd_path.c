#include "base.h"

#include "cmd.h"
#include "log.h"
#include "path.h"
#include "view.h"

static const struct option options[] = {
	{ "hops", 0, "N", "chains of at most so many hops (4)" }
};

static int
run(struct app *app, struct args *args, struct err *e)
{
	int64_t hops = 4, a, b;
	const struct sheet *s;
	struct db *db;

	if (args_int(args, "hops", 1, PATH_HOPS, &hops, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL ||
	    app_find(app, args->operand[0], ENTITY_NONE, &a, e) < 0 ||
	    app_find(app, args->operand[1], ENTITY_NONE, &b, e) < 0)
		return -1;
	s = view_path(db, &app->arena, a, b, (unsigned)hops, e);
	if (app_sheet(app, s, e) < 0)
		return -1;
	return s->tables != NULL ? 0 : CMD_PARTLY;
}

const struct command cmd_path = {
	.name = "path", .operands = "A B",
	.what = "Tell how two names are linked, a quote a hop",
	.more = "The shortest chains, the best believed first.  Not linked: "
	    "status 1.\n",
	.options = { options, COUNT_OF(options) },
	.least = 2, .most = 2, .run = run
};
