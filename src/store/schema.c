#include "base.h"

#include "hash.h"
#include "schema.h"
#include "stmt.h"

/* Of the record half: raised by one with each file of sql/migrate. */
#define SCHEMA_VERSION 5

int
schema_meta_get(struct db *db, const char *key, int64_t *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_META_GET);

	stmt_str(s, "key", str_of(key));
	return stmt_number(s, out, e);
}

int
schema_meta_put(struct db *db, const char *key, int64_t value, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_META_PUT);

	stmt_str(s, "key", str_of(key));
	stmt_int(s, "value", value);
	return stmt_run(s, e);
}

static bool
is_record(const struct sql_text *t)
{
	return t->name[0] == '1';
}

/* Of the text of the derived half. */
static int64_t
derived_version(void)
{
	uint64_t h = 0;

	for (const struct sql_text *t = sql_schema; t->name != NULL; t++)
		if (!is_record(t))
			h = hash_mix(h, hash_str(str_of(t->text)));
	return (int64_t)(h & INT64_MAX);
}

static int
make_derived(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	for (const struct sql_text *t = sql_schema; t->name != NULL; t++)
		if (!is_record(t) && stmt_script(db, t, e) < 0)
			return -1;
	return schema_meta_put(db, "derived", derived_version(), e);
}

int
schema_reset_derived(struct db *db, struct err *e)
{
	return db_write(db, make_derived, NULL, e);
}

static int
make_all(struct db *db, void *ctx, struct err *e)
{
	int64_t tables;

	/* Another process may have made them while we waited. */
	if (stmt_number(stmt_use(db, STMT_TABLE_COUNT), &tables, e) < 0)
		return -1;
	if (tables > 0)
		return 0;
	for (const struct sql_text *t = sql_schema; t->name != NULL; t++)
		if (is_record(t) && stmt_script(db, t, e) < 0)
			return -1;
	if (schema_meta_put(db, "schema", SCHEMA_VERSION, e) < 0)
		return -1;
	return make_derived(db, ctx, e);
}

/* sql/migrate/0002-what.sql leads from version 1 to 2. */
static int
migrate(struct db *db, void *ctx, struct err *e)
{
	int64_t version;

	(void)ctx;
	if (schema_meta_get(db, "schema", &version, e) < 0)
		return -1;
	for (const struct sql_text *t = sql_migrate; t->name != NULL; t++) {
		int64_t to = 0;

		for (const char *p = t->name; *p >= '0' && *p <= '9'; p++)
			to = to * 10 + (*p - '0');
		if (to > version && to <= SCHEMA_VERSION &&
		    stmt_script(db, t, e) < 0)
			return -1;
	}
	return schema_meta_put(db, "schema", SCHEMA_VERSION, e);
}

static int
check_kind(struct db *db, struct err *e)
{
	int64_t ours;

	if (stmt_number(stmt_use(db, STMT_TABLE_KNOWN), &ours, e) < 0)
		return -1;
	if (ours == 0)
		return err_set(e, ERR_INVALID, "%s: expected a tapeout "
		    "database, found another program's", db_path(db));
	return 0;
}

static int
check_version(struct db *db, enum db_mode mode, struct err *e)
{
	int64_t version, derived;

	if (schema_meta_get(db, "schema", &version, e) < 0 ||
	    schema_meta_get(db, "derived", &derived, e) < 0)
		return -1;
	if (version > SCHEMA_VERSION)
		return err_set(e, ERR_INVALID, "%s: was written by a newer "
		    "tapeout (its tables have version %lld, this program knows "
		    "%d); it was left as it is", db_path(db),
		    (long long)version, SCHEMA_VERSION);
	if (version == SCHEMA_VERSION && derived == derived_version())
		return 0;
	if (mode == DB_READ)
		return err_set(e, ERR_INVALID, "%s: was written by another "
		    "version of tapeout; `tapeout build` brings it up to date",
		    db_path(db));
	if (version < SCHEMA_VERSION && db_write(db, migrate, NULL, e) < 0)
		return -1;
	if (derived != derived_version())
		return schema_reset_derived(db, e);
	return 0;
}

int
schema_prepare(struct db *db, enum db_mode mode, struct err *e)
{
	int64_t tables;

	if (stmt_number(stmt_use(db, STMT_TABLE_COUNT), &tables, e) < 0)
		return -1;
	if (tables == 0 && mode == DB_READ)
		return err_set(e, ERR_NOT_FOUND, "%s: is empty; `tapeout add` "
		    "fills it", db_path(db));
	if (tables == 0 && db_write(db, make_all, NULL, e) < 0)
		return -1;
	if (check_kind(db, e) < 0)
		return -1;
	return check_version(db, mode, e);
}
