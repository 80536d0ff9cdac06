#include "base.h"

#include "buf.h"
#include "hash.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_story.h"
#include "url.h"

static void
story_col(struct stmt *s, struct roundup_story *st)
{
	*st = (struct roundup_story){
		.start = (uint32_t)col_int(s, 0),
		.end = (uint32_t)col_int(s, 1),
		.title = (uint32_t)col_int(s, 2),
		.title_end = (uint32_t)col_int(s, 3),
		.url = (uint32_t)col_int(s, 4),
		.url_end = (uint32_t)col_int(s, 5)
	};
}

int
store_stories(struct db *db, struct arena *a, int64_t doc,
    struct story_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_STORIES);
	VEC(struct story_row) v = VEC_INIT;
	int rc;

	stmt_int(s, "doc", doc);
	while ((rc = stmt_step(s, e)) > 0) {
		struct story_row *r = VEC_ADD(&v);

		story_col(s, &r->story);
		r->doc = col_int(s, 6);
		r->title = col_str(s, 7, a);
	}
	ROWS_CUT(out, &v, LIMIT_ROWS, a);
	return rc;
}

int
store_story_at(struct db *db, int64_t doc, uint32_t at,
    struct roundup_story *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_STORY_AT);
	int rc;

	*out = (struct roundup_story){ 0 };
	stmt_int(s, "doc", doc);
	stmt_int(s, "at", at);
	rc = stmt_step(s, e);
	if (rc > 0 && col_int(s, 1) > at)
		story_col(s, out);
	stmt_done(s);
	return rc < 0 ? -1 : 0;
}

int
store_stories_of_page(struct db *db, struct arena *a, int64_t doc,
    size_t limit, struct story_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_STORIES_OF_PAGE);
	VEC(struct story_row) v = VEC_INIT;
	int rc;

	limit = rows_limit(limit);
	stmt_int(s, "doc", doc);
	stmt_int(s, "limit", (int64_t)limit + 1);
	while ((rc = stmt_step(s, e)) > 0) {
		struct story_row *r = VEC_ADD(&v);

		story_col(s, &r->story);
		r->doc = col_int(s, 6);
		r->title = col_str(s, 7, a);
		r->show = col_str(s, 8, a);
		r->date = col_int(s, 9);
	}
	ROWS_CUT(out, &v, limit, a);
	return rc;
}

int64_t
store_page_hash(struct str link)
{
	struct buf b = BUF_INIT(LIMIT_URL_BYTES);
	struct url u;
	int64_t hash = 0;

	if (url_is_http(link) && url_parse(link, &u) &&
	    (u.path.n > 1 || u.query.n > 0)) {
		url_canonical(link, &b);
		hash = hash_id("page", buf_str(&b), 0);
	}
	buf_release(&b);
	return hash;
}

int
store_story_pages(struct db *db, struct arena *a,
    struct story_page_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_STORY_PAGES);
	VEC(struct story_page) v = VEC_INIT;
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(&v) = (struct story_page){ col_int(s, 0),
		    (uint32_t)col_int(s, 1), col_int(s, 2) };
	ROWS_TAKE(out, &v, a);
	return rc;
}

int
store_story_doc_put(struct db *db, const struct story_page *p,
    int64_t page_doc, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_STORY_DOC_PUT);

	stmt_int(s, "doc", p->doc);
	stmt_int(s, "start", p->start);
	stmt_int(s, "page_doc", page_doc);
	return stmt_run(s, e);
}
