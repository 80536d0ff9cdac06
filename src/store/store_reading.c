#include "base.h"

#include <stdlib.h>

#include "edge.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_graph.h"
#include "store_reading.h"
#include "store_search_in.h"
#include "store_story.h"

/* ---- forgetting ---- */

static int
drop_rows(struct db *db, int64_t doc, struct err *e)
{
	static const enum stmt_name step[] = {
		STMT_DROP_SKETCH, STMT_DROP_STORY, STMT_DROP_FOUND, STMT_DROP_MENTION, STMT_DROP_DOC_ENTITY,
		STMT_DROP_CLAIM, STMT_DROP_DEAL_CLAIM_PARTY,
		STMT_DROP_DEAL_CLAIM, STMT_DROP_MOVED, STMT_DROP_DOC_READ
	};

	for (size_t i = 0; i < COUNT_OF(step); i++) {
		struct stmt *s = stmt_use(db, step[i]);

		stmt_int(s, "doc", doc);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

static int
drop_reading(struct db *db, void *ctx, struct err *e)
{
	int64_t doc = *(int64_t *)ctx;

	if (store_search_drop(db, doc, e) < 0 || drop_rows(db, doc, e) < 0)
		return -1;
	return store_folded_put(db, 0, e);
}

int
store_reading_drop(struct db *db, int64_t doc, struct err *e)
{
	return db_write(db, drop_reading, &doc, e);
}

/* ---- storing ---- */

static int
put_founds(struct db *db, const struct doc_reading *r, struct err *e)
{
	for (size_t i = 0; i < r->founds; i++) {
		const struct found *f = &r->found[i];
		struct stmt *s = stmt_use(db, STMT_FOUND_PUT);

		stmt_int(s, "doc", r->doc);
		stmt_int(s, "entity", f->id);
		stmt_int(s, "type", f->type);
		stmt_int(s, "origin", f->origin);
		stmt_str(s, "name", f->name);
		stmt_str(s, "of_name", f->of);
		stmt_str(s, "cue", f->cue);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_mentions(struct db *db, const struct doc_reading *r, int64_t *stored,
    struct err *e)
{
	*stored = 0;
	for (size_t i = 0; i < r->mentions; i++) {
		const struct mention *m = &r->mention[i];
		struct stmt *s = stmt_use(db, STMT_MENTION_PUT);

		stmt_int(s, "doc", r->doc);
		stmt_int(s, "start", m->start);
		stmt_int(s, "stop", m->end);
		stmt_int(s, "entity", m->entity);
		stmt_int(s, "how", m->how);
		if (stmt_run(s, e) < 0)
			return -1;
		*stored += stmt_changes(db);
	}
	return 0;
}

static int
by_entity(const void *pa, const void *pb)
{
	const struct mention *a = pa, *b = pb;

	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

/* The mentions counted by entity. */
static int
put_counts(struct db *db, const struct doc_reading *r, struct err *e)
{
	struct mention *m;
	size_t n = r->mentions;
	int rc = 0;

	if (n == 0)
		return 0;
	m = mem_array(n, sizeof(*m));
	memcpy(m, r->mention, n * sizeof(*m));
	qsort(m, n, sizeof(*m), by_entity);
	for (size_t i = 0, next; i < n && rc == 0; i = next) {
		struct stmt *s = stmt_use(db, STMT_DOC_ENTITY_PUT);

		for (next = i + 1; next < n && m[next].entity == m[i].entity;)
			next++;
		stmt_int(s, "doc", r->doc);
		stmt_int(s, "entity", m[i].entity);
		stmt_int(s, "count", (int64_t)(next - i));
		stmt_int(s, "first", m[i].start);
		stmt_int(s, "date", r->date);
		rc = stmt_run(s, e);
	}
	mem_free(m);
	return rc;
}

static int64_t
edge_of(const struct claim *c)
{
	bool turn = relation_is_symmetric(c->relation) && c->tail < c->head;

	return turn ? edge_id(c->tail, c->relation, c->head) :
	    edge_id(c->head, c->relation, c->tail);
}

static int
put_claims(struct db *db, const struct doc_reading *r, int64_t *stored,
    struct err *e)
{
	*stored = 0;
	for (size_t i = 0; i < r->claims; i++) {
		const struct claim *c = &r->claim[i];
		struct stmt *s = stmt_use(db, STMT_CLAIM_PUT);

		stmt_int(s, "id", c->id);
		stmt_int(s, "doc", r->doc);
		stmt_int(s, "relation", c->relation);
		stmt_int(s, "head", c->head);
		stmt_int(s, "tail", c->tail);
		stmt_int(s, "status", c->status);
		stmt_int(s, "phase", c->phase);
		stmt_int(s, "start", c->start);
		stmt_int(s, "stop", c->end);
		stmt_str(s, "speaker", c->speaker);
		stmt_int(s, "at_ms", c->at_ms);
		stmt_time(s, "about_from", c->about.from);
		stmt_time(s, "about_to", c->about.to);
		stmt_int(s, "edge", edge_of(c));
		if (stmt_run(s, e) < 0)
			return -1;
		*stored += stmt_changes(db);
	}
	return 0;
}

static int
put_parties(struct db *db, const struct deal_claim *c, struct err *e)
{
	for (size_t i = 0; i < c->n_party; i++) {
		struct stmt *s = stmt_use(db, STMT_DEAL_CLAIM_PARTY_PUT);

		stmt_int(s, "claim", c->id);
		stmt_int(s, "seq", (int64_t)i);
		stmt_int(s, "entity", c->party[i].entity);
		stmt_int(s, "role", c->party[i].role);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_deal(struct db *db, int64_t doc, const struct deal_claim *c,
    int64_t *stored, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_CLAIM_PUT);

	stmt_int(s, "id", c->id);
	stmt_int(s, "doc", doc);
	stmt_int(s, "type", c->type);
	stmt_int(s, "status", c->status);
	stmt_int(s, "amount", c->amount);
	stmt_int(s, "valuation", c->valuation);
	stmt_int(s, "stake", c->stake);
	stmt_str(s, "currency", str_of(c->currency));
	stmt_str(s, "round", str_of(c->round));
	stmt_int(s, "start", c->start);
	stmt_int(s, "stop", c->end);
	stmt_str(s, "speaker", c->speaker);
	stmt_int(s, "at_ms", c->at_ms);
	stmt_time(s, "about_from", c->about.from);
	stmt_time(s, "about_to", c->about.to);
	if (stmt_run(s, e) < 0)
		return -1;
	if (stmt_changes(db) == 0)
		return 0;	/* said twice in the same words */
	(*stored)++;
	return put_parties(db, c, e);
}

static int
put_deals(struct db *db, const struct doc_reading *r, int64_t *stored,
    struct err *e)
{
	*stored = 0;
	for (size_t i = 0; i < r->deals; i++)
		if (put_deal(db, r->doc, &r->deal[i], stored, e) < 0)
			return -1;
	return 0;
}

static int
put_stories(struct db *db, const struct doc_reading *r, struct err *e)
{
	for (size_t i = 0; i < r->stories; i++) {
		const struct roundup_story *st = &r->story[i];
		struct stmt *s = stmt_use(db, STMT_STORY_PUT);

		stmt_int(s, "doc", r->doc);
		stmt_int(s, "start", st->start);
		stmt_int(s, "stop", st->end);
		stmt_int(s, "title_start", st->title);
		stmt_int(s, "title_stop", st->title_end);
		stmt_int(s, "url_start", st->url);
		stmt_int(s, "url_stop", st->url_end);
		stmt_int(s, "page", store_page_hash((struct str){
		    r->body.p + st->url, st->url_end - st->url }));
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_sketch(struct db *db, const struct doc_reading *r, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SKETCH_PUT);

	if (r->bins.n == 0)
		return 0;
	stmt_int(s, "doc", r->doc);
	stmt_str(s, "bins", r->bins);
	return stmt_run(s, e);
}

static int
put_moved(struct db *db, const struct doc_reading *r, struct err *e)
{
	for (size_t i = 0; i < r->moves; i++) {
		struct stmt *s = stmt_use(db, STMT_MOVED_PUT);

		stmt_int(s, "doc", r->doc);
		stmt_int(s, "judgement", r->moved[i]);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

static int
put_mark(struct db *db, const struct doc_reading *r, int64_t mentions,
    int64_t claims, int64_t deals, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_READING_MARK);

	stmt_int(s, "doc", r->doc);
	stmt_int(s, "version", r->version);
	stmt_int(s, "reader", r->reader);
	stmt_int(s, "lexicon", r->lexicon);
	stmt_int(s, "voice", r->voice);
	stmt_int(s, "mentions", mentions);
	stmt_int(s, "claims", claims);
	stmt_int(s, "deals", deals);
	if (stmt_run(s, e) < 0)
		return -1;
	return store_folded_put(db, 0, e);
}

static int
put_reading(struct db *db, void *ctx, struct err *e)
{
	const struct doc_reading *r = ctx;
	struct stmt *s = stmt_use(db, STMT_READING_DOC);
	int64_t mentions, claims, deals;
	bool current, indexed;
	int rc;

	stmt_int(s, "doc", r->doc);
	rc = stmt_step(s, e);
	if (rc < 0)
		return -1;
	current = rc > 0 && col_int(s, 0) == r->version;
	indexed = rc > 0 && col_type(s, 2) != COL_NULL;
	stmt_done(s);
	if (!current)
		return 0;
	if (drop_rows(db, r->doc, e) < 0 ||
	    put_founds(db, r, e) < 0 ||
	    put_mentions(db, r, &mentions, e) < 0 ||
	    put_counts(db, r, e) < 0 ||
	    put_claims(db, r, &claims, e) < 0 ||
	    put_deals(db, r, &deals, e) < 0 || put_moved(db, r, e) < 0 ||
	    put_stories(db, r, e) < 0 || put_sketch(db, r, e) < 0)
		return -1;
	if (!indexed && store_search_put(db, r->doc, r->date, r->title,
	    r->body, e) < 0)
		return -1;
	return put_mark(db, r, mentions, claims, deals, e);
}

int
store_reading_put(struct db *db, const struct doc_reading *r, struct err *e)
{
	struct doc_reading copy = *r;

	return db_write(db, put_reading, &copy, e);
}

int
store_unread(struct db *db, struct arena *a, int64_t reader, int64_t lexicon,
    struct unread_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_UNREAD);
	VEC(struct unread) v = VEC_INIT;
	int rc;

	stmt_int(s, "reader", reader);
	stmt_int(s, "lexicon", lexicon);
	while ((rc = stmt_step(s, e)) > 0) {
		struct unread *u = VEC_ADD(&v);

		u->doc = col_int(s, 0);
		u->version = col_int(s, 1);
		u->size = (uint32_t)col_int(s, 2);
	}
	ROWS_TAKE(out, &v, a);
	return rc;
}
