#include "base.h"

#include <stdio.h>

#include "clock.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_claim.h"
#include "store_doc.h"
#include "store_told_in.h"

/* ---- what several rows have in common ---- */

void
store_told_col(struct stmt *s, int at, struct arena *a, struct told *t)
{
	t->title = col_str(s, at, a);
	t->show = col_str(s, at + 1, a);
	t->link = col_str(s, at + 2, a);
	t->kind = (enum doc_kind)col_int(s, at + 3);
	t->date = col_time(s, at + 4);
	t->learned = col_time(s, at + 5);
	t->voice = col_int(s, at + 6);
	t->stated = col_time(s, at + 7);
	t->quote = STR_NONE;
}

int
store_parties(struct stmt *s, struct arena *a, struct deal_party *party,
    struct named *name, size_t *n, struct err *e)
{
	int rc;

	*n = 0;
	while ((rc = stmt_step(s, e)) > 0) {
		if (*n == DEAL_PARTIES)
			continue;
		party[*n].entity = col_int(s, 0);
		party[*n].role = (enum deal_role)col_int(s, 1);
		name[*n] = (struct named){
			.id = col_int(s, 0), .name = col_str(s, 2, a),
			.type = (enum entity_type)col_int(s, 3),
			.weight = col_real(s, 4),
		};
		(*n)++;
	}
	return rc;
}

void
store_copy_code(char *to, size_t room, struct str from)
{
	snprintf(to, room, "%.*s", STR_ARG(from));
}

/* ---- mentions ---- */

int
store_mentions(struct db *db, struct arena *a, int64_t doc,
    struct mention_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_MENTIONS);
	VEC(struct mention) v = VEC_INIT;
	int rc;

	stmt_int(s, "doc", doc);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct mention){
			.start = (uint32_t)col_int(s, 0),
			.end = (uint32_t)col_int(s, 1),
			.entity = col_int(s, 2),
			.how = (enum mention_how)col_int(s, 3),
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_doc_names(struct db *db, struct arena *a, int64_t doc,
    struct doc_name_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DOC_NAMES);
	VEC(struct doc_name) v = VEC_INIT;
	int rc;

	stmt_int(s, "doc", doc);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct doc_name){
			.entity = col_int(s, 0), .name = col_str(s, 1, a),
			.type = (enum entity_type)col_int(s, 2),
			.origin = (enum entity_origin)col_int(s, 3),
			.count = col_int(s, 4),
			.first = (uint32_t)col_int(s, 5),
			.weight = col_real(s, 6),
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}

/* ---- claims ---- */

/* A row of claim_told. */
static void
claim_col(struct stmt *s, struct arena *a, struct claim_row *r)
{
	r->claim = (struct claim){
		.id = col_int(s, 0), .doc = col_int(s, 1),
		.relation = (enum relation)col_int(s, 2),
		.head = col_int(s, 3), .tail = col_int(s, 4),
		.status = (enum status)col_int(s, 5),
		.start = (uint32_t)col_int(s, 6),
		.end = (uint32_t)col_int(s, 7),
		.speaker = col_str(s, 8, a), .at_ms = col_int(s, 9),
		.about = { col_time(s, 10), col_time(s, 11) },
	};
	r->head = (struct named){ col_int(s, 3), col_str(s, 12, a),
	    (enum entity_type)col_int(s, 13), col_real(s, 14) };
	r->tail = (struct named){ col_int(s, 4), col_str(s, 15, a),
	    (enum entity_type)col_int(s, 16), col_real(s, 17) };
	store_told_col(s, 18, a, &r->told);
	/* The edge's number is known before the edge is. */
	r->edge = col_type(s, 33) == COL_NULL ? 0 : col_int(s, 26);
	r->edge_claims = col_int(s, 27);
	r->edge_sources = col_int(s, 28);
	r->edge_first_seen = col_time(s, 29);
	r->edge_last_seen = col_time(s, 30);
	r->edge_status = (enum status)col_int(s, 31);
	r->edge_confidence = col_real(s, 32);
}

