#include "base.h"

#include <string.h>

#include "clock.h"
#include "event.h"
#include "hash.h"

/* Told within half a year. */
#define SAME_EVENT (183 * CLOCK_DAY)
#define SAME_MONTH (31 * CLOCK_DAY)

/* ---- who and how much ---- */

bool
event_is_centre(enum deal_role role)
{
	return role == ROLE_ISSUER || role == ROLE_TARGET;
}

static int64_t
centre(const struct deal_party *party, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (event_is_centre(party[i].role))
			return party[i].entity;
	return 0;
}

static bool
names(const struct deal *d, int64_t entity)
{
	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].entity == entity)
			return true;
	return false;
}

static bool
amounts_agree(const struct event *ev, const struct deal_claim *c)
{
	const struct deal *d = &ev->deal;

	if (d->amount == 0 || c->amount == 0)
		return true;
	if (strcmp(d->currency, c->currency) != 0)
		return false;
	/* of the amount told first: a range that grew would drift */
	if (c->amount >= d->amount - d->amount / 10 &&
	    c->amount <= d->amount + d->amount / 10)
		return true;
	for (size_t i = 0; i < ev->told.n; i++)
		if (ev->told.at[i].amount == c->amount)
			return true;
	return false;
}

static size_t
shared_parties(const struct deal *d, const struct deal_claim *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_party; i++)
		n += names(d, c->party[i].entity);
	return n;
}

bool
event_is_talk(enum status s)
{
	return s == STATUS_RUMORED || s == STATUS_PLANNED;
}

/* What is still talk, or can only happen once, may be told with another amount;
 * but not with one of another order. */
static bool
may_differ(const struct event *ev, const struct deal_claim *c)
{
	const struct deal *d = &ev->deal;

	if (d->type != DEAL_ACQUISITION && !ev->talk)
		return false;
	return shared_parties(d, c) >= 2 && strcmp(d->currency,
	    c->currency) == 0 && c->amount <= d->amount * 3 &&
	    d->amount <= c->amount * 3;
}

/* "Its $380B round": what one calls the sum is what another calls the worth. */
static bool
is_its_worth(const struct deal *d, const struct deal_claim *c)
{
	return d->type == DEAL_INVESTMENT && strcmp(d->currency,
	    c->currency) == 0 && ((c->amount != 0 && c->amount ==
	    d->valuation) || (d->amount != 0 && d->amount == c->valuation));
}

static bool
is_mark(char c)
{
	return c == ' ' || c == '-';
}

/* "Series-B" and "series B" are one round; one that is not told, any. */
static bool
rounds_agree(const char *a, const char *b)
{
	if (*a == '\0' || *b == '\0')
		return true;
	while (*a != '\0' || *b != '\0') {
		if (is_mark(*a))
			a++;
		else if (is_mark(*b))
			b++;
		else if (!str_ieq((struct str){ a++, 1 }, (struct str){ b++, 1 }))
			return false;
	}
	return true;
}

/* Two bidders for one company are two deals. */
static bool
bidders_agree(const struct deal *d, const struct deal_claim *c)
{
	for (size_t i = 0; i < c->n_party; i++)
		for (size_t k = 0; k < d->n_party; k++)
			if (c->party[i].role == ROLE_ACQUIRER &&
			    d->party[k].role == ROLE_ACQUIRER &&
			    c->party[i].entity != d->party[k].entity)
				return false;
	return true;
}

/* Does the claim name all who do it of the deal? */
static bool
names_doers(const struct deal_claim *c, const struct deal *d)
{
	for (size_t i = 0; i < d->n_party; i++) {
		size_t k = 0;

		if (event_is_centre(d->party[i].role))
			continue;
		while (k < c->n_party &&
		    c->party[k].entity != d->party[i].entity)
			k++;
		if (k == c->n_party)
			return false;
	}
	return true;
}

/* That one does not do it tells of no deal that others do: a denial's doers are
 * the deal's. */
static bool
denials_agree(const struct event *ev, const struct deal_claim *c)
{
	bool denied = c->status == STATUS_DENIED;

	for (size_t i = 0; denied && i < c->n_party; i++)
		if (!event_is_centre(c->party[i].role) &&
		    !names(&ev->deal, c->party[i].entity))
			return false;
	return denied || ev->said || names_doers(c, &ev->deal);
}

/* ---- when ---- */

int64_t
event_time(const struct clock_span *about, enum status s, int64_t told)
{
	return about->from != CLOCK_NONE && !event_is_talk(s) &&
	    (told == CLOCK_NONE || about->to <= told) ? about->from : told;
}

