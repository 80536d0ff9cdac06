/* Questions on arrays and questions asked relationship by relationship give the
 * same rows; a snapshot that was tampered with is not read. */
#include "../graph/world.h"
#include "../store/scratch.h"

#include "answer.h"
#include "limits.h"
#include "mem.h"
#include "snapshot.h"

static void
fill(struct world *w)
{
	uint64_t chance = 7;

	for (int i = 0; i < 90; i++) {
		int a, b, r;

		chance = hash_mix(chance, (uint64_t)i);
		a = SUN + (int)(chance % 6);
		b = SUN + (int)(chance / 7 % 6);
		r = 1 + (int)(chance / 49 % (RELATIONS - 1));
		if (a != b)
			world_says(w, "A", i % 9, (enum relation)r, a, b,
			    chance % 11 ? STATUS_ASSERTED : STATUS_DENIED);
	}
	world_fold(w);
}

static struct buf
rows_of(struct world *w, struct cypher_graph *g, const char *text)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct buf b = BUF_INIT(1u << 22);
	struct query *q = cypher_parse(&w->arena, str_of(text), &w->e);
	struct cypher_rows rows;

	CHECK(q != NULL);
	if (q == NULL || cypher_run(q, g, &w->arena, VALUE_NONE, &limits,
	    &rows, &w->e) < 0) {
		fprintf(stderr, "\t%s: %s\n", text, w->e.text);
		CHECK(false);
		return b;
	}
	for (size_t i = 0; i < rows.n; i++) {
		for (size_t k = 0; k < rows.columns; k++) {
			CHECK(cypher_print(g, &w->arena, rows.row[i][k], &b,
			    &w->e) == 0);
			buf_add_char(&b, '\t');
		}
		buf_add_char(&b, '\n');
	}
	return b;
}

