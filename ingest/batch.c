#include "base.h"

#include "batch.h"
#include "hash.h"
#include "limits.h"
#include "store_doc.h"
#include "store_follow.h"
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
	to->more_url = arena_str(&b->arena, d->more_url);
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
	c->removed += what == DOC_PUT_REMOVED;
	if (what == DOC_PUT_NEW || what == DOC_PUT_CHANGED)
		c->bytes += d->text.n;
}

/* What the feed says of an item; never 0. */
static int64_t
words_of(const struct doc *d)
{
	uint64_t h = hash_mix(hash_str(d->title), hash_str(d->text));

	h = hash_mix(h, hash_str(d->people));
	h = hash_mix(h, hash_str(d->more_url));
	h = hash_mix(h, d->date_origin == DATE_STATED ? (uint64_t)d->date : 0);
	return (int64_t)(h & INT64_MAX) | 1;
}

/*
 * An item that says what it said the last time is known, whatever its document
 * has become since: a page or a transcript may have taken its place.
 */
static int
put_item(struct db *db, struct doc *d, enum doc_put *what, struct err *e)
{
	struct item item = { .source = d->source, .key = d->key };
	int64_t words = words_of(d);

	if (store_item_find(db, &item, e) < 0)
		return -1;
	if (item.doc != 0 && item.words == words) {
		*what = DOC_PUT_KNOWN;
		return 0;
	}
	if (store_doc_put(db, d, what, e) < 0)
		return -1;
	if (*what == DOC_PUT_REMOVED)
		return 0;
	item.doc = d->id;
	item.words = words;
	if (store_item_put(db, &item, e) < 0)
		return -1;
	return d->more == MORE_NONE ? 0 : store_follow_put(db, d->id, d->more,
	    d->more_url, e);
}

int
batch_write(struct batch *b, struct db *db, struct batch_counts *c,
    struct err *e)
{
	for (size_t i = 0; i < b->docs.n; i++) {
		struct doc *d = &b->docs.at[i];
		enum doc_put what;
		int rc = d->source != 0 ? put_item(db, d, &what, e) :
		    store_doc_put(db, d, &what, e);

		if (rc < 0)
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
	w->counts = (struct batch_counts){ 0 };
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
	b->counts.removed += w.counts.removed;
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
