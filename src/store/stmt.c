#include "base.h"

#include <string.h>

#include "clock.h"
#include "db_in.h"
#include "stmt.h"

struct stmt *
stmt_use(struct db *db, enum stmt_name name)
{
	struct stmt *st = &db->stmt[name];

	if (st->s == NULL)
		(void)sqlite3_prepare_v3(db->h, sql_stmt[name].text, -1,
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
	char key[64] = ":";
	size_t n = strlen(name);
	int i;

	BUG_IF(n + 2 > sizeof(key));
	memcpy(key + 1, name, n + 1);
	i = sqlite3_bind_parameter_index(st->s, key);
	if (i == 0)
		BUG("a statement has no such parameter");
	return i;
}

void
stmt_int(struct stmt *st, const char *name, int64_t v)
{
	if (st->s != NULL)
		sqlite3_bind_int64(st->s, place(st, name), v);
}

void
stmt_real(struct stmt *st, const char *name, double v)
{
	if (st->s != NULL)
		sqlite3_bind_double(st->s, place(st, name), v);
}

void
stmt_str(struct stmt *st, const char *name, struct str s)
{
	if (st->s != NULL)
		sqlite3_bind_text64(st->s, place(st, name), s.p ? s.p : "",
		    s.n, SQLITE_STATIC, SQLITE_UTF8);
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
	const char *name = sql_stmt[st->name].name;
	int rc;

	if (st->s == NULL)
		return db_fail(st->db, name, e);
	rc = sqlite3_step(st->s);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		db_fail(st->db, name, e);
	sqlite3_reset(st->s);
	return rc == SQLITE_DONE ? 0 : -1;
}

void
stmt_done(struct stmt *st)
{
	sqlite3_reset(st->s);
}

int
stmt_run(struct stmt *st, struct err *e)
{
	int rc;

	while ((rc = stmt_step(st, e)) > 0)
		;
	return rc;
}

/* ---- each() ---- */

struct stmt_row {
	sqlite3_value	**at;
};

static void
each_step(sqlite3_context *c, int n ATTR_UNUSED, sqlite3_value **at)
{
	const struct each *x = sqlite3_user_data(c);
	const struct stmt_row row = { at };

	if (x->fn != NULL)
		x->fn(&row, x->ctx);
}

/* The statement's own row, which nobody reads. */
static void
each_end(sqlite3_context *c)
{
	sqlite3_result_null(c);
}

int
stmt_set_up(struct db *db, struct err *e)
{
	if (sqlite3_create_function_v2(db->h, "each", -1, SQLITE_UTF8 |
	    SQLITE_DIRECTONLY, &db->each, NULL, each_step, each_end, NULL) !=
	    SQLITE_OK)
		return db_fail(db, "setting up", e);
	return 0;
}

int
stmt_each(struct stmt *st, stmt_each_fn *fn, void *ctx, struct err *e)
{
	int rc;

	st->db->each = (struct each){ fn, ctx };
	rc = stmt_run(st, e);
	st->db->each = (struct each){ NULL, NULL };
	return rc;
}

int64_t
row_int(const struct stmt_row *row, int i)
{
	return sqlite3_value_int64(row->at[i]);
}

double
row_real(const struct stmt_row *row, int i)
{
	return sqlite3_value_double(row->at[i]);
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
stmt_changes(struct db *db)
{
	return sqlite3_changes64(db->h);
}

int
col_count(struct stmt *st)
{
	return sqlite3_column_count(st->s);
}

const char *
col_name(struct stmt *st, int i)
{
	return sqlite3_column_name(st->s, i);
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

int64_t
col_time(struct stmt *st, int i)
{
	return col_type(st, i) == COL_NULL ? CLOCK_NONE : col_int(st, i);
}

struct str
col_raw(struct stmt *st, int i)
{
	const unsigned char *p = sqlite3_column_text(st->s, i);

	return (struct str){ p ? (const char *)p : "",
	    (size_t)sqlite3_column_bytes(st->s, i) };
}

struct str
col_str(struct stmt *st, int i, struct arena *a)
{
	struct str s = col_raw(st, i);

	return s.n == 0 ? STR_NONE : arena_str(a, s);
}

enum col_type
col_type(struct stmt *st, int i)
{
	switch (sqlite3_column_type(st->s, i)) {
	case SQLITE_NULL:
		return COL_NULL;
	case SQLITE_INTEGER:
		return COL_INT;
	case SQLITE_FLOAT:
		return COL_REAL;
	default:
		return COL_TEXT;
	}
}

int
stmt_script(struct db *db, const struct sql_text *sql, struct err *e)
{
	if (sqlite3_exec(db->h, sql->text, NULL, NULL, NULL) != SQLITE_OK)
		return db_fail(db, sql->name, e);
	return 0;
}

int
stmt_check_all(struct db *db, struct err *e)
{
	for (size_t i = 0; i < STMT_COUNT; i++)
		if (stmt_use(db, (enum stmt_name)i)->s == NULL)
			return db_fail(db, sql_stmt[i].name, e);
	return 0;
}

int
stmt_text_bytes(struct db *db, int64_t doc, uint32_t at, char *out,
    uint32_t n, struct err *e)
{
	sqlite3_blob *b = NULL;
	int rc = sqlite3_blob_open(db->h, "main", "doc", "text", doc, 0, &b);

	if (rc == SQLITE_OK)
		rc = sqlite3_blob_read(b, out, (int)n, (int)at);
	if (rc != SQLITE_OK)
		err_set(e, ERR_DB, "%s: document %016llx has no bytes %u to %u",
		    db->path, (unsigned long long)doc, at, at + n);
	sqlite3_blob_close(b);
	return rc == SQLITE_OK ? 0 : -1;
}
