/*
 * run_tck DIR... - runs the scenarios of openCypher's TCK, one folder of
 * .feature files a category, and prints passed, failed and skipped for each, and
 * for what the scenarios are about.
 *
 * A scenario whose question writes, or calls a procedure, is skipped: questions
 * only read.  -v tells why one fails.  With --arrays the relationships are in
 * arrays for what only reads, and other ways through the graph are taken.
 */
#include "base.h"

#include <stdio.h>
#include <stdlib.h>

#include "canon.h"
#include "file.h"
#include "limits.h"
#include "memgraph.h"

enum verdict { PASSED, FAILED, SKIPPED };
#define VERDICTS 3

/* What a scenario is about: the first of these that its text shows. */
enum about { WRITES, CALLS, TEMPORAL, EXISTS, READS };
#define ABOUTS 5

struct tck {
	bool			 loud, arrays;
	struct str		 graphs;	/* DIR/../graphs */
	size_t			 count[VERDICTS], total[VERDICTS];
	size_t			 about[ABOUTS][VERDICTS];
	/* of the scenario */
	struct arena		 arena;
	struct cypher_graph	 graph;
	struct value		 parameters;
	struct cypher_rows	 rows;
	struct err		 e;
	bool			 asked, failed_early;
	const char		*file;
};

static void
eat(struct str *s, size_t n)
{
	n = MIN_OF(n, s->n);
	*s = (struct str){ s->p + n, s->n - n };
}

/* ---- rows ---- */

static bool
rows_agree(struct tck *t, const struct lines *want, bool in_order, bool any)
{
	struct lines got = VEC_INIT, expected = VEC_INIT, head = VEC_INIT;
	struct buf b = BUF_INIT(1u << 22);
	bool same;

	canon_cells(&t->arena, want->at[0], &head);
	same = head.n == t->rows.columns;
	for (size_t k = 0; k < head.n && same; k++)
		same = str_eq(head.at[k], t->rows.name[k]);
	for (size_t i = 1; i < want->n; i++) {
		struct lines l = VEC_INIT;

		canon_cells(&t->arena, want->at[i], &l);
		*VEC_ADD(&expected) = canon_row(&t->arena, &l, any);
		VEC_RELEASE(&l);
	}
	for (size_t i = 0; i < t->rows.n && same; i++) {
		struct lines l = VEC_INIT;

		for (size_t k = 0; k < t->rows.columns; k++) {
			buf_reset(&b);
			cypher_print(&t->graph, &t->arena, t->rows.row[i][k],
			    &b, &t->e);
			*VEC_ADD(&l) = arena_str(&t->arena, buf_str(&b));
		}
		*VEC_ADD(&got) = canon_row(&t->arena, &l, any);
		VEC_RELEASE(&l);
	}
	if (!in_order && got.n > 0)
		qsort(got.at, got.n, sizeof(*got.at), canon_by_bytes);
	if (!in_order && expected.n > 0)
		qsort(expected.at, expected.n, sizeof(*expected.at), canon_by_bytes);
	same = same && got.n == expected.n;
	for (size_t i = 0; same && i < got.n; i++)
		same = str_eq(got.at[i], expected.at[i]);
	for (size_t i = 0; !same && t->loud && i < got.n; i++)
		printf("    got  %.*s\n", STR_ARG(got.at[i]));
	for (size_t i = 0; !same && t->loud && i < expected.n; i++)
		printf("    want %.*s\n", STR_ARG(expected.at[i]));
	buf_release(&b);
	VEC_RELEASE(&got);
	VEC_RELEASE(&expected);
	VEC_RELEASE(&head);
	return same;
}

/* ---- steps ---- */

static int
ask(struct tck *t, struct str text, struct cypher_rows *rows)
{
	static const struct cypher_limits limits = { 100000, 5000000,
	    512u << 20, 5000 };
	struct cypher_graph lists, *g = &t->graph;
	struct query *q;

	err_clear(&t->e);
	q = cypher_parse(&t->arena, text, &t->e);
	t->failed_early = q == NULL;
	if (t->arrays && q != NULL && memgraph_only_reads(q) &&
	    memgraph_lists(&t->arena, g, &lists))
		g = &lists;
	return q == NULL ? -1 : cypher_run(q, g, &t->arena, t->parameters,
	    &limits, rows, &t->e);
}

