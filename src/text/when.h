/*
 * when.h - dates in a sentence, as spans.
 *
 * "March 2026", "Q3 2025", "early 2027", "by 2028", "next year", "last March",
 * "two years ago", "June 1, 2025", "2025年6月1日", "去年9月".  A vague date stays vague: the answer is the
 * first and last moment it may mean.  Relative words are read against the
 * document's date.
 */
#ifndef WHEN_H
#define WHEN_H

#include "base.h"
#include "clock.h"
#include "token.h"

/* The date that begins at token i; *after is the token after it. */
bool	when_at(const struct tokens *, size_t i, size_t last, int64_t today,
	    struct clock_span *out, size_t *after);

#endif
