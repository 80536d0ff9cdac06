#include "base.h"

#include "check.h"
#include "clock.h"

static char text[CLOCK_TEXT];

static const char *
parsed(const char *s)
{
	int64_t t;

	return clock_parse(str_of(s), &t) ? clock_format(t, text) : "none";
}

static void
keeps_the_calendar(void)
{
	struct clock_civil c;
	int wrong = 0;

	CHECK_INT(clock_date(1970, 1, 1), 0);
	CHECK_INT(clock_date(2000, 2, 29), INT64_C(951782400000));
	/* every day of five centuries, there and back */
	for (int64_t t = clock_date(1601, 1, 1); t < clock_date(2101, 1, 1);
	    t += CLOCK_DAY) {
		clock_to_civil(t, &c);
		wrong += clock_date(c.year, c.month, c.day) != t ||
		    !clock_valid_date(c.year, c.month, c.day);
	}
	CHECK_INT(wrong, 0);
	clock_to_civil(-1, &c);
	CHECK(c.year == 1969 && c.month == 12 && c.day == 31 && c.ms == 999);
}

static void
carries_over(void)
{
	CHECK_INT(clock_date(2026, 3, 0), clock_date(2026, 2, 28));
	CHECK_INT(clock_date(2026, 13, 1), clock_date(2027, 1, 1));
	CHECK_INT(clock_date(2026, 0, 1), clock_date(2025, 12, 1));
	CHECK_INT(clock_date(2026, -11, 1), clock_date(2025, 1, 1));
	CHECK_INT(clock_month_days(2026, 2), 28);
	CHECK_INT(clock_month_days(2024, 2), 29);
	CHECK_INT(clock_month_days(1900, 2), 28);
	CHECK_INT(clock_month_days(2026, 12), 31);
	CHECK_INT(clock_weekday(clock_date(2026, 11, 24)), 2);
	CHECK_INT(clock_weekday(clock_date(1969, 12, 31)), 3);
	CHECK(!clock_valid_date(2026, 2, 29) && !clock_valid_date(0, 1, 1));
	CHECK(!clock_valid_date(2026, 13, 1) && !clock_valid_date(2026, 1, 0));
}

static void
reads_dates_and_times(void)
{
	static const char *const table[][2] = {
		{ "2026-11-24", "2026-11-24T00:00:00Z" },
		{ "2026-11-24T06:00:00Z", "2026-11-24T06:00:00Z" },
		{ "2026-11-24T06:00:00-05:00", "2026-11-24T11:00:00Z" },
		{ "2026-11-24 06:00:00+0530", "2026-11-24T00:30:00Z" },
		{ "2026-11-24t23:59:60.125z", "2026-11-25T00:00:00Z" },
		{ "2026-11-24T06:00", "2026-11-24T06:00:00Z" },
		{ " 2026/11/24 ", "2026-11-24T00:00:00Z" },
		{ "2026-02-29", "none" }, { "2026-11-24T", "none" },
		{ "2026-11-24T6:00:00Z", "none" }, { "26-11-24", "none" },
		{ "2026-11-24T06:00:00Q", "none" }, { "", "none" },
		{ "2026-11-24T25:00:00Z", "none" }, { "2026-1-2", "none" },
		{ "2026-11-24T06:00:00+99:00", "none" },
	};
	int64_t t;

	for (size_t i = 0; i < COUNT_OF(table); i++)
		CHECK_STR(parsed(table[i][0]), table[i][1]);
	CHECK(clock_parse(STR_LIT("1970-01-01T00:00:00.0129999"), &t));
	CHECK_INT(t, 12);
}

static const char *
span(const char *s)
{
	static char out[2 * CLOCK_TEXT];
	struct clock_span v;
	size_t n;

	if (!clock_parse_span(str_of(s), &v))
		return "none";
	n = strlen(clock_format_date(v.from, out));
	out[n] = ' ';
	clock_format_date(v.to, out + n + 1);
	return out;
}

static void
keeps_a_vague_date_vague(void)
{
	CHECK_STR(span("2026"), "2026-01-01 2027-01-01");
	CHECK_STR(span("2026-12"), "2026-12-01 2027-01-01");
	CHECK_STR(span("2026-02-28"), "2026-02-28 2026-03-01");
	CHECK_STR(span("2026-02-30"), "none");
	CHECK_STR(span("2026-13"), "none");
	CHECK_STR(span("0000"), "none");
	CHECK_STR(span("2026-"), "none");
	CHECK_STR(span("soon"), "none");
}

static const char *
vague(const char *from, const char *to)
{
	struct clock_span s = { CLOCK_NONE, CLOCK_NONE };

	(void)clock_parse(str_of(from), &s.from);
	(void)clock_parse(str_of(to), &s.to);
	return clock_format_span(&s, text);
}

static void
writes_a_vague_date(void)
{
	CHECK_STR(vague("2026-01-01", "2027-01-01"), "2026");
	CHECK_STR(vague("2025-01-01", "2027-01-01"), "2025/2026");
	CHECK_STR(vague("2025-12-01", "2026-01-01"), "2025-12");
	CHECK_STR(vague("2025-07-01", "2025-10-01"), "2025-07/2025-09");
	CHECK_STR(vague("2025-07-01", "2025-07-02"), "2025-07-01");
	CHECK_STR(vague("2025-07-01", "2025-07-15"), "2025-07-01/2025-07-14");
	CHECK_STR(vague("2025-01-01", "2025-01-01"), "2025-01-01");
	CHECK_STR(vague("2025-07-01T10:00:00Z", "2025-08-01"),
	    "2025-07-01/2025-07-31");
	CHECK_STR(vague("", ""), "");
}

static void
stops_for_tests(void)
{
	int64_t before;

	clock_stop(clock_date(2026, 11, 24));
	CHECK_STR(clock_format(clock_now(), text), "2026-11-24T00:00:00Z");
	clock_stop(CLOCK_NONE);
	CHECK(clock_now() > clock_date(2024, 1, 1));
	before = clock_ticks();
	CHECK(clock_ticks() >= before);
	CHECK_STR(clock_format(CLOCK_NONE, text), "");
	CHECK_STR(clock_format_date(CLOCK_NONE, text), "");
}

static void
places(void)
{
	char place[CLOCK_TEXT];

	CHECK_STR(clock_format_place(0, place), "0:00");
	CHECK_STR(clock_format_place(245999, place), "4:05");
	CHECK_STR(clock_format_place(3599999, place), "59:59");
	CHECK_STR(clock_format_place(3845000, place), "1:04:05");
	CHECK_STR(clock_format_place(-1, place), "");
}

CHECK_MAIN(places, keeps_the_calendar, carries_over, reads_dates_and_times,
    keeps_a_vague_date_vague, writes_a_vague_date, stops_for_tests)
