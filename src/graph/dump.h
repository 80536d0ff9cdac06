/*
 * dump.h - all that the database says, as text that can be compared.
 *
 * One line a row, "table<TAB>column<TAB>...", in a fixed order: two databases
 * that were given the same documents and decisions dump the same bytes, in
 * whatever order they came, on whatever machine, before and after a build --all.
 * What depends on the clock (when we read it) is left out; a document's text
 * stands as its length and hash.
 */
#ifndef DUMP_H
#define DUMP_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

/* A line with its LF.  Non-zero ends the dump with that value. */
typedef int	dump_fn(struct str line, void *);

int	dump_run(struct db *, dump_fn *, void *, struct err *);

#endif
