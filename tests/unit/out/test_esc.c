/* Hostile text comes out harmless, and columns are counted as they show. */
#include "base.h"

#include "check.h"
#include "esc.h"
#include "wrap.h"

static void
is(void (*esc)(struct str, struct buf *), const char *in, const char *want)
{
	struct buf b = BUF_INIT(4096);

	esc(str_of(in), &b);
	CHECK_STR(buf_text(&b), want);
	buf_release(&b);
}

static void
html(void)
{
	is(esc_html, "<b a='1' c=\"2\">&", "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
	is(esc_html, "a\x1b[31m\nb", "a[31m\nb");
	is(esc_html, "\xff\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

static void
terminal(void)
{
	is(esc_terminal, "\x1b]0;owned\x07 two\r\nlines ", "]0;owned two lines");
	is(esc_terminal, "csi\xc2\x9b" "31m", "csi31m");
	is(esc_terminal, "a\xe2\x80\xae" "b\xe2\x81\xa6" "c", "abc");
	is(esc_terminal, "英伟达 H100", "英伟达 H100");
}

static void
markdown(void)
{
	is(esc_md, "a|b *c* [d](e) <f>", "a\\|b \\*c\\* \\[d\\](e) \\<f\\>");
	is(esc_md, "AT&T &copy; b", "AT&T \\&copy; b");
	is(esc_md, "two\nlines", "two lines");
}

static void
csv(void)
{
	is(esc_csv, "plain", "plain");
	is(esc_csv, "a,b", "\"a,b\"");
	is(esc_csv, "he said \"no\"\n", "\"he said \"\"no\"\"\n\"");
	is(esc_csv, " led", "\" led\"");
	is(esc_csv, "", "");
}

static void
widths(void)
{
	CHECK_INT(esc_width(str_of("NVIDIA")), 6);
	CHECK_INT(esc_width(str_of("英伟达")), 6);
	CHECK_INT(esc_width(str_of("e\xcc\x81")), 1);
	CHECK_INT(esc_width(str_of("“é”")), 3);
}

static void
query(void)
{
	struct buf b = BUF_INIT(4096);

	esc_query(str_of("Moore Threads & \"A+B\"-1.5_x é"), &b);
	CHECK_STR(buf_text(&b),
	    "Moore%20Threads%20%26%20%22A%2BB%22-1.5_x%20%C3%A9");
	buf_release(&b);
}

static void
wraps(void)
{
	struct buf b = BUF_INIT(4096);

	wrap_text(str_of("one two three"), 2, 10, &b);
	CHECK_STR(buf_text(&b), "  one two\n  three\n");
	buf_reset(&b);
	wrap_text(str_of("abcdefghij klm"), 0, 4, &b);
	CHECK_STR(buf_text(&b), "abcd\nefgh\nij\nklm\n");
	buf_reset(&b);
	wrap_text(str_of("英伟达收购。公司"), 0, 10, &b);
	CHECK_STR(buf_text(&b), "英伟达收\n购。公司\n");
	buf_reset(&b);
	wrap_text(str_of("宽"), 0, 1, &b);
	CHECK_STR(buf_text(&b), "宽\n");
	buf_release(&b);
}

CHECK_MAIN(html, terminal, markdown, csv, query, widths, wraps)
