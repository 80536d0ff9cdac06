#include "base.h"

#include <string.h>

#include "num.h"
#include "when.h"

static const char *const months[] = {
	"january", "february", "march", "april", "may", "june", "july",
	"august", "september", "october", "november", "december"
};

static bool
word_is(const struct tokens *t, size_t i, size_t last, const char *w)
{
	return i <= last && str_iis(token_str(t, i), w);
}

static int
month_at(const struct tokens *t, size_t i, size_t last)
{
	struct str s;

	if (i > last)
		return 0;
	s = token_str(t, i);
	if (s.n < 3)
		return 0;
	for (int m = 0; m < 12; m++) {
		struct str name = str_of(months[m]);

		if (str_ieq(s, name) || (str_ieq(s, (struct str){ name.p, 3 }) &&
		    m != 4) || (m == 8 && str_ieq(s, STR_LIT("sept"))))
			return m + 1;
	}
	return 0;
}

static int
number_at(const struct tokens *t, size_t i, size_t last, int lo, int hi)
{
	uint64_t v;

	if (i > last || !(t->at[i].flags & TOKEN_DIGITS) ||
	    !num_uint(token_str(t, i), 9999, &v) || (int)v < lo || (int)v > hi)
		return 0;
	return (int)v;
}

static int
year_at(const struct tokens *t, size_t i, size_t last)
{
	if (i > last || t->at[i].end - t->at[i].start != 4)
		return 0;
	return number_at(t, i, last, 1950, 2100);
}

static struct clock_span
months_span(int year, int from, int count)
{
	return (struct clock_span){ clock_date(year, from, 1),
	    clock_date(year, from + count, 1) };
}

/* "in March", "until May": the month, and no word that looks like it. */
static bool
is_timed(const struct tokens *t, size_t i)
{
	static const char *const before[] = { "in", "since", "until", "by",
	    "of", "early", "mid", "late", "during", "last", "next", "this" };

	return i > 0 && str_iin(token_str(t, i - 1), before,
	    COUNT_OF(before));
}

/* "25th" */
static bool
is_nth(const struct tokens *t, size_t i, size_t last)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };

	return i <= last && t->at[i].gap == 0 && str_iin(token_str(t, i),
	    ends, COUNT_OF(ends));
}

/* June 1, 2025 | June 1st 2025 | June 2025 | June (the nearest one) */
static bool
named_month(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	int month, day, year;
	struct clock_civil now;
	size_t at = i + 1;

	if (t->cased && !(t->at[i].flags & TOKEN_CAPITAL))
		return false;
	month = month_at(t, i, last);
	if (month == 0)
		return false;
	day = number_at(t, at, last, 1, 31);
	if (day != 0)
		at += is_nth(t, at + 1, last) ? 2 : 1;
	year = year_at(t, at, last);
	if (year == 0) {
		/* may, march: words; Jan is a name too */
		if (today == CLOCK_NONE || (day == 0 && !is_timed(t, i) &&
		    (month == 5 || month == 3 ||
		    t->at[i].end - t->at[i].start == 3)))
			return false;
		clock_to_civil(today, &now);
		year = now.year + (month > now.month + 6) * -1;
	} else
		at++;
	*after = at;
	*out = months_span(year, month, 1);
	if (day != 0 && clock_valid_date(year, month, day)) {
		out->from = clock_date(year, month, day);
		out->to = out->from + CLOCK_DAY;
	}
	return true;
}

static size_t
word_among(const struct tokens *t, size_t i, size_t last,
    const char *const *words, size_t n)
{
	size_t k = 0;

	while (k < n && !word_is(t, i, last, words[k]))
		k++;
	return i <= last ? k : n;
}

