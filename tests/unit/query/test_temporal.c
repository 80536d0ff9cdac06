/* Moments and durations, as questions make and compare them. */
#include "base.h"

#include "asked.h"
#include "clock.h"

static void
all_are(const char *const cases[][2], size_t n)
{
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < n; i++)
		CHECK_STR(worth(&a, cases[i][0]), cases[i][1]);
	arena_release(&a);
}
#define ALL_ARE(cases) all_are(cases, COUNT_OF(cases))

static void
all_say(const char *const cases[][2], size_t n)
{
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < n; i++)
		if (strstr(worth(&a, cases[i][0]), cases[i][1]) == NULL)
			CHECK_STR(worth(&a, cases[i][0]), cases[i][1]);
	arena_release(&a);
}
#define ALL_SAY(cases) all_say(cases, COUNT_OF(cases))

static void
reads_text(void)
{
	static const char *const cases[][2] = {
		{ "date('2026-08-06')", "'2026-08-06'" },
		{ "date('20260806')", "'2026-08-06'" },
		{ "date('2026-02')", "'2026-02-01'" },
		{ "date('2026-W01-4')", "'2026-01-01'" },
		{ "date('2026W53')", "'2026-12-28'" },
		{ "date('2024-060')", "'2024-02-29'" },
		{ "date('2026-Q3-02')", "'2026-07-02'" },
		{ "date('-0044-03-15')", "'-0044-03-15'" },
		{ "date('+12026-01-01')", "'+12026-01-01'" },
		{ "localtime('0930')", "'09:30'" },
		{ "localtime('09:30:15.5')", "'09:30:15.5'" },
		{ "time('09+05:30')", "'09:00+05:30'" },
		{ "localdatetime('2026-08-06')", "'2026-08-06T00:00'" },
		{ "datetime('2026-08-06T09:30-07')",
		    "'2026-08-06T09:30-07:00'" },
		{ "datetime('2026-08-06T09:30[Europe/Berlin]')",
		    "'2026-08-06T09:30+02:00[Europe/Berlin]'" },
		{ "duration('P1Y2M10DT2H30M')", "'P1Y2M10DT2H30M'" },
		{ "duration('PT0.000000001S')", "'PT0.000000001S'" },
		{ "duration('P1.5W')", "'P10DT12H'" }
	};

	ALL_ARE(cases);
}

static void
makes_of_maps(void)
{
	static const char *const cases[][2] = {
		{ "date({year: 2026, month: 8, day: 6})", "'2026-08-06'" },
		{ "date({year: 2026, week: 53, dayOfWeek: 5})",
		    "'2027-01-01'" },
		{ "date({date: date('2026-08-31'), month: 2})",
		    "'2026-02-28'" },
		{ "time({hour: 9, timezone: '+02:00'})", "'09:00+02:00'" },
		{ "localtime({hour: 9, minute: 5, second: 1, microsecond: 7})",
		    "'09:05:01.000007'" },
		{ "datetime({datetime: datetime('2026-08-06T09:00Z'), "
		    "timezone: 'Asia/Tokyo'})",
		    "'2026-08-06T18:00+09:00[Asia/Tokyo]'" },
		{ "datetime({epochSeconds: 86400, nanosecond: 5})",
		    "'1970-01-02T00:00:00.000000005Z'" },
		{ "datetime.fromEpochMillis(-1)",
		    "'1969-12-31T23:59:59.999Z'" },
		{ "date.truncate('quarter', date('2026-08-06'))",
		    "'2026-07-01'" },
		{ "date.truncate('decade', date('-0005-08-06'))",
		    "'-0010-01-01'" },
		{ "datetime.truncate('hour', datetime('2026-08-06T09:59+02:00'))",
		    "'2026-08-06T09:00+02:00'" },
		{ "duration({hours: 25, seconds: -1})", "'PT24H59M59S'" },
		{ "duration({years: 1.5})", "'P1Y6M'" },
		{ "date(null)", "null" },
		{ "date() = date.statement()", "true" }
	};

	ALL_ARE(cases);
}

