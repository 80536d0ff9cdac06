#include "base.h"

#include <inttypes.h>
#include <string.h>

#include "conf.h"
#include "file.h"
#include "limits.h"
#include "mem.h"
#include "num.h"

enum setting_type {
	SETTING_TEXT,
	SETTING_NUMBER,
	SETTING_YES_NO,
	SETTING_SECRET
};

struct setting {
	const char		*name;
	enum setting_type	 type;
	const char		*normal;	/* the default */
	int64_t			 least, most;	/* of numbers */
	const char		*what;
};

static const struct setting settings[CONF_SETTINGS] = {
	[CONF_DB] = { "db", SETTING_TEXT, "", 0, 0,
	    "database file, where neither --db nor $TAPEOUT_DB names one" },
	[CONF_CRAWL_CONTACT] = { "crawl_contact", SETTING_TEXT, "", 0, 0,
	    "mail address or page told to sites in the User-Agent" },
	[CONF_CRAWL_PRIVATE] = { "crawl_private", SETTING_TEXT, "no", 0, 0,
	    "private addresses that may be asked: no, yes, or 10.0.0.8:80, "
	    "news.lan, 10.1.0.0/16 ..." },
	[CONF_CRAWL_AT_ONCE] = { "crawl_at_once", SETTING_NUMBER, "64", 1,
	    1000, "transfers at a time" },
	[CONF_CRAWL_MINUTES] = { "crawl_minutes", SETTING_NUMBER, "60", 5,
	    10080, "minutes between two askings of a source" },
	[CONF_CRAWL_PAUSE] = { "crawl_pause", SETTING_NUMBER, "1000", 0, 60000,
	    "milliseconds between two requests to one host" },
	[CONF_CRAWL_PAGES] = { "crawl_pages", SETTING_YES_NO, "yes", 0, 1,
	    "is the page asked for where a feed gives a line or two?" },
	[CONF_CRAWL_NETRC] = { "crawl_netrc", SETTING_TEXT, "", 0, 0,
	    "netrc file with the passwords of mailboxes; ~/.netrc" },
	[CONF_CRAWL_CA] = { "crawl_ca", SETTING_TEXT, "", 0, 0,
	    "file of certificates that are trusted; the system's" },
	[CONF_CRAWL_SECONDS] = { "crawl_seconds", SETTING_NUMBER, "30", 1, 600,
	    "seconds that one transfer may take" },
	[CONF_CRAWL_LEASE] = { "crawl_lease", SETTING_NUMBER, "60", 1, 3600,
	    "seconds after which a crawler that was killed is not waited for" },
	[CONF_TRANSCRIBE] = { "transcribe", SETTING_TEXT, "", 0, 0,
	    "program that makes {audio} into captions {out}; none: off" },
	[CONF_TRANSCRIBE_MINUTES] = { "transcribe_minutes", SETTING_NUMBER,
	    "60", 1, 1440, "minutes that it may take for one episode" },
	[CONF_TRANSCRIBE_MEGABYTES] = { "transcribe_megabytes", SETTING_NUMBER,
	    "500", 1, 10000, "MiB of audio that one episode may have" },
	[CONF_TRANSCRIBE_MOST] = { "transcribe_most", SETTING_NUMBER, "10", 1,
	    1000, "episodes in one round" },
	[CONF_PROMOTE_SOURCES] = { "promote_sources", SETTING_NUMBER, "3", 1,
	    1000, "independent sources that make a new name an entity" },
	[CONF_SERVE_ADDRESS] = { "serve_address", SETTING_TEXT, "127.0.0.1",
	    0, 0, "address that the pages are served on" },
	[CONF_SERVE_PORT] = { "serve_port", SETTING_NUMBER, "8420", 0, 65535,
	    "port of the pages; 0 takes any that is free" },
	[CONF_MAIL_SERVER] = { "mail_server", SETTING_TEXT, "", 0, 0,
	    "host that takes our mail; without one nothing is sent" },
	[CONF_MAIL_PORT] = { "mail_port", SETTING_NUMBER, "0", 0, 65535,
	    "its port; 0 is the usual one for mail_tls" },
	[CONF_MAIL_TLS] = { "mail_tls", SETTING_TEXT, "starttls", 0, 0,
	    "starttls, tls, or plain (a server on this machine)" },
	[CONF_MAIL_USER] = { "mail_user", SETTING_TEXT, "", 0, 0,
	    "name to log in with; none: no login" },
	[CONF_MAIL_PASSWORD] = { "mail_password", SETTING_SECRET, "", 0, 0,
	    "its password; keep the file readable to yourself alone" },
	[CONF_MAIL_FROM] = { "mail_from", SETTING_TEXT, "", 0, 0,
	    "address that the digest comes from" },
	[CONF_MAIL_LINK] = { "mail_link", SETTING_TEXT, "", 0, 0,
	    "where the pages can be reached, for links in mail" },
	[CONF_MAIL_ZONE] = { "mail_zone", SETTING_TEXT, "America/New_York",
	    0, 0, "IANA zone whose date a digest is of" },
	[CONF_MAIL_HOUR] = { "mail_hour", SETTING_NUMBER, "6", 0, 23,
	    "local hour from which the day's digest may go out" },
	[CONF_QUERY_ROWS] = { "query_rows", SETTING_NUMBER, "10000", 1,
	    1000000, "rows that an answer of query, sql or the API may have" },
	[CONF_QUERY_STEPS] = { "query_steps", SETTING_NUMBER, "50000000", 1000,
	    INT64_C(1000000000000), "relationships and rows that one may look "
	    "at" },
	[CONF_QUERY_MEMORY] = { "query_memory", SETTING_NUMBER, "256", 1,
	    65536, "MiB that one may take" },
	[CONF_QUERY_SECONDS] = { "query_seconds", SETTING_NUMBER, "10", 1,
	    3600, "seconds that one may take" }
};

