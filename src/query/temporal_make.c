/*
 * Moments out of maps and of other moments: {year: 2026, month: 8}, {date: d,
 * hour: 9}, and what truncate leaves.  All are one thing: a base, which may tell
 * a date, a time and a zone, and fields that are set in it.
 */
#include "base.h"

#include "temporal.h"

enum field {
	YEAR, QUARTER, MONTH, WEEK, DAY, YEAR_DAY, WEEK_DAY, QUARTER_DAY,
	HOUR, MINUTE, SECOND, MILLI, MICRO, NANO,
	EPOCH_SECONDS, EPOCH_MILLIS,
	FIELDS
};

static const struct {
	const char	*name;
	int64_t		 least, most;	/* WEEK and days have years' own */
} field_is[FIELDS] = {
	[YEAR] = { "year", -999999999, 999999999 },
	[QUARTER] = { "quarter", 1, 4 },
	[MONTH] = { "month", 1, 12 },
	[WEEK] = { "week", 1, 53 },
	[DAY] = { "day", 1, 31 },
	[YEAR_DAY] = { "ordinalDay", 1, 366 },
	[WEEK_DAY] = { "dayOfWeek", 1, 7 },
	[QUARTER_DAY] = { "dayOfQuarter", 1, 92 },
	[HOUR] = { "hour", 0, 23 },
	[MINUTE] = { "minute", 0, 59 },
	[SECOND] = { "second", 0, 59 },
	[MILLI] = { "millisecond", 0, 999 },
	[MICRO] = { "microsecond", 0, 999999 },
	[NANO] = { "nanosecond", 0, 999999999 },
	[EPOCH_SECONDS] = { "epochSeconds", -INT64_C(31600000000000000),
	    INT64_C(31600000000000000) },
	[EPOCH_MILLIS] = { "epochMillis", -INT64_C(9000000000000000000),
	    INT64_C(9000000000000000000) }
};

struct made {
	enum value_kind	kind;
	bool		has[FIELDS];
	int64_t		n[FIELDS];
	struct str	timezone;
	/* the base */
	bool		date, time, zoned, cut;
	struct temporal	t;
};

/* ---- the map ---- */

static bool
may_have(enum value_kind k, enum field f)
{
	if (f <= QUARTER_DAY)
		return temporal_has_date(k);
	return f <= NANO ? temporal_has_time(k) : k == VALUE_DATETIME;
}

static void
base_date(struct made *m, struct value v)
{
	m->date = true;
	m->t.day = v.moment->day;
}

static void
base_time(struct made *m, struct value v)
{
	m->time = true;
	m->t.nano = v.moment->nano;
	m->zoned = temporal_has_zone(v.kind);
	m->t.offset = v.moment->offset;
	m->t.zone = v.moment->zone;
}

/* date:, time:, datetime: another moment. */
static int
take_moment(struct scene *c, struct made *m, struct str key, struct value v)
{
	bool date = !str_is(key, "time"), time = !str_is(key, "date");

	if (!value_is_moment(v.kind) || (date && !temporal_has_date(v.kind)) ||
	    (time && !temporal_has_time(v.kind)))
		return scene_fail(c, "%.*s: cannot be taken from a value of "
		    "type %s", STR_ARG(key), value_kind_name(v.kind));
	if (date)
		base_date(m, v);
	if (time)
		base_time(m, v);
	return 0;
}

static int
take_number(struct scene *c, struct made *m, enum field f, struct value v)
{
	if (v.kind != VALUE_INT)
		return scene_fail(c, "%s: wants a whole number, found a value "
		    "of type %s", field_is[f].name, value_kind_name(v.kind));
	if (v.i < field_is[f].least || v.i > field_is[f].most)
		return scene_fail(c, "%s: goes from %lld to %lld, found %lld",
		    field_is[f].name, (long long)field_is[f].least,
		    (long long)field_is[f].most, (long long)v.i);
	m->has[f] = true;
	m->n[f] = v.i;
	return 0;
}

static int
take_field(struct scene *c, struct made *m, const struct value_field *x)
{
	if (str_is(x->key, "timezone") && temporal_has_zone(m->kind)) {
		if (x->v.kind != VALUE_STRING)
			return scene_fail(c, "timezone: wants a string");
		m->timezone = x->v.s;
		return 0;
	}
	if ((str_is(x->key, "date") && temporal_has_date(m->kind)) ||
	    (str_is(x->key, "time") && temporal_has_time(m->kind)) ||
	    (str_is(x->key, "datetime") && temporal_has_date(m->kind) &&
	    temporal_has_time(m->kind)))
		return take_moment(c, m, x->key, x->v);
	for (int f = 0; f < FIELDS; f++)
		if (str_is(x->key, field_is[f].name) &&
		    may_have(m->kind, (enum field)f))
			return take_number(c, m, (enum field)f, x->v);
	return scene_fail(c, "a %s has no %.*s", value_kind_name(m->kind),
	    (int)MIN_OF(x->key.n, 40u), x->key.p);
}

