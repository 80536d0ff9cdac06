/*
 * prose.h - a document's own text as HTML, with what it names marked.
 *
 * No word is left out, and none is added but times and bullets; Markdown's
 * signs, link targets and pictures are not shown.  Every sentence, every name
 * and every place that something leads to can be reached as #oN, N its byte in
 * the stored text.
 */
#ifndef PROSE_H
#define PROSE_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "kind.h"
#include "str.h"
#include "table.h"

struct prose {
	struct str		 text;
	enum doc_format		 format;
	const struct table	*marks;		/* view_marks */
	const struct sheet	*sheet;		/* what leads into the text */
	int64_t			 doc;
};

void	prose_write(const struct prose *, struct arena *, struct buf *out);

#endif
