#include "base.h"

#include "check.h"
#include "quote.h"

static struct buf b = BUF_INIT(4096);

static struct str
plain(const char *s)
{
	buf_reset(&b);
	quote_plain(str_of(s), &b);
	return buf_str(&b);
}

static void
marks(void)
{
	CHECK_BYTES(plain("**OpenAI** leases _four_ halls."),
	    "OpenAI leases four halls.");
	CHECK_BYTES(plain("[Nebius](https://a.example/x_(y)) signed."),
	    "Nebius signed.");
	CHECK_BYTES(plain("![chart](c.png) Capacity [doubled]."),
	    "Capacity [doubled].");
	CHECK_BYTES(plain("the `H100` cluster"), "the H100 cluster");
	CHECK_BYTES(plain("~~sold~~ leased"), "sold leased");
	CHECK_BYTES(plain("[**Bold link**](x): it grows"),
	    "Bold link: it grows");
	CHECK_BYTES(plain("deal** (Activity: 9): ****Sun buys Moon**"),
	    "deal (Activity: 9): Sun buys Moon");
	CHECK_BYTES(plain("<v Ada>Sun</v> < Moon <v and"), "Sun < Moon <v and");
	/* what the span cuts */
	CHECK_BYTES(plain("Sun](https://x.example/a_b) buys Moon"),
	    "Sun buys Moon");
	CHECK_BYTES(plain("$50B from Sun ([why](https://x.exam"),
	    "$50B from Sun (why");
	CHECK_BYTES(plain("see a](b c"), "see a](b c");
}

static void
no_marks(void)
{
	CHECK_BYTES(plain("2 * 3 and snake_case stay"),
	    "2 * 3 and snake_case stay");
	CHECK_BYTES(plain("array[0] (see below)"), "array[0] (see below)");
	CHECK_BYTES(plain("$5 - $6 billion, #1 in C#"),
	    "$5 - $6 billion, #1 in C#");
	CHECK_BYTES(plain("open [bracket"), "open bracket");
	CHECK_BYTES(plain("不会**涨价**"), "不会涨价");
}

static void
lines(void)
{
	CHECK_BYTES(plain("## Deals\n\n- one\n- two"), "Deals\none\ntwo");
	CHECK_BYTES(plain("> said  so\n> twice "), "said so\ntwice");
	CHECK_BYTES(plain("we build\n\n12\n00:01:02,000 --> 00:01:04,000\n"
	    "the racks"), "we build\nthe racks");
	CHECK_BYTES(plain(""), "");
	CHECK_BYTES(plain("***"), "***");
	CHECK(quote_markup(str_of("**a**")) > 0.7);
	CHECK(quote_markup(str_of("no marks")) <= 0);
	buf_release(&b);
}

CHECK_MAIN(marks, no_marks, lines)
