/*
 * mention.h - a place in a document where something is named.
 *
 * Byte offsets into the document, never a copy: what was heard is kept as it
 * stands there ("Grock"), the link says which thing it is.
 */
#ifndef MENTION_H
#define MENTION_H

#include "base.h"

enum mention_how {
	HOW_NAME = 1,	/* a row of the lexicon, as written */
	HOW_HEARD,	/* a row, by the way it was misheard */
	HOW_FAMILY,	/* by the pattern of a family */
	HOW_GRAMMAR,	/* never seen: the words around it typed it */
	HOW_SHORT	/* surname, acronym or short form of one named before */
};

struct mention {
	uint32_t		start, end;	/* bytes of doc.text */
	int64_t			entity;
	enum mention_how	how;
};

#endif
