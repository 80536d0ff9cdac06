/*
 * stage_text.h - the stages of reading one text, each as a line of JSON: for
 * golden tests and for those who ask why something was read as it was.
 *
 * The lexicon is that of the built-in tables; offsets are bytes of the file.
 */
#ifndef STAGE_TEXT_H
#define STAGE_TEXT_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "kind.h"

struct stage_text {
	const struct lexicon	*lex;	/* NULL: tokens and sentences alone */
	enum doc_format		 format;	/* NONE: by the file's name */
};

typedef int	stage_text_fn(const struct stage_text *, const char *path,
		    struct buf *out, struct err *);

stage_text_fn	stage_tokens, stage_sentences, stage_mentions, stage_links,
		stage_claims;

#endif
