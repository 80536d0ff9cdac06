#include "base.h"

#include <stdlib.h>

#include "fold.h"
#include "limits.h"
#include "rows_in.h"
#include "stmt.h"
#include "store_entity.h"

/* Longer names than this are not compared letter by letter. */
#define NEAR_BYTES 64

void
store_fold_name(struct str name, struct buf *out)
{
	struct buf words = BUF_INIT(out->ceiling);

	fold_search(name, &words);
	for (size_t i = 0; i < words.n; i++)
		if (words.p[i] != ' ')
			buf_add_char(out, words.p[i]);
	buf_release(&words);
}

/* ---- the same name ---- */

VEC_NAMED(id_vec, int64_t);

static int
find_ids(struct db *db, struct str folded, enum entity_type type,
    struct id_vec *v, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_FIND_IDS);
	int rc;

	stmt_str(s, "folded", folded);
	while ((rc = stmt_step(s, e)) > 0)
		if (type == ENTITY_NONE || col_int(s, 1) == (int64_t)type)
			*VEC_ADD(v) = col_int(s, 0);
	return rc;
}

static int
most_named(const void *pa, const void *pb)
{
	const struct node *a = pa, *b = pb;

	if (a->docs != b->docs)
		return a->docs > b->docs ? -1 : 1;
	return a->ent.id < b->ent.id ? -1 : a->ent.id > b->ent.id;
}

static int
get_nodes(struct db *db, struct arena *a, const int64_t *id, size_t n,
    struct node_rows *out, struct err *e)
{
	*out = (struct node_rows){ arena_array(a, n, sizeof(*out->at)), n,
	    false };
	for (size_t i = 0; i < n; i++) {
		const struct node *node = store_node_get(db, a, id[i], e);

		if (node == NULL)
			return -1;
		out->at[i] = *node;
	}
	return 0;
}

/* Is it one of "wikidata:Q182477|cik:1045810", whole or behind its colon? */
static bool
is_numbered(struct str list, struct str word)
{
	struct str part;

	while (str_split(&list, '|', &part)) {
		size_t colon = str_find_char(part, ':', 0);

		if (str_ieq(part, word))
			return true;
		if (colon == SIZE_MAX)
			continue;
		part.p += colon + 1;
		part.n -= colon + 1;
		if (str_ieq(part, word))
			return true;
	}
	return false;
}

static int
find_outside(struct db *db, struct str word, enum entity_type type,
    struct id_vec *v, struct err *e)
{
	struct stmt *s = stmt_use(db, STMT_OUTSIDE_EACH);
	int rc;

	while ((rc = stmt_step(s, e)) > 0)
		if ((type == ENTITY_NONE || col_int(s, 1) == (int64_t)type) &&
		    col_int(s, 0) != 0 && (is_numbered(col_raw(s, 2), word) ||
		    is_numbered(col_raw(s, 3), word)))
			*VEC_ADD(v) = col_int(s, 0);
	return rc;
}

int
store_find(struct db *db, struct arena *a, struct str name,
    enum entity_type type, struct node_rows *out, struct err *e)
{
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	struct id_vec v = VEC_INIT;
	int rc = 0;

	*out = (struct node_rows){ NULL, 0, false };
	if (name.n <= LIMIT_NAME_BYTES)
		store_fold_name(name, &folded);
	if (folded.n > 0)
		rc = find_ids(db, buf_str(&folded), type, &v, e);
	if (rc == 0 && v.n == 0 && folded.n > 0)
		rc = find_outside(db, str_trim(name), type, &v, e);
	if (rc == 0 && v.n > 0)
		rc = get_nodes(db, a, v.at, v.n, out, e);
	if (rc == 0 && out->n > 1)
		qsort(out->at, out->n, sizeof(*out->at), most_named);
	VEC_RELEASE(&v);
	buf_release(&folded);
	return rc;
}

/* ---- nearly the same ---- */

/*
 * Damerau's distance with neighbours changing places, in bytes; `most` + 1 for
 * anything farther.
 */
