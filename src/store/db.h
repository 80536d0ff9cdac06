/*
 * db.h - the database: one file, one writer, many readers.
 *
 * A handle is one connection and belongs to one thread.  Readers (DB_READ) can
 * never write, whatever is asked of them, and never wait for the writer: the
 * journal is a write-ahead log.  Two writers take turns; one that has waited
 * ten seconds gets ERR_BUSY and may try again.
 *
 * What is written is written inside db_write: a function that stores one whole
 * step (a document, a batch of them) or nothing.  It may be run again from the
 * start when the database was busy, so it must not keep what it did before in
 * its context.
 *
 *	static int
 *	put_both(struct db *db, void *ctx, struct err *e) { ... }
 *
 *	if (db_write(db, put_both, &job, e) < 0) ...
 *
 * Every store_* function that writes does so inside db_write itself; called
 * inside a caller's db_write it becomes part of that step, and where it fails
 * only its own part is undone.
 */
#ifndef DB_H
#define DB_H

#include "base.h"
#include "err.h"

struct db;

enum db_mode {
	DB_READ,
	DB_WRITE
};

/*
 * DB_WRITE makes the file and its folder where they are missing, and brings an
 * older database up to date.  DB_READ wants the file to be there
 * (ERR_NOT_FOUND).  A database from a newer version of the program is refused
 * by both, untouched.
 */
struct db	*db_open(const char *path, enum db_mode, struct err *);
void		 db_close(struct db *);		/* NULL is fine */
const char	*db_path(const struct db *);
/* How long to wait for another writer, instead of ten seconds. */
void		 db_set_wait(struct db *, unsigned ms);

typedef int	 db_fn(struct db *, void *, struct err *);
int		 db_write(struct db *, db_fn *, void *, struct err *);
/* Everything that fn reads is of one moment. */
int		 db_read(struct db *, db_fn *, void *, struct err *);

/*
 * The same for threads that share a work on a large database: fn gets n handles,
 * the caller's first, and what all of them read is of one moment.  Each may be
 * used by another thread until fn returns.  n is 1 where no other handle could
 * see what this one does, or is worth its opening; most is at most
 * CREW_MOST (crew.h).
 */
typedef int	 db_crew_fn(struct db *const *, size_t n, void *,
		    struct err *);
int		 db_read_crew(struct db *, size_t most, db_crew_fn *, void *,
		    struct err *);

/*
 * A number that moves when the data has moved, by this handle or by another
 * process: what was kept from before it moved is stale.
 */
int		 db_data_version(struct db *, int64_t *out, struct err *);

/* Does the handle see something else than what its file holds (past.h)?  What
 * was made from the file is then not to be used. */
void		 db_set_apart(struct db *);
bool		 db_is_apart(const struct db *);

/*
 * One thing that a floor above keeps beside the handle (graph/snapshot); it is
 * freed with the handle, or when another takes its place.
 */
void		 db_keep(struct db *, void *, void (*free_fn)(void *));
void		*db_kept(const struct db *);

#endif
