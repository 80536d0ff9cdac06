#include "base.h"

#include "stamp.h"

struct stamp {
	int	year, month, day, hour, minute, second, ms;
	int	offset;		/* minutes east of UTC */
	int	order;		/* numbers of the date seen */
	bool	has_time, has_offset, afternoon, morning, bad;
	bool	of_mail;	/* by the letter of RFC 5322 */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int
take_number(struct str *s, size_t *digits)
{
	int v = 0;
	size_t n = 0;

	while (n < s->n && is_digit(s->p[n])) {
		if (n < 9)
			v = v * 10 + (s->p[n] - '0');
		n++;
	}
	*digits = n;
	s->p += n;
	s->n -= n;
	return v;
}

/* The months by the letters that tell them, in the languages feeds use. */
static int
month_of(struct str w)
{
	static const struct {
		const char	*start;
		int		 month;
	} table[] = {
		{ "jan", 1 }, { "ene", 1 }, { "feb", 2 }, { "f\xc3\xa9v", 2 },
		{ "fev", 2 }, { "mar", 3 }, { "m\xc3\xa4r", 3 }, { "mrz", 3 },
		{ "apr", 4 }, { "avr", 4 }, { "abr", 4 }, { "may", 5 },
		{ "mai", 5 }, { "mag", 5 }, { "mei", 5 }, { "juin", 6 },
		{ "jun", 6 }, { "giu", 6 }, { "juil", 7 }, { "jul", 7 },
		{ "lug", 7 }, { "aug", 8 }, { "ago", 8 }, { "ao\xc3\xbb", 8 },
		{ "sep", 9 }, { "set", 9 }, { "oct", 10 }, { "okt", 10 },
		{ "ott", 10 }, { "out", 10 }, { "nov", 11 }, { "dec", 12 },
		{ "dez", 12 }, { "dic", 12 }, { "d\xc3\xa9" "c", 12 },
		{ "des", 12 },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_istarts(w, table[i].start))
			return table[i].month;
	return 0;
}

/* RFC 822 zones and those of later feeds; minutes east. */
static bool
zone_of(struct str w, bool of_mail, int *minutes)
{
	static const struct {
		const char	*name;
		int		 minutes;
	} table[] = {
		{ "Z", 0 }, { "UT", 0 }, { "UTC", 0 }, { "GMT", 0 },
		{ "EST", -300 }, { "EDT", -240 }, { "CST", -360 },
		{ "CDT", -300 }, { "MST", -420 }, { "MDT", -360 },
		{ "PST", -480 }, { "PDT", -420 }, { "AST", -240 },
		{ "ADT", -180 },
#define ZONES_OF_MAIL 14
		{ "WET", 0 }, { "ET", -300 }, { "CT", -360 }, { "MT", -420 },
		{ "PT", -480 },
		{ "AKST", -540 }, { "AKDT", -480 }, { "HST", -600 },
		{ "BST", 60 }, { "CET", 60 }, { "CEST", 120 }, { "MEZ", 60 },
		{ "MESZ", 120 }, { "EET", 120 }, { "EEST", 180 },
		{ "MSK", 180 }, { "IST", 330 }, { "SGT", 480 }, { "HKT", 480 },
		{ "JST", 540 }, { "KST", 540 }, { "AEST", 600 },
		{ "AEDT", 660 }, { "NZST", 720 }, { "NZDT", 780 },
	};

	for (size_t i = 0; i < (of_mail ? ZONES_OF_MAIL : COUNT_OF(table)); i++)
		if (str_ieq(w, str_of(table[i].name))) {
			*minutes = table[i].minutes;
			return true;
		}
	return false;
}

static void
take_word(struct stamp *t, struct str *s)
{
	struct str w = { s->p, 0 };
	int month;

	while (w.n < s->n && ((s->p[w.n] | 32) >= 'a' ?
	    (s->p[w.n] | 32) <= 'z' : (unsigned char)s->p[w.n] >= 0x80))
		w.n++;
	s->p += w.n;
	s->n -= w.n;
	if (str_ieq(w, STR_LIT("pm")))
		t->afternoon = true;
	else if (str_ieq(w, STR_LIT("am")))
		t->morning = true;
	else if (t->has_time && !t->has_offset &&
	    zone_of(w, t->of_mail, &t->offset))
		t->has_offset = true;
	else if (w.n >= 3 && t->month == 0 && (month = month_of(w)) > 0) {
		t->month = month;
	}
}

static void
take_time(struct stamp *t, struct str *s, int hour)
{
	size_t digits;

	t->has_time = true;
	t->hour = hour;
	t->minute = take_number(s, &digits);
	t->bad |= digits != 2 && digits != 1;
	if (str_take_char(s, ':')) {
		t->second = take_number(s, &digits);
		t->bad |= digits == 0 || digits > 2;
	}
	if (s->n > 1 && (s->p[0] == '.' || s->p[0] == ',') &&
	    is_digit(s->p[1])) {
		int v;

		s->p++;
		s->n--;
		v = take_number(s, &digits);
		for (; digits < 3; digits++)
			v *= 10;
		for (; digits > 3 && v > 999; digits--)
			v /= 10;
		t->ms = v % 1000;
	}
	if (t->second == 60)		/* a leap second */
		t->second = 59;
	if (t->hour == 24 && t->minute == 0 && t->second == 0)
		return;
	t->bad |= t->hour > 23 || t->minute > 59 || t->second > 59;
}

/* +hhmm, +hh:mm, +hh */
static void
take_offset(struct stamp *t, struct str *s)
{
	int sign = s->p[0] == '-' ? -1 : 1, v;
	size_t digits;

	s->p++;
	s->n--;
	v = take_number(s, &digits);
	if (digits <= 2) {
		v *= 100;
		if (str_take_char(s, ':'))
			v += take_number(s, &digits);
	}
	if (v / 100 > 15 || v % 100 > 59)
		return;
	t->offset = sign * (v / 100 * 60 + v % 100);
	t->has_offset = true;
}

static void
put_year(struct stamp *t, int v, size_t digits)
{
	/* RFC 2822 4.3: two digits */
	if (digits == 2)
		v += v < 70 ? 2000 : 1900;
	t->year = v;
}

/* 20031231, 20031231101455 */
static void
take_compact(struct stamp *t, struct str whole)
{
	int v[6] = { 0 };
	static const size_t width[] = { 4, 2, 2, 2, 2, 2 };
	size_t digits;

	for (size_t i = 0; i < 6 && whole.n > 0; i++) {
		struct str part = { whole.p, MIN_OF(width[i], whole.n) };

		whole.p += part.n;
		whole.n -= part.n;
		v[i] = take_number(&part, &digits);
	}
	t->year = v[0];
	t->month = v[1];
	t->day = v[2];
	t->hour = v[3];
	t->minute = v[4];
	t->second = v[5];
}

/* After a year: -mm-dd, -ddd, /mm/dd, .mm.dd */
static void
take_year_first(struct stamp *t, struct str *s)
{
	char mark = s->n > 1 && is_digit(s->p[1]) ? s->p[0] : '\0';
	size_t digits;
	int v;

	if (mark != '-' && mark != '/' && mark != '.')
		return;
	s->p++;
	s->n--;
	v = take_number(s, &digits);
	if (digits == 3) {		/* the day of the year */
		t->month = 1;
		t->day = v;
		return;
	}
	if (digits == 4) {
		t->month = v / 100;
		t->day = v % 100;
		return;
	}
	t->month = v;
	if (s->n > 1 && s->p[0] == mark && is_digit(s->p[1])) {
		s->p++;
		s->n--;
		t->day = take_number(s, &digits);
	}
}

/* a/b/y, a.b.y: taken where one reading alone makes sense, or the marks say */
static void
take_slashed(struct stamp *t, struct str *s, int a)
{
	char mark = s->p[0];
	size_t digits;
	int b, tmp, year;

	s->p++;
	s->n--;
	b = take_number(s, &digits);
	if (!str_take_char(s, mark)) {
		t->bad = true;
		return;
	}
	year = take_number(s, &digits);
	put_year(t, year, digits);
	/* points are European: day first; slashes American: month first */
	if ((mark == '.' && b <= 12) || a > 12) {
		tmp = a;
		a = b;
		b = tmp;
	}
	t->month = a;
	t->day = b;
}

static void
take_digits(struct stamp *t, struct str *s)
{
	struct str whole = *s;
	size_t digits;
	int v = take_number(s, &digits);

	whole.n = digits;
	if (digits == 14 || digits == 8 || digits == 12) {
		take_compact(t, whole);
		t->has_time = t->has_time || digits != 8;
	} else if (digits == 6 && t->year != 0 && !t->has_time) {
		t->has_time = true;	/* T130509 */
		t->hour = v / 10000;
		t->minute = v / 100 % 100;
		t->second = v % 100;
	} else if (digits <= 2 && s->n > 0 && s->p[0] == ':') {
		(void)str_take_char(s, ':');
		take_time(t, s, v);
	} else if (digits == 4 && t->year == 0) {
		t->year = v;
		take_year_first(t, s);
	} else if (digits <= 2 && t->day == 0 && t->month == 0 && s->n > 1 &&
	    (s->p[0] == '/' || s->p[0] == '.') && is_digit(s->p[1])) {
		take_slashed(t, s, v);
	} else if (digits <= 2 && t->day == 0) {
		t->day = v;
	} else if (digits == 2 && t->year == 0) {
		put_year(t, v, digits);
	} else if (digits <= 2 && !t->has_time && t->day != 0) {
		t->has_time = true;	/* an hour alone: T10 */
		t->hour = v;
	}
}

static int64_t
stamp_value(struct stamp *t)
{
	struct clock_civil c;

	if (t->month == 0 && t->day == 0 && t->year != 0)
		t->month = 1;
	if (t->day == 0)
		t->day = 1;
	if (t->afternoon && t->hour < 12)
		t->hour += 12;
	if (t->morning && t->hour == 12)
		t->hour = 0;
	if (t->bad || t->year < (t->of_mail ? 1 : 1980) ||
	    t->year > (t->of_mail ? 9999 : 2100) || t->month < 1 ||
	    t->month > 12 || t->day < 1 || t->hour > 24)
		return CLOCK_NONE;
	/* the day of the year runs past its month on purpose */
	if (t->day > 31 ? t->month != 1 || t->day > 366 :
	    !clock_valid_date(t->year, t->month, t->day))
		return CLOCK_NONE;
	c = (struct clock_civil){ t->year, t->month, t->day, t->hour,
	    t->minute, t->second, t->ms };
	return clock_from_civil(&c) - t->offset * CLOCK_MINUTE;
}

static int64_t
parse(struct str s, bool of_mail)
{
	struct stamp t = { .of_mail = of_mail };

	s = str_trim(s);
	/* a field may be folded and commented; in a text, no date is so long */
	if (s.n < 4 || s.n > (of_mail ? 400 : 80))
		return CLOCK_NONE;
	while (s.n > 0) {
		char c = s.p[0];

		if (is_digit(c)) {
			take_digits(&t, &s);
		} else if ((c == '+' || c == '-') && t.has_time &&
		    s.n > 1 && is_digit(s.p[1])) {
			take_offset(&t, &s);
		} else if ((c | 32) >= 'a' && (c | 32) <= 'z') {
			take_word(&t, &s);
		} else {
			s.p++;
			s.n--;
		}
	}
	return stamp_value(&t);
}

int64_t
stamp_parse(struct str s)
{
	return parse(s, false);
}

int64_t
stamp_of_mail(struct str s)
{
	return parse(s, true);
}

static int64_t
date_or_none(int year, int month, int day)
{
	if (year < 1980 || year > 2100 || !clock_valid_date(year, month, day))
		return CLOCK_NONE;
	return clock_date(year, month, day);
}

/* "2024-week-1-7-july": the week's last day. */
static int64_t
week_of_name(struct str s)
{
	size_t at = str_find(s, "-week-", 0), digits;
	struct str y = { s.p, MIN_OF(at, s.n) }, part;
	int day = 0, month = 0, year;

	if (at == SIZE_MAX || at < 4)
		return CLOCK_NONE;
	y.p += at - 4;
	y.n = 4;
	year = take_number(&y, &digits);
	s.p += at + 6;
	s.n -= at + 6;
	while (str_split(&s, '-', &part)) {
		if (part.n > 0 && is_digit(part.p[0]))
			day = take_number(&part, &digits);
		else if (month_of(part) > 0)
			month = month_of(part);
	}
	return date_or_none(year, month, day);
}

/* yyyy-mm-dd, yyyy_mm_dd, yyyymmdd or yy-mm-dd at the start of s. */
static int64_t
date_here(struct str s)
{
	size_t digits;
	int v[3];

	v[0] = take_number(&s, &digits);
	if (digits == 8)
		return date_or_none(v[0] / 10000, v[0] / 100 % 100, v[0] % 100);
	if (digits != 4 && digits != 2)
		return CLOCK_NONE;
	if (digits == 2)
		v[0] += 2000;
	for (int i = 1; i < 3; i++) {
		if (s.n == 0 || strchr("-_.", s.p[0]) == NULL)
			return CLOCK_NONE;
		s.p++;
		s.n--;
		v[i] = take_number(&s, &digits);
		if (digits != 2)
			return CLOCK_NONE;
	}
	return date_or_none(v[0], v[1], v[2]);
}

int64_t
stamp_of_name(struct str name)
{
	int64_t t = week_of_name(name);

	for (size_t i = 0; i < name.n && t == CLOCK_NONE; i++)
		if (is_digit(name.p[i]) && (i == 0 || !is_digit(name.p[i - 1])))
			t = date_here((struct str){ name.p + i, name.n - i });
	return t;
}

/* 2025年6月3日 at the digits */
static int64_t
chinese_here(struct str s)
{
	static const char *const marks[] = { "\xe5\xb9\xb4", "\xe6\x9c\x88",
		"\xe6\x97\xa5" };
	size_t digits;
	int v[3];

	for (int i = 0; i < 3; i++) {
		v[i] = take_number(&s, &digits);
		while (str_take_char(&s, ' '))
			;
		if (digits == 0 || !str_starts(s, marks[i]))
			return CLOCK_NONE;
		s.p += 3;
		s.n -= 3;
		while (str_take_char(&s, ' '))
			;
	}
	return date_or_none(v[0], v[1], v[2]);
}

int64_t
stamp_of_text(struct str text)
{
	struct str line;

	for (int lines = 0; lines < 6 && str_line(&text, &line);) {
		lines += str_trim(line).n > 0;
		for (size_t i = 0; i < line.n; i++) {
			struct str s = { line.p + i, line.n - i };
			int64_t t;

			if (!is_digit(line.p[i]) ||
			    (i > 0 && is_digit(line.p[i - 1])))
				continue;
			t = chinese_here(s);
			if (t == CLOCK_NONE && s.n >= 10 && s.p[4] == '-')
				t = date_here(s);
			if (t != CLOCK_NONE)
				return t;
		}
	}
	return CLOCK_NONE;
}
