/* What rises is what more documents name now than before; what a name and an
 * edge weigh is told in a sentence. */
#include "world.h"

#include "edge.h"
#include "rank.h"

static void
rises(void)
{
	struct world w;
	struct rank_rows rows;

	world_open(&w);
	/* MOON: once a week; SUN: never before, three voices now; VENUS: once,
	 * which is no rise */
	world_says(&w, "A", 1, RELATION_USES, MOON, MARS, STATUS_ASSERTED);
	world_says(&w, "A", 8, RELATION_USES, MOON, SUN, STATUS_ASSERTED);
	world_says(&w, "B", 9, RELATION_USES, VENUS, SUN, STATUS_ASSERTED);
	world_says(&w, "C", 10, RELATION_USES, SUN, PLUTO, STATUS_ASSERTED);
	world_fold(&w);
	OK(&w, rank_rising(w.db, &w.arena, world_day(7), world_day(14), 2,
	    &rows, &w.e));
	CHECK_INT(rows.n, 1);
	if (rows.n == 1) {
		CHECK_INT(rows.at[0].rise.name.id, SUN);
		CHECK_INT(rows.at[0].rise.docs_now, 3);
		CHECK_INT(rows.at[0].rise.voices_now, 3);
		CHECK_BYTES(rows.at[0].why, "named in 3 documents in 7 days, "
		    "0 in the 7 before");
	}
	world_close(&w);
}

static struct str
why_name(struct world *w, int64_t id, int64_t now)
{
	struct node *n = store_node_get(w->db, &w->arena, id, &w->e);
	struct str why = STR_NONE;

	CHECK(n != NULL);
	if (n != NULL)
		OK(w, rank_why_name(w->db, &w->arena, n, now, &why, &w->e));
	return why;
}

static struct str
why_edge(struct world *w, int64_t head, int64_t tail, int64_t now)
{
	struct edge_row *r = store_edge_get(w->db, &w->arena, edge_id(head,
	    RELATION_USES, tail), &w->e);
	struct str why = STR_NONE;

	CHECK(r != NULL);
	if (r != NULL)
		OK(w, rank_why_edge(w->db, &w->arena, &r->edge, now, &why,
		    &w->e));
	return why;
}

static void
explains(void)
{
	struct world w;
	int64_t now;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "B", 40, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "B", 45, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "B", 50, RELATION_USES, SUN, MARS, STATUS_ASSERTED);
	w.undated = true;
	world_says(&w, "B", 400, RELATION_USES, PLUTO, CERES, STATUS_ASSERTED);
	world_fold(&w);
	OK(&w, rank_now(w.db, &now, &w.e));
	CHECK_INT(now, world_day(51));
	CHECK_BYTES(why_name(&w, SUN, now), "Weighs 3.9: named in 4 documents "
	    "of 2 sources; rising: in 3 documents of the last 30 days, 1 of the "
	    "30 before; named first on 2026-01-02");
	CHECK_BYTES(why_edge(&w, SUN, MOON, now), "Weighs 3.6: told in 3 "
	    "sentences of 2 sources; rising: in 2 documents of the last 30 "
	    "days, 1 of the 30 before; told first on 2026-01-02");
	CHECK_BYTES(why_edge(&w, SUN, MARS, now), "Weighs 2.0: told in 1 "
	    "sentence of 1 source; rising: in 1 document of the last 30 days, "
	    "0 of the 30 before; new: told first on 2026-02-20");
	/* when it was read says nothing */
	CHECK_BYTES(why_edge(&w, PLUTO, CERES, now), "Weighs 2.0: told in 1 "
	    "sentence of 1 source; steady: in 0 documents of the last 30 days, "
	    "0 of the 30 before");
	world_close(&w);
}

/* A document that names it alone. */
static void
named(struct world *w, const char *show, int day, int64_t id)
{
	world_says(w, show, day, RELATION_USES, id, id, STATUS_ASSERTED);
}

