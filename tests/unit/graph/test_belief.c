/* Claims become edges: voices count once, said is not done. */
#include "world.h"

#include "belief.h"
#include "edge.h"
#include "tally.h"

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

/* ---- what is said, weighed ---- */

enum { NO_DAY = -9999, YEAR = 365 };

#define SAID(voice_, day_, status_) { .voice = (voice_), .when = { .date = \
	(day_), .seen = (day_) }, .status = STATUS_##status_ }
#define FIRST_HAND(voice_, day_, status_) { .voice = (voice_), .when = { \
	.date = (day_), .seen = (day_) }, .status = STATUS_##status_, \
	.direct = true }
#define COPIED(voice_, day_, status_) { .voice = (voice_), .when = { .date = \
	(day_), .seen = (day_) }, .status = STATUS_##status_, .copied = true }
#define UNDATED(voice_, day_, status_) { .voice = (voice_), .when = { .date = \
	NO_DAY, .seen = (day_) }, .status = STATUS_##status_ }

/* A voice is a number from 1 on, a day one of world_day. */
static const struct {
	const char	*what;
	double		 weight;	/* that say it, less that deny it */
	enum status	 newest, strongest;
	int64_t		 sources, denials, direct;
	struct word	 said[8];
} tallies[] = {
	{ "a fact", 1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { SAID(1, 1, ASSERTED) } },
	{ "done", 1, STATUS_COMPLETED, STATUS_COMPLETED, 1, 0, 0,
	    { SAID(1, 1, COMPLETED) } },
	{ "announced", 0.9, STATUS_ANNOUNCED, STATUS_ANNOUNCED, 1, 0, 0,
	    { SAID(1, 1, ANNOUNCED) } },
	{ "a plan", 0.6, STATUS_PLANNED, STATUS_PLANNED, 1, 0, 0,
	    { SAID(1, 1, PLANNED) } },
	{ "a rumour", 0.3, STATUS_RUMORED, STATUS_RUMORED, 1, 0, 0,
	    { SAID(1, 1, RUMORED) } },
	{ "a denial", 0.05, STATUS_DENIED, STATUS_NONE, 1, 1, 0,
	    { SAID(1, 1, DENIED) } },
	{ "first hand", 1.25, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 1,
	    { FIRST_HAND(1, 1, ASSERTED) } },
	{ "denied first hand", 0.75, STATUS_ASSERTED, STATUS_ASSERTED, 3, 1, 1,
	    { SAID(1, 1, ASSERTED), FIRST_HAND(2, 1, DENIED),
	    SAID(3, 1, ASSERTED) } },
	{ "a year older", 1.5, STATUS_ASSERTED, STATUS_ASSERTED, 2, 0, 0,
	    { SAID(1, 0, ASSERTED), SAID(2, YEAR, ASSERTED) } },
	{ "a denial a year older", 0.5, STATUS_ASSERTED, STATUS_ASSERTED, 2, 1,
	    0, { SAID(1, 0, DENIED), SAID(2, YEAR, ASSERTED) } },
	{ "the strongest, not the newest", 0.6 + 0.5, STATUS_PLANNED,
	    STATUS_ASSERTED, 2, 0, 0, { SAID(1, 0, ASSERTED),
	    SAID(2, YEAR, PLANNED) } },
	{ "the strongest, not the last heard", 1.3, STATUS_ASSERTED,
	    STATUS_ASSERTED, 2, 0, 0, { SAID(1, 1, ASSERTED),
	    SAID(2, 1, RUMORED) } },

	/* one voice */
	{ "said again", 1.1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { SAID(1, 1, ASSERTED), SAID(1, 2, ASSERTED) } },
	{ "again and again", 1.5, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { SAID(1, 1, ASSERTED), SAID(1, 1, ASSERTED), SAID(1, 1, ASSERTED),
	    SAID(1, 1, ASSERTED), SAID(1, 1, ASSERTED), SAID(1, 1, ASSERTED),
	    SAID(1, 1, ASSERTED) } },
	{ "its newest word", 0.4, STATUS_RUMORED, STATUS_RUMORED, 1, 0, 0,
	    { SAID(1, 1, ASSERTED), SAID(1, 2, RUMORED) } },
	{ "its newest word, heard first", 0.4, STATUS_RUMORED, STATUS_RUMORED, 1,
	    0, 0, { SAID(1, 2, RUMORED), SAID(1, 1, ASSERTED) } },
	{ "the stronger of a day", 1.1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { SAID(1, 1, RUMORED), SAID(1, 1, ASSERTED) } },
	{ "the stronger of a day, heard first", 1.1, STATUS_ASSERTED,
	    STATUS_ASSERTED, 1, 0, 0, { SAID(1, 1, ASSERTED),
	    SAID(1, 1, RUMORED) } },
	{ "once first hand", 1.35, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 1,
	    { FIRST_HAND(1, 1, ASSERTED), SAID(1, 2, ASSERTED) } },
	{ "first hand at last", 1.35, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 1,
	    { SAID(1, 2, ASSERTED), FIRST_HAND(1, 1, ASSERTED) } },

	/* what is printed again is not said again */
	{ "printed again", 1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { SAID(1, 1, ASSERTED), COPIED(1, 9, DENIED) } },
	{ "printed again, heard first", 1, STATUS_ASSERTED, STATUS_ASSERTED, 1,
	    0, 0, { COPIED(1, 9, DENIED), SAID(1, 1, ASSERTED) } },
	{ "said nowhere else", 1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { COPIED(1, 9, ASSERTED) } },

	/* what has no date is of no age, and older than all that have one */
	{ "undated and denied", 0.05, STATUS_DENIED, STATUS_ASSERTED, 2, 1, 0,
	    { UNDATED(1, 9, ASSERTED), SAID(2, 1, DENIED) } },
	{ "denied, undated", 0.05, STATUS_ASSERTED, STATUS_ASSERTED, 2, 1, 0,
	    { SAID(2, 1, ASSERTED), UNDATED(1, 9, DENIED) } },
	{ "its word with a date", 1.1, STATUS_ASSERTED, STATUS_ASSERTED, 1, 0, 0,
	    { UNDATED(1, 9, DENIED), SAID(1, 1, ASSERTED) } },
	{ "undated beside copies", 2.5, STATUS_ASSERTED, STATUS_COMPLETED, 3, 0,
	    0, { COPIED(1, YEAR, COMPLETED), UNDATED(2, 9, ASSERTED),
	    COPIED(3, 0, COMPLETED) } },
	{ "denied beside copies", 1.5, STATUS_ASSERTED, STATUS_COMPLETED, 3, 1,
	    0, { COPIED(1, YEAR, COMPLETED), UNDATED(2, 9, ASSERTED),
	    COPIED(3, 0, DENIED) } },
};

