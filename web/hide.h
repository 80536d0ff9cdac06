/*
 * hide.h - which bytes of a stored text are signs and not words.
 *
 * Markdown's emphasis, heading marks, link targets and pictures; what is left
 * reads as the page did.  Offsets stay those of the stored text.
 */
#ifndef HIDE_H
#define HIDE_H

#include "base.h"
#include "str.h"
#include "vec.h"

struct hide_span {
	uint32_t	start, end;
	const char	*instead;	/* shown in its place; NULL */
};

VEC_NAMED(hide_spans, struct hide_span);

/* Adds the spans of a block [start, end) of Markdown, in order. */
void	hide_find(struct str text, size_t start, size_t end,
	    struct hide_spans *out);
/* The same in the words of a caption: its tags; "<v Ada>" reads "Ada: ". */
void	hide_cue(struct str text, size_t start, size_t end,
	    struct hide_spans *out);

#endif
