/* Moments and durations as ISO 8601 text, and one component at a time. */
#include "base.h"

#include <stdlib.h>

#include "temporal.h"

/* ---- text ---- */

static void
print_date(struct buf *out, int64_t day)
{
	struct civil c;

	temporal_civil(day, &c);
	buf_printf(out, "%s%04lld-%02d-%02d", c.year < 0 ? "-" :
	    c.year > 9999 ? "+" : "", llabs((long long)c.year), c.month,
	    c.day);
}

/* ".142": without the zeros at its end. */
static void
print_fraction(struct buf *out, int64_t nanos)
{
	char text[16];
	size_t n = 9;

	if (nanos == 0)
		return;
	for (size_t i = n; i-- > 0; nanos /= 10)
		text[i] = (char)('0' + nanos % 10);
	while (text[n - 1] == '0')
		n--;
	buf_add_char(out, '.');
	buf_add(out, text, n);
}

static void
print_time(struct buf *out, int64_t nano)
{
	int64_t s = nano / NANOS_SECOND;

	buf_printf(out, "%02d:%02d", (int)(s / 3600), (int)(s / 60 % 60));
	if (nano % (60 * NANOS_SECOND) == 0)
		return;
	buf_printf(out, ":%02d", (int)(s % 60));
	print_fraction(out, nano % NANOS_SECOND);
}

static void
print_offset(struct buf *out, int64_t offset)
{
	int64_t s = llabs((long long)offset);

	if (offset == 0) {
		buf_add_char(out, 'Z');
		return;
	}
	buf_printf(out, "%c%02d:%02d", offset < 0 ? '-' : '+',
	    (int)(s / 3600), (int)(s / 60 % 60));
	if (s % 60 != 0)
		buf_printf(out, ":%02d", (int)(s % 60));
}

static void
print_count(struct buf *out, int64_t n, char letter)
{
	if (n != 0)
		buf_printf(out, "%lld%c", (long long)n, letter);
}

/* Seconds and nanoseconds go to the same side of zero here. */
static void
print_duration(struct buf *out, const struct duration *d)
{
	int64_t s = d->seconds, nanos = d->nanos, rest;

	if (s < 0 && nanos > 0) {
		s++;
		nanos -= NANOS_SECOND;
	}
	buf_add_char(out, 'P');
	print_count(out, d->months / 12, 'Y');
	print_count(out, d->months % 12, 'M');
	print_count(out, d->days, 'D');
	if (s == 0 && nanos == 0) {
		if (d->months == 0 && d->days == 0)
			buf_add_str(out, "T0S");
		return;
	}
	buf_add_char(out, 'T');
	print_count(out, s / 3600, 'H');
	print_count(out, s / 60 % 60, 'M');
	rest = s % 60;
	if (rest == 0 && nanos == 0)
		return;
	buf_printf(out, "%s%lld", rest < 0 || nanos < 0 ? "-" : "",
	    llabs((long long)rest));
	print_fraction(out, llabs((long long)nanos));
	buf_add_char(out, 'S');
}

void
temporal_print(struct buf *out, struct value v)
{
	if (v.kind == VALUE_DURATION) {
		print_duration(out, v.duration);
		return;
	}
	if (temporal_has_date(v.kind))
		print_date(out, v.moment->day);
	if (temporal_has_date(v.kind) && temporal_has_time(v.kind))
		buf_add_char(out, 'T');
	if (temporal_has_time(v.kind))
		print_time(out, v.moment->nano);
	if (temporal_has_zone(v.kind))
		print_offset(out, v.moment->offset);
	if (v.moment->zone.n > 0)
		buf_printf(out, "[%.*s]", STR_ARG(v.moment->zone));
}

/* ---- components ---- */

enum part {
	YEAR, MONTH, DAY, QUARTER, QUARTER_DAY, YEAR_DAY, WEEK_YEAR, WEEK,
	WEEK_DAY,
	HOUR, MINUTE, SECOND, MILLI, MICRO, NANO,
	OFFSET_MINUTES, OFFSET_SECONDS, EPOCH_SECONDS, EPOCH_MILLIS,
	OFFSET, ZONE
};

static const struct {
	const char	*name;
	enum part	 part;
} parts[] = {
	{ "year", YEAR }, { "month", MONTH }, { "day", DAY },
	{ "quarter", QUARTER }, { "dayOfQuarter", QUARTER_DAY },
	{ "ordinalDay", YEAR_DAY }, { "weekYear", WEEK_YEAR },
	{ "week", WEEK }, { "weekDay", WEEK_DAY }, { "dayOfWeek", WEEK_DAY },
	{ "hour", HOUR }, { "minute", MINUTE }, { "second", SECOND },
	{ "millisecond", MILLI }, { "microsecond", MICRO },
	{ "nanosecond", NANO }, { "offset", OFFSET }, { "timezone", ZONE },
	{ "offsetMinutes", OFFSET_MINUTES },
	{ "offsetSeconds", OFFSET_SECONDS },
	{ "epochSeconds", EPOCH_SECONDS }, { "epochMillis", EPOCH_MILLIS }
};

static bool
has_part(enum value_kind k, enum part p)
{
	if (p <= WEEK_DAY)
		return temporal_has_date(k);
	if (p <= NANO)
		return temporal_has_time(k);
	if (p == EPOCH_SECONDS || p == EPOCH_MILLIS)
		return k == VALUE_DATETIME;
	return temporal_has_zone(k);
}

