/*
 * http.h - fetching over HTTP, many at a time, at no one's mercy.
 *
 * One struct http is a set of rules and a pool of connections; requests are
 * started and their answers come to a callback while http_run turns.  The
 * ceilings hold whatever the other side does: decoded bytes are counted as they
 * come, the whole transfer has an end in time, a slow one is cut, redirects are
 * counted and each is checked anew, and the peer's address is checked on every
 * connection, new or reused.  The environment's proxies are not asked.
 *
 * All bodies together have a ceiling as well.  The transfer that would break it
 * ends with ERR_BUSY, unless it is the oldest: one goes on in any case.  Asked
 * again with its room set aside it is not cut a second time.
 */
#ifndef HTTP_H
#define HTTP_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

/* Files that http_run waits for beside its own. */
#define HTTP_FDS 64

struct http;

struct http_rules {
	bool		 allow_private;	/* loopback and private too */
	const char	*allow;		/* of them, these (address.h) */
	const char	*ca;		/* certificates to trust instead; NULL */
	const char	*resolve;	/* "name:port:address", for tests; NULL */
	const char	*agent;		/* User-Agent; NULL for our own */
	const char	*contact;	/* a URL or address put into our own */
	size_t		 most_bytes;	/* decoded; 0: LIMIT_BODY_BYTES */
	size_t		 most_held;	/* by all transfers; 0: LIMIT_HELD_BYTES */
	int64_t		 most_ms;	/* a transfer in all; 0: 30 s */
	int		 redirects;	/* 0: 8 */
	size_t		 at_once;	/* transfers; 0: 16 */
	size_t		 per_host;	/* connections to one host; 0: 1 */
};

struct http_request {
	const char	*url;
	const char	*etag;		/* "" or NULL: unconditional */
	const char	*modified;
	const char	*accept;	/* NULL: anything */
	size_t		 most_bytes;	/* 0: the rules' */
	int64_t		 most_ms;	/* 0: the rules' */
	bool		 set_aside;	/* room for most_bytes; see http_room */
	bool		 one_hop;	/* a redirect is an answer: see `to` */
	int		 file;		/* open for writing, which the body goes
					   to; 0: into memory */
};

struct http_answer {
	int		 status;	/* 0: none came, see the err */
	const char	*url;		/* where the body came from */
	const char	*moved;		/* after 301 or 308 all the way; "" */
	const char	*to;		/* with one_hop, where it leads; "" */
	const char	*type;		/* media type, lower case */
	const char	*charset;	/* of Content-Type; "" */
	const char	*etag, *modified;
	int64_t		 retry_ms;	/* Retry-After from now; -1 not given */
	int64_t		 fresh_ms;	/* Cache-Control's max-age; 0 not given */
	struct str	 body;		/* decoded; of status 200 */
	int64_t		 took_ms;
};

/* Called once a request, also where it failed; all is borrowed for the call. */
typedef void	http_fn(const struct http_answer *, const struct err *, void *);

struct http	*http_new(const struct http_rules *, struct err *);
void		 http_free(struct http *);	/* drops what is under way */
void		 http_drop(struct http *);	/* that alone, with no call back */
/* Fails (and does not call back) only for a URL that may not be asked. */
int		 http_start(struct http *, const struct http_request *,
		    http_fn *, void *, struct err *);
/* Would a transfer of so many bytes find its room?  One that is alone does. */
bool		 http_room(const struct http *, size_t most_bytes);
/* How many are started and not yet called back. */
size_t		 http_pending(const struct http *);
/* Waits for something to happen, at most so long, and calls back.  It waits for
 * these files to be readable too: the caller has more than one thing to do. */
int		 http_run(struct http *, int64_t wait_ms, const int *fds,
		    size_t n, struct err *);

#endif
