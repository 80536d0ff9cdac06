/* Functions of moments and durations: temporal.h does the work. */
#include "base.h"

#include "func_rows.h"
#include "temporal.h"

static int
f_timestamp(struct scene *c, const struct call *x ATTR_UNUSED,
    struct value *out)
{
	*out = value_int(scene_began(c));
	return 0;
}

static int
give(struct scene *c, enum value_kind kind, const struct temporal *t,
    struct value *out)
{
	*out = temporal_value(c->arena, kind, *t);
	return scene_step(c);
}

static void
keep_parts(enum value_kind kind, struct temporal *t)
{
	if (!temporal_has_date(kind))
		t->day = 0;
	if (!temporal_has_time(kind))
		t->nano = 0;
	if (!temporal_has_zone(kind))
		t->offset = 0;
	if (kind != VALUE_DATETIME)
		t->zone = STR_NONE;
}

/* The clock stands still while a question runs; a zone may be named. */
static int
f_now(struct scene *c, const struct call *x, struct value *out)
{
	enum value_kind kind = (enum value_kind)x->func->which;
	struct temporal t, to = { .zone = STR_NONE };

	temporal_now(c, &t);
	if (x->n > 0 && (temporal_set_zone(c, &to, x->a->s) < 0 ||
	    temporal_move(c, &t, &to) < 0))
		return -1;
	keep_parts(kind, &t);
	return give(c, kind, &t, out);
}

static int
f_make(struct scene *c, const struct call *x, struct value *out)
{
	enum value_kind kind = (enum value_kind)x->func->which;
	struct temporal t;

	if (x->n == 0)
		return f_now(c, x, out);
	if (temporal_make(c, kind, *x->a, &t) < 0)
		return -1;
	return give(c, kind, &t, out);
}

static int
f_truncate(struct scene *c, const struct call *x, struct value *out)
{
	enum value_kind kind = (enum value_kind)x->func->which;
	struct temporal t;

	if (temporal_truncate(c, kind, x->a[0].s, x->a[1],
	    x->n > 2 ? x->a[2] : VALUE_NONE, &t) < 0)
		return -1;
	return give(c, kind, &t, out);
}

enum { FROM_SECONDS, FROM_MILLIS };

static int
f_epoch(struct scene *c, const struct call *x, struct value *out)
{
	bool ms = x->func->which == FROM_MILLIS;
	struct value_field *at;
	struct value map = value_map_new(c->arena, x->n, &at);
	struct temporal t;

	at[0].key = str_of(ms ? "epochMillis" : "epochSeconds");
	at[0].v = x->a[0];
	if (x->n > 1) {
		at[1].key = STR_LIT("nanosecond");
		at[1].v = x->a[1];
	}
	if (temporal_make(c, VALUE_DATETIME, map, &t) < 0)
		return -1;
	return give(c, VALUE_DATETIME, &t, out);
}

static int
f_duration(struct scene *c, const struct call *x, struct value *out)
{
	struct duration d;

	if (x->a->kind == VALUE_DURATION) {
		*out = *x->a;
		return 0;
	}
	if ((x->a->kind == VALUE_STRING ? duration_read(c, x->a->s, &d) :
	    duration_make(c, x->a->map, &d)) < 0)
		return -1;
	*out = duration_value(c->arena, d);
	return scene_step(c);
}

static int
f_between(struct scene *c, const struct call *x, struct value *out)
{
	struct duration d;

	if (duration_between(c, (enum duration_unit)x->func->which, x->a[0],
	    x->a[1], &d) < 0)
		return -1;
	*out = duration_value(c->arena, d);
	return scene_step(c);
}

/* The functions that each kind of moment has. */
#define KIND(name_, kind_) \
	{ name_, 0, 1, { TEXT | MAP | MOMENT }, .call = f_make, .which = kind_ }, \
	{ name_ ".truncate", 2, 3, { TEXT, MOMENT, MAP }, .call = f_truncate, \
	    .which = kind_ }, \
	{ name_ ".transaction", 0, 1, { TEXT }, .call = f_now, .which = kind_ }, \
	{ name_ ".statement", 0, 1, { TEXT }, .call = f_now, .which = kind_ }, \
	{ name_ ".realtime", 0, 1, { TEXT }, .call = f_now, .which = kind_ }

const struct func func_time[] = {
	KIND("date", VALUE_DATE),
	KIND("time", VALUE_TIME),
	KIND("localtime", VALUE_LOCALTIME),
	KIND("datetime", VALUE_DATETIME),
	KIND("localdatetime", VALUE_LOCALDATETIME),
	{ "datetime.fromEpoch", 1, 2, { INTEGER, INTEGER }, .call = f_epoch,
	    .which = FROM_SECONDS },
	{ "datetime.fromEpochMillis", 1, 1, { INTEGER }, .call = f_epoch,
	    .which = FROM_MILLIS },
	{ "duration", 1, 1, { TEXT | MAP | DURATION }, .call = f_duration },
	{ "duration.between", 2, 2, { MOMENT, MOMENT }, .call = f_between,
	    .which = DURATION_ALL },
	{ "duration.inMonths", 2, 2, { MOMENT, MOMENT }, .call = f_between,
	    .which = DURATION_MONTHS },
	{ "duration.inDays", 2, 2, { MOMENT, MOMENT }, .call = f_between,
	    .which = DURATION_DAYS },
	{ "duration.inSeconds", 2, 2, { MOMENT, MOMENT }, .call = f_between,
	    .which = DURATION_SECONDS },
	{ "timestamp", 0, 0, { 0 }, .call = f_timestamp },
	{ .name = NULL }
};
