#include "base.h"

#include "schedule.h"

bool
schedule_is_due(const struct zone *z, int hour, int64_t now,
    char date[CLOCK_TEXT])
{
	struct clock_civil c;

	(void)zone_date(z, now, date);
	zone_civil(z, now, &c);
	c.hour = hour;
	c.minute = c.second = c.ms = 0;
	return now >= zone_at(z, &c);
}
