#include "base.h"

#include <stdlib.h>
#include <string.h>

#include "bisect.h"
#include "group.h"
#include "hash.h"
#include "sketch.h"
#include "store_group.h"
#include "store_story.h"
#include "url.h"
#include "vec.h"

/* Leaders that share a band and that one document is compared with. */
#define COMPARED 64
/* A shorter item id ("12") may be another's too. */
#define ID_BYTES 12
#define NOBODY UINT32_MAX

struct member {
	int64_t		doc, voice;
	uint32_t	leader;		/* index */
	uint32_t	place;		/* among those of one leader */
	enum group_how	how;
	uint32_t	followed;	/* by so many */
	bool		sketched;
	struct sketch	sketch;
};

/* What a document may be found by: a band, its address, its item's id. */
struct key {
	uint64_t	hash;
	uint32_t	member;
	enum group_how	how;
};

/* Members under one key; of a band the leaders among them come to stand first
 * as they are found, which are never more than were passed already. */
struct run {
	size_t		from, n, leaders;
};

struct place {
	uint32_t	member, run;
};

struct grouping {
	VEC(struct member)	member;
	VEC(struct key)		key;
	VEC(struct run)		run;
	VEC(struct place)	place;	/* by member */
};

/* ---- the keys ---- */

static void
put_key(struct grouping *g, enum group_how how, uint64_t hash)
{
	*VEC_ADD(&g->key) = (struct key){ hash_mix(hash, how),
	    (uint32_t)(g->member.n - 1), how };
}

/* The key of an item without a link of its own is "feed#id". */
static void
put_item_key(struct grouping *g, struct str key)
{
	size_t mark = str_find_char(key, '#', 0);
	struct str id;

	if (mark == SIZE_MAX || !url_is_http(key))
		return;
	id = (struct str){ key.p + mark + 1, key.n - mark - 1 };
	if (id.n >= ID_BYTES)
		put_key(g, GROUP_ITEM, hash_str(id));
}

static int
take(const struct group_doc *d, void *ctx)
{
	struct grouping *g = ctx;
	uint32_t n = (uint32_t)g->member.n;
	struct member *m = VEC_ADD(&g->member);
	uint64_t band;
	int64_t page;

	*m = (struct member){ .doc = d->doc, .voice = d->voice, .leader = n };
	m->sketched = sketch_read(d->bins, &m->sketch);
	for (size_t i = 0; m->sketched && i < SKETCH_BANDS; i++)
		if ((band = sketch_band(&m->sketch, i)) != 0)
			put_key(g, GROUP_TEXT, band);
	if ((page = store_page_hash(d->link)) != 0)
		put_key(g, GROUP_LINK, (uint64_t)page);
	put_item_key(g, d->key);
	return 0;
}

/* ---- who shares one ---- */

static int
cmp_key(const void *pa, const void *pb)
{
	const struct key *a = pa, *b = pb;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->member < b->member ? -1 : a->member > b->member;
}

static int
cmp_voice(const void *pa, const void *pb)
{
	int64_t a = *(const int64_t *)pa, b = *(const int64_t *)pb;

	return a < b ? -1 : a > b;
}

/* Does every voice give it to one document? */
static bool
is_a_name(const struct grouping *g, const struct run *r)
{
	int64_t voice[COMPARED];

	if (r->n > COMPARED)
		return false;
	for (size_t i = 0; i < r->n; i++)
		voice[i] = g->member.at[g->key.at[r->from + i].member].voice;
	qsort(voice, r->n, sizeof(*voice), cmp_voice);
	for (size_t i = 1; i < r->n; i++)
		if (voice[i] == voice[i - 1])
			return false;
	return true;
}

static void
put_run(struct grouping *g, size_t from, size_t n)
{
	struct run r = { from, n, 0 };

	if (n > 1 && (g->key.at[from].how == GROUP_TEXT || is_a_name(g, &r)))
		*VEC_ADD(&g->run) = r;
}

static void
find_runs(struct grouping *g)
{
	struct key *k = g->key.at;
	size_t from = 0;

	if (g->key.n > 0)
		qsort(k, g->key.n, sizeof(*k), cmp_key);
	for (size_t i = 1; i <= g->key.n; i++)
		if (i == g->key.n || k[i].hash != k[from].hash) {
			put_run(g, from, i - from);
			from = i;
		}
}

static int
cmp_place(const void *pa, const void *pb)
{
	const struct place *a = pa, *b = pb;

	if (a->member != b->member)
		return a->member < b->member ? -1 : 1;
	return a->run < b->run ? -1 : a->run > b->run;
}

