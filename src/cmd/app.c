#include "base.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app.h"
#include "as_of.h"
#include "file.h"
#include "limits.h"
#include "log.h"
#include "mem.h"
#include "num.h"

/* All of one answer, as bytes. */
#define ANSWER_BYTES LIMIT_FILE_BYTES

static unsigned
terminal_width(void)
{
	struct winsize w;
	uint64_t columns;

	if (num_uint(str_of(getenv("COLUMNS")), 1000, &columns) && columns > 0)
		return (unsigned)columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0)
		return w.ws_col;
	return OUT_WIDTH;
}

void
app_init(struct app *app)
{
	memset(app, 0, sizeof(*app));
	app->width = terminal_width();
	app->as_of = CLOCK_NONE;
}

void
app_release(struct app *app)
{
	db_close(app->db);
	arena_release(&app->arena);
}

const char *
app_db_path(struct app *app, struct err *e)
{
	const char *env = getenv("TAPEOUT_DB");
	char *usual;

	if (app->db_path != NULL)
		return app->db_path;
	if (app->db_given != NULL)
		return app->db_path = app->db_given;
	if (env != NULL && env[0] != '\0')
		return app->db_path = env;
	if (app->conf.text[CONF_DB][0] != '\0')
		return app->db_path = app->conf.text[CONF_DB];
	usual = file_data_path("tapeout.db", e);
	if (usual == NULL)
		return NULL;
	app->db_path = arena_strdup(&app->arena, usual);
	mem_free(usual);
	return app->db_path;
}

struct db *
app_open(struct app *app, enum db_mode mode, struct err *e)
{
	const char *path = app_db_path(app, e);

	BUG_IF(app->db != NULL);
	if (path == NULL)
		return NULL;
	if (mode == DB_READ && !file_exists(path)) {
		err_set(e, ERR_NOT_FOUND, "there is no database at %s; "
		    "`tapeout add FILE...` makes one", path);
		return NULL;
	}
	if (app->as_of == CLOCK_NONE)
		app->db = db_open(path, mode, e);
	else if (mode == DB_READ)
		app->db = as_of_open(path, app->as_of, e);
	else
		err_set(e, ERR_INVALID, "--as-of looks back; this command "
		    "writes");
	return app->db;
}

static int
write_failed(struct err *e)
{
	if (errno == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	return err_errno(e, "standard output");
}

int
app_write(struct app *app, struct str s, struct err *e)
{
	(void)app;
	if (s.n > 0 && fwrite(s.p, 1, s.n, stdout) != s.n)
		return write_failed(e);
	return 0;
}

int
app_flush(struct app *app, struct err *e)
{
	(void)app;
	if (fflush(stdout) != 0 || ferror(stdout))
		return write_failed(e);
	return 0;
}

static int
write_and_release(struct app *app, struct buf *b, int rc, struct err *e)
{
	if (rc == 0)
		rc = app_write(app, buf_str(b), e);
	buf_release(b);
	return rc;
}

int
app_sheet(struct app *app, const struct sheet *s, struct err *e)
{
	struct buf b = BUF_INIT(ANSWER_BYTES);
	int rc = 0;

	if (s == NULL)
		return -1;
	if (app->format == OUT_NONE || app->format == OUT_TEXT)
		out_text_sheet(s, app->width, &b);
	else
		rc = out_sheet(app->format, s, &b, e);
	return write_and_release(app, &b, rc, e);
}

int
app_table(struct app *app, const struct table *t, struct err *e)
{
	struct buf b = BUF_INIT(ANSWER_BYTES);
	int rc = 0;

	if (t == NULL)
		return -1;
	if (app->format == OUT_NONE || app->format == OUT_TEXT)
		out_text_table(t, app->width, &b);
	else
		rc = out_table(app->format, t, &b, e);
	return write_and_release(app, &b, rc, e);
}

int
app_edition(struct app *app, const struct edition *ed, struct err *e)
{
	struct buf b = BUF_INIT(ANSWER_BYTES);
	int rc = 0;

	if (app->format == OUT_NONE || app->format == OUT_TEXT)
		out_text_edition(ed, app->width, &b);
	else
		rc = out_edition(app->format, ed, &b, e);
	return write_and_release(app, &b, rc, e);
}

bool
app_id(const char *text, int64_t *id)
{
	uint64_t v = 0;
	size_t n = strspn(text, "0123456789abcdef");

	if (n == 0 || n > 16 || text[n] != '\0')
		return false;
	v = strtoull(text, NULL, 16);
	*id = (int64_t)v;
	return v != 0 && v <= INT64_MAX;
}

void
app_limits(const struct app *app, struct cypher_limits *out)
{
	const int64_t *n = app->conf.number;

	*out = (struct cypher_limits){ .rows = n[CONF_QUERY_ROWS],
	    .steps = n[CONF_QUERY_STEPS],
	    .bytes = (size_t)n[CONF_QUERY_MEMORY] * MIB,
	    .ms = n[CONF_QUERY_SECONDS] * CLOCK_SECOND };
}

void
app_problem(const char *sentence, void *count)
{
	if (count != NULL)
		(*(size_t *)count)++;
	log_warn("%s", sentence);
}
