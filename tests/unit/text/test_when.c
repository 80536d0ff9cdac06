#include "base.h"

#include "arena.h"
#include "check.h"
#include "when.h"

static struct arena arena = ARENA_INIT;

/* The first date in a text as "from to", read on 2026-08-06, a Thursday. */
static const char *
when_from(const char *text, int64_t today)
{
	static char line[2 * CLOCK_TEXT];
	struct clock_span v;
	struct tokens t;
	size_t after, n;

	arena_reset(&arena);
	token_scan(str_of(text), TOKEN_PLAIN, &arena, &t);
	for (size_t i = 0; i < t.n; i++) {
		if (!when_at(&t, i, t.n - 1, today, &v, &after))
			continue;
		CHECK(after > i && after <= t.n && v.from < v.to);
		n = strlen(clock_format_date(v.from, line));
		line[n] = ' ';
		clock_format_date(v.to, line + n + 1);
		return line;
	}
	return "none";
}

static const char *
when(const char *text)
{
	return when_from(text, clock_date(2026, 8, 6));
}

static void
reads_dates(void)
{
	CHECK_STR(when("on June 1, 2025 it"), "2025-06-01 2025-06-02");
	CHECK_STR(when("in March 2026"), "2026-03-01 2026-04-01");
	CHECK_STR(when("by Sept. 2025"), "2025-09-01 2025-10-01");
	CHECK_STR(when("in December"), "2026-12-01 2027-01-01");
	CHECK_STR(when_from("in December", clock_date(2026, 2, 1)),
	    "2025-12-01 2026-01-01");
	CHECK_STR(when("July 4 it"), "2026-07-04 2026-07-05");
	CHECK_STR(when("February 30, 2026"), "2026-02-01 2026-03-01");
	CHECK_STR(when("September 25th 2023"), "2023-09-25 2023-09-26");
	CHECK_STR(when("at HDC2025"), "none");
	CHECK_STR(when("in the late 1980s"), "none");
	CHECK_STR(when("set up Jan to reach it"), "none");
}

static void
keeps_vague_dates_vague(void)
{
	CHECK_STR(when("in Q3 2025"), "2025-07-01 2025-10-01");
	CHECK_STR(when("Q4"), "2026-10-01 2027-01-01");
	CHECK_STR(when("H2 of 2027"), "2027-07-01 2028-01-01");
	CHECK_STR(when("early 2027"), "2027-01-01 2027-05-01");
	CHECK_STR(when("mid-2026"), "2026-05-01 2026-09-01");
	CHECK_STR(when("the end of 2026"), "2026-09-01 2027-01-01");
	CHECK_STR(when("by 2028"), "2028-01-01 2029-01-01");
	CHECK_STR(when("the third quarter of 2025"), "2025-07-01 2025-10-01");
	CHECK_STR(when("first half of 2025"), "2025-01-01 2025-07-01");
	CHECK_STR(when("the summer of 2025"), "2025-06-01 2025-09-01");
	CHECK_STR(when("the second half was better"), "none");
	CHECK_STR(when("prices fall"), "none");
}

static void
reads_against_the_documents_date(void)
{
	CHECK_STR(when("next year"), "2027-01-01 2028-01-01");
	CHECK_STR(when("last month"), "2026-07-01 2026-08-01");
	CHECK_STR(when("next quarter"), "2026-10-01 2027-01-01");
	CHECK_STR(when("last week"), "2026-07-26 2026-08-02");
	CHECK_STR(when("last March"), "2026-03-01 2026-04-01");
	CHECK_STR(when("last August"), "2025-08-01 2025-09-01");
	CHECK_STR(when("next May"), "2027-05-01 2027-06-01");
	CHECK_STR(when("this fall"), "2026-09-01 2026-12-01");
	CHECK_STR(when("last summer"), "2025-06-01 2025-09-01");
	CHECK_STR(when("in March"), "2026-03-01 2026-04-01");
	CHECK_STR(when("they march on, and may not"), "none");
	CHECK_STR(when("two years ago"), "2024-01-01 2025-01-01");
	CHECK_STR(when("3 months ago"), "2026-05-01 2026-06-01");
	CHECK_STR(when("a week ago"), "2026-07-26 2026-08-02");
	CHECK_STR(when("two chips ago"), "none");
	CHECK_STR(when_from("two years ago", CLOCK_NONE), "none");
	CHECK_STR(when_from("next year", CLOCK_NONE), "none");
	CHECK_STR(when_from("in June", CLOCK_NONE), "none");
	CHECK_STR(when_from("last month", clock_date(2026, 1, 5)),
	    "2025-12-01 2026-01-01");
	CHECK_STR(when_from("last week", clock_date(1969, 12, 31) + 1),
	    "1969-12-21 1969-12-28");
}

static void
reads_chinese_dates(void)
{
	CHECK_STR(when("2025年6月1日"), "2025-06-01 2025-06-02");
	CHECK_STR(when("2025年6月"), "2025-06-01 2025-07-01");
	CHECK_STR(when("2025年"), "2025-01-01 2026-01-01");
	CHECK_STR(when("6月1日"), "2026-06-01 2026-06-02");
	CHECK_STR(when("明年"), "2027-01-01 2028-01-01");
	CHECK_STR(when("去年9月"), "2025-09-01 2025-10-01");
	CHECK_STR(when("上个月"), "2026-07-01 2026-08-01");
	CHECK_STR(when_from("上月", clock_date(2026, 1, 5)),
	    "2025-12-01 2026-01-01");
	CHECK_STR(when("上市"), "none");
	CHECK_STR(when_from("6月1日", CLOCK_NONE), "none");
}

static void
takes_no_word_or_number_for_a_date(void)
{
	CHECK_STR(when("it may march on"), "none");
	CHECK_STR(when("we May see"), "none");
	CHECK_STR(when("1,2025 and 3.2025"), "none");
	CHECK_STR(when("12026 or 1850"), "none");
	CHECK_STR(when("Q5 H3 Q"), "none");
	CHECK_STR(when("next"), "none");
	CHECK_STR(when("late"), "none");
	CHECK_STR(when("2"), "none");
	arena_release(&arena);
}

CHECK_MAIN(reads_dates, keeps_vague_dates_vague,
    reads_against_the_documents_date, reads_chinese_dates,
    takes_no_word_or_number_for_a_date)
