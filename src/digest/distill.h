/*
 * distill.h - a pick as a read of half a minute.
 *
 * The quote is the claim's sentence to its closing mark; where it is short, the
 * sentences that follow it in its paragraph come with it, then the one before,
 * up to some 75 words.  It is never altered: start and end say which bytes of
 * the document it is.
 */
#ifndef DISTILL_H
#define DISTILL_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "edition.h"
#include "err.h"
#include "pick.h"

int	distill_read(struct db *, struct arena *, const struct pick *,
	    struct edition_read *, struct err *);

/* The bytes [start, end) of a sentence, made whole; after them the bytes to
 * more_end belong to the read too (more_end == *end: none). */
struct distill_span {
	uint32_t	start, end, more_end;
};
void	distill_widen(struct str text, enum doc_format, struct distill_span *);

#endif
