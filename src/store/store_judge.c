#include "base.h"

#include "hash.h"
#include "limits.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_entity.h"
#include "store_judge.h"

/* ---- the log ---- */

/* A short id that no other judgement has. */
static int
choose_id(struct db *db, struct judgement *j, struct err *e)
{
	uint64_t h = hash_mix(hash_str(j->text), (uint64_t)j->kind);
	int64_t taken = 0;

	h = hash_mix(hash_mix(h, (uint64_t)j->a), (uint64_t)j->b);
	h = hash_mix(hash_mix(h, (uint64_t)j->seq), (uint64_t)j->doc);
	do {
		struct stmt *s = stmt_use(db, STMT_JUDGEMENT_TAKEN);

		h = hash_mix(h, 1);
		j->id = (int64_t)(h & UINT32_MAX);
		stmt_int(s, "id", j->id);
		if (stmt_number(s, &taken, e) < 0)
			return -1;
	} while (taken != 0 || j->id == 0);
	return 0;
}

static int
put_judgement(struct db *db, void *ctx, struct err *e)
{
	struct judgement *j = ctx;
	struct stmt *s;

	if (stmt_number(stmt_use(db, STMT_JUDGEMENT_NEXT), &j->seq, e) < 0 ||
	    choose_id(db, j, e) < 0)
		return -1;
	s = stmt_use(db, STMT_JUDGEMENT_PUT);
	stmt_int(s, "id", j->id);
	stmt_int(s, "kind", j->kind);
	stmt_int(s, "a", j->a);
	stmt_int(s, "b", j->b);
	stmt_str(s, "text", j->text);
	stmt_int(s, "at", j->at);
	stmt_int(s, "seq", j->seq);
	stmt_int(s, "type", j->type);
	stmt_int(s, "doc", j->doc);
	stmt_str(s, "a_name", j->a_name);
	stmt_str(s, "b_name", j->b_name);
	stmt_str(s, "why", j->why);
	return stmt_run(s, e);
}

int
store_judgement_put(struct db *db, struct judgement *j, struct err *e)
{
	return db_write(db, put_judgement, j, e);
}

int
store_judgements(struct db *db, struct arena *a, struct judgement_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_JUDGEMENTS);
	VEC(struct judgement) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct judgement){
			.id = col_int(s, 0),
			.kind = (enum judgement_kind)col_int(s, 1),
			.a = col_int(s, 2), .b = col_int(s, 3),
			.text = col_str(s, 4, a), .at = col_int(s, 5),
			.seq = col_int(s, 6),
			.type = (enum entity_type)col_int(s, 7),
			.doc = col_int(s, 8), .a_name = col_str(s, 9, a),
			.b_name = col_str(s, 10, a), .why = col_str(s, 11, a),
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}

/* ---- what is to be read again ---- */

static int
touch(struct db *db, enum stmt_name name, const char *key, int64_t id,
    struct err *e)
{
	struct stmt *s = stmt_use(db, name);

	stmt_int(s, key, id);
	return stmt_run(s, e);
}

int
store_touch_named(struct db *db, int64_t entity, struct err *e)
{
	return touch(db, STMT_TOUCH_NAMED, "entity", entity, e);
}

int
store_touch_moved(struct db *db, int64_t judgement, struct err *e)
{
	return touch(db, STMT_TOUCH_MOVED, "judgement", judgement, e);
}

int
store_touch_doc(struct db *db, int64_t doc, struct err *e)
{
	return touch(db, STMT_TOUCH_DOC, "doc", doc, e);
}

int
store_touch_spoken(struct db *db, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_TOUCH_SPOKEN);

	stmt_int(s, "podcast", DOC_PODCAST);
	stmt_int(s, "captions", FORMAT_CAPTIONS);
	return stmt_run(s, e);
}

int
store_untouched(struct db *db, int64_t before, int64_t now, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_UNTOUCHED);

	stmt_int(s, "before", before);
	stmt_int(s, "now", now);
	return stmt_run(s, e);
}

int
store_read_with(struct db *db, struct arena *a, int64_t lexicon,
    struct doc_ids *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_READ_WITH);
	VEC(int64_t) v = VEC_INIT;
	int rc;

	stmt_int(s, "lexicon", lexicon);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = col_int(s, 0);
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_is_named_in(struct db *db, int64_t entity, int64_t doc, bool *is,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_NAMED_IN);
	int64_t n = 0;

	stmt_int(s, "entity", entity);
	stmt_int(s, "doc", doc);
	if (stmt_number(s, &n, e) < 0)
		return -1;
	*is = n > 0;
	return 0;
}

/* ---- what a thing is and is called ---- */

int
store_same_clear(struct db *db, struct err *e)
{
	if (stmt_run(stmt_use(db, STMT_SAME_CLEAR), e) < 0)
		return -1;
	return stmt_run(stmt_use(db, STMT_OTHER_NAME_CLEAR), e);
}

int
store_same_put(struct db *db, int64_t entity, int64_t is, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SAME_PUT);

	stmt_int(s, "entity", entity);
	stmt_int(s, "is_entity", is);
	return stmt_run(s, e);
}

int
store_other_name_put(struct db *db, int64_t entity, struct str name,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_OTHER_NAME_PUT);
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	int rc;

	store_fold_name(name, &folded);
	stmt_int(s, "entity", entity);
	stmt_str(s, "name", name);
	stmt_str(s, "folded", buf_str(&folded));
	rc = stmt_run(s, e);
	buf_release(&folded);
	return rc;
}

int
store_other_name_give(struct db *db, int64_t entity, struct str name,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_OTHER_NAME_GIVE);

	stmt_int(s, "entity", entity);
	stmt_str(s, "name", name);
	return stmt_run(s, e);
}

int
store_other_names(struct db *db, int64_t entity, struct buf *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_OTHER_NAMES);
	int rc;

	stmt_int(s, "entity", entity);
	while ((rc = stmt_step(s, e)) > 0) {
		buf_add_str(out, out->n ? "\n" : "");
		buf_put(out, col_raw(s, 0));
	}
	return rc;
}
