#include "base.h"

#include <stdio.h>
#include <unistd.h>

#include "answer.h"
#include "ast.h"
#include "cmd.h"
#include "file.h"
#include "limits.h"
#include "prompt.h"

static const struct option options[] = {
	{ "param", 'p', "NAME=JSON...", "what $NAME stands for; may be repeated" },
	{ "rows", 0, "N", "stop with an error at more rows (query_rows)" },
	{ "steps", 0, "N", "stop with an error at more steps (query_steps)" },
	{ "memory", 0, "MIB", "stop with an error at more (query_memory)" },
	{ "seconds", 0, "N", "stop with an error after so long "
	    "(query_seconds)" }
};

struct asking {
	struct app		*app;
	struct value		 parameters;
	struct cypher_limits	 limits;
};

int
cmd_take_limits(struct app *app, struct args *args, struct cypher_limits *out,
    struct err *e)
{
	static const char *const name[] = { "rows", "steps", "memory",
		"seconds" };

	app_limits(app, out);
	for (size_t i = 0; i < COUNT_OF(name); i++) {
		const char *to = args_text(args, name[i]);

		if (to == NULL || answer_lower(out, str_of(name[i]),
		    str_of(to), e) == 0)
			continue;
		args->usage = true;
		return err_at(e, "--%s", name[i]);
	}
	return 0;
}

/* name=JSON */
static int
take_parameter(struct args *args, struct arena *a, const char *given,
    struct value_field *out, struct err *e)
{
	struct str s = str_of(given);
	size_t mark = str_find_char(s, '=', 0);

	if (mark == SIZE_MAX || mark == 0)
		return args_wrong(args, e, "--param: expected name=JSON, such "
		    "as name='\"Groq\"' or n=3, found \"%s\"", given);
	out->key = (struct str){ s.p, mark };
	if (answer_parameter(a, (struct str){ s.p + mark + 1,
	    s.n - mark - 1 }, &out->v, e) < 0) {
		args->usage = true;
		return err_at(e, "--param %.*s: expected JSON, a text in its "
		    "quotes, such as %.*s='\"Groq\"'", STR_ARG(out->key),
		    STR_ARG(out->key));
	}
	return 0;
}

static int
take_parameters(struct args *args, struct arena *a, struct value *out,
    struct err *e)
{
	struct value_field *at;
	size_t n = 0;

	while (args_nth(args, "param", n) != NULL)
		n++;
	*out = value_map_new(a, n, &at);
	for (size_t i = 0; i < n; i++)
		if (take_parameter(args, a, args_nth(args, "param", i),
		    &at[i], e) < 0)
			return -1;
	return 0;
}

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

/* A plan is read as it stands. */
static int
put_plan(struct app *app, const struct answer *x, struct err *e)
{
	for (size_t i = 0; i < x->rows.n; i++)
		if (app_write(app, x->rows.row[i][0].s, e) < 0 ||
		    app_write(app, STR_LIT("\n"), e) < 0)
			return -1;
	return 0;
}

static int
put_answer(struct app *app, struct answer *x, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	int error;

	if (app->format != OUT_JSON && app->format != OUT_NDJSON)
		return x->plan && app->format != OUT_CSV ?
		    put_plan(app, x, e) : app_table(app, answer_table(x, e),
		    e);
	error = app->format == OUT_JSON ? answer_json(x, &b, e) :
	    answer_ndjson(x, &b, e);
	if (error == 0)
		error = app_write(app, buf_str(&b), e);
	buf_release(&b);
	return error;
}

static int
ask(struct asking *k, struct arena *a, struct str text, struct err *e)
{
	struct answer x;
	int error;

	if (answer_make(k->app->db, a, text, k->parameters, &k->limits, &x,
	    e) < 0)
		return -1;
	if (x.note.n > 0 && !k->app->quiet)
		fprintf(stderr, "tapeout: query: %.*s\n", STR_ARG(x.note));
	error = put_answer(k->app, &x, e);
	answer_release(&x);
	return error;
}

/* One question typed at the prompt: its error does not end the session. */
static int
ask_typed(struct str text, void *ctx, struct err *e)
{
	struct asking *k = ctx;
	struct arena a = ARENA_INIT;
	int error = ask(k, &a, text, e);

	arena_release(&a);
	if (error == 0)
		error = app_flush(k->app, e);
	return error;
}

static const char help[] =
    "A question ends in ; or an empty line and may have many lines:\n"
    "  MATCH (c:Company {name: 'NVIDIA'})-[r]->(x)\n"
    "  RETURN type(r), x.name, r.quote LIMIT 5;\n"
    "EXPLAIN before it tells its steps, PROFILE what they made.  exit leaves.\n"
    "man tapeout-query tells the language, man tapeout-schema what is in the "
    "graph.\n";

static int
run(struct app *app, struct args *args, struct err *e)
{
	struct asking k = { .app = app };
	struct str text;

	if (cmd_take_limits(app, args, &k.limits, e) < 0 ||
	    take_parameters(args, &app->arena, &k.parameters, e) < 0)
		return -1;
	if (args->operands == 0 && isatty(STDIN_FILENO)) {
		if (app_open(app, DB_READ, e) == NULL)
			return -1;
		if (!app->quiet)
			fputs("A question ends in ; or an empty line; help "
			    "tells more, exit leaves.\n", stderr);
		return prompt_run("tapeout> ", help, ask_typed, &k, e);
	}
	if (take_text(app, args->operands ? args->operand[0] : "-", &text,
	    e) < 0 || app_open(app, DB_READ, e) == NULL)
		return -1;
	return ask(&k, &app->arena, text, e);
}

const struct command cmd_query = {
	.name = "query", .operands = "[TEXT|-]",
	.what = "Ask the graph in openCypher, read-only",
	.more = "EXPLAIN before a question tells its steps.  Without TEXT, on "
	    "a terminal: a prompt\nwith history; a question ends in ; or an "
	    "empty line.\n",
	.options = { options, COUNT_OF(options) },
	.most = 1, .run = run
};
