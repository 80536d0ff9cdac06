/*
 * again.h - a request's question asked once more: on from another row, or as
 * it was known on another day.
 *
 * What it asked with stays, but for the page's row ("offset") and the day looked
 * back from ("as_of"), which carry.h puts where it is wanted.
 */
#ifndef AGAIN_H
#define AGAIN_H

#include "base.h"
#include "buf.h"
#include "request.h"
#include "str.h"

/* Did it ask with anything?  An empty field of a form is none. */
bool		again_asked(const struct request *);
/* Its address; from a row on where that is not 0. */
struct str	again_address(const struct request *, int64_t offset);
/* What it asked with, as hidden fields of a form that goes to its path. */
void		again_fields(const struct request *, struct buf *);

#endif
