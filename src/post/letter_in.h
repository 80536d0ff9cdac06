/*
 * letter_in.h - what the two bodies of a letter have in common.
 */
#ifndef LETTER_IN_H
#define LETTER_IN_H

#include "base.h"
#include "buf.h"
#include "edition.h"
#include "letter.h"
#include "table.h"

/* "Tuesday, 24 November 2026" */
void	letter_date(const struct edition *, struct buf *);
/* Where a read leads: the place in our pages, else the source; "" nowhere. */
void	letter_href(const struct letter *, const struct edition_read *,
	    struct buf *);
/* "NVIDIA has invested $2B in xAI" and "investment, completed · 2026-08-06" of a
 * row of the deals. */
void	letter_deal(const struct table *, const struct cell *row,
	    struct buf *deal, struct buf *more);
/* The quote of such a row and where it is from; nothing where a read of the
 * letter told the deal, with its words. */
void	letter_deal_words(const struct letter *, const struct table *,
	    const struct cell *row, struct buf *);
/* "5 documents, 1 before" of a row of the rising names. */
void	letter_rise(const struct table *, const struct cell *row,
	    struct buf *);
/* The cell of that column; a null one where there is none. */
const struct cell *letter_cell(const struct table *, const struct cell *row,
		    const char *name);

#endif