static void
heard(size_t i, struct tally *t)
{
	for (size_t k = 0; tallies[i].said[k].voice != 0; k++) {
		struct word w = tallies[i].said[k];

		w.when.seen = world_day((int)w.when.seen);
		w.when.date = w.when.date == NO_DAY ? CLOCK_NONE :
		    world_day((int)w.when.date);
		tally_hear(t, &w);
	}
}

static void
weighs_words(void)
{
	struct tally t = { .claims = 0 };

	/* one tally after another: nothing stays of the one before */
	for (size_t i = 0; i < COUNT_OF(tallies); i++) {
		struct leaning l;
		int failed = check_failed;

		heard(i, &t);
		tally_lean(&t, &l);
		tally_reset(&t);
		CHECK(near(l.confidence, sure(tallies[i].weight)));
		CHECK_INT(l.newest, tallies[i].newest);
		CHECK_INT(l.strongest, tallies[i].strongest);
		CHECK_INT(l.sources, tallies[i].sources);
		CHECK_INT(l.denials, tallies[i].denials);
		CHECK_INT(l.direct, tallies[i].direct);
		if (check_failed != failed)
			fprintf(stderr, "\t%s: %.9f\n", tallies[i].what,
			    l.confidence / (1 - l.confidence));
	}
	tally_release(&t);
}

