/* A deal told twice is one deal; two deals stay two. */
#include "world.h"

#include "deals.h"

#define ISSUER(id) (struct deal_party){ (id), ROLE_ISSUER }
#define INVESTOR(id) (struct deal_party){ (id), ROLE_INVESTOR }
#define BUYER(id) (struct deal_party){ (id), ROLE_ACQUIRER }
#define TARGET(id) (struct deal_party){ (id), ROLE_TARGET }
#define SUPPLIER(id) (struct deal_party){ (id), ROLE_SUPPLIER }
#define CUSTOMER(id) (struct deal_party){ (id), ROLE_CUSTOMER }
#define PARTNER(id) (struct deal_party){ (id), ROLE_PARTNER }

static struct deal_rows
deals_of(struct world *w, enum deal_type type)
{
	struct deal_find f = { .type = type };
	struct deal_rows rows = { 0 };

	world_fold(w);
	OK(w, store_deals(w->db, &w->arena, &f, &rows, &w->e));
	return rows;
}

static void
told_twice(void)
{
	struct world w;
	struct deal_rows rows;

	world_open(&w);
	world_deals(&w, "A", 1, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    6600, STATUS_ANNOUNCED);
	world_deals(&w, "B", 4, DEAL_INVESTMENT, INVESTOR(MARS), ISSUER(SUN),
	    7000, STATUS_ANNOUNCED);
	world_deals(&w, "C", 9, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    6600, STATUS_COMPLETED);
	rows = deals_of(&w, DEAL_INVESTMENT);
	CHECK_INT(rows.n, 1);
	if (rows.n == 1) {
		const struct deal *d = &rows.at[0].deal;

		CHECK_INT(rows.at[0].claims, 3);
		CHECK_INT(d->sources, 3);
		CHECK_INT(d->n_party, 3);
		CHECK_INT(d->amount, INT64_C(6600000000));
		CHECK_INT(d->amount_low, INT64_C(6600000000));
		CHECK_INT(d->amount_high, INT64_C(7000000000));
		CHECK_INT(d->status, STATUS_COMPLETED);
		CHECK_INT(d->first_seen, world_day(1));
		CHECK_INT(d->last_seen, world_day(9));
	}
	world_close(&w);
}

static void
two_rounds(void)
{
	struct world w;

	world_open(&w);
	/* another size, and the same size a year later */
	world_deals(&w, "A", 1, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100, STATUS_ANNOUNCED);
	world_deals(&w, "A", 2, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    250, STATUS_ANNOUNCED);
	world_deals(&w, "A", 300, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100, STATUS_ANNOUNCED);
	CHECK_INT(deals_of(&w, DEAL_INVESTMENT).n, 3);
	world_close(&w);
}

static void
named_rounds(void)
{
	static const char *const round[] = { "Series B", "series-b", NULL,
	    "Series C" };
	struct world w;

	world_open(&w);
	for (size_t i = 0; i < COUNT_OF(round); i++) {
		w.round = round[i];
		world_deals(&w, "A", (int)i, DEAL_INVESTMENT, INVESTOR(MOON),
		    ISSUER(SUN), 100, STATUS_ANNOUNCED);
	}
	CHECK_INT(deals_of(&w, DEAL_INVESTMENT).n, 2);
	CHECK_INT(deals_of(&w, DEAL_INVESTMENT).at[1].claims, 3);
	world_close(&w);
}

static void
two_bidders(void)
{
	struct world w;

	world_open(&w);
	world_deals(&w, "A", 1, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN), 0,
	    STATUS_RUMORED);
	world_deals(&w, "A", 2, DEAL_ACQUISITION, BUYER(MARS), TARGET(SUN), 0,
	    STATUS_RUMORED);
	world_deals(&w, "B", 3, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN), 0,
	    STATUS_DENIED);
	CHECK_INT(deals_of(&w, DEAL_ACQUISITION).n, 2);
	CHECK_INT(deals_of(&w, DEAL_ACQUISITION).at[0].deal.status,
	    STATUS_RUMORED);
	/* the newest word is a denial */
	CHECK_INT(deals_of(&w, DEAL_ACQUISITION).at[1].deal.status,
	    STATUS_DENIED);
	world_close(&w);
}

