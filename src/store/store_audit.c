#include "base.h"

#include "buf.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_audit.h"
#include "store_dump_in.h"

/* ---- rows that should not be ---- */

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
	{ STMT_AUDIT_STORY, "document %a: the story of bytes %x to %f does not "
	    "stand in it, or its title or address not in the story" },
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

static const struct check of_fold = { STMT_AUDIT_CLAIM_EDGE, "claim %a: its "
    "edge %b is not there or is of other ends" };

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

static void
put_fields(struct buf *out, const char *sentence, struct stmt *s)
{
	for (const char *p = sentence; *p != '\0'; p++)
		if (*p == '%')
			put_field(out, *++p, s);
		else
			buf_add_char(out, *p);
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
		put_fields(&out, c->sentence, s);
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
	return folded && rc == 0 ? run_check(db, &of_fold, fn, ctx, e) : rc;
}

/* ---- belief, folded anew ---- */

/* A table of the fold: the row's name, and the columns that are its key. */
static const struct fold_table {
	enum stmt_name	 kept, made;
	const char	*row;
	int		 keys;
} fold_tables[] = {
	{ STMT_KEPT_EDGE, STMT_MADE_EDGE, "edge %a", 1 },
	{ STMT_KEPT_DEAL, STMT_MADE_DEAL, "deal %a", 1 },
	{ STMT_KEPT_DEAL_PARTY, STMT_MADE_DEAL_PARTY,
	    "deal %a, party %b", 2 },
	{ STMT_KEPT_DEAL_SOURCE, STMT_MADE_DEAL_SOURCE,
	    "deal %a, deal claim %b", 2 },
	{ STMT_KEPT_NODE, STMT_MADE_NODE, "entity %a", 1 },
	{ STMT_KEPT_SAME, STMT_MADE_SAME, "merged entity %a", 1 },
	{ STMT_KEPT_OTHER_NAME, STMT_MADE_OTHER_NAME,
	    "another name of entity %a", 2 },
	{ STMT_KEPT_DOC_GROUP, STMT_MADE_DOC_GROUP,
	    "the group of document %a", 1 },
};

static int
cmp_col(struct stmt *a, struct stmt *b, int i)
{
	if (col_type(a, i) != col_type(b, i))
		return col_type(a, i) < col_type(b, i) ? -1 : 1;
	switch (col_type(a, i)) {
	case COL_INT:
		return col_int(a, i) < col_int(b, i) ? -1 :
		    col_int(a, i) > col_int(b, i);
	case COL_REAL:
		return col_real(a, i) < col_real(b, i) ? -1 :
		    col_real(a, i) > col_real(b, i);
	case COL_TEXT:
		return str_cmp(col_raw(a, i), col_raw(b, i));
	case COL_NULL:
		break;
	}
	return 0;
}

/* Two walks of one order, and what is told of where they part. */
struct comparing {
	const struct fold_table	*of;
	struct stmt		*kept, *made;
	int			 has_kept, has_made;	/* of stmt_step */
	struct buf		 out;
	store_audit_fn		*fn;
	void			*ctx;
};

/* Which row comes first: 0 where both have it. */
static int
cmp_row(const struct comparing *c)
{
	int d = 0;

	if (c->has_kept == 0 || c->has_made == 0)
		return c->has_made - c->has_kept;
	for (int i = 0; d == 0 && i < c->of->keys; i++)
		d = cmp_col(c->kept, c->made, i);
	return d;
}

static void
tell_row(struct comparing *c, struct stmt *row, const char *what)
{
	buf_reset(&c->out);
	put_fields(&c->out, c->of->row, row);
	buf_add_str(&c->out, what);
	c->fn(buf_text(&c->out), c->ctx);
}

static void
tell_columns(struct comparing *c)
{
	for (int i = c->of->keys; i < col_count(c->made); i++) {
		if (cmp_col(c->kept, c->made, i) == 0)
			continue;
		buf_reset(&c->out);
		put_fields(&c->out, c->of->row, c->kept);
		buf_printf(&c->out, ": expected %s ", col_name(c->made, i));
		store_dump_column(&c->out, c->made, i);
		buf_add_str(&c->out, " by what was read, found ");
		store_dump_column(&c->out, c->kept, i);
		c->fn(buf_text(&c->out), c->ctx);
	}
}

static int
compare(struct comparing *c, struct err *e)
{
	c->has_kept = stmt_step(c->kept, e);
	c->has_made = c->has_kept < 0 ? -1 : stmt_step(c->made, e);
	while (c->has_kept >= 0 && c->has_made >= 0 &&
	    c->has_kept + c->has_made > 0) {
		int d = cmp_row(c);

		if (d < 0)
			tell_row(c, c->kept, " is there, but nothing that was "
			    "read makes it");
		else if (d > 0)
			tell_row(c, c->made, " is not there, but what was read "
			    "makes it");
		else
			tell_columns(c);
		if (d <= 0)
			c->has_kept = stmt_step(c->kept, e);
		if (d >= 0 && c->has_kept >= 0)
			c->has_made = stmt_step(c->made, e);
	}
	return c->has_kept < 0 || c->has_made < 0 ? -1 : 0;
}

int
store_audit_fold(struct db *db, store_audit_fn *fn, void *ctx, struct err *e)
{
	struct comparing c = { .out = BUF_INIT(8192), .fn = fn, .ctx = ctx };
	int rc = 0;

	for (size_t i = 0; i < COUNT_OF(fold_tables) && rc == 0; i++) {
		c.of = &fold_tables[i];
		c.kept = stmt_use(db, c.of->kept);
		c.made = stmt_use(db, c.of->made);
		rc = compare(&c, e);
	}
	buf_release(&c.out);
	return rc;
}

/* ---- for graph/audit ---- */

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
