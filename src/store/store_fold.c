#include "base.h"

#include "buf.h"
#include "clock.h"
#include "limits.h"
#include "doc.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_told_in.h"

/* What graph/build reads and writes while it folds. */

/* ---- reading ---- */

static struct told_when
told_when(struct stmt *s, int date, int origin)
{
	return (struct told_when){ .seen = col_int(s, date),
	    .date = col_int(s, origin) == DATE_STATED ? col_int(s, date) :
	    CLOCK_NONE };
}

/* The company of that name; 0 where there is no name. */
static int64_t
company_of(struct str name)
{
	return name.n == 0 ? 0 : entity_id(ENTITY_COMPANY, name);
}

/* Of a symmetric relation the lesser id is the head, as the edge has it. */
static void
fold_claim_col(struct stmt *s, struct fold_claim *c)
{
	*c = (struct fold_claim){
		.id = col_int(s, 0), .edge = col_int(s, 1),
		.head = col_int(s, 2), .tail = col_int(s, 3),
		.relation = (enum relation)col_int(s, 4),
		.status = (enum status)col_int(s, 5), .doc = col_int(s, 6),
		.when = told_when(s, 7, 11), .voice = col_int(s, 8),
		.about = { col_time(s, 9), col_time(s, 10) },
		.direct = col_int(s, 12) != 0 || col_int(s, 13) == DOC_LAUNCH,
		.head_type = (enum entity_type)col_int(s, 14),
		.tail_type = (enum entity_type)col_int(s, 15),
		.copied = col_int(s, 16) != 0,
		.phase = (enum phase)col_int(s, 17),
		.tail_of = company_of(col_raw(s, 18)),
	};
	if (relation_is_symmetric(c->relation) && c->tail < c->head) {
		int64_t head = c->head;

		c->head = c->tail;
		c->tail = head;
	}
}

int
store_fold_each(struct db *db, store_fold_fn *fn, void *ctx, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FOLD_CLAIMS);
	struct fold_claim c;
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		fold_claim_col(s, &c);
		if ((rc = fn(&c, ctx)) != 0)
			break;
	}
	stmt_done(s);
	return rc;
}

static void
fold_deal_col(struct stmt *s, struct fold_deal *d)
{
	*d = (struct fold_deal){
		.claim = {
			.id = col_int(s, 0), .doc = col_int(s, 1),
			.type = (enum deal_type)col_int(s, 2),
			.status = (enum status)col_int(s, 3),
			.amount = col_int(s, 4), .valuation = col_int(s, 5),
			.stake = col_int(s, 6),
			.start = (uint32_t)col_int(s, 9),
			.end = (uint32_t)col_int(s, 10),
			.speaker = STR_NONE, .at_ms = col_int(s, 11),
			.about = { col_time(s, 12), col_time(s, 13) },
		},
		.when = told_when(s, 14, 18), .voice = col_int(s, 15),
		.direct = col_int(s, 19) != 0 || col_int(s, 20) == DOC_LAUNCH,
		.copied = col_int(s, 21) != 0,
	};
	store_copy_code(d->claim.currency, sizeof(d->claim.currency),
	    col_raw(s, 7));
	store_copy_code(d->claim.round, sizeof(d->claim.round), col_raw(s, 8));
}

static void
add_party(struct stmt *s, struct deal_claim *c)
{
	if (col_type(s, 16) == COL_NULL || c->n_party == DEAL_PARTIES)
		return;
	c->party[c->n_party].entity = col_int(s, 16);
	c->party[c->n_party].role = (enum deal_role)col_int(s, 17);
	c->n_party++;
}

/* Rows come a party a row; a claim is given when its last one has come. */
int
store_fold_deal_each(struct db *db, store_fold_deal_fn *fn, void *ctx,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FOLD_DEAL_CLAIMS);
	struct fold_deal d = { .claim = { .id = 0 } };
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		if (col_int(s, 0) != d.claim.id) {
			if (d.claim.id != 0 && (rc = fn(&d, ctx)) != 0)
				break;
			fold_deal_col(s, &d);
		}
		add_party(s, &d.claim);
	}
	stmt_done(s);
	if (rc == 0 && d.claim.id != 0)
		rc = fn(&d, ctx);
	return rc;
}

/* ---- writing ---- */

int
store_fold_clear(struct db *db, struct err *e)
{
	static const enum stmt_name step[] = {
		STMT_CLEAR_DOC_GROUP, STMT_CLEAR_STORY_DOC, STMT_CLEAR_NODE, STMT_CLEAR_EDGE,
		STMT_CLEAR_DEAL, STMT_CLEAR_DEAL_PARTY, STMT_CLEAR_DEAL_SOURCE
	};

	for (size_t i = 0; i < COUNT_OF(step); i++)
		if (stmt_run(stmt_use(db, step[i]), e) < 0)
			return -1;
	return 0;
}

