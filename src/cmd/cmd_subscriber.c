#include "base.h"

#include <string.h>

#include "cmd.h"
#include "log.h"
#include "subscribe.h"

static const struct option options[] = {
	{ "zone", 'z', "ZONE", "their IANA zone (America/New_York)" },
	{ "hour", 0, "H", "the local hour they get it, 0 to 23 (6)" },
	{ "all", 'a', NULL, "list also those who left" }
};

static int
add(struct app *app, struct args *args, struct err *e)
{
	int64_t hour = app->conf.number[CONF_MAIL_HOUR];
	const char *zone = args_text(args, "zone");
	bool is_new;

	if (args_int(args, "hour", 0, 23, &hour, e) < 0 ||
	    subscribe_add(app->db, &app->arena, str_of(args->operand[1]),
	    zone ? zone : app->conf.text[CONF_MAIL_ZONE], hour, &is_new,
	    e) < 0)
		return -1;
	log_info("%s %s", is_new ? "added" : "is subscribed:",
	    args->operand[1]);
	return 0;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	const char *verb = args->operands > 0 ? args->operand[0] : "list";
	bool is_list = strcmp(verb, "list") == 0;
	bool is_add = strcmp(verb, "add") == 0;

	if (!is_list && !is_add && strcmp(verb, "remove") != 0)
		return args_wrong(args, e, "expected list, add or remove, found "
		    "\"%s\"", verb);
	if (args->operands > 0 && (args->operands == 2) == is_list)
		return args_wrong(args, e, "%s: expected %s", verb,
		    is_list ? "nothing after it" : "one address");
	if (app_open(app, is_list ? DB_READ : DB_WRITE, e) == NULL)
		return -1;
	if (is_list)
		return app_table(app, subscribe_table(app->db, &app->arena,
		    args_flag(args, "all"), e), e);
	if (is_add)
		return add(app, args, e);
	return subscribe_remove(app->db, &app->arena,
	    str_of(args->operand[1]), e);
}

const struct command cmd_subscriber = {
	.name = "subscriber", .operands = "[VERB [ADDRESS]]",
	.what = "List, add or remove who gets the digest by mail",
	.more =
	"  subscriber [list]          who gets it, when, and when last\n"
	"  subscriber add ADDRESS     from the next digest on\n"
	"  subscriber remove ADDRESS  no more\n",
	.options = { options, COUNT_OF(options) }, .most = 2, .run = run
};
