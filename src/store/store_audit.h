/*
 * store_audit.h - what the tables can say about themselves: rows that should
 * not be.  graph/audit.h tells the whole; places inside a document's text are
 * looked at there.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "base.h"
#include "db.h"
#include "err.h"

/* A sentence with the ids of the rows in it. */
typedef void	store_audit_fn(const char *sentence, void *);

/*
 * Rows of readings (of documents, or of bytes, that are not there; counts that
 * disagree with their marks; search rows that miss) and, where `folded`, claims
 * without their edge.  The engine's own check of the file is among them.  -1
 * only where it cannot be read.
 */
int	store_audit(struct db *, bool folded, store_audit_fn *, void *,
	    struct err *);
/* On a handle that looks back (past.h) and has folded anew: every row and column
 * of the file's own belief that differs from it. */
int	store_audit_fold(struct db *, store_audit_fn *, void *, struct err *);

/* Every document's id, in order. */
struct id_rows {
	int64_t	*at;
	size_t	 n;
};
struct arena;
int	store_doc_ids(struct db *, struct arena *, struct id_rows *,
	    struct err *);

#endif
