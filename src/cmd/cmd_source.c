#include "base.h"

#include <string.h>

#include "cmd.h"
#include "hash.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "store_source.h"
#include "url.h"
#include "view.h"

static const struct option options[] = {
	{ "kind", 'k', "KIND", "of its documents (newsletter)" },
	{ "title", 0, "TITLE", "what it is called, until its feed says" },
	{ "lang", 0, "LANG", "en, zh, ..." }
};

/* A known source keeps what the command line does not say anew. */
static int
fill(struct app *app, struct args *args, struct source *s, struct err *e)
{
	const char *kind = args_text(args, "kind");
	const char *title = args_text(args, "title");
	const char *lang = args_text(args, "lang");
	const struct source *known = store_source_get(app->db, &app->arena,
	    hash_id("source", s->url, 0), e);

	if (known == NULL && e->kind != ERR_NOT_FOUND)
		return -1;
	err_clear(e);
	if (known != NULL)
		*s = *known;
	s->state = SOURCE_ACTIVE;
	if (title != NULL)
		s->title = str_of(title);
	if (lang != NULL)
		s->lang = str_of(lang);
	if (kind != NULL && (s->kind = doc_kind_of(str_of(kind))) == DOC_NONE)
		return args_wrong(args, e, "--kind: expected podcast, "
		    "newsletter, paper, launch, investor or news, found \"%s\"",
		    kind);
	return 0;
}

static int
add(struct app *app, struct args *args, struct err *e)
{
	struct str url = str_of(args->operand[1]);
	struct source s = { .url = url, .title = STR_NONE, .site = STR_NONE,
	    .lang = STR_NONE, .kind = DOC_NEWSLETTER, .problem = STR_NONE,
	    .etag = STR_NONE, .modified = STR_NONE };
	bool is_new;

	if (!url_is_http(url) || url.n > LIMIT_URL_BYTES)
		return args_wrong(args, e, "expected an http or https address, "
		    "found \"%.*s\"", STR_ARG(url));
	if (fill(app, args, &s, e) < 0 ||
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

static const struct {
	const char	*name;
	size_t		 operands;
	enum db_mode	 mode;
	int		(*run)(struct app *, struct args *, struct err *);
} verbs[] = {
	{ "list", 0, DB_READ, list },
	{ "add", 1, DB_WRITE, add },
	{ "show", 1, DB_READ, show },
	{ "pause", 1, DB_WRITE, pause_source },
	{ "resume", 1, DB_WRITE, resume },
	{ "remove", 1, DB_WRITE, remove_source },
	{ "defaults", 0, DB_WRITE, defaults }
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
			    verb, verbs[i].operands ? "one address" :
			    "nothing after it");
		if (app_open(app, verbs[i].mode, e) == NULL)
			return -1;
		return verbs[i].run(app, args, e);
	}
	return args_wrong(args, e, "source: expected list, add, show, pause, "
	    "resume, remove or defaults, found \"%s\"", verb);
}

const struct command cmd_source = {
	.name = "source", .operands = "[VERB [URL]]",
	.what = "List, add, show, pause, resume or remove sources",
	.more =
	"  source [list]      every source and its health\n"
	"  source add URL     a feed (RSS, Atom, JSON Feed)\n"
	"  source show URL    one source; URL is its address, title or id\n"
	"  source pause URL   it is not asked until `source resume URL`\n"
	"  source remove URL  its documents stay\n"
	"  source defaults    add the built-in list of sources\n",
	.options = { options, COUNT_OF(options) }, .most = 2, .run = run
};
