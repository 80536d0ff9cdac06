/*
 * crew.h - the numbered parts of a work, done by several threads at once.
 *
 * Each part is done once, by the hand that comes for it first; the hands of one
 * crew share nothing but what the caller gives them.  What they leave is the same
 * whoever did which part, where a part writes to its own place.
 *
 *	crew_start(&c, crew_size(parts), parts, count_part, &all);
 *	...			the caller's thread is free meanwhile
 *	crew_wait(&c);
 */
#ifndef CREW_H
#define CREW_H

#include <pthread.h>
#include <stdatomic.h>

#include "base.h"

/* More hands than this would wait for memory, or for who stores. */
#define CREW_MOST 4

/* hand is below the number of hands, and no two at once have the same. */
typedef void	crew_fn(void *ctx, size_t hand, size_t part);

struct crew {
	struct crew_hand {
		struct crew	*of;
		pthread_t	 thread;
	}		 hand[CREW_MOST];
	size_t		 hands;		/* threads that run */
	size_t		 parts;
	crew_fn		*fn;
	void		*ctx;
	atomic_size_t	 next;		/* part to be done */
};

/* As many hands as this machine has cores for, at most one a part. */
size_t	crew_size(size_t parts);
/* Hands are at most CREW_MOST; a machine that gives no thread does it all here. */
void	crew_start(struct crew *, size_t hands, size_t parts, crew_fn *, void *);
/* Until all is done.  Does nothing where none was started. */
void	crew_wait(struct crew *);

#endif
