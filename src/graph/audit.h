/*
 * audit.h - does the database keep its promises?
 *
 * Every mention, claim and deal claim is inside its document and on UTF-8
 * boundaries; counts agree; ends and parties exist; every claim has its edge; a
 * document's id is the hash of its key; every read document has its search row.
 * Belief is folded anew from what was read (as_of.h), and every row and column
 * of edges, deals, nodes and merged names must be what comes out.  Each thing
 * that is wrong is told in a sentence that names the rows.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include "base.h"
#include "db.h"
#include "err.h"

typedef void	audit_fn(const char *sentence, void *);

struct audit_report {
	size_t	docs, mentions, claims, deal_claims, edges, deals;
	size_t	unread;		/* documents that wait for a build */
	bool	stale;		/* the fold waits for a build: not compared */
	size_t	problems;
};

/* -1 only where the database cannot be read; what is wrong is counted. */
int	audit_run(struct db *, audit_fn *, void *, struct audit_report *,
	    struct err *);

#endif
