#include "base.h"

#include "check.h"
#include "robots.h"

static bool
allows(const char *file, const char *agent, const char *url)
{
	return robots_allow(str_of(file), str_of(agent), str_of(url));
}

static void
takes_the_longest_rule(void)
{
	static const char file[] = "user-agent: *\ndisallow: /a\n"
	    "allow: /a/b\nallow: /c\ndisallow: /c\n";

	CHECK(!allows(file, "tapeout", "https://h.example/a/x"));
	CHECK(allows(file, "tapeout", "https://h.example/a/b/x"));
	CHECK(allows(file, "tapeout", "https://h.example/c"));
	CHECK(allows(file, "tapeout", "https://h.example/"));
	CHECK(allows(file, "tapeout", "https://h.example"));
}

static void
joins_the_groups_that_name_us(void)
{
	static const char file[] = "User-Agent: *\nDisallow: /\n\n"
	    "User-Agent: other\nUser-Agent: TapeOut/2.0\nDisallow: /x\n"
	    "User-Agent: tapeout\nDisallow: /y\n";

	CHECK(allows(file, "tapeout", "https://h.example/a"));
	CHECK(!allows(file, "tapeout", "https://h.example/x"));
	CHECK(!allows(file, "tapeout", "https://h.example/y"));
	CHECK(allows(file, "other", "https://h.example/y"));
	CHECK(!allows(file, "third", "https://h.example/a"));
}

static void
knows_star_and_end(void)
{
	static const char file[] = "user-agent: *\ndisallow: /*.pdf$\n"
	    "disallow: /*/draft*/x\ndisallow: /\xc3\xa9\ndisallow: /q?*id=\n";

	CHECK(!allows(file, "t", "https://h.example/a/b.pdf"));
	CHECK(allows(file, "t", "https://h.example/a/b.pdf?x"));
	CHECK(!allows(file, "t", "https://h.example/a/drafts/x"));
	CHECK(allows(file, "t", "https://h.example/draft/x"));
	CHECK(!allows(file, "t", "https://h.example/%C3%A9tude"));
	CHECK(!allows(file, "t", "https://h.example/q?a=1&id=2#f"));
	CHECK(allows(file, "t", "https://h.example/q#?id="));
}

static void
bears_bad_files(void)
{
	CHECK(allows("", "t", "https://h.example/"));
	CHECK(allows("disallow: /\n", "t", "https://h.example/"));
	CHECK(allows("<html>Not found: /</html>", "t", "https://h.example/"));
	CHECK(allows("user-agent: *\ndisallow:\n", "t", "https://h.example/"));
	CHECK(!allows("\xef\xbb\xbfuser-agent *\rdisalow /\r", "t",
	    "https://h.example/"));
	CHECK(allows("user-agent: *\ndisallow: /\n", "t",
	    "https://h.example/robots.txt"));
	CHECK(!allows("user-agent: *\ndisallow: /%\n", "t", "/%"));
	CHECK(!allows("user-agent: *\ndisallow: /\n", "t", ""));
}

/* As many stars as a line holds: the answer must come in no time. */
static void
does_not_blow_up(void)
{
	struct buf file = BUF_INIT(1 << 20), url = BUF_INIT(1 << 20);

	buf_add_str(&file, "user-agent: *\ndisallow: /");
	buf_add_str(&url, "https://h.example/");
	for (int i = 0; i < 2000; i++) {
		buf_add_str(&file, "*a");
		buf_add_char(&url, 'a');
	}
	buf_add_str(&file, "b$\n");
	CHECK(robots_allow(buf_str(&file), STR_LIT("t"), buf_str(&url)));
	buf_release(&file);
	buf_release(&url);
}

static void
reads_a_delay(void)
{
	static const char file[] = "user-agent: *\ncrawl-delay: 5\nallow: /\n"
	    "user-agent: slow\ncrawl-delay: 100000\nallow: /\n"
	    "user-agent: odd\ncrawl-delay: soon\n";

	CHECK_INT(robots_delay(str_of(file), STR_LIT("t")), 5000);
	CHECK_INT(robots_delay(str_of(file), STR_LIT("slow")), 60000);
	CHECK_INT(robots_delay(str_of(file), STR_LIT("odd")), 0);
}

static void
tells_origins(void)
{
	struct buf b = BUF_INIT(256);

	CHECK(robots_origin(STR_LIT("https://h.example:8443/a?b"), &b));
	CHECK_STR(buf_text(&b), "https://h.example:8443");
	buf_reset(&b);
	CHECK(robots_origin(STR_LIT("http://[::1]/"), &b));
	CHECK_STR(buf_text(&b), "http://[::1]");
	CHECK(!robots_origin(STR_LIT("ftp://h.example/"), &b));
	buf_release(&b);
}

CHECK_MAIN(takes_the_longest_rule, joins_the_groups_that_name_us,
    knows_star_and_end, bears_bad_files, does_not_blow_up, reads_a_delay,
    tells_origins)
