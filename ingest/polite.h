/*
 * polite.h - requests that wait their turn.
 *
 * What http.h does for one request, this does for many, as a good guest: one
 * request a host at a time, a pause between two, robots.txt asked first, kept
 * a day and obeyed (robots.h), and where a host says 429 or 503 with a
 * Retry-After, nothing more is asked of it until then.  A redirect is a request
 * that waits its turn like any other, at the host that it leads to.
 *
 * A refusal comes to the same callback as an answer, with status 0: ERR_DENIED
 * where robots.txt forbids it, ERR_BUSY (and retry_ms) where the host wants to
 * be left alone for now, which is no failure of the source.
 */
#ifndef POLITE_H
#define POLITE_H

#include "base.h"
#include "err.h"
#include "http.h"

struct polite;
struct host;

/* pause_ms lies between an answer and the next request to that host. */
struct polite	*polite_new(const struct http_rules *, int64_t pause_ms,
		    struct err *);
void		 polite_free(struct polite *);
/* Lets go of what waits and of what is under way, without calling back. */
void		 polite_drop(struct polite *);
/* Copies the request; the callback comes from polite_run, always. */
void		 polite_ask(struct polite *, const struct http_request *,
		    http_fn *, void *);
/* What waits for its turn is let go, without calling back; what is under way
 * goes on. */
void		 polite_stop(struct polite *);
/* How many were asked and not yet called back. */
size_t		 polite_pending(const struct polite *);
/* Starts what may start and waits for something to happen (or for these files
 * to be readable), for half a second at most. */
int		 polite_run(struct polite *, const int *fds, size_t n,
		    struct err *);

/* What a host asked of us (store_host.h), from before and for later.  The
 * strings of what was learned are borrowed until the next polite_run. */
void		 polite_know(struct polite *, const struct host *);
void		 polite_learned(struct polite *, struct host *);

#endif
