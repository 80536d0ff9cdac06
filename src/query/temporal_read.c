/*
 * Moments and durations out of text: ISO 8601, with the zone's name of RFC 9557
 * in square brackets behind it.
 */
#include "base.h"

#include "temporal.h"

#define DIGITS_MOST 18

struct reader {
	struct str	s;
	size_t		at;
};

static char
peek(const struct reader *r)
{
	return r->at < r->s.n ? r->s.p[r->at] : '\0';
}

static bool
take(struct reader *r, char c)
{
	if (peek(r) != c || r->at == r->s.n)
		return false;
	r->at++;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
count_digits(const struct reader *r)
{
	size_t n = 0;

	while (r->at + n < r->s.n && is_digit(r->s.p[r->at + n]))
		n++;
	return n;
}

/* Exactly n digits. */
static bool
take_digits(struct reader *r, size_t n, int64_t *out)
{
	*out = 0;
	if (n == 0 || n > DIGITS_MOST || count_digits(r) < n)
		return false;
	while (n-- > 0)
		*out = *out * 10 + (r->s.p[r->at++] - '0');
	return true;
}

/* [.,] and 1 to 9 digits, as nanoseconds; 0 where there is none. */
static bool
take_fraction(struct reader *r, int64_t *out)
{
	size_t n;

	*out = 0;
	if (!take(r, '.') && !take(r, ','))
		return true;
	n = count_digits(r);
	if (n > 9 || !take_digits(r, n, out))
		return false;
	for (; n < 9; n++)
		*out *= 10;
	return true;
}

/* ---- dates ---- */

static bool
from_week(struct reader *r, int64_t year, bool dashes, int64_t *day)
{
	int64_t week, of_week = 1;

	if (!take_digits(r, 2, &week))
		return false;
	if (dashes ? take(r, '-') : is_digit(peek(r)))
		if (!take_digits(r, 1, &of_week))
			return false;
	if (week < 1 || week > temporal_weeks(year) || of_week < 1 ||
	    of_week > 7)
		return false;
	*day = temporal_week_day(year, (int)week, (int)of_week);
	return true;
}

static bool
from_quarter(struct reader *r, int64_t year, bool dashes, int64_t *day)
{
	int64_t quarter, of_quarter = 1, first;

	if (!take_digits(r, 1, &quarter) || quarter < 1 || quarter > 4)
		return false;
	if (dashes ? take(r, '-') : is_digit(peek(r)))
		if (!take_digits(r, 2, &of_quarter))
			return false;
	first = temporal_day(year, (int)quarter * 3 - 2, 1);
	*day = first + of_quarter - 1;
	return of_quarter >= 1 && *day < (quarter == 4 ?
	    temporal_day(year + 1, 1, 1) :
	    temporal_day(year, (int)quarter * 3 + 1, 1));
}

static bool
from_month(struct reader *r, int64_t year, bool dashes, int64_t *day)
{
	int64_t month, of_month = 1;

	if (!take_digits(r, 2, &month) || month < 1 || month > 12)
		return false;
	if (dashes ? take(r, '-') : is_digit(peek(r)))
		if (!take_digits(r, 2, &of_month))
			return false;
	*day = temporal_day(year, (int)month, (int)of_month);
	return of_month >= 1 &&
	    of_month <= temporal_month_days(year, (int)month);
}

static bool
from_year_day(struct reader *r, int64_t year, int64_t *day)
{
	int64_t n;

	if (!take_digits(r, 3, &n) || n < 1)
		return false;
	*day = temporal_day(year, 1, 1) + n - 1;
	return *day < temporal_day(year + 1, 1, 1);
}

/* A year of more than four digits has a sign, and dashes behind it. */
static bool
take_year(struct reader *r, int64_t *year)
{
	bool minus = take(r, '-'), signs = minus || take(r, '+');
	size_t n = signs ? count_digits(r) : 4;

	if (n < 4 || n > 9 || !take_digits(r, n, year))
		return false;
	if (minus)
		*year = -*year;
	return true;
}

static bool
take_date(struct reader *r, int64_t *day)
{
	int64_t year;
	bool dashes;

	if (!take_year(r, &year))
		return false;
	*day = temporal_day(year, 1, 1);
	dashes = take(r, '-');
	if (take(r, 'W'))
		return from_week(r, year, dashes, day);
	if (take(r, 'Q'))
		return from_quarter(r, year, dashes, day);
	if (count_digits(r) == 3)
		return from_year_day(r, year, day);
	if (dashes || is_digit(peek(r)))
		return from_month(r, year, dashes, day);
	return true;
}

/* ---- times ---- */

static bool
take_time(struct reader *r, int64_t *nano)
{
	int64_t h, m = 0, s = 0, fraction = 0;
	bool colons;

	if (!take_digits(r, 2, &h))
		return false;
	colons = take(r, ':');
	if (colons || is_digit(peek(r))) {
		if (!take_digits(r, 2, &m))
			return false;
		if (colons ? take(r, ':') : is_digit(peek(r)))
			if (!take_digits(r, 2, &s) ||
			    !take_fraction(r, &fraction))
				return false;
	}
	*nano = ((h * 60 + m) * 60 + s) * NANOS_SECOND + fraction;
	return h < 24 && m < 60 && s < 60;
}

/* Z, +hh, +hhmm, +hh:mm, +hh:mm:ss: at most 18 hours, as ISO has it. */
static bool
take_offset(struct reader *r, int64_t *out)
{
	bool minus = peek(r) == '-', colons;
	int64_t h, m = 0, s = 0;

	*out = 0;
	if (take(r, 'Z') || take(r, 'z'))
		return true;
	if (!(take(r, '+') || take(r, '-')) || !take_digits(r, 2, &h))
		return false;
	colons = take(r, ':');
	if (colons || is_digit(peek(r))) {
		if (!take_digits(r, 2, &m))
			return false;
		if (colons ? take(r, ':') : is_digit(peek(r)))
			if (!take_digits(r, 2, &s))
				return false;
	}
	*out = (h * 60 + m) * 60 + s;
	if (m > 59 || s > 59 || *out > 18 * 3600)
		return false;
	if (minus)
		*out = -*out;
	return true;
}

bool
temporal_read_offset(struct str s, int64_t *out)
{
	struct reader r = { s, 0 };
	int64_t offset;

	if (!take_offset(&r, &offset) || r.at != s.n)
		return false;
	*out = offset;
	return true;
}

/* ---- the whole ---- */

/* [+01:00][[Europe/Berlin]]; a zone must have the offset that is told. */
static int
take_zone(struct scene *c, enum value_kind kind, struct reader *r,
    struct temporal *t, bool *told)
{
	int64_t offset = 0;
	size_t end;

	*told = peek(r) != '\0' && peek(r) != '[';
	if (*told && !take_offset(r, &offset))
		return 1;
	t->offset = offset;
	if (peek(r) != '[' || kind != VALUE_DATETIME)
		return 0;
	end = str_find_char(r->s, ']', r->at);
	if (end == SIZE_MAX)
		return 1;
	if (temporal_set_zone(c, t, (struct str){ r->s.p + r->at + 1,
	    end - r->at - 1 }) < 0)
		return -1;
	r->at = end + 1;
	return 0;
}

static int
settle_zone(struct scene *c, struct temporal *t, int64_t told)
{
	struct temporal moved = *t;

	moved.offset = told;
	if (temporal_move(c, &moved, t) < 0)
		return -1;
	if (moved.offset != told)
		return scene_fail(c, "the clock of %.*s does not show this "
		    "offset at this time", STR_ARG(t->zone));
	*t = moved;
	return 0;
}

static int
unreadable(struct scene *c, enum value_kind kind, struct str s)
{
	static const char *const like[] = {
		[VALUE_DATE] = "2026-08-06",
		[VALUE_TIME] = "21:40:32.142+01:00",
		[VALUE_LOCALTIME] = "21:40:32.142",
		[VALUE_DATETIME] = "2026-08-06T21:40:32+02:00[Europe/Berlin]",
		[VALUE_LOCALDATETIME] = "2026-08-06T21:40:32",
		[VALUE_DURATION] = "P1Y2M3DT4H5M6.5S"
	};

	return scene_fail(c, "expected a %s such as %s, found \"%.*s\"",
	    value_kind_name(kind), like[kind], (int)MIN_OF(s.n, 60u), s.p);
}

int
temporal_read(struct scene *c, enum value_kind kind, struct str s,
    struct temporal *t)
{
	struct reader r = { s, 0 };
	bool told = false, ok = true;
	int64_t offset;
	int end = 0;

	*t = (struct temporal){ .zone = STR_NONE };
	if (temporal_has_date(kind))
		ok = take_date(&r, &t->day);
	/* A date alone is its midnight. */
	if (ok && temporal_has_time(kind) && (!temporal_has_date(kind) ||
	    take(&r, 'T') || take(&r, 't')))
		ok = take_time(&r, &t->nano);
	if (ok && temporal_has_zone(kind)) {
		if ((end = take_zone(c, kind, &r, t, &told)) < 0)
			return -1;
		ok = end == 0;
	}
	if (!ok || r.at != s.n)
		return unreadable(c, kind, s);
	offset = t->offset;
	if (told && t->zone.n > 0)
		return settle_zone(c, t, offset);
	return temporal_settle(c, t);
}

/* ---- durations ---- */

/* One number and its letter: 1.5D.  Before T and after it other letters. */
static bool
take_part(struct reader *r, const char *letters, size_t *which,
    int64_t *whole, int64_t *fraction)
{
	bool minus = take(r, '-');
	const char *at;

	if (!minus)
		(void)take(r, '+');
	if (!take_digits(r, count_digits(r), whole) ||
	    !take_fraction(r, fraction) || peek(r) == '\0' ||
	    (at = strchr(letters, peek(r))) == NULL)
		return false;
	r->at++;
	*which = (size_t)(at - letters);
	if (minus) {
		*whole = -*whole;
		*fraction = -*fraction;
	}
	return true;
}

/* "2012-02-02T14:37:21.545": each part is a number of its unit. */
static bool
take_clock(struct reader *r, struct duration_tally *t)
{
	int64_t year, month, day, nano = 0;

	if (!take_year(r, &year) || !take(r, '-') ||
	    !take_digits(r, 2, &month) || !take(r, '-') ||
	    !take_digits(r, 2, &day))
		return false;
	if (take(r, 'T') && !take_time(r, &nano))
		return false;
	t->whole[0] = year * 12 + month;
	t->whole[1] = day;
	t->whole[2] = nano / NANOS_SECOND;
	t->whole[3] = nano % NANOS_SECOND;
	return month <= 12 && day <= 31;
}

struct unit {
	int	part;	/* of a tally */
	int64_t	times;
};

/* 0, -1 with an error, or 1 where it is no such text. */
static int
take_units(struct scene *c, struct reader *r, struct duration_tally *t)
{
	static const struct unit days[] = { { 0, 12 }, { 0, 1 }, { 1, 7 },
		{ 1, 1 } };
	static const struct unit times[] = { { 2, 3600 }, { 2, 60 },
		{ 2, 1 } };
	bool after = false, some = false;
	int64_t whole, fraction;
	size_t which;

	while (r->at < r->s.n) {
		const struct unit *u = after ? times : days;

		if (!after && take(r, 'T')) {
			after = true;
			some = false;
			continue;
		}
		if (!take_part(r, after ? "HMS" : "YMWD", &which, &whole,
		    &fraction))
			return 1;
		some = true;
		u += which;
		if (duration_count(c, t, u->part, u->times,
		    value_int(whole)) < 0)
			return -1;
		if (u->part == 2 && u->times == 1)	/* exact */
			t->whole[3] += fraction;
		else if (duration_count(c, t, u->part, u->times,
		    value_float((double)fraction / 1e9)) < 0)
			return -1;
	}
	return some ? 0 : 1;
}

int
duration_read(struct scene *c, struct str s, struct duration *out)
{
	struct reader r = { s, 0 };
	struct duration_tally t = { { 0 }, { 0 } };
	struct duration d;
	size_t start;
	bool minus = take(&r, '-');
	int end = 1;

	if (!minus)
		(void)take(&r, '+');
	if (take(&r, 'P')) {
		start = r.at;
		if ((end = take_units(c, &r, &t)) < 0)
			return -1;
		if (end > 0) {
			r.at = start;
			t = (struct duration_tally){ { 0 }, { 0 } };
			end = !take_clock(&r, &t);
		}
	}
	if (end != 0 || r.at != s.n)
		return unreadable(c, VALUE_DURATION, s);
	if (duration_total(c, &t, &d) < 0)
		return -1;
	return duration_add(c, &(struct duration){ 0 }, &d, minus ? -1 : 1,
	    out);
}
