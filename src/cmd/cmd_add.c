#include "base.h"

#include <stdio.h>

#include "cmd.h"
#include "ingest.h"
#include "log.h"
#include "store_entity.h"

static const struct option options[] = {
	{ "kind", 'k', "KIND",
	    "podcast, newsletter, paper, launch, investor or news" },
	{ "show", 0, "NAME", "the podcast, newsletter or site they are from" }
};

static int
take_kind(struct args *args, enum doc_kind *kind, struct err *e)
{
	const char *names[DOC_KINDS];
	size_t at = 0;

	for (int k = DOC_NONE + 1; k < DOC_KINDS; k++)
		names[k - 1] = doc_kind_name((enum doc_kind)k);
	if (args_text(args, "kind") == NULL)
		return 0;
	if (args_choice(args, "kind", names, DOC_KINDS - 1, &at, e) < 0)
		return -1;
	*kind = (enum doc_kind)(at + 1);
	return 0;
}

static struct table *
report_table(struct arena *a, const struct ingest_report *r)
{
	static const struct column columns[] = {
		{ "files", "Files", CELL_INT },
		{ "documents", "Documents", CELL_INT },
		{ "added", "New", CELL_INT },
		{ "changed", "Changed", CELL_INT },
		{ "known", "Known", CELL_INT },
		{ "empty", "Empty", CELL_INT },
		{ "problems", "Problems", CELL_INT },
		{ "removed", "Removed", CELL_INT }
	};
	struct table *t = table_new(a, "add", "Added", columns,
	    COUNT_OF(columns));
	struct cell *c = table_row(t);

	cell_int(&c[0], (int64_t)r->files);
	cell_int(&c[1], (int64_t)r->docs);
	cell_int(&c[2], (int64_t)r->added);
	cell_int(&c[3], (int64_t)r->changed);
	cell_int(&c[4], (int64_t)r->known);
	cell_int(&c[5], (int64_t)r->empty);
	cell_int(&c[6], (int64_t)r->problems);
	cell_int(&c[7], (int64_t)r->removed);
	return t;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct ingest_options o = { .problem = app_problem };
	struct ingest_report r = { 0 };
	struct db *db;

	o.show = str_of(args_text(args, "show"));
	if (take_kind(args, &o.kind, e) < 0)
		return -1;
	if ((db = app_open(app, DB_WRITE, e)) == NULL ||
	    store_entity_seed(db, e) < 0)
		return -1;
	for (size_t i = 0; i < args->operands; i++)
		if (ingest_add_path(db, args->operand[i], &o, &r, e) < 0)
			return -1;
	if (app_table(app, report_table(&app->arena, &r), e) < 0)
		return -1;
	return r.problems > 0 ? CMD_PARTLY : 0;
}

const struct command cmd_add = {
	.name = "add", .operands = "FILE...",
	.what = "Read files, folders or standard input (-) into the database",
	.more =
	"Plain text, Markdown with front matter, HTML pages, WebVTT, SRT, RSS, "
	"Atom, JSON\nFeed, JSON Lines and mail (a message, an mbox, a Maildir) "
	"are told apart by content;\na folder is walked.  The same document "
	"twice is one document.  `tapeout build` then\nreads what was added.\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = SIZE_MAX, .run = run
};
