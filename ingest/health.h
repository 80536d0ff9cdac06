/*
 * health.h - when a source is asked again, and what is told of it until then.
 *
 * Rules alone: no clock, no database.  What looks like chance (so that a
 * hundred sources are not asked at the same moment) is a hash of the source and
 * of what happened to it, the same on every machine.
 */
#ifndef HEALTH_H
#define HEALTH_H

#include "base.h"
#include "source.h"

/* However often it failed and however long it was silent, a source is asked
 * about once in this time. */
#define HEALTH_WAIT_MOST (24 * CLOCK_HOUR)

/* Twice as long after each failure in a row, and a part that differs. */
int64_t	health_wait_after_failure(const struct source *, int64_t usual_ms);
/* The less often, the longer nothing new has come, and not before what the
 * server says is fresh (0: it does not say). */
int64_t	health_wait_after_success(const struct source *, int64_t usual_ms,
	    int64_t fresh_ms);

#endif
