#include "base.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "file.h"
#include "schema.h"
#include "scratch.h"
#include "stmt.h"

static void
statements_fit_the_tables(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);

	CHECK(stmt_check_all(db, &e) == 0);
	CHECK_STR(e.text, "");
	scratch_close(db);
}

static void
reader_wants_a_file(void)
{
	struct err e = ERR_INIT;

	scratch_new();
	CHECK(db_open(scratch_path, DB_READ, &e) == NULL);
	CHECK(e.kind == ERR_NOT_FOUND);
	scratch_remove();
}

static int
set_seven(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	return schema_meta_put(db, "seven", 7, e);
}

static int
set_and_fail(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	if (schema_meta_put(db, "eight", 8, e) < 0)
		return -1;
	return err_set(e, ERR_INVALID, "on purpose");
}

static int
outer(struct db *db, void *ctx, struct err *e)
{
	struct err inner = ERR_INIT;

	CHECK(db_write(db, set_and_fail, NULL, &inner) == -1);
	return set_seven(db, ctx, e);
}

static void
failed_part_is_undone_alone(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	int64_t n;

	CHECK(db_write(db, outer, NULL, &e) == 0);
	CHECK(schema_meta_get(db, "seven", &n, &e) == 0 && n == 7);
	CHECK(schema_meta_get(db, "eight", &n, &e) == 0 && n == 0);
	CHECK(db_write(db, set_and_fail, NULL, &e) == -1);
	CHECK_STR(e.text, "on purpose");
	CHECK(schema_meta_get(db, "eight", &n, &e) == 0 && n == 0);
	scratch_close(db);
}

static void
reader_never_writes(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e), *r;

	r = db_open(scratch_path, DB_READ, &e);
	CHECK(r != NULL);
	CHECK(db_write(r, set_seven, NULL, &e) == -1);
	CHECK(e.kind == ERR_DENIED);
	db_close(r);
	scratch_close(db);
}

static int
set_newer(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	return schema_meta_put(db, "schema", 99, e);
}

static void
newer_version_is_refused(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);

	CHECK(db_write(db, set_newer, NULL, &e) == 0);
	db_close(db);
	CHECK(db_open(scratch_path, DB_WRITE, &e) == NULL);
	CHECK(e.kind == ERR_INVALID);
	CHECK(strstr(e.text, "newer tapeout") != NULL);
	CHECK(db_open(scratch_path, DB_READ, &e) == NULL);
	CHECK(strstr(e.text, "newer tapeout") != NULL);
	scratch_remove();
}

static int
set_other_derived(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	return schema_meta_put(db, "derived", 1, e);
}

static void
older_derived_half_is_made_anew(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);

	CHECK(db_write(db, set_other_derived, NULL, &e) == 0);
	db_close(db);
	CHECK(db_open(scratch_path, DB_READ, &e) == NULL);
	CHECK(strstr(e.text, "tapeout build") != NULL);
	db = db_open(scratch_path, DB_WRITE, &e);
	CHECK(db != NULL);
	db_close(db);
	db = db_open(scratch_path, DB_READ, &e);
	CHECK(db != NULL);
	scratch_close(db);
}

static void
other_files_are_refused(void)
{
	struct err e = ERR_INIT;

	scratch_new();
	CHECK(file_write(scratch_path, str_of("This is a letter, and long "
	    "enough that it could be taken for the head of a file of pages, "
	    "had it not begun with other words than such a file does."),
	    &e) == 0);
	CHECK(db_open(scratch_path, DB_WRITE, &e) == NULL);
	CHECK(e.kind == ERR_INVALID);
	CHECK(strstr(e.text, "expected a tapeout database") != NULL);
	CHECK(db_open(scratch_folder, DB_WRITE, &e) == NULL);
	CHECK(strstr(e.text, "found a folder") != NULL);
	scratch_remove();
}

static void
version_moves_with_the_data(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e), *r;
	int64_t a, b, c;

	r = db_open(scratch_path, DB_READ, &e);
	CHECK(db_data_version(r, &a, &e) == 0);
	CHECK(db_data_version(r, &b, &e) == 0);
	CHECK_INT(a, b);
	CHECK(db_write(db, set_seven, NULL, &e) == 0);
	CHECK(db_data_version(r, &c, &e) == 0);
	CHECK(c != b);
	db_close(r);
	scratch_close(db);
}

CHECK_MAIN(statements_fit_the_tables, reader_wants_a_file,
    failed_part_is_undone_alone, reader_never_writes,
    newer_version_is_refused, older_derived_half_is_made_anew,
    other_files_are_refused, version_moves_with_the_data)
