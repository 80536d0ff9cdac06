#include "base.h"

#include "arena.h"
#include "scratch.h"
#include "store_digest.h"
#include "store_edition.h"
#include "store_judge.h"
#include "store_post.h"
#include "store_source.h"

static struct subscriber
reader(void)
{
	return (struct subscriber){
		.address = STR_LIT("reader@example.org"),
		.zone = STR_LIT("America/New_York"), .hour = 6,
		.token = STR_LIT("t0k3n"),
	};
}

static void
subscriber_leaves_and_returns(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct subscriber s = reader(), again = reader();
	struct subscriber_rows rows;
	bool is_new;

	CHECK(store_subscriber_put(db, &s, &is_new, &e) == 0 && is_new);
	CHECK(store_subscriber_leave(db, s.id, &e) == 0);
	CHECK(store_subscribers(db, &a, false, &rows, &e) == 0 && rows.n == 0);
	CHECK(store_subscribers(db, &a, true, &rows, &e) == 0 && rows.n == 1);
	again.token = STR_LIT("other");
	CHECK(store_subscriber_put(db, &again, &is_new, &e) == 0 && !is_new);
	CHECK(store_subscribers(db, &a, false, &rows, &e) == 0 && rows.n == 1);
	CHECK_BYTES(rows.at[0].token, "t0k3n");
	arena_release(&a);
	scratch_close(db);
}

static void
delivery_is_claimed_once(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e), *other;
	struct arena a = ARENA_INIT;
	struct subscriber s = reader();
	struct str id = STR_LIT("<1@example.org>"), sent, problem;
	bool got;

	other = db_open(scratch_path, DB_WRITE, &e);
	clock_stop(clock_date(2026, 3, 1));
	CHECK(store_subscriber_put(db, &s, NULL, &e) == 0);
	CHECK(store_delivery_claim(db, s.id, "2026-03-01", id, 0, &got, &e) ==
	    0 && got);
	CHECK(store_delivery_claim(other, s.id, "2026-03-01", id, 0, &got,
	    &e) == 0 && !got);
	CHECK(store_delivery_settle(db, s.id, "2026-03-01", DELIVERY_FAILED,
	    str_of("the server is away"), &e) == 0);
	CHECK(store_delivery_last(db, &a, s.id, &sent, &problem, &e) == 0);
	CHECK_BYTES(sent, "");
	CHECK_BYTES(problem, "the server is away");
	CHECK(store_delivery_claim(other, s.id, "2026-03-01", id, 0, &got,
	    &e) == 0 && got);
	clock_stop(clock_date(2026, 3, 2));
	CHECK(store_delivery_claim(db, s.id, "2026-03-01", id, CLOCK_HOUR,
	    &got, &e) == 0 && got);
	CHECK(store_delivery_settle(db, s.id, "2026-03-01", DELIVERY_SENT,
	    STR_NONE, &e) == 0);
	CHECK(store_delivery_claim(db, s.id, "2026-03-01", id, 1, &got, &e) ==
	    0 && !got);
	CHECK(store_delivery_settle(db, s.id, "2026-03-01", DELIVERY_FAILED,
	    STR_NONE, &e) == -1);
	CHECK(store_delivery_last(db, &a, s.id, &sent, &problem, &e) == 0);
	CHECK_BYTES(sent, "2026-03-01");
	CHECK_BYTES(problem, "");
	clock_stop(CLOCK_NONE);
	db_close(other);
	arena_release(&a);
	scratch_close(db);
}

static void
edition_never_changes(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct str body;
	int64_t made;
	bool kept;

	CHECK(store_edition_put(db, "2026-03-01", str_of("one"), &kept, &e) ==
	    0 && kept);
	CHECK(store_edition_put(db, "2026-03-01", str_of("two"), &kept, &e) ==
	    0 && !kept);
	CHECK(store_edition_get(db, &a, "2026-03-01", &body, &made, &e) == 0);
	CHECK_BYTES(body, "one");
	CHECK(store_edition_get(db, &a, "2026-03-02", &body, &made, &e) ==
	    -1 && e.kind == ERR_NOT_FOUND);
	arena_release(&a);
	scratch_close(db);
}

static void
source_keeps_its_health(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct source s = { .url = STR_LIT("https://example.org/feed"),
	    .title = STR_LIT("Feed"), .site = STR_NONE, .kind = DOC_NEWS,
	    .lang = STR_LIT("en") };
	struct source_rows rows;
	const struct source *got;
	int64_t id = scratch_doc(db, "k", "t", "s", 1, "x");
	struct item item;
	bool is_new;

	CHECK(store_source_put(db, &s, &is_new, &e) == 0 && is_new);
	CHECK(store_sources_due(db, &a, 1000, &rows, &e) == 0 && rows.n == 1);
	CHECK(rows.n == 1 && rows.at[0].last_try == CLOCK_NONE);
	rows.at[0].next_try = 2000;
	rows.at[0].failures = 2;
	rows.at[0].problem = STR_LIT("HTTP 500");
	CHECK(store_source_health(db, &rows.at[0], &e) == 0);
	CHECK(store_sources_due(db, &a, 1000, &rows, &e) == 0 && rows.n == 0);
	CHECK(store_source_put(db, &s, &is_new, &e) == 0 && !is_new);
	item = (struct item){ s.id, str_of("guid-1"), id, 7 };
	CHECK(store_item_put(db, &item, &e) == 0);
	CHECK(store_item_put(db, &item, &e) == 0);
	item.doc = item.words = 0;
	CHECK(store_item_find(db, &item, &e) == 0 && item.doc == id &&
	    item.words == 7);
	item.key = STR_LIT("guid-2");
	CHECK(store_item_find(db, &item, &e) == 0 && item.doc == 0);
	got = store_source_get(db, &a, s.id, &e);
	CHECK(got != NULL && got->failures == 2 && got->items == 1 &&
	    got->next_try == 2000);
	CHECK(store_source_remove(db, s.id, &e) == 0);
	CHECK(store_source_remove(db, s.id, &e) == -1);
	CHECK(e.kind == ERR_NOT_FOUND);
	arena_release(&a);
	scratch_close(db);
}

static void
judgements_in_order(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct judgement j = { .kind = JUDGE_MERGE, .a = 1, .b = 2,
	    .text = STR_NONE, .at = 20, .a_name = STR_NONE,
	    .b_name = STR_NONE, .why = STR_NONE };
	struct judgement_rows rows;
	int64_t first;

	CHECK(store_judgement_put(db, &j, &e) == 0);
	first = j.id;
	CHECK(first > 0 && first <= UINT32_MAX);
	j.at = 10;
	CHECK(store_judgement_put(db, &j, &e) == 0);
	CHECK(store_judgements(db, &a, &rows, &e) == 0);
	CHECK(rows.n == 2 && rows.at[0].id == first && rows.at[1].at == 10);
	CHECK(rows.at[0].id != rows.at[1].id);
	arena_release(&a);
	scratch_close(db);
}

CHECK_MAIN(subscriber_leaves_and_returns, delivery_is_claimed_once,
    edition_never_changes, source_keeps_its_health, judgements_in_order)
