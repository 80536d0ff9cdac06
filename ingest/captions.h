/*
 * captions.h - WebVTT, SRT and their JSON kin as a list of cues.
 *
 * Only for looking inside: what is stored is the cleaned file, so that every
 * quote is bytes of the source.
 */
#ifndef CAPTIONS_H
#define CAPTIONS_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "str.h"
#include "vec.h"

struct cue {
	int64_t		start, end;	/* ms */
	struct str	speaker;	/* <v Name>, "Name:" or JSON; "" */
	struct str	text;		/* no tags, entities resolved */
};

VEC_NAMED(cues, struct cue);

/* Decoded text in any of the forms; an error where it is none of them. */
int	captions_read(struct str text, struct arena *, struct cues *,
	    struct err *);

#endif
