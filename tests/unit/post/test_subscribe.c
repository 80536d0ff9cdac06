#include "base.h"

#include "check.h"
#include "subscribe.h"

static struct arena a = ARENA_INIT;
static struct err e = ERR_INIT;

static const char *
address(const char *s)
{
	const char *normal = subscribe_address(&a, str_of(s), &e);

	return normal != NULL ? normal : "-";
}

static void
taken(void)
{
	CHECK_STR(address("reader@example.org"), "reader@example.org");
	CHECK_STR(address("Reader+chips@EXAMPLE.Org"),
	    "Reader+chips@example.org");
	CHECK_STR(address("o'neil@a-b.example"), "o'neil@a-b.example");
	CHECK_STR(address("root@localhost"), "root@localhost");
}

static void
refused(void)
{
	const char *const bad[] = { "", "@", "a@", "@b.example", "a@b",
	    "a b@c.example", "a@b@c.example", ".a@b.example", "a.@b.example",
	    "a..b@c.example", "-a@b.example", "a@-b.example", "a@b-.example",
	    "a@b..example", "a@b.example.", "a@[127.0.0.1]", "\"a\"@b.example",
	    "a@b.example\n", "a@b.exa\rmple", "<a@b.example>",
	    "é@b.example", "a@bé.example", "a@b.example,c@d.example" };

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		CHECK_STR(address(bad[i]), "-");
	CHECK(subscribe_address(&a, (struct str){ "a\0b@c.example", 13 },
	    &e) == NULL);
	arena_release(&a);
}

CHECK_MAIN(taken, refused)
