/* A deal told twice is one deal; two deals stay two. */
#include "world.h"

#define ISSUER(id) (struct deal_party){ (id), ROLE_ISSUER }
#define INVESTOR(id) (struct deal_party){ (id), ROLE_INVESTOR }
#define BUYER(id) (struct deal_party){ (id), ROLE_ACQUIRER }
#define TARGET(id) (struct deal_party){ (id), ROLE_TARGET }
#define SUPPLIER(id) (struct deal_party){ (id), ROLE_SUPPLIER }
#define CUSTOMER(id) (struct deal_party){ (id), ROLE_CUSTOMER }

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

CHECK_MAIN(told_late, told_ahead, rumour_comes_true, other_words, told_twice, two_rounds, named_rounds, two_bidders, no_centre)
