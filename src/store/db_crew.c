#include "base.h"

#include "crew.h"
#include "db_in.h"
#include "file.h"

/* Below so many bytes one handle is done before others are open. */
#define WORTH (8 << 20)
/* A writer that commits between every two begins would keep us here. */
#define TRIES 3

static size_t
open_others(const struct db *self, struct db **at, size_t most)
{
	struct err ignored = ERR_INIT;
	size_t n = 0;

	if (self->apart || file_bytes(self->path) < WORTH)
		return 0;
	while (n < most && (at[n] = db_open(self->path, DB_READ, &ignored)))
		n++;
	return n;
}

/* Begins, and says which state of the data it sees, by its own count. */
static int
begin(struct db *db, int64_t *version, struct err *e)
{
	if (db_begin_read(db, e) < 0)
		return -1;
	if (db_data_version(db, version, e) == 0)
		return 0;
	db_end_read(db);
	return -1;
}

/*
 * All in one moment.  What the first sees before the others begin and after they
 * began is one state: then nothing was written between, and it is theirs too.
 */
static bool
begin_all(struct db *const *all, size_t n)
{
	struct err ignored = ERR_INIT;
	int64_t before, theirs, after;
	size_t begun = 1;

	if (db_data_version(all[0], &before, &ignored) < 0)
		return false;
	while (begun < n && begin(all[begun], &theirs, &ignored) == 0)
		begun++;
	if (begun == n && begin(all[0], &after, &ignored) == 0) {
		if (before == after)
			return true;
		db_end_read(all[0]);
	}
	while (--begun > 0)
		db_end_read(all[begun]);
	return false;
}

struct alone {
	db_crew_fn	*fn;
	void		*ctx;
};

static int
read_alone(struct db *db, void *ctx, struct err *e)
{
	const struct alone *x = ctx;

	return x->fn(&db, 1, x->ctx, e);
}

int
db_read_crew(struct db *db, size_t most, db_crew_fn *fn, void *ctx,
    struct err *e)
{
	struct db *all[CREW_MOST] = { db };
	bool begun = false;
	size_t n = 1;
	int rc;

	BUG_IF(most > CREW_MOST);
	if (db->writing == 0 && db->reading == 0)
		n += open_others(db, all + 1, most - 1);
	for (int i = 0; n > 1 && i < TRIES && !begun; i++)
		begun = begin_all(all, n);
	if (begun)
		rc = fn(all, n, ctx, e);
	else
		rc = db_read(db, read_alone, &(struct alone){ fn, ctx }, e);
	for (size_t i = 0; begun && i < n; i++)
		db_end_read(all[i]);
	while (--n > 0)
		db_close(all[n]);
	return rc;
}
