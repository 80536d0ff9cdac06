#include "base.h"

#include "arena.h"
#include "check.h"
#include "map.h"

static void
puts_and_finds(void)
{
	struct map m = MAP_INIT;
	bool is_new;

	CHECK(map_find(&m, STR_LIT("H100")) == NULL);
	*map_put(&m, STR_LIT("H100"), &is_new) = 7;
	CHECK(is_new);
	CHECK_INT(*map_put(&m, STR_LIT("H100"), &is_new), 7);
	CHECK(!is_new);
	CHECK(map_find(&m, STR_LIT("H200")) == NULL);
	CHECK_INT(*map_put(&m, STR_NONE, NULL), 0);	/* "" is a key too */
	CHECK(map_find(&m, STR_NONE) != NULL);
	CHECK_INT(m.n, 2);
	map_release(&m);
	CHECK(map_find(&m, STR_LIT("H100")) == NULL);
	map_release(&m);
}

static void
keeps_all_while_it_grows(void)
{
	struct arena a = ARENA_INIT;
	struct map m = MAP_INIT;
	char text[16];
	int lost = 0;

	for (int i = 0; i < 20000; i++)
		*map_put(&m, str_of(arena_printf(&a, "key %d", i)), NULL) =
		    (uint64_t)i;
	for (int i = 0; i < 20000; i++) {
		uint64_t *v;

		snprintf(text, sizeof(text), "key %d", i);
		v = map_find(&m, str_of(text));
		lost += v == NULL || *v != (uint64_t)i;
	}
	CHECK_INT(lost, 0);
	CHECK_INT(m.n, 20000);
	CHECK(map_find(&m, STR_LIT("key 20000")) == NULL);
	map_release(&m);
	arena_release(&a);
}

CHECK_MAIN(puts_and_finds, keeps_all_while_it_grows)
