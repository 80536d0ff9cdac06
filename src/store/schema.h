/*
 * schema.h - the tables: made, brought up to date, made anew.
 *
 * The record half (sql/schema/1_record.sql) is what the world said and what a
 * person decided.  It has a version, a step of sql/migrate leads from each to
 * the next, and it is never dropped.  The derived half (2_derived.sql,
 * 3_search.sql) is what the program concluded: where its text has changed since
 * it was made, it is dropped and made empty, and the next build fills it.
 */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "base.h"
#include "db.h"
#include "err.h"

/* For db_open: makes or checks the tables of a handle. */
int	schema_prepare(struct db *, enum db_mode, struct err *);
/* Drops the derived half and makes it empty. */
int	schema_reset_derived(struct db *, struct err *);

/* The record half's few numbers and words by name. */
int	schema_meta_get(struct db *, const char *key, int64_t *out,
	    struct err *);		/* 0 where there is none */
int	schema_meta_put(struct db *, const char *key, int64_t, struct err *);

#endif
