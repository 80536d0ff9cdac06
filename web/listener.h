/*
 * listener.h - the socket that the server listens on, and what it is called.
 */
#ifndef LISTENER_H
#define LISTENER_H

#include "base.h"
#include "err.h"

struct listener {
	int	fd;
	bool	loopback;	/* only this machine can reach it */
	char	url[128];	/* "http://127.0.0.1:8420/" */
};

#define LISTENER_NONE { -1, false, "" }

/* A numeric address, NULL for SERVER_ADDRESS; port 0 takes any that is free. */
int	listener_open(struct listener *, const char *address, unsigned port,
	    struct err *);
void	listener_close(struct listener *);	/* also one that is not open */

#endif
