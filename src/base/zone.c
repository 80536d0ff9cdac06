#include "base.h"

#include <stdio.h>
#include <string.h>

#include "bisect.h"
#include "buf.h"
#include "file.h"
#include "limits.h"
#include "zone.h"

#define FOLDER "/usr/share/zoneinfo/"
#define HEADER_BYTES 44u
#define SECONDS_DAY INT64_C(86400)
/* A change of more than this is not one that any place has made. */
#define OFFSET_MOST (26 * 3600)

/* "M3.2.0/2": the second Sunday of March; "J60" and "59": a day of the year. */
struct turn {
	char	form;		/* 'M', 'J', '0' */
	int	month, week, day;
	int64_t	second;		/* of the day, by the clock before it */
};

struct rule {
	bool		known;
	bool		summer;	/* the offset changes in the year */
	int64_t		normal, summer_offset;	/* seconds east */
	struct turn	begin, end;
};

struct zone {
	const int64_t	*time;		/* seconds, ascending */
	const int64_t	*offset;	/* seconds east from time[i] on */
	size_t		 n;
	int64_t		 first;		/* seconds east before time[0] */
	struct rule	 rule;		/* after the last time */
};

/* ---- POSIX TZ rules ---- */

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
	if (peek(r) != c)
		return false;
	r->at++;
	return true;
}

/* Three or more letters, or <...> with digits and signs. */
static bool
take_name(struct reader *r)
{
	size_t from = r->at;
	bool framed = take(r, '<');

	for (char c; (c = peek(r)) != '\0'; r->at++) {
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		bool other = (c >= '0' && c <= '9') || c == '+' || c == '-';

		if (!letter && !(framed && other))
			break;
	}
	if (framed && !take(r, '>'))
		return false;
	return r->at - from >= 3;
}

static bool
take_number(struct reader *r, int most, int *out)
{
	size_t from = r->at;

	*out = 0;
	while (peek(r) >= '0' && peek(r) <= '9' && *out <= most)
		*out = *out * 10 + (r->s.p[r->at++] - '0');
	return r->at > from && *out <= most;
}

/* [+-]hh[:mm[:ss]]; RFC 8536 3.3.1 lets hours go to 167. */
static bool
take_seconds(struct reader *r, int64_t *out)
{
	int sign = 1, h, m = 0, s = 0;

	if (take(r, '-'))
		sign = -1;
	else
		(void)take(r, '+');
	if (!take_number(r, 167, &h))
		return false;
	if (take(r, ':') && (!take_number(r, 59, &m) ||
	    (take(r, ':') && !take_number(r, 59, &s))))
		return false;
	*out = sign * ((int64_t)h * 3600 + m * 60 + s);
	return true;
}

static bool
take_turn(struct reader *r, struct turn *t)
{
	t->second = 2 * 3600;
	if (take(r, 'M')) {
		t->form = 'M';
		if (!take_number(r, 12, &t->month) || t->month < 1 ||
		    !take(r, '.') || !take_number(r, 5, &t->week) ||
		    t->week < 1 || !take(r, '.') ||
		    !take_number(r, 6, &t->day))
			return false;
	} else {
		t->form = take(r, 'J') ? 'J' : '0';
		if (!take_number(r, 365, &t->day))
			return false;
	}
	return !take(r, '/') || take_seconds(r, &t->second);
}

static bool
rule_parse(struct str s, struct rule *out)
{
	struct reader r = { s, 0 };
	int64_t west;

	memset(out, 0, sizeof(*out));
	if (!take_name(&r) || !take_seconds(&r, &west))
		return false;
	out->known = true;
	out->normal = -west;
	if (r.at == s.n)
		return true;
	if (!take_name(&r))
		return false;
	out->summer = true;
	out->summer_offset = out->normal + 3600;
	if (peek(&r) != ',') {
		if (!take_seconds(&r, &west))
			return false;
		out->summer_offset = -west;
	}
	return take(&r, ',') && take_turn(&r, &out->begin) && take(&r, ',') &&
	    take_turn(&r, &out->end) && r.at == s.n;
}

