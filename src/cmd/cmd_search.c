#include "base.h"

#include "cmd.h"
#include "limits.h"
#include "view.h"

static const struct option options[] = {
	{ "limit", 'n', "N", "at most so many documents (20)" }
};

/* All operands as one line of words. */
static struct str
joined(struct arena *a, const struct args *args)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES * 8);
	struct str s;

	for (size_t i = 0; i < args->operands; i++) {
		buf_add_str(&b, i ? " " : "");
		buf_add_str(&b, args->operand[i]);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	int64_t limit = 20;
	const struct sheet *s;
	struct db *db;

	if (args_int(args, "limit", 1, LIMIT_ROWS, &limit, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL)
		return -1;
	s = view_search(db, &app->arena, joined(&app->arena, args),
	    (size_t)limit, e);
	if (app_sheet(app, s, e) < 0)
		return -1;
	for (const struct table *t = s->tables; t != NULL; t = t->next)
		if (t->rows > 0)
			return 0;
	return CMD_PARTLY;
}

const struct command cmd_search = {
	.name = "search", .operands = "WORD...",
	.what = "Find names and documents by words, newest first",
	.more =
	"All words must be there.  \"Words in quotation marks\" stand "
	"together; a word that\nends in * is a beginning.  Nothing found: "
	"status 1.\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = SIZE_MAX, .run = run
};
