#include "base.h"

#include "cmd.h"
#include "limits.h"
#include "view.h"

static const struct option options[] = {
	{ "text", 0, NULL, "print the document's own bytes" },
	{ "marks", 0, NULL, "list every name in it, in order of place" },
	{ "kind", 'k', "KIND", "without an ID: only podcast, newsletter, ..." },
	{ "limit", 'n', "N", "without an ID: at most so many (50)" }
};

static int
list(struct app *app, struct args *args, struct db *db, struct err *e)
{
	const char *kind = args_text(args, "kind");
	enum doc_kind k = kind ? doc_kind_of(str_of(kind)) : DOC_NONE;
	int64_t limit = 50;

	if (kind != NULL && k == DOC_NONE)
		return args_wrong(args, e, "--kind: expected podcast, "
		    "newsletter, paper, launch, investor or news, found \"%s\"",
		    kind);
	if (args_int(args, "limit", 1, LIMIT_ROWS, &limit, e) < 0)
		return -1;
	return app_table(app, view_documents(db, &app->arena, k,
	    (size_t)limit, 0, e), e);
}

static int
print_text(struct app *app, struct db *db, int64_t id, struct err *e)
{
	enum doc_format format;
	struct str text;

	if (view_text(db, &app->arena, id, &text, &format, e) < 0)
		return -1;
	return app_write(app, text, e);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct db *db;
	int64_t id;

	if (args->operands > 0 && !app_id(args->operand[0], &id))
		return args_wrong(args, e, "expected a document's id as "
		    "`tapeout search` prints it, found \"%s\"",
		    args->operand[0]);
	if ((db = app_open(app, DB_READ, e)) == NULL)
		return -1;
	if (args->operands == 0)
		return list(app, args, db, e);
	if (args_flag(args, "text"))
		return print_text(app, db, id, e);
	if (args_flag(args, "marks"))
		return app_table(app, view_marks(db, &app->arena, id, e), e);
	return app_sheet(app, view_doc(db, &app->arena, id, e), e);
}

const struct command cmd_doc = {
	.name = "doc", .operands = "[ID]",
	.what = "Show one document: takeaways in its words, names, deals; or list them",
	.more = "",
	.options = { options, COUNT_OF(options) }, .most = 1, .run = run
};