/* ---- dates ---- */

static int64_t
told(const struct made *m, enum field f, int64_t otherwise)
{
	return m->has[f] ? m->n[f] : otherwise;
}

static int
not_in_year(struct scene *c, const struct made *m, enum field f)
{
	return scene_fail(c, "there is no %s %lld in it", field_is[f].name,
	    (long long)m->n[f]);
}

/* A day that is told must be there; one of the base gives way. */
static int
by_month(struct scene *c, struct made *m, const struct civil *b, int64_t year)
{
	int month = (int)told(m, MONTH, b->month);
	int day = (int)told(m, DAY, b->day);
	int most = temporal_month_days(year, month);

	if (m->has[DAY] && day > most)
		return not_in_year(c, m, DAY);
	m->t.day = temporal_day(year, month, MIN_OF(day, most));
	return 0;
}

static int
by_week(struct scene *c, struct made *m, const struct civil *b, int64_t year)
{
	int week = (int)told(m, WEEK, b->week);

	if (m->has[WEEK] && week > temporal_weeks(year))
		return not_in_year(c, m, WEEK);
	m->t.day = temporal_week_day(year, MIN_OF(week, temporal_weeks(year)),
	    (int)told(m, WEEK_DAY, b->week_day));
	return 0;
}

static int
by_quarter(struct scene *c, struct made *m, const struct civil *b,
    int64_t year)
{
	int quarter = (int)told(m, QUARTER, b->quarter);
	int month = quarter * 3 - 2 + (b->month - 1) % 3;

	if (!m->has[QUARTER_DAY]) {
		m->t.day = temporal_day(year, month, MIN_OF(b->day,
		    temporal_month_days(year, month)));
		return 0;
	}
	m->t.day = temporal_day(year, quarter * 3 - 2, 1) +
	    m->n[QUARTER_DAY] - 1;
	return m->t.day < (quarter == 4 ? temporal_day(year + 1, 1, 1) :
	    temporal_day(year, quarter * 3 + 1, 1)) ? 0 :
	    not_in_year(c, m, QUARTER_DAY);
}

static int
by_day(struct scene *c, struct made *m, int64_t year)
{
	m->t.day = temporal_day(year, 1, 1) + m->n[YEAR_DAY] - 1;
	return m->t.day < temporal_day(year + 1, 1, 1) ? 0 :
	    not_in_year(c, m, YEAR_DAY);
}

/* Nothing is told without what it is a part of. */
static int
no_hole(struct scene *c, const struct made *m, enum field part, enum field of)
{
	if (!m->has[part] || m->has[of])
		return 0;
	return scene_fail(c, "%s: is told and %s: is not", field_is[part].name,
	    field_is[of].name);
}

static int
make_date(struct scene *c, struct made *m)
{
	struct civil b = { .month = 1, .day = 1, .quarter = 1, .week = 1,
	    .week_day = 1 };
	bool weeks = m->has[WEEK] || m->has[WEEK_DAY];
	bool quarters = m->has[QUARTER] || m->has[QUARTER_DAY];
	bool months = m->has[MONTH] || m->has[DAY];
	int64_t year;

	if (weeks + quarters + months + m->has[YEAR_DAY] > 1)
		return scene_fail(c, "a date is told by month and day, by "
		    "week, by quarter or by ordinalDay, not by two of them");
	if (m->date)
		temporal_civil(m->t.day, &b);
	else if (!m->has[YEAR])
		return scene_fail(c, "year: is needed for a %s",
		    value_kind_name(m->kind));
	else if (no_hole(c, m, DAY, MONTH) < 0 ||
	    no_hole(c, m, WEEK_DAY, WEEK) < 0 ||
	    no_hole(c, m, QUARTER_DAY, QUARTER) < 0)
		return -1;
	year = told(m, YEAR, weeks ? b.week_year : b.year);
	if (weeks)
		return by_week(c, m, &b, year);
	if (quarters)
		return by_quarter(c, m, &b, year);
	return m->has[YEAR_DAY] ? by_day(c, m, year) :
	    by_month(c, m, &b, year);
}

