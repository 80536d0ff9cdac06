/*
 * version.h - what hangs on behind the name of a family of models: "Qwen" and
 * 3.6-35B-A3B, "Gemini" and 3 Flash; for src/extract.
 *
 * The member is read on first sight and never taken for its neighbour: the name
 * of the family, lengthened by what the text has behind it.
 */
#ifndef VERSION_H
#define VERSION_H

#include "page.h"

/*
 * The last token of the version behind the name that ends at token `end`, or `end`
 * where there is none; "GPT" + 5.6 + Sol is a name of its own kind and stays with
 * the rows.
 */
size_t		version_end(const struct page *, size_t end, size_t last);
/* A name lengthened by tokens from..end, with one joint where one was. */
struct str	version_lengthen(struct page *, struct str name, size_t from,
		    size_t end);
/* The member that a form at tokens first..last makes with what is behind it. */
uint32_t	version_name(struct page *, const struct form *, size_t first,
		    size_t last, size_t end);

#endif
