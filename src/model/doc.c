#include "base.h"

#include "doc.h"
#include "hash.h"

void
doc_set_id(struct doc *d)
{
	d->id = hash_id("doc", d->key, 0);
}
