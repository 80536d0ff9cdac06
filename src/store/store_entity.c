#include "base.h"

#include "buf.h"
#include "hash.h"
#include "limits.h"
#include "rows_in.h"
#include "schema.h"
#include "seed.h"
#include "stmt.h"
#include "store_entity.h"

/* ---- laying in ---- */

static int
put_entity(struct db *db, enum stmt_name name, const struct entity *ent,
    struct err *e)
{
	struct stmt *s = stmt_use(db, name);

	stmt_int(s, "id", ent->id);
	stmt_int(s, "type", ent->type);
	stmt_str(s, "name", ent->name);
	stmt_str(s, "what", ent->what);
	stmt_str(s, "field", ent->field);
	stmt_str(s, "of_name", ent->of);
	stmt_str(s, "ticker", ent->ticker);
	stmt_str(s, "ids", ent->ids);
	stmt_str(s, "context", ent->context);
	stmt_str(s, "never", ent->never);
	return stmt_run(s, e);
}

static int
put_alias(struct db *db, enum stmt_name name, const struct alias *al,
    enum alias_form form, struct err *e)
{
	struct stmt *s = stmt_use(db, name);
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	int rc;

	store_fold_name(al->text, &folded);
	stmt_int(s, "entity", al->entity);
	stmt_str(s, "text", al->text);
	stmt_int(s, "form", form);
	stmt_int(s, "unsure", al->unsure);
	stmt_str(s, "folded", buf_str(&folded));
	rc = stmt_run(s, e);
	buf_release(&folded);
	return rc;
}

struct seeding {
	struct db	*db;
	struct err	*e;
	const int64_t	*id;	/* these alone; NULL: all */
	size_t		 n;
};

static bool
is_wanted(const struct seeding *p, int64_t id)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->id[i] == id)
			return true;
	return p->id == NULL;
}

static int
seed_entity(const struct entity *ent, const struct alias *al, size_t n,
    void *ctx)
{
	struct seeding *p = ctx;

	if (!is_wanted(p, ent->id))
		return 0;
	if (put_entity(p->db, STMT_ENTITY_SEED, ent, p->e) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (put_alias(p->db, STMT_ALIAS_PUT, &al[i], al[i].form,
		    p->e) < 0)
			return -1;
	return 0;
}

static int64_t
seed_number(void)
{
	return (int64_t)(seed_version() & INT64_MAX);
}

/* Asked again inside: of several programs that begin at once one does it. */
static int
seed(struct db *db, void *ctx, struct err *e)
{
	struct seeding p = { .db = db, .e = e };
	int64_t stored;

	(void)ctx;
	if (schema_meta_get(db, "seed", &stored, e) < 0)
		return -1;
	if (stored == seed_number())
		return 0;
	if (stmt_run(stmt_use(db, STMT_UNSEED_ALIASES), e) < 0 ||
	    stmt_run(stmt_use(db, STMT_UNSEED_ENTITIES), e) < 0 ||
	    seed_each_builtin(seed_entity, &p, e) < 0 ||
	    schema_meta_put(db, "judged", 0, e) < 0)
		return -1;
	return schema_meta_put(db, "seed", seed_number(), e);
}

int
store_entity_seed(struct db *db, struct err *e)
{
	int64_t stored;

	if (schema_meta_get(db, "seed", &stored, e) < 0)
		return -1;
	return stored == seed_number() ? 0 : db_write(db, seed, NULL, e);
}

int
store_entity_laid(struct db *db, int64_t *judged, struct err *e)
{
	if (store_entity_seed(db, e) < 0)
		return -1;
	return schema_meta_get(db, "judged", judged, e);
}

static int
unlay(struct db *db, enum stmt_name name, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, name);

	stmt_int(s, "id", id);
	return stmt_run(s, e);
}

