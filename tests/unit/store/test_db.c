#include "base.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>

#include "arena.h"
#include "crew.h"
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

static int
write_beside(struct db *db, void *ctx, struct err *e)
{
	struct err other = ERR_INIT;

	CHECK(db_write(ctx, set_seven, NULL, &other) == -1);
	CHECK(other.kind == ERR_BUSY);
	CHECK(strstr(other.text, "another process is writing") != NULL);
	return schema_meta_put(db, "eight", 8, e);
}

static void
writers_take_turns(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e), *other;
	int64_t n;

	other = db_open(scratch_path, DB_WRITE, &e);
	CHECK(other != NULL);
	db_set_wait(other, 20);
	CHECK(db_write(db, write_beside, other, &e) == 0);
	CHECK(db_write(other, set_seven, NULL, &e) == 0);
	CHECK(schema_meta_get(db, "seven", &n, &e) == 0 && n == 7);
	CHECK(schema_meta_get(other, "eight", &n, &e) == 0 && n == 8);
	db_close(other);
	scratch_close(db);
}

/* A file that may not grow fails as a full disk does. */
static void
full_disk_keeps_what_was(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct rlimit was, tight;
	struct doc_filter all = { .limit = 0 };
	struct doc_rows rows;
	struct arena a = ARENA_INIT;
	static char text[200000];
	size_t stored = 0;
	int rc = 0;

	memset(text, 'x', sizeof(text) - 1);
	CHECK(getrlimit(RLIMIT_FSIZE, &was) == 0);
	tight = was;
	tight.rlim_cur = 2 * 1024 * 1024;
	signal(SIGXFSZ, SIG_IGN);
	CHECK(setrlimit(RLIMIT_FSIZE, &tight) == 0);
	for (int i = 0; i < 50 && rc == 0; i++) {
		struct doc d = { .key = { text, (size_t)i + 1 },
		    .kind = DOC_NEWS, .format = FORMAT_TEXT,
		    .title = STR_NONE, .show = STR_NONE, .people = STR_NONE,
		    .lang = STR_NONE, .link = STR_NONE, .date = i,
		    .text = str_of(text) };
		enum doc_put what;

		rc = store_doc_put(db, &d, &what, &e);
		stored += rc == 0;
	}
	CHECK(rc == -1 && stored > 2);
	CHECK(e.kind == ERR_IO);
	CHECK(strstr(e.text, "what was stored before is whole") != NULL);
	setrlimit(RLIMIT_FSIZE, &was);
	db_close(db);
	db = db_open(scratch_path, DB_WRITE, &e);
	CHECK(db != NULL && store_docs(db, &a, &all, &rows, &e) == 0);
	CHECK_INT(rows.n, stored);
	arena_release(&a);
	scratch_close(db);
}

/* ---- several handles ---- */

static int
count_handles(struct db *const *db, size_t n, void *ctx, struct err *e)
{
	size_t *handles = ctx;

	(void)db;
	(void)e;
	*handles = n;
	return 0;
}

static int
ask_for_crew(struct db *db, void *ctx, struct err *e)
{
	return db_read_crew(db, CREW_MOST, count_handles, ctx, e);
}

static void
one_handle_where_others_would_not_do(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	size_t n = 0;

	CHECK(ask_for_crew(db, &n, &e) == 0 && n == 1);
	scratch_fill(db);
	db_close(db);
	db = db_open(scratch_path, DB_WRITE, &e);
	CHECK(ask_for_crew(db, &n, &e) == 0 && n == CREW_MOST);
	CHECK(db_read_crew(db, 1, count_handles, &n, &e) == 0 && n == 1);
	CHECK(db_read(db, ask_for_crew, &n, &e) == 0 && n == 1);
	CHECK(ask_for_crew(db, &n, &e) == 0 && n == CREW_MOST);
	CHECK(db_write(db, ask_for_crew, &n, &e) == 0 && n == 1);
	db_set_apart(db);
	CHECK(ask_for_crew(db, &n, &e) == 0 && n == 1);
	CHECK_STR(e.text, "");
	scratch_close(db);
}

struct race {
	atomic_bool	over;
	int64_t		at;
	size_t		failed;			/* writes */
	size_t		together, apart;	/* how often */
};

static int
set_at(struct db *db, void *ctx, struct err *e)
{
	struct race *r = ctx;

	return schema_meta_put(db, "seven", ++r->at, e);
}

static void *
write_on(void *ctx)
{
	struct err e = ERR_INIT;
	struct race *r = ctx;
	struct db *db = db_open(scratch_path, DB_WRITE, &e);

	while (!atomic_load(&r->over))
		r->failed += db_write(db, set_at, r, &e) != 0;
	db_close(db);
	return NULL;
}

static int
compare(struct db *const *db, size_t n, void *ctx, struct err *e)
{
	struct race *r = ctx;
	int64_t first, other;

	CHECK(schema_meta_get(db[0], "seven", &first, e) == 0);
	for (size_t i = 1; i < n; i++) {
		CHECK(schema_meta_get(db[i], "seven", &other, e) == 0);
		CHECK_INT(other, first);
	}
	if (n > 1)
		r->together++;
	else
		r->apart++;
	return 0;
}

static void
all_read_one_moment(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct race r = { .at = 0 };
	pthread_t writer;

	scratch_fill(db);
	db_close(db);
	db = db_open(scratch_path, DB_READ, &e);
	CHECK(pthread_create(&writer, NULL, write_on, &r) == 0);
	while (r.together + r.apart < 300)
		CHECK(db_read_crew(db, CREW_MOST, compare, &r, &e) == 0);
	atomic_store(&r.over, true);
	pthread_join(writer, NULL);
	CHECK_INT(r.failed, 0);
	CHECK(r.together > 0);
	CHECK(db_read_crew(db, CREW_MOST, compare, &r, &e) == 0);
	CHECK_STR(e.text, "");
	scratch_close(db);
}

CHECK_MAIN(one_handle_where_others_would_not_do, all_read_one_moment,
    writers_take_turns, full_disk_keeps_what_was,
    statements_fit_the_tables, reader_wants_a_file,
    failed_part_is_undone_alone, reader_never_writes,
    newer_version_is_refused, older_derived_half_is_made_anew,
    other_files_are_refused, version_moves_with_the_data)
