#include "base.h"

#include "cmd.h"
#include "limits.h"
#include "view.h"

/* For people: a question, and under it what to type. */
static int
write_rows(struct app *app, const struct table *t, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	int rc;

	for (const struct table_row *r = t->first; r != NULL; r = r->next)
		if (r->cell[0].null)
			buf_printf(&b, "%.*s\n", STR_ARG(r->cell[4].s));
		else
			buf_printf(&b, "%.*s\n    %.*s\n",
			    STR_ARG(r->cell[0].s), STR_ARG(r->cell[1].s));
	rc = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return rc;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct db *db = app_open(app, DB_READ, e);
	const struct table *t;

	(void)args;
	if (db == NULL || (t = view_examples(db, &app->arena, e)) == NULL)
		return -1;
	return app->format == OUT_NONE || app->format == OUT_TEXT ?
	    write_rows(app, t, e) : app_table(app, t, e);
}

const struct command cmd_examples = {
	.name = "examples", .operands = "",
	.what = "Tell twelve questions that this database answers, as commands",
	.more = "Their names are chosen from what was read: the most told ones "
	    "that have an answer.\n",
	.run = run
};