static void
no_centre(void)
{
	struct world w;
	struct deal_rows rows;

	world_open(&w);
	world_deals(&w, "A", 1, DEAL_SUPPLY, SUPPLIER(MOON), CUSTOMER(SUN), 0,
	    STATUS_ANNOUNCED);
	world_deals(&w, "B", 2, DEAL_SUPPLY, CUSTOMER(SUN), SUPPLIER(MOON),
	    5000, STATUS_ANNOUNCED);
	world_deals(&w, "B", 2, DEAL_SUPPLY, SUPPLIER(MARS), CUSTOMER(SUN), 0,
	    STATUS_ANNOUNCED);
	rows = deals_of(&w, DEAL_SUPPLY);
	CHECK_INT(rows.n, 2);
	if (rows.n == 2)
		CHECK_INT(rows.at[1].deal.amount, INT64_C(5000000000));
	world_close(&w);
}

/* What was guessed, planned, told and done is one deal with a history. */
static void
rumour_comes_true(void)
{
	struct world w;
	struct deal_rows rows;

	world_open(&w);
	world_deals(&w, "A", 1, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN),
	    6000, STATUS_RUMORED);
	world_deals(&w, "B", 20, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN), 0,
	    STATUS_DENIED);
	world_deals(&w, "C", 50, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN),
	    9000, STATUS_ANNOUNCED);
	world_deals(&w, "B", 90, DEAL_ACQUISITION, BUYER(MOON), TARGET(SUN),
	    9000, STATUS_COMPLETED);
	rows = deals_of(&w, DEAL_ACQUISITION);
	CHECK_INT(rows.n, 1);
	if (rows.n == 1) {
		const struct deal *d = &rows.at[0].deal;

		CHECK_INT(rows.at[0].claims, 4);
		CHECK_INT(d->status, STATUS_COMPLETED);
		CHECK_INT(d->amount, INT64_C(9000000000));
		CHECK_INT(d->amount_low, INT64_C(6000000000));
		CHECK_INT(d->amount_high, INT64_C(9000000000));
		CHECK_INT(d->sources, 3);
		CHECK_INT(d->denials, 0);	/* B has said since that it is done */
	}
	world_close(&w);
}

static void
other_words(void)
{
	struct world w;

	world_open(&w);
	world_deals(&w, "A", 1, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100000, STATUS_ANNOUNCED);
	world_deals(&w, "B", 3, DEAL_PARTNERSHIP,
	    (struct deal_party){ MOON, ROLE_PARTNER },
	    (struct deal_party){ SUN, ROLE_PARTNER }, 100000, STATUS_ANNOUNCED);
	CHECK_INT(deals_of(&w, DEAL_NONE).n, 1);
	/* another sum under another word is another deal */
	world_deals(&w, "B", 4, DEAL_SUPPLY, SUPPLIER(MOON), CUSTOMER(SUN),
	    300, STATUS_ANNOUNCED);
	CHECK_INT(deals_of(&w, DEAL_NONE).n, 2);
	world_close(&w);
}

/* Told in October, and in May and November of the October before. */
static void
told_late(void)
{
	struct clock_span when;
	struct world w;
	struct deal_rows rows;
	struct deal_find late = { .since = world_day(200) };
	struct deal_find news = { .party = SUN, .told = true,
	    .since = world_day(200) };

	world_open(&w);
	world_deals(&w, "A", 10, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100, STATUS_ANNOUNCED);
	w.about = true;
	w.about_day = 5;
	world_deals(&w, "B", 300, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100, STATUS_ANNOUNCED);
	/* it was not over when it was told first */
	rows = deals_of(&w, DEAL_INVESTMENT);
	CHECK_INT(rows.n, 1);
	CHECK_INT(rows.at[0].deal.day, world_day(10));
	CHECK_INT(deal_when(&rows.at[0].deal).to, world_day(10));
	/* a time that no telling before was of */
	w.about_day = 120;
	world_deals(&w, "B", 310, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    900, STATUS_ANNOUNCED);
	rows = deals_of(&w, DEAL_INVESTMENT);
	CHECK_INT(rows.n, 2);
	CHECK_INT(rows.at[0].deal.day, world_day(120));
	CHECK_INT(rows.at[0].deal.first_seen, world_day(310));
	when = deal_when(&rows.at[0].deal);
	CHECK_INT(when.from, world_day(120));
	CHECK_INT(when.to, world_day(151));
	/* listed under its own time, and news when it is told */
	OK(&w, store_deals(w.db, &w.arena, &late, &rows, &w.e));
	CHECK_INT(rows.n, 0);
	OK(&w, store_deals(w.db, &w.arena, &news, &rows, &w.e));
	CHECK_INT(rows.n, 1);
	world_close(&w);
}