/* ---- times ---- */

/* Milliseconds, microseconds and nanoseconds may be told together, each below
 * the next.  After a cut they are added to what the cut has left. */
static int
make_nanos(struct scene *c, const struct made *m, int64_t *nanos)
{
	if (!m->has[MILLI] && !m->has[MICRO] && !m->has[NANO])
		return 0;
	if ((m->has[MILLI] && m->n[MICRO] > 999) ||
	    ((m->has[MILLI] || m->has[MICRO]) && m->n[NANO] > 999999) ||
	    (m->has[MICRO] && m->n[NANO] > 999))
		return scene_fail(c, "parts of a second are told twice");
	*nanos = (m->cut ? *nanos : 0) + m->n[MILLI] * 1000000 +
	    m->n[MICRO] * 1000 + m->n[NANO];
	return *nanos < NANOS_SECOND ? 0 :
	    scene_fail(c, "parts of a second are more than one");
}

static int
make_time(struct scene *c, struct made *m)
{
	int64_t s = m->t.nano / NANOS_SECOND, nanos = m->t.nano % NANOS_SECOND;

	if (!m->time && (no_hole(c, m, MINUTE, HOUR) < 0 ||
	    no_hole(c, m, SECOND, MINUTE) < 0 ||
	    no_hole(c, m, MILLI, SECOND) < 0 ||
	    no_hole(c, m, MICRO, SECOND) < 0 ||
	    no_hole(c, m, NANO, SECOND) < 0))
		return -1;
	if (!m->time && !m->has[HOUR] && !temporal_has_date(m->kind))
		return scene_fail(c, "hour: is needed for a %s",
		    value_kind_name(m->kind));
	if (make_nanos(c, m, &nanos) < 0)
		return -1;
	s = told(m, HOUR, s / 3600) * 3600 + told(m, MINUTE, s / 60 % 60) * 60 +
	    told(m, SECOND, s % 60);
	m->t.nano = s * NANOS_SECOND + nanos;
	return 0;
}

static int
make_zone(struct scene *c, struct made *m)
{
	struct temporal to = { .zone = STR_NONE };

	if (!m->zoned) {
		m->t.offset = 0;
		m->t.zone = STR_NONE;
	}
	if (m->timezone.n == 0)
		return temporal_settle(c, &m->t);
	if (temporal_set_zone(c, &to, m->timezone) < 0)
		return -1;
	/* Another zone is the same instant, unless the wall is what counts. */
	if (m->zoned && !m->cut) {
		if (temporal_settle(c, &m->t) < 0)
			return -1;
		return temporal_move(c, &m->t, &to);
	}
	m->t.offset = to.offset;
	m->t.zone = to.zone;
	return temporal_settle(c, &m->t);
}

/* ---- the whole ---- */

static void
from_epoch(struct made *m)
{
	bool ms = m->has[EPOCH_MILLIS];
	int64_t n = ms ? m->n[EPOCH_MILLIS] : m->n[EPOCH_SECONDS];
	int64_t per = SECONDS_DAY * (ms ? 1000 : 1);

	m->t.day = n / per - (n % per < 0);
	m->t.nano = (n - m->t.day * per) * (NANOS_DAY / per);
	m->t.offset = 0;
	m->t.zone = STR_NONE;
	m->date = m->time = m->zoned = true;
}

static int
make(struct scene *c, struct made *m, struct temporal *out)
{
	bool epoch = m->has[EPOCH_SECONDS] || m->has[EPOCH_MILLIS];
	bool cut = m->cut;
	struct temporal now;

	if (epoch)
		from_epoch(m);
	m->cut = cut || epoch;
	if ((temporal_has_date(m->kind) && make_date(c, m) < 0) ||
	    (temporal_has_time(m->kind) && make_time(c, m) < 0))
		return -1;
	m->cut = cut;
	if (m->kind == VALUE_TIME) {	/* a zone's offset is today's */
		temporal_now(c, &now);
		m->t.day = now.day;
		if (m->zoned)
			m->t.zone = STR_NONE;
	}
	if (temporal_has_zone(m->kind)) {
		if (make_zone(c, m) < 0)
			return -1;
	} else {
		m->t.offset = 0;
		m->t.zone = STR_NONE;
	}
	if (!temporal_has_date(m->kind))
		m->t.day = 0;
	if (!temporal_has_time(m->kind))
		m->t.nano = 0;
	if (m->kind == VALUE_TIME)
		m->t.zone = STR_NONE;
	*out = m->t;
	return temporal_check(c, out);
}

