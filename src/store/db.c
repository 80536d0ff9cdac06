#include "base.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "db.h"
#include "file.h"
#include "mem.h"
#include "schema.h"

#define BUSY_MS 5000
#define WRITE_TRIES 8

struct stmt {
	sqlite3_stmt	*s;
	struct db	*db;
	enum sql	 name;
};

struct db {
	sqlite3		*h;
	char		*path;
	struct stmt	 stmt[SQL_COUNT];
	int		 depth;		/* of db_write */
};

static int
fail(struct db *db, const char *what, struct err *e)
{
	int code = sqlite3_errcode(db->h);
	enum err_kind kind = code == SQLITE_BUSY || code == SQLITE_LOCKED ?
	    ERR_BUSY : code == SQLITE_FULL || code == SQLITE_IOERR ? ERR_IO :
	    ERR_DB;

	if (code == SQLITE_FULL)
		return err_set(e, kind, "%s: the disk is full", db->path);
	if (code == SQLITE_NOTADB)
		return err_set(e, ERR_INVALID, "%s: is not a tapeout database",
		    db->path);
	if (kind == ERR_BUSY)
		return err_set(e, kind, "%s: another program is writing; try "
		    "again in a moment", db->path);
	return err_set(e, kind, "%s: %s: %s", db->path, what,
	    sqlite3_errmsg(db->h));
}

static int
exec(struct db *db, const char *sql, struct err *e)
{
	if (sqlite3_exec(db->h, sql, NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, "setting up", e);
	return 0;
}

static int
make_parent(const char *path, struct err *e)
{
	char *copy = mem_strdup(path);
	char *slash = strrchr(copy, '/');
	int rc = 0;

	if (slash != NULL && slash != copy) {
		*slash = '\0';
		rc = file_make_folder(copy, e);
	}
	mem_free(copy);
	return rc;
}

static int
set_up(struct db *db, enum db_mode mode, struct err *e)
{
	sqlite3_busy_timeout(db->h, BUSY_MS);
	sqlite3_extended_result_codes(db->h, 0);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (exec(db, "PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;"
	    "PRAGMA mmap_size = 268435456;", e) < 0)
		return -1;
	if (mode == DB_READ)
		return exec(db, "PRAGMA query_only = 1;", e);
	return exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = "
	    "NORMAL; PRAGMA wal_autocheckpoint = 20000;", e);
}

struct db *
db_open(const char *path, enum db_mode mode, struct err *e)
{
	struct db *db = mem_alloc(sizeof(*db));
	int flags = SQLITE_OPEN_NOMUTEX | (mode == DB_WRITE ?
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE :
	    SQLITE_OPEN_READWRITE);

	db->path = mem_strdup(path);
	if (mode == DB_READ && !file_exists(path)) {
		err_set(e, ERR_NOT_FOUND, "%s: there is no database yet; "
		    "`tapeout add` makes one", path);
		goto failed;
	}
	if (mode == DB_WRITE && make_parent(path, e) < 0)
		goto failed;
	if (sqlite3_open_v2(path, &db->h, flags, NULL) != SQLITE_OK) {
		err_set(e, ERR_IO, "%s: cannot be opened: %s", path,
		    sqlite3_errmsg(db->h));
		goto failed;
	}
	if (set_up(db, mode, e) < 0 || schema_check(db, mode, e) < 0)
		goto failed;
	return db;
failed:
	db_close(db);
	return NULL;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(db->stmt[i].s);
	sqlite3_close(db->h);
	mem_free(db->path);
	mem_free(db);
}

const char *
db_path(const struct db *db)
{
	return db->path;
}

static int
try_write(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	if (sqlite3_exec(db->h, "BEGIN IMMEDIATE", NULL, NULL, NULL) !=
	    SQLITE_OK)
		return fail(db, "beginning to write", e);
	db->depth++;
	if (fn(db, ctx, e) == 0) {
		db->depth--;
		if (sqlite3_exec(db->h, "COMMIT", NULL, NULL, NULL) ==
		    SQLITE_OK)
			return 0;
		fail(db, "committing", e);
	} else
		db->depth--;
	sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	return -1;
}

int
db_write(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	int rc = -1;

	if (db->depth > 0)
		return fn(db, ctx, e);
	for (int i = 0; i < WRITE_TRIES; i++) {
		err_clear(e);
		rc = try_write(db, fn, ctx, e);
		if (rc == 0 || e->kind != ERR_BUSY)
			break;
	}
	return rc;
}

