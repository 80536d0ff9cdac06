/*
 * What ends where another begins.  Pairs of facts: eleven in which the newer takes
 * the place of the older, twenty-five in which both hold.  Each is told in both
 * orders of coming, with the same result.
 */
#include "world.h"

#include "edge.h"

#define A STATUS_ASSERTED
#define P STATUS_PLANNED
#define R STATUS_RUMORED
#define D STATUS_DENIED

struct fact {
	int64_t		head, tail;
	int		day;
	enum status	status;
	int		about;		/* a day; 0: unsaid */
	bool		undated;
};

#define FACT(head_, tail_, day_, status_) { .head = (head_), .tail = (tail_), \
	.day = (day_), .status = (status_) }
#define SINCE(head_, tail_, day_, status_, about_) { .head = (head_), \
	.tail = (tail_), .day = (day_), .status = (status_), .about = (about_) }
#define UNDATED(head_, tail_, day_, status_) { .head = (head_), \
	.tail = (tail_), .day = (day_), .status = (status_), .undated = true }

struct pair {
	const char	*what;
	enum relation	relation;
	struct fact	old, fresh, more;	/* more: a third word, or none */
	int		closes;		/* the day that the old one ends; 0: never */
};

/* Works at: SUN is a person here, the others are companies. */
static const struct pair pairs[] = {
	{ "a new post", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 100 },
	{ "a new post on the next day", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 2, A), { 0 }, 2 },
	{ "a new post told twice", RELATION_WORKS_AT, FACT(SUN, MOON, 1, A),
	    FACT(SUN, MARS, 50, A), FACT(SUN, MARS, 80, A), 50 },
	{ "an old post told twice before", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 90, A), FACT(SUN, MOON, 30, A),
	    90 },
	{ "a post that began before it was told", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), SINCE(SUN, MARS, 100, A, 60), { 0 }, 60 },
	{ "a third post closes the second", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 10, A), FACT(SUN, MARS, 100, A), FACT(SUN, VENUS, 200, A),
	    100 },
	{ "a rumour of the old post does not keep it", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), FACT(SUN, MOON, 120, R),
	    100 },
	{ "a new post told again, with its day at first", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), SINCE(SUN, MARS, 100, A, 90),
	    FACT(SUN, MARS, 130, A), 90 },
	{ "a company sold on", RELATION_ACQUIRED,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 400, A), { 0 }, 400 },
	{ "a company sold on, told twice", RELATION_ACQUIRED,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 300, A), FACT(MARS, SUN, 310, A),
	    300 },

	{ "a second supplier", RELATION_SUPPLIES,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 100, A), { 0 }, 0 },
	{ "a second customer", RELATION_SUPPLIES,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second investor", RELATION_INVESTED_IN,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 400, A), { 0 }, 0 },
	{ "a second holding", RELATION_INVESTED_IN,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 400, A), { 0 }, 0 },
	{ "a second purchase by one buyer", RELATION_ACQUIRED,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 400, A), { 0 }, 0 },
	{ "a second partner", RELATION_PARTNERED_WITH,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second rival", RELATION_COMPETES_WITH,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second founder", RELATION_FOUNDED,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 100, A), { 0 }, 0 },
	{ "a second company founded", RELATION_FOUNDED,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second model made", RELATION_MAKES,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second chip used", RELATION_USES,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a second site", RELATION_OPERATES,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), { 0 }, 0 },
	{ "a colleague", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(MARS, MOON, 100, A), { 0 }, 0 },
	{ "a rumour of a new post", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, R), { 0 }, 0 },
	{ "a plan of a new post", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, P), { 0 }, 0 },
	{ "a new post that is denied", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, D), { 0 }, 0 },
	{ "two posts at once: the first is told again", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A), FACT(SUN, MOON, 150, A),
	    0 },
	{ "a former post told late", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 50, A), SINCE(SUN, MARS, 100, A, 5), { 0 }, 0 },
	{ "two buyers told in one season", RELATION_ACQUIRED,
	    FACT(MOON, SUN, 1, A), FACT(MARS, SUN, 60, A), { 0 }, 0 },
	{ "a document without a date", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), UNDATED(SUN, MARS, 100, A), { 0 }, 0 },

	/* a third word */
	{ "a new post told ahead of its day", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), SINCE(SUN, MARS, 100, A, 150), { 0 }, 100 },
	{ "the old post, told without a date too", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A),
	    UNDATED(SUN, MOON, 90, A), 0 },
	{ "the new post, told without a date too", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A),
	    UNDATED(SUN, MARS, 110, A), 0 },
	{ "an old post that is denied since", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A),
	    FACT(SUN, MOON, 50, D), 0 },
	{ "a new post that is a rumour since", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A),
	    FACT(SUN, MARS, 150, R), 0 },
	{ "two posts told on one day", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 1, A), { 0 }, 0 },
};

