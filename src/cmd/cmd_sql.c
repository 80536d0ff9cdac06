#include "base.h"

#include <stdio.h>

#include "cmd.h"
#include "file.h"
#include "limits.h"
#include "store_sql.h"

static const struct option options[] = {
	{ "rows", 0, "N", "stop with an error at more rows (query_rows)" },
	{ "steps", 0, "N", "stop with an error at more steps (query_steps)" },
	{ "memory", 0, "MIB", "stop with an error at more (query_memory)" },
	{ "seconds", 0, "N", "stop with an error after so long "
	    "(query_seconds)" }
};

/* The type that all of a column has; text where they differ. */
static enum cell_type
column_type(const struct store_sql_rows *r, size_t k)
{
	enum store_sql_type all = SQL_NULL;

	for (size_t i = 0; i < r->n; i++) {
		enum store_sql_type t = r->row[i][k].type;

		if (t != SQL_NULL && all != SQL_NULL && t != all)
			return CELL_TEXT;
		all = t != SQL_NULL ? t : all;
	}
	return all == SQL_INT ? CELL_INT : all == SQL_REAL ? CELL_REAL :
	    CELL_TEXT;
}

static void
put_cell(struct arena *a, enum cell_type type, struct cell *out,
    const struct store_sql_cell *c)
{
	if (c->type == SQL_NULL)
		return;
	if (type == CELL_INT)
		cell_int(out, c->i);
	else if (type == CELL_REAL)
		cell_real(out, c->r);
	else if (c->type == SQL_INT)
		cell_text(out, str_of(arena_printf(a, "%lld",
		    (long long)c->i)));
	else if (c->type == SQL_REAL)
		cell_text(out, str_of(arena_printf(a, "%.17g", c->r)));
	else
		cell_text(out, c->s);
}

static struct table *
table_of(struct arena *a, const struct store_sql_rows *r)
{
	struct column *column = arena_array(a, r->columns + 1,
	    sizeof(*column));
	struct table *t;

	for (size_t k = 0; k < r->columns; k++) {
		column[k].name = column[k].head = r->name[k].p;
		column[k].type = column_type(r, k);
	}
	t = table_new(a, "rows", "Answer", column, r->columns);
	t->own = true;
	t->none = "No rows.";
	for (size_t i = 0; i < r->n; i++) {
		struct cell *c = table_row(t);

		for (size_t k = 0; k < r->columns; k++)
			put_cell(a, column[k].type, &c[k], &r->row[i][k]);
	}
	return t;
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	struct cypher_limits l;
	struct store_sql_limits limits;
	struct store_sql_rows rows;
	struct str text = str_of(args->operand[0]);
	struct db *db;
	int error = 0;

	if (cmd_take_limits(app, args, &l, e) < 0)
		return -1;
	limits = (struct store_sql_limits){ .rows = l.rows, .steps = l.steps,
	    .bytes = l.bytes, .ms = l.ms };
	if (str_is(text, "-")) {
		error = file_read("-", &b, e);
		text = arena_str(&app->arena, buf_str(&b));
	}
	buf_release(&b);
	if (error < 0 || (db = app_open(app, DB_READ, e)) == NULL ||
	    store_sql(db, &app->arena, text, &limits, &rows, e) < 0)
		return -1;
	return app_table(app, table_of(&app->arena, &rows), e);
}

const struct command cmd_sql = {
	.name = "sql", .operands = "TEXT|-",
	.what = "Ask the tables in SQL, read-only",
	.more = "One SELECT.  tapeout-schema(5) has the tables.  What writes, "
	    "attaches, sets or calls\nwhat it may not is refused.\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = 1, .run = run
};
