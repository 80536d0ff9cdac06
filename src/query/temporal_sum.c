/* Durations: counted together, added to moments, and between two of them. */
#include "base.h"

#include <math.h>

#include "temporal.h"

static int
too_long(struct scene *c)
{
	return scene_fail(c, "the duration has more than 64 bits");
}

/* ---- counting ---- */

int
duration_count(struct scene *c, struct duration_tally *t, int part,
    int64_t times, struct value n)
{
	double whole = 0;
	int64_t add = n.i;

	if (n.kind == VALUE_FLOAT) {
		if (!(fabs(n.f) < 0x1p62))
			return too_long(c);
		whole = trunc(n.f);
		add = (int64_t)whole;
		t->rest[part] += (n.f - whole) * (double)times;
	}
	if (__builtin_mul_overflow(add, times, &add) ||
	    __builtin_add_overflow(t->whole[part], add, &t->whole[part]))
		return too_long(c);
	return 0;
}

/* The whole of a part's rest joins it; the fraction is left. */
static int
take_whole(struct scene *c, struct duration_tally *t, int part)
{
	double whole = trunc(t->rest[part]);

	if (!(fabs(whole) < 0x1p62) || __builtin_add_overflow(t->whole[part],
	    (int64_t)whole, &t->whole[part]))
		return too_long(c);
	t->rest[part] -= whole;
	return 0;
}

static int
normal(struct scene *c, int64_t months, int64_t days, int64_t seconds,
    int64_t nanos, struct duration *out)
{
	int64_t carry = nanos / NANOS_SECOND - (nanos % NANOS_SECOND < 0);

	*out = (struct duration){ months, days, 0,
	    nanos - carry * NANOS_SECOND };
	if (__builtin_add_overflow(seconds, carry, &out->seconds))
		return too_long(c);
	return 0;
}

int
duration_total(struct scene *c, struct duration_tally *t, struct duration *out)
{
	double seconds, days;

	if (take_whole(c, t, 0) < 0)
		return -1;
	seconds = t->rest[0] * (double)SECONDS_MONTH;
	days = trunc(seconds / (double)SECONDS_DAY);
	t->rest[1] += days;
	t->rest[2] += seconds - days * (double)SECONDS_DAY;
	if (take_whole(c, t, 1) < 0)
		return -1;
	t->rest[2] += t->rest[1] * (double)SECONDS_DAY;
	if (take_whole(c, t, 2) < 0)
		return -1;
	t->rest[3] = nearbyint(t->rest[3] + t->rest[2] * 1e9);
	if (take_whole(c, t, 3) < 0)
		return -1;
	return normal(c, t->whole[0], t->whole[1], t->whole[2], t->whole[3],
	    out);
}

int
duration_make(struct scene *c, const struct value_map *m,
    struct duration *out)
{
	static const struct {
		const char	*name;
		int		 part;
		int64_t		 times;
	} units[] = {
		{ "years", 0, 12 }, { "quarters", 0, 3 }, { "months", 0, 1 },
		{ "weeks", 1, 7 }, { "days", 1, 1 }, { "hours", 2, 3600 },
		{ "minutes", 2, 60 }, { "seconds", 2, 1 },
		{ "milliseconds", 3, 1000000 }, { "microseconds", 3, 1000 },
		{ "nanoseconds", 3, 1 }
	};
	struct duration_tally t = { { 0 }, { 0 } };

	for (size_t i = 0; i < m->n; i++) {
		const struct value_field *f = &m->at[i];
		size_t k = 0;

		while (k < COUNT_OF(units) && !str_is(f->key, units[k].name))
			k++;
		if (k == COUNT_OF(units))
			return scene_fail(c, "a duration has no %.*s",
			    (int)MIN_OF(f->key.n, 40u), f->key.p);
		if (!value_is_number(f->v))
			return scene_fail(c, "expected a number of %s, found "
			    "a value of type %s", units[k].name,
			    value_kind_name(f->v.kind));
		if (duration_count(c, &t, units[k].part, units[k].times,
		    f->v) < 0)
			return -1;
	}
	return duration_total(c, &t, out);
}

/* ---- arithmetic ---- */

int
duration_add(struct scene *c, const struct duration *a,
    const struct duration *b, int sign, struct duration *out)
{
	int64_t months, days, seconds;

	if (__builtin_mul_overflow(b->months, sign, &months) ||
	    __builtin_mul_overflow(b->days, sign, &days) ||
	    __builtin_mul_overflow(b->seconds, sign, &seconds) ||
	    __builtin_add_overflow(a->months, months, &months) ||
	    __builtin_add_overflow(a->days, days, &days) ||
	    __builtin_add_overflow(a->seconds, seconds, &seconds))
		return too_long(c);
	return normal(c, months, days, seconds, a->nanos + sign * b->nanos,
	    out);
}

static int
scaled(struct scene *c, const struct duration *d, struct value by, bool divide,
    struct duration *out)
{
	const int64_t part[] = { d->months, d->days, d->seconds, d->nanos };
	struct duration_tally t = { { 0 }, { 0 } };
	double f = value_real(by);

	if (divide && f == 0)
		return scene_fail(c, "a duration is divided by zero");
	for (int i = 0; i < 4; i++) {
		bool whole = !divide && by.kind == VALUE_INT;
		struct value n = whole ? value_int(part[i]) : value_float(
		    divide ? (double)part[i] / f : (double)part[i] * f);

		if (duration_count(c, &t, i, whole ? by.i : 1, n) < 0)
			return -1;
	}
	return duration_total(c, &t, out);
}

