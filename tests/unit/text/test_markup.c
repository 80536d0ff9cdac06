#include "base.h"

#include "article.h"
#include "check.h"
#include "limits.h"
#include "markdown.h"
#include "markup.h"
#include "mem.h"
#include "xread.h"

static struct buf out;

static const char *
markdown(const char *html)
{
	struct err e = ERR_INIT;

	buf_release(&out);
	buf_init(&out, MIB);
	if (markdown_of_html(str_of(html), &out, &e) < 0)
		return "error";
	return buf_text(&out);
}

static void
writes_markdown(void)
{
	CHECK_STR(markdown("<p>One <b>two</b>\n  <a href=x>three</a>.</p>"
	    "<p>Four</p>"), "One two three.\n\nFour");
	CHECK_STR(markdown("<h2>Head</h2>text<ul><li>a<li>b <ul><li>c</ul>"
	    "</ul>"), "## Head\n\ntext\n\n- a\n- b\n  - c");
	CHECK_STR(markdown("<ol start=3><li>x</li><li>y</li></ol>"),
	    "3. x\n4. y");
	CHECK_STR(markdown("<blockquote><p>a</p><p>b</p></blockquote>c"),
	    "> a\n\n> b\n\nc");
	CHECK_STR(markdown("<table><tr><th>A</th><th>B</th></tr><tr><td>1"
	    "</td><td>2</td></tr></table>"), "A | B\n1 | 2");
	CHECK_STR(markdown("<pre>a  b\n c</pre>"), "```\na  b\n c\n```");
	CHECK_STR(markdown("a<script>alert(1)</script>b &amp; c&nbsp;d"),
	    "ab & c d");
	CHECK_STR(markdown("plain < 3 words"), "plain < 3 words");
}

