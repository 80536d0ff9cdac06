#include "base.h"

#include "asked.h"

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
		CHECK_STR(asked(&a, cases[i][0]), cases[i][1]);
	arena_release(&a);
}

static void
says_where(void)
{
	struct arena a = ARENA_INIT;

	CHECK_STR(asked(&a, "RETURN x"),
	    "line 1, column 8: x is not known here\n"
	    "  RETURN x\n         ^");
	CHECK(strstr(asked(&a, "MATCH (n) SET n.x = 1"),
	    "SET is refused") != NULL);
	CHECK(strstr(asked(&a, "CREATE (n) RETURN 1"),
	    "CREATE is refused") != NULL);
	CHECK(strstr(asked(&a, "RETURN 1 +"), "ends here") != NULL);
	CHECK(strstr(asked(&a, "RETURN 'a"), "never closed") != NULL);
	CHECK(strstr(asked(&a, "RETURN 9223372036854775808"),
	    "64 bits") != NULL);
	CHECK(strstr(asked(&a, "RETURN 1 / 0"), "by zero") != NULL);
	CHECK(strstr(asked(&a, "RETURN sizes([1])"),
	    "did you mean size") != NULL);
	arena_release(&a);
}

static void
stops_at_ceilings(void)
{
	struct cypher_limits few = { 10, 1000, MIB, 1000 };
	struct arena a = ARENA_INIT;

	CHECK(strstr(asked_with(&a, "UNWIND range(1, 20) AS x RETURN x",
	    VALUE_NONE, &few),
	    "10 rows") != NULL);
	CHECK(strstr(asked_with(&a, "UNWIND range(1, 100) AS x "
	    "UNWIND range(1, 100) AS y RETURN count(*)", VALUE_NONE, &few),
	    "1000 steps") != NULL);
	arena_release(&a);
}

CHECK_MAIN(works_out, says_where, stops_at_ceilings)
