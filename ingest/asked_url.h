/*
 * asked_url.h - the address that is asked for a source now.
 *
 * Most sources have one.  A library (OAI-PMH) is asked for what has changed since
 * the last good answer.  A list that has a page a day is named with the day in
 * braces, {Y}/{M}/{D} or {MM} and {DD} with two digits: the page of the last day
 * that is over everywhere on earth is asked, whose list no longer changes.
 */
#ifndef ASKED_URL_H
#define ASKED_URL_H

#include "arena.h"
#include "base.h"
#include "source.h"

bool	 asked_url_is_daily(struct str url);
char	*asked_url(const struct source *, int64_t now, struct arena *);
/* Is it the same page as at its last good answer? */
bool	 asked_url_is_same(const struct source *, int64_t now, struct arena *);

#endif
