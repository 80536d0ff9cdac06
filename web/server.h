/*
 * server.h - the program on HTTP: pages for people, JSON for programs.
 *
 * One thread, one event loop, one read-only handle on the database.  GET and
 * HEAD are answered, and POST where a question is the body; nothing that a
 * browser sends is ever stored.  The
 * number of connections, of connections from one address, the size of a
 * request and the time from its first byte to its last have ceilings, so that
 * slow or many clients cannot keep others out.
 *
 * While the address is a loopback one, only requests whose Host names this
 * machine are answered: a page elsewhere cannot have a browser read the graph
 * by pointing its own name here (DNS rebinding).
 */
#ifndef SERVER_H
#define SERVER_H

#include "base.h"
#include "cypher.h"
#include "err.h"

#define SERVER_ADDRESS "127.0.0.1"
#define SERVER_PORT 8420u

struct server_options {
	const char	*db;		/* path of the database */
	const char	*address;	/* IPv4 or IPv6; NULL: SERVER_ADDRESS */
	unsigned	 port;		/* 0: any that is free */
	struct cypher_limits limits;	/* of a question */
};

/*
 * Serves until SIGTERM or SIGINT, then answers what it has begun and returns 0.
 * The address that it listens on is printed to stdout, one line, when the
 * first request may come: "http://127.0.0.1:8420/".
 */
int	server_run(const struct server_options *, struct err *);

#endif
