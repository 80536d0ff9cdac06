/*
 * db.h - the database: one file, one writer, many readers.
 *
 * All SQL is a named statement of sql/, compiled on first use and kept; nothing
 * is ever concatenated.  WAL lies between the writer and the readers.  A handle
 * belongs to one thread.
 *
 * A write transaction is a function that may be run again: when someone else
 * holds the lock, db_write waits and runs the whole of it once more.
 */
#ifndef DB_H
#define DB_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "sql_text.h"
#include "str.h"

struct db;
struct stmt;

enum db_mode {
	DB_WRITE,	/* made where it is missing, migrated, seeded */
	DB_READ		/* query_only; ERR_NOT_FOUND where it is missing */
};

/* ERR_INVALID for a file that is no database of ours or from a newer version. */
struct db	*db_open(const char *path, enum db_mode, struct err *);
void		 db_close(struct db *);		/* NULL is fine */
const char	*db_path(const struct db *);

typedef int	db_fn(struct db *, void *, struct err *);
/* All or nothing; inside another db_write it is part of that one. */
int		 db_write(struct db *, db_fn *, void *, struct err *);
/* One snapshot over several reads. */
int		 db_read(struct db *, db_fn *, void *, struct err *);
/* Grows with every commit of another handle: has anything changed? */
int64_t		 db_version(struct db *);
/* Runs a script of several statements: the schema. */
int		 db_script(struct db *, enum sql, struct err *);
/* Moves the WAL into the file, as far as no reader holds it. */
void		 db_checkpoint(struct db *);

/* A statement, reset and without values.  It is the handle's: one use at a
 * time of each name. */
struct stmt	*stmt_use(struct db *, enum sql);
/* Values by name, without the colon.  Strings are borrowed until the reset. */
void		 stmt_int(struct stmt *, const char *name, int64_t);
void		 stmt_real(struct stmt *, const char *name, double);
void		 stmt_text(struct stmt *, const char *name, struct str);
void		 stmt_time(struct stmt *, const char *name, int64_t);
/* 1 a row, 0 no more (and reset), -1 failed (and reset). */
int		 stmt_step(struct stmt *, struct err *);
/* For a statement without rows. */
int		 stmt_run(struct stmt *, struct err *);
/* Ends a walk before its end. */
void		 stmt_done(struct stmt *);

/* Columns of the row, from 0.  Text is good until the next step. */
int64_t		 col_int(struct stmt *, int);
double		 col_real(struct stmt *, int);
struct str	 col_text(struct stmt *, int);
struct str	 col_copy(struct stmt *, int, struct arena *);
int64_t		 col_time(struct stmt *, int);	/* null: CLOCK_NONE */

/* One number; 0 where there is no row. */
int		 stmt_number(struct stmt *, int64_t *out, struct err *);
/* Rows that the last statement changed. */
int64_t		 db_changes(const struct db *);

/* meta: a fact about the database; "" where unset. */
int		 db_meta(struct db *, const char *name, struct arena *,
		    struct str *out, struct err *);
int		 db_set_meta(struct db *, const char *name, struct str value,
		    struct err *);

#endif