/* What will be is not over; what nobody dates comes last. */
static void
told_ahead(void)
{
	struct world w;
	struct deal_rows rows;

	world_open(&w);
	w.about = true;
	w.about_day = 400;
	world_deals(&w, "A", 10, DEAL_INVESTMENT, INVESTOR(MOON), ISSUER(SUN),
	    100, STATUS_PLANNED);
	w.about = false;
	w.undated = true;
	world_deals(&w, "B", 700, DEAL_ACQUISITION, BUYER(MOON), TARGET(MARS),
	    100, STATUS_COMPLETED);
	w.about = true;
	w.about_day = -300;
	world_deals(&w, "C", 700, DEAL_ACQUISITION, BUYER(VENUS),
	    TARGET(PLUTO), 100, STATUS_COMPLETED);
	w.undated = false;
	w.about_day = -200;
	world_deals(&w, "A", 9, DEAL_ACQUISITION, BUYER(MOON), TARGET(CERES),
	    100, STATUS_PLANNED);
	rows = deals_of(&w, DEAL_NONE);
	CHECK_INT(rows.n, 4);
	CHECK_INT(rows.at[0].deal.day, world_day(10));
	CHECK_INT(rows.at[1].deal.day, world_day(9));
	CHECK_INT(rows.at[2].deal.day, world_day(-300));
	CHECK_INT(rows.at[3].deal.day, CLOCK_NONE);
	world_close(&w);
}

/* ---- one event or two ---- */

struct tell {
	int			day;
	struct deal_claim	claim;
	const char		*currency;	/* NULL: dollars */
	const char		*round;		/* NULL: none */
	int			about;		/* a day; 0: unsaid */
	bool			undated;
};

#define TELLS(day_, type_, status_, a, b, millions, ...) { .day = (day_), \
	.claim = { .type = DEAL_##type_, .status = STATUS_##status_, \
	    .party = { a, b }, \
	    .amount = INT64_C(1000000) * (millions) }, __VA_ARGS__ }
#define BUYS(day, status, millions, ...) TELLS(day, ACQUISITION, status, \
	BUYER(MOON), TARGET(SUN), millions, __VA_ARGS__)
#define FUNDS(day, status, millions, ...) TELLS(day, INVESTMENT, status, \
	INVESTOR(MOON), ISSUER(SUN), millions, __VA_ARGS__)
#define ALLIES(day, millions, ...) TELLS(day, PARTNERSHIP, ANNOUNCED, \
	PARTNER(MOON), PARTNER(SUN), millions, __VA_ARGS__)
#define SELLS(day, a, b, ...) TELLS(day, SUPPLY, ANNOUNCED, SUPPLIER(a), \
	CUSTOMER(b), 0, __VA_ARGS__)