/* The day of a turn in a year, as days since 1970. */
static int64_t
turn_day(const struct turn *t, int year)
{
	int64_t first = clock_date(year, 1, 1) / CLOCK_DAY;
	int64_t month;
	bool leap = clock_month_days(year, 2) == 29;
	int skip, days;

	if (t->form == '0')
		return first + t->day;
	if (t->form == 'J')
		return first + t->day - 1 + (leap && t->day >= 60);
	month = clock_date(year, t->month, 1);
	skip = (t->day - clock_weekday(month) + 7) % 7 + (t->week - 1) * 7;
	days = clock_month_days(year, t->month);
	while (skip >= days)	/* week 5 is the last one */
		skip -= 7;
	return month / CLOCK_DAY + skip;
}

static int64_t
rule_offset(const struct rule *r, int64_t second)
{
	struct clock_civil c;
	int64_t begin, end;

	if (!r->summer)
		return r->normal;
	clock_to_civil((second + r->normal) * CLOCK_SECOND, &c);
	begin = turn_day(&r->begin, c.year) * SECONDS_DAY + r->begin.second -
	    r->normal;
	end = turn_day(&r->end, c.year) * SECONDS_DAY + r->end.second -
	    r->summer_offset;
	if (begin < end ? second >= begin && second < end :
	    second >= begin || second < end)
		return r->summer_offset;
	return r->normal;
}

/* ---- TZif ---- */

static int64_t
big_endian(const char *p, size_t bytes)
{
	uint64_t v = (unsigned char)p[0] & 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < bytes; i++)
		v = v << 8 | (unsigned char)p[i];
	return (int64_t)v;
}

struct counts {
	size_t	utc, standard, leap, times, types, chars;
};

/* The size of the block that these counts tell; SIZE_MAX for nonsense. */
static size_t
block_size(const char *header, size_t width, struct counts *c)
{
	size_t *const at[] = { &c->utc, &c->standard, &c->leap, &c->times,
	    &c->types, &c->chars };

	for (size_t i = 0; i < COUNT_OF(at); i++) {
		int64_t v = big_endian(header + 20 + 4 * i, 4);

		if (v < 0 || v > 100000)
			return SIZE_MAX;
		*at[i] = (size_t)v;
	}
	return c->times * (width + 1) + c->types * 6 + c->chars +
	    c->leap * (width + 4) + c->standard + c->utc;
}

static int
block_read(struct zone *z, struct arena *a, const char *p,
    const struct counts *c, struct err *e)
{
	const char *index = p + c->times * 8;
	const char *type = index + c->times;
	int64_t *time = arena_array(a, c->times + 1, sizeof(*time));
	int64_t *offset = arena_array(a, c->times + 1, sizeof(*offset));

	for (size_t i = 0; i < c->types; i++)
		if (big_endian(type + 6 * i, 4) > OFFSET_MOST ||
		    big_endian(type + 6 * i, 4) < -OFFSET_MOST)
			return err_set(e, ERR_INVALID, "the zone file holds an "
			    "offset of more than a day");
	for (size_t i = 0; i < c->times; i++) {
		size_t kind = (unsigned char)index[i];

		time[i] = big_endian(p + 8 * i, 8);
		if (kind >= c->types || (i > 0 && time[i] <= time[i - 1]))
			return err_set(e, ERR_INVALID, "the zone file's times "
			    "are out of order");
		offset[i] = big_endian(type + 6 * kind, 4);
	}
	z->time = time;
	z->offset = offset;
	z->n = c->times;
	z->first = big_endian(type, 4);
	return 0;
}

/* RFC 8536 3.3: LF, a rule or nothing, LF. */
static int
footer_read(struct zone *z, struct str s, struct err *e)
{
	size_t end;

	if (s.n < 2 || s.p[0] != '\n' ||
	    (end = str_find_char(s, '\n', 1)) == SIZE_MAX)
		return err_set(e, ERR_INVALID, "the zone file has no footer");
	if (end == 1)
		return 0;
	if (!rule_parse((struct str){ s.p + 1, end - 1 }, &z->rule))
		return err_set(e, ERR_INVALID, "the zone file's rule \"%.*s\" "
		    "cannot be read", (int)end - 1, s.p + 1);
	return 0;
}

