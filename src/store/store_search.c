#include "base.h"

#include "buf.h"
#include "clock.h"
#include "fold.h"
#include "hash.h"
#include "limits.h"
#include "rows_in.h"
#include "snippet.h"
#include "stmt.h"
#include "store_search.h"
#include "store_search_in.h"

/* ---- the index ---- */

/*
 * The row's number: the second of the date above 30 bits of the document's id.
 * A date before 1970 sorts as 1970, one after 2200 as 2200.
 */
static int64_t
place_of(int64_t doc, int64_t date, unsigned salt)
{
	int64_t second = date / CLOCK_SECOND;
	uint64_t low = hash_mix((uint64_t)doc, salt) & 0x3fffffff;

	second = second < 0 ? 0 : MIN_OF(second, INT64_C(7258118400));
	return (int64_t)((uint64_t)second << 30 | low);
}

static int
free_place(struct db *db, int64_t doc, int64_t date, int64_t *place,
    struct err *e)
{
	int64_t taken;

	for (unsigned salt = 0;; salt++) {
		struct stmt *s = stmt_use(db, STMT_SEARCH_ROW_AT);

		*place = place_of(doc, date, salt);
		stmt_int(s, "place", *place);
		if (stmt_number(s, &taken, e) < 0)
			return -1;
		if (taken == 0)
			return 0;
	}
}

int
store_search_put(struct db *db, int64_t doc, int64_t date, struct str title,
    struct str body, struct err *e)
{
	struct stmt *s;
	int64_t place;

	if (free_place(db, doc, date, &place, e) < 0)
		return -1;
	s = stmt_use(db, STMT_SEARCH_PUT);
	stmt_int(s, "place", place);
	stmt_str(s, "title", title);
	stmt_str(s, "body", body);
	if (stmt_run(s, e) < 0)
		return -1;
	s = stmt_use(db, STMT_SEARCH_ROW_PUT);
	stmt_int(s, "place", place);
	stmt_int(s, "doc", doc);
	return stmt_run(s, e);
}

int
store_search_drop(struct db *db, int64_t doc, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SEARCH_ROW_RETIRE);

	stmt_int(s, "doc", doc);
	return stmt_run(s, e);
}

/* ---- the question ---- */

/* Takes a word, or what stands in quotation marks, off the question. */
static bool
next_piece(struct str *rest, struct str *piece, bool *begins)
{
	size_t n;

	*begins = false;
	*rest = str_trim(*rest);
	if (rest->n == 0)
		return false;
	if (rest->p[0] == '"') {
		n = str_find_char(*rest, '"', 1);
		n = MIN_OF(n, rest->n);
		*piece = (struct str){ rest->p + 1, n - 1 };
		n = MIN_OF(n + 1, rest->n);
	} else {
		for (n = 0; n < rest->n && rest->p[n] != ' ' &&
		    rest->p[n] != '\t' && rest->p[n] != '\n' &&
		    rest->p[n] != '"'; n++)
			;
		*piece = (struct str){ rest->p, n };
		*begins = rest->p[n - 1] == '*';
	}
	rest->p += n;
	rest->n -= n;
	return true;
}

/* The words folded, as the index takes them: "a b" "c"* */
static size_t
make_query(struct str words, struct arena *a, struct buf *query,
    struct snippet_word *word)
{
	size_t n = 0;
	struct str piece;
	bool begins;

	while (n < SNIPPET_WORDS && next_piece(&words, &piece, &begins)) {
		struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);

		fold_search(piece, &folded);
		if (folded.n > 0) {
			buf_printf(query, "%s\"%s\"%s", n > 0 ? " " : "",
			    buf_text(&folded), begins ? "*" : "");
			word[n].folded = arena_str(a, buf_str(&folded));
			word[n++].begins = begins;
		}
		buf_release(&folded);
	}
	return n;
}

VEC_NAMED(id_vec, int64_t);

static int
find_docs(struct db *db, struct str query, size_t limit, size_t offset,
    struct id_vec *v, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_SEARCH_FIND);
	int rc;

	stmt_str(s, "query", query);
	stmt_int(s, "limit", (int64_t)limit + 1);
	stmt_int(s, "offset", (int64_t)offset);
	while ((rc = stmt_step(s, e)) > 0)
		*VEC_ADD(v) = col_int(s, 0);
	return rc;
}

static int
fill_hit(struct db *db, struct arena *a, int64_t id,
    const struct snippet_word *word, size_t n, struct search_hit *hit,
    struct err *e)
{
	struct arena text = ARENA_INIT;
	const struct doc *d = store_doc_head(db, a, id, e);
	const struct doc *whole = d == NULL ? NULL :
	    store_doc_get(db, &text, id, e);
	struct snippet snip;

	if (whole == NULL) {
		arena_release(&text);
		return -1;
	}
	snippet_find(whole->text, word, n, &snip);
	*hit = (struct search_hit){
		.doc = *d, .start = snip.start, .end = snip.end,
		.at = snip.at, .at_end = snip.at_end,
		.snippet = arena_str(a, (struct str){
		    whole->text.p + snip.start, snip.end - snip.start }),
	};
	arena_release(&text);
	return 0;
}

int
store_search(struct db *db, struct arena *a, struct str words, size_t limit,
    size_t offset, struct search_hits *out, struct err *e)
{
	struct buf query = BUF_INIT(64 * KIB);
	struct snippet_word word[SNIPPET_WORDS];
	struct id_vec ids = VEC_INIT;
	size_t n = make_query(words, a, &query, word);
	int rc;

	*out = (struct search_hits){ NULL, 0, false };
	limit = rows_limit(limit);
	if (n == 0)
		rc = err_set(e, ERR_INVALID, "nothing to look for: expected "
		    "words, found \"%.*s\"", (int)MIN_OF(words.n, 60),
		    words.p);
	else
		rc = find_docs(db, buf_str(&query), limit, offset, &ids, e);
	out->more = ids.n > limit;
	out->n = MIN_OF(ids.n, limit);
	out->at = arena_array(a, out->n, sizeof(*out->at));
	for (size_t i = 0; i < out->n && rc == 0; i++)
		rc = fill_hit(db, a, ids.at[i], word, n, &out->at[i], e);
	VEC_RELEASE(&ids);
	buf_release(&query);
	return rc;
}