static const struct {
	const char	*what;
	size_t		 deals;
	struct tell	 told[4];
} events[] = {
	/* half a year, and a month under another word */
	{ "183 days", 1, { FUNDS(1, ANNOUNCED, 100), FUNDS(184, ANNOUNCED, 100) } },
	{ "184 days", 2, { FUNDS(1, ANNOUNCED, 100), FUNDS(185, ANNOUNCED, 100) } },
	{ "from the last telling", 1, { BUYS(1, ANNOUNCED, 5),
	    BUYS(150, ANNOUNCED, 5), BUYS(300, COMPLETED, 5) } },
	{ "31 days, another word", 1, { FUNDS(1, ANNOUNCED, 100), ALLIES(32, 100) } },
	{ "32 days, another word", 2, { FUNDS(1, ANNOUNCED, 100), ALLIES(33, 100) } },
	{ "another word, no sum", 2, { FUNDS(1, ANNOUNCED, 0), ALLIES(2, 0) } },
	{ "another word, another sum", 2, { FUNDS(1, ANNOUNCED, 100),
	    ALLIES(2, 101) } },
	{ "another word, another money", 2, { FUNDS(1, ANNOUNCED, 100),
	    ALLIES(2, 100, .currency = "EUR") } },
	{ "another word, another party", 2, { FUNDS(1, ANNOUNCED, 100),
	    TELLS(2, PARTNERSHIP, ANNOUNCED, PARTNER(SUN), PARTNER(MARS), 100) } },

	/* amounts */
	{ "a tenth more", 1, { FUNDS(1, ANNOUNCED, 100), FUNDS(2, ANNOUNCED, 110) } },
	{ "more than that", 2, { FUNDS(1, ANNOUNCED, 100), FUNDS(2, ANNOUNCED, 111) } },
	{ "a tenth less", 1, { FUNDS(1, ANNOUNCED, 100), FUNDS(2, ANNOUNCED, 90) } },
	{ "less than that", 2, { FUNDS(1, ANNOUNCED, 100), FUNDS(2, ANNOUNCED, 89) } },
	{ "a tenth of the first, not of the last", 2, { FUNDS(1, ANNOUNCED, 100),
	    FUNDS(2, ANNOUNCED, 109), FUNDS(3, ANNOUNCED, 118) } },
	{ "another money", 2, { FUNDS(1, ANNOUNCED, 100),
	    FUNDS(2, ANNOUNCED, 100, .currency = "EUR") } },
	{ "no sum, then one", 1, { FUNDS(1, ANNOUNCED, 0), FUNDS(2, ANNOUNCED, 9) } },
	{ "one, then no sum", 1, { FUNDS(1, ANNOUNCED, 9), FUNDS(2, ANNOUNCED, 0) } },
	{ "bought, thrice as dear", 1, { BUYS(1, ANNOUNCED, 100),
	    BUYS(2, ANNOUNCED, 300) } },
	{ "bought, dearer than that", 2, { BUYS(1, ANNOUNCED, 100),
	    BUYS(2, ANNOUNCED, 301) } },
	{ "bought, for a third", 1, { BUYS(1, ANNOUNCED, 300),
	    BUYS(2, ANNOUNCED, 100) } },
	{ "bought, for less than that", 2, { BUYS(1, ANNOUNCED, 301),
	    BUYS(2, ANNOUNCED, 100) } },
	{ "bought, for another money", 2, { BUYS(1, ANNOUNCED, 100),
	    BUYS(2, ANNOUNCED, 150, .currency = "EUR") } },
	{ "bought by one who was not named, for another sum", 2, {
	    TELLS(1, ACQUISITION, ANNOUNCED, PARTNER(MARS), TARGET(SUN), 100),
	    BUYS(2, ANNOUNCED, 200) } },
	{ "rumored, then told with another sum", 1, { FUNDS(1, RUMORED, 100),
	    FUNDS(2, ANNOUNCED, 250) } },
	{ "planned, then told with another sum", 1, { FUNDS(1, PLANNED, 100),
	    FUNDS(2, ANNOUNCED, 250) } },
	{ "rumored and told, then told with another sum", 2, {
	    FUNDS(1, RUMORED, 100), FUNDS(2, ANNOUNCED, 100),
	    FUNDS(3, ANNOUNCED, 250) } },
	{ "told and rumored, then told with another sum", 2, {
	    FUNDS(1, ANNOUNCED, 100), FUNDS(2, RUMORED, 100),
	    FUNDS(3, ANNOUNCED, 250) } },

	/* parties and rounds */
	{ "two targets", 2, { BUYS(1, ANNOUNCED, 5),
	    TELLS(2, ACQUISITION, ANNOUNCED, BUYER(MOON), TARGET(MARS), 5) } },
	{ "a party that was the target", 2, { BUYS(1, ANNOUNCED, 5),
	    TELLS(2, ACQUISITION, ANNOUNCED, BUYER(SUN), TARGET(MARS), 5) } },
	{ "no buyer at first", 1, { TELLS(1, ACQUISITION, RUMORED, TARGET(SUN),
	    PARTNER(MARS), 0), BUYS(2, ANNOUNCED, 5) } },
	{ "no buyer at last", 1, { BUYS(1, ANNOUNCED, 5), TELLS(2, ACQUISITION,
	    COMPLETED, TARGET(SUN), PARTNER(MARS), 0) } },
	{ "no issuer at first", 2, { TELLS(1, INVESTMENT, ANNOUNCED,
	    INVESTOR(MOON), INVESTOR(SUN), 5), FUNDS(2, ANNOUNCED, 5) } },
	{ "no issuer at last", 2, { FUNDS(1, ANNOUNCED, 5), TELLS(2, INVESTMENT,
	    ANNOUNCED, INVESTOR(MOON), INVESTOR(SUN), 5) } },
	{ "one party in common, no centre", 2, { SELLS(1, MOON, SUN),
	    SELLS(2, MOON, MARS) } },
	{ "a round, then none", 1, { FUNDS(1, ANNOUNCED, 5, .round = "seed"),
	    FUNDS(2, ANNOUNCED, 5) } },
	{ "no round, then one", 1, { FUNDS(1, ANNOUNCED, 5),
	    FUNDS(2, ANNOUNCED, 5, .round = "seed") } },
	{ "a round, none, another", 2, { FUNDS(1, ANNOUNCED, 5, .round = "seed"),
	    FUNDS(2, ANNOUNCED, 5), FUNDS(3, ANNOUNCED, 5, .round = "A") } },

	/* when it was, not when it was told */
	{ "over since long when it was told", 2, { FUNDS(10, ANNOUNCED, 5),
	    FUNDS(20, ANNOUNCED, 5, .about = -250) } },
	{ "from its first moment", 1, { FUNDS(10, ANNOUNCED, 5),
	    FUNDS(400, ANNOUNCED, 5, .about = 193) } },
	{ "from the earliest that was told", 1, {
	    FUNDS(200, ANNOUNCED, 5, .about = 100),
	    FUNDS(210, ANNOUNCED, 5, .about = -60),
	    FUNDS(220, ANNOUNCED, 5, .about = -200) } },
	{ "a plan is of no time gone", 1, { FUNDS(10, ANNOUNCED, 5),
	    FUNDS(12, PLANNED, 5, .about = -300) } },
	{ "told ahead", 1, { FUNDS(10, ANNOUNCED, 5),
	    FUNDS(12, ANNOUNCED, 5, .about = 400) } },
	{ "told again after it was over", 1, { FUNDS(10, ANNOUNCED, 5),
	    FUNDS(180, ANNOUNCED, 5, .about = 20), FUNDS(300, ANNOUNCED, 5) } },
	{ "undated, of its own time", 2, { FUNDS(1, ANNOUNCED, 5, .about = -300,
	    .undated = true), FUNDS(10, ANNOUNCED, 5) } },
	{ "undated", 1, { FUNDS(1, ANNOUNCED, 5, .undated = true),
	    FUNDS(400, ANNOUNCED, 5) } },
	{ "undated, with and without a time", 2, { FUNDS(1, ANNOUNCED, 5,
	    .about = -300, .undated = true), FUNDS(2, ANNOUNCED, 5,
	    .undated = true), FUNDS(10, ANNOUNCED, 5) } },
	{ "undated, some with a time", 1, { FUNDS(1, ANNOUNCED, 5,
	    .about = -300, .undated = true),
	    FUNDS(2, ANNOUNCED, 5, .about = -290, .undated = true),
	    FUNDS(3, ANNOUNCED, 5, .undated = true),
	    FUNDS(4, ANNOUNCED, 5, .undated = true) } },
};

