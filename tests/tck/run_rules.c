/*
 * run_rules FILE... - asks small questions and compares the answers, written
 * down beside them:
 *
 *	# a remark
 *	graph CREATE (:A {n: 1})-[:R]->(:B)
 *	$x = [1, 2]
 *	? MATCH (a:A) RETURN a.n, 'x' AS x
 *	= 1 | 'x'
 *	? RETURN n
 *	! n is not known here
 *	? RETURN 1 / 0
 *	!! divided by zero
 *
 * A line of = is a row of the answer; a question with none has no rows.  ! is a
 * part of the error that is told before anything runs, !! of one at the run.
 * A line that begins with a space goes on with the question.  graph begins a new
 * graph, of CREATE alone; parameters hold to the end of the file.
 *
 * What only reads is asked twice, the second time with the relationships in
 * arrays, where other ways through the graph are taken: the rows must be the
 * same ones.
 */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>

#include "canon.h"
#include "file.h"
#include "limits.h"
#include "memgraph.h"

struct rules {
	const char		*file;
	int			 line;		/* of the question */
	int			 asked, failed;
	struct arena		*arena;
	struct cypher_graph	 graph;
	struct value_field	 parameter[32];
	struct value_map	 parameters;
	struct buf		 question, want, got, again;
};

static int
run(struct rules *r, struct query *q, struct cypher_graph *g,
    struct cypher_rows *rows, struct err *e)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct value v = { .kind = VALUE_MAP, .map = &r->parameters };

	return q == NULL ? -1 : cypher_run(q, g, r->arena, v, &limits,
	    rows, e);
}

/* What is no question at all has no *q. */
static int
ask(struct rules *r, struct str text, struct query **q,
    struct cypher_rows *rows, struct err *e)
{
	*q = cypher_parse(r->arena, text, e);
	return run(r, *q, &r->graph, rows, e);
}

static void
put_rows(struct rules *r, const struct cypher_rows *rows, struct buf *out,
    struct err *e)
{
	for (size_t i = 0; i < rows->n; i++) {
		buf_add_str(out, "= ");
		for (size_t k = 0; k < rows->columns; k++) {
			buf_add_str(out, k ? " | " : "");
			cypher_print(&r->graph, r->arena, rows->row[i][k],
			    out, e);
		}
		buf_add_char(out, '\n');
	}
}

static void
split_lines(struct str s, struct lines *out)
{
	struct str line;

	while (str_line(&s, &line))
		*VEC_ADD(out) = line;
	if (out->n > 0)
		qsort(out->at, out->n, sizeof(*out->at), canon_by_bytes);
}

static bool
same_lines(struct str a, struct str b)
{
	struct lines x = VEC_INIT, y = VEC_INIT;
	bool same;

	split_lines(a, &x);
	split_lines(b, &y);
	same = x.n == y.n;
	for (size_t i = 0; i < x.n && same; i++)
		same = str_eq(x.at[i], y.at[i]);
	VEC_RELEASE(&x);
	VEC_RELEASE(&y);
	return same;
}

/* Does the question give the same of arrays?  An error may be of another row. */
static bool
fits_again(struct rules *r, struct query *q, bool failed)
{
	struct cypher_graph lists;
	struct cypher_rows rows = { .n = 0 };
	struct err e = ERR_INIT;

	if (!memgraph_lists(r->arena, &r->graph, &lists))
		return true;
	if (run(r, q, &lists, &rows, &e) < 0) {
		buf_printf(&r->again, "!! of arrays: %s\n", e.text);
		return failed;
	}
	put_rows(r, &rows, &r->again, &e);
	return !failed && same_lines(buf_str(&r->got), buf_str(&r->again));
}

/* An error is right where what was written is a part of it, told as early. */
static bool
error_fits(struct rules *r, const struct err *e, bool early)
{
	struct str want = str_trim(buf_str(&r->want));
	struct str mark = early ? STR_LIT("! ") : STR_LIT("!! ");

	buf_printf(&r->got, "%.*s%s\n", STR_ARG(mark), e->text);
	return str_starts(want, "!") && str_starts(want, early ? "! " : "!! ")
	    && strstr(e->text, arena_strndup(r->arena, want.p + mark.n,
	    want.n - mark.n)) != NULL;
}

