/*
 * worker.h - reading untrusted bytes in a child with nothing to steal.
 *
 * reader_read runs in a forked child that has no file but its pipe, a ceiling
 * on memory and on processor time, and no way to start another program.  What it
 * finds comes back as records.  A child that dies costs what it was reading, and
 * a sentence says how it died.
 */
#ifndef WORKER_H
#define WORKER_H

#include "nursery.h"
#include "reader.h"

struct worker;

/* For a process that will read much and be large: NULL where there is none. */
struct nursery	*worker_nursery(void);

/*
 * Begins to read; the bytes may go when it returns, the hint's strings too.  The
 * callbacks run in worker_turn, in the parent: 1 while there may be more, 0 at
 * the end, -1 for a failure.  worker_free ends a child that goes on.
 * The nursery may be NULL.
 */
struct worker	*worker_start(struct nursery *, struct str bytes,
		    const struct reader_hint *, reader_fn *,
		    reader_problem_fn *, void *, struct arena *,
		    struct reader_found *, struct err *);
int		 worker_fd(const struct worker *);	/* readable: take a turn */
int		 worker_turn(struct worker *, struct err *);
void		 worker_free(struct worker *);	/* NULL is fine */

/* As reader_read: all of that at once. */
int	worker_read(struct str bytes, const struct reader_hint *, reader_fn *,
	    reader_problem_fn *, void *, struct arena *, struct reader_found *,
	    struct err *);

#endif
