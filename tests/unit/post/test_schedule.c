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

static void
six_in_new_york(void)
{
	const struct zone *z = zone_rule(&a, ZONE_EDITION_RULE, &e);

	/* both clock changes happen at two, four hours before */
	CHECK_INT(schedule_next(z, 6, utc("2026-03-07T12:00:00Z")),
	    utc("2026-03-08T10:00:00Z"));
	CHECK_INT(schedule_next(z, 6, utc("2026-10-31T12:00:00Z")),
	    utc("2026-11-01T11:00:00Z"));
	CHECK_INT(schedule_next(z, 6, utc("2026-07-01T10:00:00Z")),
	    utc("2026-07-02T10:00:00Z"));
	CHECK_INT(schedule_next(z, 6, utc("2026-07-01T09:59:59Z")),
	    utc("2026-07-01T10:00:00Z"));
}

static void
hours_that_are_no_hours(void)
{
	const struct zone *z = zone_rule(&a, ZONE_EDITION_RULE, &e);

	/* two is left out in spring, one comes twice in autumn */
	CHECK_INT(schedule_next(z, 2, utc("2026-03-08T05:00:00Z")),
	    utc("2026-03-08T07:00:00Z"));
	CHECK_INT(schedule_next(z, 1, utc("2026-11-01T04:30:00Z")),
	    utc("2026-11-01T05:00:00Z"));
	CHECK_INT(schedule_next(z, 1, utc("2026-11-01T05:30:00Z")),
	    utc("2026-11-02T06:00:00Z"));
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
