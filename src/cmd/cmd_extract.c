#include "base.h"

#include <inttypes.h>
#include <string.h>

#include "clock.h"
#include "cmd.h"
#include "extract.h"
#include "jread.h"
#include "jwrite.h"
#include "limits.h"
#include "lines.h"
#include "log.h"
#include "reading_json.h"
#include "store_entity.h"

/* One filter: what it reads with, and what is used anew for each line. */
struct filter {
	struct app	*app;
	struct lexicon	*lex;
	struct arena	 arena;
	struct buf	 out;
	size_t		 bad;	/* lines that could not be read */
};

static int
want_str(const struct jread *j, const char *key, bool needed, struct str *out,
    struct err *e)
{
	const struct jread *v = jread_key(j, key);

	*out = jread_str(v);
	if (jread_is_str(v) || (v == NULL && !needed))
		return 0;
	/* null is as good as absent where it may be. */
	if (!needed && !jread_is_object(v) && !jread_is_array(v))
		return 0;
	return err_set(e, ERR_INVALID, "expected a string \"%s\"", key);
}

static int
read_kind(struct str word, struct doc *d, struct err *e)
{
	d->kind = word.n ? doc_kind_of(word) : DOC_NEWS;
	if (d->kind == DOC_NONE)
		return err_set(e, ERR_INVALID, "\"kind\": expected podcast, "
		    "newsletter, paper, launch, investor or news, found "
		    "\"%.*s\"", STR_ARG(word));
	return 0;
}

static int
read_format(struct str word, struct doc *d, struct err *e)
{
	d->format = word.n ? doc_format_of(word) : FORMAT_TEXT;
	if (d->format == FORMAT_NONE)
		return err_set(e, ERR_INVALID, "\"format\": expected text, "
		    "markdown, captions, vtt or srt, found \"%.*s\"",
		    STR_ARG(word));
	return 0;
}

/* The contract's object as a document; strings stay in the JSON. */
static int
read_doc(const struct jread *j, struct doc *d, struct str *id, struct err *e)
{
	struct str kind, format, date;

	if (!jread_is_object(j))
		return err_set(e, ERR_INVALID, "expected an object");
	if (want_str(j, "id", true, id, e) < 0 ||
	    want_str(j, "text", true, &d->text, e) < 0 ||
	    want_str(j, "title", false, &d->title, e) < 0 ||
	    want_str(j, "lang", false, &d->lang, e) < 0 ||
	    want_str(j, "kind", false, &kind, e) < 0 ||
	    want_str(j, "format", false, &format, e) < 0 ||
	    want_str(j, "date", false, &date, e) < 0)
		return -1;
	if (d->text.n > LIMIT_DOC_BYTES)
		return err_set(e, ERR_LIMIT, "\"text\" is over its ceiling of "
		    "%u bytes", LIMIT_DOC_BYTES);
	d->date = CLOCK_NONE;
	if (date.n > 0 && !clock_parse(date, &d->date))
		return err_set(e, ERR_INVALID, "\"date\": expected YYYY-MM-DD "
		    "or RFC 3339, found \"%.*s\"", STR_ARG(date));
	d->key = *id;
	doc_set_id(d);
	return read_kind(kind, d, e) < 0 ? -1 : read_format(format, d, e);
}

static int
read_line(struct filter *f, struct str line, struct err *e)
{
	struct doc d = { .show = STR_NONE, .people = STR_NONE,
	    .link = STR_NONE };
	struct jread *j = jread_new(line, e);
	struct reading r;
	struct str id;
	int rc = -1;

	if (j != NULL && read_doc(j, &d, &id, e) == 0) {
		extract_doc(f->lex, &d, &f->arena, &r);
		reading_json(id, &d, &r, &f->arena, &f->out);
		rc = buf_check(&f->out, "the answer", e);
	}
	jread_free(j);
	arena_reset(&f->arena);
	return rc;
}

