#include "base.h"

#include "asked_url.h"
#include "buf.h"
#include "clock.h"
#include "limits.h"

/* A day is over twelve hours after it is at Greenwich. */
#define OVER (36 * CLOCK_HOUR)

static const struct {
	const char	*name;
	int		 digits, part;
} parts[] = {
	{ "{Y}", 1, 0 }, { "{M}", 1, 1 }, { "{MM}", 2, 1 },
	{ "{D}", 1, 2 }, { "{DD}", 2, 2 }
};

bool
asked_url_is_daily(struct str url)
{
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (str_find(url, parts[i].name, 0) != SIZE_MAX)
			return true;
	return false;
}

/* How many bytes a part of the day took; 0 where there is none. */
static size_t
put_part(struct str s, const struct clock_civil *day, struct buf *b)
{
	const int value[] = { day->year, day->month, day->day };

	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (str_starts(s, parts[i].name)) {
			buf_printf(b, "%0*d", parts[i].digits,
			    value[parts[i].part]);
			return strlen(parts[i].name);
		}
	return 0;
}

static char *
page_of_day(struct str url, int64_t now, struct arena *a)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES);
	struct clock_civil day;
	char *s;

	clock_to_civil(now - OVER, &day);
	while (url.n > 0) {
		size_t n = put_part(url, &day, &b);

		if (n == 0) {
			buf_add_char(&b, url.p[0]);
			n = 1;
		}
		url = (struct str){ url.p + n, url.n - n };
	}
	s = arena_strndup(a, b.n > 0 ? b.p : "", b.n);
	buf_release(&b);
	return s;
}

/* A day to spare; the first time for a week. */
static char *
harvest(const struct source *s, struct arena *a)
{
	int64_t since = (s->last_good != CLOCK_NONE ? s->last_good :
	    s->last_try - 6 * CLOCK_DAY) - CLOCK_DAY;
	char day[CLOCK_TEXT];

	return arena_printf(a, "%.*s&from=%s", STR_ARG(s->url),
	    clock_format_date(since, day));
}

char *
asked_url(const struct source *s, int64_t now, struct arena *a)
{
	if (asked_url_is_daily(s->url))
		return page_of_day(s->url, now, a);
	if (str_find(s->url, "verb=ListRecords", 0) != SIZE_MAX &&
	    str_find(s->url, "from=", 0) == SIZE_MAX)
		return harvest(s, a);
	return arena_strndup(a, s->url.p, s->url.n);
}

bool
asked_url_is_same(const struct source *s, int64_t now, struct arena *a)
{
	if (!asked_url_is_daily(s->url))
		return true;
	return s->last_good != CLOCK_NONE && strcmp(page_of_day(s->url,
	    s->last_good, a), page_of_day(s->url, now, a)) == 0;
}
