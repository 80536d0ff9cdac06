/* Which documents are one story, and which of them leads. */
#include "world.h"

#include "sketch.h"
#include "store_group.h"
#include "url.h"

/* More than may be compared under one key (graph/group.c). */
enum { COMPARED = 64, PAPERS = COMPARED + 1 };

/* A document: bins from `same` on are its own, the others those of all.  0 bins:
 * too short to have any. */
struct paper {
	const char	*voice, *key, *link;
	size_t		 same;
};

#define ALONE SIZE_MAX

static const struct {
	const char	*what;
	struct paper	 paper[4];
	/* of each: the place of the one that leads it, and why it does */
	size_t		 leader[4];
	enum group_how	 how[4];
} cases[] = {
	{ "a copy, four fifths the same", { { "A", "a", "", 64 },
	    { "B", "b", "", 52 } }, { 0, 0 }, { GROUP_FIRST, GROUP_TEXT } },
	{ "less than that", { { "A", "a", "", 64 }, { "B", "b", "", 51 } },
	    { ALONE, ALONE }, { 0 } },
	{ "one's own words, nearly all", { { "A", "a", "", 64 },
	    { "A", "b", "", 61 } }, { 0, 0 }, { GROUP_FIRST, GROUP_TEXT } },
	{ "one's own words, less than that", { { "A", "a", "", 64 },
	    { "A", "b", "", 60 } }, { ALONE, ALONE }, { 0 } },
	{ "a copy of a copy that is none of the first", { { "A", "a", "", 64 },
	    { "B", "b", "", 52 }, { "C", "c", "", 44 } }, { 0, 0, ALONE },
	    { GROUP_FIRST, GROUP_TEXT } },

	{ "one address", { { "A", "a", "https://x.example/1", 0 },
	    { "B", "b", "https://x.example/1?utm_source=b", 0 },
	    { "C", "c", "https://x.example/2", 0 } }, { 0, 0, ALONE },
	    { GROUP_FIRST, GROUP_LINK } },
	{ "an address of a whole site", { { "A", "a", "https://x.example/", 0 },
	    { "B", "b", "https://x.example/", 0 } }, { ALONE, ALONE }, { 0 } },
	{ "an address that one voice gives twice", {
	    { "A", "a", "https://x.example/1", 0 },
	    { "B", "b", "https://x.example/1", 0 },
	    { "A", "c", "https://x.example/1", 0 } },
	    { ALONE, ALONE, ALONE }, { 0 } },

	{ "one item of two feeds", { { "A", "https://a.example/f#0123456789ab",
	    "", 0 }, { "B", "https://b.example/f#0123456789ab", "", 0 } },
	    { 0, 0 }, { GROUP_FIRST, GROUP_ITEM } },
	{ "an id that may be another's", { { "A",
	    "https://a.example/f#0123456789a", "", 0 }, { "B",
	    "https://b.example/f#0123456789a", "", 0 } }, { ALONE, ALONE },
	    { 0 } },
	{ "what is no item of a feed", { { "A", "a.md#0123456789ab", "", 0 },
	    { "B", "b.md#0123456789ab", "", 0 } }, { ALONE, ALONE }, { 0 } },

	{ "at the address of a copy", { { "A", "a", "", 64 },
	    { "B", "b", "https://x.example/1", 64 },
	    { "C", "c", "https://x.example/1", 0 } }, { 0, 0, 0 },
	    { GROUP_FIRST, GROUP_TEXT, GROUP_LINK } },
	{ "like one and at the address of another, who was first", {
	    { "A", "a", "https://x.example/1", 0 }, { "B", "b", "", 64 },
	    { "C", "c", "https://x.example/1", 64 } }, { 0, ALONE, 0 },
	    { GROUP_FIRST, 0, GROUP_LINK } },
	{ "like one, who was first, and at the address of another", {
	    { "A", "a", "", 64 }, { "B", "b", "https://x.example/1", 0 },
	    { "C", "c", "https://x.example/1", 64 } }, { 0, ALONE, 0 },
	    { GROUP_FIRST, 0, GROUP_TEXT } },
};

static int64_t
put(struct world *w, const struct paper *p, size_t i)
{
	struct doc d = { .key = str_of(p->key), .kind = DOC_NEWS,
	    .format = FORMAT_TEXT, .title = str_of(p->key),
	    .show = str_of(p->voice), .people = STR_NONE, .lang = STR_NONE,
	    .link = str_of(p->link), .date = world_day((int)i),
	    .date_origin = DATE_STATED, .text = str_of("Words.") };
	struct doc_reading r = { .mentions = 0 };
	struct sketch own;
	char bins[SKETCH_TEXT + 1];
	enum doc_put what;

	for (size_t k = 0; k < SKETCH_BINS; k++)
		own.bin[k] = (uint16_t)(1 + k + (k < p->same ? 0 :
		    1000 * (i + 1)));
	/* what follows a copy has its bins too */
	for (size_t k = 52; k < SKETCH_BINS && p->same < 52; k++)
		own.bin[k] = (uint16_t)(1 + k + 2000);
	sketch_write(&own, bins);
	if (p->same > 0)
		r.bins = str_of(bins);
	OK(w, store_doc_put(w->db, &d, &what, &w->e));
	world_put(w, &d, &r);
	return d.id;
}

/* The document's leader, and why it is led by it; 0 where it stands alone. */
static int64_t
leader_of(struct world *w, int64_t doc, enum group_how *how)
{
	struct group_rows rows;

	*how = 0;
	OK(w, store_group(w->db, &w->arena, doc, &rows, &w->e));
	if (rows.n == 0)
		return 0;
	if (rows.at[0].first == doc) {
		*how = GROUP_FIRST;
		return doc;
	}
	OK(w, store_group(w->db, &w->arena, rows.at[0].first, &rows, &w->e));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.at[i].doc == doc)
			*how = rows.at[i].how;
	return rows.at[0].first;
}

static void
finds_copies(void)
{
	for (size_t c = 0; c < COUNT_OF(cases); c++) {
		int64_t id[4] = { 0 };
		struct world w;
		int failed = check_failed;

		world_open(&w);
		for (size_t i = 0; i < 4 && cases[c].paper[i].key; i++)
			id[i] = put(&w, &cases[c].paper[i], i);
		world_fold(&w);
		for (size_t i = 0; i < 4 && id[i] != 0; i++) {
			size_t k = cases[c].leader[i];
			enum group_how how;

			CHECK_INT(leader_of(&w, id[i], &how),
			    k == ALONE ? 0 : id[k]);
			CHECK_INT(how, cases[c].how[i]);
		}
		if (check_failed != failed)
			fprintf(stderr, "\t%s\n", cases[c].what);
		world_close(&w);
	}
}

/* What so many have is no name of one. */
static void
names_few(void)
{
	for (size_t n = COMPARED; n <= PAPERS; n++) {
		int64_t id[PAPERS];
		struct world w;
		enum group_how how;

		world_open(&w);
		for (size_t i = 0; i < n; i++) {
			char *voice = arena_printf(&w.arena, "V%zu", i);
			struct paper p = { voice, voice,
			    "https://x.example/1", 0 };

			id[i] = put(&w, &p, i);
		}
		world_fold(&w);
		CHECK_INT(leader_of(&w, id[n - 1], &how),
		    n == COMPARED ? id[0] : 0);
		world_close(&w);
	}
}

CHECK_MAIN(finds_copies, names_few)
