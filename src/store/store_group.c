#include "base.h"

#include "buf.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_group.h"
#include "url.h"

int
store_group_docs(struct db *db, store_group_doc_fn *fn, void *ctx,
    struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_GROUP_DOCS);
	int rc;

	while ((rc = stmt_step(s, e)) > 0) {
		struct group_doc d = { .doc = col_int(s, 0),
		    .key = col_raw(s, 1), .link = col_raw(s, 2),
		    .voice = col_int(s, 3), .bins = col_raw(s, 4) };

		if ((rc = fn(&d, ctx)) != 0)
			break;
	}
	stmt_done(s);
	return rc;
}

int
store_group_put(struct db *db, const struct group_place *p, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_GROUP_PUT);

	stmt_int(s, "doc", p->doc);
	stmt_int(s, "first", p->first);
	stmt_int(s, "place", p->place);
	stmt_int(s, "voice", p->voice);
	stmt_int(s, "how", p->how);
	return stmt_run(s, e);
}

int
store_group(struct db *db, struct arena *a, int64_t doc,
    struct group_rows *out, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_GROUP_OF_DOC);
	VEC(struct group_member) v = VEC_INIT;
	int rc;

	stmt_int(s, "doc", doc);
	out->before = 0;
	while ((rc = stmt_step(s, e)) > 0) {
		out->before += col_int(s, 8) != 0;
		*VEC_ADD(&v) = (struct group_member){ .doc = col_int(s, 0),
		    .first = col_int(s, 1),
		    .how = (enum group_how)col_int(s, 2),
		    .kind = (enum doc_kind)col_int(s, 3),
		    .date = col_time(s, 4), .title = col_str(s, 5, a),
		    .show = col_str(s, 6, a), .link = col_str(s, 7, a) };
	}
	ROWS_TAKE(out, &v, a);
	return rc;
}

/* The show; of the same show, and of none, the site. */
static struct str
place_of(const struct group_member *m, struct str own)
{
	return m->show.n > 0 && !str_eq(m->show, own) ? m->show :
	    url_host(m->link);
}

struct str
store_group_places(struct arena *a, const struct group_rows *rows,
    struct str own)
{
	struct buf b = BUF_INIT(64 * KIB);
	struct str s;

	for (size_t i = 0; i < rows->n; i++) {
		struct str place = place_of(&rows->at[i], own);
		bool told = place.n == 0;

		for (size_t k = 0; k < i && !told; k++)
			told = str_eq(place, place_of(&rows->at[k], own));
		if (told)
			continue;
		buf_add_str(&b, b.n > 0 ? "\n" : "");
		buf_put(&b, place);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}