static void
tell(struct world *w, const char *show, const struct tell *t)
{
	struct deal_claim c = t->claim;

	while (c.n_party < DEAL_PARTIES && c.party[c.n_party].entity != 0)
		c.n_party++;
	snprintf(c.currency, sizeof(c.currency), "%s",
	    t->currency ? t->currency : "USD");
	w->round = t->round;
	w->about = t->about != 0;
	w->about_day = t->about;
	w->undated = t->undated;
	world_tells(w, show, t->day, c);
}

static void
one_or_two(void)
{
	for (size_t i = 0; i < COUNT_OF(events); i++) {
		struct world w;
		size_t n;

		world_open(&w);
		for (size_t k = 0; k < COUNT_OF(events[i].told); k++)
			if (events[i].told[k].day != 0)
				tell(&w, "A", &events[i].told[k]);
		n = deals_of(&w, DEAL_NONE).n;
		CHECK_INT(n, events[i].deals);
		if (n != events[i].deals)
			fprintf(stderr, "\t%s\n", events[i].what);
		world_close(&w);
	}
}

/* Of two events that may be meant, the newer. */
static void
newest_of_two(void)
{
	struct world w;
	struct deal_rows rows;

	world_open(&w);
	tell(&w, "A", &(struct tell)FUNDS(1, ANNOUNCED, 100));
	tell(&w, "A", &(struct tell)FUNDS(2, ANNOUNCED, 250));
	tell(&w, "A", &(struct tell)FUNDS(3, ANNOUNCED, 0));
	rows = deals_of(&w, DEAL_INVESTMENT);
	CHECK_INT(rows.n, 2);
	CHECK_INT(rows.at[0].deal.amount, INT64_C(250000000));
	CHECK_INT(rows.at[0].claims, 2);
	world_close(&w);
}