int
db_read(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	int rc;

	if (db->depth > 0)
		return fn(db, ctx, e);
	if (sqlite3_exec(db->h, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, "beginning to read", e);
	db->depth++;
	rc = fn(db, ctx, e);
	db->depth--;
	sqlite3_exec(db->h, "COMMIT", NULL, NULL, NULL);
	return rc;
}

int64_t
db_version(struct db *db)
{
	sqlite3_stmt *s = NULL;
	int64_t v = 0;

	if (sqlite3_prepare_v2(db->h, "PRAGMA data_version", -1, &s, NULL) ==
	    SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
		v = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return v;
}

int
db_script(struct db *db, enum sql name, struct err *e)
{
	if (sqlite3_exec(db->h, sql_text[name], NULL, NULL, NULL) != SQLITE_OK)
		return fail(db, sql_name[name], e);
	return 0;
}

void
db_checkpoint(struct db *db)
{
	(void)sqlite3_wal_checkpoint_v2(db->h, NULL, SQLITE_CHECKPOINT_TRUNCATE,
	    NULL, NULL);
}

struct stmt *
stmt_use(struct db *db, enum sql name)
{
	struct stmt *st = &db->stmt[name];

	st->db = db;
	st->name = name;
	if (st->s == NULL)
		/* A failure stays in the handle and shows at the first step. */
		(void)sqlite3_prepare_v3(db->h, sql_text[name], -1,
		    SQLITE_PREPARE_PERSISTENT, &st->s, NULL);
	else {
		sqlite3_reset(st->s);
		sqlite3_clear_bindings(st->s);
	}
	return st;
}

static int
place(struct stmt *st, const char *name)
{
	char key[64];
	int i;

	if (st->s == NULL)
		return 0;
	snprintf(key, sizeof(key), ":%s", name);
	i = sqlite3_bind_parameter_index(st->s, key);
	if (i == 0)
		BUG("a statement has no such parameter");
	return i;
}

void
stmt_int(struct stmt *st, const char *name, int64_t v)
{
	sqlite3_bind_int64(st->s, place(st, name), v);
}

void
stmt_real(struct stmt *st, const char *name, double v)
{
	sqlite3_bind_double(st->s, place(st, name), v);
}

void
stmt_text(struct stmt *st, const char *name, struct str s)
{
	sqlite3_bind_text64(st->s, place(st, name), s.p ? s.p : "", s.n,
	    SQLITE_STATIC, SQLITE_UTF8);
}

void
stmt_time(struct stmt *st, const char *name, int64_t t)
{
	if (t != CLOCK_NONE)
		stmt_int(st, name, t);
}

int
stmt_step(struct stmt *st, struct err *e)
{
	int rc;

	if (st->s == NULL)
		return fail(st->db, sql_name[st->name], e);
	rc = sqlite3_step(st->s);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		fail(st->db, sql_name[st->name], e);
	sqlite3_reset(st->s);
	return rc == SQLITE_DONE ? 0 : -1;
}

int
stmt_run(struct stmt *st, struct err *e)
{
	int rc;

	while ((rc = stmt_step(st, e)) > 0)
		;
	return rc;
}

void
stmt_done(struct stmt *st)
{
	sqlite3_reset(st->s);
}

int64_t
col_int(struct stmt *st, int i)
{
	return sqlite3_column_int64(st->s, i);
}

double
col_real(struct stmt *st, int i)
{
	return sqlite3_column_double(st->s, i);
}

struct str
col_text(struct stmt *st, int i)
{
	const unsigned char *p = sqlite3_column_text(st->s, i);

	return (struct str){ p ? (const char *)p : "",
	    (size_t)sqlite3_column_bytes(st->s, i) };
}

struct str
col_copy(struct stmt *st, int i, struct arena *a)
{
	return arena_str(a, col_text(st, i));
}

int64_t
col_time(struct stmt *st, int i)
{
	return sqlite3_column_type(st->s, i) == SQLITE_NULL ? CLOCK_NONE :
	    col_int(st, i);
}

int
stmt_number(struct stmt *st, int64_t *out, struct err *e)
{
	int rc = stmt_step(st, e);

	*out = rc > 0 ? col_int(st, 0) : 0;
	if (rc > 0)
		stmt_done(st);
	return rc < 0 ? -1 : 0;
}

int64_t
db_changes(const struct db *db)
{
	return sqlite3_changes64(db->h);
}

int
db_meta(struct db *db, const char *name, struct arena *a, struct str *out,
    struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_META_GET);
	int rc;

	stmt_text(st, "name", str_of(name));
	rc = stmt_step(st, e);
	*out = rc > 0 ? col_copy(st, 0, a) : STR_NONE;
	if (rc > 0)
		stmt_done(st);
	return rc < 0 ? -1 : 0;
}

int
db_set_meta(struct db *db, const char *name, struct str value, struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_META_SET);

	stmt_text(st, "name", str_of(name));
	stmt_text(st, "value", value);
	return stmt_run(st, e);
}