static void
say(struct world *w, enum relation relation, const struct fact *f)
{
	if (f->head == 0)
		return;
	w->about = f->about != 0;
	w->about_day = f->about;
	w->undated = f->undated;
	world_says(w, "Show", f->day, relation, f->head, f->tail, f->status);
}

static struct edge
edge_of(struct world *w, enum relation relation, const struct fact *f)
{
	struct edge_row *row = store_edge_get(w->db, &w->arena,
	    edge_id(f->head, relation, f->tail), &w->e);

	CHECK(row != NULL);
	return row ? row->edge : (struct edge){ 0 };
}

static void
try(const struct pair *p, bool backward)
{
	struct world w;
	struct edge old, fresh;
	int64_t end = p->closes ? world_day(p->closes) : CLOCK_NONE;

	world_open(&w);
	say(&w, p->relation, backward ? &p->more : &p->old);
	say(&w, p->relation, &p->fresh);
	say(&w, p->relation, backward ? &p->old : &p->more);
	world_fold(&w);
	old = edge_of(&w, p->relation, &p->old);
	fresh = edge_of(&w, p->relation, &p->fresh);
	if (old.valid_to != end)
		fprintf(stderr, "\t%s%s\n", p->what, backward ?
		    ", told backward" : "");
	CHECK_INT(old.valid_to, end);
	CHECK_INT(old.closed_by, p->closes ? fresh.id : 0);
	if (p->more.tail != VENUS)
		CHECK_INT(fresh.valid_to, CLOCK_NONE);
	world_close(&w);
}

static void
closes_what_it_should(void)
{
	int closed = 0;

	CHECK_INT(COUNT_OF(pairs), 36);
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		closed += pairs[i].closes != 0;
		try(&pairs[i], false);
		try(&pairs[i], true);
	}
	CHECK_INT(closed, 11);
}

static void
dates_what_it_is_about(void)
{
	struct world w;
	struct fact f = SINCE(SUN, MOON, 30, P, 200);
	struct fact g = SINCE(SUN, MOON, 40, A, 190);
	struct fact denied = SINCE(SUN, MOON, 39, D, 10);

	world_open(&w);
	say(&w, RELATION_USES, &f);
	say(&w, RELATION_USES, &g);
	say(&w, RELATION_USES, &denied);
	for (g.about = 191; g.about < 195; g.about++)
		say(&w, RELATION_USES, &g);
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_USES, &f).valid_from, world_day(190));
	CHECK_INT(edge_of(&w, RELATION_USES, &f).first_seen, world_day(30));
	world_close(&w);
}

/* A chair at a university and a post at a company are held at once. */
static void
closes_its_own_kind(void)
{
	struct world w;
	struct fact chair = FACT(SUN, MOON, 1, A), post = FACT(SUN, MARS, 100, A),
	    other = FACT(SUN, VENUS, 200, A);

	world_open(&w);
	w.school = MOON;
	say(&w, RELATION_WORKS_AT, &chair);
	say(&w, RELATION_WORKS_AT, &post);
	say(&w, RELATION_WORKS_AT, &other);
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &chair).valid_to, CLOCK_NONE);
	CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &post).valid_to,
	    world_day(200));
	world_close(&w);
}

/* Who is bought keeps the post; and one who is told of without a date keeps nobody
 * else from being told of. */
static void
closes_its_own_relation(void)
{
	struct world w;
	struct fact post = FACT(SUN, MOON, 1, A), bought = FACT(MARS, SUN, 2, A),
	    other = FACT(SUN, VENUS, 400, A);

	world_open(&w);
	say(&w, RELATION_WORKS_AT, &post);
	say(&w, RELATION_ACQUIRED, &bought);
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &post).valid_to, CLOCK_NONE);
	for (int64_t who = MOON; who < WORLD_NAMES; who++) {
		struct fact f = UNDATED(who, SUN, 1, A);

		say(&w, RELATION_WORKS_AT, &f);
	}
	say(&w, RELATION_WORKS_AT, &other);
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &post).valid_to,
	    world_day(400));
	CHECK_INT(edge_of(&w, RELATION_ACQUIRED, &bought).valid_to, CLOCK_NONE);
	world_close(&w);
}

/* Of two that begin on one day, the one of the lesser id. */
static void
closes_by_one_of_two(void)
{
	struct world w;
	struct fact old = FACT(SUN, MOON, 1, A);
	int64_t least = INT64_MAX;

	world_open(&w);
	say(&w, RELATION_WORKS_AT, &old);
	for (int64_t where = MARS; where < WORLD_NAMES; where++) {
		struct fact f = FACT(SUN, where, 100, A);

		say(&w, RELATION_WORKS_AT, &f);
		least = MIN_OF(least, edge_id(SUN, RELATION_WORKS_AT, where));
	}
	world_fold(&w);
	CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &old).closed_by, least);
	world_close(&w);
}

CHECK_MAIN(closes_what_it_should, dates_what_it_is_about, closes_its_own_kind,
    closes_its_own_relation, closes_by_one_of_two)
