#include "base.h"

#include "belief.h"
#include "build.h"
#include "clock.h"
#include "deals.h"
#include "extract.h"
#include "group.h"
#include "handful.h"
#include "hash.h"
#include "identity.h"
#include "judge.h"
#include "log.h"
#include "rank.h"
#include "schema.h"
#include "seed.h"
#include "store_claim.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_reading.h"

/* Documents read at once and stored in one transaction, unless they are large. */
#define BATCH_DOCS 64
#define BATCH_BYTES (1u << 20)

struct building {
	const struct build_options	*opt;
	struct build_report		*report;
	struct lexicon			*lex;
	int64_t				 reader, lexicon_version;
	int64_t				 promote;
	struct identity			 identity;
	struct unread_rows		 unread;
	size_t				 next;	/* of unread, to be read */
	struct handful			 half[2];
	struct handful			*now;	/* being stored */
	struct arena			 arena;
};

static int
put_entity(const struct entity *x, const struct alias *alias, size_t n,
    void *ctx)
{
	lexicon_put(ctx, x, alias, n);
	return 0;
}

/* The site of a link: "blog.example.com". */
static struct str
host_of(struct str link)
{
	size_t at = str_find(link, "://", 0), end;

	if (at == SIZE_MAX)
		return STR_NONE;
	link.p += at + 3;
	link.n -= at + 3;
	end = 0;
	while (end < link.n && link.p[end] != '/' && link.p[end] != '?')
		end++;
	return (struct str){ link.p, end };
}

/*
 * Who speaks.  Two documents of one show, source or site are one voice: what
 * they both say has been said once.  A paper speaks for its own authors.  What
 * does not say where it comes from is one voice with all of its kind: nothing
 * shows that they are independent.
 */
static int64_t
voice_of(const struct doc *d)
{
	struct str host = host_of(d->link);

	if (d->kind == DOC_PAPER)
		return d->id;
	if (d->show.n > 0)
		return hash_id("show", d->show, 0);
	if (d->source != 0)
		return d->source;
	if (host.n > 0)
		return hash_id("host", host, 0);
	return hash_id("unsigned", str_of(doc_kind_name(d->kind)), 0);
}

/* The rest is in the tables of names. */
static struct doc_reading
rows_of(const struct lexicon *lex, const struct doc *d,
    const struct reading *r, struct arena *a)
{
	struct doc_reading out = { .doc = d->id, .voice = voice_of(d),
	    .date = d->date, .mention = r->mention, .mentions = r->mentions,
	    .claim = r->claim, .claims = r->claims, .deal = r->deal,
	    .deals = r->deals, .title = d->title, .body = d->text };
	struct found *f = arena_array(a, r->entities + 1, sizeof(*f));
	char *bins = arena_alloc(a, SKETCH_TEXT + 1);

	for (size_t i = 0; i < r->entities; i++) {
		const struct reading_entity *x = &r->entity[i];

		if (lexicon_entity(lex, x->id) == NULL)
			f[out.founds++] = (struct found){ x->id, x->type,
			    x->origin, x->name, x->of, x->cue };
	}
	out.found = f;
	out.story = r->roundup.at;
	out.stories = r->roundup.n;
	if (r->sketched) {
		sketch_write(&r->sketch, bins);
		out.bins = str_of(bins);
	}
	return out;
}

/* Takes the next documents from the database and has them read. */
static int
start(struct db *db, struct building *b, struct handful *h, struct err *e)
{
	handful_begin(h);
	while (b->next < b->unread.n && h->task.n < BATCH_DOCS &&
	    h->bytes < BATCH_BYTES) {
		const struct unread *u = &b->unread.at[b->next];
		struct doc *d = store_doc_get(db, &h->text, u->doc, e);

		if (d == NULL)
			return -1;
		*VEC_ADD(&h->task) = (struct task){ .doc = d,
		    .version = u->version };
		h->bytes += u->size;
		b->next++;
	}
	handful_start(h, b->lex);
	return 0;
}

static int
store(struct db *db, void *ctx, struct err *e)
{
	struct building *b = ctx;

	for (size_t i = 0; i < b->now->task.n; i++) {
		struct task *t = &b->now->task.at[i];
		struct reading linked = t->reading;
		const int64_t *moved;
		struct doc_reading rows;
		size_t moves;

		arena_reset(&b->arena);
		moves = identity_link(&b->identity, b->lex, t->doc, &linked,
		    &b->arena, &moved);
		rows = rows_of(b->lex, t->doc, &linked, &b->arena);
		rows.moved = moved;
		rows.moves = moves;
		rows.version = t->version;
		rows.reader = b->reader;
		rows.lexicon = b->lexicon_version;
		if (store_reading_put(db, &rows, e) < 0)
			return -1;
	}
	return 0;
}

