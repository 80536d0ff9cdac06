/*
 * thread.h - a reading with its mentions threaded by the thing they name, so that
 * either is found from the other in one step.
 */
#ifndef THREAD_H
#define THREAD_H

#include "arena.h"
#include "base.h"
#include "extract.h"
#include "map.h"

struct thread {
	const struct reading	*r;
	struct map		 entity;	/* id to place in r->entity */
	size_t			*first;		/* an entity's first mention */
	size_t			*next;		/* a mention's next; SIZE_MAX */
};

/* The arrays live in the arena; the reading outlives the thread. */
void	thread_make(struct thread *, const struct reading *, struct arena *);
void	thread_release(struct thread *);
/* The thing of this id, which the reading has. */
const struct reading_entity	*thread_entity(const struct thread *, int64_t id);

#endif
