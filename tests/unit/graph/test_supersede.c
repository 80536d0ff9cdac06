/*
 * What ends where another begins.  Pairs of facts: fifteen in which the newer
 * takes the place of the older, twenty-nine in which both hold.  Each is told in both
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
	enum phase	phase;
};

#define FACT(head_, tail_, day_, status_) { .head = (head_), .tail = (tail_), \
	.day = (day_), .status = (status_) }
#define SINCE(head_, tail_, day_, status_, about_) { .head = (head_), \
	.tail = (tail_), .day = (day_), .status = (status_), .about = (about_) }
#define PHASED(head_, tail_, day_, phase_) { .head = (head_), \
	.tail = (tail_), .day = (day_), .status = A, .phase = PHASE_##phase_ }
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

	/* it begins, it ends, it is held beside others */
	{ "who comes, and where from, told on one day", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), PHASED(SUN, MARS, 1, BEGINS), { 0 }, 1 },
	{ "a former post, and who has come since", RELATION_WORKS_AT,
	    PHASED(SUN, MOON, 9, ENDS), FACT(SUN, MARS, 9, A), { 0 }, 9 },
	{ "a post that is told to be over before the next", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), FACT(SUN, MARS, 100, A),
	    PHASED(SUN, MOON, 40, ENDS), 40 },
	{ "two posts that begin on one day", RELATION_WORKS_AT,
	    PHASED(SUN, MOON, 5, BEGINS), PHASED(SUN, MARS, 5, BEGINS),
	    { 0 }, 0 },
	{ "an old post told two days after the new began", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), PHASED(SUN, MARS, 5, BEGINS),
	    FACT(SUN, MOON, 7, A), 0 },
	{ "a new post for a day, and a word of the old", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), PHASED(SUN, MARS, 5, BEGINS),
	    FACT(SUN, MOON, 5, A), 5 },
	{ "a seat on a board", RELATION_WORKS_AT,
	    FACT(SUN, MOON, 1, A), PHASED(SUN, MARS, 100, BESIDE), { 0 }, 0 },
	{ "a post beside a seat on a board", RELATION_WORKS_AT,
	    PHASED(SUN, MOON, 1, BESIDE), FACT(SUN, MARS, 100, A), { 0 }, 0 },
};

static void
say(struct world *w, enum relation relation, const struct fact *f)
{
	if (f->head == 0)
		return;
	w->about = f->about != 0;
	w->about_day = f->about;
	w->undated = f->undated;
	w->phase = f->phase;
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

	CHECK_INT(COUNT_OF(pairs), 44);
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		closed += pairs[i].closes != 0;
		try(&pairs[i], false);
		try(&pairs[i], true);
	}
	CHECK_INT(closed, 15);
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

/* Who left is gone, though nobody says where to; a later word that it holds, or
 * that it begins again, keeps the post. */
static void
ends_by_its_own_words(void)
{
	static const struct {
		int	held, left, again;	/* days; 0: not told */
		enum phase phase;
		int	ends;			/* 0: never */
	} table[] = {
		{ 1, 30, 0, PHASE_NONE, 30 },
		{ 0, 30, 0, PHASE_NONE, 30 },
		{ 30, 30, 0, PHASE_NONE, 30 },
		{ 1, 30, 40, PHASE_NONE, 0 },
		{ 1, 30, 40, PHASE_BEGINS, 0 },
		{ 1, 30, 30, PHASE_BEGINS, 0 },
		{ 1, 30, 60, PHASE_ENDS, 30 },
		{ 40, 30, 60, PHASE_ENDS, 60 },
		{ 1, 30, 40, PHASE_BESIDE, 30 },
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct fact held = FACT(SUN, MOON, table[i].held, A);
		struct fact left = PHASED(SUN, MOON, table[i].left, ENDS);
		struct fact again = { .head = SUN, .tail = MOON, .status = A,
		    .day = table[i].again, .phase = table[i].phase };
		struct world w;

		world_open(&w);
		if (held.day != 0)
			say(&w, RELATION_WORKS_AT, &held);
		say(&w, RELATION_WORKS_AT, &left);
		if (again.day != 0)
			say(&w, RELATION_WORKS_AT, &again);
		world_fold(&w);
		CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &left).valid_to,
		    table[i].ends ? world_day(table[i].ends) : CLOCK_NONE);
		CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &left).closed_by, 0);
		world_close(&w);
	}
}

/* "Microsoft AI", then "Microsoft": of one company and its part is no move told. */
static void
takes_a_part_for_the_whole(void)
{
	int64_t part = entity_id(ENTITY_COMPANY, STR_LIT("Microsoft AI"));
	int64_t whole = entity_id(ENTITY_COMPANY, STR_LIT("Microsoft"));

	for (int turned = 0; turned < 2; turned++) {
		struct fact one = FACT(SUN, turned ? whole : part, 1, A);
		struct fact two = FACT(SUN, turned ? part : whole, 100, A);
		struct fact other = FACT(SUN, MARS, 200, A);
		struct world w;

		world_open(&w);
		say(&w, RELATION_WORKS_AT, &one);
		say(&w, RELATION_WORKS_AT, &two);
		say(&w, RELATION_WORKS_AT, &other);
		world_fold(&w);
		CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &one).valid_to,
		    world_day(200));
		CHECK_INT(edge_of(&w, RELATION_WORKS_AT, &two).valid_to,
		    world_day(200));
		world_close(&w);
	}
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

CHECK_MAIN(closes_what_it_should, dates_what_it_is_about, closes_its_own_kind, ends_by_its_own_words,
    takes_a_part_for_the_whole,
    closes_its_own_relation, closes_by_one_of_two)
