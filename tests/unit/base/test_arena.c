#include "base.h"

#include "arena.h"
#include "check.h"

static bool
is_zero(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != 0)
			return false;
	return true;
}

static void
gives_zeroed_aligned_memory(void)
{
	struct arena a = ARENA_INIT;

	for (size_t n = 0; n < 200; n++) {
		char *p = arena_alloc(&a, n);

		CHECK((uintptr_t)p % 16 == 0);
		CHECK(is_zero(p, n));
		memset(p, 0xff, n);
	}
	arena_release(&a);
	CHECK(a.head == NULL && a.total == 0);
}

/* What was taken and let go is zeroed when it is taken again. */
static void
resets_to_its_largest_block(void)
{
	struct arena a = ARENA_INIT;
	char *p;

	memset(arena_alloc(&a, 100), 0xff, 100);
	memset(arena_alloc(&a, 1000000), 0xff, 1000000);
	memset(arena_alloc(&a, 100), 0xff, 100);
	arena_reset(&a);
	CHECK(a.total >= 1000000 && a.used == 0);
	p = arena_alloc(&a, 500000);
	CHECK(is_zero(p, 500000));
	arena_reset(&a);
	arena_reset(&a);
	arena_release(&a);
	arena_release(&a);
}

static void
copies_text(void)
{
	struct arena a = ARENA_INIT;

	CHECK_STR(arena_strdup(&a, "chip"), "chip");
	CHECK(arena_strdup(&a, NULL) == NULL);
	CHECK_STR(arena_strndup(&a, "chipset", 4), "chip");
	CHECK_STR(arena_strndup(&a, NULL, 0), "");
	CHECK_BYTES(arena_str(&a, STR_LIT("H100")), "H100");
	CHECK_STR(arena_printf(&a, "%s-%d", "TPU", 8), "TPU-8");
	CHECK_STR(arena_printf(&a, "%*s", 40000, "x") + 39999, "x");
	arena_release(&a);
}

CHECK_MAIN(gives_zeroed_aligned_memory, resets_to_its_largest_block,
    copies_text)
