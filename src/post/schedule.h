/*
 * schedule.h - when a subscriber's mail is due.
 *
 * A subscriber has a zone and an hour; mail is due when the clock on their wall
 * has passed the hour, once a local date.  On the day that the hour is left out
 * by a clock change it is the moment after; on the day that it comes twice, the
 * first.
 */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include "base.h"
#include "zone.h"

/* Has the hour passed on the local date of `now`?  date: that date. */
bool	schedule_is_due(const struct zone *, int hour, int64_t now,
	    char date[CLOCK_TEXT]);

#endif
