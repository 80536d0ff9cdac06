/*
 * quote.h - a quote as people read it.
 *
 * A quote is bytes of a stored source and stays that.  For reading, marks of the
 * source's own markup may be left out: what remains is still the source's bytes,
 * in their order, with nothing put in.  This is the one place that says which:
 *
 *	** __ ~~ and single * _ ` that stand against a word
 *	[text](target) keeps text, so does [text cut off; ![text](target)
 *	keeps nothing
 *	a heading's #, a list's - or 1., a quote's >, at the start of a line
 *	a run of white space keeps its first byte
 *	caption lines: numbers and times alone on a line
 */
#ifndef QUOTE_H
#define QUOTE_H

#include "base.h"
#include "buf.h"
#include "str.h"

void	quote_plain(struct str raw, struct buf *out);
/* The part of the bytes that quote_plain leaves out, 0 to 1: how little a span
 * is worth reading. */
double	quote_markup(struct str raw);

#endif
