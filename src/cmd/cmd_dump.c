#include "base.h"

#include "cmd.h"
#include "dump.h"

struct sink {
	struct app	*app;
	struct err	*e;
};

static int
put_line(struct str line, void *ctx)
{
	struct sink *s = ctx;

	return app_write(s->app, line, s->e);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct sink s = { app, e };
	struct db *db = app_open(app, DB_READ, e);

	(void)args;
	return db == NULL || dump_run(db, put_line, &s, e) != 0 ? -1 : 0;
}

const struct command cmd_dump = {
	.name = "dump", .operands = "",
	.what = "Print the whole database as lines that can be compared",
	.more =
	"Two databases that were given the same documents dump the same "
	"bytes, in whatever\norder they came and on whatever machine.\n",
	.one_form = true, .run = run
};