/* A bad line is told in its place, and the rest goes on. */
static void
tell_bad(struct filter *f, size_t number, struct err *e)
{
	struct jwrite j = JWRITE_INIT(&f->out);

	buf_reset(&f->out);
	jwrite_object(&j);
	jwrite_key_int(&j, "line", (int64_t)number);
	jwrite_key_text(&j, "error", e->text);
	jwrite_end(&j);
	buf_add_char(&f->out, '\n');
	err_clear(e);
	f->bad++;
}

static int
filter_lines(struct filter *f, struct lines *l, struct err *e)
{
	struct str line;
	int rc;

	while ((rc = lines_next(l, &line, e)) != 0) {
		if (rc < 0 && e->kind != ERR_LIMIT)
			return -1;
		buf_reset(&f->out);
		if (rc > 0 && str_trim(line).n == 0)
			continue;
		if (rc < 0 || read_line(f, line, e) < 0)
			tell_bad(f, l->number, e);
		if (app_write(f->app, buf_str(&f->out), e) < 0)
			return -1;
	}
	return 0;
}

static int
filter_file(struct filter *f, const char *path, struct err *e)
{
	struct lines l;
	int rc;

	if (lines_open(&l, path, LIMIT_LINE_BYTES, e) < 0)
		return -1;
	rc = filter_lines(f, &l, e);
	lines_close(&l);
	return rc;
}

static int
put_entity(const struct entity *ent, const struct alias *alias, size_t n,
    void *lex)
{
	lexicon_put(lex, ent, alias, n);
	return 0;
}

/* The names of --db, else the built-in ones alone: a filter that depends on
 * nothing but its input. */
static int
load_lexicon(struct filter *f, struct err *e)
{
	int rc;

	f->lex = lexicon_new();
	if (f->app->db_given == NULL)
		rc = lexicon_put_seeds(f->lex, e);
	else if (app_open(f->app, DB_READ, e) == NULL)
		rc = -1;
	else
		rc = store_entity_each(f->app->db, put_entity, f->lex, e);
	if (rc == 0)
		lexicon_ready(f->lex);
	return rc;
}

static int
check_format(struct args *args, struct err *e)
{
	const char *format = args_text(args, "format");

	if (format == NULL || strcmp(format, "jsonl") == 0 ||
	    strcmp(format, "ndjson") == 0)
		return 0;
	return args_wrong(args, e, "--format: expected jsonl, found \"%s\"",
	    format);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct filter f = { .app = app, .out = BUF_INIT(LIMIT_FILE_BYTES) };
	int rc = check_format(args, e);

	if (rc == 0)
		rc = load_lexicon(&f, e);
	if (rc == 0 && args->operands == 0)
		rc = filter_file(&f, "-", e);
	for (size_t i = 0; i < args->operands && rc == 0; i++)
		rc = filter_file(&f, args->operand[i], e);
	if (f.bad > 0)
		log_warn("extract: %zu %s not read", f.bad, f.bad == 1 ?
		    "line was" : "lines were");
	lexicon_free(f.lex);
	arena_release(&f.arena);
	buf_release(&f.out);
	return rc < 0 ? -1 : f.bad > 0 ? CMD_PARTLY : 0;
}

const struct command cmd_extract = {
	.name = "extract", .operands = "[FILE...]",
	.what = "Read JSON Lines of documents, print what each says, a line each",
	.more =
	"A line in: {\"id\", \"text\", \"kind\", \"format\", \"title\", \"date\", "
	"\"lang\"}; id and text\nare needed.  A line out: {\"id\", \"entities\", "
	"\"relations\", \"deals\"}, offsets in\nbytes of the text as given.  A "
	"line that cannot be read gives {\"line\": N,\n\"error\": ...} in its "
	"place, the rest goes on, and the status is 1.\n\nThe names are the "
	"built-in ones, or those of the database that --db names.\n",
	.most = SIZE_MAX, .own_formats = true, .run = run
};
