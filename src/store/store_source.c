#include "base.h"

#include "clock.h"
#include "hash.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_source.h"

struct putting {
	struct source	*source;
	bool		*is_new;
};

static int
put_source(struct db *db, void *ctx, struct err *e)
{
	struct putting *p = ctx;
	struct stmt *s = stmt_use(db, STMT_SOURCE_KNOWN);
	int64_t known;

	stmt_int(s, "id", p->source->id);
	if (stmt_number(s, &known, e) < 0)
		return -1;
	if (p->is_new != NULL)
		*p->is_new = known == 0;
	s = stmt_use(db, STMT_SOURCE_PUT);
	stmt_int(s, "id", p->source->id);
	stmt_str(s, "url", p->source->url);
	stmt_str(s, "title", p->source->title);
	stmt_str(s, "site", p->source->site);
	stmt_int(s, "kind", p->source->kind);
	stmt_str(s, "lang", p->source->lang);
	stmt_int(s, "state", p->source->state);
	stmt_str(s, "folder", p->source->folder);
	stmt_int(s, "added", clock_now());
	return stmt_run(s, e);
}

int
store_source_put(struct db *db, struct source *src, bool *is_new,
    struct err *e)
{
	struct putting p = { src, is_new };

	/* One that moved keeps the id of the url it was added by. */
	if (src->id == 0)
		src->id = hash_id("source", src->url, 0);
	return db_write(db, put_source, &p, e);
}

static int
put_health(struct db *db, void *ctx, struct err *e)
{
	const struct source *src = ctx;
	struct stmt *s = stmt_use(db, STMT_SOURCE_HEALTH);

	stmt_int(s, "id", src->id);
	stmt_str(s, "url", src->url);
	stmt_str(s, "title", src->title);
	stmt_str(s, "site", src->site);
	stmt_str(s, "lang", src->lang);
	stmt_int(s, "state", src->state);
	stmt_time(s, "last_try", src->last_try);
	stmt_time(s, "last_good", src->last_good);
	stmt_time(s, "last_new", src->last_new);
	stmt_time(s, "next_try", src->next_try);
	stmt_int(s, "failures", src->failures);
	stmt_str(s, "problem", src->problem);
	stmt_str(s, "etag", src->etag);
	stmt_str(s, "modified", src->modified);
	return stmt_run(s, e);
}

int
store_source_health(struct db *db, const struct source *src, struct err *e)
{
	struct source copy = *src;

	return db_write(db, put_health, &copy, e);
}

static int
put_problem(struct db *db, void *ctx, struct err *e)
{
	const struct source *src = ctx;
	struct stmt *s = stmt_use(db, STMT_SOURCE_PROBLEM);

	stmt_int(s, "id", src->id);
	stmt_str(s, "problem", src->problem);
	return stmt_run(s, e);
}

int
store_source_problem(struct db *db, int64_t id, struct str problem,
    struct err *e)
{
	struct source copy = { .id = id, .problem = problem };

	return db_write(db, put_problem, &copy, e);
}

static int
remove_source(struct db *db, void *ctx, struct err *e)
{
	static const enum stmt_name step[] = {
		STMT_SOURCE_REMOVE_ITEMS, STMT_SOURCE_REMOVE_FETCHES,
		STMT_SOURCE_REMOVE
	};
	int64_t id = *(int64_t *)ctx;

	for (size_t i = 0; i < COUNT_OF(step); i++) {
		struct stmt *s = stmt_use(db, step[i]);

		stmt_int(s, "id", id);
		if (stmt_run(s, e) < 0)
			return -1;
	}
	if (stmt_changes(db) == 0)
		return err_set(e, ERR_NOT_FOUND, "no source has the id %016llx",
		    (unsigned long long)id);
	return 0;
}

int
store_source_remove(struct db *db, int64_t id, struct err *e)
{
	return db_write(db, remove_source, &id, e);
}