/* ---- what is believed of one ---- */

/* The one deal that these tell, one show each. */
static struct deal_row
fold_of(struct world *w, const struct tell *told, size_t n)
{
	static const char *const show[] = { "A", "B", "C", "D", "E" };
	struct deal_rows rows;

	world_open(w);
	for (size_t i = 0; i < n; i++)
		tell(w, show[i], &told[i]);
	rows = deals_of(w, DEAL_NONE);
	CHECK_INT(rows.n, 1);
	return rows.n > 0 ? rows.at[0] : (struct deal_row){ .claims = 0 };
}

#define FOLD_OF(w, ...) fold_of((w), (const struct tell[]){ __VA_ARGS__ }, \
	COUNT_OF(((const struct tell[]){ __VA_ARGS__ })))

/* That most voices tell, not most words; of equals the newer. */
static void
believes_an_amount(void)
{
	struct world w;
	struct deal d;

	world_open(&w);
	for (int i = 0; i < 3; i++)
		tell(&w, "A", &(struct tell)FUNDS(1 + i, ANNOUNCED, 100));
	tell(&w, "B", &(struct tell)FUNDS(5, ANNOUNCED, 95));
	d = deals_of(&w, DEAL_INVESTMENT).at[0].deal;
	CHECK_INT(d.amount, INT64_C(95000000));
	CHECK_INT(d.amount_low, INT64_C(95000000));
	CHECK_INT(d.amount_high, INT64_C(100000000));
	tell(&w, "C", &(struct tell)FUNDS(6, ANNOUNCED, 100));
	tell(&w, "D", &(struct tell)FUNDS(7, ANNOUNCED, 0));
	d = deals_of(&w, DEAL_INVESTMENT).at[0].deal;
	CHECK_INT(d.amount, INT64_C(100000000));
	/* a voice tells two: it speaks for both */
	tell(&w, "B", &(struct tell)FUNDS(8, ANNOUNCED, 101));
	tell(&w, "E", &(struct tell)FUNDS(9, ANNOUNCED, 101));
	d = deals_of(&w, DEAL_INVESTMENT).at[0].deal;
	CHECK_INT(d.amount, INT64_C(101000000));
	CHECK_INT(d.amount_high, INT64_C(101000000));
	CHECK_INT(d.sources, 5);
	world_close(&w);
}

/* Two voices for either of two: told last is what any of them told last. */
static void
believes_the_newer(void)
{
	static const char *const show[][4] = { { "A", "C", "D", "B" },
	    { "B", "C", "D", "A" } };

	for (size_t i = 0; i < COUNT_OF(show); i++) {
		struct world w;

		world_open(&w);
		for (int k = 0; k < 4; k++)
			tell(&w, show[i][k], &(struct tell)FUNDS(1 + k,
			    ANNOUNCED, k % 3 == 0 ? 100 : 101));
		CHECK_INT(deals_of(&w, DEAL_NONE).at[0].deal.amount,
		    INT64_C(100000000));
		world_close(&w);
	}
}

