/*
 * as_of.h - the graph as it was known on a day.
 *
 * The fold is a pure function of what was read; a look back is that function
 * over the documents that were known by then (store/past.h), in memory.  So it
 * is the same graph, to the byte, as that of a database which was given only
 * these documents, in whatever order they came.
 */
#ifndef AS_OF_H
#define AS_OF_H

#include "base.h"
#include "db.h"
#include "err.h"

/* A fresh DB_READ handle looks back from here on. */
int	as_of_look(struct db *, int64_t until, struct err *);
/* A DB_READ handle on what was known before the moment; db_close it. */
struct db	*as_of_open(const char *path, int64_t until, struct err *);

#endif
