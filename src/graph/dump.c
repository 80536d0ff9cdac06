#include "base.h"

#include "dump.h"
#include "store_dump.h"

struct dumping {
	dump_fn	*fn;
	void	*ctx;
};

static int
dump(struct db *db, void *ctx, struct err *e)
{
	struct dumping *d = ctx;

	return store_dump(db, d->fn, d->ctx, e);
}

int
dump_run(struct db *db, dump_fn *fn, void *ctx, struct err *e)
{
	struct dumping d = { fn, ctx };

	return db_read(db, dump, &d, e);
}