static void
same_rows(void)
{
	static const char *const ask[] = {
		"MATCH (a {name: 'Sun'})-->(b) RETURN count(DISTINCT b), "
		    "count(*)",
		"MATCH (a {name: 'Sun'})--(b) RETURN count(DISTINCT b), "
		    "count(*)",
		"MATCH (a {name: 'Sun'})-->()-->(c) RETURN count(DISTINCT c), "
		    "count(*)",
		"MATCH (a {name: 'Sun'})--()--(c) RETURN count(DISTINCT c), "
		    "count(*)",
		"MATCH (a:Company)--()-[:USES|SUPPLIES]-(c:Company) "
		    "WITH a, c, count(*) AS n RETURN a.name, c.name, n "
		    "ORDER BY a.name, c.name",
		"MATCH (a:Company)-->(:Company)<--(c) WHERE c.name <> 'Moon' "
		    "RETURN a.name, count(c), min(c.name), max(c.name) "
		    "ORDER BY a.name",
		"MATCH (a {name: 'Moon'})--(b)--(c) RETURN DISTINCT c.name "
		    "ORDER BY c.name",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-(d)-[:MENTIONS]->(c) "
		    "WITH c, count(*) AS n ORDER BY n DESC, c.name LIMIT 3 "
		    "RETURN c.name, n",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "WITH c, count(*) AS n ORDER BY n DESC LIMIT 3 "
		    "RETURN c.name, n",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "WITH c, count(*) AS n ORDER BY n DESC LIMIT 40 "
		    "RETURN c.name, n",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "WITH c, count(*) AS n ORDER BY n DESC LIMIT 2000 "
		    "RETURN c.name, n",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "WITH c.name AS x, c, count(c) AS n, count(DISTINCT c) AS "
		    "one, count(*) * 2 AS t ORDER BY t DESC SKIP 1 LIMIT 4 "
		    "WHERE n > 1 RETURN x, n, one, t",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "RETURN c.name, c, count(*) ORDER BY count(*) DESC SKIP 1 "
		    "LIMIT 2",
		"MATCH (a {name: 'Moon'})<-[:MENTIONS]-()-[:MENTIONS]->(c) "
		    "WITH c, count(*) AS n ORDER BY count(*) DESC LIMIT 3 "
		    "MATCH (c)--(d) RETURN c.name, n, count(d)",
		"MATCH (a {name: 'Sun'})--()--(c:Company) WHERE c.name < 'T' "
		    "WITH c, count(*) AS n ORDER BY n DESC, c.name LIMIT 2 "
		    "RETURN c.name, n",
		"MATCH (a:Company)--()--(a2:Company) WITH a2, count(*) AS n "
		    "ORDER BY n DESC, a2.name LIMIT 4 RETURN a2.name, n",
		"MATCH (a:Company), (b:Company) WHERE a.name < b.name "
		    "MATCH p = allShortestPaths((a)-[*..4]->(b)) "
		    "RETURN a.name, b.name, p",
		"MATCH (a:Company), (b:Company) WHERE a.name < b.name "
		    "MATCH allShortestPaths((a)-[r:USES|MAKES|SUPPLIES*]-(b)) "
		    "RETURN a.name, b.name, r",
		"MATCH (a {name: 'Moon'})-[:NO_SUCH]->(b) RETURN count(*)",
		"MATCH (a {name: 'Moon'})--(b:NoSuch) RETURN count(*)",
		"MATCH (a:Company), (b:Company) WHERE a.name < b.name "
		    "MATCH p = shortestPath((a)-[*..4]->(b)) "
		    "RETURN a.name, b.name, length(p) ORDER BY a.name, b.name",
		"MATCH (a:Company), (b:Company) WHERE a.name < b.name "
		    "MATCH p = shortestPath((a)-[:USES|MAKES*..3]-(b)) "
		    "RETURN a.name, b.name, length(p) ORDER BY a.name, b.name",
		"MATCH (a:Company)--(b) RETURN a.name, count(*) AS n "
		    "ORDER BY n DESC, a.name SKIP 1 LIMIT 2",
		"MATCH (d:Document) RETURN d.date ORDER BY d.date DESC LIMIT 4",
		"MATCH (a {name: 'Sun'})-[*1..2]->(b) RETURN count(*)",
		"MATCH (n) RETURN labels(n) AS l, count(*) ORDER BY l"
	};
	struct world w;
	struct cypher_graph *g, slow;
	struct cypher_ops ops;
	struct answer x;
	static const struct cypher_limits limits = CYPHER_LIMITS;

	world_open(&w);
	fill(&w);
	OK(&w, answer_make(w.db, &w.arena, STR_LIT("RETURN 1"), VALUE_NONE,
	    &limits, &x, &w.e));
	g = x.graph;
	slow = *g;
	ops = *g->ops;
	ops.marks = NULL;
	ops.find = NULL;
	slow.ops = &ops;
	slow.out = slow.in = NULL;
	for (size_t i = 0; i < COUNT_OF(ask); i++) {
		struct buf a = rows_of(&w, g, ask[i]);
		struct buf b = rows_of(&w, &slow, ask[i]);

		CHECK(a.n > 0);
		if (!str_eq(buf_str(&a), buf_str(&b)))
			fprintf(stderr, "\t%s\n%s---\n%s", ask[i],
			    buf_text(&a), buf_text(&b));
		CHECK(str_eq(buf_str(&a), buf_str(&b)));
		buf_release(&a);
		buf_release(&b);
	}
	answer_release(&x);
	world_close(&w);
}

