/*
 * distill.h - a pick as a read of half a minute.
 *
 * The quote is the claim's sentence to its closing mark; where it is short, the
 * sentences that follow it in its paragraph come with it, then the one before,
 * up to some 75 words; the one before comes first where the sentence does not
 * name those it is about ("They have since raised $200 million").  It is never altered: start and end say which bytes of
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

/* *told false: its words do not name those it is about, so that nobody who
 * reads them could check it; nothing is set. */
int	distill_read(struct db *, struct arena *, const struct pick *,
	    struct edition_read *, bool *told, struct err *);

/* All of it in a sentence of ours (headline.h). */
struct str	distill_head(struct arena *, const struct pick *);

/* The bytes [start, end) of a sentence, made whole; after them the bytes to
 * more_end belong to the read too (more_end == *end: none). */
struct distill_span {
	uint32_t	start, end, more_end;
	bool		before;		/* first of all the sentence before */
};
void	distill_widen(struct str text, enum doc_format, struct distill_span *);

#endif
