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
	CHECK_STR(asked(&a, "RETURN (1\n  + 2 3)"),
	    "line 2, column 7: unexpected 3, expected ')' or an operator\n"
	    "    + 2 3)\n        ^");
	CHECK_STR(asked(&a, "RETURN [1,"),
	    "line 1, column 11: the question ends here, expected an "
	    "expression\n  RETURN [1,\n            ^");
	CHECK(strstr(asked(&a, "MATCH (a)->(b) RETURN 1"),
	    "unexpected >, expected '-' or '['\n") != NULL);
	CHECK(strstr(asked(&a, "RETURN date('2026-08-06'+ + 1"),
	    "the question ends here, expected ',', ')' or an operator\n") !=
	    NULL);
	CHECK(strstr(asked(&a, "UNWIND [1] x RETURN x"),
	    "expected AS or an operator\n") != NULL);
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

/* `before`, `n` times `piece`, `after`. */
static const char *
long_question(struct arena *a, const char *before, const char *piece, size_t n,
    const char *after)
{
	struct buf b = BUF_INIT(16 * MIB);
	const char *out;

	buf_add_str(&b, before);
	while (n-- > 0)
		buf_add_str(&b, piece);
	buf_add_str(&b, after);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

/* Each is an error in a moment: none may cost its square, or the stack. */
static void
refuses_monsters(void)
{
	static const struct {
		const char	*before, *piece;
		size_t		 n;
		const char	*after, *what;
	} cases[] = {
		{ "RETURN 1", " ", 10000000, "", "the question has 10000008 "
		    "bytes, the most is 1048576" },
		{ "RETURN ", "(", 100000, "1", "nested too deeply" },
		{ "RETURN ", "[", 100000, "1", "nested too deeply" },
		{ "RETURN ", "({a:", 200000, "1", "nested too deeply" },
		{ "RETURN ", "NOT ", 200000, "true", "nested too deeply" },
		{ "RETURN ", "[x IN ", 150000, "1", "nested too deeply" },
		{ "RETURN 1", "+1", 400000, "", "deeper than 400 levels" },
		{ "WITH {} AS a RETURN a", ".b", 400000, "",
		    "deeper than 400 levels" },
		{ "MATCH (a)", "-->()", 190000, " RETURN 1", "at most 5000" },
		{ "MATCH (a", ":B", 400000, ") RETURN 1", "at most 5000" },
		{ "MATCH ()-[:A", "|B", 400000, "]->() RETURN 1",
		    "at most 5000" },
		{ "RETURN 1", ", 1", 300000, "", "at most 5000" },
		{ "RETURN 1 AS a", " UNION RETURN 1 AS a", 50000, "",
		    "at most 5000" },
		{ "RETURN '", "\\'", 400000, "", "never closed" },
		{ "WITH 'aaaaaaaaaa' AS a ", "WITH a + a AS a ", 40,
		    "RETURN size(a)", "its ceiling" },
		{ "WITH [1] AS a ", "WITH a + a AS a ", 40, "RETURN size(a)",
		    "its ceiling" }
	};
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *got = asked(&a, long_question(&a, cases[i].before,
		    cases[i].piece, cases[i].n, cases[i].after));

		if (strstr(got, cases[i].what) == NULL)
			CHECK_STR(got, cases[i].what);
		arena_reset(&a);
	}
	CHECK_STR(asked(&a, "UNWIND range(1, 100000) AS x "
	    "RETURN count(DISTINCT x % 50000)"), "50000");
	arena_release(&a);
}

static void
wants_parameters(void)
{
	struct arena a = ARENA_INIT;
	struct value_field *at;
	struct value p = value_map_new(&a, 2, &at);

	at[0] = (struct value_field){ STR_LIT("n"), value_int(2) };
	at[1] = (struct value_field){ STR_LIT("s"),
	    value_string(STR_LIT("two")) };
	CHECK_STR(asked_with(&a, "RETURN $n + 1", p, &asked_usual), "3");
	CHECK(strstr(asked_with(&a, "RETURN $nope", p, &asked_usual),
	    "no parameter $nope") != NULL);
	CHECK(strstr(asked_with(&a, "UNWIND [1] AS x RETURN x SKIP $s", p,
	    &asked_usual), "SKIP wants a whole number") != NULL);
	CHECK(strstr(asked_with(&a, "RETURN $s.name", p, &asked_usual),
	    "something with properties, found a value of type String") !=
	    NULL);
	CHECK(strstr(asked_with(&a, "RETURN 1 IN $s", p, &asked_usual),
	    "expected a list, found a String") != NULL);
	arena_release(&a);
}

/* Patterns that go wrong where they are left alone: each ends soon. */
static void
bounds_patterns(void)
{
	static const char *const cases[][2] = {
		{ "'NVIDIA' =~ '(?i)nvid.*'", "true" },
		{ "'NVIDIA' =~ 'NVID'", "false" },
		{ "'a\\nb' =~ 'a.b'", "false" },
		{ "null =~ 'a'", "null" },
		{ "'a' =~ '('", "missing closing parenthesis" },
		{ "'a' =~ '\\\\C'", "pattern" },
		{ "'%A!' =~ '(a+)+'", "takes too long" },
		{ "'%A!' =~ '(a|a)*'", "takes too long" },
		{ "'%A!' =~ '(a*)*b'", "false" },
		{ "'%A!' =~ '(.*)*(.*)*(.*)*x'", "false" },
		{ "'%A!' =~ '((a?){1,30}){1,30}b'", "false" },
		/* no letter that the rest could be seen to want */
		{ "'%A!' =~ '((a?){1,30}){1,30}[b-z]'", "takes too long" },
		{ "'%A!' =~ '(?:(?1)|(a))+[b-z](?1)'", "takes too long" },
		{ "'a' =~ '(?:a{1,1000}){1,1000}{1,1000}'", "pattern" },
		{ "'a' =~ '%B'", "at most 1000 bytes" },
		{ "'a' =~ '%Pa%Q'", "parentheses are too deeply nested" }
	};
	struct arena a = ARENA_INIT;
	char many[2][2001];

	memset(many[0], 'a', 2000);
	many[0][2000] = 0;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf b = BUF_INIT(MIB);

		for (const char *p = cases[i][0]; *p != 0; p++)
			if (p[0] != '%') {
				buf_add_char(&b, *p);
			} else if (*++p == 'A' || *p == 'B') {
				buf_add_str(&b, many[0]);
			} else {
				memset(many[1], *p == 'P' ? '(' : ')', 200);
				buf_add(&b, many[1], 200);
			}
		if (strstr(worth(&a, buf_text(&b)), cases[i][1]) == NULL)
			CHECK_STR(worth(&a, buf_text(&b)), cases[i][1]);
		buf_release(&b);
	}
	CHECK_STR(asked(&a, "UNWIND range(1, 100) AS x "
	    "RETURN count(CASE WHEN toString(x) =~ ('1?' + x) THEN 1 END)"),
	    "100");
	arena_release(&a);
}

CHECK_MAIN(works_out, says_where, stops_at_ceilings, refuses_monsters,
    wants_parameters, bounds_patterns)
