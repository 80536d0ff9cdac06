/* How a source does is told from the log of its askings. */
#include "base.h"

#include "../store/scratch.h"
#include "source_health.h"
#include "store_source.h"

#define NOW (1000 * CLOCK_DAY)

struct asking {
	int	days_ago;
	int	status, items, added;
};

static struct db *db;
static int serial;

/* A source with this log (oldest first) and what its row says then. */
static struct source_health
health_of(const struct asking *log, size_t n, struct arena *a)
{
	struct err e = ERR_INIT;
	struct source s = { .title = STR_NONE, .site = STR_NONE,
	    .kind = DOC_NEWS, .lang = STR_NONE, .problem = STR_NONE,
	    .etag = STR_NONE, .modified = STR_NONE, .folder = STR_NONE,
	    .last_try = CLOCK_NONE, .last_good = CLOCK_NONE,
	    .last_new = CLOCK_NONE, .next_try = CLOCK_NONE };
	struct source_health h;

	s.url = str_of(arena_printf(a, "https://x.example/%d", serial++));
	CHECK(store_source_put(db, &s, NULL, &e) == 0);
	for (size_t i = 0; i < n; i++) {
		struct fetch f = { .source = s.id,
		    .at = NOW - log[i].days_ago * CLOCK_DAY,
		    .status = log[i].status, .items = log[i].items,
		    .added = log[i].added, .problem = STR_NONE };
		bool good = f.status == 200 || f.status == 304;

		if (!good)
			f.problem = STR_LIT("it did not work");
		s.last_try = f.at;
		s.failures = good ? 0 : s.failures + 1;
		s.problem = f.problem;
		if (good)
			s.last_good = f.at;
		if (f.added > 0)
			s.last_new = f.at;
		CHECK(store_fetch_put(db, &f, &e) == 0);
	}
	CHECK(source_health(db, a, &s, NOW, &h, &e) == 0);
	return h;
}

#define HEALTH(a, ...) health_of((const struct asking[]){ __VA_ARGS__ }, \
	sizeof((const struct asking[]){ __VA_ARGS__ }) / \
	sizeof(struct asking), (a))

static void
a_log_has_a_word(void)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct source_health h;

	db = scratch_open(&e);
	h = health_of(NULL, 0, &a);
	CHECK(h.word == SOURCE_IS_NEW);
	h = HEALTH(&a, { 3, 200, 10, 10 }, { 2, 304, 0, 0 }, { 1, 200, 10, 1 });
	CHECK(h.word == SOURCE_IS_GOOD && h.why.n == 0);
	/* failing since the first failure, not the last */
	h = HEALTH(&a, { 9, 200, 10, 10 }, { 5, 500, 0, 0 }, { 4, 0, 0, 0 });
	CHECK(h.word == SOURCE_IS_FAILING && h.since == NOW - 5 * CLOCK_DAY);
	CHECK(str_is(h.why, "it did not work"));
	arena_release(&a);
	scratch_close(db);
}

static void
less_than_usual_is_noticed(void)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct source_health h;

	db = scratch_open(&e);
	h = HEALTH(&a, { 9, 200, 20, 5 }, { 8, 200, 22, 2 }, { 7, 200, 20, 1 },
	    { 6, 200, 0, 0 });
	CHECK(h.word == SOURCE_IS_CHANGED && h.since == NOW - 6 * CLOCK_DAY);
	h = HEALTH(&a, { 9, 200, 20, 5 }, { 8, 200, 22, 2 }, { 7, 200, 20, 1 },
	    { 6, 200, 9, 0 });
	CHECK(h.word == SOURCE_IS_SHRINKING);
	/* half is a quiet week; three answers make no habit */
	h = HEALTH(&a, { 9, 200, 20, 5 }, { 8, 200, 22, 2 }, { 7, 200, 20, 1 },
	    { 6, 200, 10, 0 });
	CHECK(h.word == SOURCE_IS_GOOD);
	h = HEALTH(&a, { 9, 200, 20, 5 }, { 8, 200, 22, 2 }, { 7, 200, 0, 0 });
	CHECK(h.word == SOURCE_IS_GOOD);
	arena_release(&a);
	scratch_close(db);
}

static void
silence_is_measured_by_habit(void)
{
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct source_health h;

	db = scratch_open(&e);
	/* one a day, then nothing for three weeks */
	h = HEALTH(&a, { 25, 200, 9, 1 }, { 24, 200, 9, 1 }, { 23, 200, 9, 1 },
	    { 22, 200, 9, 1 }, { 1, 304, 0, 0 });
	CHECK(h.word == SOURCE_IS_SILENT && h.since == NOW - 22 * CLOCK_DAY);
	/* one a month: three weeks are nothing */
	h = HEALTH(&a, { 110, 200, 9, 1 }, { 80, 200, 9, 1 },
	    { 50, 200, 9, 1 }, { 20, 200, 9, 1 }, { 1, 304, 0, 0 });
	CHECK(h.word == SOURCE_IS_GOOD);
	/* no habit known: two months */
	h = HEALTH(&a, { 61, 200, 9, 9 }, { 1, 304, 0, 0 });
	CHECK(h.word == SOURCE_IS_SILENT);
	h = HEALTH(&a, { 59, 200, 9, 9 }, { 1, 304, 0, 0 });
	CHECK(h.word == SOURCE_IS_GOOD);
	arena_release(&a);
	scratch_close(db);
}

CHECK_MAIN(a_log_has_a_word, less_than_usual_is_noticed,
    silence_is_measured_by_habit)
