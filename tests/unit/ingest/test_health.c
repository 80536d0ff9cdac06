/* When a source is asked again, after what. */
#include "base.h"

#include "check.h"
#include "clock.h"
#include "health.h"

#define NOW INT64_C(1800000000000)

static void
waits_longer_after_each_failure(void)
{
	struct source s = { .id = 7 };
	int64_t last = 0;

	for (s.failures = 1; s.failures < 5; s.failures++) {
		int64_t wait = health_wait_after_failure(&s, CLOCK_HOUR);
		int64_t least = CLOCK_HOUR << (s.failures - 1);

		CHECK(wait >= least && wait <= least + least / 4);
		CHECK(wait > last);
		CHECK_INT(wait, health_wait_after_failure(&s, CLOCK_HOUR));
		last = wait;
	}
	s.failures = 1000;
	CHECK(health_wait_after_failure(&s, CLOCK_HOUR) <=
	    HEALTH_WAIT_MOST + HEALTH_WAIT_MOST / 4);
}

static void
does_not_ask_all_at_once(void)
{
	struct source a = { .id = 1, .failures = 1 };
	struct source b = { .id = 2, .failures = 1 };

	CHECK(health_wait_after_failure(&a, CLOCK_HOUR) !=
	    health_wait_after_failure(&b, CLOCK_HOUR));
}

static void
asks_the_silent_less_often(void)
{
	struct source s = { .id = 3, .last_try = NOW, .last_new = NOW };
	int64_t fresh = health_wait_after_success(&s, CLOCK_HOUR, 0), quiet;

	CHECK(fresh >= CLOCK_HOUR && fresh <= CLOCK_HOUR + CLOCK_HOUR / 16);
	s.last_new = NOW - 7 * CLOCK_DAY;
	quiet = health_wait_after_success(&s, CLOCK_HOUR, 0);
	CHECK(quiet >= 7 * CLOCK_HOUR && quiet < 8 * CLOCK_HOUR);
	s.last_new = NOW - 900 * CLOCK_DAY;
	CHECK(health_wait_after_success(&s, CLOCK_HOUR, 0) <=
	    HEALTH_WAIT_MOST + HEALTH_WAIT_MOST / 16);
}

static void
believes_what_is_said_to_be_fresh(void)
{
	struct source s = { .id = 3, .last_try = NOW, .last_new = NOW };

	CHECK(health_wait_after_success(&s, CLOCK_HOUR, 5 * CLOCK_HOUR) >=
	    5 * CLOCK_HOUR);
	CHECK(health_wait_after_success(&s, CLOCK_HOUR, 90 * CLOCK_DAY) <=
	    HEALTH_WAIT_MOST + HEALTH_WAIT_MOST / 16);
}

CHECK_MAIN(waits_longer_after_each_failure, does_not_ask_all_at_once,
    asks_the_silent_less_often, believes_what_is_said_to_be_fresh)