static int
wants_moment(struct scene *c, enum value_kind kind, struct value v)
{
	return scene_fail(c, "a %s cannot be made of a value of type %s",
	    value_kind_name(kind), value_kind_name(v.kind));
}

int
temporal_make(struct scene *c, enum value_kind kind, struct value v,
    struct temporal *out)
{
	struct made m = { .kind = kind, .t = { .zone = STR_NONE } };

	if (v.kind == VALUE_STRING)
		return temporal_read(c, kind, v.s, out);
	if (value_is_moment(v.kind)) {
		if ((temporal_has_date(kind) && !temporal_has_date(v.kind)) ||
		    (!temporal_has_date(kind) && !temporal_has_time(v.kind)))
			return wants_moment(c, kind, v);
		base_date(&m, v);
		base_time(&m, v);
		return make(c, &m, out);
	}
	if (v.kind != VALUE_MAP)
		return wants_moment(c, kind, v);
	for (size_t i = 0; i < v.map->n; i++)
		if (take_field(c, &m, &v.map->at[i]) < 0)
			return -1;
	return make(c, &m, out);
}

/* ---- truncation ---- */

static const struct {
	const char	*name;
	int64_t		 years;		/* of a date: cut to so many */
	int64_t		 nanos;		/* of a time */
} cuts[] = {
	{ "millennium", 1000, 0 }, { "century", 100, 0 },
	{ "decade", 10, 0 }, { "year", 1, 0 }, { "weekYear", 0, 0 },
	{ "quarter", 0, 0 }, { "month", 0, 0 }, { "week", 0, 0 },
	{ "day", 0, NANOS_DAY }, { "hour", 0, 3600 * NANOS_SECOND },
	{ "minute", 0, 60 * NANOS_SECOND }, { "second", 0, NANOS_SECOND },
	{ "millisecond", 0, 1000000 }, { "microsecond", 0, 1000 }
};

static int64_t
cut_day(int64_t day, struct str unit, int64_t years)
{
	struct civil c;

	temporal_civil(day, &c);
	if (years > 0) {
		int64_t down = c.year % years;

		return temporal_day(c.year - down - (down < 0 ? years : 0), 1,
		    1);
	}
	if (str_ieq(unit, STR_LIT("weekYear")))
		return temporal_week_day(c.week_year, 1, 1);
	if (str_ieq(unit, STR_LIT("week")))
		return day - c.week_day + 1;
	if (str_ieq(unit, STR_LIT("quarter")))
		return day - c.quarter_day + 1;
	return day - c.day + 1;
}

/* A unit above the day is no unit of a time, one below it none of a date. */
static int
find_cut(struct scene *c, enum value_kind kind, struct str unit, size_t *at)
{
	size_t i = 0;

	while (i < COUNT_OF(cuts) && !str_ieq(unit, str_of(cuts[i].name)))
		i++;
	if (i == COUNT_OF(cuts) ||
	    (!temporal_has_date(kind) && cuts[i].nanos == 0) ||
	    (!temporal_has_time(kind) && cuts[i].nanos != 0 &&
	    cuts[i].nanos < NANOS_DAY))
		return scene_fail(c, "a %s cannot be cut to a \"%.*s\"",
		    value_kind_name(kind), (int)MIN_OF(unit.n, 40u), unit.p);
	*at = i;
	return 0;
}

int
temporal_truncate(struct scene *c, enum value_kind kind, struct str unit,
    struct value v, struct value fields, struct temporal *out)
{
	struct made m = { .kind = kind, .t = { .zone = STR_NONE },
	    .cut = true };
	size_t i = 0;

	if (!value_is_moment(v.kind) ||
	    (temporal_has_date(kind) && !temporal_has_date(v.kind)) ||
	    (!temporal_has_date(kind) && !temporal_has_time(v.kind)))
		return wants_moment(c, kind, v);
	if (find_cut(c, kind, unit, &i) < 0)
		return -1;
	base_date(&m, v);
	base_time(&m, v);
	if (cuts[i].nanos == 0) {
		m.t.day = cut_day(m.t.day, unit, cuts[i].years);
		m.t.nano = 0;
	} else {
		m.t.nano -= m.t.nano % cuts[i].nanos;
	}
	for (size_t k = 0; fields.kind == VALUE_MAP && k < fields.map->n; k++)
		if (take_field(c, &m, &fields.map->at[k]) < 0)
			return -1;
	return make(c, &m, out);
}
