#include "base.h"

#include "cmd.h"
#include "limits.h"
#include "view.h"

static const struct option options[] = {
	{ "since", 0, "DATE", "of this day or later: 2026-08-06, 2026, 30d" },
	{ "until", 0, "DATE", "of this day or before" },
	{ "type", 't', "TYPE", "acquisition, investment, supply, ..." },
	{ "status", 's', "STATUS",
	    "completed, announced, planned, rumored or denied" },
	{ "min", 'm', "AMOUNT", "at least: 500M, 1.5B" },
	{ "max", 0, "AMOUNT", "at most" },
	{ "party", 'p', "NAME", "with this party" },
	{ "limit", 'n', "N", "at most so many (50)" }
};

static int
take_type(struct args *args, enum deal_type *type, struct err *e)
{
	const char *names[DEAL_TYPES];
	size_t at = 0;

	for (int t = DEAL_NONE + 1; t < DEAL_TYPES; t++)
		names[t - 1] = deal_type_name((enum deal_type)t);
	if (args_text(args, "type") == NULL)
		return 0;
	if (args_choice(args, "type", names, DEAL_TYPES - 1, &at, e) < 0)
		return -1;
	*type = (enum deal_type)(at + 1);
	return 0;
}

static int
take_status(struct args *args, enum status *status, struct err *e)
{
	static const enum status all[] = { STATUS_COMPLETED, STATUS_ANNOUNCED,
	    STATUS_PLANNED, STATUS_RUMORED, STATUS_DENIED, STATUS_ASSERTED };
	const char *names[COUNT_OF(all)];
	size_t at = 0;

	for (size_t i = 0; i < COUNT_OF(all); i++)
		names[i] = status_name(all[i]);
	if (args_text(args, "status") == NULL)
		return 0;
	if (args_choice(args, "status", names, COUNT_OF(all), &at, e) < 0)
		return -1;
	*status = all[at];
	return 0;
}

static int
take_filter(struct args *args, struct deal_filter *f, struct err *e)
{
	int64_t limit = 50;

	if (args_span(args, &f->since, &f->until, e) < 0 ||
	    take_type(args, &f->type, e) < 0 ||
	    take_status(args, &f->status, e) < 0 ||
	    args_money(args, "min", &f->min_amount, e) < 0 ||
	    args_money(args, "max", &f->max_amount, e) < 0 ||
	    args_int(args, "limit", 1, LIMIT_ROWS, &limit, e) < 0)
		return -1;
	if (f->max_amount != 0 && f->min_amount > f->max_amount)
		return args_wrong(args, e, "--min %s is more than --max %s",
		    args_text(args, "min"), args_text(args, "max"));
	f->limit = (size_t)limit;
	return 0;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct deal_filter f = { .since = CLOCK_NONE, .until = CLOCK_NONE };
	const char *party = args_text(args, "party");
	struct db *db;
	int64_t id;

	if (take_filter(args, &f, e) < 0)
		return -1;
	if (args->operands > 0 && !app_id(args->operand[0], &id))
		return args_wrong(args, e, "expected a deal's id as `tapeout "
		    "deals` prints it, found \"%s\"; a name goes with --party",
		    args->operand[0]);
	if ((db = app_open(app, DB_READ, e)) == NULL)
		return -1;
	if (args->operands > 0)
		return app_sheet(app, view_deal(db, &app->arena, id, e), e);
	if (party != NULL && app_find(app, party, ENTITY_NONE, &f.party, e) < 0)
		return -1;
	return app_table(app, view_deals(db, &app->arena, &f, e), e);
}

const struct command cmd_deals = {
	.name = "deals", .operands = "[ID]",
	.what = "List deals, newest first; or tell one of them whole",
	.more =
	"A deal told by many is one row, with the range of what was told; its "
	"status is what\nis believed: said is not done.\n",
	.options = { options, COUNT_OF(options) }, .most = 1, .run = run
};
