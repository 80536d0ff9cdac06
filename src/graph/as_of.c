#include "base.h"

#include "as_of.h"
#include "build.h"
#include "past.h"
#include "store_graph.h"

static int
look(struct db *db, void *ctx, struct err *e)
{
	const int64_t *until = ctx;
	struct build_report report = { 0 };
	int64_t promote;

	if (store_folded_get(db, &promote, e) < 0 ||
	    past_begin(db, *until, e) < 0 || graph_fold(db, promote ? promote :
	    BUILD_PROMOTE, &report, e) < 0)
		return -1;
	return past_end(db, e);
}

int
as_of_look(struct db *db, int64_t until, struct err *e)
{
	return db_read(db, look, &until, e);
}

struct db *
as_of_open(const char *path, int64_t until, struct err *e)
{
	struct db *db = db_open(path, DB_READ, e);

	if (db != NULL && as_of_look(db, until, e) < 0) {
		db_close(db);
		return NULL;
	}
	return db;
}