static void
computes(void)
{
	static const char *const cases[][2] = {
		{ "date('2026-01-31') + duration('P1M')", "'2026-02-28'" },
		{ "date('2026-03-01') - duration('PT25H')", "'2026-02-28'" },
		{ "localtime('23:00') + duration('PT2H')", "'01:00'" },
		/* over the change of the clock: 24 hours are not a day */
		{ "datetime('2026-03-28T12:00[Europe/Berlin]') + "
		    "duration('PT24H')",
		    "'2026-03-29T13:00+02:00[Europe/Berlin]'" },
		{ "datetime('2026-03-28T12:00[Europe/Berlin]') + "
		    "duration('P1D')",
		    "'2026-03-29T12:00+02:00[Europe/Berlin]'" },
		/* 02:30 is not there that night */
		{ "datetime('2026-03-29T02:30[Europe/Berlin]')",
		    "'2026-03-29T03:30+02:00[Europe/Berlin]'" },
		{ "duration('P1D') * 2.5", "'P2DT12H'" },
		{ "duration('P3M') / 2", "'P1M15DT5H14M33S'" },
		{ "duration.between(date('2024-02-29'), date('2026-02-28'))",
		    "'P1Y11M30D'" },
		{ "duration.inDays(date('2026-01-01'), "
		    "datetime('2026-12-31T23:00Z'))", "'P364D'" },
		{ "duration.inMonths(date('2026-01-31'), date('2026-02-28'))",
		    "'PT0S'" },
		{ "duration('PT90S').minutes", "1" },
		{ "date('2026-08-06').week", "32" },
		{ "datetime('2026-08-06T09:30[Europe/Berlin]').offset",
		    "'+02:00'" },
		{ "toString(date('2026-08-06')) STARTS WITH '2026'", "true" }
	};

	ALL_ARE(cases);
}

static void
compares(void)
{
	static const char *const cases[][2] = {
		{ "date('2026-08-06') > date('2026-08-05')", "true" },
		{ "date('2026-08-06') = '2026-08-06'", "false" },
		{ "date('2026-08-06') < localdatetime('2026-08-07')", "null" },
		/* one instant, two clocks: the western one comes first */
		{ "datetime('2026-08-06T09:00Z') = "
		    "datetime('2026-08-06T10:00+01:00')", "false" },
		{ "datetime('2026-08-06T09:00Z') < "
		    "datetime('2026-08-06T10:00+01:00')", "true" },
		{ "duration('P1M') = duration('P30D')", "false" },
		{ "duration('P1D') < duration('P2D')", "null" },
		{ "size([x IN [date('2026-01-01')] WHERE x IN "
		    "[date('2026-01-01'), null]])", "1" }
	};
	struct arena a = ARENA_INIT;

	ALL_ARE(cases);
	CHECK_STR(asked(&a, "UNWIND [duration('P31D'), duration('P1M'), "
	    "duration('PT1S')] AS d RETURN d ORDER BY d"),
	    "'PT1S'; 'P1M'; 'P31D'");
	CHECK_STR(asked(&a, "UNWIND [date('2026-01-01'), date('2026-01-01')] "
	    "AS d RETURN count(DISTINCT d)"), "1");
	arena_release(&a);
}

static void
tells_what_is_wrong(void)
{
	static const char *const cases[][2] = {
		{ "date('2026-02-30')", "expected a Date such as 2026-08-06, "
		    "found \"2026-02-30\"" },
		{ "date('26-2-3')", "expected a Date" },
		{ "localtime('25:00')", "expected a LocalTime" },
		{ "time('10:00+19:00')", "expected a Time" },
		{ "datetime('2026-08-06T09:30[Nowhere/Atlantis]')",
		    "time zone \"Nowhere/Atlantis\"" },
		{ "datetime('2026-08-06T09:30[../../etc/passwd]')",
		    "expected a time zone" },
		{ "datetime('2026-08-06T09:30+05:00[Europe/Berlin]')",
		    "does not show this offset" },
		{ "date({year: 2026, day: 3})", "day: is told and month: is "
		    "not" },
		{ "date({month: 3})", "year: is needed" },
		{ "date({year: 2026, month: 13})", "month: goes from 1 to 12, "
		    "found 13" },
		{ "date({year: 2025, week: 53})", "there is no week 53" },
		{ "date({year: 2026, month: 1, week: 2})", "not by two" },
		{ "date({hour: 3})", "a Date has no hour" },
		{ "date(3)", "expected a string, a map or a date or a time" },
		{ "date('2026-08-06').hour", "a Date has no component hour" },
		{ "date('2026-08-06') + 1", "Date + Integer is not defined" },
		{ "date('+999999999-12-31') + duration('P1D')",
		    "outside of the years" },
		{ "duration({seconds: 9223372036854775807}) + "
		    "duration({seconds: 1})", "more than 64 bits" },
		{ "duration({fortnights: 1})", "a duration has no "
		    "fortnights" },
		{ "duration('P')", "expected a Duration" },
		{ "duration('P1D') / 0", "divided by zero" },
		{ "date.truncate('hour', date('2026-08-06'))",
		    "cannot be cut to a \"hour\"" },
		{ "duration.between(1, 2)", "a date or a time" }
	};

	ALL_SAY(cases);
}

CHECK_MAIN(reads_text, makes_of_maps, computes, compares, tells_what_is_wrong)
