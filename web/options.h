/*
 * options.h - the closed vocabularies (model/kind.h) as lists to choose from.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base.h"
#include "buf.h"
#include "str.h"

/* Name i of a vocabulary, from 1; NULL behind the last. */
typedef const char	*options_fn(unsigned i);

const char	*options_entity_type(unsigned);
const char	*options_deal_type(unsigned);
const char	*options_status(unsigned);
const char	*options_deal_status(unsigned);	/* those that deals have */
const char	*options_doc_kind(unsigned);

/* <option>s, the chosen one selected, behind one for "any". */
void	options_write(options_fn *, const char *any, struct str chosen,
	    struct buf *out);

#endif
