#include "base.h"

#include "cmd.h"

static const struct option build_options_[] = {
	{ "all", 'a', NULL, "drop all that was concluded and read everything anew" }
};

static struct table *
build_table(struct arena *a, const struct build_report *r)
{
	static const struct column columns[] = {
		{ "documents", "Documents read", CELL_INT },
		{ "mentions", "Mentions", CELL_INT },
		{ "claims", "Claims", CELL_INT },
		{ "deal_claims", "Deal claims", CELL_INT },
		{ "edges", "Relations", CELL_INT },
		{ "deals", "Deals", CELL_INT },
		{ "folded", "Graph renewed", CELL_BOOL }
	};
	struct table *t = table_new(a, "build", "Built", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_int(&c[0], (int64_t)r->docs);
	cell_int(&c[1], (int64_t)r->mentions);
	cell_int(&c[2], (int64_t)r->claims);
	cell_int(&c[3], (int64_t)r->deal_claims);
	cell_int(&c[4], (int64_t)r->edges);
	cell_int(&c[5], (int64_t)r->deals);
	cell_bool(&c[6], r->folded);
	return t;
}

static int
build(struct app *app, bool all, struct build_report *r, struct err *e)
{
	struct build_options o = { .all = all, .progress = !app->quiet,
	    .promote = app->conf.number[CONF_PROMOTE_SOURCES] };

	return graph_build(app->db, &o, r, e);
}

int
cmd_renew(struct app *app, struct build_report *r, struct err *e)
{
	return build(app, false, r, e);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct build_report r = { 0 };

	if (app_open(app, DB_WRITE, e) == NULL ||
	    build(app, args_flag(args, "all"), &r, e) < 0)
		return -1;
	return app_table(app, build_table(&app->arena, &r), e);
}

const struct command cmd_build = {
	.name = "build", .operands = "",
	.what = "Read the new documents and renew the graph",
	.more =
	"A build that is cut off at any moment is finished by the next one.  "
	"With --all the\nresult is the same, byte for byte, as if it had been "
	"built in one go.\n",
	.options = { build_options_, COUNT_OF(build_options_) }, .run = run
};
