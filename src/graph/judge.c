#include "base.h"

#include <inttypes.h>
#include <stdio.h>

#include "judge_in.h"
#include "store_entity.h"
#include "store_graph.h"
#include "touch.h"

const char *
judge_verb(enum judgement_kind k)
{
	static const char *const verbs[JUDGEMENT_KINDS] = { "", "merge",
	    "split", "rename", "retype", "alias add", "reject", "promote",
	    "undo", "alias remove" };

	BUG_IF((size_t)k >= JUDGEMENT_KINDS);
	return verbs[k];
}

/* ---- the tables of names ---- */

static int
replay_one(struct db *db, const struct judgement *j, struct arena *a,
    struct err *e)
{
	struct alias al = { .entity = j->a, .text = j->text };
	struct entity ent = { .id = j->a, .type = j->type, .name = j->a_name,
	    .what = STR_NONE, .field = STR_NONE, .of = STR_NONE,
	    .ticker = STR_NONE, .ids = STR_NONE, .context = STR_NONE,
	    .never = STR_NONE };
	struct entity known;
	int rc;

	switch (j->kind) {
	case JUDGE_ALIAS:
		return store_alias_put(db, &al, e);
	case JUDGE_UNALIAS:
		return store_alias_drop(db, j->a, j->text, e);
	case JUDGE_RETYPE:
		return store_entity_retype(db, j->a, j->type, e);
	case JUDGE_PROMOTE:
		/* A later table of names may hold it, and knows more. */
		rc = store_entity_get(db, a, j->a, &known, e);
		return rc != 0 ? MIN_OF(rc, 0) :
		    store_entity_put(db, &ent, NULL, 0, e);
	default:
		return 0;
	}
}

/* Everything that a judgement about the tables of names ever spoke of. */
static int
relay(struct db *db, const struct identity *x, struct err *e)
{
	VEC(int64_t) ids = VEC_INIT;
	int rc;

	for (size_t i = 0; i < x->all.n; i++)
		if (identity_is_name(&x->all.at[i]))
			*VEC_ADD(&ids) = x->all.at[i].a;
	rc = store_entity_relay(db, identity_names(x), ids.at, ids.n, e);
	VEC_RELEASE(&ids);
	return rc;
}

/*
 * From the built-in tables on.  What a newer table of names has made pointless is
 * passed over; `must`, which was just made, is not.
 */
static int
replay(struct db *db, const struct identity *x, int64_t must, struct err *e)
{
	struct arena a = ARENA_INIT;
	int rc = relay(db, x, e);

	for (size_t i = 0; rc == 0 && i < x->all.n; i++) {
		if (!x->stands[i])
			continue;
		rc = replay_one(db, &x->all.at[i], &a, e);
		if (rc < 0 && e->kind == ERR_NOT_FOUND &&
		    x->all.at[i].id != must) {
			err_clear(e);
			rc = 0;
		}
		arena_reset(&a);
	}
	arena_release(&a);
	return rc;
}

static int
replay_if_moved(struct db *db, void *ctx, struct err *e)
{
	struct identity x;
	int64_t laid;
	int rc = -1;

	(void)ctx;
	if (store_entity_laid(db, &laid, e) == 0 &&
	    identity_load(db, &x, e) == 0) {
		rc = laid == identity_names(&x) ? 0 : replay(db, &x, 0, e);
		identity_release(&x);
	}
	return rc;
}

int
judge_replay(struct db *db, struct err *e)
{
	return db_write(db, replay_if_moved, NULL, e);
}

/* ---- making it so ---- */

/*
 * A link that came touches what names its `from`, by itself or as what it is now;
 * one that went, what it had moved.
 */
static int
touch_link(struct db *db, const struct identity *x,
    const struct judgement *j, bool came, struct err *e)
{
	int64_t from = j->kind == JUDGE_MERGE ? j->b : j->a;
	int64_t is = identity_is(x, from);

	if (!came)
		return store_touch_moved(db, j->id, e);
	if (j->doc != 0)
		return store_touch_doc(db, j->doc, e);
	if (is != from && is != 0 && store_touch_named(db, is, e) < 0)
		return -1;
	return store_touch_named(db, from, e);
}

