#include "base.h"

#include <string.h>

#include "cmd.h"
#include "ingest.h"
#include "limits.h"
#include "log.h"

typedef int	stage_fn(const char *path, const struct stage_options *,
		    struct buf *, struct err *);

static const struct {
	const char	*name;
	stage_fn	*run;
} stages[] = {
	{ "feed", ingest_stage_feed },
	{ "article", ingest_stage_article },
	{ "captions", ingest_stage_captions }
};

static const struct option options[] = {
	{ "url", 0, "URL", "where the file came from" },
	{ "content-type", 0, "TYPE", "the Content-Type that it came with" }
};

static stage_fn *
find_stage(struct args *args, struct err *e)
{
	for (size_t i = 0; i < COUNT_OF(stages); i++)
		if (strcmp(args->operand[0], stages[i].name) == 0)
			return stages[i].run;
	args_wrong(args, e, "expected feed, article or captions, found \"%s\"",
	    args->operand[0]);
	return NULL;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct stage_options o = { args_text(args, "url"),
	    args_text(args, "content-type") };
	stage_fn *stage = find_stage(args, e);
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	int rc = 0;

	if (stage == NULL)
		return -1;
	for (size_t i = 1; i < args->operands && rc >= 0; i++) {
		buf_reset(&b);
		if (stage(args->operand[i], &o, &b, e) < 0) {
			log_warn("%s", e->text);
			err_clear(e);
			rc = CMD_PARTLY;
		}
		if (buf_check(&b, args->operand[i], e) < 0 ||
		    app_write(app, buf_str(&b), e) < 0)
			rc = -1;
	}
	buf_release(&b);
	return rc;
}

const struct command cmd_stage = {
	.name = "stage", .operands = "STAGE FILE...",
	.what = "Print what one stage makes of files, a JSON line each",
	.more =
	"STAGE is feed (RSS, Atom, JSON Feed), article (an HTML page) or "
	"captions (WebVTT,\nSRT, transcripts).  A file that cannot be read "
	"gives {\"file\":...,\"error\":...}, and\nthe status is then 1.\n",
	.options = { options, COUNT_OF(options) },
	.least = 2, .most = SIZE_MAX, .hidden = true, .run = run
};
