/*
 * kinds.h - what a file is, told by its bytes and not by its name.
 *
 * The form is how it must be read; the document kind (podcast, paper, ...) is
 * what the reader would call it, told by form, hints and wording.
 */
#ifndef KINDS_H
#define KINDS_H

#include "base.h"
#include "doc.h"
#include "kind.h"
#include "str.h"

enum form {
	FORM_NONE,
	FORM_TEXT,
	FORM_MARKDOWN,		/* front matter or not */
	FORM_HTML,
	FORM_VTT,
	FORM_SRT,
	FORM_FEED,		/* RSS, RDF, Atom */
	FORM_JSON_FEED,
	FORM_JSON_LINES,	/* documents of the extract input shape */
	FORM_JSON_CAPTIONS,	/* Podcasting 2.0 JSON, YouTube json3 */
	FORM_MAIL,		/* a message or an mbox; told before decoding */
	FORMS
};

/* bytes are decoded text; name is a file name or "". */
enum form	 kinds_form(struct str text, struct str name);
/* A media type's form, FORM_NONE where it does not say. */
enum form	 kinds_form_of_type(struct str media_type);
/*
 * The kind of a document whose other fields are filled in.  `name` is the path
 * or URL it came by.
 */
enum doc_kind	 kinds_doc(const struct doc *, struct str name);

#endif