/* Stake, valuation, round, money: the newest word with one, or the first. */
static void
keeps_what_is_told(void)
{
	struct world w;
	struct deal d;

	d = FOLD_OF(&w,
	    FUNDS(1, ANNOUNCED, 0, .claim.stake = 100, .claim.valuation = 7,
		.round = "seed"),
	    FUNDS(2, ANNOUNCED, 50, .claim.stake = 200, .claim.valuation = 8,
		.round = "Seed"),
	    FUNDS(3, ANNOUNCED, 50)).deal;
	CHECK_INT(d.stake, 200);
	CHECK_INT(d.valuation, 8);
	CHECK_STR(d.round, "seed");
	CHECK_STR(d.currency, "USD");
	world_close(&w);

	/* a sum in one money, what it is worth in another */
	d = FOLD_OF(&w, FUNDS(1, ANNOUNCED, 50),
	    FUNDS(2, ANNOUNCED, 0, .claim.valuation = 8, .currency = "EUR")).deal;
	CHECK_STR(d.currency, "USD");
	CHECK_INT(d.valuation, 0);
	world_close(&w);
	d = FOLD_OF(&w,
	    FUNDS(1, ANNOUNCED, 0, .claim.valuation = 8, .currency = "EUR"),
	    FUNDS(2, ANNOUNCED, 50)).deal;
	CHECK_STR(d.currency, "USD");
	CHECK_INT(d.valuation, 0);
	world_close(&w);
	d = FOLD_OF(&w,
	    FUNDS(1, ANNOUNCED, 0, .claim.valuation = 8, .currency = "EUR"),
	    FUNDS(2, ANNOUNCED, 0)).deal;
	CHECK_STR(d.currency, "EUR");
	CHECK_INT(d.valuation, 8);
	world_close(&w);
	d = FOLD_OF(&w, FUNDS(1, ANNOUNCED, 0, .currency = ""),
	    FUNDS(2, ANNOUNCED, 0, .round = "B", .claim.valuation = 9)).deal;
	CHECK_STR(d.currency, "USD");
	CHECK_STR(d.round, "B");
	CHECK_INT(d.valuation, 9);
	world_close(&w);

	/* what it is about: the newest word with a time */
	d = FOLD_OF(&w, FUNDS(10, ANNOUNCED, 5, .about = 5),
	    FUNDS(11, ANNOUNCED, 5, .about = 6), FUNDS(12, ANNOUNCED, 5)).deal;
	CHECK_INT(d.valid.from, world_day(6));
	CHECK_INT(d.valid.to, world_day(37));
	world_close(&w);
	/* where nobody has a date, that is its day, past or to come */
	d = FOLD_OF(&w, FUNDS(1, ANNOUNCED, 5, .about = 400,
	    .undated = true)).deal;
	CHECK_INT(d.day, world_day(400));
	world_close(&w);
}

static const struct {
	enum status	want;
	struct tell	told[3];
} stages[] = {
	{ STATUS_RUMORED, { BUYS(1, RUMORED, 5), BUYS(2, RUMORED, 5),
	    BUYS(3, RUMORED, 5) } },
	{ STATUS_PLANNED, { BUYS(1, RUMORED, 5), BUYS(2, PLANNED, 5),
	    BUYS(3, RUMORED, 5) } },
	{ STATUS_ANNOUNCED, { BUYS(1, PLANNED, 5), BUYS(2, ANNOUNCED, 5),
	    BUYS(3, PLANNED, 5) } },
	{ STATUS_ASSERTED, { BUYS(1, PLANNED, 5), BUYS(2, ASSERTED, 5),
	    BUYS(3, ANNOUNCED, 5) } },
	{ STATUS_COMPLETED, { BUYS(1, ASSERTED, 5), BUYS(2, COMPLETED, 5),
	    BUYS(3, ANNOUNCED, 5) } },
	{ STATUS_COMPLETED, { BUYS(1, ANNOUNCED, 5), BUYS(2, DENIED, 5),
	    BUYS(3, COMPLETED, 5) } },
	{ STATUS_DENIED, { BUYS(1, ANNOUNCED, 5), BUYS(2, COMPLETED, 5),
	    BUYS(3, DENIED, 5) } },
	{ STATUS_DENIED, { BUYS(1, DENIED, 5), BUYS(2, DENIED, 5),
	    BUYS(3, DENIED, 5) } },
};

static void
believes_a_stage(void)
{
	for (size_t i = 0; i < COUNT_OF(stages); i++) {
		struct world w;
		struct deal d = fold_of(&w, stages[i].told, 3).deal;

		CHECK_INT(d.status, stages[i].want);
		CHECK_INT(d.newest, stages[i].told[2].claim.status);
		if (d.status != stages[i].want)
			fprintf(stderr, "\tstage %zu\n", i);
		world_close(&w);
	}
}

