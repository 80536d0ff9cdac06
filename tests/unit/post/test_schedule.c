#include "base.h"

#include "check.h"
#include "schedule.h"

static struct arena a = ARENA_INIT;
static struct err e = ERR_INIT;

static int64_t
utc(const char *s)
{
	int64_t t = CLOCK_NONE;

	(void)clock_parse(str_of(s), &t);
	return t;
}

/* Not a moment before, and from then on. */
static bool
falls_due_at(int hour, const char *at)
{
	const struct zone *z = zone_rule(&a, ZONE_EDITION_RULE, &e);
	char date[CLOCK_TEXT];

	return !schedule_is_due(z, hour, utc(at) - 1, date) &&
	    schedule_is_due(z, hour, utc(at), date);
}

static void
six_in_new_york(void)
{
	/* both clock changes happen at two, four hours before */
	CHECK(falls_due_at(6, "2026-03-07T11:00:00Z"));
	CHECK(falls_due_at(6, "2026-03-08T10:00:00Z"));
	CHECK(falls_due_at(6, "2026-11-01T11:00:00Z"));
	CHECK(falls_due_at(6, "2026-07-01T10:00:00Z"));
}

static void
hours_that_are_no_hours(void)
{
	/* two is left out in spring, one comes twice in autumn */
	CHECK(falls_due_at(2, "2026-03-08T07:00:00Z"));
	CHECK(falls_due_at(1, "2026-11-01T05:00:00Z"));
	CHECK(falls_due_at(1, "2026-11-02T06:00:00Z"));
}

static void
due(void)
{
	const struct zone *z = zone_rule(&a, ZONE_EDITION_RULE, &e);
	char date[CLOCK_TEXT];

	CHECK(!schedule_is_due(z, 6, utc("2026-11-24T10:59:59Z"), date));
	CHECK_STR(date, "2026-11-24");
	CHECK(schedule_is_due(z, 6, utc("2026-11-24T11:00:00Z"), date));
	CHECK(schedule_is_due(z, 6, utc("2026-11-25T04:59:00Z"), date));
	CHECK_STR(date, "2026-11-24");
	CHECK(!schedule_is_due(z, 6, utc("2026-11-25T05:00:00Z"), date));
	CHECK_STR(date, "2026-11-25");
	CHECK(schedule_is_due(z, 0, utc("2026-11-25T05:00:00Z"), date));
	arena_release(&a);
}

CHECK_MAIN(six_in_new_york, hours_that_are_no_hours, due)