static int
set(struct conf *c, size_t i, struct str value, struct arena *a,
    struct err *e)
{
	const struct setting *s = &settings[i];

	c->text[i] = arena_strndup(a, value.p, value.n);
	if (s->type == SETTING_YES_NO) {
		if (!str_is(value, "yes") && !str_is(value, "no"))
			return err_set(e, ERR_INVALID, "%s: expected yes or no, "
			    "found \"%.*s\"", s->name, STR_ARG(value));
		c->number[i] = str_is(value, "yes");
	} else if (s->type == SETTING_NUMBER &&
	    (!num_int(value, &c->number[i]) || c->number[i] < s->least ||
	    c->number[i] > s->most)) {
		return err_set(e, ERR_INVALID, "%s: expected a number from %"
		    PRId64 " to %" PRId64 ", found \"%.*s\"", s->name,
		    s->least, s->most, STR_ARG(value));
	}
	return 0;
}

static int
read_line(struct conf *c, struct str line, struct arena *a, struct err *e)
{
	size_t mark;
	struct str name, value;

	line = str_trim(line);
	if (line.n == 0 || *line.p == '#')
		return 0;
	mark = str_find_char(line, '=', 0);
	if (mark == SIZE_MAX)
		return err_set(e, ERR_INVALID, "expected key = value, found "
		    "\"%.*s\"", STR_ARG(line));
	name = str_trim((struct str){ line.p, mark });
	value = str_trim((struct str){ line.p + mark + 1, line.n - mark - 1 });
	for (size_t i = 0; i < CONF_SETTINGS; i++) {
		if (!str_is(name, settings[i].name))
			continue;
		c->set[i] = true;
		return set(c, i, value, a, e);
	}
	return err_set(e, ERR_INVALID, "there is no setting \"%.*s\" (tapeout "
	    "config lists them)", STR_ARG(name));
}

static int
read_file(struct conf *c, struct arena *a, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	struct str rest, line;
	size_t n = 0;
	int rc = file_read(c->path, &b, e);

	rest = buf_str(&b);
	while (rc == 0 && str_line(&rest, &line)) {
		n++;
		if ((rc = read_line(c, line, a, e)) < 0)
			err_at(e, "%s:%zu", c->path, n);
	}
	buf_release(&b);
	return rc;
}

int
conf_load(struct conf *c, const char *path, struct arena *a, struct err *e)
{
	char *usual = NULL;
	int rc = 0;

	memset(c, 0, sizeof(*c));
	for (size_t i = 0; i < CONF_SETTINGS; i++)
		BUG_IF(set(c, i, str_of(settings[i].normal), a, e) < 0);
	if (path == NULL) {
		/* Without a home there is no usual place, and no settings. */
		usual = file_config_path("tapeout.conf", e);
		err_clear(e);
		if (usual != NULL && file_exists(usual))
			path = usual;
	}
	if (path != NULL) {
		c->path = arena_strdup(a, path);
		rc = read_file(c, a, e);
	}
	mem_free(usual);
	return rc;
}

struct table *
conf_table(const struct conf *c, struct arena *a)
{
	static const struct column columns[] = {
		{ "name", "Setting", CELL_TEXT },
		{ "value", "Value", CELL_TEXT },
		{ "default", "Default", CELL_TEXT },
		{ "set", "Set", CELL_BOOL },
		{ "what", "What it is", CELL_TEXT }
	};
	struct table *t = table_new(a, "settings", "Settings", columns,
	    COUNT_OF(columns));

	for (size_t i = 0; i < CONF_SETTINGS; i++) {
		struct cell *row = table_row(t);
		bool hide = settings[i].type == SETTING_SECRET &&
		    c->text[i][0] != '\0';

		cell_text(&row[0], str_of(settings[i].name));
		cell_text(&row[1], hide ? STR_LIT("***") : str_of(c->text[i]));
		cell_text(&row[2], str_of(settings[i].normal));
		cell_bool(&row[3], c->set[i]);
		cell_text(&row[4], str_of(settings[i].what));
	}
	return t;
}
