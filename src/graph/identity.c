#include "base.h"

#include "hash.h"
#include "identity.h"
#include "limits.h"
#include "store_entity.h"

/* ---- the log, read ---- */

const struct judgement *
identity_find(const struct identity *x, int64_t id)
{
	for (size_t i = 0; i < x->all.n; i++)
		if (x->all.at[i].id == id)
			return &x->all.at[i];
	return NULL;
}

bool
identity_stands(const struct identity *x, const struct judgement *j)
{
	return x->stands[j - x->all.at];
}

/* The last word first: an undo that is itself undone undoes nothing. */
static void
find_standing(struct identity *x)
{
	x->stands = arena_array(&x->arena, x->all.n + 1, sizeof(*x->stands));
	for (size_t i = 0; i < x->all.n; i++)
		x->stands[i] = true;
	for (size_t i = x->all.n; i-- > 0;) {
		const struct judgement *of = x->stands[i] &&
		    x->all.at[i].kind == JUDGE_UNDO ?
		    identity_find(x, x->all.at[i].a) : NULL;

		if (of != NULL)
			x->stands[of - x->all.at] = false;
	}
}

bool
identity_is_link(const struct judgement *j)
{
	return j->kind == JUDGE_MERGE || j->kind == JUDGE_SPLIT ||
	    j->kind == JUDGE_REJECT;
}

struct str
identity_folded(struct str s, struct arena *a)
{
	struct buf b = BUF_INIT(LIMIT_NAME_BYTES * 20);
	struct str out;

	store_fold_name(s, &b);
	out = b.n ? arena_str(a, buf_str(&b)) : STR_NONE;
	buf_release(&b);
	return out;
}

bool
identity_is_name(const struct judgement *j)
{
	return j->kind == JUDGE_RETYPE || j->kind == JUDGE_ALIAS ||
	    j->kind == JUDGE_UNALIAS || j->kind == JUDGE_PROMOTE;
}

struct rule
identity_rule(const struct judgement *j, struct arena *a)
{
	bool merge = j->kind == JUDGE_MERGE;

	return (struct rule){ .judgement = j->id, .from = merge ? j->b : j->a,
	    .to = merge ? j->a : j->b, .doc = j->doc,
	    .text = identity_folded(j->text, a),
	    .name = merge ? j->a_name : j->b_name, .type = j->type };
}

int
identity_load(struct db *db, struct identity *x, struct err *e)
{
	*x = (struct identity){ .arena = ARENA_INIT };
	if (store_judgements(db, &x->arena, &x->all, e) < 0)
		return -1;
	find_standing(x);
	for (size_t i = 0; i < x->all.n; i++)
		if (x->stands[i] && identity_is_link(&x->all.at[i]))
			*VEC_ADD(&x->rule) = identity_rule(&x->all.at[i],
			    &x->arena);
	return 0;
}

void
identity_release(struct identity *x)
{
	VEC_RELEASE(&x->rule);
	arena_release(&x->arena);
}

int64_t
identity_is(const struct identity *x, int64_t id)
{
	for (size_t i = 0; i < x->rule.n; i++) {
		const struct rule *r = &x->rule.at[i];

		if (r->from == id && r->doc == 0 && r->text.n == 0)
			id = r->to;
	}
	return id;
}

int64_t
identity_names(const struct identity *x)
{
	uint64_t h = 0;

	for (size_t i = 0; i < x->all.n; i++)
		if (x->stands[i] && identity_is_name(&x->all.at[i]))
			h = hash_mix(h, (uint64_t)x->all.at[i].id);
	return (int64_t)(h & INT64_MAX);
}

/* ---- what the fold keeps of it ---- */

static int
put_same(struct db *db, const struct identity *x, struct err *e)
{
	for (size_t i = 0; i < x->rule.n; i++) {
		const struct rule *r = &x->rule.at[i];
		int64_t is = identity_is(x, r->from);

		if (is != r->from && store_same_put(db, r->from, is, e) < 0)
			return -1;
	}
	return 0;
}

/* What was merged in, and what it was called before. */
static int
put_names(struct db *db, const struct identity *x, const struct judgement *j,
    struct err *e)
{
	int64_t is = identity_is(x, j->a);

	if (is == 0)
		return 0;
	if (j->kind == JUDGE_MERGE)
		return store_other_name_put(db, is, j->b_name, e);
	if (store_other_name_put(db, is, j->a_name, e) < 0 ||
	    store_other_name_put(db, is, j->text, e) < 0)
		return -1;
	return is == j->a ? store_other_name_give(db, is, j->text, e) : 0;
}

int
identity_fold(struct db *db, const struct identity *x, struct err *e)
{
	if (store_same_clear(db, e) < 0 || put_same(db, x, e) < 0)
		return -1;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct judgement *j = &x->all.at[i];

		if (x->stands[i] && (j->kind == JUDGE_MERGE ||
		    j->kind == JUDGE_RENAME) && put_names(db, x, j, e) < 0)
			return -1;
	}
	return 0;
}