/* "Q3", "third quarter", "summer": so many months from this one on. */
static bool
part_of_year(const struct tokens *t, size_t i, size_t last, size_t *after,
    int *from, int *count)
{
	static const char *const nth[] = { "first", "second", "third",
	    "fourth" };
	static const char *const seasons[] = { "spring", "summer", "fall",
	    "autumn" };
	static const int season_month[] = { 3, 6, 9, 9 };
	size_t k = word_among(t, i, last, nth, COUNT_OF(nth));
	bool q = word_is(t, i, last, "q"), h = word_is(t, i, last, "h");
	int n;

	*after = i + 2;
	if ((q || h) && i < last && t->at[i + 1].gap == 0) {
		n = number_at(t, i + 1, last, 1, q ? 4 : 2);
	} else if (k < COUNT_OF(nth)) {
		q = word_is(t, i + 1, last, "quarter");
		h = k < 2 && word_is(t, i + 1, last, "half");
		n = q || h ? (int)k + 1 : 0;
	} else {
		k = word_among(t, i, last, seasons, COUNT_OF(seasons));
		*after = i + 1;
		*count = 3;
		*from = k < COUNT_OF(seasons) ? season_month[k] : 0;
		return *from != 0;
	}
	*count = q ? 3 : 6;
	*from = n * *count - *count + 1;
	return n != 0;
}

/* Q3 2025 | third quarter of 2025 | H1 2026 | summer of 2025 */
static bool
quarter(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	struct clock_civil now;
	int from, count, year;

	if (!part_of_year(t, i, last, after, &from, &count))
		return false;
	year = year_at(t, *after + word_is(t, *after, last, "of"), last);
	if (year != 0) {
		*after += word_is(t, *after, last, "of") ? 2 : 1;
	} else if (today != CLOCK_NONE && word_is(t, i, last, "q")) {
		clock_to_civil(today, &now);
		year = now.year;
	} else
		return false;
	*out = months_span(year, from, count);
	return true;
}

/* early 2027 | mid-2026 | late 2025 | end of 2026 | 2026 */
static bool
plain_year(const struct tokens *t, size_t i, size_t last,
    struct clock_span *out, size_t *after)
{
	int from = 1, count = 12, year;
	size_t at = i;

	if (word_is(t, i, last, "early")) {
		count = 4;
		at++;
	} else if (word_is(t, i, last, "mid")) {
		from = 5;
		count = 4;
		at++;
	} else if (word_is(t, i, last, "late") || word_is(t, i, last, "end")) {
		from = 9;
		count = 4;
		at++;
		if (word_is(t, at, last, "of"))
			at++;
	}
	year = year_at(t, at, last);
	/* "the late 1980s" */
	if (year == 0 || (t->at[at].gap & GAP_APOSTROPHE) ||
	    (word_is(t, at + 1, last, "s") && t->at[at + 1].gap == 0))
		return false;
	if (at == i && i > 0 && (t->at[i].gap == 0 || ((t->at[i].gap &
	    (GAP_DOT | GAP_COMMA)) && !(t->at[i].gap & GAP_SPACE))))
		return false;	/* part of a number, or of HDC2025 */
	*out = months_span(year, from, count);
	*after = at + 1;
	return true;
}

/* last March | next June | this fall: the one before or after today, or its year's */
static bool
named_relative(const struct tokens *t, size_t i, size_t last, int step,
    const struct clock_civil *now, struct clock_span *out, size_t *after)
{
	int month = month_at(t, i, last), count = 1, year = now->year;

	if (month == 0 && (word_is(t, i, last, "q") ||
	    !part_of_year(t, i, last, after, &month, &count) || count != 3))
		return false;
	if (month_at(t, i, last) != 0)
		*after = i + 1;
	if (step < 0 && month + count > now->month)
		year--;
	if (step > 0 && month <= now->month)
		year++;
	*out = months_span(year, month, count);
	return true;
}