static void
bears_deep_markup(void)
{
	size_t n = 100000;
	char *deep = mem_alloc(n * 5 + 1);
	struct str s = { deep, n * 5 };
	struct err e = ERR_INIT;

	for (size_t i = 0; i < n; i++)
		memcpy(deep + i * 5, "<div>", 5);
	buf_reset(&out);
	CHECK(markdown_of_html(s, &out, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	/* old pages leave hundreds of <font> open: laid flat, and read */
	s.n = 600 * 5;
	CHECK_INT(markdown_of_html(s, &out, &e), 0);
	mem_free(deep);
}

static void
finds_the_article(void)
{
	static const char page[] = "<html lang=en><head><title>Deal of the "
	    "year is signed today | Site</title><meta property=og:site_name "
	    "content=Site><meta name=author content='By Ann Lee'>"
	    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	    "\"datePublished\":\"2025-10-06T08:00:00Z\"}</script></head><body>"
	    "<nav><a href=/>Home</a><a href=/x>More</a></nav><div class=main>"
	    "<h1>Deal of the year is signed today</h1><p>AMD and OpenAI signed "
	    "an agreement on Monday, which covers six gigawatts of chips, over "
	    "several years.</p><p>The first gigawatt is planned for the second "
	    "half of 2026, with the MI450, and the rest follows.</p><p>AMD "
	    "gave OpenAI a warrant, for up to 160 million shares, that vests "
	    "as the chips are deployed.</p></div><div class=sidebar><p>Read "
	    "also, if you like, this other story, and that one, too.</p></div>"
	    "</body></html>";
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct article art;

	CHECK_INT(article_read(STR_LIT(page), STR_LIT("https://s.example/a"),
	    &a, &art, &e), 0);
	CHECK_BYTES(art.title, "Deal of the year is signed today");
	CHECK_BYTES(art.byline, "Ann Lee");
	CHECK_BYTES(art.site, "Site");
	CHECK_BYTES(art.lang, "en");
	CHECK_BYTES(art.published, "2025-10-06T08:00:00Z");
	CHECK(str_starts(art.text, "AMD and OpenAI signed"));
	CHECK(str_ends(art.text, "chips are deployed."));
	CHECK(str_find(art.text, "Home", 0) == SIZE_MAX);
	arena_release(&a);
}

/* What xread says, piece by piece: <name, text, > */
static const char *
pieces(const char *xml)
{
	struct arena a = ARENA_INIT;
	struct xread *x = mem_alloc(sizeof(*x));
	struct err e = ERR_INIT;
	int what;

	buf_release(&out);
	buf_init(&out, MIB);
	xread_init(x, str_of(xml), &a);
	while ((what = xread_next(x, &e)) > 0) {
		if (what == XREAD_OPEN)
			buf_printf(&out, "<%.*s ", STR_ARG(x->name));
		else if (what == XREAD_CLOSE)
			buf_printf(&out, "%.*s> ", STR_ARG(x->name));
		else if (x->raw)
			buf_printf(&out, "[%.*s] ", STR_ARG(x->text));
		else {
			xread_unescape(x->text, &out);
			buf_add_char(&out, ' ');
		}
	}
	if (what < 0)
		buf_printf(&out, "error: %s", e.text);
	arena_release(&a);
	mem_free(x);
	return buf_text(&out);
}

static void
reads_xml_as_found(void)
{
	CHECK_STR(pieces("<?xml version='1.0'?><!-- c --><a><b/>x &amp; y"
	    "</a>"), "<a <b b> x & y a> ");
	CHECK_STR(pieces("<a>R&D &nbsp;&#8217;&#x2019;</a>"),
	    "<a R&D \xc2\xa0\xe2\x80\x99\xe2\x80\x99 a> ");
	CHECK_STR(pieces("<a><b>x</a>y"), "<a <b x b> a> y ");
	CHECK_STR(pieces("<a></c>x<d"), "<a x <d d> a> ");
	CHECK_STR(pieces("<a><![CDATA[<i>&amp;]]></a>"),
	    "<a [<i>&amp;] a> ");
	CHECK_STR(pieces("<a>1 < 2</a>"), "<a 1 < 2 a> ");
}

/* A long script comes from the parser in pieces. */
static void
reads_long_data(void)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct article art;

	buf_reset(&out);
	buf_add_str(&out, "<html><script type='application/ld+json'>"
	    "{\"@type\":\"NewsArticle\",\"keywords\":[\"x\"");
	for (int i = 0; i < 20000; i++)
		buf_add_str(&out, ", \"word\"");
	buf_add_str(&out, "],\"headline\":\"Behind many words\"}</script>"
	    "<script>{\"headline\":\"no data\"}</script><p>words</p></html>");
	CHECK_INT(article_read(buf_str(&out), STR_LIT("https://s.example/a"),
	    &a, &art, &e), 0);
	CHECK_BYTES(art.title, "Behind many words");
	arena_release(&a);
}

static void
text_has_a_ceiling(void)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct markup_node *n = markup_parse(STR_LIT("<h1> Two\n  <b>short"
	    "</b><br>words </h1>"), &a, &e), *root = n;
	static char wide[2000];
	struct str s;

	while (n->tag != TAG_H1)
		n = markup_walk(root, n);
	CHECK_BYTES(markup_text(n, 15, &a), "Two short words");
	CHECK_BYTES(markup_text(n, 14, &a), "");
	memset(wide, ' ', sizeof(wide) - 1);
	s = str_of(arena_printf(&a, "<p>a%sb</p>", wide));
	n = root = markup_parse(s, &a, &e);
	CHECK_BYTES(markup_text(n, 1000, &a), "a b");
	CHECK_BYTES(markup_text(n, 100, &a), "");
	arena_release(&a);
}

static void
refuses_entity_bombs(void)
{
	CHECK(strstr(pieces("<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><lolz>"
	    "&lol;</lolz>"), "declares entities") != NULL);
	CHECK_STR(pieces("<!DOCTYPE rss PUBLIC \"x\" \"file:///etc/passwd\">"
	    "<rss/>"), "<rss rss> ");
	buf_release(&out);
}

CHECK_MAIN(writes_markdown, bears_deep_markup, finds_the_article,
    reads_long_data, text_has_a_ceiling, reads_xml_as_found,
    refuses_entity_bombs)
