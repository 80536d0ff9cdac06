#include "base.h"

#include "check.h"
#include "story.h"

static struct arena a = ARENA_INIT;

static struct pick
pick(int64_t one, int64_t two, const char *quote)
{
	static int64_t doc;
	struct pick p = { .relation = RELATION_SUPPLIES, .parties = 2,
	    .currency = "", .round = "", .doc = ++doc, .end = 10 };

	p.party[0].id = one;
	p.party[1].id = two;
	p.told.quote = str_of(quote);
	return p;
}

static void
same(void)
{
	struct pick x = pick(1, 2, "a"), y = pick(3, 4, "b");

	x.story = y.story = 7;
	CHECK(story_is_same(&a, &x, &y));	/* one edge */
	y = pick(2, 1, "b");
	CHECK(story_is_same(&a, &x, &y));	/* two names */
	y = pick(2, 9, "b");
	x.amount = y.amount = 5;
	CHECK(story_is_same(&a, &x, &y));	/* a name and the amount */
	y = pick(8, 9, "b");
	y.doc = x.doc;
	CHECK(story_is_same(&a, &x, &y));	/* the same sentence */
	y.start = 20;
	y.end = 30;
	CHECK(!story_is_same(&a, &x, &y));
	y.party[0].id = 1;
	CHECK(story_is_same(&a, &x, &y));	/* a name in one document */
}

static void
near_words(void)
{
	struct pick x = pick(1, 2, "Oracle leases the Abilene halls to OpenAI");
	struct pick y = pick(1, 3, "OpenAI leases the Abilene halls");
	struct pick z = pick(1, 4, "A sovereign cloud opens in Warsaw");

	CHECK(story_is_same(&a, &x, &y));
	CHECK(!story_is_same(&a, &x, &z));
	arena_release(&a);
}

CHECK_MAIN(same, near_words)
