#include "base.h"

#include <stdio.h>

#include "num.h"
#include "schema.h"
#include "store_entity.h"

static int
stored_version(struct db *db, int64_t *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct str text;
	int64_t tables;
	int rc = stmt_number(stmt_use(db, SQL_SCHEMA_TABLES), &tables, e);

	*out = 0;
	if (rc == 0 && tables > 0) {
		rc = db_meta(db, "schema", &a, &text, e);
		if (rc == 0 && !num_int(text, out))
			rc = err_set(e, ERR_INVALID, "%s: is not a tapeout "
			    "database", db_path(db));
	}
	arena_release(&a);
	return rc;
}

static int
make(struct db *db, void *ctx, struct err *e)
{
	char text[16];
	int64_t version;

	(void)ctx;
	if (stored_version(db, &version, e) < 0)
		return -1;
	if (version != 0)
		return 0;	/* someone else made it while we waited */
	snprintf(text, sizeof(text), "%d", SCHEMA_VERSION);
	if (db_script(db, SQL_SCHEMA_RECORD, e) < 0 ||
	    db_script(db, SQL_SCHEMA_DERIVED, e) < 0 ||
	    db_script(db, SQL_SCHEMA_SEARCH, e) < 0)
		return -1;
	return db_set_meta(db, "schema", str_of(text), e);
}

int
schema_drop_derived(struct db *db, struct err *e)
{
	if (db_script(db, SQL_DERIVED_DROP, e) < 0 ||
	    db_script(db, SQL_SCHEMA_DERIVED, e) < 0)
		return -1;
	return db_script(db, SQL_SCHEMA_SEARCH, e);
}

int
schema_check(struct db *db, enum db_mode mode, struct err *e)
{
	int64_t version;

	if (stored_version(db, &version, e) < 0)
		return -1;
	if (version > SCHEMA_VERSION)
		return err_set(e, ERR_INVALID, "%s: was written by a newer "
		    "tapeout (schema %lld, this program knows %d)",
		    db_path(db), (long long)version, SCHEMA_VERSION);
	if (mode == DB_READ)
		return version == 0 ? err_set(e, ERR_NOT_FOUND, "%s: is empty; "
		    "`tapeout add` fills it", db_path(db)) : 0;
	if (version == 0 && db_write(db, make, NULL, e) < 0)
		return -1;
	return store_entity_seed(db, e);
}
