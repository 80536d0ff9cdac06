#include "base.h"

#include "check.h"
#include "esc.h"
#include "letter.h"
#include "limits.h"

static struct buf b = BUF_INIT(1 << 22);

static void
fill(struct edition *ed)
{
	*ed = (struct edition){ .date = "2026-11-24", .reads = 1,
	    .line = STR_LIT("3 documents read.") };
	ed->read[0] = (struct edition_read){
		.head = STR_LIT("A <b> & c plans to invest $2B in D"),
		.quote = STR_LIT("**We** put [two](https://x.example/) in "
		    "<script>alert(1)</script>."),
		.more = STR_LIT("And\tmore \x1b[31m."),
		.speaker = STR_LIT("Ana \"Q\" Li"), .title = STR_LIT("T"),
		.show = STR_LIT("Show"), .link = STR_LIT("javascript:x"),
		.why = STR_LIT("Because."), .date = 1795478400000,
		.at_ms = 724000, .doc = 255, .start = 7
	};
}

static bool
has(const char *s)
{
	return str_find(buf_str(&b), s, 0) != SIZE_MAX;
}

static void
text(void)
{
	struct edition ed;
	struct letter l = { .edition = &ed, .link = STR_NONE,
	    .reply_to = STR_LIT("me@a.example") };
	struct str rest, line;

	fill(&ed);
	buf_reset(&b);
	letter_text(&l, &b);
	CHECK(has("Tuesday, 24 November 2026\n"));
	CHECK(has("“We put two in <script>alert(1)</script>. And more 31m.”"));
	CHECK(has("— Ana \"Q\" Li · T · Show · 2026-11-24 · at 12:04"));
	CHECK(!has("javascript"));
	CHECK(!has("\x1b"));
	CHECK(has("write \"unsubscribe\" to me@a.example"));
	rest = buf_str(&b);
	while (str_line(&rest, &line))
		CHECK(esc_width(line) <= 72);
}

static void
html(void)
{
	struct edition ed;
	struct letter l = { .edition = &ed,
	    .link = STR_LIT("https://t.example"), .reply_to = STR_NONE };

	fill(&ed);
	buf_reset(&b);
	letter_html(&l, &b);
	CHECK(has("A &lt;b&gt; &amp; c plans"));
	CHECK(!has("<script"));
	CHECK(!has("<img"));
	CHECK(!has("javascript"));
	CHECK(has("href=\"https://t.example/doc/"));
}

static void
stays_small(void)
{
	static struct edition ed;
	static char wide[12000];
	struct letter l = { .edition = &ed, .link = STR_NONE,
	    .reply_to = STR_NONE };
	static const struct column columns[] = { { "name", "", CELL_TEXT },
	    { "now", "", CELL_INT }, { "before", "", CELL_INT } };
	struct arena a = ARENA_INIT;

	fill(&ed);
	ed.rising = table_new(&a, "rising", "Rising", columns, 3);
	memset(wide, 'w', sizeof(wide));
	for (int i = 0; i < 20; i++)
		cell_text(table_row(ed.rising), (struct str){ wide,
		    sizeof(wide) });
	buf_reset(&b);
	letter_html(&l, &b);
	CHECK(b.n > 0 && b.n <= LIMIT_MAIL_BYTES);
	arena_release(&a);
	buf_release(&b);
}

static void
add_deal(struct table *t, int64_t id, const char *head, const char *quote)
{
	struct cell *c = table_row(t);

	cell_text(&c[0], str_of(head));
	cell_quote(&c[1], str_of(quote), 255, 40);
	cell_doc(&c[2], STR_LIT("D"), 255, 40);
	cell_id(&c[3], id);
}

/* A deal has its words once: with the read that tells it, else under it. */
static void
deals_have_words(void)
{
	static const struct column columns[] = {
		{ "head", "", CELL_TEXT }, { "quote", "", CELL_QUOTE },
		{ "doc", "", CELL_TEXT }, { "id", "", CELL_ID }
	};
	static struct edition ed;
	struct letter l = { .edition = &ed, .link = STR_NONE,
	    .reply_to = STR_NONE };
	void (*const bodies[])(const struct letter *, struct buf *) = {
		letter_text, letter_html
	};
	struct arena a = ARENA_INIT;

	fill(&ed);
	ed.read[0].story = 7;
	ed.deals = table_new(&a, "deals", "Deals", columns, 4);
	add_deal(ed.deals, 7, "A invests in D", "It was told above.");
	add_deal(ed.deals, 8, "E buys F", "E **bought** F.");
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		buf_reset(&b);
		bodies[i](&l, &b);
		CHECK(has("A invests in D") && has("E buys F"));
		CHECK(has("“E bought F.” · D"));
		CHECK(!has("told above"));
	}
	arena_release(&a);
}

CHECK_MAIN(text, html, deals_have_words, stays_small)