static int64_t
date_part(const struct temporal *t, enum part p)
{
	struct civil c;

	temporal_civil(t->day, &c);
	switch (p) {
	case YEAR:
		return c.year;
	case MONTH:
		return c.month;
	case DAY:
		return c.day;
	case QUARTER:
		return c.quarter;
	case QUARTER_DAY:
		return c.quarter_day;
	case YEAR_DAY:
		return c.year_day;
	case WEEK_YEAR:
		return c.week_year;
	case WEEK:
		return c.week;
	default:
		return c.week_day;
	}
}

static int64_t
time_part(const struct temporal *t, enum part p)
{
	int64_t s = t->nano / NANOS_SECOND, nano = t->nano % NANOS_SECOND;

	switch (p) {
	case HOUR:
		return s / 3600;
	case MINUTE:
		return s / 60 % 60;
	case SECOND:
		return s % 60;
	case MILLI:
		return nano / 1000000;
	case MICRO:
		return nano / 1000;
	case NANO:
		return nano;
	case OFFSET_MINUTES:
		return t->offset / 60;
	case OFFSET_SECONDS:
		return t->offset;
	case EPOCH_SECONDS:
		return temporal_seconds(t);
	default:
		BUG("no such part of a time");
	}
}

static int
epoch_millis(struct scene *c, const struct temporal *t, struct value *out)
{
	int64_t ms;

	if (__builtin_mul_overflow(temporal_seconds(t), 1000, &ms))
		return scene_fail(c, "the result has more than 64 bits");
	*out = value_int(ms + t->nano % NANOS_SECOND / 1000000);
	return 0;
}

static struct value
zone_part(struct scene *c, const struct temporal *t, enum part p)
{
	struct buf b = BUF_INIT(64);
	struct value v;

	if (p == ZONE && t->zone.n > 0)
		return value_string(t->zone);
	print_offset(&b, t->offset);
	v = value_string(arena_str(c->arena, buf_str(&b)));
	buf_release(&b);
	return v;
}

/* A part of a duration is a whole number of its unit, or what is left of the
 * next larger one: number / unit % of. */
static const struct {
	const char	*name;
	char		 of;		/* months, days, seconds, nanos */
	int64_t		 unit, rest;
} counts[] = {
	{ "years", 'm', 12, 0 }, { "quarters", 'm', 3, 0 },
	{ "months", 'm', 1, 0 }, { "weeks", 'd', 7, 0 },
	{ "days", 'd', 1, 0 }, { "hours", 's', 3600, 0 },
	{ "minutes", 's', 60, 0 }, { "seconds", 's', 1, 0 },
	{ "milliseconds", 'n', 1000000, 0 }, { "microseconds", 'n', 1000, 0 },
	{ "nanoseconds", 'n', 1, 0 }, { "quartersOfYear", 'm', 3, 4 },
	{ "monthsOfQuarter", 'm', 1, 3 }, { "monthsOfYear", 'm', 1, 12 },
	{ "daysOfWeek", 'd', 1, 7 }, { "minutesOfHour", 's', 60, 60 },
	{ "secondsOfMinute", 's', 1, 60 },
	{ "millisecondsOfSecond", 'f', 1000000, 0 },
	{ "microsecondsOfSecond", 'f', 1000, 0 },
	{ "nanosecondsOfSecond", 'f', 1, 0 }
};

static int
count_part(struct scene *c, const struct duration *d, size_t i,
    struct value *out)
{
	const int64_t per = NANOS_SECOND / counts[i].unit;
	int64_t n = counts[i].of == 'm' ? d->months : counts[i].of == 'd' ?
	    d->days : counts[i].of == 's' ? d->seconds : d->nanos;

	n /= counts[i].unit;
	if (counts[i].of == 'n') {
		int64_t all;

		if (__builtin_mul_overflow(d->seconds, per, &all) ||
		    __builtin_add_overflow(all, n, &n))
			return scene_fail(c, "the result has more than 64 "
			    "bits");
	}
	*out = value_int(counts[i].rest ? n % counts[i].rest : n);
	return 0;
}

static int
no_part(struct scene *c, enum value_kind kind, struct str name)
{
	return scene_fail(c, "a %s has no component %.*s",
	    value_kind_name(kind), (int)MIN_OF(name.n, 40u), name.p);
}

int
temporal_field(struct scene *c, struct value v, struct str name,
    struct value *out)
{
	size_t i;

	if (v.kind == VALUE_DURATION) {
		for (i = 0; i < COUNT_OF(counts); i++)
			if (str_is(name, counts[i].name))
				return count_part(c, v.duration, i, out);
		return no_part(c, v.kind, name);
	}
	for (i = 0; i < COUNT_OF(parts); i++)
		if (str_is(name, parts[i].name))
			break;
	if (i == COUNT_OF(parts) || !has_part(v.kind, parts[i].part))
		return no_part(c, v.kind, name);
	if (parts[i].part == EPOCH_MILLIS)
		return epoch_millis(c, v.moment, out);
	if (parts[i].part <= WEEK_DAY)
		*out = value_int(date_part(v.moment, parts[i].part));
	else if (parts[i].part < OFFSET)
		*out = value_int(time_part(v.moment, parts[i].part));
	else
		*out = zone_part(c, v.moment, parts[i].part);
	return 0;
}
