#include "base.h"

#include <stdarg.h>
#include <stdio.h>

#include "as_of.h"
#include "audit.h"
#include "hash.h"
#include "store_audit.h"
#include "store_doc.h"
#include "store_graph.h"
#include "store_span.h"
#include "utf8.h"

/* How many other keys may have had a document's id before it. */
#define SALTS 8

struct auditing {
	audit_fn		*say;
	void			*ctx;
	struct audit_report	*report;
};

static void
wrong(struct auditing *x, const char *fmt, ...) ATTR_PRINTF(2, 3);

static void
wrong(struct auditing *x, const char *fmt, ...)
{
	char sentence[640];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof(sentence), fmt, ap);
	va_end(ap);
	x->report->problems++;
	x->say(sentence, x->ctx);
}

static void
wrong_row(const char *sentence, void *ctx)
{
	wrong(ctx, "%s", sentence);
}

static bool
id_is_of_key(const struct doc *d)
{
	for (unsigned salt = 0; salt < SALTS; salt++)
		if (hash_id("doc", d->key, salt) == d->id)
			return true;
	return false;
}

/* Between two characters of the text, or at one of its ends. */
static bool
is_boundary(struct str text, int64_t at)
{
	return (size_t)at == text.n ||
	    ((unsigned char)text.p[at] & 0xc0) != 0x80;
}

static void
look_at_span(struct auditing *x, const struct doc *d, const struct span *s)
{
	static const char *const of[] = { "", "the mention of entity",
	    "claim", "deal claim" };
	unsigned long long doc = (unsigned long long)d->id;
	unsigned long long id = (unsigned long long)s->id;

	if (s->start < 0 || s->end <= s->start ||
	    s->end > (int64_t)d->text.n)
		wrong(x, "document %016llx: %s %016llx stands on bytes %lld to "
		    "%lld, expected bytes of a text of %zu", doc, of[s->of],
		    id, (long long)s->start, (long long)s->end, d->text.n);
	else if (!is_boundary(d->text, s->start) ||
	    !is_boundary(d->text, s->end))
		wrong(x, "document %016llx: %s %016llx stands on bytes %lld to "
		    "%lld, which part a character", doc, of[s->of], id,
		    (long long)s->start, (long long)s->end);
}

static int
look_at_spans(struct auditing *x, struct db *db, struct arena *a,
    const struct doc *d, struct err *e)
{
	struct span_rows rows;

	if (store_spans(db, a, d->id, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		look_at_span(x, d, &rows.at[i]);
		x->report->mentions += rows.at[i].of == SPAN_MENTION;
		x->report->claims += rows.at[i].of == SPAN_CLAIM;
		x->report->deal_claims += rows.at[i].of == SPAN_DEAL_CLAIM;
	}
	return 0;
}

static int
look_at_doc(struct auditing *x, struct db *db, struct arena *a, int64_t id,
    struct err *e)
{
	const struct doc *d = store_doc_get(db, a, id, e);

	if (d == NULL)
		return -1;
	x->report->docs++;
	if (!id_is_of_key(d))
		wrong(x, "document %016llx: its id is not the hash of its key "
		    "\"%.*s\"", (unsigned long long)id,
		    (int)MIN_OF(d->key.n, 200), d->key.p);
	if (!utf8_valid(d->text))
		wrong(x, "document %016llx: its text is not UTF-8",
		    (unsigned long long)id);
	return look_at_spans(x, db, a, d, e);
}

static int
look_at_docs(struct auditing *x, struct db *db, struct err *e)
{
	struct arena list = ARENA_INIT, a = ARENA_INIT;
	struct id_rows ids;
	int rc = store_doc_ids(db, &list, &ids, e);

	for (size_t i = 0; rc == 0 && i < ids.n; i++) {
		rc = look_at_doc(x, db, &a, ids.at[i], e);
		arena_reset(&a);
	}
	arena_release(&a);
	arena_release(&list);
	return rc;
}

static int
audit(struct db *db, void *ctx, struct err *e)
{
	struct auditing *x = ctx;
	struct store_counts n;
	int64_t folded;

	if (store_count(db, &n, e) < 0 || store_folded_get(db, &folded, e) < 0)
		return -1;
	x->report->edges = (size_t)n.edges;
	x->report->deals = (size_t)n.deals;
	x->report->unread = (size_t)n.unread;
	x->report->stale = folded == 0;
	if (look_at_docs(x, db, e) < 0)
		return -1;
	return store_audit(db, folded != 0, wrong_row, x, e);
}

/* On a handle of its own: the file's belief, and the same folded anew. */
static int
look_at_belief(struct db *db, void *ctx, struct err *e)
{
	struct auditing *x = ctx;
	int64_t folded;

	if (store_folded_get(db, &folded, e) < 0)
		return -1;
	if (folded == 0)
		return 0;
	if (as_of_look(db, INT64_MAX, e) < 0)
		return -1;
	return store_audit_fold(db, wrong_row, x, e);
}

static int
audit_belief(struct auditing *x, const char *path, struct err *e)
{
	struct db *db = db_open(path, DB_READ, e);
	int rc = db ? db_read(db, look_at_belief, x, e) : -1;

	db_close(db);
	return rc;
}

int
audit_run(struct db *db, audit_fn *say, void *ctx,
    struct audit_report *report, struct err *e)
{
	struct auditing x = { say, ctx, report };

	*report = (struct audit_report){ 0 };
	if (db_read(db, audit, &x, e) < 0)
		return -1;
	/* A look back has just folded what it sees. */
	return db_is_apart(db) ? 0 : audit_belief(&x, db_path(db), e);
}
