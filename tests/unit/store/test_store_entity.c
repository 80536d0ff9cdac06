#include "base.h"

#include "arena.h"
#include "schema.h"
#include "scratch.h"
#include "store_entity.h"

static int
count(const struct entity *ent, const struct alias *al, size_t n, void *ctx)
{
	size_t *sum = ctx;

	(void)al;
	sum[0]++;
	sum[1] += n;
	sum[2] += ent->name.n == 0;
	return 0;
}

static void
seeds_once_and_finds(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	size_t sum[3] = { 0, 0, 0 };
	int64_t before, after;
	struct node_rows rows;

	CHECK(store_entity_seed(db, &e) == 0);
	CHECK_STR(e.text, "");
	CHECK(store_entity_each(db, count, sum, &e) == 0);
	CHECK(sum[0] > 1000 && sum[1] > 3000 && sum[2] == 0);
	CHECK(store_lexicon_version(db, &before, &e) == 0);
	CHECK(store_entity_seed(db, &e) == 0);
	CHECK(store_lexicon_version(db, &after, &e) == 0);
	CHECK_INT(before, after);
	CHECK(store_find(db, &a, str_of("nvidia"), ENTITY_COMPANY, &rows,
	    &e) == 0);
	CHECK(rows.n == 1);
	if (rows.n == 1)
		CHECK_BYTES(rows.at[0].ent.name, "NVIDIA");
	CHECK(store_near(db, &a, str_of("Nvidai"), ENTITY_COMPANY, 3, &rows,
	    &e) == 0);
	CHECK(rows.n > 0);
	if (rows.n > 0)
		CHECK_BYTES(rows.at[0].ent.name, "NVIDIA");
	CHECK(store_find(db, &a, str_of("no such thing"), ENTITY_NONE, &rows,
	    &e) == 0);
	CHECK(rows.n == 0);
	arena_release(&a);
	scratch_close(db);
}

static int
forget_seed(struct db *db, void *ctx, struct err *e)
{
	(void)ctx;
	return schema_meta_put(db, "seed", 1, e);
}

static void
what_people_added_stays(void)
{
	struct err e = ERR_INIT;
	struct db *db = scratch_open(&e);
	struct arena a = ARENA_INIT;
	struct entity ours = { .type = ENTITY_COMPANY,
	    .name = STR_LIT("Quernstone Compute"), .what = STR_LIT("a cloud"),
	    .field = STR_NONE, .of = STR_NONE, .ticker = STR_NONE,
	    .ids = STR_NONE, .context = STR_NONE, .never = STR_NONE };
	struct alias al = { .text = STR_LIT("QSC"), .form = ALIAS_WRITTEN };
	struct node_rows rows;
	int64_t before, after;

	CHECK(store_entity_seed(db, &e) == 0);
	CHECK(store_entity_put(db, &ours, &al, 1, &e) == 0);
	CHECK(store_find(db, &a, str_of("NVIDIA"), ENTITY_COMPANY, &rows,
	    &e) == 0);
	CHECK(rows.n == 1);
	al = (struct alias){ .entity = rows.at[0].ent.id,
	    .text = STR_LIT("Big Green Zebra") };
	CHECK(store_alias_put(db, &al, &e) == 0);
	CHECK(store_lexicon_version(db, &before, &e) == 0);
	CHECK(db_write(db, forget_seed, NULL, &e) == 0);
	CHECK(store_entity_seed(db, &e) == 0);
	CHECK(store_lexicon_version(db, &after, &e) == 0);
	CHECK_INT(before, after);
	CHECK(store_find(db, &a, str_of("q.s.c."), ENTITY_NONE, &rows, &e) ==
	    0);
	CHECK(rows.n == 1 && rows.at[0].ent.origin == ORIGIN_USER);
	CHECK(store_find(db, &a, str_of("big-green zebra"), ENTITY_NONE,
	    &rows, &e) == 0);
	CHECK_INT(rows.n, 1);
	al.entity = 77;
	CHECK(store_alias_put(db, &al, &e) == -1);
	CHECK(e.kind == ERR_NOT_FOUND);
	arena_release(&a);
	scratch_close(db);
}

CHECK_MAIN(seeds_once_and_finds, what_people_added_stays)
