/*
 * store_sql.h - SQL that a person writes, read-only.
 *
 * It runs on the read-only handle behind an authorizer: one SELECT (or VALUES,
 * EXPLAIN of one), on any table, with functions of a list; nothing is written,
 * attached, loaded or set.  Rows, steps, memory and time have ceilings; what is
 * refused or stopped is told in a sentence.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "str.h"

enum store_sql_type {
	SQL_NULL,
	SQL_INT,
	SQL_REAL,
	SQL_TEXT,
	SQL_BLOB	/* as hex in s */
};

struct store_sql_cell {
	enum store_sql_type	type;
	int64_t			i;
	double			r;
	struct str		s;
};

struct store_sql_rows {
	struct str		 *name;		/* of each column */
	size_t			  columns;
	struct store_sql_cell	**row;
	size_t			  n;
};

struct store_sql_limits {
	int64_t	rows;
	int64_t	steps;		/* of SQLite's machine */
	size_t	bytes;		/* of the answer; of what SQLite holds */
	int64_t	ms;
};

int	store_sql(struct db *, struct arena *, struct str text,
	    const struct store_sql_limits *, struct store_sql_rows *,
	    struct err *);

#endif