static void
end_question(struct rules *r)
{
	struct cypher_rows rows = { .n = 0 };
	struct err e = ERR_INIT;
	struct query *q;
	bool fits, failed;

	if (r->question.n == 0)
		return;
	r->asked++;
	buf_reset(&r->got);
	buf_reset(&r->again);
	failed = ask(r, buf_str(&r->question), &q, &rows, &e) < 0;
	if (failed) {
		fits = error_fits(r, &e, q == NULL);
	} else {
		put_rows(r, &rows, &r->got, &e);
		fits = str_eq(buf_str(&r->got), buf_str(&r->want));
	}
	if (fits && q != NULL && memgraph_only_reads(q))
		fits = fits_again(r, q, failed);
	if (!fits) {
		r->failed++;
		printf("%s:%d: ? %s  expected\n%s  found\n%s%s\n", r->file,
		    r->line, buf_text(&r->question), buf_text(&r->want),
		    buf_text(&r->got), buf_text(&r->again));
	}
	buf_reset(&r->question);
	buf_reset(&r->want);
}

static int
bad_line(struct rules *r, int line, const struct err *e)
{
	printf("%s:%d: %s\n", r->file, line, e->text);
	r->failed++;
	return -1;
}

static int
begin_graph(struct rules *r, struct str text, int line)
{
	struct cypher_rows rows;
	struct err e = ERR_INIT;
	struct query *q;

	memgraph_free(&r->graph);
	r->graph = memgraph_new(r->arena);
	return text.n > 0 && ask(r, text, &q, &rows, &e) < 0 ?
	    bad_line(r, line, &e) : 0;
}

/* name = expression */
static int
take_parameter(struct rules *r, struct str text, int line)
{
	struct str name;
	struct cypher_rows rows;
	struct err e = ERR_INIT;
	struct query *q;

	if (!str_split(&text, '=', &name) ||
	    r->parameters.n == COUNT_OF(r->parameter)) {
		err_set(&e, ERR_INVALID, "expected $name = expression");
		return bad_line(r, line, &e);
	}
	if (ask(r, str_of(arena_printf(r->arena, "RETURN %.*s AS x",
	    STR_ARG(text))), &q, &rows, &e) < 0)
		return bad_line(r, line, &e);
	r->parameter[r->parameters.n++] = (struct value_field){
	    str_trim(name), rows.row[0][0] };
	return 0;
}

static struct str
after(struct str s, size_t n)
{
	return (struct str){ s.p + n, s.n - n };
}

static int
do_line(struct rules *r, struct str line, int n)
{
	struct err e = ERR_INIT;

	if (str_starts(line, "=") || str_starts(line, "!")) {
		buf_put(&r->want, line);
		buf_add_char(&r->want, '\n');
		return 0;
	}
	if (!str_starts(line, " "))
		end_question(r);
	if (str_starts(line, "?") || str_starts(line, " ")) {
		r->line = line.p[0] == '?' ? n : r->line;
		buf_put(&r->question, after(line, MIN_OF(line.n, 2u)));
		buf_add_char(&r->question, '\n');
		return 0;
	}
	if (line.n == 0 || line.p[0] == '#')
		return 0;
	if (line.p[0] == '$')
		return take_parameter(r, after(line, 1), n);
	if (str_starts(line, "graph"))
		return begin_graph(r, after(line, strlen("graph")), n);
	err_set(&e, ERR_INVALID, "expected graph, $, ?, =, ! or #");
	return bad_line(r, n, &e);
}

static int
run_file(struct rules *r, const char *path)
{
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct str rest, line;
	struct err e = ERR_INIT;
	int n = 1, error = 0;

	r->file = path;
	if (file_read(path, &b, &e) < 0)
		error = bad_line(r, 0, &e);
	rest = buf_str(&b);
	for (; error == 0 && str_line(&rest, &line); n++)
		error = do_line(r, line, n);
	end_question(r);
	buf_release(&b);
	return error;
}

int
main(int argc, char **argv)
{
	struct rules total = { .asked = 0 };

	for (int i = 1; i < argc; i++) {
		struct arena a = ARENA_INIT;
		struct rules r = { .arena = &a, .graph = memgraph_new(&a),
		    .question = BUF_INIT(MIB), .want = BUF_INIT(MIB),
		    .got = BUF_INIT(4 * MIB), .again = BUF_INIT(4 * MIB) };

		r.parameters.at = r.parameter;
		(void)run_file(&r, argv[i]);
		total.asked += r.asked;
		total.failed += r.failed;
		buf_release(&r.question);
		buf_release(&r.want);
		buf_release(&r.got);
		buf_release(&r.again);
		memgraph_free(&r.graph);
		arena_release(&a);
	}
	printf("%d questions, %d failed\n", total.asked, total.failed);
	return total.failed > 0 || total.asked == 0;
}
