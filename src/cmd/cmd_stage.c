#include "base.h"

#include <string.h>

#include "cmd.h"
#include "extract.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"
#include "stage_text.h"

typedef int	stage_file_fn(const char *path, const struct stage_options *,
		    struct buf *, struct err *);

/* A stage is of a file as it comes in, or of a text. */
struct stage {
	const char	*name;
	stage_file_fn	*file;
	stage_text_fn	*text;
	bool		 names;		/* reads with the lexicon */
};

static const struct stage stages[] = {
	{ "feed", ingest_stage_feed, NULL, false },
	{ "article", ingest_stage_article, NULL, false },
	{ "captions", ingest_stage_captions, NULL, false },
	{ "mail", ingest_stage_mail, NULL, false },
	{ "robots", ingest_stage_robots, NULL, false },
	{ "tokens", NULL, stage_tokens, false },
	{ "sentences", NULL, stage_sentences, false },
	{ "mentions", NULL, stage_mentions, true },
	{ "links", NULL, stage_links, true },
	{ "claims", NULL, stage_claims, true }
};

static const struct option options[] = {
	{ "url", 0, "URL", "where the file came from" },
	{ "content-type", 0, "TYPE", "the Content-Type that it came with" },
	{ "as", 0, "FORMAT", "text, markdown, captions, vtt or srt" },
	{ "agent", 0, "NAME", "who asks, for robots (tapeout)" }
};

struct job {
	struct app		*app;
	const struct stage	*stage;
	struct stage_options	 file;
	struct stage_text	 text;
	struct lexicon		*lex;
};

static int
set_job(struct job *j, struct args *args, struct err *e)
{
	const char *as = args_text(args, "as");

	for (size_t i = 0; i < COUNT_OF(stages); i++)
		if (strcmp(args->operand[0], stages[i].name) == 0)
			j->stage = &stages[i];
	if (j->stage == NULL)
		return args_wrong(args, e, "expected feed, article, captions, "
		    "mail, robots, tokens, sentences, mentions, links or claims, "
		    "found \"%s\"",
		    args->operand[0]);
	j->file.url = args_text(args, "url");
	j->file.type = args_text(args, "content-type");
	j->file.agent = args_text(args, "agent");
	if (as != NULL && (j->text.format = doc_format_of(str_of(as))) ==
	    FORMAT_NONE)
		return args_wrong(args, e, "--as: expected text, markdown, "
		    "captions, vtt or srt, found \"%s\"", as);
	if (!j->stage->names)
		return 0;
	j->lex = lexicon_new();
	if (lexicon_put_seeds(j->lex, e) < 0)
		return -1;
	lexicon_ready(j->lex);
	j->text.lex = j->lex;
	return 0;
}

/* CMD_PARTLY where the file could not be read, and that was said. */
static int
run_file(struct job *j, const char *path, struct buf *b, struct err *e)
{
	int rc;

	buf_reset(b);
	rc = j->stage->file != NULL ? j->stage->file(path, &j->file, b, e) :
	    j->stage->text(&j->text, path, b, e);
	if (rc < 0) {
		log_warn("%s", e->text);
		err_clear(e);
	}
	if (buf_check(b, path, e) < 0 ||
	    app_write(j->app, buf_str(b), e) < 0)
		return -1;
	return rc < 0 ? CMD_PARTLY : 0;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct job j = { .app = app };
	int rc = set_job(&j, args, e);

	for (size_t i = 1; i < args->operands && rc >= 0; i++) {
		int one = run_file(&j, args->operand[i], &b, e);

		rc = one != 0 ? one : rc;
	}
	lexicon_free(j.lex);
	buf_release(&b);
	return rc;
}

const struct command cmd_stage = {
	.name = "stage", .operands = "STAGE FILE...",
	.what = "Print what one stage makes of files, a JSON line each",
	.more =
	"  feed | article | captions | mail | robots   of a file as it comes "
	"in\n"
	"  tokens | sentences | mentions | links | claims   of a text\n\n"
	"A file that cannot be read gives {\"file\":...,\"error\":...}, and the "
	"status is 1.\n",
	.options = { options, COUNT_OF(options) },
	.least = 2, .most = SIZE_MAX, .hidden = true, .run = run
};