static int64_t
time_of(const struct fold_deal *f)
{
	return event_time(&f->claim.about, f->claim.status, f->when.date);
}

/* At most so long from what was told of it, as far as both say when. */
static bool
is_within(const struct event *ev, const struct fold_deal *f, int64_t span)
{
	int64_t t = time_of(f);

	return ev->when.to == CLOCK_NONE || t == CLOCK_NONE ||
	    (t - ev->when.to <= span && ev->when.from - t <= span);
}

/* ---- is it this one? ---- */

/* The same parties and sum within a month, under another word. */
static bool
same_but_in_word(const struct event *ev, const struct fold_deal *f)
{
	const struct deal_claim *c = &f->claim;
	const struct deal *d = &ev->deal;

	return d->amount != 0 && d->amount == c->amount &&
	    strcmp(d->currency, c->currency) == 0 &&
	    is_within(ev, f, SAME_MONTH) && shared_parties(d, c) >= 2;
}

bool
event_tells(const struct event *ev, const struct fold_deal *f)
{
	const struct deal *d = &ev->deal;
	const struct deal_claim *c = &f->claim;
	int64_t middle = centre(c->party, c->n_party);

	if (d->type != c->type)
		return same_but_in_word(ev, f);
	if (!is_within(ev, f, SAME_EVENT) || !bidders_agree(d, c) ||
	    !rounds_agree(d->round, c->round) || !denials_agree(ev, c))
		return false;
	if (!amounts_agree(ev, c) && !may_differ(ev, c) && !is_its_worth(d, c))
		return false;
	if (middle != 0 || centre(d->party, d->n_party) != 0)
		return middle == centre(d->party, d->n_party);
	return shared_parties(d, c) >= 2;
}

/* ---- hearing ---- */

void
event_begin(struct event *ev, const struct deal_claim *c)
{
	*ev = (struct event){ .talk = true,
	    .when = { CLOCK_NONE, CLOCK_NONE },
	    .deal = { .type = c->type, .valid = { CLOCK_NONE, CLOCK_NONE },
		.id = (int64_t)(hash_mix((uint64_t)c->id, 0x6465616cu) &
		    INT64_MAX) } };
}

static void
add_parties(struct deal *d, const struct deal_claim *c)
{
	for (size_t i = 0; i < c->n_party; i++)
		if (d->n_party < DEAL_PARTIES && !names(d, c->party[i].entity))
			d->party[d->n_party++] = c->party[i];
}

/* All amounts are in the currency of the first; a valuation in another stands in
 * its own words alone. */
static void
add_amounts(struct deal *d, const struct deal_claim *c)
{
	if (c->amount != 0 && (d->amount == 0 || d->amount == c->valuation)) {
		if (strcmp(d->currency, c->currency) != 0)
			d->valuation = 0;
		memcpy(d->currency, c->currency, sizeof(d->currency));
		d->amount = c->amount;
	}
	if (d->currency[0] == '\0')
		memcpy(d->currency, c->currency, sizeof(d->currency));
	if (c->valuation != 0 && strcmp(d->currency, c->currency) == 0)
		d->valuation = c->valuation;
}

/* The deal's parties that the claim names, a bit each. */
static uint32_t
named_parties(const struct deal *d, const struct deal_claim *c)
{
	uint32_t named = 0;

	for (size_t i = 0; i < d->n_party; i++)
		for (size_t k = 0; k < c->n_party; k++)
			if (c->party[k].entity == d->party[i].entity)
				named |= 1u << i;
	return named;
}

void
event_hear(struct event *ev, const struct fold_deal *fd)
{
	const struct deal_claim *c = &fd->claim;
	struct deal *d = &ev->deal;

	add_parties(d, c);
	add_amounts(d, c);
	if (c->stake != 0)
		d->stake = c->stake;
	if (d->round[0] == '\0')
		memcpy(d->round, c->round, sizeof(d->round));
	if (c->about.from != CLOCK_NONE)
		d->valid = c->about;
	clock_widen(&ev->when, time_of(fd));
	clock_widen(&ev->when, fd->when.date);
	ev->talk = ev->talk && (event_is_talk(c->status) ||
	    c->status == STATUS_DENIED);
	ev->said = ev->said || c->status != STATUS_DENIED;
	*VEC_ADD(&ev->told) = (struct telling){ .claim = c->id,
	    .when = fd->when, .voice = fd->voice, .direct = fd->direct,
	    .copied = fd->copied, .amount = c->amount, .status = c->status,
	    .parties = c->n_party, .named = named_parties(d, c) };
}

void
event_release(struct event *ev)
{
	VEC_RELEASE(&ev->told);
}
