#include "base.h"

#include "cmd.h"
#include "view.h"

/* Questions about what was told when, by whom, and against what. */

struct span {
	int64_t	since, until;
};

static int
take_span(struct args *args, struct span *s, struct err *e)
{
	s->since = s->until = CLOCK_NONE;
	return args_span(args, &s->since, &s->until, e);
}

/* The option's name as an entity; 0 where it is not given. */
static int
take_name(struct app *app, const struct args *args, const char *option,
    int64_t *id, struct err *e)
{
	const char *name = args_text(args, option);

	*id = 0;
	return name == NULL ? 0 : app_find(app, name, ENTITY_NONE, id, e);
}

#define SPAN \
	{ "since", 0, "DATE", "dated on or after: 2026-08-06, 2026, 30d" }, \
	{ "until", 0, "DATE", "dated on or before" }

static const struct option news_options[] = { SPAN };

static int
run_news(struct app *app, struct args *args, struct err *e)
{
	struct span s;
	struct db *db;
	int64_t id;

	if (take_span(args, &s, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL ||
	    app_find(app, args->operand[0], ENTITY_NONE, &id, e) < 0)
		return -1;
	if (s.since == CLOCK_NONE)
		s.since = (s.until != CLOCK_NONE ? s.until :
		    app->as_of != CLOCK_NONE ? app->as_of : clock_now()) -
		    7 * CLOCK_DAY;
	return app_sheet(app, view_news(db, &app->arena, id, s.since,
	    s.until, e), e);
}

const struct command cmd_news = {
	.name = "news", .operands = "NAME",
	.what = "Tell what is new on a name: facts, deals, documents",
	.more = "Of the last seven days, or since and until a date.\n",
	.options = { news_options, COUNT_OF(news_options) },
	.least = 1, .most = 1, .run = run_news
};

static const struct option said_options[] = {
	{ "about", 'a', "NAME", "of this name" }, SPAN
};

static int
run_said(struct app *app, struct args *args, struct err *e)
{
	struct span s;
	struct db *db;
	int64_t about;

	if (take_span(args, &s, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL ||
	    take_name(app, args, "about", &about, e) < 0)
		return -1;
	return app_table(app, view_said(db, &app->arena,
	    str_of(args->operand[0]), about, s.since, s.until, e), e);
}

const struct command cmd_said = {
	.name = "said", .operands = "WHO",
	.what = "Tell what a speaker or a show said, of a name, since a day",
	.more = "WHO is a part of a speaker's or a show's name.\n",
	.options = { said_options, COUNT_OF(said_options) },
	.least = 1, .most = 1, .run = run_said
};

static const struct option moves_options[] = {
	{ "from", 0, "NAME", "who left this company" },
	{ "to", 0, "NAME", "for this one" }, SPAN
};

static int
run_moves(struct app *app, struct args *args, struct err *e)
{
	int64_t from, to;
	struct span s;
	struct db *db;

	if (take_span(args, &s, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL ||
	    take_name(app, args, "from", &from, e) < 0 ||
	    take_name(app, args, "to", &to, e) < 0)
		return -1;
	return app_table(app, view_moves(db, &app->arena, from, to, s.since,
	    s.until, e), e);
}

const struct command cmd_moves = {
	.name = "moves", .operands = "",
	.what = "Tell who moved from one post to another, with the words for both",
	.more = "",
	.options = { moves_options, COUNT_OF(moves_options) }, .run = run_moves
};

static int
run_disputes(struct app *app, struct args *args, struct err *e)
{
	struct db *db = app_open(app, DB_READ, e);
	int64_t of = 0;

	if (db == NULL || (args->operands > 0 && app_find(app,
	    args->operand[0], ENTITY_NONE, &of, e) < 0))
		return -1;
	return app_sheet(app, view_disputes(db, &app->arena, of, e), e);
}

const struct command cmd_disputes = {
	.name = "disputes", .operands = "[NAME]",
	.what = "Tell what sources contradict each other about, in both their words",
	.more = "", .most = 1, .run = run_disputes
};