static unsigned
distance(struct str a, struct str b, unsigned most)
{
	unsigned row[3][NEAR_BYTES + 1];
	size_t far = a.n > b.n ? a.n - b.n : b.n - a.n;

	if (far > most || a.n > NEAR_BYTES || b.n > NEAR_BYTES)
		return most + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *now = row[i % 3], *up = row[(i - 1) % 3];
		unsigned *up2 = row[(i + 1) % 3];
		unsigned best = now[0] = (unsigned)i;

		for (size_t j = 1; j <= b.n; j++) {
			bool same = a.p[i - 1] == b.p[j - 1];
			unsigned d = up[j - 1] + (same ? 0 : 1);

			d = MIN_OF(d, up[j] + 1);
			d = MIN_OF(d, now[j - 1] + 1);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1])
				d = MIN_OF(d, up2[j - 2] + 1);
			now[j] = d;
			best = MIN_OF(best, d);
		}
		if (best > most)
			return most + 1;
	}
	return MIN_OF(row[a.n % 3][b.n], most + 1);
}

struct near {
	int64_t		id, docs;
	unsigned	far;	/* 0: the same */
};

#define TOO_FAR 100u

/* 0 the same, 1 begins with it, 2 and 3 letters away, 6 holds it.  `want` ends
 * in a NUL. */
static unsigned
how_far(struct str want, struct str have)
{
	unsigned most = want.n < 4 ? 0 : want.n < 8 ? 1 : 2;
	unsigned d;

	if (str_eq(want, have))
		return 0;
	if (want.n >= 2 && have.n > want.n &&
	    memcmp(have.p, want.p, want.n) == 0)
		return 1;
	d = distance(want, have, most);
	if (d <= most)
		return 1 + d;
	if (want.n >= 4 && have.n > want.n &&
	    str_find(have, want.p, 0) != SIZE_MAX)
		return 6;
	return TOO_FAR;
}

static int
nearest(const void *pa, const void *pb)
{
	const struct near *a = pa, *b = pb;

	if (a->far != b->far)
		return a->far < b->far ? -1 : 1;
	if (a->docs != b->docs)
		return a->docs > b->docs ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* An entity stands in the list once for each of its names: its nearest is the
 * first. */
static void
keep_first(const struct near *at, size_t n, struct id_vec *out, size_t limit)
{
	for (size_t i = 0; i < n && out->n <= limit; i++) {
		bool seen = false;

		for (size_t j = 0; j < out->n && !seen; j++)
			seen = out->at[j] == at[i].id;
		if (!seen)
			*VEC_ADD(out) = at[i].id;
	}
}

int
store_near(struct db *db, struct arena *a, struct str name,
    enum entity_type type, size_t limit, struct node_rows *out, struct err *e)
{
	struct buf folded = BUF_INIT(LIMIT_NAME_BYTES * 20);
	struct stmt *s = stmt_use(db, STMT_NAME_EACH);
	VEC(struct near) v = VEC_INIT;
	struct id_vec ids = VEC_INIT;
	int rc = 0;

	*out = (struct node_rows){ NULL, 0, false };
	limit = rows_limit(limit);
	if (name.n <= LIMIT_NAME_BYTES)
		store_fold_name(name, &folded);
	while (folded.n > 0 && (rc = stmt_step(s, e)) > 0) {
		struct near *found;
		unsigned far;

		if (type != ENTITY_NONE && col_int(s, 1) != (int64_t)type)
			continue;
		far = how_far(buf_str(&folded), col_raw(s, 2));
		if (far == TOO_FAR)
			continue;
		found = VEC_ADD(&v);
		*found = (struct near){ col_int(s, 0), col_int(s, 3), far };
	}
	if (v.n > 0)
		qsort(v.at, v.n, sizeof(*v.at), nearest);
	keep_first(v.at, v.n, &ids, limit);
	if (rc == 0 && ids.n > 0)
		rc = get_nodes(db, a, ids.at, MIN_OF(ids.n, limit), out, e);
	out->more = ids.n > limit;
	VEC_RELEASE(&v);
	VEC_RELEASE(&ids);
	buf_release(&folded);
	return rc;
}
