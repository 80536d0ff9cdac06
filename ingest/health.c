#include "base.h"

#include "clock.h"
#include "hash.h"
#include "health.h"

int64_t
health_wait_after_failure(const struct source *s, int64_t usual)
{
	int64_t wait = usual;
	uint64_t h = hash_mix((uint64_t)s->id, (uint64_t)s->failures);

	for (int64_t i = 1; i < s->failures && wait < HEALTH_WAIT_MOST; i++)
		wait *= 2;
	wait = MIN_OF(wait, HEALTH_WAIT_MOST);
	return wait + (int64_t)(h % (uint64_t)(wait / 4 + 1));
}

/* One that was new today each hour, after a week each seven hours. */
int64_t
health_wait_after_success(const struct source *s, int64_t usual, int64_t fresh)
{
	int64_t wait = MAX_OF(usual, MIN_OF(fresh, HEALTH_WAIT_MOST));
	uint64_t h = hash_mix((uint64_t)s->id, (uint64_t)s->last_try);

	if (s->last_new != CLOCK_NONE)
		wait = MAX_OF(wait, MIN_OF((s->last_try - s->last_new) / 24,
		    HEALTH_WAIT_MOST));
	return wait + (int64_t)(h % (uint64_t)(wait / 16 + 1));
}
