#include "base.h"

#include "batch.h"
#include "limits.h"
#include "store_doc.h"
#include "store_source.h"

#define BATCH_DOCS 1000
#define BATCH_BYTES (16 * MIB)

void
batch_put(struct batch *b, const struct doc *d)
{
	struct doc *to = VEC_ADD(&b->docs);

	*to = *d;
	to->key = arena_str(&b->arena, d->key);
	to->title = arena_str(&b->arena, d->title);
	to->show = arena_str(&b->arena, d->show);
	to->people = arena_str(&b->arena, d->people);
	to->lang = arena_str(&b->arena, d->lang);
	to->link = arena_str(&b->arena, d->link);
	to->text = arena_str(&b->arena, d->text);
}

bool
batch_is_full(const struct batch *b)
{
	return b->docs.n >= BATCH_DOCS || b->arena.total >= BATCH_BYTES;
}

void
batch_cut(struct batch *b, size_t n)
{
	if (n < b->docs.n)
		b->docs.n = n;
}

static void
count(struct batch_counts *c, enum doc_put what, const struct doc *d)
{
	c->added += what == DOC_PUT_NEW;
	c->changed += what == DOC_PUT_CHANGED;
	c->known += what == DOC_PUT_KNOWN;
	if (what != DOC_PUT_KNOWN)
		c->bytes += d->text.n;
}

int
batch_write(struct batch *b, struct db *db, struct batch_counts *c,
    struct err *e)
{
	for (size_t i = 0; i < b->docs.n; i++) {
		struct doc *d = &b->docs.at[i];
		enum doc_put what;

		if (store_doc_put(db, d, &what, e) < 0)
			return -1;
		if (d->source != 0 && store_item_put(db, d->source, d->key,
		    d->id, e) < 0)
			return -1;
		count(c, what, d);
	}
	return 0;
}

struct write {
	struct batch		*batch;
	struct batch_counts	 counts;
};

static int
write_all(struct db *db, void *ctx, struct err *e)
{
	struct write *w = ctx;

	/* it may be run again: count from nothing */
	w->counts = (struct batch_counts){ 0, 0, 0, 0 };
	return batch_write(w->batch, db, &w->counts, e);
}

int
batch_store(struct batch *b, struct db *db, struct err *e)
{
	struct write w = { .batch = b };

	if (b->docs.n == 0)
		return 0;
	if (db_write(db, write_all, &w, e) < 0)
		return -1;
	b->counts.added += w.counts.added;
	b->counts.changed += w.counts.changed;
	b->counts.known += w.counts.known;
	b->counts.bytes += w.counts.bytes;
	batch_empty(b);
	return 0;
}

void
batch_empty(struct batch *b)
{
	VEC_RESET(&b->docs);
	arena_reset(&b->arena);
}

void
batch_release(struct batch *b)
{
	VEC_RELEASE(&b->docs);
	arena_release(&b->arena);
}
