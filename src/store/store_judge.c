#include "base.h"

#include "hash.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_judge.h"

static int
put_judgement(struct db *db, void *ctx, struct err *e)
{
	const struct judgement *j = ctx;
	struct stmt *s = stmt_use(db, STMT_JUDGEMENT_PUT);

	stmt_int(s, "id", j->id);
	stmt_int(s, "kind", j->kind);
	stmt_int(s, "a", j->a);
	stmt_int(s, "b", j->b);
	stmt_str(s, "text", j->text);
	stmt_int(s, "at", j->at);
	return stmt_run(s, e);
}

int
store_judgement_put(struct db *db, struct judgement *j, struct err *e)
{
	uint64_t h = hash_mix(hash_str(j->text), (uint64_t)j->kind);

	h = hash_mix(hash_mix(h, (uint64_t)j->a), (uint64_t)j->b);
	h = hash_mix(h, (uint64_t)j->at) & INT64_MAX;
	j->id = h ? (int64_t)h : 1;
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
		};
	ROWS_TAKE(out, &v, a);
	return rc;
}
