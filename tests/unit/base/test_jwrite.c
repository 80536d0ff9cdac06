#include "base.h"

#include <math.h>

#include "check.h"
#include "clock.h"
#include "jwrite.h"

static struct buf out = BUF_INIT(10000);

static void
keeps_commas_and_nesting(void)
{
	struct jwrite j = JWRITE_INIT(&out);

	buf_reset(&out);
	jwrite_object(&j);
	jwrite_key_text(&j, "name", "Groq");
	jwrite_key(&j, "parts");
	jwrite_array(&j);
	jwrite_int(&j, 1);
	jwrite_object(&j);
	jwrite_end(&j);
	jwrite_array(&j);
	jwrite_end(&j);
	jwrite_end(&j);
	jwrite_key_int(&j, "n", -5);
	jwrite_end(&j);
	CHECK_STR(buf_text(&out), "{\"name\":\"Groq\",\"parts\":[1,{},[]],"
	    "\"n\":-5}");
}

static const char *
string(const char *s)
{
	struct jwrite j = JWRITE_INIT(&out);

	buf_reset(&out);
	jwrite_text(&j, s);
	return buf_text(&out);
}

/* What is written may stand inside an HTML script. */
static void
escapes_strings(void)
{
	struct jwrite j = JWRITE_INIT(&out);

	CHECK_STR(string("a\"b\\c"), "\"a\\\"b\\\\c\"");
	CHECK_STR(string("\b\t\n\v\f\r\x1f\x7f"),
	    "\"\\b\\t\\n\\u000b\\f\\r\\u001f\\u007f\"");
	CHECK_STR(string("</script>&"), "\"\\u003c/script\\u003e\\u0026\"");
	CHECK_STR(string("\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xa6"),
	    "\"\\u2028\\u2029\xe2\x80\xa6\"");
	CHECK_STR(string("\xe8\x8a\xaf"), "\"\xe8\x8a\xaf\"");
	CHECK_STR(string("\xe2\x80"), "\"\xe2\x80\"");
	CHECK_STR(string(""), "\"\"");
	CHECK_STR(string(NULL), "null");
	buf_reset(&out);
	jwrite_str(&j, (struct str){ "a\0b", 3 });
	CHECK_STR(buf_text(&out), "\"a\\u0000b\"");
}

static void
writes_every_kind_of_value(void)
{
	struct jwrite j = JWRITE_INIT(&out);

	buf_reset(&out);
	jwrite_array(&j);
	jwrite_bool(&j, true);
	jwrite_null(&j);
	jwrite_double(&j, 0.5);
	jwrite_double(&j, (double)NAN);
	jwrite_double(&j, 2e10);
	jwrite_time(&j, 0);
	jwrite_time(&j, CLOCK_NONE);
	jwrite_id(&j, INT64_MAX);
	jwrite_int(&j, INT64_MIN);
	jwrite_raw(&j, STR_LIT("{\"x\":1}"));
	jwrite_end(&j);
	CHECK_STR(buf_text(&out), "[true,null,0.5,null,20000000000,"
	    "\"1970-01-01T00:00:00Z\",null,\"7fffffffffffffff\","
	    "-9223372036854775808,{\"x\":1}]");
	buf_release(&out);
}

CHECK_MAIN(keeps_commas_and_nesting, escapes_strings,
    writes_every_kind_of_value)
