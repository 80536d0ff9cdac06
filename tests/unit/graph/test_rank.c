/* What rises is what more documents name now than before. */
#include "world.h"

#include "rank.h"

static void
rises(void)
{
	struct world w;
	struct rank_rows rows;

	world_open(&w);
	/* MOON: once a week; SUN: never before, three voices now */
	world_says(&w, "A", 1, RELATION_USES, MOON, MARS, STATUS_ASSERTED);
	world_says(&w, "A", 8, RELATION_USES, MOON, SUN, STATUS_ASSERTED);
	world_says(&w, "B", 9, RELATION_USES, VENUS, SUN, STATUS_ASSERTED);
	world_says(&w, "C", 10, RELATION_USES, SUN, PLUTO, STATUS_ASSERTED);
	world_fold(&w);
	OK(&w, rank_rising(w.db, &w.arena, world_day(7), world_day(14), 2,
	    &rows, &w.e));
	CHECK_INT(rows.n, 2);
	if (rows.n == 2) {
		CHECK_INT(rows.at[0].rise.name.id, SUN);
		CHECK_INT(rows.at[0].rise.docs_now, 3);
		CHECK_INT(rows.at[0].rise.voices_now, 3);
		CHECK_BYTES(rows.at[0].why, "named in 3 documents in 7 days, "
		    "0 in the 7 before");
		CHECK(rows.at[1].rise.name.id != MOON);
	}
	world_close(&w);
}

CHECK_MAIN(rises)