static int
relay(struct db *db, void *ctx, struct err *e)
{
	struct seeding *p = ctx;

	for (size_t i = 0; i < p->n; i++)
		if (unlay(db, STMT_UNLAY_ALIASES, p->id[i], e) < 0 ||
		    unlay(db, STMT_UNLAY_ENTITIES, p->id[i], e) < 0)
			return -1;
	return p->n ? seed_each_builtin(seed_entity, p, e) : 0;
}

int
store_entity_relay(struct db *db, int64_t judged, const int64_t *id, size_t n,
    struct err *e)
{
	struct seeding p = { db, e, id, n };

	if (db_write(db, relay, &p, e) < 0)
		return -1;
	return schema_meta_put(db, "judged", judged, e);
}

struct adding {
	struct entity		*ent;
	const struct alias	*alias;
	size_t			 n;
};

static int
add_entity(struct db *db, void *ctx, struct err *e)
{
	struct adding *p = ctx;
	struct alias name = { .entity = p->ent->id, .text = p->ent->name };

	if (put_entity(db, STMT_ENTITY_USER, p->ent, e) < 0 ||
	    put_alias(db, STMT_ALIAS_PUT_USER, &name, ALIAS_USER, e) < 0)
		return -1;
	for (size_t i = 0; i < p->n; i++) {
		struct alias al = p->alias[i];

		al.entity = p->ent->id;
		if (put_alias(db, STMT_ALIAS_PUT_USER, &al, ALIAS_USER, e) < 0)
			return -1;
	}
	return 0;
}

int
store_entity_put(struct db *db, struct entity *ent, const struct alias *al,
    size_t n, struct err *e)
{
	struct adding p = { ent, al, n };

	if (ent->name.n == 0 || ent->name.n > LIMIT_NAME_BYTES)
		return err_set(e, ERR_INVALID, "a name must have 1 to %u "
		    "bytes, this one has %zu", LIMIT_NAME_BYTES, ent->name.n);
	if (ent->id == 0)
		ent->id = entity_id(ent->type, ent->name);
	ent->origin = ORIGIN_USER;
	return db_write(db, add_entity, &p, e);
}

static int
check_known(struct db *db, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_ENTITY_GET);
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	stmt_done(s);
	if (rc == 0)
		return err_set(e, ERR_NOT_FOUND, "no known entity has the id "
		    "%016llx", (unsigned long long)id);
	return rc < 0 ? -1 : 0;
}

static int
add_alias(struct db *db, void *ctx, struct err *e)
{
	const struct alias *al = ctx;

	if (check_known(db, al->entity, e) < 0)
		return -1;
	return put_alias(db, STMT_ALIAS_PUT_USER, al, ALIAS_USER, e);
}

int
store_alias_put(struct db *db, const struct alias *al, struct err *e)
{
	struct alias copy = *al;

	if (al->text.n == 0 || al->text.n > LIMIT_NAME_BYTES)
		return err_set(e, ERR_INVALID, "an alias must have 1 to %u "
		    "bytes, this one has %zu", LIMIT_NAME_BYTES, al->text.n);
	return db_write(db, add_alias, &copy, e);
}

static int
drop_alias(struct db *db, void *ctx, struct err *e)
{
	const struct alias *al = ctx;
	struct stmt *s = stmt_use(db, STMT_ALIAS_DROP);
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	int rc;

	store_fold_name(al->text, &folded);
	stmt_int(s, "entity", al->entity);
	stmt_str(s, "folded", buf_str(&folded));
	rc = stmt_run(s, e);
	buf_release(&folded);
	if (rc == 0 && stmt_changes(db) == 0)
		return err_set(e, ERR_NOT_FOUND, "it is not known to be "
		    "written \"%.*s\"", STR_ARG(al->text));
	return rc;
}

int
store_alias_drop(struct db *db, int64_t entity, struct str text,
    struct err *e)
{
	struct alias al = { .entity = entity, .text = text };

	return db_write(db, drop_alias, &al, e);
}

