#include "base.h"

#include <stdio.h>

#include "ast.h"
#include "cmd.h"
#include "cypher.h"
#include "file.h"
#include "limits.h"
#include "world.h"

static const struct option options[] = {
	{ "rows", 0, "N", "stop with an error at more rows (10000)" },
	{ "seconds", 0, "N", "stop with an error after so long (10)" }
};

/* The text itself, or with - what stands on standard input. */
static int
take_text(struct app *app, const char *operand, struct str *out,
    struct err *e)
{
	struct buf b = BUF_INIT(AST_BYTES);
	int error = 0;

	*out = str_of(operand);
	if (strcmp(operand, "-") != 0)
		return 0;
	error = file_read("-", &b, e);
	if (error == 0)
		*out = arena_str(&app->arena, buf_str(&b));
	buf_release(&b);
	return error;
}

static int
explain(struct query *q, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	int error = cypher_explain(q, NULL, &b, e);

	if (error == 0)
		fputs(buf_text(&b), stdout);
	buf_release(&b);
	return error;
}

static int
answer(struct app *app, struct query *q, struct cypher_graph *graph,
    struct cypher_limits *limits, struct err *e)
{
	struct cypher_rows rows;
	struct table *t;

	/* The graph itself is not the question's to answer for. */
	limits->bytes += app->arena.total;
	if (cypher_run(q, graph, &app->arena, VALUE_NONE, limits, &rows,
	    e) < 0 || (t = cypher_table(graph, &app->arena, &rows, e)) == NULL)
		return -1;
	return app_table(app, t, e);
}

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct cypher_limits limits = CYPHER_LIMITS;
	int64_t seconds = 10;
	struct cypher_graph *graph;
	struct query *q;
	struct str text;
	struct db *db;
	int error;

	if (args_int(args, "rows", 1, 1000000, &limits.rows, e) < 0 ||
	    args_int(args, "seconds", 1, 3600, &seconds, e) < 0 ||
	    take_text(app, args->operand[0], &text, e) < 0 ||
	    (q = cypher_parse(&app->arena, text, e)) == NULL)
		return -1;
	if (q->explain)
		return explain(q, e);
	limits.ms = seconds * 1000;
	if ((db = app_open(app, DB_READ, e)) == NULL ||
	    (graph = world_load(db, &app->arena, e)) == NULL)
		return -1;
	error = answer(app, q, graph, &limits, e);
	world_free(graph);
	return error;
}

const struct command cmd_query = {
	.name = "query", .operands = "TEXT|-",
	.what = "Ask the graph in openCypher, read-only",
	.more = "EXPLAIN before a question tells its steps.\n",
	.options = { options, COUNT_OF(options) },
	.least = 1, .most = 1, .run = run
};
