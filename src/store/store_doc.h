/*
 * store_doc.h - documents, in the record half.
 */
#ifndef STORE_DOC_H
#define STORE_DOC_H

#include "db.h"
#include "doc.h"

enum doc_put {
	DOC_PUT_NEW,
	DOC_PUT_CHANGED,	/* known, with other words: will be read again */
	DOC_PUT_KNOWN
};

/* The id is set from the key; two keys with one hash are told apart by a salt. */
int	store_doc_put(struct db *, struct doc *, enum doc_put *, struct err *);
/* With its text; ERR_NOT_FOUND.  Strings in the arena. */
int	store_doc_get(struct db *, int64_t id, struct arena *, struct doc *,
	    struct err *);
/* Without its text (text.n is its size, text.p is ""). */
int	store_doc_head(struct db *, int64_t id, struct arena *, struct doc *,
	    struct err *);
int	store_doc_ids(struct db *, struct arena *, int64_t **, size_t *,
	    struct err *);
/* The document and all that was concluded from it. */
int	store_doc_delete(struct db *, int64_t id, struct err *);

#endif
