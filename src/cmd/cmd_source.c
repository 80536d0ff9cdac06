#include "base.h"

#include <string.h>

#include "cmd.h"
#include "file.h"
#include "hash.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "mailbox.h"
#include "opml.h"
#include "store_source.h"
#include "url.h"
#include "utf8.h"
#include "view.h"

static const struct option options[] = {
	{ "kind", 'k', "KIND", "of its documents (newsletter)" },
	{ "title", 0, "TITLE", "what it is called, until its feed says" },
	{ "lang", 0, "LANG", "en, zh, ..." },
	{ "folder", 0, "FOLDER", "to file it in; / between folder and folder" },
	{ "url", 0, "URL", "edit: where it is fetched from now on" }
};

static int
check_url(struct args *args, struct str url, struct err *e)
{
	if (mailbox_is(url))
		return imap_check_url(url, e);
	if (url_is_http(url) && url.n <= LIMIT_URL_BYTES)
		return 0;
	return args_wrong(args, e, "expected an http or https address, found "
	    "\"%.*s\"", STR_ARG(url));
}

/* What the command line says of a source. */
static int
take_options(struct args *args, struct source *s, struct err *e)
{
	const char *kind = args_text(args, "kind");
	const char *title = args_text(args, "title");
	const char *lang = args_text(args, "lang");
	const char *folder = args_text(args, "folder");

	if (title != NULL)
		s->title = str_of(title);
	if (lang != NULL)
		s->lang = str_of(lang);
	if (folder != NULL)
		s->folder = str_of(folder);
	if (kind != NULL && (s->kind = doc_kind_of(str_of(kind))) == DOC_NONE)
		return args_wrong(args, e, "--kind: expected podcast, "
		    "newsletter, paper, launch, investor or news, found \"%s\"",
		    kind);
	return 0;
}

/* A known source keeps what the command line does not say anew. */
static int
fill(struct app *app, struct args *args, struct source *s, struct err *e)
{
	const struct source *known = store_source_get(app->db, &app->arena,
	    hash_id("source", s->url, 0), e);

	if (known == NULL && e->kind != ERR_NOT_FOUND)
		return -1;
	err_clear(e);
	if (known != NULL)
		*s = *known;
	s->state = SOURCE_ACTIVE;
	return take_options(args, s, e);
}

static int
add(struct app *app, struct args *args, struct err *e)
{
	struct str url = str_of(args->operand[1]);
	struct source s = { .url = url, .title = STR_NONE, .site = STR_NONE,
	    .lang = STR_NONE, .kind = DOC_NEWSLETTER, .problem = STR_NONE,
	    .etag = STR_NONE, .modified = STR_NONE, .folder = STR_NONE };
	bool is_new;

	if (check_url(args, url, e) < 0 ||
	    fill(app, args, &s, e) < 0 ||
	    store_source_put(app->db, &s, &is_new, e) < 0)
		return -1;
	log_info("%s %.*s", is_new ? "added" : "known already, renewed:",
	    STR_ARG(url));
	return 0;
}