/* All shortest paths are those of all paths that are shortest. */
static void
shortest(void)
{
	static const struct cypher_limits limits = CYPHER_LIMITS;
	struct world w;
	struct answer x;
	struct buf all, paths;

	world_open(&w);
	fill(&w);
	OK(&w, answer_make(w.db, &w.arena, STR_LIT("RETURN 1"), VALUE_NONE,
	    &limits, &x, &w.e));
	all = rows_of(&w, x.graph, "MATCH (a:Company), (b:Company) WHERE a "
	    "<> b MATCH p = allShortestPaths((a)-[:USES|MAKES|SUPPLIES*..3]->"
	    "(b)) RETURN a.name AS x, b.name AS y, length(p), count(*) "
	    "ORDER BY x, y");
	paths = rows_of(&w, x.graph, "MATCH (a:Company), (b:Company) WHERE a "
	    "<> b MATCH p = (a)-[:USES|MAKES|SUPPLIES*..3]->(b) "
	    "WITH a.name AS x, b.name AS y, length(p) AS l, count(*) AS n "
	    "ORDER BY l WITH x, y, collect([l, n]) AS ways "
	    "RETURN x, y, ways[0][0], ways[0][1] ORDER BY x, y");
	CHECK(all.n > 0);
	CHECK(str_eq(buf_str(&all), buf_str(&paths)));
	buf_release(&all);
	buf_release(&paths);
	answer_release(&x);
	world_close(&w);
}

static void
ceilings(void)
{
	static const char *const ask[] = {
		"MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
		"MATCH (a)-[*1..]-(b) RETURN count(*)",
		"MATCH (a)--(b)--(c)--(d)--(e)--(f) RETURN a, b, c, d, e, f"
	};
	struct cypher_limits l = { .rows = 100, .steps = 200000, .ms = 60000 };
	struct world w;
	struct answer x;

	world_open(&w);
	fill(&w);
	for (size_t i = 0; i < COUNT_OF(ask); i++) {
		CHECK(answer_make(w.db, &w.arena, str_of(ask[i]), VALUE_NONE,
		    &l, &x, &w.e) < 0);
		CHECK(w.e.kind == ERR_LIMIT);
		CHECK(strstr(w.e.text, "its ceiling") != NULL);
		err_clear(&w.e);
	}
	world_close(&w);
}

/* Cut at every length and flipped at every byte: never read, never a crash. */
static void
bytes(void)
{
	struct snapshot s, t;
	struct world w;
	char *copy;

	world_open(&w);
	fill(&w);
	OK(&w, snapshot_build(&s, w.db, 1, &w.e));
	snapshot_seal(s.block, s.bytes);
	OK(&w, snapshot_read(&t, s.block, s.bytes, &w.e));
	CHECK_INT(t.nodes, s.nodes);
	CHECK_INT(t.edges, s.edges);
	CHECK(snapshot_node(&t, SUN) == snapshot_node(&s, SUN));
	copy = mem_alloc(s.bytes);
	for (size_t n = 0; n < s.bytes; n += 97) {
		memcpy(copy, s.block, s.bytes);
		CHECK(snapshot_read(&t, copy, n, &w.e) < 0);
		err_clear(&w.e);
		copy[n] ^= 4;
		CHECK(snapshot_read(&t, copy, s.bytes, &w.e) < 0);
		err_clear(&w.e);
		/* with a sum that is right again it must still hold */
		snapshot_seal(copy, s.bytes);
		if (snapshot_read(&t, copy, s.bytes, &w.e) == 0)
			(void)snapshot_node(&t, SUN);
		err_clear(&w.e);
	}
	mem_free(copy);
	mem_free(s.block);
	world_close(&w);
}

static int
build_alone(struct db *db, void *ctx, struct err *e)
{
	return snapshot_build(ctx, db, 1, e);
}

/* What several threads make is what one makes. */
static void
by_many_hands(void)
{
	struct snapshot alone, many;
	struct world w;

	world_open(&w);
	fill(&w);
	scratch_fill(w.db);
	db_close(w.db);
	w.db = db_open(w.path, DB_READ, &w.e);
	OK(&w, db_read(w.db, build_alone, &alone, &w.e));
	OK(&w, snapshot_build(&many, w.db, 1, &w.e));
	CHECK(alone.edges > 0);
	CHECK_INT(many.bytes, alone.bytes);
	CHECK(memcmp(many.block, alone.block, alone.bytes) == 0);
	mem_free(alone.block);
	mem_free(many.block);
	world_close(&w);
}

CHECK_MAIN(by_many_hands, same_rows, shortest, ceilings, bytes)
