#include "base.h"

#include "check.h"
#include "cypher.h"
#include "limits.h"

/* A graph of nothing: what expressions alone give. */
static const struct cypher_ops nothing;

static const char *
asked(struct arena *a, const char *text, const struct cypher_limits *l)
{
	struct cypher_graph g = { .ops = &nothing };
	struct cypher_rows r;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT(MIB);
	struct query *q = cypher_parse(a, str_of(text), &e);
	const char *out;

	if (q == NULL || cypher_run(q, &g, a, VALUE_NONE, l, &r, &e) < 0)
		return arena_strdup(a, e.text);
	for (size_t i = 0; i < r.n; i++) {
		buf_add_str(&b, i ? "; " : "");
		cypher_print(&g, a, r.row[i][0], &b, &e);
	}
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static const struct cypher_limits usual = CYPHER_LIMITS;

static void
works_out(void)
{
	static const char *const cases[][2] = {
		{ "RETURN 1 + 2 * 3", "7" },
		{ "RETURN 1 < 2 < 3 AND NOT null", "null" },
		{ "RETURN null = null", "null" },
		{ "RETURN 7 / 2", "3" },
		{ "RETURN 7 / 2.0", "3.5" },
		{ "RETURN -9223372036854775808", "-9223372036854775808" },
		{ "RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x]",
		    "[1, 9, 25]" },
		{ "RETURN all(x IN [1, null] WHERE x > 0)", "null" },
		{ "RETURN [1, 2, 3][-1..]", "[3]" },
		{ "RETURN {a: 1}.b", "null" },
		{ "RETURN CASE WHEN 2 > 1 THEN 'yes' ELSE 'no' END", "'yes'" },
		{ "RETURN 3 IN [1, null]", "null" },
		{ "RETURN split('a,b', ',')", "['a', 'b']" },
		{ "UNWIND [3, 1, null, 2] AS x RETURN x ORDER BY x DESC",
		    "null; 3; 2; 1" },
		{ "UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x)", "2" },
		{ "UNWIND [] AS x RETURN count(*)", "0" },
		{ "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN x", "2" },
		{ "RETURN 1 AS x UNION RETURN 1 AS x", "1" },
		{ "RETURN '\\u00e9\\n'", "'\xc3\xa9\\n'" }
	};
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK_STR(asked(&a, cases[i][0], &usual), cases[i][1]);
	arena_release(&a);
}

static void
says_where(void)
{
	struct arena a = ARENA_INIT;

	CHECK_STR(asked(&a, "RETURN x", &usual),
	    "line 1, column 8: x is not known here\n"
	    "  RETURN x\n         ^");
	CHECK(strstr(asked(&a, "MATCH (n) SET n.x = 1", &usual),
	    "SET is refused") != NULL);
	CHECK(strstr(asked(&a, "CREATE (n) RETURN 1", &usual),
	    "CREATE is refused") != NULL);
	CHECK(strstr(asked(&a, "RETURN 1 +", &usual), "ends here") != NULL);
	CHECK(strstr(asked(&a, "RETURN 'a", &usual), "never closed") != NULL);
	CHECK(strstr(asked(&a, "RETURN 9223372036854775808", &usual),
	    "64 bits") != NULL);
	CHECK(strstr(asked(&a, "RETURN 1 / 0", &usual), "by zero") != NULL);
	CHECK(strstr(asked(&a, "RETURN sizes([1])", &usual),
	    "did you mean size") != NULL);
	arena_release(&a);
}

static void
stops_at_ceilings(void)
{
	struct cypher_limits few = { 10, 1000, MIB, 1000 };
	struct arena a = ARENA_INIT;

	CHECK(strstr(asked(&a, "UNWIND range(1, 20) AS x RETURN x", &few),
	    "10 rows") != NULL);
	CHECK(strstr(asked(&a, "UNWIND range(1, 100) AS x "
	    "UNWIND range(1, 100) AS y RETURN count(*)", &few),
	    "1000 steps") != NULL);
	arena_release(&a);
}

CHECK_MAIN(works_out, says_where, stops_at_ceilings)
