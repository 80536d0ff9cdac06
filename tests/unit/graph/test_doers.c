/*
 * Who does a deal: whom a denial reaches, whom talk alone names, and the sum that
 * is what the issuer is worth.  Each row is told in its order of days.
 */
#include "world.h"

#define MILLION 1000000

/* A claim: investors by letter (a Moon, b Mars, c Venus), of the Sun. */
struct tell {
	int		day;
	const char	*who;
	enum status	status;
	int64_t		amount, valuation;	/* millions */
};

struct row {
	const char	*what;
	struct tell	tell[3];
	/* of each deal "status parties amount[ low-high]", newest first */
	const char	*deals;
};

static const struct row table[] = {
	{ "a denial of another's part",
	    { { 1, "b", STATUS_ANNOUNCED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 } },
	    "denied a 0; announced b 10" },
	{ "a denial of one's part, who was named",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 } },
	    "rumored b 10" },
	{ "a denial of all that do it",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "ab", STATUS_DENIED, 0, 0 } },
	    "denied ab 10" },
	{ "a denial of the one that does it",
	    { { 1, "a", STATUS_RUMORED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 } },
	    "denied a 10" },
	{ "a denial that names nobody",
	    { { 1, "a", STATUS_RUMORED, 10, 0 },
	      { 2, "", STATUS_DENIED, 0, 0 } },
	    "denied a 10" },
	{ "a part that is denied and said again",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 },
	      { 3, "a", STATUS_ANNOUNCED, 10, 0 } },
	    "announced a 10" },
	{ "both parts denied, one after the other",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 },
	      { 3, "b", STATUS_DENIED, 0, 0 } },
	    "denied ab 10" },
	{ "a denial before others do it",
	    { { 1, "a", STATUS_DENIED, 0, 0 },
	      { 2, "b", STATUS_ANNOUNCED, 10, 0 } },
	    "announced b 10; denied a 0" },
	{ "a denial before it is done with others",
	    { { 1, "a", STATUS_DENIED, 0, 0 },
	      { 2, "ab", STATUS_ANNOUNCED, 10, 0 } },
	    "announced ab 10" },
	{ "talk of more than did it",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "b", STATUS_COMPLETED, 10, 0 } },
	    "completed b 10" },
	{ "talk of who did it, where nobody else is named",
	    { { 1, "ab", STATUS_RUMORED, 10, 0 },
	      { 2, "", STATUS_COMPLETED, 10, 0 } },
	    "completed ab 10" },
	{ "a fact, and talk of more",
	    { { 1, "b", STATUS_COMPLETED, 10, 0 },
	      { 2, "ac", STATUS_RUMORED, 10, 0 } },
	    "completed b 10" },
	{ "a rumour that is denied, of another sum than it came to be",
	    { { 1, "a", STATUS_RUMORED, 10, 0 },
	      { 2, "a", STATUS_DENIED, 0, 0 },
	      { 3, "a", STATUS_ANNOUNCED, 20, 0 } },
	    "announced a 20 10-20" },
	{ "a guess, and twice what it came to be",
	    { { 1, "ab", STATUS_RUMORED, 13, 0 },
	      { 2, "ab", STATUS_PLANNED, 6, 0 },
	      { 3, "", STATUS_COMPLETED, 6, 0 } },
	    "completed ab 6 6-13" },
	{ "its worth for its sum, told first",
	    { { 1, "", STATUS_ANNOUNCED, 380, 0 },
	      { 2, "", STATUS_ANNOUNCED, 30, 380 } },
	    "announced  30" },
	{ "its worth for its sum, told last",
	    { { 1, "", STATUS_ANNOUNCED, 30, 380 },
	      { 2, "a", STATUS_ANNOUNCED, 380, 0 },
	      { 3, "a", STATUS_ANNOUNCED, 380, 0 } },
	    "announced a 30" },
	{ "a sum that is its worth, and no other",
	    { { 1, "", STATUS_ANNOUNCED, 30, 30 } },
	    "announced  30" },
	{ "a sum, and its worth that no one takes for it",
	    { { 1, "", STATUS_ANNOUNCED, 30, 380 },
	      { 2, "", STATUS_ANNOUNCED, 370, 0 } },
	    "announced  370; announced  30" },
};

static void
say(struct world *w, const struct tell *t)
{
	struct deal_claim c = { .type = DEAL_INVESTMENT, .status = t->status,
	    .amount = t->amount * MILLION, .currency = "USD",
	    .valuation = t->valuation * MILLION,
	    .party = { { SUN, ROLE_ISSUER }, { SUN, ROLE_ISSUER } },
	    .n_party = 1 };

	for (const char *p = t->who; *p != '\0'; p++)
		c.party[c.n_party++] = (struct deal_party){ MOON + *p - 'a',
		    ROLE_INVESTOR };
	world_tells(w, "Show", t->day, c);
}

static int
cmp_letter(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

static void
put_deal(const struct deal *d, struct buf *out)
{
	char who[DEAL_PARTIES + 1] = "";
	size_t n = 0;

	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].role == ROLE_INVESTOR)
			who[n++] = (char)('a' + (d->party[i].entity - MOON));
	qsort(who, n, 1, cmp_letter);
	buf_printf(out, "%s%s %s %d", out->n ? "; " : "",
	    status_name(d->status), who, (int)(d->amount / MILLION));
	if (d->amount_low != d->amount_high)
		buf_printf(out, " %d-%d", (int)(d->amount_low / MILLION),
		    (int)(d->amount_high / MILLION));
}

static void
knows_who_does_it(void)
{
	struct buf b = BUF_INIT(4096);

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct deal_find f = { .type = DEAL_INVESTMENT };
		struct deal_rows rows = { 0 };
		struct world w;

		world_open(&w);
		for (size_t k = 0; k < 3 && table[i].tell[k].day != 0; k++)
			say(&w, &table[i].tell[k]);
		world_fold(&w);
		OK(&w, store_deals(w.db, &w.arena, &f, &rows, &w.e));
		buf_reset(&b);
		for (size_t k = 0; k < rows.n; k++)
			put_deal(&rows.at[k].deal, &b);
		if (strcmp(buf_text(&b), table[i].deals) != 0)
			fprintf(stderr, "\t%s\n", table[i].what);
		CHECK_STR(buf_text(&b), table[i].deals);
		world_close(&w);
	}
	buf_release(&b);
}

CHECK_MAIN(knows_who_does_it)
