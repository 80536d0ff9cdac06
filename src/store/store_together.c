#include "base.h"

#include <stdlib.h>

#include "map.h"
#include "rows_in.h"
#include "snippet.h"
#include "stmt.h"
#include "store_doc.h"
#include "store_told_in.h"
#include "store_view.h"

/*
 * What is named beside a thing, and where.
 *
 * Its newest documents are gone through one after another, each from its first
 * mention to its last: as a join of mentions with mentions this is most of what
 * a card costs.
 */

/* So many documents tell what stands beside a name, so near to it. */
#define NEWEST 300
#define NEAR_BYTES 240u

/* The sentences around a place become the quote. */
static int
quote_around(struct db *db, struct arena *a, struct words_at *w, uint32_t at,
    uint32_t end, struct err *e)
{
	struct snippet snip = { .at = at, .at_end = end };
	struct arena text = ARENA_INIT;
	const struct doc *d = store_doc_get(db, &text, w->doc, e);
	int rc = d ? 0 : -1;

	if (d != NULL && end <= d->text.n) {
		snippet_around(d->text, &snip);
		w->start = snip.start;
		w->told.quote = arena_str(a, (struct str){
		    d->text.p + snip.start, snip.end - snip.start });
	}
	arena_release(&text);
	return rc;
}

int
store_named_at(struct db *db, struct arena *a, int64_t doc, int64_t entity,
    struct words_at *w, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NAMED_AT);
	uint32_t at = 0, end = 0;
	int rc;

	*w = (struct words_at){ .doc = 0 };
	stmt_int(s, "doc", doc);
	stmt_int(s, "entity", entity);
	while ((rc = stmt_step(s, e)) > 0) {
		w->doc = col_int(s, 0);
		at = (uint32_t)col_int(s, 1);
		end = (uint32_t)col_int(s, 2);
		store_told_col(s, 3, a, &w->told);
	}
	if (rc < 0 || w->doc == 0)
		return rc;
	return quote_around(db, a, w, at, end, e);
}

/* ---- a document's mentions, from the first to the last ---- */

struct beside {
	int64_t		entity;
	int64_t		shared;		/* documents that name both so */
	int64_t		last;		/* the last of them */
	int64_t		doc;		/* the newest of them, */
	uint32_t	at;		/* and where the one stands there first */
};

struct mark {
	int64_t		entity;
	uint32_t	start;
};

struct sweep {
	struct db	*db;
	struct arena	 arena;		/* of beside, whose keys the map has */
	int64_t		 entity, doc;
	VEC(struct mark) marks;
	VEC(uint32_t)	 own;		/* where the entity itself stands */
	VEC(uint32_t)	 stories;	/* where stories begin */
	struct map	 by_entity;
	VEC(struct beside *) found;
};

static void
sweep_release(struct sweep *x)
{
	VEC_RELEASE(&x->marks);
	VEC_RELEASE(&x->own);
	VEC_RELEASE(&x->stories);
	VEC_RELEASE(&x->found);
	map_release(&x->by_entity);
	arena_release(&x->arena);
}

static int
read_doc(struct sweep *x, struct err *e)
{
	struct stmt *s = stmt_use(x->db, STMT_TOGETHER_MARKS);
	int rc;

	VEC_RESET(&x->marks);
	VEC_RESET(&x->own);
	VEC_RESET(&x->stories);
	stmt_int(s, "doc", x->doc);
	while ((rc = stmt_step(s, e)) > 0) {
		struct mark m = { col_int(s, 1), (uint32_t)col_int(s, 0) };

		*VEC_ADD(&x->marks) = m;
		if (m.entity == x->entity)
			*VEC_ADD(&x->own) = m.start;
	}
	if (rc < 0)
		return -1;
	s = stmt_use(x->db, STMT_TOGETHER_STORIES);
	stmt_int(s, "doc", x->doc);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&x->stories) = (uint32_t)col_int(s, 0);
	return rc;
}

static void
meet(struct sweep *x, int64_t entity, uint32_t at)
{
	struct str key = { (const char *)&entity, sizeof(entity) };
	uint64_t *place = map_find(&x->by_entity, key);
	struct beside *b;

	if (place == NULL) {
		b = arena_alloc(&x->arena, sizeof(*b));
		*b = (struct beside){ .entity = entity, .doc = x->doc,
		    .at = at };
		key.p = (const char *)&b->entity;
		*map_put(&x->by_entity, key, NULL) = x->found.n;
		*VEC_ADD(&x->found) = b;
	} else
		b = x->found.at[*place];
	if (b->last != x->doc)
		b->shared++;
	b->last = x->doc;
}

/* Each other name with the first place of the entity that is near it and in
 * the same story. */
static void
sweep_doc(struct sweep *x)
{
	size_t story = 0, own = 0;

	for (size_t i = 0; i < x->marks.n; i++) {
		uint32_t at = x->marks.at[i].start, from, end = UINT32_MAX;

		while (story < x->stories.n && x->stories.at[story] <= at)
			story++;
		from = at > NEAR_BYTES ? at - NEAR_BYTES : 0;
		if (story > 0)
			from = MAX_OF(from, x->stories.at[story - 1]);
		if (story < x->stories.n)
			end = x->stories.at[story];
		while (own < x->own.n && x->own.at[own] < from)
			own++;
		if (own == x->own.n)
			return;
		if (x->marks.at[i].entity != x->entity &&
		    x->own.at[own] < end &&
		    x->own.at[own] <= at + NEAR_BYTES)
			meet(x, x->marks.at[i].entity, x->own.at[own]);
	}
}

