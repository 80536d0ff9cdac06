#include "base.h"

#include "doc.h"
#include "hash.h"

void
doc_set_id(struct doc *d)
{
	d->id = hash_id("doc", d->key, 0);
}

enum token_format
doc_scan_format(enum doc_format f)
{
	switch (f) {
	case FORMAT_MARKDOWN:
		return TOKEN_MARKDOWN;
	case FORMAT_CAPTIONS:
		return TOKEN_CAPTIONS;
	case FORMAT_VTT:
	case FORMAT_SRT:
		return TOKEN_CUES;
	default:
		return TOKEN_PLAIN;
	}
}
