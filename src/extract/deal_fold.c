#include "base.h"

#include <string.h>

#include "page.h"

/* One event told twice in a document is one deal. */

static bool
names(const struct deal_claim *d, int64_t id)
{
	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].entity == id)
			return true;
	return false;
}

/* The party that makes the deal what it is: issuer, target. */
static int64_t
centre(const struct deal_claim *d)
{
	for (size_t i = 0; i < d->n_party; i++)
		if (d->party[i].role == ROLE_ISSUER ||
		    d->party[i].role == ROLE_TARGET)
			return d->party[i].entity;
	return 0;
}

/* $9M in the heading, $9.3 million below it. */
static bool
is_near(int64_t a, int64_t b)
{
	return MAX_OF(a, b) - MIN_OF(a, b) <= MAX_OF(a, b) / 20;
}

/* 9,300,000 says more than 9,000,000. */
static int
digits(int64_t v)
{
	int n = 0;

	while (v != 0 && v % 10 == 0)
		v /= 10;
	for (; v != 0; v /= 10)
		n++;
	return n;
}

static bool
is_same(const struct deal_claim *a, const struct deal_claim *b)
{
	size_t shared = 0;

	if (a->type != b->type)
		return false;
	if (a->amount != 0 && b->amount != 0 && !is_near(a->amount, b->amount))
		return false;
	if (centre(a) != 0 || centre(b) != 0)
		return centre(a) == centre(b);
	for (size_t i = 0; i < b->n_party; i++)
		shared += names(a, b->party[i].entity);
	return shared >= 2;
}

static void
absorb(struct deal_claim *a, const struct deal_claim *b)
{
	for (size_t i = 0; i < b->n_party; i++)
		if (!names(a, b->party[i].entity) && a->n_party < DEAL_PARTIES)
			a->party[a->n_party++] = b->party[i];
	if (b->amount != 0 && digits(b->amount) > digits(a->amount)) {
		a->amount = b->amount;
		memcpy(a->currency, b->currency, sizeof(a->currency));
	}
	if (a->valuation == 0)
		a->valuation = b->valuation;
	if (a->round[0] == '\0')
		memcpy(a->round, b->round, sizeof(a->round));
	if (b->status == STATUS_DENIED || (b->status == STATUS_RUMORED &&
	    a->status != STATUS_DENIED))
		a->status = b->status;
}

void
deal_fold(struct page *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->deal.n; i++) {
		size_t k = 0;

		while (k < n && !is_same(&p->deal.at[k], &p->deal.at[i]))
			k++;
		if (k < n)
			absorb(&p->deal.at[k], &p->deal.at[i]);
		else
			p->deal.at[n++] = p->deal.at[i];
	}
	p->deal.n = n;
}