struct zone *
zone_parse(struct arena *a, struct str s, struct err *e)
{
	struct zone *z = arena_alloc(a, sizeof(*z));
	struct counts c;
	size_t skip, size;

	if (s.n < HEADER_BYTES || !str_starts(s, "TZif"))
		return ERR_NULL(err_set(e, ERR_INVALID, "is no TZif file"));
	if (s.p[4] < '2')
		return ERR_NULL(err_set(e, ERR_INVALID, "is a TZif file of "
		    "version 1; version 2 or newer is needed"));
	skip = block_size(s.p, 4, &c);
	if (skip > s.n - HEADER_BYTES ||
	    s.n - HEADER_BYTES - skip < HEADER_BYTES)
		return ERR_NULL(err_set(e, ERR_INVALID, "the zone file ends "
		    "early"));
	s = (struct str){ s.p + HEADER_BYTES + skip,
	    s.n - HEADER_BYTES - skip };
	size = block_size(s.p, 8, &c);
	if (!str_starts(s, "TZif") || c.types == 0 ||
	    size > s.n - HEADER_BYTES)
		return ERR_NULL(err_set(e, ERR_INVALID, "the zone file's second "
		    "part is broken"));
	if (block_read(z, a, s.p + HEADER_BYTES, &c, e) < 0 ||
	    footer_read(z, (struct str){ s.p + HEADER_BYTES + size,
	    s.n - HEADER_BYTES - size }, e) < 0)
		return NULL;
	return z;
}

/* Area/Place: letters, digits and _ + - in parts; never a path elsewhere. */
static bool
is_zone_name(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > 64 || s[0] == '/' || s[n - 1] == '/')
		return false;
	for (size_t i = 0; i < n; i++) {
		bool word = ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z') ||
		    (s[i] >= '0' && s[i] <= '9');

		if (!word && strchr("_+-/", s[i]) == NULL)
			return false;
	}
	return strstr(s, "//") == NULL;
}

struct zone *
zone_load(struct arena *a, const char *name, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	struct zone *z = NULL;
	char path[128];

	if (!is_zone_name(name)) {
		err_set(e, ERR_INVALID, "expected a time zone such as "
		    "Europe/Berlin, found \"%.64s\"", name);
		return NULL;
	}
	(void)snprintf(path, sizeof(path), FOLDER "%s", name);
	if (!file_exists(path) || file_is_folder(path))
		err_set(e, ERR_NOT_FOUND, "time zone \"%s\": there is no %s%s",
		    name, path, file_exists(FOLDER "UTC") ? "" :
		    " (the package tzdata is not installed)");
	else if (file_read(path, &b, e) == 0 &&
	    (z = zone_parse(a, buf_str(&b), e)) == NULL)
		err_at(e, "%s", path);
	buf_release(&b);
	return z;
}

struct zone *
zone_rule(struct arena *a, const char *rule, struct err *e)
{
	struct zone *z = arena_alloc(a, sizeof(*z));

	if (!rule_parse(str_of(rule), &z->rule))
		return ERR_NULL(err_set(e, ERR_INVALID, "expected a rule such "
		    "as EST5EDT,M3.2.0,M11.1.0, found \"%.64s\"", rule));
	z->first = z->rule.normal;
	return z;
}

/* ---- the wall ---- */

int64_t
zone_offset(const struct zone *z, int64_t at)
{
	int64_t second = at / CLOCK_SECOND - (at % CLOCK_SECOND < 0);
	size_t lo = 0, hi = z->n;

	BISECT(lo, hi, mid, z->time[mid] <= second);
	if (lo == z->n && z->rule.known)
		return rule_offset(&z->rule, second) * CLOCK_SECOND;
	return (lo == 0 ? z->first : z->offset[lo - 1]) * CLOCK_SECOND;
}

void
zone_civil(const struct zone *z, int64_t at, struct clock_civil *out)
{
	clock_to_civil(at + zone_offset(z, at), out);
}

/*
 * The offsets a day to each side are all that can be meant.  The one before a
 * change is tried first: it gives the first of two, and it is the one that a
 * time which is left out is read by.
 */
int64_t
zone_at(const struct zone *z, const struct clock_civil *c)
{
	int64_t wall = clock_from_civil(c);
	int64_t before = wall - zone_offset(z, wall - CLOCK_DAY);
	int64_t after = wall - zone_offset(z, wall + CLOCK_DAY);

	if (before + zone_offset(z, before) == wall)
		return before;
	if (after + zone_offset(z, after) == wall)
		return after;
	return before;
}

char *
zone_date(const struct zone *z, int64_t at, char out[CLOCK_TEXT])
{
	return clock_format_date(at + zone_offset(z, at), out);
}

struct clock_span
zone_day(const struct zone *z, int year, int month, int day)
{
	struct clock_civil c = { year, month, day, 0, 0, 0, 0 };
	struct clock_span span;

	span.from = zone_at(z, &c);
	c.day++;
	span.to = zone_at(z, &c);
	return span;
}
