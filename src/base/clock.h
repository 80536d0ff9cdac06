/*
 * clock.h - what time it is, and the calendar.
 *
 * Times are UTC milliseconds since 1970-01-01 in an int64_t; CLOCK_NONE is "not
 * known".  There is one clock, and tests set it.  A vague date is a span:
 * "early 2027" is two times.  The calendar is the proleptic Gregorian one;
 * zones other than UTC belong to src/post/schedule.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include "base.h"
#include "str.h"

#define CLOCK_NONE INT64_MIN
#define CLOCK_SECOND INT64_C(1000)
#define CLOCK_MINUTE (60 * CLOCK_SECOND)
#define CLOCK_HOUR (60 * CLOCK_MINUTE)
#define CLOCK_DAY (24 * CLOCK_HOUR)

struct clock_span {
	int64_t	from;	/* first moment */
	int64_t	to;	/* first moment after; from == to where only one is known */
};

struct clock_civil {
	int	year, month, day;	/* month 1-12, day 1-31 */
	int	hour, minute, second, ms;
};

int64_t	clock_now(void);
/* Stops the clock at a time for tests; CLOCK_NONE lets it run again. */
void	clock_stop(int64_t);
/* Milliseconds of a clock that never jumps, for durations and deadlines. */
int64_t	clock_ticks(void);

/* Out-of-range parts carry over: day 0 is the last day of the month before. */
int64_t	clock_from_civil(const struct clock_civil *);
void	clock_to_civil(int64_t, struct clock_civil *);
int64_t	clock_date(int year, int month, int day);
int	clock_weekday(int64_t);		/* 0 is Sunday */
int	clock_month_days(int year, int month);
bool	clock_valid_date(int year, int month, int day);

/* A time that is known, or CLOCK_NONE. */
static inline int64_t
clock_if(bool known, int64_t t)
{
	return known ? t : CLOCK_NONE;
}

/* A span that is CLOCK_NONE at both ends comes to hold a time, where it is known. */
static inline void
clock_widen(struct clock_span *s, int64_t t)
{
	if (t == CLOCK_NONE)
		return;
	if (s->from == CLOCK_NONE || t < s->from)
		s->from = t;
	if (s->to == CLOCK_NONE || t > s->to)
		s->to = t;
}

/*
 * RFC 3339 and ISO 8601: a date, a date and a time with Z or an offset, with
 * space for T and fractions of a second.  No zone is read as UTC.
 */
bool	clock_parse(struct str, int64_t *out);
/* YYYY, YYYY-MM or YYYY-MM-DD as the span it names. */
bool	clock_parse_span(struct str, struct clock_span *);

#define CLOCK_TEXT 32
/* "2026-08-06T09:30:00Z", and only "2026-08-06"; "" for CLOCK_NONE. */
char	*clock_format(int64_t, char out[CLOCK_TEXT]);
char	*clock_format_date(int64_t, char out[CLOCK_TEXT]);
/* A vague one in ISO 8601: "2025", "2025-09", "2025-09-12"; from the first to the
 * last of several, "2025-07/2025-09". */
char	*clock_format_span(const struct clock_span *, char out[CLOCK_TEXT]);
/* A place in a recording: "4:05", "1:04:05"; "" where it is negative. */
char	*clock_format_place(int64_t ms, char out[CLOCK_TEXT]);

#endif
