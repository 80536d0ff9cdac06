#include "base.h"

#include "check.h"
#include "jread.h"
#include "limits.h"
#include "regex.h"

static void
reads_values(void)
{
	struct err e = ERR_INIT;
	struct jread *j = jread_new(STR_LIT("{\"a\":{\"b\":\"x\"},\"n\":42,"
	    "\"l\":[1,\"two\"],\"t\":true} "), &e);
	int64_t n = 0;
	double d;

	CHECK(j != NULL);
	CHECK_BYTES(jread_key_str(jread_key(j, "a"), "b"), "x");
	CHECK(jread_int(jread_key(j, "n"), &n) && n == 42);
	CHECK(jread_true(jread_key(j, "t")));
	CHECK(jread_key(j, "A") == NULL);
	CHECK_BYTES(jread_str(jread_next(jread_first(jread_key(j, "l")))),
	    "two");
	CHECK_BYTES(jread_str(jread_key(jread_key(j, "none"), "x")), "");
	CHECK(!jread_double(NULL, &d));
	jread_free(j);
}

static void
mends_what_no_text_may_hold(void)
{
	struct err e = ERR_INIT;
	struct jread *j = jread_new(STR_LIT("[\"a\\u0000b\",\"\\ud800!\","
	    "\"\\ud83d\\ude00\",\"\\\\u0000\"]"), &e);
	const struct jread *i = jread_first(j);

	CHECK_BYTES(jread_str(i), "a\xef\xbf\xbd" "b");
	i = jread_next(i);
	CHECK_BYTES(jread_str(i), "\xef\xbf\xbd!");
	i = jread_next(i);
	CHECK_BYTES(jread_str(i), "\xf0\x9f\x98\x80");
	i = jread_next(i);
	CHECK_BYTES(jread_str(i), "\\u0000");
	jread_free(j);
}

static void
refuses(void)
{
	char deep[200];
	struct err e = ERR_INIT;

	CHECK(jread_new(STR_LIT("{\"a\":}"), &e) == NULL);
	CHECK(strstr(e.text, "not JSON at byte") != NULL);
	CHECK(jread_new(STR_LIT("{} x"), &e) == NULL);
	CHECK(jread_new(STR_NONE, &e) == NULL);
	memset(deep, '[', sizeof(deep));
	CHECK(jread_new((struct str){ deep, sizeof(deep) }, &e) == NULL);
	CHECK_INT(e.kind, ERR_LIMIT);
}

static void
matches_patterns(void)
{
	struct err e = ERR_INIT;
	struct regex *r = regex_new("\\$(?<n>\\d+(?:\\.\\d+)?) (billion)",
	    REGEX_CASELESS, &e);
	struct str s = STR_LIT("it raised $1.5 Billion, then $2 million");
	struct regex_match m;

	CHECK(regex_find(r, s, 0, &m));
	CHECK_BYTES(regex_group(&m, regex_named(r, "n")), "1.5");
	CHECK_BYTES(regex_group(&m, 2), "Billion");
	CHECK_BYTES(regex_group(&m, 7), "");
	CHECK(!regex_find(r, s, m.end[0], &m));
	CHECK_INT(regex_named(r, "none"), -1);
	regex_free(r);
	CHECK(regex_new("(", 0, &e) == NULL);
	CHECK(strstr(e.text, "pattern \"(\"") != NULL);
}

CHECK_MAIN(reads_values, mends_what_no_text_may_hold, refuses,
    matches_patterns)