static struct stmt *
claims_stmt(struct db *db, const struct claim_filter *f)
{
	struct stmt *s;
	int64_t id = f->edge != 0 ? f->edge : f->doc != 0 ? f->doc : f->entity;

	if (id == 0) {
		s = stmt_use(db, f->learned ? STMT_CLAIMS_LEARNED :
		    STMT_CLAIMS_DATED);
		stmt_int(s, "since", f->since == CLOCK_NONE ? INT64_MIN :
		    f->since);
		stmt_int(s, "until", f->until == CLOCK_NONE ? INT64_MAX :
		    f->until);
		return s;
	}
	s = stmt_use(db, f->edge != 0 ? STMT_CLAIMS_OF_EDGE :
	    f->doc != 0 ? STMT_CLAIMS_OF_DOC : STMT_CLAIMS_OF_ENTITY);
	stmt_int(s, "id", id);
	if (f->edge != 0) {
		stmt_int(s, "status", f->status);
		stmt_int(s, "has", !f->but);
	}
	if (f->edge == 0 && f->doc == 0) {
		stmt_int(s, "spoken", f->spoken);
		stmt_int(s, "since", f->since == CLOCK_NONE ? INT64_MIN :
		    f->since);
		stmt_int(s, "until", f->until == 0 || f->until == CLOCK_NONE ?
		    INT64_MAX : f->until);
	}
	return s;
}

int
store_claims(struct db *db, struct arena *a, const struct claim_filter *f,
    struct claim_rows *out, struct err *e)
{
	struct stmt *s = claims_stmt(db, f);
	size_t limit = rows_limit(f->limit);
	VEC(struct claim_row) v = VEC_INIT;
	int rc;

	stmt_int(s, "limit", (int64_t)limit + 1);
	while ((rc = stmt_step(s, e)) > 0)
		claim_col(s, a, VEC_ADD(&v));
	ROWS_CUT(out, &v, limit, a);
	for (size_t i = 0; i < out->n && rc == 0; i++) {
		struct claim_row *r = &out->at[i];

		rc = store_doc_bytes(db, a, r->claim.doc, r->claim.start,
		    r->claim.end, &r->told.quote, e);
	}
	return rc;
}

/* ---- deal claims ---- */

/* A row of deal_claim_told. */
static void
deal_claim_col(struct stmt *s, struct arena *a, struct deal_claim_row *r)
{
	struct deal_claim *c = &r->claim;

	*c = (struct deal_claim){
		.id = col_int(s, 0), .doc = col_int(s, 1),
		.type = (enum deal_type)col_int(s, 2),
		.status = (enum status)col_int(s, 3),
		.amount = col_int(s, 4), .valuation = col_int(s, 5),
		.stake = col_int(s, 6), .start = (uint32_t)col_int(s, 9),
		.end = (uint32_t)col_int(s, 10), .speaker = col_str(s, 11, a),
		.at_ms = col_int(s, 12),
		.about = { col_time(s, 13), col_time(s, 14) },
	};
	store_copy_code(c->currency, sizeof(c->currency), col_raw(s, 7));
	store_copy_code(c->round, sizeof(c->round), col_raw(s, 8));
	store_told_col(s, 15, a, &r->told);
	r->deal = col_int(s, 23);
}

static struct stmt *
deal_claims_stmt(struct db *db, const struct deal_claim_filter *f)
{
	struct stmt *s;

	if (f->deal != 0 || f->doc != 0) {
		s = stmt_use(db, f->deal != 0 ? STMT_DEAL_CLAIMS_OF_DEAL :
		    STMT_DEAL_CLAIMS_OF_DOC);
		stmt_int(s, "id", f->deal != 0 ? f->deal : f->doc);
		return s;
	}
	s = stmt_use(db, f->learned ? STMT_DEAL_CLAIMS_LEARNED :
	    STMT_DEAL_CLAIMS_DATED);
	stmt_int(s, "since", f->since == CLOCK_NONE ? INT64_MIN : f->since);
	stmt_int(s, "until", f->until == CLOCK_NONE ? INT64_MAX : f->until);
	return s;
}

static int
fill_deal_claim(struct db *db, struct arena *a, struct deal_claim_row *r,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_CLAIM_PARTIES);

	stmt_int(s, "id", r->claim.id);
	if (store_parties(s, a, r->claim.party, r->party, &r->claim.n_party,
	    e) < 0)
		return -1;
	return store_doc_bytes(db, a, r->claim.doc, r->claim.start,
	    r->claim.end, &r->told.quote, e);
}

int
store_deal_claims(struct db *db, struct arena *a,
    const struct deal_claim_filter *f, struct deal_claim_rows *out,
    struct err *e)
{
	struct stmt *s = deal_claims_stmt(db, f);
	size_t limit = rows_limit(f->limit);
	VEC(struct deal_claim_row) v = VEC_INIT;
	int rc;

	stmt_int(s, "limit", (int64_t)limit + 1);
	while ((rc = stmt_step(s, e)) > 0)
		deal_claim_col(s, a, VEC_ADD(&v));
	ROWS_CUT(out, &v, limit, a);
	for (size_t i = 0; i < out->n && rc == 0; i++)
		rc = fill_deal_claim(db, a, &out->at[i], e);
	return rc;
}
