#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "clock.h"
#include "num.h"

static int64_t stopped_at = CLOCK_NONE;

int64_t
clock_now(void)
{
	struct timespec ts;

	if (stopped_at != CLOCK_NONE)
		return stopped_at;
	clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void
clock_stop(int64_t at)
{
	stopped_at = at;
}

int64_t
clock_ticks(void)
{
	struct timespec ts;

	/* some ms coarse, and asked in a fraction of the time */
#ifdef CLOCK_MONOTONIC_COARSE
	clock_gettime(CLOCK_MONOTONIC_COARSE, &ts);
#else
	clock_gettime(CLOCK_MONOTONIC, &ts);
#endif
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

/* Days since 1970-01-01, counting years from March so that a leap day is last. */
static int64_t
days_from_civil(int64_t y, int64_t m, int64_t d)
{
	int64_t era, yoe, doy;

	y += floor_div(m - 1, 12);
	m = m - 1 - floor_div(m - 1, 12) * 12 + 1;
	y -= m <= 2;
	era = floor_div(y, 400);
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

int64_t
clock_from_civil(const struct clock_civil *c)
{
	return days_from_civil(c->year, c->month, c->day) * CLOCK_DAY +
	    c->hour * CLOCK_HOUR + c->minute * CLOCK_MINUTE +
	    c->second * CLOCK_SECOND + c->ms;
}

void
clock_to_civil(int64_t t, struct clock_civil *c)
{
	int64_t days = floor_div(t, CLOCK_DAY);
	int64_t rest = t - days * CLOCK_DAY;
	int64_t z = days + 719468;
	int64_t era = floor_div(z, 146097);
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	c->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	c->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	c->year = (int)(yoe + era * 400 + (c->month <= 2));
	c->hour = (int)(rest / CLOCK_HOUR);
	c->minute = (int)(rest / CLOCK_MINUTE % 60);
	c->second = (int)(rest / CLOCK_SECOND % 60);
	c->ms = (int)(rest % 1000);
}

int64_t
clock_date(int year, int month, int day)
{
	return days_from_civil(year, month, day) * CLOCK_DAY;
}

int
clock_weekday(int64_t t)
{
	int64_t d = floor_div(t, CLOCK_DAY) + 4;	/* 1970-01-01: Thursday */

	return (int)(d - floor_div(d, 7) * 7);
}

int
clock_month_days(int year, int month)
{
	return (int)(days_from_civil(year, month + 1, 1) -
	    days_from_civil(year, month, 1));
}

bool
clock_valid_date(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	    day >= 1 && day <= clock_month_days(year, month);
}

/* Takes exactly n digits. */
static bool
take_digits(struct str *s, size_t n, int *out)
{
	uint64_t v;

	if (s->n < n || !num_uint((struct str){ s->p, n }, 9999, &v))
		return false;
	*out = (int)v;
	s->p += n;
	s->n -= n;
	return true;
}

static bool
take_char(struct str *s, const char *any)
{
	if (s->n == 0)
		return false;
	for (; *any != '\0'; any++)
		if (s->p[0] == *any) {
			s->p++;
			s->n--;
			return true;
		}
	return false;
}

/* Z, +hh:mm, +hhmm or +hh; minutes east of UTC. */
static bool
take_offset(struct str *s, int *minutes)
{
	int sign, h, m = 0;

	*minutes = 0;
	if (s->n == 0 || take_char(s, "Zz"))
		return true;
	sign = s->p[0] == '-' ? -1 : 1;
	if (!take_char(s, "+-") || !take_digits(s, 2, &h))
		return false;
	(void)take_char(s, ":");
	if (s->n > 0 && !take_digits(s, 2, &m))
		return false;
	*minutes = sign * (h * 60 + m);
	return h <= 15 && m < 60;
}

static bool
take_time(struct str *s, struct clock_civil *c)
{
	if (!take_digits(s, 2, &c->hour) || !take_char(s, ":") ||
	    !take_digits(s, 2, &c->minute))
		return false;
	if (take_char(s, ":") && !take_digits(s, 2, &c->second))
		return false;
	if (take_char(s, ".,")) {
		int scale = 100;

		while (s->n > 0 && s->p[0] >= '0' && s->p[0] <= '9') {
			c->ms += (s->p[0] - '0') * scale;
			scale /= 10;
			s->p++;
			s->n--;
		}
	}
	return c->hour < 25 && c->minute < 60 && c->second < 61;
}

bool
clock_parse(struct str s, int64_t *out)
{
	struct clock_civil c = { 0 };
	int offset;

	s = str_trim(s);
	if (!take_digits(&s, 4, &c.year) || !take_char(&s, "-/") ||
	    !take_digits(&s, 2, &c.month) || !take_char(&s, "-/") ||
	    !take_digits(&s, 2, &c.day) ||
	    !clock_valid_date(c.year, c.month, c.day))
		return false;
	if (s.n == 0) {
		*out = clock_from_civil(&c);
		return true;
	}
	if (!take_char(&s, "Tt ") || !take_time(&s, &c))
		return false;
	s = str_trim(s);
	if (!take_offset(&s, &offset) || s.n > 0)
		return false;
	*out = clock_from_civil(&c) - offset * CLOCK_MINUTE;
	return true;
}

bool
clock_parse_span(struct str s, struct clock_span *out)
{
	int year, month, day;

	s = str_trim(s);
	if (!take_digits(&s, 4, &year) || year < 1)
		return false;
	if (s.n == 0) {
		*out = (struct clock_span){ clock_date(year, 1, 1),
		    clock_date(year + 1, 1, 1) };
		return true;
	}
	if (!take_char(&s, "-") || !take_digits(&s, 2, &month) ||
	    month < 1 || month > 12)
		return false;
	if (s.n == 0) {
		*out = (struct clock_span){ clock_date(year, month, 1),
		    clock_date(year, month + 1, 1) };
		return true;
	}
	if (!take_char(&s, "-") || !take_digits(&s, 2, &day) || s.n > 0 ||
	    !clock_valid_date(year, month, day))
		return false;
	out->from = clock_date(year, month, day);
	out->to = out->from + CLOCK_DAY;
	return true;
}

char *
clock_format(int64_t t, char out[CLOCK_TEXT])
{
	struct clock_civil c;

	out[0] = '\0';
	if (t == CLOCK_NONE)
		return out;
	clock_to_civil(t, &c);
	snprintf(out, CLOCK_TEXT, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    c.year % 10000, c.month % 100, c.day % 100, c.hour % 100,
	    c.minute % 100, c.second % 100);
	return out;
}

char *
clock_format_date(int64_t t, char out[CLOCK_TEXT])
{
	clock_format(t, out);
	if (out[0] != '\0')
		out[10] = '\0';
	return out;
}

char *
clock_format_place(int64_t ms, char out[CLOCK_TEXT])
{
	int64_t s = ms / CLOCK_SECOND;

	out[0] = '\0';
	if (ms >= 3600 * CLOCK_SECOND)
		(void)snprintf(out, CLOCK_TEXT, "%" PRId64 ":%02" PRId64
		    ":%02" PRId64, s / 3600, s / 60 % 60, s % 60);
	else if (ms >= 0)
		(void)snprintf(out, CLOCK_TEXT, "%" PRId64 ":%02" PRId64,
		    s / 60, s % 60);
	return out;
}

/* Of "2026-08-06", how much tells a span that begins and ends at such moments. */
static size_t
span_digits(const struct clock_span *s)
{
	struct clock_civil from, to;

	clock_to_civil(s->from, &from);
	clock_to_civil(s->to, &to);
	if (s->to <= s->from || from.day != 1 || to.day != 1 ||
	    s->from % CLOCK_DAY != 0 || s->to % CLOCK_DAY != 0)
		return 10;
	return from.month == 1 && to.month == 1 ? 4 : 7;
}

char *
clock_format_span(const struct clock_span *s, char out[CLOCK_TEXT])
{
	char last[CLOCK_TEXT];
	size_t n;

	clock_format_date(s->from, out);
	if (out[0] == '\0')
		return out;
	n = span_digits(s);
	out[n] = '\0';
	clock_format_date(MAX_OF(s->from, s->to - 1), last);
	last[n] = '\0';
	if (strcmp(out, last) != 0)
		snprintf(out + n, CLOCK_TEXT - n, "/%s", last);
	return out;
}
