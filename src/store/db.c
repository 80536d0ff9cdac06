#include "base.h"

#include <errno.h>
#include <string.h>

#include "clock.h"
#include "db_in.h"
#include "file.h"
#include "mem.h"
#include "schema.h"
#include "stmt.h"

/* How long one writer waits for another. */
#define WAIT_MS 10000

/* Why a write failed; NULL where it was something else. */
static const char *
write_failure(struct db *db)
{
	int error = sqlite3_system_errno(db->h);

	if (sqlite3_errcode(db->h) == SQLITE_FULL || error == ENOSPC ||
	    error == EDQUOT)
		return "the disk is full";
	switch (sqlite3_extended_errcode(db->h)) {
	case SQLITE_IOERR_SHMSIZE:
		return "the disk is full";
	case SQLITE_IOERR_WRITE:
	case SQLITE_IOERR_FSYNC:
	case SQLITE_IOERR_TRUNCATE:
		return "the file cannot be written";
	default:
		return NULL;
	}
}

int
db_fail(struct db *db, const char *doing, struct err *e)
{
	int code = sqlite3_errcode(db->h) & 0xff;
	const char *why = code == SQLITE_FULL || code == SQLITE_IOERR ?
	    write_failure(db) : NULL;

	if (why != NULL)
		return err_set(e, ERR_IO, "%s: %s; what was stored before is "
		    "whole, this step was not stored", db->path, why);
	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_BUSY, "%s: another process is writing "
		    "to it; try again in a moment", db->path);
	case SQLITE_NOTADB:
		return err_set(e, ERR_INVALID, "%s: expected a tapeout "
		    "database, found another kind of file", db->path);
	case SQLITE_CORRUPT:
		return err_set(e, ERR_DB, "%s: the file is damaged (%s)",
		    db->path, sqlite3_errmsg(db->h));
	case SQLITE_READONLY:
		if (sqlite3_db_readonly(db->h, "main") == 1)
			return err_set(e, ERR_DENIED, "%s: to be read it needs "
			    "%s-shm beside it, and that cannot be made here",
			    db->path, db->path);
		return err_set(e, ERR_DENIED, "%s: it may only be read",
		    db->path);
	case SQLITE_CANTOPEN:
		return err_set(e, ERR_IO, "%s: cannot be opened", db->path);
	default:
		return err_set(e, code == SQLITE_IOERR ? ERR_IO : ERR_DB,
		    "%s: %s: %s", db->path, doing, sqlite3_errmsg(db->h));
	}
}

void
db_set_wait(struct db *db, unsigned ms)
{
	db->wait_ms = ms;
	sqlite3_busy_timeout(db->h, (int)ms);
}

/*
 * Of two that switch a new file to WAL at once, the engine refuses one without
 * a wait, lest each wait for the other: it is asked again, as a writing is.
 */
static int
set_up_writer(struct db *db, const struct sql_text *script, struct err *e)
{
	int64_t until = clock_ticks() + db->wait_ms;

	while (stmt_script(db, script, e) < 0) {
		if (e->kind != ERR_BUSY || clock_ticks() >= until)
			return -1;
		err_clear(e);
		(void)sqlite3_sleep(10);
	}
	return 0;
}

static int
set_up(struct db *db, enum db_mode mode, struct err *e)
{
	static const struct sql_text both = { "setting up",
		"PRAGMA temp_store = MEMORY;"
		"PRAGMA foreign_keys = ON;"
	};
	static const struct sql_text reader = { "setting up to read",
		"PRAGMA query_only = ON;"
		"PRAGMA cache_size = -16384;"
	};
	/* FULL: a commit is on the disk before the mail ledger goes on.  The
	 * late checkpoint is what large builds want (see 3_search.sql). */
	static const struct sql_text writer = { "setting up to write",
		"PRAGMA journal_mode = WAL;"
		"PRAGMA synchronous = FULL;"
		"PRAGMA wal_autocheckpoint = 20000;"
		"PRAGMA cache_size = -49152;"
	};

	db_set_wait(db, WAIT_MS);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (stmt_set_up(db, e) < 0 || stmt_script(db, &both, e) < 0)
		return -1;
	return mode == DB_READ ? stmt_script(db, &reader, e) :
	    set_up_writer(db, &writer, e);
}

