#include "base.h"

#include "schedule.h"

static int64_t
hour_of(const struct zone *z, int64_t at, int days, int hour)
{
	struct clock_civil c;

	zone_civil(z, at, &c);
	c.day += days;
	c.hour = hour;
	c.minute = c.second = c.ms = 0;
	return zone_at(z, &c);
}

int64_t
schedule_next(const struct zone *z, int hour, int64_t now)
{
	int64_t at = hour_of(z, now, 0, hour);

	return at > now ? at : hour_of(z, now, 1, hour);
}

bool
schedule_is_due(const struct zone *z, int hour, int64_t now,
    char date[CLOCK_TEXT])
{
	(void)zone_date(z, now, date);
	return now >= hour_of(z, now, 0, hour);
}
