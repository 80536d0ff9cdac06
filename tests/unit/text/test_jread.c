#include "base.h"

#include "check.h"
#include "jread.h"
#include "limits.h"

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

CHECK_MAIN(reads_values, mends_what_no_text_may_hold, refuses)