/* The same day of another month, or its last one. */
static int
add_months(struct scene *c, struct temporal *t, int64_t months)
{
	const int64_t most = INT64_C(1000000000) * 12;
	struct civil civil;
	int64_t all;
	int month;

	temporal_civil(t->day, &civil);
	all = civil.year * 12 + civil.month - 1;
	if (__builtin_add_overflow(all, months, &all) || all > most ||
	    all < -most)
		return scene_fail(c, "the date is outside of the years "
		    "-999999999 to 999999999");
	civil.year = all / 12 - (all % 12 < 0);
	month = (int)(all - civil.year * 12) + 1;
	t->day = temporal_day(civil.year, month, MIN_OF(civil.day,
	    temporal_month_days(civil.year, month)));
	return 0;
}

/* Whole days of a duration's seconds, toward zero, and what is left. */
static int64_t
split_days(const struct duration *d, int64_t *nanos)
{
	int64_t days = d->seconds / SECONDS_DAY;

	*nanos = d->seconds % SECONDS_DAY * NANOS_SECOND + d->nanos;
	if (days < 0 && *nanos > 0) {
		days++;
		*nanos -= NANOS_DAY;
	}
	return days;
}

int
temporal_add(struct scene *c, enum value_kind kind, const struct temporal *t,
    const struct duration *b, int sign, struct temporal *out)
{
	const struct duration none = { 0, 0, 0, 0 };
	struct duration d;
	int64_t nanos, days;

	*out = *t;
	if (duration_add(c, &none, b, sign, &d) < 0)
		return -1;
	days = split_days(&d, &nanos);
	if (temporal_has_date(kind)) {
		if (add_months(c, out, d.months) < 0)
			return -1;
		if (__builtin_add_overflow(out->day, d.days, &out->day))
			return too_long(c);
		if (temporal_check(c, out) < 0 ||
		    temporal_settle(c, out) < 0)
			return -1;
		out->day += days;	/* far from 64 bits, both */
	}
	if (temporal_has_time(kind)) {
		out->nano += nanos;
		days = out->nano / NANOS_DAY - (out->nano % NANOS_DAY < 0);
		out->nano -= days * NANOS_DAY;
		if (temporal_has_date(kind))
			out->day += days;
	}
	if (temporal_check(c, out) < 0)
		return -1;
	return out->zone.n > 0 ? temporal_move(c, out, t) : 0;
}

static int
sum_moment(struct scene *c, struct value a, const struct duration *d,
    int sign, struct value *out)
{
	struct temporal t;

	if (temporal_add(c, a.kind, a.moment, d, sign, &t) < 0)
		return -1;
	*out = temporal_value(c->arena, a.kind, t);
	return 0;
}

int
temporal_sum(struct scene *c, char op, struct value a, struct value b,
    struct value *out)
{
	int sign = op == '-' ? -1 : 1, end = 1;
	bool sums = op == '+' || op == '-';
	bool first = a.kind == VALUE_DURATION;
	bool second = b.kind == VALUE_DURATION;
	struct duration d;

	if (sums && value_is_moment(a.kind) && second)
		return sum_moment(c, a, b.duration, sign, out);
	if (op == '+' && first && value_is_moment(b.kind))
		return sum_moment(c, b, a.duration, 1, out);
	if (sums && first && second)
		end = duration_add(c, a.duration, b.duration, sign, &d);
	else if ((op == '*' || op == '/') && first && value_is_number(b))
		end = scaled(c, a.duration, b, op == '/', &d);
	else if (op == '*' && value_is_number(a) && second)
		end = scaled(c, b.duration, a, false, &d);
	if (end == 0)
		*out = duration_value(c->arena, d);
	return end;
}

/* ---- between ---- */

/* What one of the two does not tell is as the other tells it. */
static int
complete(struct scene *c, struct value a, struct value b, struct temporal *x,
    struct temporal *y)
{
	*x = *a.moment;
	*y = *b.moment;
	if (!temporal_has_date(a.kind))
		x->day = y->day;
	if (!temporal_has_date(b.kind))
		y->day = x->day;
	if (temporal_has_zone(a.kind) && temporal_has_zone(b.kind))
		return temporal_move(c, y, x);
	if (temporal_has_zone(a.kind)) {
		y->zone = x->zone;
		y->offset = x->offset;
		return temporal_settle(c, y);
	}
	x->zone = y->zone;
	x->offset = y->offset;
	return temporal_settle(c, x);
}

static int64_t
packed_month(int64_t day)
{
	struct civil c;

	temporal_civil(day, &c);
	return (c.year * 12 + c.month - 1) * 32 + c.day;
}

int
duration_between(struct scene *c, enum duration_unit unit, struct value a,
    struct value b, struct duration *out)
{
	struct temporal x, y;
	int64_t months = 0, days = 0, end;
	bool dates = temporal_has_date(a.kind) && temporal_has_date(b.kind);

	*out = (struct duration){ 0, 0, 0, 0 };
	if (complete(c, a, b, &x, &y) < 0)
		return -1;
	/* The last day that is whole, by the clock on the wall. */
	end = y.day - (y.day > x.day && y.nano < x.nano) +
	    (y.day < x.day && y.nano > x.nano);
	if (dates && (unit == DURATION_ALL || unit == DURATION_MONTHS)) {
		months = (packed_month(end) - packed_month(x.day)) / 32;
		if (add_months(c, &x, months) < 0)
			return -1;
	}
	if (dates && (unit == DURATION_ALL || unit == DURATION_DAYS)) {
		days = end - x.day;
		x.day = end;
	}
	if (unit == DURATION_MONTHS || unit == DURATION_DAYS) {
		*out = (struct duration){ months, days, 0, 0 };
		return 0;
	}
	if (temporal_settle(c, &x) < 0)
		return -1;
	return normal(c, months, days, temporal_seconds(&y) -
	    temporal_seconds(&x), y.nano % NANOS_SECOND -
	    x.nano % NANOS_SECOND, out);
}
