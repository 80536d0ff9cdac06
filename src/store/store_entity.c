#include "base.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "seed.h"
#include "store_entity.h"
#include "vec.h"

struct str
store_fold_name(struct str name, struct arena *a)
{
	struct buf b = BUF_INIT(4096);
	struct str out;
	char *p;
	size_t n = 0;

	fold_search(name, &b);
	out = buf_str(&b);
	p = arena_alloc(a, out.n + 1);
	for (size_t i = 0; i < out.n; i++)
		if (out.p[i] != ' ' && out.p[i] != '-' && out.p[i] != '_')
			p[n++] = out.p[i];
	buf_release(&b);
	return (struct str){ p, n };
}

int
store_alias_put(struct db *db, const struct alias *x, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct stmt *st = stmt_use(db, SQL_ALIAS_PUT);
	int rc;

	stmt_int(st, "entity", x->entity);
	stmt_text(st, "text", x->text);
	stmt_text(st, "folded", store_fold_name(x->text, &a));
	stmt_int(st, "form", x->form);
	stmt_int(st, "unsure", x->unsure);
	rc = stmt_run(st, e);
	arena_release(&a);
	return rc;
}

int
store_entity_put(struct db *db, const struct entity *x,
    const struct alias *alias, size_t n, struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_ENTITY_PUT);

	stmt_int(st, "id", x->id);
	stmt_int(st, "type", x->type);
	stmt_int(st, "origin", x->origin);
	stmt_text(st, "name", x->name);
	stmt_text(st, "what", x->what);
	stmt_text(st, "field", x->field);
	stmt_text(st, "maker", x->of);
	stmt_text(st, "ticker", x->ticker);
	stmt_text(st, "ids", x->ids);
	stmt_text(st, "context", x->context);
	stmt_text(st, "never", x->never);
	if (stmt_run(st, e) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (store_alias_put(db, &alias[i], e) < 0)
			return -1;
	return 0;
}

struct seeding {
	struct db	*db;
	struct err	*e;
};

static int
put_seed(const struct entity *x, const struct alias *alias, size_t n,
    void *ctx)
{
	struct seeding *s = ctx;

	return store_entity_put(s->db, x, alias, n, s->e);
}

static char *
version_text(char out[24], uint64_t v)
{
	snprintf(out, 24, "%016" PRIx64, v);
	return out;
}

static int
seed(struct db *db, void *ctx, struct err *e)
{
	struct seeding s = { db, e };
	char text[24];

	(void)ctx;
	if (stmt_run(stmt_use(db, SQL_SEED_CLEAR_ALIAS), e) < 0 ||
	    stmt_run(stmt_use(db, SQL_SEED_CLEAR_ENTITY), e) < 0 ||
	    seed_each_builtin(put_seed, &s, e) < 0)
		return -1;
	return db_set_meta(db, "seed", str_of(version_text(text,
	    seed_version())), e);
}

int
store_entity_seed(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct str have;
	char text[24];
	int rc = db_meta(db, "seed", &a, &have, e);

	if (rc == 0 && !str_is(have, version_text(text, seed_version())))
		rc = db_write(db, seed, NULL, e);
	arena_release(&a);
	return rc;
}

static void
read_entity(struct stmt *st, struct arena *a, struct entity *x)
{
	x->id = col_int(st, 0);
	x->type = (enum entity_type)col_int(st, 1);
	x->origin = (enum entity_origin)col_int(st, 2);
	x->name = col_copy(st, 3, a);
	x->what = col_copy(st, 4, a);
	x->field = col_copy(st, 5, a);
	x->of = col_copy(st, 6, a);
	x->ticker = col_copy(st, 7, a);
	x->ids = col_copy(st, 8, a);
	x->context = x->never = STR_NONE;
}

int
store_alias_of(struct db *db, int64_t entity, struct arena *a,
    struct alias **out, size_t *n, struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_ALIAS_OF);
	VEC(struct alias) v = VEC_INIT;
	int rc;

	stmt_int(st, "entity", entity);
	while ((rc = stmt_step(st, e)) > 0) {
		struct alias *x = VEC_ADD(&v);

		x->entity = entity;
		x->text = col_copy(st, 0, a);
		x->form = (enum alias_form)col_int(st, 1);
		x->unsure = col_int(st, 2) != 0;
	}
	*n = v.n;
	*out = arena_array(a, v.n + 1, sizeof(**out));
	if (v.n > 0)
		memcpy(*out, v.at, v.n * sizeof(**out));
	VEC_RELEASE(&v);
	return rc;
}

int
store_entity_each(struct db *db, store_entity_fn *fn, void *ctx,
    struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_ENTITY_ALL);
	struct arena a = ARENA_INIT;
	int rc;

	while ((rc = stmt_step(st, e)) > 0) {
		struct entity x;
		struct alias *alias;
		size_t n;

		read_entity(st, &a, &x);
		x.context = col_copy(st, 9, &a);
		x.never = col_copy(st, 10, &a);
		rc = store_alias_of(db, x.id, &a, &alias, &n, e);
		if (rc == 0)
			rc = fn(&x, alias, n, ctx);
		if (rc != 0) {
			stmt_done(st);
			break;
		}
		arena_reset(&a);
	}
	arena_release(&a);
	return rc;
}

int
store_thing_get(struct db *db, int64_t id, struct arena *a,
    struct entity *out, struct err *e)
{
	struct stmt *st = stmt_use(db, SQL_THING_GET);
	int rc;

	stmt_int(st, "id", id);
	rc = stmt_step(st, e);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return err_set(e, ERR_NOT_FOUND, "no entity has the id %"
		    PRIx64, (uint64_t)id);
	read_entity(st, a, out);
	stmt_done(st);
	return 0;
}

static int
hash_entity(const struct entity *x, const struct alias *alias, size_t n,
    void *ctx)
{
	uint64_t *h = ctx;

	*h = hash_mix(*h, (uint64_t)x->id);
	*h = hash_mix(*h, hash_str(x->name) ^ hash_str(x->of));
	*h = hash_mix(*h, hash_str(x->context) ^ hash_str(x->never));
	for (size_t i = 0; i < n; i++)
		*h = hash_mix(*h, hash_str(alias[i].text) + alias[i].unsure +
		    2u * (unsigned)alias[i].form);
	return 0;
}

int
store_lexicon_version(struct db *db, struct arena *a, struct str *out,
    struct err *e)
{
	uint64_t h = 0;
	char *text = arena_alloc(a, 24);

	if (store_entity_each(db, hash_entity, &h, e) < 0)
		return -1;
	*out = str_of(version_text(text, h));
	return 0;
}
