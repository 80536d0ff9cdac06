/* Claims become edges: voices count once, said is not done. */
#include "world.h"

#include "belief.h"
#include "edge.h"

static struct edge
edge_of(struct world *w, enum relation relation, int64_t head, int64_t tail)
{
	struct edge_row *row = store_edge_get(w->db, &w->arena,
	    edge_id(head, relation, tail), &w->e);

	CHECK(row != NULL);
	return row ? row->edge : (struct edge){ 0 };
}

static bool
near(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

static double
sure(double w)
{
	return w / (w + 1);
}

static void
counts_voices(void)
{
	struct world w;
	struct edge x;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_SUPPLIES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "A", 5, RELATION_SUPPLIES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "B", 3, RELATION_SUPPLIES, SUN, MOON, STATUS_ASSERTED);
	world_fold(&w);
	x = edge_of(&w, RELATION_SUPPLIES, SUN, MOON);
	CHECK_INT(x.claims, 3);
	CHECK_INT(x.sources, 2);
	CHECK_INT(x.first_seen, world_day(1));
	CHECK_INT(x.last_seen, world_day(5));
	CHECK_INT(x.status, STATUS_ASSERTED);
	/* one from each voice, B's older by two days; one more claim */
	CHECK(near(x.confidence, sure(1 + 1 / (1 + 2 / 365.0) + 0.1)));
	CHECK_INT(x.denials, 0);
	CHECK_INT(x.newest, STATUS_ASSERTED);
	world_close(&w);
}

static void
leans(void)
{
	struct world w;

	world_open(&w);
	/* a plan stays one until someone says it is so */
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_RUMORED);
	world_says(&w, "B", 2, RELATION_USES, SUN, MOON, STATUS_PLANNED);
	/* as many deny it as say it */
	world_says(&w, "A", 1, RELATION_USES, SUN, MARS, STATUS_ASSERTED);
	world_says(&w, "B", 2, RELATION_USES, SUN, MARS, STATUS_DENIED);
	/* a voice counts with its newest word */
	world_says(&w, "A", 1, RELATION_USES, SUN, VENUS, STATUS_DENIED);
	world_says(&w, "A", 2, RELATION_USES, SUN, VENUS, STATUS_ASSERTED);
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MOON).status,
	    STATUS_PLANNED);
	CHECK(near(edge_of(&w, RELATION_USES, SUN, MOON).confidence,
	    sure(0.6 + 0.3 / (1 + 1 / 365.0))));
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MARS).status, STATUS_DENIED);
	CHECK(near(edge_of(&w, RELATION_USES, SUN, MARS).confidence,
	    sure(0.05)));
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MARS).denials, 1);
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MARS).newest, STATUS_DENIED);
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, VENUS).status,
	    STATUS_ASSERTED);
	world_close(&w);
}

static void
either_order(void)
{
	struct world w;
	struct edge x;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_PARTNERED_WITH, MOON, SUN,
	    STATUS_ASSERTED);
	world_says(&w, "B", 1, RELATION_PARTNERED_WITH, SUN, MOON,
	    STATUS_ASSERTED);
	world_fold(&w);
	x = edge_of(&w, RELATION_PARTNERED_WITH, SUN, MOON);
	CHECK_INT(x.claims, 2);
	CHECK_INT(x.head, SUN);
	CHECK_INT(x.tail, MOON);
	world_close(&w);
}

static void
weighs_names(void)
{
	struct world w;
	struct node *n;

	world_open(&w);
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	world_says(&w, "A", 9, RELATION_USES, SUN, MARS, STATUS_ASSERTED);
	world_fold(&w);
	n = store_node_get(w.db, &w.arena, SUN, &w.e);
	CHECK(n != NULL);
	if (n != NULL) {
		CHECK_INT(n->docs, 2);
		CHECK_INT(n->sources, 1);
		CHECK_INT(n->first_seen, world_day(1));
		CHECK_INT(n->last_seen, world_day(9));
		CHECK(near(n->weight, 1.5849625007211562 + 1));
	}
	world_close(&w);
}

CHECK_MAIN(counts_voices, leans, either_order, weighs_names)
