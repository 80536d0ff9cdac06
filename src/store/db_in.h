/*
 * db_in.h - the handle from inside: for db.c, db_crew.c and stmt.c alone.
 */
#ifndef DB_IN_H
#define DB_IN_H

#include <sqlite3.h>

#include "db.h"
#include "sql_text.h"

struct stmt_row;

struct stmt {
	sqlite3_stmt	*s;	/* NULL: not prepared yet, or it cannot be */
	struct db	*db;
	enum stmt_name	 name;
};

/* Who is handed the rows of each() (stmt_each). */
struct each {
	void	(*fn)(const struct stmt_row *, void *);	/* NULL: nobody */
	void	*ctx;
};

struct db {
	sqlite3		*h;
	char		*path;
	struct stmt	 stmt[STMT_COUNT];
	struct each	 each;
	unsigned	 writing;	/* depth of db_write */
	unsigned	 reading;	/* depth of db_read */
	bool		 apart;		/* it sees what the file does not hold */
	unsigned	 wait_ms;	/* for another writer */
	void		*kept;
	void		(*kept_free)(void *);
};

/* A moment to read begins with the first row that is read. */
int	db_begin_read(struct db *, struct err *);
void	db_end_read(struct db *);
/* The sentence for what SQLite said last; returns -1. */
int	db_fail(struct db *, const char *doing, struct err *);
/* stmt.c: statements may say each(). */
int	stmt_set_up(struct db *, struct err *);

#endif
