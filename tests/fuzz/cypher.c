#include "fuzz.h"

#include "clock.h"
#include "cypher.h"
#include "memgraph.h"

#define GRAPH \
	"CREATE (a:A {n: 1, s: 'one'})-[:R {w: 2}]->(b:B {n: 2, l: [1, 2]}), " \
	"(b)-[:S]->(c:A:B {d: date('2026-08-06')}), (c)-[:R]->(a), (c)-[:R]->(c)"

static const struct cypher_limits few = { 200, 20000, 16u << 20, 500 };

/* Of what only reads, the other ways through the graph, and the plan. */
static int
again(struct query *q, struct cypher_graph *g, struct arena *a, struct err *e)
{
	struct buf plan = BUF_INIT(MIB);
	struct cypher_graph lists;
	struct cypher_rows r;
	int error = 0;

	if (memgraph_only_reads(q) && memgraph_lists(a, g, &lists)) {
		error = cypher_run(q, &lists, a, VALUE_NONE, &few, &r, e);
		if (cypher_explain(q, &lists, a, VALUE_NONE, &plan, e) < 0)
			error = -1;
	}
	buf_release(&plan);
	return error;
}

static int
ask(struct cypher_graph *g, struct arena *a, struct str text, struct err *e)
{
	struct cypher_rows r;
	struct query *q = cypher_parse(a, text, e);

	if (q == NULL || cypher_run(q, g, a, VALUE_NONE, &few, &r, e) < 0)
		return -1;
	if (r.columns > 0 && cypher_table(g, a, &r, e) == NULL)
		return -1;
	return again(q, g, a, e);
}

/* A question is answered or refused with its place. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct cypher_graph g = memgraph_new(&a);

	clock_stop(INT64_C(1785974400000));
	if (ask(&g, &a, str_of(GRAPH), &e) < 0)
		BUG(e.text);
	if (ask(&g, &a, fuzz_str(p, n), &e) < 0)
		BUG_IF(e.kind == ERR_NONE);
	memgraph_free(&g);
	arena_release(&a);
	return 0;
}