static void
tell(struct building *b, int64_t began)
{
	int64_t ms = clock_ticks() - began + 1;

	b->report->docs += b->now->task.n;
	b->report->bytes += b->now->bytes;
	for (size_t i = 0; i < b->now->task.n; i++) {
		const struct reading *r = &b->now->task.at[i].reading;

		b->report->mentions += r->mentions;
		b->report->claims += r->claims;
		b->report->deal_claims += r->deals;
	}
	if (b->opt->progress)
		log_progress("read %zu of %zu documents, %.1f MB/s",
		    b->report->docs, b->unread.n,
		    (double)b->report->bytes / 1000.0 / (double)ms);
}

/* One half is read by threads while this one stores the other. */
static int
read_all(struct db *db, struct building *b, struct err *e)
{
	int64_t began = clock_ticks();
	struct handful *then = &b->half[1];
	int rc;

	b->now = &b->half[0];
	rc = start(db, b, b->now, e);
	while (rc == 0 && b->now->task.n > 0) {
		handful_wait(b->now);
		rc = start(db, b, then, e);
		if (rc == 0)
			rc = db_write(db, store, b, e);
		if (rc == 0)
			tell(b, began);
		b->now = then;
		then = b->now == &b->half[0] ? &b->half[1] : &b->half[0];
	}
	for (size_t i = 0; i < 2; i++) {
		handful_wait(&b->half[i]);
		handful_release(&b->half[i]);
	}
	return rc;
}

static int
fold_identity(struct db *db, struct err *e)
{
	struct identity x;
	int rc = identity_load(db, &x, e);

	if (rc == 0)
		rc = identity_fold(db, &x, e);
	identity_release(&x);
	return rc;
}

int
graph_fold(struct db *db, int64_t promote, struct build_report *report,
    struct err *e)
{
	if (store_fold_clear(db, e) < 0 || fold_identity(db, e) < 0 ||
	    group_fold(db, e) < 0 || belief_fold(db, &report->edges, e) < 0 ||
	    deals_fold(db, &report->deals, e) < 0 ||
	    store_fold_nodes(db, promote, e) < 0 || rank_weights(db, e) < 0)
		return -1;
	return store_folded_put(db, promote, e);
}

static int
fold(struct db *db, void *ctx, struct err *e)
{
	struct building *b = ctx;

	return graph_fold(db, b->promote, b->report, e);
}

static int
fold_if_moved(struct db *db, struct building *b, struct err *e)
{
	int64_t folded;

	if (store_folded_get(db, &folded, e) < 0)
		return -1;
	if (folded == b->promote)
		return 0;
	if (b->opt->progress)
		log_progress("folding claims into edges and deals");
	b->report->folded = true;
	return db_write(db, fold, b, e);
}

int64_t
build_reader(void)
{
	return (int64_t)(hash_mix(BUILD_READER, seed_version()) & INT64_MAX);
}

int
graph_build(struct db *db, const struct build_options *opt,
    struct build_report *report, struct err *e)
{
	struct building b = { .opt = opt, .report = report,
	    .reader = build_reader(),
	    .promote = opt->promote ? opt->promote : BUILD_PROMOTE };
	struct arena list = ARENA_INIT;
	int rc;

	*report = (struct build_report){ 0 };
	b.lex = lexicon_new();
	rc = opt->all ? schema_reset_derived(db, e) : 0;
	if (rc == 0)
		rc = judge_replay(db, e);
	if (rc == 0)
		rc = identity_load(db, &b.identity, e);
	if (rc == 0)
		rc = store_lexicon_version(db, &b.lexicon_version, e);
	if (rc == 0)
		rc = store_entity_each(db, put_entity, b.lex, e);
	if (rc == 0)
		rc = store_unread(db, &list, b.reader, b.lexicon_version,
		    &b.unread, e);
	if (rc == 0) {
		lexicon_ready(b.lex);
		rc = read_all(db, &b, e);
	}
	if (rc == 0)
		rc = fold_if_moved(db, &b, e);
	log_progress_end();
	lexicon_free(b.lex);
	identity_release(&b.identity);
	arena_release(&b.arena);
	arena_release(&list);
	return rc;
}
