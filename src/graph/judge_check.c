#include "base.h"

#include <inttypes.h>

#include "judge_in.h"
#include "kind.h"
#include "limits.h"
#include "store_entity.h"

/* ---- may it be? ---- */

int
judge_gather(struct db *db, int64_t id, struct arena *a, struct judge_names *n,
    struct err *e)
{
	struct entity ent;
	struct alias_rows rows;
	struct str part;
	int rc = store_entity_get(db, a, id, &ent, e);

	if (rc <= 0)
		return rc;
	if (store_aliases(db, a, id, &rows, e) < 0)
		return -1;
	*VEC_ADD(&n->called) = identity_folded(ent.name, a);
	for (size_t i = 0; i < rows.n; i++)
		*VEC_ADD(&n->called) = identity_folded(rows.at[i].text, a);
	while (str_split(&ent.never, '|', &part))
		*VEC_ADD(&n->never) = identity_folded(part, a);
	return 0;
}

/* The thing and all that was merged into it. */
static int
gather(struct db *db, const struct identity *x, int64_t id, struct str name,
    struct judge_names *n, struct arena *a, struct err *e)
{
	*VEC_ADD(&n->called) = identity_folded(name, a);
	if (judge_gather(db, id, a, n, e) < 0)
		return -1;
	for (size_t i = 0; i < x->all.n; i++) {
		const struct judgement *j = &x->all.at[i];

		if (!x->stands[i] || j->kind != JUDGE_MERGE ||
		    identity_is(x, j->b) != id)
			continue;
		*VEC_ADD(&n->called) = identity_folded(j->b_name, a);
		if (judge_gather(db, j->b, a, n, e) < 0)
			return -1;
	}
	return 0;
}

static bool
are_apart(const struct judge_names *a, const struct judge_names *b)
{
	for (size_t i = 0; i < a->never.n; i++)
		for (size_t k = 0; k < b->called.n; k++)
			if (a->never.at[i].n > 0 &&
			    str_eq(a->never.at[i], b->called.at[k]))
				return true;
	return false;
}

static int
check_never(struct db *db, const struct identity *x,
    const struct judgement *j, struct err *e)
{
	struct arena arena = ARENA_INIT;
	struct judge_names a = { VEC_INIT, VEC_INIT }, b = { VEC_INIT, VEC_INIT };
	bool alias = j->kind == JUDGE_ALIAS;
	struct str other = alias ? j->text : j->b_name;
	int rc = gather(db, x, j->a, j->a_name, &a, &arena, e);

	if (rc == 0)
		rc = gather(db, x, alias ? 0 : j->b, other, &b, &arena, e);
	if (rc == 0 && (are_apart(&a, &b) || are_apart(&b, &a)))
		rc = err_set(e, ERR_DENIED, "%.*s and %.*s are never the same: "
		    "the tables of names say so", STR_ARG(j->a_name),
		    STR_ARG(other));
	VEC_RELEASE(&a.called);
	VEC_RELEASE(&a.never);
	VEC_RELEASE(&b.called);
	VEC_RELEASE(&b.never);
	arena_release(&arena);
	return rc;
}

static int
check_known(struct db *db, const struct judgement *j, struct entity *ent,
    struct arena *a, struct err *e)
{
	int rc = store_entity_get(db, a, j->a, ent, e);

	if (rc == 0)
		return err_set(e, ERR_INVALID, "%.*s is a candidate; `tapeout "
		    "judge promote` makes it an entity first",
		    STR_ARG(j->a_name));
	return rc < 0 ? -1 : 0;
}

static int
check_pair(struct db *db, const struct identity *x,
    const struct judgement *j, struct err *e)
{
	bool named = true;

	if (j->a == j->b)
		return err_set(e, ERR_INVALID, "both names are of %.*s",
		    STR_ARG(j->a_name));
	if (j->kind == JUDGE_MERGE)
		return check_never(db, x, j, e);
	if (j->doc != 0 && store_is_named_in(db, j->a, j->doc, &named, e) < 0)
		return -1;
	if (!named)
		return err_set(e, ERR_NOT_FOUND, "no document of the id %016"
		    PRIx64 " names %.*s", (uint64_t)j->doc, STR_ARG(j->a_name));
	return 0;
}

static int
check_alias(struct db *db, const struct identity *x,
    const struct judgement *j, struct arena *a, struct err *e)
{
	struct alias_rows rows;

	if (store_aliases(db, a, j->a, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.at[i].text, j->text))
			return err_set(e, ERR_INVALID, "%.*s is written \"%.*s\" "
			    "already", STR_ARG(j->a_name), STR_ARG(j->text));
	return check_never(db, x, j, e);
}

