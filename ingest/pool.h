/*
 * pool.h - several answers being read at one time, each in a child of its own.
 *
 * worker.h reads one; this holds as many as the machine has processors for, and
 * a queue of bodies that wait, so that fetching goes on while reading does, and
 * a body that takes its whole time holds up nothing but its own place.
 */
#ifndef POOL_H
#define POOL_H

#include "worker.h"

struct pool;

struct pool_job {
	struct str		 bytes;		/* copied */
	struct reader_hint	 hint;		/* its strings are borrowed */
	reader_fn		*fn;
	reader_problem_fn	*problem;
	/* Called once; e is NULL where it was read to its end.  It may put
	 * another job. */
	void			(*done)(const struct reader_found *,
				    const struct err *e, void *);
	void			*ctx;
	struct arena		*arena;		/* for what was found */
};

struct pool	*pool_new(void);
void		 pool_free(struct pool *);	/* ends what is being read */
void		 pool_put(struct pool *, const struct pool_job *);
/* How many were put and are not done. */
size_t		 pool_pending(const struct pool *);
/* Are so many bytes waiting that no more should be fetched for now? */
bool		 pool_is_full(const struct pool *);
/* What to wait for: readable, there is something for pool_turn. */
size_t		 pool_fds(const struct pool *, int *fds, size_t room);
/* Waits at most so long, reads what came, begins what can begin. */
void		 pool_turn(struct pool *, int64_t wait_ms);

#endif
