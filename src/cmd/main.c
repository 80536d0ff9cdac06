/*
 * tapeout - reads what is said about AI infrastructure, keeps it as a graph,
 * and answers for every fact with the words it came from.
 */
#include "base.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "cmd.h"
#include "log.h"

static int
fail(struct app *app, const struct args *args, const struct command *c,
    const struct err *e)
{
	/* What was printed before the failure is not lost. */
	fflush(stdout);
	log_warn("%s%s%s", c ? c->name : "", c ? ": " : "", e->text);
	app_release(app);
	if (!args->usage)
		return EXIT_FAILED;
	log_warn("`tapeout help%s%s` tells how it is called", c ? " " : "",
	    c ? c->name : "");
	return EXIT_USAGE;
}

/* TAPEOUT_NOW stops the clock, so that tests have dates to compare. */
static int
set_clock(struct err *e)
{
	const char *now = getenv("TAPEOUT_NOW");
	int64_t t;

	if (now == NULL || now[0] == '\0')
		return 0;
	if (!clock_parse(str_of(now), &t))
		return err_set(e, ERR_INVALID, "TAPEOUT_NOW: expected a time "
		    "such as 2026-08-06T09:30:00Z, found \"%s\"", now);
	clock_stop(t);
	return 0;
}

/* What every command is told: where, in which form, how loud. */
static int
set_common(struct app *app, struct args *args, struct err *e)
{
	const char *format = args_text(args, "format");

	app->quiet = args_flag(args, "quiet");
	log_quiet(app->quiet);
	app->db_given = args_text(args, "db");
	if (app->db_given != NULL && app->db_given[0] == '\0')
		return args_wrong(args, e, "--db: expected a file, found \"\"");
	app->format = format ? out_format_of(str_of(format)) : OUT_NONE;
	if (set_clock(e) < 0 ||
	    args_date(args, "as-of", true, &app->as_of, e) < 0)
		return -1;
	return conf_load(&app->conf, args_text(args, "config"), &app->arena,
	    e);
}

static int
check_operands(const struct command *c, struct args *args, struct err *e)
{
	if (args->operands < c->least)
		return args_wrong(args, e, "expected %s", c->operands);
	if (args->operands > c->most)
		return args_wrong(args, e, "\"%s\" is one word too many%s",
		    args->operand[c->most], c->most == 1 ?
		    "; put a name of several words in quotation marks" : "");
	return 0;
}

static int
check_format(const struct command *c, struct app *app, struct args *args,
    struct err *e)
{
	const char *format = args_text(args, "format");

	if (format != NULL && c->one_form)
		return args_wrong(args, e, "--format: this command has one "
		    "form, found \"%s\"", format);
	if (format == NULL || c->own_formats || (app->format != OUT_NONE &&
	    app->format != OUT_HTML))
		return 0;
	return args_wrong(args, e, "--format: expected table, json, ndjson, csv "
	    "or md, found \"%s\"", format);
}

static int
help(struct app *app, const struct command *c, struct err *e)
{
	struct buf b = BUF_INIT(65536);
	int rc;

	if (c != NULL)
		cmd_help_one(c, &b);
	else
		cmd_help_all(&b);
	rc = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
run(struct app *app, const struct command *c, struct args *args,
    struct err *e)
{
	int rc;

	if (args_flag(args, "help"))
		rc = help(app, c, e);
	else if (args_flag(args, "version"))
		rc = cmd_version.run(app, args, e);
	else if (c == NULL)
		rc = args_wrong(args, e, "expected a command");
	else if ((rc = check_operands(c, args, e)) == 0 &&
	    (rc = set_common(app, args, e)) == 0 &&
	    (rc = check_format(c, app, args, e)) == 0)
		rc = c->run(app, args, e);
	if (rc >= 0 && app_flush(app, e) < 0)
		return -1;
	return rc;
}

/* The command of argv[0]; NULL with a sentence where there is none. */
static const struct command *
find_command(const char *name, struct args *args, struct err *e)
{
	const struct command *c = cmd_find(name);
	const char *near;

	if (c != NULL)
		return c;
	near = cmd_nearest(name);
	args_wrong(args, e, "there is no command \"%s\"%s%s%s", name,
	    near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
	return NULL;
}

int
main(int argc, char **argv)
{
	const struct option_set none = { NULL, 0 };
	const struct command *c = NULL;
	struct args args = { .n_given = 0 };
	struct err e = ERR_INIT;
	struct app app;
	int first, rc;

	/* a write that fails says why; a signal would not */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	app_init(&app);
	argc -= argc > 0;
	argv++;
	if (option_parse(cmd_common, none, argc, argv, &first, &app.arena,
	    &args, &e) < 0)
		return fail(&app, &args, NULL, &e);
	if (first < argc) {
		c = find_command(argv[first], &args, &e);
		if (c == NULL || option_parse(c->options, cmd_common,
		    argc - first - 1, argv + first + 1, NULL, &app.arena,
		    &args, &e) < 0)
			return fail(&app, &args, c, &e);
	}
	rc = run(&app, c, &args, &e);
	if (rc < 0)
		return fail(&app, &args, c, &e);
	app_release(&app);
	return rc == 0 ? EXIT_OK : EXIT_FAILED;
}
