#include "base.h"

#include "clock.h"
#include "hash.h"
#include "temporal.h"
#include "zone.h"

#define YEAR_MOST INT64_C(999999999)

bool
temporal_has_date(enum value_kind k)
{
	return k == VALUE_DATE || k == VALUE_LOCALDATETIME ||
	    k == VALUE_DATETIME;
}

bool
temporal_has_time(enum value_kind k)
{
	return value_is_moment(k) && k != VALUE_DATE;
}

bool
temporal_has_zone(enum value_kind k)
{
	return k == VALUE_TIME || k == VALUE_DATETIME;
}

struct value
temporal_value(struct arena *a, enum value_kind kind, struct temporal t)
{
	struct temporal *kept = arena_alloc(a, sizeof(*kept));

	*kept = t;
	return (struct value){ .kind = kind, .moment = kept };
}

struct value
duration_value(struct arena *a, struct duration d)
{
	struct duration *kept = arena_alloc(a, sizeof(*kept));

	*kept = d;
	return (struct value){ .kind = VALUE_DURATION, .duration = kept };
}

/* ---- the calendar ---- */

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Years begin in March here, so that the leap day is the last one. */
int64_t
temporal_day(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = floor_div(y, 400), of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 +
	    day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

static void
civil_date(int64_t day, struct civil *c)
{
	int64_t z = day + 719468, era = floor_div(z, 146097);
	int64_t of_era = z - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 -
	    of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	c->day = (int)(of_year - (153 * month + 2) / 5 + 1);
	c->month = (int)(month < 10 ? month + 3 : month - 9);
	c->year = year + era * 400 + (c->month <= 2);
}

int
temporal_month_days(int64_t year, int month)
{
	int64_t next = month == 12 ? temporal_day(year + 1, 1, 1) :
	    temporal_day(year, month + 1, 1);

	return (int)(next - temporal_day(year, month, 1));
}

/* Monday is 1; 1970-01-01 was a Thursday. */
static int
week_day(int64_t day)
{
	return (int)(day + 3 - floor_div(day + 3, 7) * 7) + 1;
}

/* ISO 8601: week 1 is the one that holds January 4. */
int64_t
temporal_week_day(int64_t year, int week, int of_week)
{
	int64_t fourth = temporal_day(year, 1, 4);

	return fourth - week_day(fourth) + 1 + (week - 1) * 7 + of_week - 1;
}

int
temporal_weeks(int64_t year)
{
	return (int)((temporal_week_day(year + 1, 1, 1) -
	    temporal_week_day(year, 1, 1)) / 7);
}

void
temporal_civil(int64_t day, struct civil *c)
{
	int first;

	civil_date(day, c);
	c->quarter = (c->month - 1) / 3 + 1;
	first = c->quarter * 3 - 2;
	c->quarter_day = (int)(day - temporal_day(c->year, first, 1)) + 1;
	c->year_day = (int)(day - temporal_day(c->year, 1, 1)) + 1;
	c->week_day = week_day(day);
	c->week_year = c->year + 1;
	while (day < temporal_week_day(c->week_year, 1, 1))
		c->week_year--;
	c->week = (int)((day - temporal_week_day(c->week_year, 1, 1)) / 7) + 1;
}

int64_t
temporal_seconds(const struct temporal *t)
{
	return t->day * SECONDS_DAY + t->nano / NANOS_SECOND - t->offset;
}

int
temporal_check(struct scene *c, const struct temporal *t)
{
	if (t->day < temporal_day(-YEAR_MOST, 1, 1) ||
	    t->day > temporal_day(YEAR_MOST, 12, 31))
		return scene_fail(c, "the date is outside of the years "
		    "-999999999 to 999999999");
	return 0;
}

/* ---- zones ---- */

/* A zone is read once a run. */
struct scene_zone {
	struct str		 name;
	const struct zone	*zone;
	struct scene_zone	*next;
};

static const struct zone *
zone_of(struct scene *c, struct str name)
{
	struct scene_zone *z;
	struct err e = ERR_INIT;
	const struct zone *zone;
	const char *text;

	for (z = c->zones; z != NULL; z = z->next)
		if (str_eq(z->name, name))
			return z->zone;
	text = arena_strndup(c->arena, name.p, name.n);
	if ((zone = zone_load(c->arena, text, &e)) == NULL) {
		(void)scene_fail(c, "%s", e.text);
		return NULL;
	}
	z = arena_alloc(c->arena, sizeof(*z));
	*z = (struct scene_zone){ { text, name.n }, zone, c->zones };
	c->zones = z;
	return zone;
}

/* Far from any year that a zone's rules can be known of, milliseconds would not
 * fit: the rule of the last year that does is taken. */
static int64_t
zone_ms(int64_t seconds)
{
	const int64_t most = INT64_C(8000000000000);

	return MAX_OF(-most, MIN_OF(most, seconds)) * CLOCK_SECOND;
}

/* As zone_at: the offset before a change of the clock is tried first. */
int
temporal_settle(struct scene *c, struct temporal *t)
{
	int64_t wall = t->day * SECONDS_DAY + t->nano / NANOS_SECOND;
	const struct zone *z;
	int64_t before, after;

	if (t->zone.n == 0)
		return 0;
	if ((z = zone_of(c, t->zone)) == NULL)
		return -1;
	before = zone_offset(z, zone_ms(wall - SECONDS_DAY)) / CLOCK_SECOND;
	after = zone_offset(z, zone_ms(wall + SECONDS_DAY)) / CLOCK_SECOND;
	t->offset = before;
	if (zone_offset(z, zone_ms(wall - before)) / CLOCK_SECOND == before)
		return 0;
	if (zone_offset(z, zone_ms(wall - after)) / CLOCK_SECOND == after) {
		t->offset = after;
		return 0;
	}
	/* The clock was put forward over it: it is that much later. */
	t->nano += (after - before) * NANOS_SECOND;
	t->day += floor_div(t->nano, NANOS_DAY);
	t->nano -= floor_div(t->nano, NANOS_DAY) * NANOS_DAY;
	t->offset = after;
	return 0;
}

int
temporal_set_zone(struct scene *c, struct temporal *t, struct str name)
{
	t->zone = STR_NONE;
	if (temporal_read_offset(name, &t->offset))
		return 0;
	if (zone_of(c, name) == NULL)
		return -1;
	t->zone = arena_str(c->arena, name);
	return 0;
}

static void
shift(struct temporal *t, int64_t seconds)
{
	t->nano += seconds % SECONDS_DAY * NANOS_SECOND;
	t->day += seconds / SECONDS_DAY + floor_div(t->nano, NANOS_DAY);
	t->nano -= floor_div(t->nano, NANOS_DAY) * NANOS_DAY;
}

int
temporal_move(struct scene *c, struct temporal *t, const struct temporal *to)
{
	const struct zone *z;
	int64_t offset = to->offset;

	if (to->zone.n > 0) {
		if ((z = zone_of(c, to->zone)) == NULL)
			return -1;
		offset = zone_offset(z, zone_ms(temporal_seconds(t))) /
		    CLOCK_SECOND;
	}
	shift(t, offset - t->offset);
	t->offset = offset;
	t->zone = to->zone;
	return 0;
}

void
temporal_now(struct scene *c, struct temporal *t)
{
	int64_t now = scene_began(c), day = floor_div(now, CLOCK_DAY);
	int64_t ms = now - day * CLOCK_DAY;

	*t = (struct temporal){ .day = day,
	    .nano = ms * (NANOS_SECOND / CLOCK_SECOND), .zone = STR_NONE };
}

/* ---- order ---- */

static int
cmp(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* The instant, then the offset from west to east, then the zone's name. */
int
temporal_order(enum value_kind kind, const struct temporal *a,
    const struct temporal *b)
{
	int c = kind == VALUE_TIME ?
	    cmp(a->nano - a->offset * NANOS_SECOND,
	    b->nano - b->offset * NANOS_SECOND) :
	    cmp(temporal_seconds(a), temporal_seconds(b));

	if (c == 0)
		c = cmp(a->nano % NANOS_SECOND, b->nano % NANOS_SECOND);
	if (c == 0)
		c = cmp(a->offset, b->offset);
	return c != 0 ? c : str_cmp(a->zone, b->zone);
}

bool
duration_same(const struct duration *a, const struct duration *b)
{
	return a->months == b->months && a->days == b->days &&
	    a->seconds == b->seconds && a->nanos == b->nanos;
}

/* By their usual length; those of one length by their parts. */
int
duration_order(const struct duration *a, const struct duration *b)
{
	const struct duration *const d[] = { a, b };
	double length[2];
	int c;

	for (int i = 0; i < 2; i++)
		length[i] = (double)d[i]->months * (double)SECONDS_MONTH +
		    (double)d[i]->days * (double)SECONDS_DAY +
		    (double)d[i]->seconds +
		    (double)d[i]->nanos / (double)NANOS_SECOND;
	if (length[0] < length[1] || length[0] > length[1])
		return length[0] < length[1] ? -1 : 1;
	if ((c = cmp(a->months, b->months)) != 0 ||
	    (c = cmp(a->days, b->days)) != 0 ||
	    (c = cmp(a->seconds, b->seconds)) != 0)
		return c;
	return cmp(a->nanos, b->nanos);
}

uint64_t
temporal_hash(enum value_kind kind, const struct temporal *t)
{
	uint64_t h = hash_mix((uint64_t)kind, (uint64_t)t->day);

	h = hash_mix(h, (uint64_t)t->nano);
	h = hash_mix(h, (uint64_t)t->offset);
	return hash_mix(h, hash_str(t->zone));
}

uint64_t
duration_hash(const struct duration *d)
{
	uint64_t h = hash_mix(VALUE_DURATION, (uint64_t)d->months);

	h = hash_mix(h, (uint64_t)d->days);
	h = hash_mix(h, (uint64_t)d->seconds);
	return hash_mix(h, (uint64_t)d->nanos);
}