static void
tells_when(void)
{
	static const struct word said[] = { UNDATED(1, 50, ASSERTED),
	    UNDATED(2, 9, ASSERTED), SAID(3, 20, ASSERTED),
	    SAID(4, 10, ASSERTED) };
	struct tally t = { .claims = 0 };
	struct leaning l;

	for (size_t i = 0; i < COUNT_OF(said); i++) {
		struct word w = said[i];

		if (w.when.date == NO_DAY)
			w.when.date = CLOCK_NONE;
		tally_hear(&t, &w);
		tally_lean(&t, &l);
		/* days of reading, until one has a date */
		CHECK_INT(l.dated, i >= 2);
		CHECK_INT(l.first_seen, i == 0 ? 50 : i == 1 ? 9 :
		    i == 2 ? 20 : 10);
		CHECK_INT(l.last_seen, i < 2 ? 50 : 20);
	}
	tally_release(&t);
}

static void
says_why(void)
{
	static const struct {
		int64_t		sources, denials, direct;
		enum status	newest;
		int64_t		date;
		const char	*why;
	} row[] = {
		{ 1, 0, 0, STATUS_ASSERTED, CLOCK_NONE, "1 independent source "
		    "says so; the newest word is asserted" },
		{ 3, 1, 1, STATUS_PLANNED, 0, "2 independent sources say so, 1 "
		    "first hand, 1 denies it; the newest word, of 1970-01-01, is "
		    "planned" },
		{ 2, 2, 1, STATUS_DENIED, 0, "No source still says so, 2 deny "
		    "it; the newest word, of 1970-01-01, is denied" },
	};
	struct edge x = { .sources = 1, .newest = STATUS_RUMORED,
	    .first_seen = 0, .last_seen = CLOCK_DAY };
	struct arena a = ARENA_INIT;

	for (size_t i = 0; i < COUNT_OF(row); i++)
		CHECK_BYTES(tally_why(&a, row[i].sources, row[i].denials,
		    row[i].direct, row[i].newest, row[i].date), row[i].why);
	CHECK_BYTES(belief_why(&a, &x), "1 independent source says so; the "
	    "newest word is rumored");
	x.dated = true;
	CHECK_BYTES(belief_why(&a, &x), "1 independent source says so; the "
	    "newest word, of 1970-01-02, is rumored");
	arena_release(&a);
}

/* By weight, not by heads; where both weigh the same it is denied. */
static void
leans_by_weight(void)
{
	struct world w;
	struct edge x;

	world_open(&w);
	w.speaker = "Sol";
	world_says(&w, "A", 1, RELATION_USES, SUN, MOON, STATUS_ASSERTED);
	w.speaker = NULL;
	world_says(&w, "B", 1, RELATION_USES, SUN, MOON, STATUS_DENIED);
	world_says(&w, "A", 1, RELATION_USES, SUN, MARS, STATUS_ASSERTED);
	world_says(&w, "B", 1, RELATION_USES, SUN, MARS, STATUS_DENIED);
	w.undated = true;
	world_says(&w, "A", 1, RELATION_USES, SUN, VENUS, STATUS_RUMORED);
	world_fold(&w);
	x = edge_of(&w, RELATION_USES, SUN, MOON);
	CHECK_INT(x.status, STATUS_ASSERTED);
	CHECK_INT(x.direct, 1);
	CHECK(x.dated);
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MARS).status, STATUS_DENIED);
	CHECK_INT(edge_of(&w, RELATION_USES, SUN, MARS).direct, 0);
	CHECK(!edge_of(&w, RELATION_USES, SUN, VENUS).dated);
	world_close(&w);
}

CHECK_MAIN(counts_voices, leans, weighs_words, tells_when, says_why,
    leans_by_weight, either_order, weighs_names)
