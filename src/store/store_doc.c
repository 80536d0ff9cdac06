#include "base.h"

#include "clock.h"
#include "hash.h"
#include "limits.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_doc.h"
#include "store_doc_in.h"
#include "store_group.h"
#include "store_reading.h"

void
store_doc_col(struct stmt *s, struct arena *a, struct doc *d)
{
	*d = (struct doc){
		.id = col_int(s, 0), .source = col_int(s, 1),
		.key = col_str(s, 2, a),
		.kind = (enum doc_kind)col_int(s, 3),
		.format = (enum doc_format)col_int(s, 4),
		.title = col_str(s, 5, a), .show = col_str(s, 6, a),
		.people = col_str(s, 7, a), .lang = col_str(s, 8, a),
		.link = col_str(s, 9, a), .date = col_int(s, 10),
		.date_origin = (enum date_origin)col_int(s, 11),
		.learned = col_int(s, 12), .text = STR_NONE,
	};
}

/* ---- putting ---- */

struct putting {
	struct doc	*doc;
	enum doc_put	*what;
};

static void
bind_doc(struct stmt *s, const struct doc *d)
{
	stmt_int(s, "id", d->id);
	stmt_int(s, "kind", d->kind);
	stmt_int(s, "format", d->format);
	stmt_str(s, "title", d->title);
	stmt_str(s, "show", d->show);
	stmt_str(s, "people", d->people);
	stmt_str(s, "lang", d->lang);
	stmt_str(s, "link", d->link);
	stmt_int(s, "date", d->date);
	stmt_int(s, "date_origin", d->date_origin);
	stmt_int(s, "learned", d->learned);
	stmt_int(s, "bytes", (int64_t)d->text.n);
	stmt_str(s, "text", d->text);
}

static int
add_doc(struct db *db, const struct doc *d, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DOC_ADD);

	bind_doc(s, d);
	stmt_int(s, "source", d->source);
	stmt_str(s, "key", d->key);
	return stmt_run(s, e);
}

static bool
same_doc(const struct doc *a, const struct doc *b)
{
	return a->kind == b->kind && a->format == b->format &&
	    a->date == b->date && a->date_origin == b->date_origin &&
	    str_eq(a->title, b->title) && str_eq(a->show, b->show) &&
	    str_eq(a->people, b->people) && str_eq(a->lang, b->lang) &&
	    str_eq(a->link, b->link) && str_eq(a->text, b->text);
}

static int
change_doc(struct db *db, const struct doc *d, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DOC_KEEP_VERSION);

	stmt_int(s, "id", d->id);
	if (store_reading_drop(db, d->id, e) < 0 || stmt_run(s, e) < 0)
		return -1;
	s = stmt_use(db, STMT_DOC_CHANGE);
	bind_doc(s, d);
	return stmt_run(s, e);
}

/* The document under the key's id, salted past those of other keys; NULL with
 * no error where the id is free. */
static struct doc *
find_known(struct db *db, struct arena *a, struct doc *d, struct err *e)
{
	for (unsigned salt = 0;; salt++) {
		struct doc *known;

		d->id = hash_id("doc", d->key, salt);
		known = store_doc_get(db, a, d->id, e);
		if (known == NULL || str_eq(known->key, d->key))
			return known;
	}
}

/* Was the document of this id and key removed? */
static int
is_removed(struct db *db, const struct doc *d, bool *is, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_REMOVED_GET);
	int rc;

	stmt_int(s, "doc", d->id);
	rc = stmt_step(s, e);
	*is = rc > 0 && str_eq(col_raw(s, 0), d->key);
	stmt_done(s);
	return rc < 0 ? -1 : 0;
}

static int
put_new(struct db *db, const struct doc *d, enum doc_put *what,
    struct err *e)
{
	bool removed;

	if (is_removed(db, d, &removed, e) < 0)
		return -1;
	*what = removed ? DOC_PUT_REMOVED : DOC_PUT_NEW;
	return removed ? 0 : add_doc(db, d, e);
}