/* The id of a source by its address as added or listed, or by its id. */
static int
find(struct app *app, const char *word, struct source **out, struct err *e)
{
	struct source_rows rows;
	int64_t id = 0;

	app_id(word, &id);
	if (store_sources(app->db, &app->arena, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		struct source *s = &rows.at[i];

		if (s->id == id || str_is(s->url, word) ||
		    str_is(s->title, word) ||
		    s->id == hash_id("source", str_of(word), 0)) {
			*out = s;
			return 0;
		}
	}
	return err_set(e, ERR_NOT_FOUND, "there is no source \"%s\"; `tapeout "
	    "source list` lists them", word);
}

static int
set_state(struct app *app, struct args *args, enum source_state state,
    struct err *e)
{
	struct source *s;

	if (find(app, args->operand[1], &s, e) < 0)
		return -1;
	s->state = state;
	if (state == SOURCE_ACTIVE)
		s->next_try = CLOCK_NONE;
	return store_source_health(app->db, s, e);
}

static int
pause_source(struct app *app, struct args *args, struct err *e)
{
	return set_state(app, args, SOURCE_PAUSED, e);
}

static int
resume(struct app *app, struct args *args, struct err *e)
{
	return set_state(app, args, SOURCE_ACTIVE, e);
}

/* Another address is another feed of the same source: nothing is remembered of
 * the old one's answers. */
static int
edit(struct app *app, struct args *args, struct err *e)
{
	const char *url = args_text(args, "url");
	struct source *s;

	if (find(app, args->operand[1], &s, e) < 0 ||
	    take_options(args, s, e) < 0)
		return -1;
	if (url != NULL) {
		if (check_url(args, str_of(url), e) < 0)
			return -1;
		s->url = str_of(url);
		s->etag = s->modified = STR_NONE;
		s->next_try = CLOCK_NONE;
	}
	if (store_source_put(app->db, s, NULL, e) < 0)
		return -1;
	return store_source_health(app->db, s, e);
}

static int
remove_source(struct app *app, struct args *args, struct err *e)
{
	struct source *s;

	if (find(app, args->operand[1], &s, e) < 0)
		return -1;
	return store_source_remove(app->db, s->id, e);
}

static int
list(struct app *app, struct args *args, struct err *e)
{
	(void)args;
	return app_table(app, view_sources(app->db, &app->arena, e), e);
}

static int
show(struct app *app, struct args *args, struct err *e)
{
	struct source *s;

	if (find(app, args->operand[1], &s, e) < 0)
		return -1;
	return app_sheet(app, view_source(app->db, &app->arena, s->id, e), e);
}

struct defaults {
	struct app	*app;
	struct err	*e;
	size_t		 added;
};

static int
add_default(const struct source *built_in, void *ctx)
{
	struct defaults *d = ctx;
	struct source s = *built_in;
	bool is_new;

	if (store_source_put(d->app->db, &s, &is_new, d->e) < 0)
		return -1;
	d->added += is_new;
	return 0;
}

static int
defaults(struct app *app, struct args *args, struct err *e)
{
	struct defaults d = { app, e, 0 };

	(void)args;
	if (ingest_each_source(add_default, &d, e) != 0)
		return -1;
	log_info("%zu sources added", d.added);
	return 0;
}

struct importing {
	struct app	*app;
	struct err	*e;
	size_t		 feeds, added, passed_over;
};

/* A known source keeps its kind and state; the list says how it is filed. */
static int
import_one(const struct source *listed, void *ctx)
{
	struct importing *i = ctx;
	struct source s = *listed;
	const struct source *known;
	bool is_new;

	i->feeds++;
	if (!url_is_http(s.url)) {
		log_info("passed over, no http address: %.*s", STR_ARG(s.url));
		i->passed_over++;
		return 0;
	}
	known = store_source_get(i->app->db, &i->app->arena,
	    hash_id("source", s.url, 0), i->e);
	if (known == NULL && i->e->kind != ERR_NOT_FOUND)
		return -1;
	err_clear(i->e);
	if (known != NULL) {
		s = *known;
		s.folder = listed->folder;
		s.title = listed->title.n > 0 ? listed->title : s.title;
	}
	if (s.kind == DOC_NONE)
		s.kind = DOC_NEWSLETTER;
	if (store_source_put(i->app->db, &s, &is_new, i->e) < 0)
		return -1;
	i->added += is_new;
	return 0;
}

static int
import_list(struct app *app, struct args *args, struct err *e)
{
	struct importing i = { .app = app, .e = e };
	const char *path = args->operand[1];
	struct buf bytes = BUF_INIT(LIMIT_BODY_BYTES);
	struct buf text = BUF_INIT(LIMIT_FILE_BYTES);
	struct str charset;
	int rc = file_read(path, &bytes, e);

	if (rc == 0) {
		charset = utf8_declared(buf_str(&bytes));
		rc = utf8_decode(buf_str(&bytes), arena_strndup(&app->arena,
		    charset.p, charset.n), &text, e);
	}
	if (rc == 0)
		rc = opml_read(buf_str(&text), &app->arena, import_one, &i, e);
	if (rc == 0)
		log_info("%zu feeds in the list, %zu sources added%s", i.feeds,
		    i.added, i.passed_over > 0 ? ", others passed over" : "");
	else if (e->kind == ERR_INVALID)
		err_at(e, "%s", path);
	buf_release(&bytes);
	buf_release(&text);
	return rc;
}

static int
export_list(struct app *app, struct args *args, struct err *e)
{
	struct buf out = BUF_INIT(LIMIT_FILE_BYTES);
	const struct source **order;
	struct source_rows rows;
	int rc;

	(void)args;
	if (store_sources(app->db, &app->arena, &rows, e) < 0)
		return -1;
	order = arena_alloc(&app->arena, (rows.n + 1) * sizeof(*order));
	for (size_t i = 0; i < rows.n; i++)
		order[i] = &rows.at[i];
	opml_write(order, rows.n, &out);
	rc = buf_check(&out, "the list", e);
	if (rc == 0)
		rc = app_write(app, buf_str(&out), e);
	buf_release(&out);
	return rc;
}

static const struct {
	const char	*name;
	size_t		 operands;
	enum db_mode	 mode;
	int		(*run)(struct app *, struct args *, struct err *);
} verbs[] = {
	{ "list", 0, DB_READ, list },
	{ "add", 1, DB_WRITE, add },
	{ "show", 1, DB_READ, show },
	{ "edit", 1, DB_WRITE, edit },
	{ "pause", 1, DB_WRITE, pause_source },
	{ "resume", 1, DB_WRITE, resume },
	{ "remove", 1, DB_WRITE, remove_source },
	{ "defaults", 0, DB_WRITE, defaults },
	{ "import", 1, DB_WRITE, import_list },
	{ "export", 0, DB_READ, export_list }
};

static int
run(struct app *app, struct args *args, struct err *e)
{
	const char *verb = args->operands > 0 ? args->operand[0] : "list";

	for (size_t i = 0; i < COUNT_OF(verbs); i++) {
		if (strcmp(verb, verbs[i].name) != 0)
			continue;
		if (args->operands > 0 &&
		    args->operands - 1 != verbs[i].operands)
			return args_wrong(args, e, "source %s: expected %s",
			    verb, verbs[i].operands ? "one operand" :
			    "nothing after it");
		if (app_open(app, verbs[i].mode, e) == NULL)
			return -1;
		return verbs[i].run(app, args, e);
	}
	return args_wrong(args, e, "source: expected list, add, show, edit, "
	    "pause, resume, remove, defaults, import or export, found \"%s\"", verb);
}

const struct command cmd_source = {
	.name = "source", .operands = "[VERB [URL|FILE]]",
	.what = "List, add, show, edit, pause or remove sources",
	.more =
	"  source [list]      every source and its health\n"
	"  source add URL     a feed (RSS, Atom, JSON Feed), a page with one, or a\n"
	"                     mailbox: imaps://user@host/INBOX\n"
	"  source show URL    one source; URL is its address, title or id\n"
	"  source pause URL   it is not asked until `source resume URL`\n"
	"  source remove URL  its documents stay\n"
	"  source edit URL    with --title, --kind, --lang, --folder or --url\n"
	"  source defaults    add the built-in list of sources\n"
	"  source import FILE the feeds of an OPML file, with folders and titles\n"
	"  source export      all sources as OPML, to standard output\n",
	.options = { options, COUNT_OF(options) }, .most = 2, .run = run
};
