/*
 * store_edition.h - editions as they were sent: kept for ever, as bytes.
 */
#ifndef STORE_EDITION_H
#define STORE_EDITION_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

/* The body is the digest floor's own form (JSON); an edition that is there is
 * never altered: *kept says whether this body is the one that is kept. */
int	store_edition_put(struct db *, const char *date, struct str body,
	    bool *kept, struct err *);
/* ERR_NOT_FOUND where that date has none. */
int	store_edition_get(struct db *, struct arena *, const char *date,
	    struct str *body, int64_t *made, struct err *);

#endif
