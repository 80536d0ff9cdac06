#include "base.h"

#include "buf.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_audit.h"

/*
 * A check and its sentence.  %a and %b stand for the row's two ids, %x and %f
 * for the number expected and the one found.
 */
struct check {
	enum stmt_name	 stmt;
	const char	*sentence;
};

static const struct check of_readings[] = {
	{ STMT_AUDIT_READ_DOC, "document %a is marked as read, but is not "
	    "there" },
	{ STMT_AUDIT_VERSION, "document %a was read in version %x, but has "
	    "version %f" },
	{ STMT_AUDIT_UNREAD_MENTION, "document %a has mentions, but is not "
	    "marked as read" },
	{ STMT_AUDIT_UNREAD_CLAIM, "claim %a is of document %b, which is not "
	    "marked as read" },
	{ STMT_AUDIT_UNREAD_DEAL_CLAIM, "deal claim %a is of document %b, "
	    "which is not marked as read" },
	{ STMT_AUDIT_MARK_MENTIONS, "document %a: expected %x mentions by its "
	    "mark, found %f" },
	{ STMT_AUDIT_MARK_CLAIMS, "document %a: expected %x claims by its "
	    "mark, found %f" },
	{ STMT_AUDIT_MARK_DEALS, "document %a: expected %x deal claims by its "
	    "mark, found %f" },
	{ STMT_AUDIT_NAMES_OF_DOC, "entity %a in document %b: expected %x "
	    "mentions, found %f" },
	{ STMT_AUDIT_NAMED_IN_VAIN, "entity %a is counted in document %b, but "
	    "not mentioned where its first mention should be" },
	{ STMT_AUDIT_NAMED_DATE, "document %a: entity %b is counted under "
	    "another date" },
	{ STMT_AUDIT_UNKNOWN_NAMED, "entity %a is named in document %b, but "
	    "is neither known nor found there" },
	{ STMT_AUDIT_CLAIM_END, "claim %a: its end %b is neither known nor "
	    "found in its document" },
	{ STMT_AUDIT_PARTY, "deal claim %a: its party %b is neither known nor "
	    "found in its document" },
	{ STMT_AUDIT_NO_SEARCH_ROW, "document %a was read, but search does "
	    "not have it" },
	{ STMT_AUDIT_SEARCH_ROW, "search has document %a, which is not marked "
	    "as read" },
};

static const struct check of_fold[] = {
	{ STMT_AUDIT_EDGE_CLAIMS, "edge %a: expected %x claims, found %f" },
	{ STMT_AUDIT_CLAIM_EDGE, "claim %a: its edge %b is not there or is of "
	    "other ends" },
	{ STMT_AUDIT_EDGE_SOURCES, "edge %a: expected %x sources, found %f" },
	{ STMT_AUDIT_DEAL_CLAIMS, "deal %a: expected %x claims, found %f" },
	{ STMT_AUDIT_DEAL_CLAIM_DEAL, "deal claim %a: expected %x deal, found "
	    "%f" },
	{ STMT_AUDIT_DEAL_SOURCE, "deal %a counts deal claim %b, which is not "
	    "there" },
	{ STMT_AUDIT_DEAL_BEST, "deal %a: claim %b, which should tell it best, "
	    "is none of its claims" },
	{ STMT_AUDIT_DEAL_PARTY, "deal %a: party %b is named by none of its "
	    "claims" },
	{ STMT_AUDIT_NODE, "entity %a: expected %x mentions in all, found %f, "
	    "or another number of documents" },
	{ STMT_AUDIT_NODE_IN_VAIN, "entity %a is counted, but named "
	    "nowhere" },
};

static void
put_field(struct buf *out, char field, struct stmt *s)
{
	switch (field) {
	case 'a':
		buf_printf(out, "%016llx", (unsigned long long)col_int(s, 0));
		break;
	case 'b':
		buf_printf(out, "%016llx", (unsigned long long)col_int(s, 1));
		break;
	case 'x':
		buf_printf(out, "%lld", (long long)col_int(s, 2));
		break;
	case 'f':
		buf_printf(out, "%lld", (long long)col_int(s, 3));
		break;
	}
}

static int
run_check(struct db *db, const struct check *c, store_audit_fn *fn,
    void *ctx, struct err *e)
{
	struct buf out = BUF_INIT(1024);
	struct stmt *s = stmt_use(db, c->stmt);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		buf_reset(&out);
		for (const char *p = c->sentence; *p != '\0'; p++)
			if (*p == '%')
				put_field(&out, *++p, s);
			else
				buf_add_char(&out, *p);
		fn(buf_text(&out), ctx);
	}
	buf_release(&out);
	return rc;
}

static int
check_engine(struct db *db, store_audit_fn *fn, void *ctx, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_AUDIT_ENGINE);
	struct buf out = BUF_INIT(4096);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		if (str_is(col_raw(s, 0), "ok"))
			continue;
		buf_reset(&out);
		buf_printf(&out, "%s: %.*s", db_path(db),
		    STR_ARG(col_raw(s, 0)));
		fn(buf_text(&out), ctx);
	}
	buf_release(&out);
	return rc;
}

int
store_audit(struct db *db, bool folded, store_audit_fn *fn, void *ctx,
    struct err *e)
{
	int rc = check_engine(db, fn, ctx, e);

	for (size_t i = 0; i < COUNT_OF(of_readings) && rc == 0; i++)
		rc = run_check(db, &of_readings[i], fn, ctx, e);
	for (size_t i = 0; folded && i < COUNT_OF(of_fold) && rc == 0; i++)
		rc = run_check(db, &of_fold[i], fn, ctx, e);
	return rc;
}

int
store_doc_ids(struct db *db, struct arena *a, struct id_rows *out,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_DOC_IDS);
	VEC(int64_t) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = col_int(s, 0);
	ROWS_TAKE(out, &v, a);
	return rc;
}
