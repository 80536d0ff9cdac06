#include "base.h"

#include "cmd.h"
#include "server.h"

static const struct option options[] = {
	{ "port", 'p', "N", "the port (8420); 0 takes any that is free" },
	{ "address", 0, "ADDRESS", "the address to listen on (127.0.0.1)" }
};

static int
run(struct app *app, struct args *args, struct err *e)
{
	int64_t port = app->conf.number[CONF_SERVE_PORT];
	const char *address = args_text(args, "address");
	struct server_options o = { .address = address ? address :
	    app->conf.text[CONF_SERVE_ADDRESS] };

	if (args_int(args, "port", 0, 65535, &port, e) < 0)
		return -1;
	if (app->as_of != CLOCK_NONE)
		return args_wrong(args, e, "--as-of is for one question; a "
		    "page takes ?as_of=DATE");
	o.port = (unsigned)port;
	app_limits(app, &o.limits);
	/* Opened here first, so that a missing database is told as ever. */
	if (app_open(app, DB_READ, e) == NULL)
		return -1;
	o.db = app->db_path;
	db_close(app->db);
	app->db = NULL;
	return server_run(&o, e);
}

const struct command cmd_serve = {
	.name = "serve", .operands = "",
	.what = "Serve the same answers as pages, and as JSON under /api/v1/",
	.more =
	"Prints the address when it is ready.  Without a login of its own: "
	"put a proxy with\none before it where others can reach it.\n",
	.options = { options, COUNT_OF(options) }, .run = run
};
