#include "base.h"

#include "cmd.h"

/* configure says which. */
#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "0"
#endif

static int
run_help(struct app *app, struct args *args, struct err *e)
{
	struct buf b = BUF_INIT(65536);
	const struct command *c;
	const char *near;
	int rc;

	if (args->operands == 0) {
		cmd_help_all(&b);
	} else if ((c = cmd_find(args->operand[0])) != NULL) {
		cmd_help_one(c, &b);
	} else {
		near = cmd_nearest(args->operand[0]);
		return args_wrong(args, e, "there is no command \"%s\"%s%s%s",
		    args->operand[0], near ? "; did you mean " : "",
		    near ? near : "", near ? "?" : "");
	}
	rc = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

const struct command cmd_help = {
	.name = "help", .operands = "[COMMAND]",
	.what = "Tell what a command does and how it is called",
	.more = "", .most = 1, .one_form = true, .run = run_help
};

static int
run_version(struct app *app, struct args *args, struct err *e)
{
	(void)args;
	return app_write(app, STR_LIT("tapeout " PACKAGE_VERSION "\n"), e);
}

const struct command cmd_version = {
	.name = "version", .operands = "", .what = "Print the version",
	.more = "", .one_form = true, .run = run_version
};

static int
run_config(struct app *app, struct args *args, struct err *e)
{
	struct sheet *s = sheet_new(&app->arena, STR_LIT("Settings"));

	(void)args;
	if (app_db_path(app, e) == NULL)
		return -1;
	cell_text(&sheet_fact(s, "file", "File", CELL_TEXT)->cell,
	    str_of(app->conf.path ? app->conf.path : "none"));
	cell_text(&sheet_fact(s, "db", "Database", CELL_TEXT)->cell,
	    str_of(app->db_path));
	sheet_add(s, conf_table(&app->conf, &app->arena));
	return app_sheet(app, s, e);
}

const struct command cmd_config = {
	.name = "config", .operands = "",
	.what = "Print every setting: its value, its default, what it is",
	.more = "Settings stand in tapeout.conf, \"name = value\" a line.\n",
	.run = run_config
};
