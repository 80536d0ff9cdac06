/*
 * store_dump.h - every row of both halves as text: graph/dump.h says what for.
 */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

/* One line a row, with its LF.  Non-zero ends the walk with that value. */
typedef int	store_dump_fn(struct str line, void *);
int	store_dump(struct db *, store_dump_fn *, void *, struct err *);

#endif
