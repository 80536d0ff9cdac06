/*
 * nursery.h - where a crawler's readers are born.
 *
 * A fork copies the page tables of the process that forks, and makes it pay
 * again for every page that it writes to afterwards; a crawler holds tens of
 * megabytes and forks for every answer.  The nursery is a process forked when
 * there is little to copy.  It is handed an order, the bytes to read and a pipe,
 * and has a child of its own size do it, which is the caller's child to wait for
 * and to end.  It holds no file but its end of a socket, and ends with its
 * owner.
 */
#ifndef NURSERY_H
#define NURSERY_H

#include <sys/types.h>

#include "str.h"

struct nursery;

/* What a child does with its pipe, the bytes and the order; it does not return.
 * It may still hold the nursery's socket, and closes what it does not know. */
typedef void	nursery_fn(int fd, struct str bytes, struct str order);

/* NULL where the system has none; the caller then forks itself. */
struct nursery	*nursery_new(nursery_fn *);
void		 nursery_free(struct nursery *);	/* NULL is fine */

/* The child, -1 where there is none to be had.  fd stays the caller's. */
pid_t	nursery_birth(struct nursery *, struct str bytes, struct str order,
	    int fd);

#endif