static void
ranks(void)
{
	static const struct {
		int64_t	id;
		double	score;
	} want[] = {
		{ MARS, 16 },	/* three voices */
		{ SUN, 8 },	/* as often by one; the lesser id first */
		{ MOON, 8 },
		{ VENUS, 5.0 / 3 * 1.5849625007211562 * 2.321928094887362 },
	};
	static const char *const show[] = { "A", "B", "C" };
	struct world w;
	struct rank_rows rows;

	world_open(&w);
	for (int i = 0; i < 3; i++) {
		named(&w, "A", 7 + i, SUN);
		named(&w, "B", 7 + i, MOON);
		named(&w, show[i], 7 + i, MARS);
	}
	for (int i = 0; i < 2; i++) {
		named(&w, "A", 1 + i, VENUS);
		named(&w, "A", 7 + i, VENUS);
		named(&w, "B", 9 + i, VENUS);
		/* as often before: no rise */
		named(&w, show[i], 1 + i, PLUTO);
		named(&w, show[i], 7 + i, PLUTO);
		named(&w, show[i], 20, CERES);
	}
	world_fold(&w);
	OK(&w, rank_rising(w.db, &w.arena, world_day(7), world_day(14), 9,
	    &rows, &w.e));
	CHECK_INT(rows.n, COUNT_OF(want));
	for (size_t i = 0; i < MIN_OF(rows.n, COUNT_OF(want)); i++) {
		CHECK_INT(rows.at[i].rise.name.id, want[i].id);
		CHECK(rows.at[i].score - want[i].score < 1e-9 &&
		    want[i].score - rows.at[i].score < 1e-9);
	}
	OK(&w, rank_rising(w.db, &w.arena, world_day(7), world_day(14), 2,
	    &rows, &w.e));
	CHECK_INT(rows.n, 2);
	/* an hour is told as a day */
	OK(&w, rank_rising(w.db, &w.arena, world_day(20), world_day(20) +
	    CLOCK_HOUR, 9, &rows, &w.e));
	CHECK_INT(rows.n, 1);
	CHECK_BYTES(rows.at[0].why, "named in 2 documents in 1 day, 0 in the 1 "
	    "before");
	world_close(&w);
}

/* The 30 days that end with the newest document, and the 30 before them. */
static void
explains_periods(void)
{
	struct node unnamed = { .docs = 0 };
	struct world w;
	struct str why;
	int64_t now;

	world_open(&w);
	clock_stop(world_day(5));
	OK(&w, rank_now(w.db, &now, &w.e));
	CHECK_INT(now, world_day(5));	/* no document has a date */
	clock_stop(CLOCK_NONE);
	named(&w, "A", 50, SUN);
	named(&w, "A", 21, MOON);
	named(&w, "A", 20, MARS);
	named(&w, "A", -9, VENUS);
	named(&w, "A", -10, PLUTO);
	w.undated = true;
	named(&w, "A", 40, CERES);
	world_fold(&w);
	OK(&w, rank_now(w.db, &now, &w.e));
	CHECK_BYTES(why_name(&w, MOON, now), "Weighs 2.0: named in 1 document of "
	    "1 source; rising: in 1 document of the last 30 days, 0 of the 30 "
	    "before; new: named first on 2026-01-22");
	CHECK_BYTES(why_name(&w, MARS, now), "Weighs 2.0: named in 1 document of "
	    "1 source; falling: in 0 documents of the last 30 days, 1 of the 30 "
	    "before; named first on 2026-01-21");
	CHECK_BYTES(why_name(&w, VENUS, now), "Weighs 2.0: named in 1 document "
	    "of 1 source; falling: in 0 documents of the last 30 days, 1 of the "
	    "30 before; named first on 2025-12-23");
	CHECK_BYTES(why_name(&w, PLUTO, now), "Weighs 2.0: named in 1 document "
	    "of 1 source; steady: in 0 documents of the last 30 days, 0 of the "
	    "30 before; named first on 2025-12-22");
	CHECK_BYTES(why_name(&w, CERES, now), "Weighs 2.0: named in 1 document "
	    "of 1 source; steady: in 0 documents of the last 30 days, 0 of the "
	    "30 before");
	OK(&w, rank_why_name(w.db, &w.arena, &unnamed, now, &why, &w.e));
	CHECK_INT(why.n, 0);
	world_close(&w);
}

CHECK_MAIN(rises, explains, ranks, explains_periods)