static int
put_doc(struct db *db, void *ctx, struct err *e)
{
	struct putting *p = ctx;
	struct doc *d = p->doc;
	struct arena a = ARENA_INIT;
	const struct doc *known = find_known(db, &a, d, e);
	int rc = 0;

	if (known == NULL && e->kind == ERR_NOT_FOUND) {
		err_clear(e);
		rc = put_new(db, d, p->what, e);
	} else if (known == NULL) {
		rc = -1;
	} else {
		/* The time of reading is no news about what has a date. */
		if (d->date_origin == DATE_READ) {
			d->date = known->date;
			d->date_origin = known->date_origin;
		}
		*p->what = same_doc(known, d) ? DOC_PUT_KNOWN :
		    DOC_PUT_CHANGED;
		if (*p->what == DOC_PUT_CHANGED)
			rc = change_doc(db, d, e);
		else
			d->learned = known->learned;
	}
	arena_release(&a);
	return rc;
}

int
store_doc_put(struct db *db, struct doc *d, enum doc_put *what, struct err *e)
{
	struct putting p = { d, what };

	if (d->key.n == 0)
		BUG("a document without a key");
	if (d->text.n > LIMIT_DOC_BYTES)
		return err_set(e, ERR_LIMIT, "a document of %zu bytes is over "
		    "the ceiling of %u", d->text.n, LIMIT_DOC_BYTES);
	if (d->learned == 0 || d->learned == CLOCK_NONE)
		d->learned = clock_now();
	return db_write(db, put_doc, &p, e);
}

/* ---- removing ---- */

struct removing {
	int64_t		id;
	struct str	why;
};

static int
run_of_doc(struct db *db, enum stmt_name name, int64_t id, struct err *e)
{
	struct stmt *s = stmt_use(db, name);

	stmt_int(s, "doc", id);
	return stmt_run(s, e);
}

static int
remove_doc(struct db *db, void *ctx, struct err *e)
{
	const struct removing *r = ctx;
	struct stmt *s = stmt_use(db, STMT_REMOVED_PUT);

	stmt_int(s, "doc", r->id);
	stmt_str(s, "why", r->why);
	stmt_int(s, "at", clock_now());
	if (stmt_run(s, e) < 0)
		return -1;
	if (stmt_changes(db) == 0)
		return err_set(e, ERR_NOT_FOUND, "no document has the id "
		    "%016llx", (unsigned long long)r->id);
	if (store_reading_drop(db, r->id, e) < 0 ||
	    run_of_doc(db, STMT_DOC_DROP_VERSIONS, r->id, e) < 0 ||
	    run_of_doc(db, STMT_DOC_DROP_ITEMS, r->id, e) < 0 ||
	    run_of_doc(db, STMT_DOC_DROP_FOLLOW, r->id, e) < 0)
		return -1;
	return run_of_doc(db, STMT_DOC_DROP, r->id, e);
}

int
store_doc_remove(struct db *db, int64_t id, struct str why, struct err *e)
{
	struct removing r = { id, why };

	return db_write(db, remove_doc, &r, e);
}

static int
restore_doc(struct db *db, void *ctx, struct err *e)
{
	int64_t id = *(int64_t *)ctx;

	if (run_of_doc(db, STMT_REMOVED_ASK_AGAIN, id, e) < 0 ||
	    run_of_doc(db, STMT_REMOVED_DROP, id, e) < 0)
		return -1;
	if (stmt_changes(db) == 0)
		return err_set(e, ERR_NOT_FOUND, "no document of the id "
		    "%016llx was removed", (unsigned long long)id);
	return 0;
}

int
store_doc_restore(struct db *db, int64_t id, struct err *e)
{
	return db_write(db, restore_doc, &id, e);
}

int
store_removed(struct db *db, struct arena *a, struct removed_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_REMOVED_EACH);
	VEC(struct removed) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct removed){ .doc = col_int(s, 0),
		    .source = col_int(s, 1), .key = col_str(s, 2, a),
		    .title = col_str(s, 3, a), .why = col_str(s, 4, a),
		    .at = col_int(s, 5) };
	ROWS_TAKE(out, &v, a);
	return rc;
}

