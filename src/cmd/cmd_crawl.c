#include "base.h"

#include <signal.h>
#include <string.h>
#include <time.h>

#include "cmd.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "store_entity.h"

/* Between two rounds, when not --once. */
#define REST_SECONDS 60
/* Others may write at length; nobody sits before a crawler. */
#define WRITER_WAIT_MS (2 * 60000u)

static const struct option options[] = {
	{ "once", 0, NULL, "ask the sources that are due, then end" },
	{ "all", 'a', NULL, "ask also those that are not due" }
};

static volatile int stop;

static void
on_signal(int number)
{
	(void)number;
	stop = 1;
}

static void
catch_signals(void)
{
	struct sigaction a = { .sa_handler = on_signal };

	sigaction(SIGTERM, &a, NULL);
	sigaction(SIGINT, &a, NULL);
}

static struct table *
report_table(struct arena *a, const struct crawl_report *r)
{
	static const struct column columns[] = {
		{ "sources", "Sources asked", CELL_INT },
		{ "fresh", "Fresh", CELL_INT },
		{ "same", "Unchanged", CELL_INT },
		{ "failed", "Failed", CELL_INT },
		{ "gone", "Gone", CELL_INT },
		{ "put_off", "Put off", CELL_INT },
		{ "added", "New documents", CELL_INT },
		{ "changed", "Changed", CELL_INT },
		{ "known", "Known", CELL_INT },
		{ "removed", "Removed", CELL_INT }
	};
	struct table *t = table_new(a, "crawl", "Crawled", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_int(&c[0], (int64_t)r->sources);
	cell_int(&c[1], (int64_t)r->fresh);
	cell_int(&c[2], (int64_t)r->same);
	cell_int(&c[3], (int64_t)r->failed);
	cell_int(&c[4], (int64_t)r->gone);
	cell_int(&c[5], (int64_t)r->put_off);
	cell_int(&c[6], (int64_t)r->added);
	cell_int(&c[7], (int64_t)r->changed);
	cell_int(&c[8], (int64_t)r->known);
	cell_int(&c[9], (int64_t)r->removed);
	return t;
}

/* A round's report has an arena of its own: rounds have no end. */
static int
print_report(struct app *app, const struct crawl_report *r, struct err *e)
{
	struct arena a = ARENA_INIT;
	int rc = app_table(app, report_table(&a, r), e);

	if (rc == 0)
		rc = app_flush(app, e);
	arena_release(&a);
	return rc;
}

/* rules are filled in where a program is set. */
static int
set_transcribe(const struct app *app, struct transcribe_rules *rules,
    struct crawl_options *o, struct err *e)
{
	const int64_t *number = app->conf.number;
	const char *command = app->conf.text[CONF_TRANSCRIBE];

	if (command[0] == '\0')
		return 0;
	*rules = (struct transcribe_rules){ .command = command,
	    .most_ms = number[CONF_TRANSCRIBE_MINUTES] * CLOCK_MINUTE,
	    .most_bytes = (size_t)number[CONF_TRANSCRIBE_MEGABYTES] * MIB,
	    .most_episodes = (size_t)number[CONF_TRANSCRIBE_MOST] };
	o->transcribe = rules;
	return ingest_check_transcribe(command, e);
}

static void
set_options(const struct app *app, const struct args *args,
    struct crawl_options *o)
{
	const char *contact = app->conf.text[CONF_CRAWL_CONTACT];
	const char *netrc = app->conf.text[CONF_CRAWL_NETRC];
	const char *private = app->conf.text[CONF_CRAWL_PRIVATE];
	const char *ca = app->conf.text[CONF_CRAWL_CA];

	*o = (struct crawl_options){ .all = args_flag(args, "all"),
	    .allow_private = strcmp(private, "yes") == 0, 
	    .allow = strcmp(private, "yes") == 0 || strcmp(private, "no") == 0 ?
	    NULL : private,
	    .most_ms = app->conf.number[CONF_CRAWL_SECONDS] * CLOCK_SECOND,
	    .lease_ms = app->conf.number[CONF_CRAWL_LEASE] * CLOCK_SECOND,
	    .no_pages = app->conf.number[CONF_CRAWL_PAGES] == 0,
	    .contact = contact[0] ? contact : NULL,
	    .netrc = netrc[0] ? netrc : NULL, .ca = ca[0] ? ca : NULL,
	    .at_once = (size_t)app->conf.number[CONF_CRAWL_AT_ONCE],
	    .wait_ms = app->conf.number[CONF_CRAWL_MINUTES] * CLOCK_MINUTE,
	    .pause_ms = app->conf.number[CONF_CRAWL_PAUSE],
	    .stop = &stop, .problem = app_problem };
}

static void
rest(void)
{
	/* a signal that came just before a long sleep would not end it */
	for (int i = 0; i < REST_SECONDS && !stop; i++) {
		struct timespec left = { 1, 0 };

		(void)nanosleep(&left, NULL);
	}
}

/* One round; what came of it is printed where there was something to ask. */
static int
crawl_round(struct app *app, const struct crawl_options *o, bool once,
    size_t *failed, struct err *e)
{
	struct crawl_report r = { 0 };

	if (ingest_crawl(app->db, o, &r, e) < 0)
		return -1;
	*failed = r.failed;
	return once || r.sources > 0 ? print_report(app, &r, e) : 0;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	bool once = args_flag(args, "once");
	struct transcribe_rules transcribe;
	struct crawl_options o;
	struct db *db = app_open(app, DB_WRITE, e);
	size_t failed = 0;
	int rc;

	if (db == NULL)
		return -1;
	db_set_wait(db, WRITER_WAIT_MS);
	if (store_entity_seed(db, e) < 0)
		return -1;
	set_options(app, args, &o);
	if (set_transcribe(app, &transcribe, &o, e) < 0)
		return err_at(e, "transcribe");
	if ((o.polite = ingest_polite(&o, e)) == NULL)
		return e->kind == ERR_INVALID ? err_at(e, "crawl_private") :
		    -1;
	catch_signals();
	while ((rc = crawl_round(app, &o, once, &failed, e)) == 0) {
		o.all = false;
		if (!once && !stop)
			rest();
		if (once || stop)
			break;
	}
	ingest_polite_free(o.polite);
	if (rc < 0)
		return -1;
	return once && failed > 0 ? CMD_PARTLY : 0;
}

const struct command cmd_crawl = {
	.name = "crawl", .operands = "",
	.what = "Ask the sources for what is new, now and then or --once",
	.more =
	"A source that fails is one sentence, here and in `tapeout source "
	"list`; the others\ngo on.  `tapeout build` then reads what is new.\n",
	.options = { options, COUNT_OF(options) }, .run = run
};
