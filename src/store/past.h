/*
 * past.h - a handle that sees only what was known by a day.
 *
 * Every document has a day from which it could be known: its own date, else the
 * day we read it.  A handle that looks back reads the documents known before a
 * moment, what was read from them, and belief that is folded from that alone,
 * under the names of the tables themselves: so every question answers as of then
 * without knowing it.  The names of things are those of today.
 *
 *	past_begin(db, until, e)	on a fresh DB_READ handle
 *	... the fold ...
 *	past_end(db, e)			from here on nothing is written
 *
 * What is made lives in the connection's memory; the file is never touched.
 */
#ifndef PAST_H
#define PAST_H

#include "base.h"
#include "db.h"
#include "err.h"

int	past_begin(struct db *, int64_t until, struct err *);
int	past_end(struct db *, struct err *);

#endif