/* ---- getting ---- */

static struct doc *
get_doc(struct db *db, enum stmt_name name, struct arena *a, int64_t id,
    struct err *e)
{
	struct stmt *s = stmt_use(db, name);
	struct doc *d;
	int rc;

	stmt_int(s, "id", id);
	rc = stmt_step(s, e);
	if (rc == 0)
		err_set(e, ERR_NOT_FOUND, "no document has the id %016llx",
		    (unsigned long long)id);
	if (rc <= 0)
		return NULL;
	d = arena_alloc(a, sizeof(*d));
	store_doc_col(s, a, d);
	if (name == STMT_DOC_GET)
		d->text = col_str(s, 15, a);
	stmt_done(s);
	return d;
}

struct doc *
store_doc_get(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	return get_doc(db, STMT_DOC_GET, a, id, e);
}

struct doc *
store_doc_head(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	return get_doc(db, STMT_DOC_HEAD, a, id, e);
}

int
store_doc_bytes(struct db *db, struct arena *a, int64_t id, uint32_t start,
    uint32_t end, struct str *out, struct err *e)
{
	char *p;

	*out = STR_NONE;
	if (end <= start)
		return 0;
	if (end > LIMIT_DOC_BYTES)
		return err_set(e, ERR_DB, "document %016llx has no byte %u",
		    (unsigned long long)id, end);
	p = arena_alloc(a, (size_t)(end - start) + 1);
	if (stmt_text_bytes(db, id, start, p, end - start, e) < 0)
		return -1;
	*out = (struct str){ p, end - start };
	return 0;
}

static int64_t
open_end(int64_t t, int64_t otherwise)
{
	return t == 0 || t == CLOCK_NONE ? otherwise : t;
}

/* Where else each stands, of those that are in a group. */
static int
fill_also(struct db *db, struct arena *a, const int64_t *first,
    struct doc_rows *out, struct err *e)
{
	struct group_rows others;

	out->also = arena_array(a, out->n + 1, sizeof(*out->also));
	for (size_t i = 0; i < out->n; i++) {
		out->also[i] = STR_NONE;
		if (first[i] == 0)
			continue;
		if (store_group(db, a, out->at[i].id, &others, e) < 0)
			return -1;
		out->also[i] = store_group_places(a, &others,
		    out->at[i].show);
	}
	return 0;
}

int
store_docs(struct db *db, struct arena *a, const struct doc_filter *f,
    struct doc_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, f->entity != 0 ? STMT_DOCS_OF_ENTITY :
	    STMT_DOCS);
	size_t limit = rows_limit(f->limit);
	VEC(struct doc) v = VEC_INIT;
	VEC(uint32_t) size = VEC_INIT;
	VEC(int64_t) first = VEC_INIT;
	int rc;

	if (f->entity != 0)
		stmt_int(s, "entity", f->entity);
	stmt_int(s, "kind", f->kind);
	stmt_int(s, "source", f->source);
	stmt_int(s, "since", open_end(f->since, INT64_MIN));
	stmt_int(s, "until", open_end(f->until, INT64_MAX));
	stmt_int(s, "learned_since", open_end(f->learned_since, INT64_MIN));
	stmt_int(s, "learned_until", open_end(f->learned_until, INT64_MAX));
	stmt_int(s, "limit", (int64_t)limit + 1);
	stmt_int(s, "offset", (int64_t)f->offset);
	while ((rc = stmt_step(s, e)) > 0) {
		store_doc_col(s, a, VEC_ADD(&v));
		*VEC_ADD(&size) = (uint32_t)col_int(s, 14);
		*VEC_ADD(&first) = col_int(s, 15);
	}
	out->size = rows_copy(a, size.at, size.n, sizeof(*size.at));
	VEC_RELEASE(&size);
	ROWS_CUT(out, &v, limit, a);
	if (rc == 0)
		rc = fill_also(db, a, first.at, out, e);
	VEC_RELEASE(&first);
	return rc;
}
