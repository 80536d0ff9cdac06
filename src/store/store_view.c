#include "base.h"

#include "clock.h"
#include "rows_in.h"
#include "snippet.h"
#include "stmt.h"
#include "store_doc.h"
#include "store_told_in.h"
#include "store_view.h"

/* So many documents tell what stands beside a name, so near to it. */
#define NEWEST 300
#define NEAR_BYTES 240

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

/* The newest place that names both, with the sentences around it. */
static int
together_place(struct db *db, struct arena *a, int64_t entity, int64_t place,
    struct together *t, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOGETHER_PLACE);
	uint32_t at = 0, end = 0;
	int rc;

	stmt_int(s, "entity", entity);
	stmt_int(s, "other", t->name.id);
	stmt_int(s, "passed", (place >> 32) - 1);
	stmt_int(s, "start", place & UINT32_MAX);
	stmt_int(s, "near", NEAR_BYTES);
	while ((rc = stmt_step(s, e)) > 0) {
		t->words.doc = col_int(s, 0);
		at = (uint32_t)MIN_OF(col_int(s, 1), col_int(s, 3));
		end = (uint32_t)MAX_OF(col_int(s, 2), col_int(s, 4));
		store_told_col(s, 5, a, &t->words.told);
	}
	if (rc < 0 || t->words.doc == 0)
		return rc;
	return quote_around(db, a, &t->words, at, end, e);
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

int
store_together(struct db *db, struct arena *a, int64_t entity, size_t limit,
    struct together_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOGETHER);
	VEC(struct together) v = VEC_INIT;
	VEC(int64_t) place = VEC_INIT;
	int rc;

	stmt_int(s, "entity", entity);
	stmt_int(s, "newest", NEWEST);
	stmt_int(s, "near", NEAR_BYTES);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0) {
		*VEC_ADD(&place) = col_int(s, 6);
		*VEC_ADD(&v) = (struct together){
			.name = { .id = col_int(s, 0),
			    .name = col_str(s, 1, a),
			    .type = (enum entity_type)col_int(s, 2),
			    .weight = col_real(s, 3) },
			.shared = col_int(s, 4), .docs = col_int(s, 5)
		};
	}
	ROWS_TAKE(out, &v, a);
	for (size_t i = 0; i < out->n && rc == 0; i++)
		rc = together_place(db, a, entity, place.at[i], &out->at[i],
		    e);
	VEC_RELEASE(&place);
	return rc;
}

int
store_edges_disputed(struct db *db, struct arena *a, int64_t of, size_t limit,
    struct edge_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGES_DISPUTED);

	stmt_int(s, "id", of);
	return store_edge_rows(s, a, limit, out, e);
}

int
store_deals_disputed(struct db *db, struct arena *a, int64_t of, size_t limit,
    struct id_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEALS_DISPUTED);
	VEC(int64_t) v = VEC_INIT;
	int rc;

	stmt_int(s, "id", of);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = col_int(s, 0);
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_moves(struct db *db, struct arena *a, int64_t away, int64_t to,
    int64_t since, int64_t until, size_t limit, struct move_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_MOVES);
	VEC(struct move) v = VEC_INIT;
	int rc;

	stmt_int(s, "away", away);
	stmt_int(s, "to", to);
	stmt_int(s, "since", since);
	stmt_int(s, "until", until == CLOCK_NONE ? INT64_MAX : until);
	stmt_int(s, "limit", (int64_t)rows_limit(limit));
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct move){ col_int(s, 0), col_int(s, 1),
		    col_int(s, 2) };
	ROWS_TAKE(out, &v, a);
	return rc;
}
