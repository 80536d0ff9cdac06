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

/* June 1, 2025 | June 2025 | June (the nearest one) */
static bool
named_month(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	int month = month_at(t, i, last), day, year;
	struct clock_civil now;

	if (month == 0 || (t->cased && !(t->at[i].flags & TOKEN_CAPITAL)))
		return false;
	day = number_at(t, i + 1, last, 1, 31);
	year = year_at(t, i + (day ? 2 : 1), last);
	if (year == 0) {
		if (today == CLOCK_NONE || (month == 5 && day == 0) ||
		    (month == 3 && day == 0))
			return false;	/* may, march: words */
		clock_to_civil(today, &now);
		year = now.year + (month > now.month + 6) * -1;
		*after = i + (day ? 2 : 1);
	} else
		*after = i + (day ? 3 : 2);
	*out = months_span(year, month, 1);
	if (day != 0 && clock_valid_date(year, month, day)) {
		out->from = clock_date(year, month, day);
		out->to = out->from + CLOCK_DAY;
	}
	return true;
}

/* Q3 2025 | third quarter of 2025 | H1 2026 */
static bool
quarter(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	bool q = word_is(t, i, last, "q"), h = word_is(t, i, last, "h");
	int n, year;
	struct clock_civil now;

	if ((!q && !h) || i + 1 > last || t->at[i + 1].gap != 0)
		return false;
	n = number_at(t, i + 1, last, 1, q ? 4 : 2);
	if (n == 0)
		return false;
	*after = i + 2;
	if (word_is(t, *after, last, "of"))
		++*after;
	year = year_at(t, *after, last);
	if (year != 0)
		++*after;
	else if (today != CLOCK_NONE && q) {
		clock_to_civil(today, &now);
		year = now.year;
	} else
		return false;
	*out = q ? months_span(year, 3 * n - 2, 3) :
	    months_span(year, 6 * n - 5, 6);
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
	if (year == 0 || (t->at[at].gap & GAP_APOSTROPHE))
		return false;
	if (at == i && i > 0 && (t->at[i].gap & (GAP_DOT | GAP_COMMA)) &&
	    !(t->at[i].gap & GAP_SPACE))
		return false;	/* part of a number */
	*out = months_span(year, from, count);
	*after = at + 1;
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
		return false;
	return true;
}

/* 2025年6月1日 | 2025年6月 | 2025年 | 6月1日 | 明年 今年 去年 */
static bool
chinese(const struct tokens *t, size_t i, size_t last, int64_t today,
    struct clock_span *out, size_t *after)
{
	static const char *const years[] = { "去年", "今年", "明年" };
	struct clock_civil now = { 0 };
	int year, month, day;

	if (today != CLOCK_NONE)
		clock_to_civil(today, &now);
	for (int k = 0; k < 3; k++)
		if (now.year != 0 && i < last && str_is(token_span(t, i, i + 1),
		    years[k])) {
			*out = months_span(now.year + k - 1, 1, 12);
			*after = i + 2;
			return true;
		}
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
	    relative(t, i, last, today, out, after);
}
