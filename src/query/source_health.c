#include "base.h"

#include <stdlib.h>

#include "clock.h"
#include "source_health.h"
#include "store_source.h"

/* Good answers that the newest one is held against. */
#define BEFORE_MOST 10u
#define BEFORE_LEAST 3u
/* A source is silent after so many times its usual pause, and so long. */
#define SILENT_TIMES 6
#define SILENT_LEAST (14 * CLOCK_DAY)
/* Where its pauses are not known yet. */
#define SILENT_USUAL (60 * CLOCK_DAY)

const char *
source_word_name(enum source_word w)
{
	static const char *const names[SOURCE_WORDS] = { "new", "good",
	    "paused", "gone", "failing", "changed", "shrinking", "silent" };

	return names[w];
}

bool
source_word_is_bad(enum source_word w)
{
	return w >= SOURCE_IS_GONE;
}

static void
set(struct source_health *h, enum source_word word, int64_t since,
    struct str why)
{
	*h = (struct source_health){ word, since, why };
}

/* The log is newest first: failures in front of the first good answer. */
static int64_t
failing_since(const struct fetch_rows *log)
{
	int64_t since = CLOCK_NONE;

	for (size_t i = 0; i < log->n && log->at[i].problem.n > 0; i++)
		since = log->at[i].at;
	return since;
}

static int
by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* Items of the newest full answer, and the middle of those before it. */
static size_t
sizes(const struct fetch_rows *log, int64_t *now, int64_t *usual, int64_t *at)
{
	int64_t before[BEFORE_MOST];
	size_t n = 0;
	bool first = true;

	for (size_t i = 0; i < log->n && n < BEFORE_MOST; i++) {
		const struct fetch *f = &log->at[i];

		if (f->status != 200 || f->problem.n > 0)
			continue;
		if (first) {
			*now = f->items;
			*at = f->at;
			first = false;
		} else {
			before[n++] = f->items;
		}
	}
	if (n > 0) {
		qsort(before, n, sizeof(*before), by_number);
		*usual = before[n / 2];
	}
	return n;
}

static bool
has_shrunk(const struct fetch_rows *log, struct arena *a,
    struct source_health *h)
{
	int64_t now = 0, usual = 0, at = CLOCK_NONE;

	if (sizes(log, &now, &usual, &at) < BEFORE_LEAST || usual == 0)
		return false;
	if (now == 0)
		set(h, SOURCE_IS_CHANGED, at, str_of(arena_printf(a,
		    "its newest answer has no items, %lld were usual: its shape "
		    "may have changed", (long long)usual)));
	else if (now * 2 < usual)
		set(h, SOURCE_IS_SHRINKING, at, str_of(arena_printf(a,
		    "its newest answer has %lld items, %lld were usual",
		    (long long)now, (long long)usual)));
	else
		return false;
	return true;
}

/* The usual pause between two answers that brought something new. */
static int64_t
usual_pause(const struct fetch_rows *log)
{
	int64_t newest = CLOCK_NONE, oldest = CLOCK_NONE;
	int64_t n = 0;

	for (size_t i = 0; i < log->n; i++) {
		if (log->at[i].added == 0)
			continue;
		if (n++ == 0)
			newest = log->at[i].at;
		oldest = log->at[i].at;
	}
	return n < 3 ? CLOCK_NONE : (newest - oldest) / (n - 1);
}

static bool
is_silent(const struct source *s, const struct fetch_rows *log, int64_t now,
    struct arena *a, struct source_health *h)
{
	int64_t pause = usual_pause(log), most = SILENT_USUAL;

	if (s->last_new == CLOCK_NONE)
		return false;
	if (pause != CLOCK_NONE)
		most = MAX_OF(SILENT_TIMES * pause, SILENT_LEAST);
	if (now - s->last_new <= most)
		return false;
	set(h, SOURCE_IS_SILENT, s->last_new, str_of(arena_printf(a,
	    "nothing new for %lld days", (long long)((now - s->last_new) /
	    CLOCK_DAY))));
	return true;
}

int
source_health(struct db *db, struct arena *a, const struct source *s,
    int64_t now, struct source_health *h, struct err *e)
{
	struct fetch_rows log;

	if (store_fetches(db, a, s->id, &log, e) < 0)
		return -1;
	if (s->state == SOURCE_PAUSED)
		set(h, SOURCE_IS_PAUSED, CLOCK_NONE, STR_NONE);
	else if (s->state == SOURCE_GONE)
		set(h, SOURCE_IS_GONE, s->last_try, s->problem);
	else if (s->last_try == CLOCK_NONE)
		set(h, SOURCE_IS_NEW, CLOCK_NONE, STR_NONE);
	else if (s->failures > 0)
		set(h, SOURCE_IS_FAILING, failing_since(&log), s->problem);
	else if (!has_shrunk(&log, a, h) && !is_silent(s, &log, now, a, h))
		set(h, SOURCE_IS_GOOD, s->last_good, STR_NONE);
	return 0;
}
