#include "base.h"

#include "cmd.h"
#include "view.h"

static const struct option options[] = {
	{ "type", 't', "TYPE", "company, person, chip, model, site, product, ..." }
};

int
cmd_take_type(struct args *args, enum entity_type *type, struct err *e)
{
	const char *names[ENTITY_TYPES];
	size_t at = 0;

	for (int t = ENTITY_NONE + 1; t < ENTITY_TYPES; t++)
		names[t - 1] = entity_type_name((enum entity_type)t);
	if (args_text(args, "type") == NULL)
		return 0;
	if (args_choice(args, "type", names, ENTITY_TYPES - 1, &at, e) < 0)
		return -1;
	*type = (enum entity_type)(at + 1);
	return 0;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	enum entity_type type = ENTITY_NONE;
	struct db *db;
	int64_t id;

	if (cmd_take_type(args, &type, e) < 0 ||
	    (db = app_open(app, DB_READ, e)) == NULL ||
	    app_find(app, args->operand[0], type, &id, e) < 0)
		return -1;
	return app_sheet(app, view_entity(db, &app->arena, id, e), e);
}

const struct command cmd_show = {
	.name = "show", .operands = "NAME",
	.what = "Show a company, person, chip, model or site: all that is said of it",
	.more =
	"NAME is any way it is written, also in Chinese, or an id.  What is "
	"not known is\nanswered with the nearest names and status 1.\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = 1, .run = run
};
