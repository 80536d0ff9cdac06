#include "base.h"

#include "check.h"
#include "limits.h"
#include "url.h"

static struct buf out;

static const char *
resolve(const char *ref)
{
	buf_release(&out);
	buf_init(&out, MIB);
	if (!url_resolve(STR_LIT("http://a/b/c/d;p?q"), str_of(ref), &out))
		return "none";
	return buf_text(&out);
}

/* RFC 3986 5.4 */
static void
resolves_references(void)
{
	static const char *const table[][2] = {
		{ "g:h", "g:h" }, { "g", "http://a/b/c/g" },
		{ "./g", "http://a/b/c/g" }, { "g/", "http://a/b/c/g/" },
		{ "/g", "http://a/g" }, { "//g", "http://g" },
		{ "?y", "http://a/b/c/d;p?y" }, { "g?y", "http://a/b/c/g?y" },
		{ "#s", "http://a/b/c/d;p?q#s" }, { "g#s", "http://a/b/c/g#s" },
		{ ";x", "http://a/b/c/;x" }, { "", "http://a/b/c/d;p?q" },
		{ ".", "http://a/b/c/" }, { "..", "http://a/b/" },
		{ "../g", "http://a/b/g" }, { "../..", "http://a/" },
		{ "../../g", "http://a/g" }, { "../../../g", "http://a/g" },
		{ "/./g", "http://a/g" }, { "/../g", "http://a/g" },
		{ "g.", "http://a/b/c/g." }, { "..g", "http://a/b/c/..g" },
		{ "./g/.", "http://a/b/c/g/" }, { "g/../h", "http://a/b/c/h" },
		{ "g;x=1/../y", "http://a/b/c/y" },
		{ "http://[::1]:81/x", "http://[::1]:81/x" },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(resolve(table[i][0]), table[i][1]);
	CHECK_STR(resolve("a\nb"), "none");
	CHECK_STR(resolve("//g:8o/x"), "none");
	CHECK_STR(resolve("//[[::1]/x"), "none");
	CHECK_STR(resolve("//[::1]x/x"), "none");
	CHECK_STR(resolve("//g]/x"), "none");
	CHECK_STR(resolve("//[::1]:/x"), "http://[::1]/x");
	CHECK_STR(resolve("//g\\b/../c:d"), "http://g/c:d");
}

static const char *
canonical(const char *s)
{
	buf_release(&out);
	buf_init(&out, MIB);
	url_canonical(str_of(s), &out);
	return buf_text(&out);
}

static void
makes_links_comparable(void)
{
	CHECK_STR(canonical(" HTTPS://Example.COM:443/a/../b?utm_source=x&id=7"
	    "&fbclid=q#top "), "https://example.com/b?id=7");
	CHECK_STR(canonical("http://example.com"), "http://example.com/");
	CHECK_STR(canonical("http://example.com\\x/..//y"),
	    "http://example.com//y");
	CHECK_STR(canonical("http://u@example.com:8080/%e4%b8?b=2&a=1"),
	    "http://example.com:8080/%E4%B8?b=2&a=1");
	CHECK_STR(canonical("mailto:a@b.c"), "mailto:a@b.c");
	CHECK_STR(canonical("https://example.com./x y"),
	    "https://example.com/x%20y");
}

static void
finds_the_host(void)
{
	CHECK_BYTES(url_host(STR_LIT("https://a@b.example@evil.example/x")),
	    "evil.example");
	CHECK_BYTES(url_host(STR_LIT("https://[2001:db8::1]:80/")),
	    "2001:db8::1");
	CHECK(!url_is_http(STR_LIT("file:///etc/passwd")));
	CHECK(!url_is_http(STR_LIT("http:///path")));
	CHECK(url_is_http(STR_LIT("http://x")));
	buf_release(&out);
}

CHECK_MAIN(resolves_references, makes_links_comparable, finds_the_host)