static void
source_col(struct stmt *s, struct arena *a, struct source *out)
{
	*out = (struct source){
		.id = col_int(s, 0), .url = col_str(s, 1, a),
		.title = col_str(s, 2, a), .site = col_str(s, 3, a),
		.kind = (enum doc_kind)col_int(s, 4),
		.lang = col_str(s, 5, a),
		.state = (enum source_state)col_int(s, 6),
		.last_try = col_time(s, 7), .last_good = col_time(s, 8),
		.last_new = col_time(s, 9), .next_try = col_time(s, 10),
		.failures = col_int(s, 11), .problem = col_str(s, 12, a),
		.etag = col_str(s, 13, a), .modified = col_str(s, 14, a),
		.items = col_int(s, 15), .folder = col_str(s, 16, a),
	};
}

struct source *
store_source_get(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SOURCE_GET);
	struct source *out;
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc == 0)
		err_set(e, ERR_NOT_FOUND, "no source has the id %016llx",
		    (unsigned long long)id);
	if (rc <= 0)
		return NULL;
	out = arena_alloc(a, sizeof(*out));
	source_col(s, a, out);
	stmt_done(s);
	return out;
}

static int
list(struct stmt *s, struct arena *a, struct source_rows *out, struct err *e)
{
	VEC(struct source) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		source_col(s, a, VEC_ADD(&v));
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_sources(struct db *db, struct arena *a, struct source_rows *out,
    struct err *e)
{
	return list(stmt_use(db, STMT_SOURCES), a, out, e);
}

int
store_sources_due(struct db *db, struct arena *a, int64_t now,
    struct source_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SOURCES_DUE);

	stmt_int(s, "now", now);
	return list(s, a, out, e);
}

int
store_source_unasked(struct db *db, const struct source *src, bool *unasked,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SOURCE_UNASKED);
	int64_t n;

	stmt_int(s, "id", src->id);
	stmt_time(s, "last_try", src->last_try);
	if (stmt_number(s, &n, e) < 0)
		return -1;
	*unasked = n > 0;
	return 0;
}

static int
put_fetch(struct db *db, void *ctx, struct err *e)
{
	const struct fetch *f = ctx;
	struct stmt *s = stmt_use(db, STMT_FETCH_PUT);

	stmt_int(s, "source", f->source);
	stmt_int(s, "at", f->at);
	stmt_int(s, "status", f->status);
	stmt_int(s, "bytes", f->bytes);
	stmt_int(s, "items", f->items);
	stmt_int(s, "added", f->added);
	stmt_str(s, "problem", f->problem);
	return stmt_run(s, e);
}

int
store_fetch_put(struct db *db, const struct fetch *f, struct err *e)
{
	struct fetch copy = *f;

	return db_write(db, put_fetch, &copy, e);
}

int
store_fetches(struct db *db, struct arena *a, int64_t source,
    struct fetch_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FETCHES);
	VEC(struct fetch) v = VEC_INIT;
	int rc;

	stmt_int(s, "source", source);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct fetch){ .source = source,
		    .at = col_int(s, 0), .status = col_int(s, 1),
		    .bytes = col_int(s, 2), .items = col_int(s, 3),
		    .added = col_int(s, 4), .problem = col_str(s, 5, a) };
	ROWS_TAKE(out, &v, a);
	return rc;
}

static int
put_item(struct db *db, void *ctx, struct err *e)
{
	const struct item *i = ctx;
	struct stmt *s = stmt_use(db, STMT_ITEM_PUT);

	stmt_int(s, "source", i->source);
	stmt_str(s, "key", i->key);
	stmt_int(s, "doc", i->doc);
	stmt_int(s, "words", i->words);
	return stmt_run(s, e);
}

int
store_item_put(struct db *db, const struct item *item, struct err *e)
{
	struct item copy = *item;

	return db_write(db, put_item, &copy, e);
}

int
store_item_find(struct db *db, struct item *i, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_ITEM_FIND);
	int rc;

	i->doc = i->words = 0;
	stmt_int(s, "source", i->source);
	stmt_str(s, "key", i->key);
	if ((rc = stmt_step(s, e)) <= 0)
		return rc;
	i->doc = col_int(s, 0);
	i->words = col_int(s, 1);
	stmt_done(s);
	return 0;
}
