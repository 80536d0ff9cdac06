#include "base.h"

#include "check.h"
#include "launch_list.h"

#define ONE(name) "<script>x.push({\"a\":[{\"node\":{\"name\":\"" name \
	"\",\"slug\":\"" name "\",\"tagline\":\"what it is\"," \
	"\"votesCount\":41}}]})</script>"

static struct arena a = ARENA_INIT;
static size_t seen;
static struct str links[8];

static int
take(const struct launch *l, void *ctx)
{
	(void)ctx;
	if (seen < COUNT_OF(links))
		links[seen++] = l->link;
	return 0;
}

/* Links are known by bytes that stay, whatever other links come between. */
static void
tells_a_thing_once(void)
{
	struct err e = ERR_INIT;
	size_t told = 0;

	CHECK_INT(launch_list_read(STR_LIT(ONE("rack") ONE("a-far-longer-name")
	    ONE("rack") ONE("shelf") ONE("a-far-longer-name") ONE("rack")),
	    STR_LIT("https://a.example/best/2026/9/3"), &a, take, NULL, &told,
	    &e), 0);
	CHECK_INT(told, 3);
	CHECK_INT(seen, 3);
	CHECK_BYTES(links[0], "https://a.example/posts/rack");
	CHECK_BYTES(links[1], "https://a.example/posts/a-far-longer-name");
	CHECK_BYTES(links[2], "https://a.example/posts/shelf");
	arena_release(&a);
}

CHECK_MAIN(tells_a_thing_once)
