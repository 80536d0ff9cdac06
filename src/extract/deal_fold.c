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

/*
 * Two who buy one thing, or one who takes a stake and others who pay into a round,
 * are two events.
 */
static bool
has_others(const struct deal_claim *a, const struct deal_claim *b)
{
	size_t n = 0, m = 0, shared = 0;

	for (size_t i = 0; i < a->n_party; i++)
		if (a->party[i].entity != centre(a)) {
			n++;
			shared += names(b, a->party[i].entity);
		}
	for (size_t i = 0; i < b->n_party; i++)
		m += b->party[i].entity != centre(b);
	if (n == 0 || m == 0 || shared > 0)
		return false;
	return a->type == DEAL_ACQUISITION || (a->stake != 0) != (b->stake != 0);
}

/* "A gave up a stake in B", "C leads B's round": what is denied is another's. */
static bool
is_denial_of(const struct deal_claim *a, const struct deal_claim *b)
{
	for (size_t i = 0; i < a->n_party; i++)
		if (a->party[i].entity != centre(a) &&
		    names(b, a->party[i].entity))
			return true;
	return a->n_party < 2 && b->n_party < 2;
}

static bool
is_done(const struct deal_claim *d)
{
	return d->status == STATUS_COMPLETED || d->status == STATUS_ANNOUNCED;
}

/* "A raised $6B", "B plans to take a stake in A": B's is another, without a sum. */
static bool
is_to_come(const struct deal_claim *a, const struct deal_claim *b)
{
	if (is_done(a) == is_done(b) || (a->amount != 0 && b->amount != 0))
		return false;
	for (size_t i = 0; i < b->n_party; i++)
		if (!names(a, b->party[i].entity))
			return true;
	return false;
}

static size_t
shared_by(const struct deal_claim *a, const struct deal_claim *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_party; i++)
		n += names(a, b->party[i].entity);
	return n;
}

/* Of two that merge one may be told as who buys the other. */
static bool
is_merger(const struct deal_claim *d)
{
	return d->type == DEAL_ACQUISITION && centre(d) == 0;
}

static bool
is_same(const struct deal_claim *a, const struct deal_claim *b)
{
	if (a->type != b->type)
		return false;
	if (a->amount != 0 && b->amount != 0 && !is_near(a->amount, b->amount))
		return false;
	if (!is_merger(a) && !is_merger(b) && (centre(a) != 0 ||
	    centre(b) != 0))
		return centre(a) == centre(b) && !has_others(a, b) &&
		    !is_to_come(a, b) &&
		    ((a->status == STATUS_DENIED) == (b->status ==
		    STATUS_DENIED) || is_denial_of(a, b));
	return shared_by(a, b) >= 2;
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
	if (a->about.from == CLOCK_NONE)
		a->about = b->about;
	if (a->round[0] == '\0')
		memcpy(a->round, b->round, sizeof(a->round));
	/* doubt about the sum told is doubt; talk of it without one is talk */
	if (b->status == STATUS_DENIED || (b->status == STATUS_RUMORED &&
	    a->status != STATUS_DENIED && (b->amount != 0 || a->amount == 0)))
		a->status = b->status;
}

/* The deals that a party has been seen in, the last first. */
struct seen {
	uint32_t	last;		/* in fold.link, + 1 */
	uint32_t	n;
};

struct link {
	uint32_t	deal, before;	/* link in front of it, + 1 */
};

struct fold {
	struct page		*p;
	struct map		 by_party;	/* 8 bytes of id -> seen + 1 */
	VEC(struct seen)	 seen;
	VEC(struct link)	 link;
};

static struct seen *
seen_of(const struct fold *f, int64_t id)
{
	uint64_t *at = map_find(&f->by_party, (struct str){
	    (const char *)&id, sizeof(id) });

	return at != NULL ? &f->seen.at[*at - 1] : NULL;
}

/* Notes the parties of deal k from the `from`th on. */
static void
note(struct fold *f, size_t k, size_t from)
{
	const struct deal_claim *d = &f->p->deal.at[k];

	for (size_t i = from; i < d->n_party; i++) {
		struct seen *s = seen_of(f, d->party[i].entity);

		if (s == NULL) {
			struct str key = arena_str(f->p->arena, (struct str){
			    (const char *)&d->party[i].entity,
			    sizeof(int64_t) });

			s = VEC_ADD(&f->seen);
			*map_put(&f->by_party, key, NULL) = f->seen.n;
		}
		*VEC_ADD(&f->link) = (struct link){ (uint32_t)k, s->last };
		s->last = (uint32_t)f->link.n;
		s->n++;
	}
}

/* The party that is in the most deals. */
static size_t
most_seen(const struct fold *f, const struct deal_claim *d)
{
	size_t most = SIZE_MAX;
	uint32_t n = 0;

	for (size_t i = 0; i < d->n_party; i++) {
		const struct seen *s = seen_of(f, d->party[i].entity);

		if (s != NULL && s->n > n) {
			most = i;
			n = s->n;
		}
	}
	return most;
}

/*
 * The first deal that tells the same event; SIZE_MAX where none does.  It shares
 * the party in the centre, or two others, of which one is not the one that is
 * seen most: that one's deals need not be gone through.
 */
static size_t
find_same(const struct fold *f, const struct deal_claim *d)
{
	int64_t middle = centre(d);
	size_t best = SIZE_MAX, most = middle == 0 ? most_seen(f, d) : SIZE_MAX;

	for (size_t i = 0; i < d->n_party; i++) {
		const struct seen *s = seen_of(f, d->party[i].entity);

		if (s == NULL || i == most ||
		    (middle != 0 && d->party[i].entity != middle))
			continue;
		for (uint32_t l = s->last; l != 0;
		    l = f->link.at[l - 1].before) {
			size_t k = f->link.at[l - 1].deal;

			if (k < best && is_same(&f->p->deal.at[k], d))
				best = k;
		}
	}
	return best;
}

void
deal_fold(struct page *p)
{
	struct fold f = { .p = p, .by_party = MAP_INIT };
	size_t n = 0;

	for (size_t i = 0; i < p->deal.n; i++) {
		size_t k = find_same(&f, &p->deal.at[i]), parties = 0;

		if (k != SIZE_MAX) {
			parties = p->deal.at[k].n_party;
			absorb(&p->deal.at[k], &p->deal.at[i]);
		} else {
			k = n++;
			p->deal.at[k] = p->deal.at[i];
		}
		note(&f, k, parties);
	}
	p->deal.n = n;
	map_release(&f.by_party);
	VEC_RELEASE(&f.seen);
	VEC_RELEASE(&f.link);
}
