/*
 * read_script FILE QUESTION... - loads a script of CREATEs, a statement a line,
 * into the tests' graph in memory, and answers each question from that: a line
 * of JSON each, as tapeout query -f json does.
 */
#include "base.h"

#include <stdio.h>

#include "answer.h"
#include "file.h"
#include "limits.h"
#include "memgraph.h"

static int
ask(struct cypher_graph *g, struct arena *a, struct str text,
    struct answer *x, struct err *e)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct query *q = cypher_parse(a, text, e);

	*x = (struct answer){ .graph = g, .arena = a };
	return q == NULL ? -1 : cypher_run(q, g, a, VALUE_NONE, &limits,
	    &x->rows, e);
}

static int
load(struct cypher_graph *g, struct arena *a, const char *path, struct err *e)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct str rest, line;
	struct answer x;
	int error = file_read(path, &b, e);

	rest = buf_str(&b);
	for (int n = 1; error == 0 && str_line(&rest, &line); n++)
		if (ask(g, a, line, &x, e) < 0)
			error = err_at(e, "%s: line %d", path, n);
	buf_release(&b);
	return error;
}

int
main(int argc, char **argv)
{
	struct arena a = ARENA_INIT;
	struct cypher_graph g = memgraph_new(&a);
	struct buf out = BUF_INIT(LIMIT_FILE_BYTES);
	struct err e = ERR_INIT;
	struct answer x;
	int error = argc < 2 ? -1 : load(&g, &a, argv[1], &e);

	for (int i = 2; i < argc && error == 0; i++) {
		error = ask(&g, &a, str_of(argv[i]), &x, &e);
		if (error == 0)
			error = answer_json(&x, &out, &e);
	}
	if (error < 0)
		fprintf(stderr, "read_script: %s\n", e.text);
	else
		fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
	memgraph_free(&g);
	arena_release(&a);
	return error < 0;
}