/* x: as it was before; y: as it is. */
static int
take_effect(struct db *db, const struct identity *x, const struct identity *y,
    const struct judgement *j, struct err *e)
{
	const struct judgement *root = judge_root(y, identity_find(y, j->id));
	struct touch t;
	int rc;

	if (root == NULL)
		return 0;
	if (identity_is_link(root) &&
	    touch_link(db, x, root, identity_stands(y, root), e) < 0)
		return -1;
	if (identity_names(x) == identity_names(y))
		return 0;
	rc = touch_begin(db, &t, e);
	if (rc == 0)
		rc = replay(db, y, root->id, e);
	if (rc == 0)
		rc = touch_end(db, &t, e);
	touch_release(&t);
	return rc;
}

static int
put(struct db *db, void *ctx, struct err *e)
{
	struct judgement *j = ctx;
	struct identity x = { .arena = ARENA_INIT }, y = x;
	struct arena a = ARENA_INIT;
	int rc = replay_if_moved(db, NULL, e);

	if (rc == 0)
		rc = identity_load(db, &x, e);
	if (rc == 0)
		rc = judge_check(db, &x, j, &a, e);
	if (rc == 0)
		rc = store_judgement_put(db, j, e);
	if (rc == 0)
		rc = identity_load(db, &y, e);
	if (rc == 0)
		rc = take_effect(db, &x, &y, j, e);
	if (rc == 0)
		rc = store_folded_put(db, 0, e);
	identity_release(&x);
	identity_release(&y);
	arena_release(&a);
	return rc;
}

int
judge_put(struct db *db, struct judgement *j, struct err *e)
{
	return db_write(db, put, j, e);
}

/* ---- finding ---- */

/* Is the id, once called so, meant by what a person typed? */
static int
is_meant(struct db *db, int64_t id, struct str name, struct str typed,
    struct arena *a, bool *is, struct err *e)
{
	struct judge_names n = { VEC_INIT, VEC_INIT };
	struct str want;
	char hex[20];
	int rc = judge_gather(db, id, a, &n, e);

	snprintf(hex, sizeof(hex), "%" PRIx64, (uint64_t)id);
	*is = str_is(typed, hex);
	want = identity_folded(typed, a);
	*VEC_ADD(&n.called) = identity_folded(name, a);
	for (size_t i = 0; i < n.called.n; i++)
		*is |= want.n > 0 && str_eq(n.called.at[i], want);
	VEC_RELEASE(&n.called);
	VEC_RELEASE(&n.never);
	return rc;
}

static int
is_between(struct db *db, const struct judgement *j, struct str a,
    struct str b, struct arena *arena, bool *is, struct err *e)
{
	bool aa, bb, ab, ba;

	if (is_meant(db, j->a, j->a_name, a, arena, &aa, e) < 0 ||
	    is_meant(db, j->b, j->b_name, b, arena, &bb, e) < 0 ||
	    is_meant(db, j->a, j->a_name, b, arena, &ab, e) < 0 ||
	    is_meant(db, j->b, j->b_name, a, arena, &ba, e) < 0)
		return -1;
	*is = (aa && bb) || (ab && ba);
	return 0;
}

const struct judgement *
judge_find_merge(struct db *db, struct identity *x, struct str a,
    struct str b, struct err *e)
{
	for (size_t i = x->all.n; i-- > 0;) {
		const struct judgement *j = &x->all.at[i];
		bool is;

		if (!x->stands[i] || j->kind != JUDGE_MERGE)
			continue;
		if (is_between(db, j, a, b, &x->arena, &is, e) < 0)
			return NULL;
		if (is)
			return j;
	}
	err_set(e, ERR_NOT_FOUND, "\"%.*s\" and \"%.*s\" are not merged by any "
	    "judgement", STR_ARG(a), STR_ARG(b));
	return NULL;
}
