#include "base.h"

#include "check.h"
#include "crew.h"

#define PARTS 1000

struct tally {
	size_t		hands;
	atomic_int	done[PARTS];
	atomic_bool	busy[CREW_MOST];
	atomic_int	wrong;
};

static void
do_part(void *ctx, size_t hand, size_t part)
{
	struct tally *t = ctx;

	if (hand >= t->hands || atomic_exchange(&t->busy[hand], true))
		atomic_fetch_add(&t->wrong, 1);
	atomic_fetch_add(&t->done[part], 1);
	atomic_store(&t->busy[hand], false);
}

static void
every_part_is_done_once(void)
{
	for (size_t hands = 0; hands <= CREW_MOST; hands++) {
		static struct tally t;
		struct crew c;
		int once = 0;

		memset(&t, 0, sizeof(t));
		t.hands = hands == 0 ? 1 : hands;
		crew_start(&c, hands, PARTS, do_part, &t);
		crew_wait(&c);
		crew_wait(&c);
		for (size_t i = 0; i < PARTS; i++)
			once += t.done[i] == 1;
		CHECK_INT(once, PARTS);
		CHECK_INT(t.wrong, 0);
	}
}

static void
no_parts_are_no_work(void)
{
	static struct tally t = { .hands = CREW_MOST };
	struct crew c;

	crew_start(&c, crew_size(0), 0, do_part, &t);
	crew_wait(&c);
	CHECK_INT(t.done[0], 0);
	CHECK_INT(crew_size(0), 0);
	CHECK_INT(crew_size(1), 1);
	CHECK(crew_size(PARTS) >= 1 && crew_size(PARTS) <= CREW_MOST);
}

CHECK_MAIN(every_part_is_done_once, no_parts_are_no_work)
