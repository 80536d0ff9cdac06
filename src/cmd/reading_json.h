/*
 * reading_json.h - what one document says, as one line of JSON: the contract
 * of `tapeout extract`.
 */
#ifndef READING_JSON_H
#define READING_JSON_H

#include "base.h"
#include "buf.h"
#include "doc.h"
#include "extract.h"
#include "str.h"

/* With its LF.  Mentions stand under their entity, in order of place. */
void	reading_json(struct str id, const struct doc *, const struct reading *,
	    struct arena *, struct buf *);

#endif
