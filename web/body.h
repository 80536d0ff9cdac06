/*
 * body.h - a document's own text as HTML, with what it names marked.
 *
 * No word is left out, and none is added but times and bullets; Markdown's
 * signs, link targets and pictures are not shown.  Every sentence, and every
 * place that something leads to, can be reached as #oN, N its byte in the
 * stored text.
 */
#ifndef BODY_H
#define BODY_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "kind.h"
#include "str.h"
#include "table.h"

struct body {
	struct str		 text;
	enum doc_format		 format;
	const struct table	*marks;		/* view_marks */
	const struct sheet	*sheet;		/* what leads into the text */
	int64_t			 doc;
};

void	body_write(const struct body *, struct arena *, struct buf *out);

#endif