static void
find_places(struct grouping *g)
{
	for (size_t i = 0; i < g->run.n; i++)
		for (size_t k = 0; k < g->run.at[i].n; k++)
			*VEC_ADD(&g->place) = (struct place){
			    g->key.at[g->run.at[i].from + k].member,
			    (uint32_t)i };
	if (g->place.n > 0)
		qsort(g->place.at, g->place.n, sizeof(*g->place.at),
		    cmp_place);
}

/* ---- who leads ---- */

static bool
are_alike(const struct member *a, const struct member *b)
{
	return sketch_alike(&a->sketch, &b->sketch) >=
	    (a->voice == b->voice ? GROUP_ALIKE_OWN : GROUP_ALIKE);
}

static uint32_t
leader_in_words(const struct grouping *g, const struct run *r, uint32_t i)
{
	size_t n = MIN_OF(r->leaders, (size_t)COMPARED);

	for (size_t k = 0; k < n; k++) {
		uint32_t of = g->key.at[r->from + k].member;

		if (are_alike(&g->member.at[of], &g->member.at[i]))
			return of;
	}
	return NOBODY;
}

/* The leader of the first document of that name. */
static uint32_t
leader_in_name(const struct grouping *g, const struct run *r, uint32_t i)
{
	uint32_t first = g->key.at[r->from].member;

	return first == i ? NOBODY : g->member.at[first].leader;
}

/* Whom it belongs to, by its places; where to none, others may follow it. */
static void
lead(struct grouping *g, uint32_t i, const struct place *at, size_t n)
{
	struct member *m = &g->member.at[i];
	uint32_t best = NOBODY;

	for (size_t k = 0; k < n; k++) {
		const struct run *r = &g->run.at[at[k].run];
		enum group_how how = g->key.at[r->from].how;
		uint32_t leader = how == GROUP_TEXT ?
		    leader_in_words(g, r, i) : leader_in_name(g, r, i);

		if (leader < best) {
			best = leader;
			m->how = how;
		}
	}
	if (best != NOBODY) {
		m->leader = best;
		m->place = ++g->member.at[best].followed;
		return;
	}
	/* (of a name's run its first alone, which stands first) */
	for (size_t k = 0; k < n; k++) {
		struct run *r = &g->run.at[at[k].run];

		g->key.at[r->from + r->leaders++].member = i;
	}
}

static void
lead_all(struct grouping *g)
{
	const struct place *p = g->place.at;
	size_t from = 0;

	for (size_t i = 1; i <= g->place.n; i++)
		if (i == g->place.n || p[i].member != p[from].member) {
			lead(g, p[from].member, p + from, i - from);
			from = i;
		}
}

static int
store(struct db *db, const struct grouping *g, struct err *e)
{
	for (size_t i = 0; i < g->member.n; i++) {
		const struct member *m = &g->member.at[i];
		const struct member *first = &g->member.at[m->leader];

		struct group_place p = { m->doc, first->doc, first->voice,
		    m->place, first == m ? GROUP_FIRST : m->how };

		if ((m->followed > 0 || first != m) &&
		    store_group_put(db, &p, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- stories of round-ups ---- */

/* The document at an address: the first, where the address names one. */
static const struct member *
find_page(const struct grouping *g, int64_t page)
{
	uint64_t hash = hash_mix((uint64_t)page, GROUP_LINK);
	struct run r = { 0, 0, 0 };
	size_t lo = 0, hi = g->key.n;

	BISECT(lo, hi, mid, g->key.at[mid].hash < hash);
	r.from = lo;
	while (lo + r.n < g->key.n && g->key.at[lo + r.n].hash == hash)
		r.n++;
	return r.n > 0 && is_a_name(g, &r) ?
	    &g->member.at[g->key.at[lo].member] : NULL;
}

static int
store_story_docs(struct db *db, const struct grouping *g, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct story_page_rows rows;
	int rc = store_story_pages(db, &a, &rows, e);

	for (size_t i = 0; i < rows.n && rc == 0; i++) {
		const struct member *m = find_page(g, rows.at[i].page);

		if (m != NULL && m->doc != rows.at[i].doc)
			rc = store_story_doc_put(db, &rows.at[i], m->doc, e);
	}
	arena_release(&a);
	return rc;
}

int
group_fold(struct db *db, struct err *e)
{
	struct grouping g = { .member = VEC_INIT };
	int rc = store_group_docs(db, take, &g, e);

	if (rc == 0) {
		find_runs(&g);
		find_places(&g);
		lead_all(&g);
		rc = store(db, &g, e);
	}
	if (rc == 0)
		rc = store_story_docs(db, &g, e);
	VEC_RELEASE(&g.member);
	VEC_RELEASE(&g.key);
	VEC_RELEASE(&g.run);
	VEC_RELEASE(&g.place);
	return rc;
}
