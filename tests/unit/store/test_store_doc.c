#include "base.h"

#include "arena.h"
#include "fold.h"
#include "scratch.h"
#include "store_graph.h"
#include "store_reading.h"
#include "store_search.h"

static struct doc
sample(const char *text)
{
	return (struct doc){
		.key = STR_LIT("https://example.org/a"), .kind = DOC_NEWS,
		.format = FORMAT_TEXT, .title = STR_LIT("A plant in Ohio"),
		.show = STR_LIT("Grid Notes"), .people = STR_NONE,
		.lang = STR_LIT("en"), .link = STR_NONE,
		.date = clock_date(2026, 2, 3), .date_origin = DATE_STATED,
		.text = str_of(text),
	};
}

static void
put_twice_is_put_once(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct doc a = sample("One."), b = sample("One."), c = sample("Two.");
	enum doc_put what;

	CHECK(store_doc_put(db, &a, &what, &e) == 0 && what == DOC_PUT_NEW);
	CHECK(store_doc_put(db, &b, &what, &e) == 0 && what == DOC_PUT_KNOWN);
	CHECK_INT(a.id, b.id);
	b.date_origin = DATE_READ;
	b.date = clock_now();
	CHECK(store_doc_put(db, &b, &what, &e) == 0 && what == DOC_PUT_KNOWN);
	CHECK_INT(b.date, a.date);
	CHECK(store_doc_put(db, &c, &what, &e) == 0 &&
	    what == DOC_PUT_CHANGED);
	CHECK_INT(c.id, a.id);
	scratch_close(db);
}

static void
gives_its_bytes(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct doc d = sample("Größe zählt.");
	enum doc_put what;
	struct str s;
	const struct doc *got;

	CHECK(store_doc_put(db, &d, &what, &e) == 0);
	got = store_doc_get(db, &a, d.id, &e);
	CHECK(got != NULL && str_eq(got->text, d.text));
	CHECK(got != NULL && str_eq(got->title, d.title));
	CHECK(store_doc_bytes(db, &a, d.id, 0, 7, &s, &e) == 0);
	CHECK_BYTES(s, "Größe");
	CHECK(store_doc_bytes(db, &a, d.id, 5, 900, &s, &e) == -1);
	CHECK(store_doc_get(db, &a, 12, &e) == NULL);
	CHECK(e.kind == ERR_NOT_FOUND);
	arena_release(&a);
	scratch_close(db);
}

/* A reading with nothing but what search needs. */
static void
index_doc(struct db *db, struct arena *a, int64_t id, int64_t version)
{
	struct err e = ERR_INIT;
	const struct doc *d = store_doc_get(db, a, id, &e);
	struct buf title = BUF_INIT(4096), body = BUF_INIT(65536);
	struct doc_reading r = { .doc = id, .version = version, .voice = 1,
	    .date = d->date };

	fold_search(d->title, &title);
	fold_search(d->text, &body);
	r.title = buf_str(&title);
	r.body = buf_str(&body);
	CHECK(store_reading_put(db, &r, &e) == 0);
	CHECK_STR(e.text, "");
	buf_release(&title);
	buf_release(&body);
}

static size_t
hits(struct db *db, struct arena *a, const char *words, const char *snippet)
{
	struct err e = ERR_INIT;
	struct search_hits h;

	CHECK(store_search(db, a, str_of(words), 10, 0, &h, &e) == 0);
	CHECK_STR(e.text, "");
	if (snippet != NULL && h.n > 0) {
		struct str text = h.at[0].snippet;

		CHECK(str_find(text, snippet, 0) != SIZE_MAX);
	}
	return h.n;
}

static void
search_finds_words_newest_first(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct search_hits h;
	int64_t one = scratch_doc(db, "k1", "Power", "S", 1,
	    "The utility signed for 300 MW.\nGPT-4o runs there, they say.");
	int64_t two = scratch_doc(db, "k2", "芯片日报", "S", 9,
	    "英伟达的芯片已经交付。The utility was Café Élan's.");

	index_doc(db, &a, one, 1);
	index_doc(db, &a, two, 1);
	CHECK_INT(hits(db, &a, "utility", "utility"), 2);
	CHECK(store_search(db, &a, str_of("UTILITY"), 1, 0, &h, &e) == 0);
	CHECK(h.n == 1 && h.more && h.at[0].doc.id == two);
	CHECK_INT(hits(db, &a, "gpt 4O", "GPT-4o runs"), 1);
	CHECK_INT(hits(db, &a, "芯片", "英伟达的芯片"), 1);
	CHECK_INT(hits(db, &a, "片芯", NULL), 0);
	CHECK_INT(hits(db, &a, "cafe elan", "Café"), 1);
	CHECK_INT(hits(db, &a, "\"signed for\" mw", "signed"), 1);
	CHECK_INT(hits(db, &a, "\"for signed\"", NULL), 0);
	CHECK_INT(hits(db, &a, "deliv* OR", NULL), 0);
	CHECK_INT(hits(db, &a, "util*", "utility"), 2);
	CHECK(store_search(db, &a, str_of(" \"\" -- "), 1, 0, &h, &e) == -1);
	CHECK(e.kind == ERR_INVALID);
	arena_release(&a);
	scratch_close(db);
}

static void
changed_text_leaves_the_index(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct doc d = sample("Turbines arrived."), later = sample("Delayed.");
	struct unread_rows left;
	enum doc_put what;

	CHECK(store_doc_put(db, &d, &what, &e) == 0);
	index_doc(db, &a, d.id, 1);
	CHECK_INT(hits(db, &a, "turbines", "Turbines"), 1);
	CHECK(store_unread(db, &a, 0, 0, &left, &e) == 0 && left.n == 0);
	CHECK(store_doc_put(db, &later, &what, &e) == 0);
	CHECK_INT(hits(db, &a, "turbines", NULL), 0);
	CHECK(store_unread(db, &a, 0, 0, &left, &e) == 0);
	CHECK(left.n == 1 && left.at[0].version == 2);
	/* What was read from bytes that are gone is passed over. */
	index_doc(db, &a, d.id, 1);
	CHECK_INT(hits(db, &a, "delayed", NULL), 0);
	index_doc(db, &a, d.id, 2);
	CHECK_INT(hits(db, &a, "delayed", "Delayed."), 1);
	arena_release(&a);
	scratch_close(db);
}

static void
lists_newest_first(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct doc_filter f = { .limit = 2 };
	struct doc_rows rows;

	scratch_doc(db, "a", "old", "S", 1, "x");
	scratch_doc(db, "b", "new", "S", 8, "y");
	scratch_doc(db, "c", "middle", "S", 4, "z");
	CHECK(store_docs(db, &a, &f, &rows, &e) == 0);
	CHECK(rows.n == 2 && rows.more);
	CHECK_BYTES(rows.at[0].title, "new");
	CHECK_BYTES(rows.at[1].title, "middle");
	f = (struct doc_filter){ .since = clock_date(2026, 1, 2),
	    .until = clock_date(2026, 1, 5) };
	CHECK(store_docs(db, &a, &f, &rows, &e) == 0);
	CHECK(rows.n == 1 && !rows.more && rows.size[0] == 1);
	arena_release(&a);
	scratch_close(db);
}

CHECK_MAIN(put_twice_is_put_once, gives_its_bytes,
    search_finds_words_newest_first, changed_text_leaves_the_index,
    lists_newest_first)