static int
sweep_all(struct sweep *x, struct err *e)
{
	struct stmt *s = stmt_use(x->db, STMT_TOGETHER_DOCS);
	VEC(int64_t) docs = VEC_INIT;
	int rc;

	stmt_int(s, "entity", x->entity);
	stmt_int(s, "newest", NEWEST);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&docs) = col_int(s, 0);
	for (size_t i = 0; i < docs.n && rc == 0; i++) {
		x->doc = docs.at[i];
		rc = read_doc(x, e);
		if (rc == 0)
			sweep_doc(x);
	}
	VEC_RELEASE(&docs);
	return rc;
}

/* ---- the closest ---- */

/* The more a thing is named everywhere, the less it says that it is named here
 * too. */
static double
closeness(const struct together *t)
{
	return (double)t->shared * (double)t->shared / (double)t->docs;
}

static int
cmp_shared(const void *pa, const void *pb)
{
	const struct beside *a = *(const struct beside *const *)pa;
	const struct beside *b = *(const struct beside *const *)pb;

	if (a->shared != b->shared)
		return a->shared > b->shared ? -1 : 1;
	return a->entity < b->entity ? -1 : a->entity > b->entity;
}

/* 1 where it is one to be shown, 0 for a candidate. */
static int
name_beside(struct db *db, struct arena *a, const struct beside *b,
    struct together *t, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOGETHER_NAME);
	int rc, rows = 0;

	stmt_int(s, "entity", b->entity);
	while ((rc = stmt_step(s, e)) > 0) {
		rows++;
		*t = (struct together){
			.name = { .id = b->entity, .name = col_str(s, 0, a),
			    .type = (enum entity_type)col_int(s, 1),
			    .weight = col_real(s, 2) },
			.shared = b->shared, .docs = col_int(s, 3),
			.words = { .doc = b->doc, .start = b->at }
		};
	}
	return rc < 0 ? -1 : rows;
}

/* Those that share as much come by id: a later one that is as close stands
 * behind. */
static size_t
insert(struct together *at, size_t n, size_t limit, const struct together *t)
{
	size_t i = n < limit ? n : limit - 1;

	if (n == limit && closeness(&at[i]) >= closeness(t))
		return n;
	for (; i > 0 && closeness(&at[i - 1]) < closeness(t); i--)
		at[i] = at[i - 1];
	at[i] = *t;
	return MIN_OF(n + 1, limit);
}

/* Nothing is closer than by all the documents that it shares, so the rest need
 * not be looked at once the last of the closest is closer than that. */
static int
pick_closest(struct sweep *x, struct arena *a, size_t limit,
    struct together_rows *out, struct err *e)
{
	int rc = 0;

	if (x->found.n > 1)
		qsort(x->found.at, x->found.n, sizeof(struct beside *),
		    cmp_shared);
	out->at = arena_array(a, MIN_OF(limit, x->found.n) + 1,
	    sizeof(*out->at));
	for (size_t i = 0; i < x->found.n && rc >= 0; i++) {
		const struct beside *b = x->found.at[i];
		struct together t;

		if (out->n == limit &&
		    closeness(&out->at[limit - 1]) > (double)b->shared)
			break;
		rc = name_beside(x->db, a, b, &t, e);
		if (rc > 0)
			out->n = insert(out->at, out->n, limit, &t);
	}
	return rc < 0 ? -1 : 0;
}

/* The sentences around both, where they stand so in the newest document. */
static int
quote_both(struct db *db, struct arena *a, int64_t entity, struct together *t,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOGETHER_PLACE);
	uint32_t at = 0, end = 0;
	int rc, rows = 0;

	stmt_int(s, "entity", entity);
	stmt_int(s, "other", t->name.id);
	stmt_int(s, "doc", t->words.doc);
	stmt_int(s, "start", t->words.start);
	stmt_int(s, "near", NEAR_BYTES);
	while ((rc = stmt_step(s, e)) > 0) {
		rows++;
		at = (uint32_t)MIN_OF(col_int(s, 0), col_int(s, 2));
		end = (uint32_t)MAX_OF(col_int(s, 1), col_int(s, 3));
		store_told_col(s, 4, a, &t->words.told);
	}
	if (rc < 0 || rows == 0)
		return rc;
	return quote_around(db, a, &t->words, at, end, e);
}

int
store_together(struct db *db, struct arena *a, int64_t entity, size_t limit,
    struct together_rows *out, struct err *e)
{
	struct sweep x = { .db = db, .entity = entity };
	int rc = sweep_all(&x, e);

	*out = (struct together_rows){ .n = 0 };
	if (rc == 0)
		rc = pick_closest(&x, a, rows_limit(limit), out, e);
	sweep_release(&x);
	for (size_t i = 0; i < out->n && rc == 0; i++)
		rc = quote_both(db, a, entity, &out->at[i], e);
	return rc;
}
