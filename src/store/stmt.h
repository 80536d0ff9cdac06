/*
 * stmt.h - the named statements of sql/stmt.
 *
 * All SQL of the program is text in sql/, known here by a number (sql_text.h)
 * and bound by name; nothing is put together at run time.  A handle prepares a
 * statement when it is first asked for and keeps it.
 *
 *	struct stmt *s = stmt_use(db, STMT_DOC_NAMES);
 *
 *	stmt_int(s, "doc", id);
 *	while ((rc = stmt_step(s, e)) > 0)
 *		use(col_int(s, 0));
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

/* At its start, nothing bound (what is not bound is NULL).  Never NULL: what
 * cannot be prepared fails at its first step. */
struct stmt	*stmt_use(struct db *, enum stmt_name);

/* Values by name, without the colon; a name that the statement does not have is
 * a BUG.  The bytes of a string are borrowed until the last step. */
void		 stmt_int(struct stmt *, const char *name, int64_t);
void		 stmt_real(struct stmt *, const char *name, double);
void		 stmt_str(struct stmt *, const char *name, struct str);
/* CLOCK_NONE is NULL. */
void		 stmt_time(struct stmt *, const char *name, int64_t);

/* 1: a row; 0: no more; -1.  After 0 and -1 it is done. */
int		 stmt_step(struct stmt *, struct err *);
/* Ends a walk before its end. */
void		 stmt_done(struct stmt *);
/* A statement without rows. */
int		 stmt_run(struct stmt *, struct err *);
/* One number: the first column of the first row; 0 where there is none. */
int		 stmt_number(struct stmt *, int64_t *out, struct err *);
/* Rows that the statement which ran last has changed. */
int64_t		 stmt_changes(struct db *);

/* Columns of the row, from 0.  NULL is 0, "", CLOCK_NONE. */
int		 col_count(struct stmt *);
const char	*col_name(struct stmt *, int);
int64_t		 col_int(struct stmt *, int);
double		 col_real(struct stmt *, int);
int64_t		 col_time(struct stmt *, int);
/* Borrowed until the next step. */
struct str	 col_raw(struct stmt *, int);
struct str	 col_str(struct stmt *, int, struct arena *);

/*
 * Of very many rows, that each is put together, handed out and asked for its
 * columns is most of the cost.  A statement that is SELECT each(a, b) FROM ...
 * hands them over on its way: fn has a and b of every row, from 0 as columns.
 */
struct stmt_row;
typedef void	 stmt_each_fn(const struct stmt_row *, void *);
int		 stmt_each(struct stmt *, stmt_each_fn *, void *, struct err *);
int64_t		 row_int(const struct stmt_row *, int);
double		 row_real(const struct stmt_row *, int);

enum col_type {
	COL_NULL,
	COL_INT,
	COL_REAL,
	COL_TEXT
};
enum col_type	 col_type(struct stmt *, int);

/* Several statements at once, without values: a schema. */
int		 stmt_script(struct db *, const struct sql_text *,
		    struct err *);
/* Does every statement fit the tables?  For tests. */
int		 stmt_check_all(struct db *, struct err *);
/* Bytes [at, at + n) of a document's text, without reading the rest. */
int		 stmt_text_bytes(struct db *, int64_t doc, uint32_t at,
		    char *out, uint32_t n, struct err *);

#endif