static void
says_why(void)
{
	struct world w;
	struct deal d;

	world_open(&w);
	tell(&w, "A", &(struct tell)BUYS(1, ANNOUNCED, 5));
	w.speaker = "Sol";
	tell(&w, "B", &(struct tell)BUYS(3, ANNOUNCED, 5));
	w.speaker = NULL;
	tell(&w, "C", &(struct tell)BUYS(2, DENIED, 0));
	d = deals_of(&w, DEAL_ACQUISITION).at[0].deal;
	CHECK_INT(d.denials, 1);
	CHECK_INT(d.direct, 1);
	CHECK(d.confidence > 0.5 && d.confidence < 0.56);
	CHECK_BYTES(deals_why(&w.arena, &d), "2 independent sources say so, 1 "
	    "first hand, 1 denies it; the newest word, of 2026-01-04, is "
	    "announced");
	world_close(&w);

	d = FOLD_OF(&w, BUYS(1, ANNOUNCED, 5, .undated = true)).deal;
	CHECK(!d.dated);
	CHECK_INT(d.day, CLOCK_NONE);
	CHECK_BYTES(deals_why(&w.arena, &d), "1 independent source says so; the "
	    "newest word is announced");
	world_close(&w);
}

/* The day of the telling that the deal is shown with. */
static int64_t
best_day(const struct deal_row *r)
{
	return r->told.stated;
}

static void
tells_it_best(void)
{
	struct world w;
	struct deal_row r;

	/* what is believed is what is quoted: its stage first, then its sum */
	r = FOLD_OF(&w, BUYS(1, RUMORED, 9), BUYS(2, COMPLETED, 0),
	    BUYS(3, ANNOUNCED, 9));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
	r = FOLD_OF(&w, BUYS(1, COMPLETED, 0), BUYS(2, COMPLETED, 9),
	    BUYS(3, COMPLETED, 0));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
	r = FOLD_OF(&w, BUYS(1, COMPLETED, 9), BUYS(2, DENIED, 0));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
	/* told as a fact is as far as announced */
	r = FOLD_OF(&w, BUYS(1, ASSERTED, 0), BUYS(2, ANNOUNCED, 9),
	    BUYS(3, ASSERTED, 0));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
	/* then more parties, and the first; a date before none */
	r = FOLD_OF(&w, BUYS(1, COMPLETED, 9), BUYS(2, COMPLETED, 9,
	    .claim.party[2] = PARTNER(MARS)), BUYS(3, COMPLETED, 9,
	    .claim.party[2] = PARTNER(MARS)));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
	r = FOLD_OF(&w, BUYS(1, COMPLETED, 9, .undated = true),
	    BUYS(2, COMPLETED, 9), BUYS(3, COMPLETED, 9));
	CHECK_INT(best_day(&r), world_day(2));
	world_close(&w);
}

/* Those who do come first; of more than there is room for, the first told. */
static void
lists_its_parties(void)
{
	struct world w;
	struct deal d;

	d = FOLD_OF(&w, TELLS(1, ACQUISITION, ANNOUNCED, TARGET(SUN), BUYER(MOON),
	    5)).deal;
	CHECK_INT(d.party[0].entity, MOON);
	CHECK_INT(d.party[1].entity, SUN);
	world_close(&w);

	world_open(&w);
	for (int i = 0; i < DEAL_PARTIES + 3; i++)
		tell(&w, "A", &(struct tell)TELLS(1 + i, INVESTMENT, ANNOUNCED,
		    INVESTOR(1000 + i), ISSUER(SUN), 5));
	d = deals_of(&w, DEAL_INVESTMENT).at[0].deal;
	CHECK_INT(d.n_party, DEAL_PARTIES);
	/* of one role, in the order in which they were told */
	CHECK_INT(d.party[0].entity, 1000);
	CHECK_INT(d.party[14].entity, 1014);
	CHECK_INT(d.party[15].entity, SUN);
	world_close(&w);
}

CHECK_MAIN(told_late, told_ahead, rumour_comes_true, other_words, told_twice,
    two_rounds, named_rounds, two_bidders, no_centre, one_or_two, newest_of_two,
    believes_an_amount, believes_the_newer, keeps_what_is_told,
    believes_a_stage, says_why, tells_it_best, lists_its_parties)
