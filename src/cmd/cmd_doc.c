#include "base.h"

#include <string.h>

#include "cmd.h"
#include "limits.h"
#include "store_doc.h"
#include "view.h"

static const struct option options[] = {
	{ "text", 0, NULL, "print the document's own bytes" },
	{ "marks", 0, NULL, "list every name in it, in order of place" },
	{ "kind", 'k', "KIND", "without an ID: only podcast, newsletter, ..." },
	{ "limit", 'n', "N", "without an ID: at most so many (50)" },
	{ "why", 'w', "TEXT", "remove: a reason, to be remembered" }
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
remove_doc(struct app *app, struct args *args, int64_t id, struct err *e)
{
	struct build_report r;

	if (app_open(app, DB_WRITE, e) == NULL || store_doc_remove(app->db,
	    id, str_of(args_text(args, "why")), e) < 0)
		return -1;
	return cmd_renew(app, &r, e);
}

static int
restore(struct app *app, struct args *args, int64_t id, struct err *e)
{
	(void)args;
	return app_open(app, DB_WRITE, e) == NULL ? -1 :
	    store_doc_restore(app->db, id, e);
}

static int
list_removed(struct app *app, struct args *args, int64_t id, struct err *e)
{
	(void)args;
	(void)id;
	return app_open(app, DB_READ, e) == NULL ? -1 :
	    app_table(app, view_removed(app->db, &app->arena, e), e);
}

static const struct verb {
	const char	*name;
	size_t		 ids;
	int		(*run)(struct app *, struct args *, int64_t id,
			    struct err *);
} verbs[] = {
	{ "remove", 1, remove_doc },
	{ "restore", 1, restore },
	{ "removed", 0, list_removed }
};

static const struct verb *
find_verb(const struct args *args)
{
	for (size_t i = 0; args->operands > 0 && i < COUNT_OF(verbs); i++)
		if (strcmp(args->operand[0], verbs[i].name) == 0)
			return &verbs[i];
	return NULL;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	const struct verb *v = find_verb(args);
	size_t ids = v ? v->ids : MIN_OF(args->operands, 1), at = v != NULL;
	struct db *db;
	int64_t id = 0;

	if (args->operands != ids + at)
		return args_wrong(args, e, "expected %s", ids ? "one "
		    "document's id" : "nothing after it");
	if (ids > 0 && !app_id(args->operand[at], &id))
		return args_wrong(args, e, "expected a document's id as "
		    "`tapeout search` prints it, found \"%s\"",
		    args->operand[at]);
	if (v != NULL)
		return v->run(app, args, id, e);
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
	.name = "doc", .operands = "[VERB] [ID]",
	.what = "Show one document: takeaways in its words, names, deals; or list them",
	.more =
	"  doc [ID]        one document, or a list of them\n"
	"  doc remove ID   forget it, with all that was read from it; what comes\n"
	"                  of it again is not taken\n"
	"  doc restore ID  take it again, when its source next brings it\n"
	"  doc removed     what was removed, when, and why\n",
	.options = { options, COUNT_OF(options) }, .most = 2, .run = run
};
