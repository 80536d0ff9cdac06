#include "base.h"

#include <string.h>

#include "cmd.h"
#include "digest.h"
#include "letter.h"
#include "limits.h"
#include "log.h"
#include "outbox.h"

static const struct option options[] = {
	{ "date", 'd', "DATE", "of this day in New York (today, or that of --as-of)" },
	{ "send", 0, NULL, "mail it to every subscriber whose hour has come" },
	{ "now", 0, NULL, "with --send: whatever the hour is" },
	{ "to", 0, "ADDRESS", "with --format eml: whom the message is for" }
};

static int
set_tls(const struct conf *c, struct smtp_server *s, struct err *e)
{
	static const char *const names[] = {
		[SMTP_PLAIN] = "plain", [SMTP_STARTTLS] = "starttls",
		[SMTP_TLS] = "tls"
	};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(c->text[CONF_MAIL_TLS], names[i]) == 0) {
			s->tls = (enum smtp_tls)i;
			return 0;
		}
	return err_set(e, ERR_INVALID, "mail_tls: expected starttls, tls or "
	    "plain, found \"%s\"", c->text[CONF_MAIL_TLS]);
}

static int
set_outbox(const struct app *app, const struct args *args, struct outbox *o,
    struct err *e)
{
	const struct conf *c = &app->conf;

	*o = (struct outbox){ .from = c->text[CONF_MAIL_FROM],
	    .link = c->text[CONF_MAIL_LINK], .now = args_flag(args, "now") };
	o->server.host = c->text[CONF_MAIL_SERVER];
	o->server.port = (unsigned)c->number[CONF_MAIL_PORT];
	o->server.user = c->text[CONF_MAIL_USER];
	o->server.password = c->text[CONF_MAIL_PASSWORD];
	return set_tls(c, &o->server, e);
}

static struct table *
sent_table(struct arena *a, const struct outbox_count *n)
{
	static const struct column columns[] = {
		{ "sent", "Sent", CELL_INT },
		{ "before", "Sent before", CELL_INT },
		{ "waiting", "Their hour is to come", CELL_INT },
		{ "failed", "Failed", CELL_INT }
	};
	struct table *t = table_new(a, "sent", "Sent", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_int(&c[0], (int64_t)n->sent);
	cell_int(&c[1], (int64_t)n->before);
	cell_int(&c[2], (int64_t)n->waiting);
	cell_int(&c[3], (int64_t)n->failed);
	return t;
}

static int
send_all(struct app *app, struct args *args, struct err *e)
{
	struct outbox_count n = { 0 };
	struct outbox o;
	int rc;

	if (args_text(args, "date") != NULL)
		return args_wrong(args, e, "--send mails today's digest, it "
		    "takes no --date");
	if (set_outbox(app, args, &o, e) < 0)
		return -1;
	if (o.server.host[0] == '\0' || o.from[0] == '\0')
		return err_set(e, ERR_INVALID, "no mail is set up: %s needs "
		    "mail_server and mail_from", app->conf.path ?
		    app->conf.path : "tapeout.conf");
	if (app_open(app, DB_WRITE, e) == NULL)
		return -1;
	rc = outbox_send(app->db, &o, &n, e);
	if (rc < 0 && n.failed == 0)
		return -1;
	if (app_table(app, sent_table(&app->arena, &n), e) < 0)
		return -1;
	if (n.failed > 0)
		return err_set(e, n.problem.kind, "%zu not sent: %s", n.failed,
		    n.problem.text);
	return 0;
}

/* Who looks back to a day and names none asks for the edition of that day. */
static const char *
date_looked_back_to(struct app *app)
{
	char date[12];

	if (app->as_of == CLOCK_NONE)
		return NULL;
	digest_last(app->as_of, date);
	return arena_strdup(&app->arena, date);
}

static int
find_date(struct app *app, struct args *args, const char **date,
    struct err *e)
{
	int64_t t;

	*date = args_text(args, "date");
	if (*date == NULL) {
		*date = date_looked_back_to(app);
		return 0;
	}
	if (strlen(*date) == 10 && clock_parse(str_of(*date), &t))
		return 0;
	return args_wrong(args, e, "--date: expected YYYY-MM-DD, found \"%s\"",
	    *date);
}

/* A day that is over is kept the first time it is asked for; a look back at
 * it keeps nothing. */
static int
load(struct app *app, const char *date, struct edition *ed, struct err *e)
{
	char today[12];

	digest_today(today);
	if (date == NULL || strcmp(date, today) >= 0 ||
	    app->as_of != CLOCK_NONE)
		return app_open(app, DB_READ, e) == NULL ? -1 :
		    digest_edition(app->db, date, &app->arena, ed, e);
	/* The sentence about a missing database is that of a reader. */
	if (app_open(app, DB_READ, e) == NULL)
		return -1;
	db_close(app->db);
	app->db = NULL;
	return app_open(app, DB_WRITE, e) == NULL ? -1 :
	    digest_edition_keep(app->db, date, &app->arena, ed, e);
}

static int
print_eml(struct app *app, struct args *args, const char *date,
    struct err *e)
{
	const char *to = args_text(args, "to");
	struct buf b = BUF_INIT(MIB);
	struct outbox o;
	int rc = -1;

	if (set_outbox(app, args, &o, e) == 0 &&
	    app_open(app, DB_READ, e) != NULL) {
		if (o.from[0] == '\0')
			o.from = "tapeout@localhost";
		rc = outbox_preview(app->db, &o, to ? to : "reader@localhost",
		    date, &b, e);
	}
	if (rc == 0)
		rc = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
print_html(struct app *app, const struct edition *ed, struct err *e)
{
	struct letter l = { .edition = ed,
	    .link = str_of(app->conf.text[CONF_MAIL_LINK]),
	    .reply_to = STR_NONE };
	struct buf b = BUF_INIT(MIB);
	int rc;

	letter_html(&l, &b);
	rc = buf_check(&b, "the letter", e);
	if (rc == 0)
		rc = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	const char *format = args_text(args, "format"), *date;
	bool eml = format != NULL && strcmp(format, "eml") == 0;
	struct edition ed = { .reads = 0 };

	if (format != NULL && app->format == OUT_NONE && !eml)
		return args_wrong(args, e, "--format: expected table, json, "
		    "ndjson, csv, md, html or eml, found \"%s\"", format);
	if (find_date(app, args, &date, e) < 0)
		return -1;
	if (args_flag(args, "send"))
		return send_all(app, args, e);
	if (eml)
		return print_eml(app, args, date, e);
	if (load(app, date, &ed, e) < 0)
		return -1;
	return app->format == OUT_HTML ? print_html(app, &ed, e) :
	    app_edition(app, &ed, e);
}

const struct command cmd_digest = {
	.name = "digest", .operands = "",
	.what = "Tell what is new today: seven reads, deals, rising names",
	.more =
	"Every read has its quote, who said it and where.  --format takes also "
	"html (as it is\nmailed) and eml (the message itself).  --send hands "
	"the day's edition to the mail\nserver of tapeout.conf; a second run "
	"of the same day sends nothing twice.\n",
	.options = { options, COUNT_OF(options) }, .own_formats = true,
	.run = run
};
