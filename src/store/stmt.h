/*
 * stmt.h - the named statements of sql/stmt.
 *
 * All SQL of the program is text in sql/, known here by a number (sql_text.h)
 * and bound by name; nothing is put together at run time.  A handle prepares a
 * statement when it is first asked for and keeps it.
 *
 *	struct stmt *s = stmt_take(db, STMT_DOC_GET, e);
 *	if (s == NULL) return -1;
 *	stmt_int(s, ":id", id);
 *	while ((rc = stmt_step(s, e)) > 0)
 *		use(stmt_col_int(s, 0));
 *	stmt_done(s);
 *
 * There is one of each name in a handle: a loop over its rows must not ask for
 * the same name again, so readers gather rows in an arena before they go on.
 * Only src/store includes this file.
 */
#ifndef STMT_H
#define STMT_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"
#include "sql_text.h"
#include "str.h"

struct stmt;

/* Fresh: at its start, nothing bound (what is not bound is NULL). */
struct stmt	*stmt_take(struct db *, enum stmt_name, struct err *);

/* Binding to a name that the statement does not have is a BUG. */
void		 stmt_int(struct stmt *, const char *name, int64_t);
void		 stmt_real(struct stmt *, const char *name, double);
/* The bytes must live until stmt_done. */
void		 stmt_str(struct stmt *, const char *name, struct str);
/* As stmt_int; CLOCK_NONE is NULL. */
void		 stmt_time(struct stmt *, const char *name, int64_t);

/* 1: a row; 0: no more; -1. */
int		 stmt_step(struct stmt *, struct err *);
void		 stmt_done(struct stmt *);
/* A statement that gives no rows, from start to end. */
int		 stmt_run(struct stmt *, struct err *);
/* Rows that the last stmt_run changed. */
int64_t		 stmt_changes(const struct stmt *);

/* Columns of the row, from 0.  NULL is 0, "", CLOCK_NONE. */
int		 stmt_columns(const struct stmt *);
int64_t		 stmt_col_int(const struct stmt *, int);
double		 stmt_col_real(const struct stmt *, int);
int64_t		 stmt_col_time(const struct stmt *, int);
/* Borrowed until the next step; never p NULL. */
struct str	 stmt_col_raw(const struct stmt *, int);
struct str	 stmt_col_str(const struct stmt *, int, struct arena *);
bool		 stmt_col_null(const struct stmt *, int);
bool		 stmt_col_is_real(const struct stmt *, int);
bool		 stmt_col_is_int(const struct stmt *, int);

#endif
