/*
 * stamp.h - dates as feeds, pages and file names write them.
 *
 * RFC 822 with all its sloppiness, RFC 3339 and ISO 8601 in all precisions,
 * month names in a few languages, Chinese dates.  A time without a zone is
 * UTC.  What cannot be a date is none: no guess is made.
 */
#ifndef STAMP_H
#define STAMP_H

#include "base.h"
#include "clock.h"
#include "str.h"

/* UTC ms, CLOCK_NONE where it is no date or outside the years 1980 to 2100. */
int64_t	stamp_parse(struct str);
/* The same in any year, and with the zones of RFC 5322 alone: another name is a
 * zone that nobody knows, and read as UTC (4.3). */
int64_t	stamp_of_mail(struct str);
/* A date in a file's name: 2025-06-01.md, 26-01-02-x.md, 2024-week-1-7-july. */
int64_t	stamp_of_name(struct str name);
/* The first whole date in a text's first lines: 2025年6月3日, 2025-06-03. */
int64_t	stamp_of_text(struct str text);

#endif
