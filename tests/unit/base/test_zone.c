#include "base.h"

#include "arena.h"
#include "check.h"
#include "zone.h"

static struct arena a = ARENA_INIT;
static struct err e = ERR_INIT;

static int64_t
utc(const char *s)
{
	int64_t t = CLOCK_NONE;

	(void)clock_parse(str_of(s), &t);
	return t;
}

static const char *
wall(const struct zone *z, const char *at)
{
	static char text[CLOCK_TEXT];
	int64_t t = utc(at);

	return clock_format(t + zone_offset(z, t), text);
}

static void
new_york(const struct zone *z)
{
	struct clock_civil gone = { 2026, 3, 8, 2, 30, 0, 0 };
	struct clock_civil twice = { 2026, 11, 1, 1, 30, 0, 0 };
	struct clock_civil six = { 2026, 11, 1, 6, 0, 0, 0 };
	struct clock_span day;

	CHECK_STR(wall(z, "2026-03-08T06:59:59Z"), "2026-03-08T01:59:59Z");
	CHECK_STR(wall(z, "2026-03-08T07:00:00Z"), "2026-03-08T03:00:00Z");
	CHECK_STR(wall(z, "2026-11-01T05:59:59Z"), "2026-11-01T01:59:59Z");
	CHECK_STR(wall(z, "2026-11-01T06:00:00Z"), "2026-11-01T01:00:00Z");
	CHECK_STR(wall(z, "2099-07-01T12:00:00Z"), "2099-07-01T08:00:00Z");
	CHECK(zone_at(z, &gone) == utc("2026-03-08T07:30:00Z"));
	CHECK(zone_at(z, &twice) == utc("2026-11-01T05:30:00Z"));
	CHECK(zone_at(z, &six) == utc("2026-11-01T11:00:00Z"));
	day = zone_day(z, 2026, 3, 8);
	CHECK_INT(day.to - day.from, 23 * CLOCK_HOUR);
	day = zone_day(z, 2026, 11, 1);
	CHECK_INT(day.to - day.from, 25 * CLOCK_HOUR);
	day = zone_day(z, 2026, 12, 31);
	CHECK_INT(day.to - day.from, CLOCK_DAY);
	CHECK_INT(day.from, utc("2026-12-31T05:00:00Z"));
}

static void
by_rule(void)
{
	const struct zone *z = zone_rule(&a, ZONE_EDITION_RULE, &e);

	CHECK(z != NULL);
	new_york(z);
	z = zone_rule(&a, "<+0330>-3:30", &e);
	CHECK_STR(wall(z, "2026-01-01T00:00:00Z"), "2026-01-01T03:30:00Z");
	/* south of the line summer goes over the new year */
	z = zone_rule(&a, "AEST-10AEDT,M10.1.0,M4.1.0/3", &e);
	CHECK_STR(wall(z, "2026-01-15T00:00:00Z"), "2026-01-15T11:00:00Z");
	CHECK_STR(wall(z, "2026-07-15T00:00:00Z"), "2026-07-15T10:00:00Z");
	/* week 5 is the last one */
	z = zone_rule(&a, "CET-1CEST,M3.5.0,M10.5.0/3", &e);
	CHECK_STR(wall(z, "2026-03-29T01:00:00Z"), "2026-03-29T03:00:00Z");
	CHECK_STR(wall(z, "2026-03-29T00:59:59Z"), "2026-03-29T01:59:59Z");
}

static void
by_file(void)
{
	const struct zone *z = zone_load(&a, ZONE_EDITION, &e);

	if (z == NULL) {
		fprintf(stderr, "skipped: %s\n", e.text);
		return;
	}
	new_york(z);
	CHECK_STR(wall(z, "1974-01-06T08:00:00Z"), "1974-01-06T04:00:00Z");
	z = zone_load(&a, "Asia/Shanghai", &e);
	CHECK_STR(wall(z, "2026-06-01T00:00:00Z"), "2026-06-01T08:00:00Z");
}

static void
refused(void)
{
	const char *const bad[] = { "ET", "Mars/Olympus", "../../etc/passwd",
	    "/etc/passwd", "", "America", "a//b", "America/New_York/" };
	const char *const rules[] = { "", "EST", "EST5EDT", "E5",
	    "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0", "EST5 " };

	for (size_t i = 0; i < COUNT_OF(bad); i++)
		CHECK(zone_load(&a, bad[i], &e) == NULL);
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		CHECK(zone_rule(&a, rules[i], &e) == NULL);
	CHECK(zone_parse(&a, STR_LIT("TZif2"), &e) == NULL);
	CHECK(zone_parse(&a, STR_LIT("no zone at all, but long enough to hold "
	    "a whole header of that size"), &e) == NULL);
	arena_release(&a);
}

CHECK_MAIN(by_rule, by_file, refused)
