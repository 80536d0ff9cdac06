#include "base.h"

#include "check.h"
#include "distill.h"

static const char text[] =
    "# Halls\n\n"
    "CoreWeave rents halls in Denton. Last week it signed for more. "
    "The new ones open in spring. They draw 260 MW, and every megawatt of it "
    "is spoken for by a single customer, who pays for ten years in advance "
    "whether the machines run or stand still, as the filing says.\n\n"
    "Another paragraph stands alone.\n";

static uint32_t
at(const char *words)
{
	return (uint32_t)str_find(str_of(text), words, 0);
}

static struct distill_span
widened(const char *words, bool before)
{
	struct distill_span s = { .start = at(words), .before = before };

	s.end = s.start + (uint32_t)strlen(words);
	distill_widen(str_of(text), FORMAT_MARKDOWN, &s);
	return s;
}

static void
follows(void)
{
	struct distill_span s = widened("CoreWeave rents halls in Denton",
	    false);

	CHECK_INT(s.start, at("CoreWeave"));
	CHECK_INT(s.end, at(" Last"));		/* with its full stop */
	CHECK_INT(s.more_end, at(" They"));	/* three sentences */
}

static void
goes_before(void)
{
	struct distill_span s = widened("Last week it signed for more.", true);

	CHECK_INT(s.start, at("CoreWeave"));
	CHECK_INT(s.end, at(" The new"));
	CHECK_INT(s.more_end, at(" They"));
}

static void
stays_in_its_paragraph(void)
{
	struct distill_span s = widened("Another paragraph stands alone.",
	    true);

	CHECK_INT(s.start, at("Another"));
	CHECK_INT(s.end, sizeof(text) - 2);
	CHECK_INT(s.more_end, s.end);
}

static void
bears_nothing(void)
{
	struct distill_span s = { .start = 0, .end = 0 };

	distill_widen(str_of(""), FORMAT_TEXT, &s);
	CHECK_INT(s.end, 0);
	distill_widen(str_of("…"), FORMAT_TEXT, &s);
	CHECK(s.more_end <= 3);
}

static void
keeps_link_targets(void)
{
	const char *md = "It leads [the **round**](https://a.example/(b)) "
	    "alone\n";
	struct distill_span s = { .start = 0 };

	s.end = (uint32_t)str_find(str_of(md), "](", 0);
	distill_widen(str_of(md), FORMAT_MARKDOWN, &s);
	CHECK(s.end >= (uint32_t)str_find(str_of(md), ") alone", 0));
}

/* What goes on does not begin with the stars of what came before. */
static void
closes_emphasis(void)
{
	struct str md = STR_LIT("**CoreWeave rents halls in Denton.** Others "
	    "say that it *rents them dearly.* It said so itself.\n");
	struct distill_span s = { .start = 2 };

	s.end = (uint32_t)str_find(md, "** Others", 0);
	distill_widen(md, FORMAT_MARKDOWN, &s);
	CHECK_INT(s.end, str_find(md, " Others", 0));
	CHECK_INT(s.more_end, md.n - 1);
}

CHECK_MAIN(follows, goes_before, stays_in_its_paragraph, bears_nothing,
    keeps_link_targets, closes_emphasis)
