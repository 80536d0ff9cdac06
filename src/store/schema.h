/*
 * schema.h - the tables: made, moved on from an older version, refused from a
 * newer one; and the derived half, dropped and made again.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "db.h"

#define SCHEMA_VERSION 1

int	schema_check(struct db *, enum db_mode, struct err *);
/* Inside a db_write: everything of 2_derived and 3_search, empty. */
int	schema_drop_derived(struct db *, struct err *);

#endif