static int
retype(struct db *db, void *ctx, struct err *e)
{
	const struct entity *ent = ctx;
	struct stmt *s = stmt_use(db, STMT_ENTITY_RETYPE);

	if (check_known(db, ent->id, e) < 0)
		return -1;
	stmt_int(s, "id", ent->id);
	stmt_int(s, "type", ent->type);
	return stmt_run(s, e);
}

int
store_entity_retype(struct db *db, int64_t id, enum entity_type type,
    struct err *e)
{
	struct entity ent = { .id = id, .type = type };

	return db_write(db, retype, &ent, e);
}

/* ---- giving out ---- */

static void
entity_col(struct stmt *s, struct arena *a, struct entity *ent)
{
	*ent = (struct entity){
		.id = col_int(s, 0), .type = (enum entity_type)col_int(s, 1),
		.origin = (enum entity_origin)col_int(s, 2),
		.name = col_str(s, 3, a), .what = col_str(s, 4, a),
		.field = col_str(s, 5, a), .of = col_str(s, 6, a),
		.ticker = col_str(s, 7, a), .ids = col_str(s, 8, a),
		.context = col_str(s, 9, a), .never = col_str(s, 10, a),
	};
}

VEC_NAMED(alias_vec, struct alias);

static void
alias_col(struct stmt *s, int at, struct arena *a, int64_t entity,
    struct alias *al)
{
	al->entity = entity;
	al->text = col_str(s, at, a);
	al->form = (enum alias_form)col_int(s, at + 1);
	al->unsure = col_int(s, at + 2) != 0;
}

/* Rows come a name a row; an entity is given when its last one has come. */
int
store_entity_each(struct db *db, store_entity_fn *fn, void *ctx,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_ENTITY_EACH);
	struct arena a = ARENA_INIT;
	struct alias_vec v = VEC_INIT;
	struct entity ent = { .id = 0 };
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		int64_t id = col_int(s, 0);

		if (id != ent.id && ent.id != 0) {
			if ((rc = fn(&ent, v.at, v.n, ctx)) != 0)
				break;
			VEC_RESET(&v);
			arena_reset(&a);
		}
		if (id != ent.id)
			entity_col(s, &a, &ent);
		if (col_type(s, 11) != COL_NULL)
			alias_col(s, 11, &a, id, VEC_ADD(&v));
	}
	stmt_done(s);
	if (rc == 0 && ent.id != 0)
		rc = fn(&ent, v.at, v.n, ctx);
	VEC_RELEASE(&v);
	arena_release(&a);
	return rc;
}

static int
mix_names(const struct entity *ent, const struct alias *al, size_t n,
    void *ctx)
{
	uint64_t *sum = ctx;
	const struct str part[] = { ent->name, ent->of, ent->context,
	    ent->never };
	uint64_t h = hash_mix((uint64_t)ent->id, (uint64_t)ent->type);

	for (size_t i = 0; i < COUNT_OF(part); i++)
		h = hash_mix(h, hash_str(part[i]));
	for (size_t i = 0; i < n; i++)
		h = hash_mix(hash_mix(h, hash_str(al[i].text)),
		    (uint64_t)al[i].form << 1 | al[i].unsure);
	*sum = hash_mix(*sum, h);
	return 0;
}

int
store_lexicon_version(struct db *db, int64_t *out, struct err *e)
{
	uint64_t sum = 1;

	if (store_entity_each(db, mix_names, &sum, e) != 0)
		return -1;
	*out = (int64_t)(sum & INT64_MAX);
	return 0;
}

int
store_aliases(struct db *db, struct arena *a, int64_t entity,
    struct alias_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_ALIASES);
	struct alias_vec v = VEC_INIT;
	int rc;

	stmt_int(s, "entity", entity);
	while ((rc = stmt_step(s, e)) > 0)
		alias_col(s, 0, a, entity, VEC_ADD(&v));
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_entity_get(struct db *db, struct arena *a, int64_t id,
    struct entity *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_ENTITY_GET);
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc > 0) {
		entity_col(s, a, out);
		stmt_done(s);
	}
	return rc;
}
