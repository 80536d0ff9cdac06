/*
 * store_dump_in.h - one value of a row as text on one line; for src/store alone.
 */
#ifndef STORE_DUMP_IN_H
#define STORE_DUMP_IN_H

#include "buf.h"
#include "stmt.h"

/* "-" for NULL; a long text stands as its length and hash. */
void	store_dump_column(struct buf *, struct stmt *, int);

#endif