/* three years ago | 2 months ago | a week ago */
static bool
ago(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	static const char *const numbers[] = { "a", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten" };
	static const char *const units[] = { "year", "years", "month",
	    "months", "week", "weeks" };
	size_t k = word_among(t, i, last, numbers, COUNT_OF(numbers)), unit;
	int n = k < COUNT_OF(numbers) ? (int)k + 1 : number_at(t, i, last, 1,
	    60);
	struct clock_civil now;

	if (n == 0 || today == CLOCK_NONE || !word_is(t, i + 2, last, "ago"))
		return false;
	unit = word_among(t, i + 1, last, units, COUNT_OF(units)) / 2;
	clock_to_civil(today, &now);
	*after = i + 3;
	if (unit == 0)
		*out = months_span(now.year - n, 1, 12);
	else if (unit == 1)
		*out = months_span(now.year, now.month - n, 1);
	else if (unit == 2) {
		out->from = clock_date(now.year, now.month, now.day -
		    clock_weekday(today) - 7 * n);
		out->to = out->from + 7 * CLOCK_DAY;
	} else
		return false;
	return true;
}

/* next year | last month | this quarter */
static bool
relative(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	struct clock_civil now;
	int step = word_is(t, i, last, "next") ? 1 :
	    word_is(t, i, last, "last") ? -1 :
	    word_is(t, i, last, "this") ? 0 : 2;

	if (step == 2 || today == CLOCK_NONE)
		return false;
	clock_to_civil(today, &now);
	*after = i + 2;
	if (word_is(t, i + 1, last, "year"))
		*out = months_span(now.year + step, 1, 12);
	else if (word_is(t, i + 1, last, "month"))
		*out = months_span(now.year, now.month + step, 1);
	else if (word_is(t, i + 1, last, "quarter"))
		*out = months_span(now.year,
		    (now.month - 1) / 3 * 3 + 1 + 3 * step, 3);
	else if (word_is(t, i + 1, last, "week")) {
		out->from = clock_date(now.year, now.month,
		    now.day - clock_weekday(today) + 7 * step);
		out->to = out->from + 7 * CLOCK_DAY;
	} else
		return named_relative(t, i + 1, last, step, &now, out, after);
	return true;
}

/* 明年 | 今年 | 去年9月 */
static bool
chinese_year(const struct tokens *t, size_t i, size_t last, int this_year,
    struct clock_span *out, size_t *after)
{
	static const char *const years[] = { "去年", "今年", "明年" };
	int month;

	for (int k = 0; k < 3; k++) {
		if (i >= last || !str_is(token_span(t, i, i + 1), years[k]))
			continue;
		month = word_is(t, i + 3, last, "月") ?
		    number_at(t, i + 2, last, 1, 12) : 0;
		*out = month != 0 ? months_span(this_year + k - 1, month, 1) :
		    months_span(this_year + k - 1, 1, 12);
		*after = i + (month != 0 ? 4 : 2);
		return true;
	}
	return false;
}

/* 上个月 | 上月 | 本月 */
static bool
chinese_month(const struct tokens *t, size_t i, size_t last,
    const struct clock_civil *now, struct clock_span *out, size_t *after)
{
	bool before = word_is(t, i, last, "上");
	size_t k = i + 1;

	if (!before && !word_is(t, i, last, "本"))
		return false;
	if (before && word_is(t, k, last, "个"))
		k++;
	if (!word_is(t, k, last, "月"))
		return false;
	*out = months_span(now->year, now->month - before, 1);
	*after = k + 1;
	return true;
}

/* 2025年6月1日 | 2025年6月 | 2025年 | 6月1日 | 明年 今年 去年 | 上个月 */
static bool
chinese(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	struct clock_civil now = { 0 };
	int year, month, day;

	if (!(t->at[i].flags & (TOKEN_DIGITS | TOKEN_CJK)))
		return false;
	if (today != CLOCK_NONE)
		clock_to_civil(today, &now);
	if (now.year != 0 && (t->at[i].flags & TOKEN_CJK) &&
	    (chinese_year(t, i, last, now.year, out, after) ||
	    chinese_month(t, i, last, &now, out, after)))
		return true;
	year = year_at(t, i, last);
	if (year != 0 && word_is(t, i + 1, last, "年"))
		i += 2;
	else
		year = 0;
	month = number_at(t, i, last, 1, 12);
	if (month != 0 && word_is(t, i + 1, last, "月"))
		i += 2;
	else
		month = 0;
	if (year == 0 && (month == 0 || now.year == 0))
		return false;
	day = month ? number_at(t, i, last, 1, 31) : 0;
	if (day != 0 && word_is(t, i + 1, last, "日"))
		i += 2;
	else
		day = 0;
	if (year == 0)
		year = now.year;
	*after = i;
	*out = month ? months_span(year, month, 1) : months_span(year, 1, 12);
	if (day != 0 && clock_valid_date(year, month, day)) {
		out->from = clock_date(year, month, day);
		out->to = out->from + CLOCK_DAY;
	}
	return true;
}

bool
when_at(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	return chinese(t, i, last, today, out, after) ||
	    named_month(t, i, last, today, out, after) ||
	    quarter(t, i, last, today, out, after) ||
	    plain_year(t, i, last, out, after) ||
	    ago(t, i, last, today, out, after) ||
	    relative(t, i, last, today, out, after);
}
