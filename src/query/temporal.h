/*
 * temporal.h - dates, times and durations that a question computes with.
 *
 * Five kinds of moment, one struct: what a kind has no use for is 0.  A moment
 * is kept as the wall shows it, so that components and truncation need no zone;
 * the offset tells which instant that is.  A named zone is looked up when a
 * moment is made (temporal_settle), never when it is compared.  Years go from
 * -999999999 to 999999999, the calendar being the proleptic Gregorian one.
 *
 * A duration is months, days and seconds side by side, for none of the three is
 * a fixed number of another.  Only its nanoseconds are kept within a second.
 *
 * All fail with ERR_INVALID and a sentence without a place: whoever evaluates
 * the call adds where.
 */
#ifndef TEMPORAL_H
#define TEMPORAL_H

#include "buf.h"
#include "func.h"
#include "value.h"

#define NANOS_SECOND INT64_C(1000000000)
#define SECONDS_DAY INT64_C(86400)
#define NANOS_DAY (SECONDS_DAY * NANOS_SECOND)
/* A month is a twelfth of 365.2425 days where it must be cut in parts. */
#define SECONDS_MONTH INT64_C(2629746)

struct temporal {
	int64_t		day;	/* since 1970-01-01; 0 for times */
	int64_t		nano;	/* of the day; 0 for a date */
	int64_t		offset;	/* seconds east of UTC; 0 where it is local */
	struct str	zone;	/* an IANA name; "" where the offset is all */
};

struct duration {
	int64_t	months, days, seconds;
	int64_t	nanos;		/* 0 to 999999999 */
};

/* The parts of a date, in the three ways a year is cut. */
struct civil {
	int64_t	year;
	int	month, day;		/* from 1 */
	int	quarter, quarter_day, year_day;
	int64_t	week_year;
	int	week, week_day;		/* Monday is 1 */
};

/* ---- temporal.c: what they are, how they are ordered ---- */

bool		temporal_has_date(enum value_kind);
bool		temporal_has_time(enum value_kind);
bool		temporal_has_zone(enum value_kind);
struct value	temporal_value(struct arena *, enum value_kind,
		    struct temporal);
struct value	duration_value(struct arena *, struct duration);

int64_t		temporal_day(int64_t year, int month, int day);
int64_t		temporal_week_day(int64_t week_year, int week, int week_day);
void		temporal_civil(int64_t day, struct civil *);
int		temporal_month_days(int64_t year, int month);
int		temporal_weeks(int64_t week_year);	/* 52 or 53 */
/* Of UTC, since 1970. */
int64_t		temporal_seconds(const struct temporal *);

/* "Europe/Berlin", "+01:00", "Z": sets offset or zone. */
int		temporal_set_zone(struct scene *, struct temporal *,
		    struct str name);
/* The offset that a named zone has at what the wall shows. */
int		temporal_settle(struct scene *, struct temporal *);
/* The same instant as the wall shows it elsewhere. */
int		temporal_move(struct scene *, struct temporal *,
		    const struct temporal *where);
/* Fails outside of the calendar. */
int		temporal_check(struct scene *, const struct temporal *);
/* What the run's clock shows. */
void		temporal_now(struct scene *, struct temporal *);

int		temporal_order(enum value_kind, const struct temporal *,
		    const struct temporal *);
int		duration_order(const struct duration *,
		    const struct duration *);
bool		duration_same(const struct duration *,
		    const struct duration *);
uint64_t	temporal_hash(enum value_kind, const struct temporal *);
uint64_t	duration_hash(const struct duration *);

/* ---- temporal_read.c: from text, ISO 8601 ---- */

int		temporal_read(struct scene *, enum value_kind, struct str,
		    struct temporal *);
bool		temporal_read_offset(struct str, int64_t *out);
int		duration_read(struct scene *, struct str, struct duration *);

/* ---- temporal_make.c: from a map or another moment ---- */

int		temporal_make(struct scene *, enum value_kind, struct value,
		    struct temporal *);
/* `fields` is a map of what to set after the cut, or null. */
int		temporal_truncate(struct scene *, enum value_kind,
		    struct str unit, struct value, struct value fields,
		    struct temporal *);

/* ---- temporal_sum.c: durations ---- */

/* months, days, seconds and nanoseconds while they are counted: what is whole
 * exactly, and what is a fraction, which becomes smaller units at the end. */
struct duration_tally {
	int64_t	whole[4];
	double	rest[4];
};

/* Adds n, a number, of a unit that is `times` of part 0 to 3. */
int		duration_count(struct scene *, struct duration_tally *,
		    int part, int64_t times, struct value n);
int		duration_total(struct scene *, struct duration_tally *,
		    struct duration *);
int		duration_make(struct scene *, const struct value_map *,
		    struct duration *);
/* a + sign * b */
int		duration_add(struct scene *, const struct duration *a,
		    const struct duration *b, int sign, struct duration *);
int		temporal_add(struct scene *, enum value_kind,
		    const struct temporal *, const struct duration *, int sign,
		    struct temporal *);
/* +, -, * and /; 1 where the two do not go together so. */
int		temporal_sum(struct scene *, char op, struct value,
		    struct value, struct value *out);

enum duration_unit {
	DURATION_ALL,
	DURATION_MONTHS,
	DURATION_DAYS,
	DURATION_SECONDS
};
int		duration_between(struct scene *, enum duration_unit,
		    struct value, struct value, struct duration *);

/* ---- temporal_print.c: as text, and their components ---- */

void		temporal_print(struct buf *, struct value);
/* NOT_FOUND is a failure: there are names that a kind does not have. */
int		temporal_field(struct scene *, struct value, struct str name,
		    struct value *out);

#endif