/* A row of fold_nodes becomes a node. */
static int
put_node(struct db *db, struct stmt *from, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NODE_PUT);
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	int rc;

	store_fold_name(col_raw(from, 9), &folded);
	stmt_int(s, "id", col_int(from, 0));
	stmt_int(s, "mentions", col_int(from, 1));
	stmt_int(s, "docs", col_int(from, 2));
	stmt_int(s, "sources", col_int(from, 3));
	stmt_int(s, "first_seen", col_int(from, 4));
	stmt_int(s, "last_seen", col_int(from, 5));
	stmt_int(s, "dated", col_int(from, 6));
	stmt_int(s, "type", col_int(from, 7));
	stmt_int(s, "origin", col_int(from, 8));
	stmt_str(s, "name", col_raw(from, 9));
	stmt_str(s, "of_name", col_raw(from, 10));
	stmt_str(s, "cue", col_raw(from, 11));
	stmt_str(s, "folded", buf_str(&folded));
	rc = stmt_run(s, e);
	buf_release(&folded);
	return rc;
}

int
store_fold_nodes(struct db *db, int64_t promote, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FOLD_NODES);
	int rc;

	stmt_int(s, "promote", promote);
	while ((rc = stmt_step(s, e)) > 0)
		if (put_node(db, s, e) < 0) {
			stmt_done(s);
			return -1;
		}
	return rc;
}

int
store_node_weight(struct db *db, int64_t id, double weight, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NODE_WEIGHT);

	stmt_int(s, "id", id);
	stmt_real(s, "weight", weight);
	return stmt_run(s, e);
}

int
store_node_counts(struct db *db, struct arena *a,
    struct node_count_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NODE_COUNTS);
	VEC(struct node_count) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct node_count){ col_int(s, 0),
		    col_int(s, 1), col_int(s, 2) };
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_edge_put(struct db *db, const struct edge *g, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_EDGE_PUT);

	stmt_int(s, "id", g->id);
	stmt_int(s, "head", g->head);
	stmt_int(s, "tail", g->tail);
	stmt_int(s, "relation", g->relation);
	stmt_int(s, "status", g->status);
	stmt_int(s, "first_seen", g->first_seen);
	stmt_int(s, "last_seen", g->last_seen);
	stmt_int(s, "claims", g->claims);
	stmt_int(s, "sources", g->sources);
	stmt_real(s, "confidence", g->confidence);
	stmt_int(s, "denials", g->denials);
	stmt_int(s, "direct", g->direct);
	stmt_int(s, "newest", g->newest);
	stmt_time(s, "valid_from", g->valid_from);
	stmt_time(s, "valid_to", g->valid_to);
	stmt_int(s, "closed_by", g->closed_by);
	stmt_int(s, "dated", g->dated);
	return stmt_run(s, e);
}

static int
put_parties(struct db *db, const struct deal *d, struct err *e)
{
	for (size_t i = 0; i < d->n_party; i++) {
		struct stmt *s = stmt_use(db, STMT_DEAL_PARTY_PUT);

		stmt_int(s, "deal", d->id);
		stmt_int(s, "seq", (int64_t)i);
		stmt_int(s, "entity", d->party[i].entity);
		stmt_int(s, "role", d->party[i].role);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	return 0;
}

int
store_deal_put(struct db *db, const struct deal *d, int64_t best,
    int64_t claims, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_PUT);

	stmt_int(s, "id", d->id);
	stmt_int(s, "type", d->type);
	stmt_int(s, "status", d->status);
	stmt_int(s, "amount", d->amount);
	stmt_int(s, "amount_low", d->amount_low);
	stmt_int(s, "amount_high", d->amount_high);
	stmt_int(s, "valuation", d->valuation);
	stmt_int(s, "stake", d->stake);
	stmt_str(s, "currency", str_of(d->currency));
	stmt_str(s, "round", str_of(d->round));
	stmt_int(s, "first_seen", d->first_seen);
	stmt_int(s, "last_seen", d->last_seen);
	stmt_int(s, "sources", d->sources);
	stmt_real(s, "confidence", d->confidence);
	stmt_int(s, "claims", claims);
	stmt_int(s, "best", best);
	stmt_int(s, "denials", d->denials);
	stmt_int(s, "direct", d->direct);
	stmt_int(s, "newest", d->newest);
	stmt_time(s, "valid_from", d->valid.from);
	stmt_time(s, "valid_to", d->valid.to);
	stmt_int(s, "dated", d->dated);
	stmt_time(s, "day", d->day);
	if (stmt_run(s, e) < 0)
		return -1;
	return put_parties(db, d, e);
}

int
store_deal_source_put(struct db *db, int64_t deal, int64_t claim,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DEAL_SOURCE_PUT);

	stmt_int(s, "deal", deal);
	stmt_int(s, "claim", claim);
	return stmt_run(s, e);
}

int
store_folded_get(struct db *db, int64_t *promote, struct err *e)
{
	return stmt_number(stmt_use(db, STMT_FOLDED_GET), promote, e);
}

int
store_folded_put(struct db *db, int64_t promote, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FOLDED_PUT);

	stmt_int(s, "folded", promote);
	return stmt_run(s, e);
}