static void
take_parameters(struct tck *t, const struct lines *table)
{
	struct value_field *at;
	struct value v = value_map_new(&t->arena, table->n, &at);

	for (size_t i = 0; i < table->n; i++) {
		struct lines l = VEC_INIT;
		struct cypher_rows r = { .n = 0 };

		canon_cells(&t->arena, table->at[i], &l);
		if (l.n >= 2 && ask(t, str_of(arena_printf(&t->arena,
		    "RETURN %.*s AS v", STR_ARG(l.at[1]))), &r) == 0) {
			at[i].key = l.at[0];
			at[i].v = r.row[0][0];
		}
		VEC_RELEASE(&l);
	}
	t->parameters = v;
}

static int
load_named(struct tck *t, struct str step)
{
	struct buf b = BUF_INIT(1u << 22);
	struct cypher_rows r;
	struct str name = step, word = STR_NONE;
	char *path;
	int error;

	eat(&name, strlen("the "));
	(void)str_split(&name, ' ', &word);
	path = arena_printf(&t->arena, "%.*s/%.*s/%.*s.cypher",
	    STR_ARG(t->graphs), STR_ARG(word), STR_ARG(word));
	error = file_read(path, &b, &t->e);
	if (error == 0)
		error = ask(t, buf_str(&b), &r);
	buf_release(&b);
	return error;
}

static enum verdict
say(const struct tck *t, const char *why)
{
	if (t->loud)
		printf("    %s%s%s\n", why, t->e.text[0] ? ": " : "",
		    t->e.text);
	return FAILED;
}

static enum verdict
judge(struct tck *t, struct str step, const struct lines *table)
{
	bool any = str_find(step, "ignoring element order", 0) != SIZE_MAX;

	if (str_find(step, "should be raised", 0) != SIZE_MAX) {
		bool early = str_find(step, "at compile time", 0) != SIZE_MAX;
		bool late = str_find(step, "at runtime", 0) != SIZE_MAX;

		if (t->e.kind == ERR_NONE)
			return say(t, "no error");
		if (early && !t->failed_early)
			return say(t, "an error, but only at run time");
		return late && t->failed_early ?
		    say(t, "an error, but at compile time") : PASSED;
	}
	if (t->e.kind != ERR_NONE)
		return say(t, "error");
	if (str_find(step, "should be empty", 0) != SIZE_MAX)
		return t->rows.n == 0 ? PASSED : say(t, "not empty");
	if (table->n == 0)
		return PASSED;
	return rows_agree(t, table, str_find(step, ", in order", 0) !=
	    SIZE_MAX, any) ? PASSED : say(t, "other rows");
}

static bool
is_refused(const struct tck *t)
{
	return strstr(t->e.text, "is refused") != NULL;
}

static enum verdict
do_step(struct tck *t, struct str step, struct str doc,
    const struct lines *table)
{
	struct cypher_rows ignored;

	if (str_starts(step, "the binary"))
		return load_named(t, step) < 0 ? say(t, "graph") : PASSED;
	if (str_starts(step, "having executed"))
		return ask(t, doc, &ignored) == 0 ? PASSED :
		    is_refused(t) ? SKIPPED : say(t, "setup");
	if (str_starts(step, "parameters are"))
		take_parameters(t, table);
	if (str_starts(step, "there exists a procedure"))
		return SKIPPED;
	if (str_starts(step, "executing ")) {
		t->asked = true;
		t->rows = (struct cypher_rows){ .n = 0 };
		if (ask(t, doc, &t->rows) < 0 && is_refused(t))
			return SKIPPED;
	}
	if (str_starts(step, "the result should") ||
	    str_find(step, "should be raised", 0) != SIZE_MAX)
		return judge(t, step, table);
	return PASSED;
}

/* ---- scenarios ---- */

static bool
is_step(struct str line, struct str *rest)
{
	static const char *const words[] = { "Given ", "When ", "Then ",
		"And ", "But " };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_starts(line, words[i])) {
			*rest = line;
			eat(rest, strlen(words[i]));
			return true;
		}
	return false;
}

