/*
 * canon.h - values as text, written one way, so that two texts of the same value
 * are the same bytes: labels and keys sorted, numbers in one form.
 */
#ifndef CANON_H
#define CANON_H

#include "arena.h"
#include "str.h"
#include "vec.h"

VEC_NAMED(lines, struct str);

int		canon_by_bytes(const void *, const void *);	/* of struct str */
/* | a | b | without its bars; "\|" is a bar. */
void		canon_cells(struct arena *, struct str line, struct lines *);
/* A row of cells as one text; lists without order where it does not matter. */
struct str	canon_row(struct arena *, const struct lines *cells,
		    bool any_order);

#endif