/* ---- may it be undone? ---- */

/* What an undo of an undo of ... is about in the end. */
const struct judgement *
judge_root(const struct identity *x, const struct judgement *j)
{
	while (j != NULL && j->kind == JUDGE_UNDO)
		j = identity_find(x, j->a);
	return j;
}

/* Does k, made after r, stand on r? */
static bool
stands_on(const struct judgement *k, const struct judgement *r,
    struct arena *a)
{
	struct rule from, on;

	if (r->kind == JUDGE_PROMOTE)
		return k->a == r->a || k->b == r->a;
	if (!identity_is_link(k) || !identity_is_link(r))
		return false;
	from = identity_rule(k, a);
	on = identity_rule(r, a);
	return on.to != 0 && from.from == on.to;
}

/* Would r, come back, take from k what it speaks of? */
static bool
takes_from(const struct judgement *k, const struct judgement *r,
    struct arena *a)
{
	struct rule of, back;

	if (!identity_is_link(k) || !identity_is_link(r))
		return false;
	of = identity_rule(k, a);
	back = identity_rule(r, a);
	return of.from == back.to || (back.doc == 0 && back.text.n == 0 &&
	    (of.from == back.from || of.to == back.from));
}

static int
check_undo(struct db *db, const struct identity *x,
    const struct judgement *j, struct err *e)
{
	const struct judgement *of = identity_find(x, j->a);
	const struct judgement *root = judge_root(x, of);
	struct arena a = ARENA_INIT;
	bool back;
	int rc = 0;

	if (of == NULL)
		return err_set(e, ERR_NOT_FOUND, "there is no judgement %08"
		    PRIx64 "; `tapeout judge log` lists them", (uint64_t)j->a);
	if (!identity_stands(x, of))
		return err_set(e, ERR_INVALID, "judgement %08" PRIx64 " was "
		    "undone already", (uint64_t)j->a);
	back = root != NULL && !identity_stands(x, root);
	for (const struct judgement *k = root ? root + 1 : x->all.at;
	    rc == 0 && k < x->all.at + x->all.n; k++) {
		if (!identity_stands(x, k) || k->kind == JUDGE_UNDO)
			continue;
		if (back ? takes_from(k, root, &a) : stands_on(k, root, &a))
			rc = err_set(e, ERR_DENIED, "judgement %08" PRIx64
			    " (%s) was made after it and depends on it; undo "
			    "that first", (uint64_t)k->id, judge_verb(k->kind));
	}
	if (rc == 0 && back && root->kind == JUDGE_MERGE)
		rc = check_never(db, x, root, e);
	arena_release(&a);
	return rc;
}

int
judge_check(struct db *db, const struct identity *x, const struct judgement *j,
    struct arena *a, struct err *e)
{
	struct entity ent;
	int rc;

	if (j->text.n > LIMIT_NAME_BYTES || j->why.n > LIMIT_TITLE_BYTES)
		return err_set(e, ERR_LIMIT, "a name of %zu bytes is over the "
		    "ceiling of %u", j->text.n, LIMIT_NAME_BYTES);
	switch (j->kind) {
	case JUDGE_MERGE:
	case JUDGE_SPLIT:
		return check_pair(db, x, j, e);
	case JUDGE_RENAME:
		if (str_eq(j->a_name, j->text))
			return err_set(e, ERR_INVALID, "it is called %.*s "
			    "already", STR_ARG(j->text));
		return 0;
	case JUDGE_RETYPE:
		if (check_known(db, j, &ent, a, e) < 0)
			return -1;
		return ent.type != j->type ? 0 : err_set(e, ERR_INVALID,
		    "%.*s is a %s already", STR_ARG(j->a_name),
		    entity_type_name(j->type));
	case JUDGE_ALIAS:
		return check_known(db, j, &ent, a, e) < 0 ? -1 :
		    check_alias(db, x, j, a, e);
	case JUDGE_UNALIAS:
		return check_known(db, j, &ent, a, e);
	case JUDGE_PROMOTE:
		rc = store_entity_get(db, a, j->a, &ent, e);
		return rc <= 0 ? rc : err_set(e, ERR_INVALID, "%.*s is in the "
		    "tables of names already", STR_ARG(j->a_name));
	case JUDGE_UNDO:
		return check_undo(db, x, j, e);
	default:
		return 0;
	}
}