static int
open_file(struct db *db, enum db_mode mode, struct err *e)
{
	int flags = SQLITE_OPEN_NOMUTEX | (mode == DB_READ ?
	    SQLITE_OPEN_READONLY :
	    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

	if (file_is_folder(db->path))
		return err_set(e, ERR_INVALID, "%s: expected a database file, "
		    "found a folder", db->path);
	if (mode == DB_READ && !file_exists(db->path))
		return err_set(e, ERR_NOT_FOUND, "%s: there is no database "
		    "yet; `tapeout add` makes one", db->path);
	if (mode == DB_WRITE && file_make_parent(db->path, e) < 0)
		return -1;
	if (sqlite3_open_v2(db->path, &db->h, flags, NULL) != SQLITE_OK)
		return db_fail(db, "opening", e);
	return 0;
}

/*
 * A writer that was killed may leave a journal to be rolled back, which a handle
 * that only reads cannot do: a handle that may write does, and reads nothing.
 */
static void
recover(struct db *db)
{
	sqlite3 *h = NULL;
	int code;

	(void)sqlite3_extended_result_codes(db->h, 1);
	code = sqlite3_exec(db->h, "SELECT COUNT(*) FROM sqlite_master", NULL,
	    NULL, NULL);
	(void)sqlite3_extended_result_codes(db->h, 0);
	if (code != SQLITE_READONLY_ROLLBACK &&
	    code != SQLITE_READONLY_RECOVERY)
		return;
	if (sqlite3_open_v2(db->path, &h, SQLITE_OPEN_READWRITE, NULL) ==
	    SQLITE_OK) {
		(void)sqlite3_busy_timeout(h, WAIT_MS);
		(void)sqlite3_exec(h, "SELECT COUNT(*) FROM sqlite_master",
		    NULL, NULL, NULL);
	}
	(void)sqlite3_close(h);
}

struct db *
db_open(const char *path, enum db_mode mode, struct err *e)
{
	struct db *db = mem_alloc(sizeof(*db));

	db->path = mem_strdup(path);
	for (size_t i = 0; i < STMT_COUNT; i++) {
		db->stmt[i].db = db;
		db->stmt[i].name = (enum stmt_name)i;
	}
	if (open_file(db, mode, e) < 0)
		goto fail;
	if (mode == DB_READ)
		recover(db);
	if (set_up(db, mode, e) < 0 || schema_prepare(db, mode, e) < 0)
		goto fail;
	return db;
fail:
	db_close(db);
	return NULL;
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	db_keep(db, NULL, NULL);
	for (size_t i = 0; i < STMT_COUNT; i++)
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

/* A step inside a step: undone alone where it fails. */
static int
write_part(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	struct err ignored = ERR_INIT;

	if (stmt_run(stmt_use(db, STMT_PART_BEGIN), e) < 0)
		return -1;
	db->writing++;
	if (fn(db, ctx, e) == 0) {
		db->writing--;
		return stmt_run(stmt_use(db, STMT_PART_END), e);
	}
	db->writing--;
	(void)stmt_run(stmt_use(db, STMT_PART_UNDO), &ignored);
	(void)stmt_run(stmt_use(db, STMT_PART_END), &ignored);
	return -1;
}

static int
write_once(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	struct err ignored = ERR_INIT;
	int rc;

	if (stmt_run(stmt_use(db, STMT_BEGIN_WRITE), e) < 0)
		return -1;
	db->writing++;
	rc = fn(db, ctx, e);
	db->writing--;
	if (rc == 0)
		rc = stmt_run(stmt_use(db, STMT_COMMIT), e);
	if (rc != 0)
		/* After a full disk SQLite may have done it already. */
		(void)stmt_run(stmt_use(db, STMT_ROLLBACK), &ignored);
	return rc == 0 ? 0 : -1;
}

int
db_write(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	int64_t until = clock_ticks() + db->wait_ms;
	int rc;

	if (db->writing > 0)
		return write_part(db, fn, ctx, e);
	BUG_IF(db->reading > 0);
	do {
		err_clear(e);
		rc = write_once(db, fn, ctx, e);
	} while (rc < 0 && e->kind == ERR_BUSY && clock_ticks() < until);
	return rc;
}

int
db_begin_read(struct db *db, struct err *e)
{
	if (stmt_run(stmt_use(db, STMT_BEGIN_READ), e) < 0)
		return -1;
	db->reading++;
	return 0;
}

void
db_end_read(struct db *db)
{
	struct err ignored = ERR_INIT;

	db->reading--;
	(void)stmt_run(stmt_use(db, STMT_COMMIT), &ignored);
}

int
db_read(struct db *db, db_fn *fn, void *ctx, struct err *e)
{
	int rc;

	if (db->writing > 0 || db->reading > 0)
		return fn(db, ctx, e);
	if (db_begin_read(db, e) < 0)
		return -1;
	rc = fn(db, ctx, e);
	db_end_read(db);
	return rc;
}

int
db_data_version(struct db *db, int64_t *out, struct err *e)
{
	int64_t others;

	if (stmt_number(stmt_use(db, STMT_DATA_VERSION), &others, e) < 0)
		return -1;
	/* The engine counts the commits of others; ours are its changes. */
	*out = others * INT64_C(1000000007) + sqlite3_total_changes64(db->h);
	return 0;
}

void
db_set_apart(struct db *db)
{
	db->apart = true;
}

bool
db_is_apart(const struct db *db)
{
	return db->apart;
}

void
db_keep(struct db *db, void *what, void (*free_fn)(void *))
{
	if (db->kept != NULL && db->kept_free != NULL)
		db->kept_free(db->kept);
	db->kept = what;
	db->kept_free = free_fn;
}

void *
db_kept(const struct db *db)
{
	return db->kept;
}
