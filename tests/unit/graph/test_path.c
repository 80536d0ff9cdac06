/* How two things are linked, and what lies around one. */
#include "world.h"

#include "path.h"
#include "snapshot.h"

static void
chains(void)
{
	struct world w;
	struct path_chains out;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, MARS, MOON, STATUS_RUMORED);
	world_says(&w, "A", 1, RELATION_USES, SUN, VENUS, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, MARS, VENUS, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, MARS, PLUTO, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, SUN, PLUTO, STATUS_DENIED);
	world_fold(&w);

	OK(&w, path_find(w.db, &w.arena, SUN, MARS, 4, 5, &out, &w.e));
	CHECK_INT(out.n, 2);
	if (out.n == 2) {
		CHECK_INT(out.at[0].hops, 2);
		CHECK_INT(out.at[0].node[1], VENUS);
		CHECK_INT(out.at[1].node[1], MOON);
		CHECK(out.at[0].strength > out.at[1].strength);
	}
	OK(&w, path_find(w.db, &w.arena, SUN, PLUTO, 4, 1, &out, &w.e));
	CHECK_INT(out.n, 1);
	CHECK_INT(out.at[0].hops, 3);	/* the denied edge is no way */
	OK(&w, path_find(w.db, &w.arena, SUN, PLUTO, 2, 5, &out, &w.e));
	CHECK_INT(out.n, 0);
	OK(&w, path_find(w.db, &w.arena, SUN, CERES, 4, 5, &out, &w.e));
	CHECK_INT(out.n, 0);
	OK(&w, path_find(w.db, &w.arena, SUN, SUN, 4, 5, &out, &w.e));
	CHECK_INT(out.n, 1);
	CHECK_INT(out.at[0].hops, 0);
	world_close(&w);
}

static void
around(void)
{
	struct world w;
	int64_t *nodes;
	unsigned *far;
	size_t n;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, MOON, MARS, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, MARS, PLUTO, STATUS_ASSERTED);
	world_says(&w, "A", 1, RELATION_USES, SUN, VENUS, STATUS_RUMORED);
	world_fold(&w);
	OK(&w, path_around(w.db, &w.arena, SUN, 2, 50, &nodes, &far, &n,
	    &w.e));
	CHECK_INT(n, 4);
	CHECK_INT(nodes[0], SUN);
	CHECK_INT(nodes[1], MOON);	/* the more trusted first */
	CHECK_INT(nodes[2], VENUS);
	CHECK_INT(nodes[3], MARS);
	CHECK_INT(far[3], 2);
	OK(&w, path_around(w.db, &w.arena, SUN, 2, 2, &nodes, NULL, &n, &w.e));
	CHECK_INT(n, 2);
	OK(&w, path_around(w.db, &w.arena, CERES, 2, 9, &nodes, NULL, &n,
	    &w.e));
	CHECK_INT(n, 1);
	world_close(&w);
}

/* The kept arrays follow the data. */
static void
renews(void)
{
	struct world w;
	const struct snapshot *s;

	world_open(&w);
	s = snapshot_get(w.db, &w.e);
	CHECK(s != NULL && s->edges == 0);
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_fold(&w);
	s = snapshot_get(w.db, &w.e);
	CHECK(s != NULL && snapshot_node(s, SUN) != SNAPSHOT_NONE &&
	    s->edges >= 1);
	CHECK(s == snapshot_get(w.db, &w.e));
	world_close(&w);
}

CHECK_MAIN(chains, around, renews)