static struct str
take_doc(struct arena *a, const struct lines *l, size_t *i)
{
	struct buf b = BUF_INIT(1u << 20);
	struct str s;

	for (++*i; *i < l->n && !str_starts(str_trim(l->at[*i]), "\"\"\"");
	    ++*i) {
		buf_put(&b, l->at[*i]);
		buf_add_char(&b, '\n');
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static enum verdict
run_scenario(struct tck *t, const struct lines *l)
{
	enum verdict v = PASSED;

	t->graph = memgraph_new(&t->arena);
	t->parameters = VALUE_NONE;
	err_clear(&t->e);
	for (size_t i = 0; i < l->n && v == PASSED; i++) {
		struct str step, doc = STR_NONE, next;
		struct lines table = VEC_INIT;

		if (!is_step(str_trim(l->at[i]), &step))
			continue;
		for (; i + 1 < l->n; i++) {
			next = str_trim(l->at[i + 1]);
			if (str_starts(next, "\"\"\"")) {
				i++;
				doc = take_doc(&t->arena, l, &i);
				i--;	/* the loop goes past its end */
			} else if (str_starts(next, "|")) {
				*VEC_ADD(&table) = next;
			} else if (next.n > 0) {
				break;
			}
		}
		v = do_step(t, step, doc, &table);
		VEC_RELEASE(&table);
	}
	return v;
}

static struct str
replaced(struct arena *a, struct str s, const struct lines *names,
    const struct lines *values)
{
	struct buf b = BUF_INIT(1u << 20);

	for (size_t i = 0; i < s.n;) {
		size_t k;

		for (k = 0; s.p[i] == '<' && k < names->n; k++)
			if (s.n - i > names->at[k].n + 1 &&
			    memcmp(s.p + i + 1, names->at[k].p,
			    names->at[k].n) == 0 &&
			    s.p[i + 1 + names->at[k].n] == '>')
				break;
		if (s.p[i] == '<' && k < names->n && k < values->n) {
			buf_put(&b, values->at[k]);
			i += names->at[k].n + 2;
		} else {
			buf_add_char(&b, s.p[i++]);
		}
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static bool
says(struct str s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_find(s, *words, 0) != SIZE_MAX)
			return true;
	return false;
}

/* Only the question counts for writing: what sets the graph up is CREATE. */
static enum about
about_of(const struct lines *l)
{
	static const char *const writes[] = { "CREATE ", "CREATE(", "MERGE ",
		"DELETE ", "SET ", "REMOVE ", NULL };
	static const char *const calls[] = { "CALL ", "a procedure", NULL };
	static const char *const times[] = { "date(", "time(", "duration",
		"date.", "time.", NULL };
	static const char *const inner[] = { "exists {", "EXISTS {", NULL };
	bool asks = false;
	unsigned found = 1u << READS;

	for (size_t i = 0; i < l->n; i++) {
		struct str s = str_trim(l->at[i]);

		if (says(s, (const char *const[]){ "executing", "executed",
		    NULL }))
			asks = str_find(s, "executing query", 0) != SIZE_MAX;
		found |= (unsigned)(asks && says(s, writes)) << WRITES |
		    (unsigned)says(s, calls) << CALLS |
		    (unsigned)says(s, times) << TEMPORAL |
		    (unsigned)says(s, inner) << EXISTS;
	}
	for (int k = 0; k < ABOUTS; k++)
		if ((found & 1u << k) != 0)
			return (enum about)k;
	return READS;
}

static void
count(struct tck *t, const struct lines *l, const char *which)
{
	static const char *const words[VERDICTS] = { "passed", "failed",
		"skipped" };
	enum verdict v = run_scenario(t, l);

	memgraph_free(&t->graph);
	t->count[v]++;
	t->about[about_of(l)][v]++;
	if (v != PASSED && t->loud)
		printf("  %s %s: %.*s %s\n", words[v], t->file,
		    STR_ARG(str_trim(l->at[0])), which);
}

/* Once for each example of an outline. */
static void
take_scenario(struct tck *t, const struct lines *all)
{
	struct lines l = VEC_INIT, names = VEC_INIT;
	size_t i = 0;

	for (; i < all->n && !str_starts(str_trim(all->at[i]), "Examples:");
	    i++)
		*VEC_ADD(&l) = all->at[i];
	if (i == all->n)
		count(t, &l, "");
	for (; i < all->n; i++) {
		struct lines values = VEC_INIT, one = VEC_INIT;
		struct str line = str_trim(all->at[i]);

		if (str_starts(line, "Examples:"))
			VEC_RESET(&names);
		if (!str_starts(line, "|"))
			continue;
		if (names.n == 0) {
			canon_cells(&t->arena, line, &names);
			continue;
		}
		canon_cells(&t->arena, line, &values);
		for (size_t k = 0; k < l.n; k++)
			*VEC_ADD(&one) = replaced(&t->arena, l.at[k], &names,
			    &values);
		count(t, &one, arena_strndup(&t->arena, line.p, line.n));
		VEC_RELEASE(&values);
		VEC_RELEASE(&one);
	}
	VEC_RELEASE(&l);
	VEC_RELEASE(&names);
	arena_reset(&t->arena);
}

static int
take_file(const char *path, void *ctx)
{
	struct tck *t = ctx;
	struct buf b = BUF_INIT(LIMIT_FILE_BYTES);
	struct str rest, line;
	struct lines l = VEC_INIT, before = VEC_INIT;
	bool background = false;

	if (!str_ends(str_of(path), ".feature"))
		return 0;
	t->file = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	if (file_read(path, &b, &t->e) < 0)
		return -1;
	rest = buf_str(&b);
	while (str_line(&rest, &line)) {
		if (str_starts(str_trim(line), "#"))
			continue;
		background |= str_starts(str_trim(line), "Background:");
		if (str_starts(str_trim(line), "Scenario")) {
			if (l.n > 0)
				take_scenario(t, &l);
			VEC_RESET(&l);
			*VEC_ADD(&l) = line;
			for (size_t i = 0; i < before.n; i++)
				*VEC_ADD(&l) = before.at[i];
		} else if (l.n > 0) {
			*VEC_ADD(&l) = line;
		} else if (background) {
			*VEC_ADD(&before) = line;
		}
	}
	if (l.n > 0)
		take_scenario(t, &l);
	VEC_RELEASE(&l);
	VEC_RELEASE(&before);
	buf_release(&b);
	return 0;
}

static void
print_row(const char *name, const size_t n[VERDICTS])
{
	printf("%-40s %7zu %7zu %7zu\n", name, n[PASSED], n[FAILED],
	    n[SKIPPED]);
}

static void
print_head(const char *name)
{
	printf("%-40s %7s %7s %7s\n", name, "passed", "failed", "skipped");
}

static int
take_folder(struct tck *t, const char *path)
{
	const char *name = strrchr(path, '/');

	memset(t->count, 0, sizeof(t->count));
	if (file_walk(path, take_file, NULL, t, &t->e) != 0) {
		fprintf(stderr, "run_tck: %s\n", t->e.text);
		return -1;
	}
	print_row(name != NULL ? name + 1 : path, t->count);
	for (int k = 0; k < VERDICTS; k++)
		t->total[k] += t->count[k];
	return 0;
}

int
main(int argc, char **argv)
{
	static const char *const names[ABOUTS] = { "questions that write",
		"procedures", "dates, times, durations", "exists { ... }",
		"all other questions that read" };
	struct tck t = { .e = ERR_INIT };
	int error = 0;

	print_head("category");
	for (int i = 1; i < argc && error == 0; i++) {
		if (strcmp(argv[i], "-v") == 0)
			t.loud = true;
		else if (strcmp(argv[i], "--arrays") == 0)
			t.arrays = true;
		else if (strncmp(argv[i], "--graphs=", 9) == 0)
			t.graphs = str_of(argv[i] + 9);
		else
			error = take_folder(&t, argv[i]);
	}
	print_row("all", t.total);
	printf("\n");
	print_head("what it is about");
	for (int k = ABOUTS; k-- > 0;)
		print_row(names[k], t.about[k]);
	arena_release(&t.arena);
	return error == 0 ? 0 : 1;
}
