/*
 * zone.h - what a clock on the wall shows: time zones, RFC 8536.
 *
 * A zone is read from its TZif file in /usr/share/zoneinfo by ourselves, because
 * the C library takes a zone that it does not know for UTC without a word.  A
 * zone that is not there is an error.  For times after the file's table its
 * footer, a rule like "EST5EDT,M3.2.0,M11.1.0", goes on for ever; such a rule
 * can also be a zone of its own, with no file at all.
 *
 * A local time that a clock change leaves out is read as if the clock had not
 * been changed yet (02:30 in spring is 03:30); one that comes twice is the first
 * of the two.
 */
#ifndef ZONE_H
#define ZONE_H

#include "arena.h"
#include "base.h"
#include "clock.h"
#include "err.h"

/* The day that an edition is of, wherever its reader lives. */
#define ZONE_EDITION "America/New_York"
#define ZONE_EDITION_RULE "EST5EDT,M3.2.0,M11.1.0"

struct zone;

/* "Europe/Berlin".  ERR_INVALID for what is no zone name, ERR_NOT_FOUND for
 * one that this machine does not have. */
struct zone	*zone_load(struct arena *, const char *name, struct err *);
/* A POSIX TZ rule; ERR_INVALID where it is none. */
struct zone	*zone_rule(struct arena *, const char *rule, struct err *);
/* As zone_load from the bytes of a file. */
struct zone	*zone_parse(struct arena *, struct str bytes, struct err *);

/* Milliseconds east of UTC at a moment. */
int64_t		 zone_offset(const struct zone *, int64_t at);
/* The clock on the wall at a moment, as clock_to_civil. */
void		 zone_civil(const struct zone *, int64_t at,
		    struct clock_civil *);
/* The moment at which the wall shows this; parts may be out of range. */
int64_t		 zone_at(const struct zone *, const struct clock_civil *);
/* "2026-11-24": the date on the wall. */
char		*zone_date(const struct zone *, int64_t at,
		    char out[CLOCK_TEXT]);
/* The moments between which the wall shows this date: 23 to 25 hours. */
struct clock_span zone_day(const struct zone *, int year, int month, int day);

#endif
