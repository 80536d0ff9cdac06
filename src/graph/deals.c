#include "base.h"

#include <stdlib.h>

#include "arena.h"
#include "clock.h"
#include "deals.h"
#include "event.h"
#include "map.h"
#include "tally.h"
#include "vec.h"

/* An event under one of its parties. */
struct link {
	uint32_t	event;
	uint32_t	next;	/* the link before under the same key, + 1 */
};

struct folding {
	struct arena		arena;
	struct map		by_key;	/* party -> newest link + 1 */
	VEC(struct link)	link;
	VEC(struct event)	event;
};

/* ---- which event ---- */

static struct str
key_bytes(const int64_t *entity)
{
	return (struct str){ (const char *)entity, sizeof(*entity) };
}

/* The newest event that the claim tells of; NULL where it is the first. */
static struct event *
find(struct folding *f, const struct fold_deal *fd)
{
	const struct deal_claim *c = &fd->claim;
	uint32_t found = 0;

	for (size_t i = 0; i < c->n_party; i++) {
		uint64_t *newest = map_find(&f->by_key,
		    key_bytes(&c->party[i].entity));
		uint32_t k = newest ? (uint32_t)*newest : 0;

		for (; k != 0; k = f->link.at[k - 1].next) {
			uint32_t event = f->link.at[k - 1].event;

			if (event + 1 > found && event_tells(&f->event.at[event], fd))
				found = event + 1;
		}
	}
	return found == 0 ? NULL : &f->event.at[found - 1];
}

static void
put_link(struct folding *f, int64_t entity, size_t event)
{
	uint64_t *newest = map_put(&f->by_key, arena_str(&f->arena,
	    key_bytes(&entity)), NULL);

	*VEC_ADD(&f->link) = (struct link){ (uint32_t)event,
	    (uint32_t)*newest };
	*newest = f->link.n;
}

static int
take(const struct fold_deal *fd, void *ctx)
{
	struct folding *f = ctx;
	struct event *ev = find(f, fd);
	size_t known;

	if (ev == NULL) {
		ev = VEC_ADD(&f->event);
		event_begin(ev, &fd->claim);
	}
	known = ev->deal.n_party;
	event_hear(ev, fd);
	for (size_t i = known; i < ev->deal.n_party; i++)
		put_link(f, ev->deal.party[i].entity,
		    (size_t)(ev - f->event.at));
	return 0;
}

/* ---- what is believed of it ---- */

/* A voice for an amount: at, its place among the tellings. */
struct vote {
	int64_t	amount, voice;
	size_t	at;
};

static int
cmp_vote(const void *pa, const void *pb)
{
	const struct vote *a = pa, *b = pb;

	if (a->amount != b->amount)
		return a->amount < b->amount ? -1 : 1;
	if (a->voice != b->voice)
		return a->voice < b->voice ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* The amount of most voices; of equals the one that was told last. */
static void
count_votes(struct deal *d, const struct vote *v, size_t n)
{
	size_t most = 0, last = 0;

	for (size_t i = 0, next; i < n; i = next) {
		size_t voices = 0, at = 0;

		for (next = i; next < n && v[next].amount == v[i].amount;
		    next++) {
			voices += next == i ||
			    v[next].voice != v[next - 1].voice;
			at = MAX_OF(at, v[next].at);
		}
		if (voices > most || (voices == most && at > last)) {
			most = voices;
			last = at;
			d->amount = v[i].amount;
		}
	}
}

/* What a round's issuer is worth is no sum of it, where another sum is told. */
static bool
is_worth(const struct event *ev, int64_t amount)
{
	if (ev->deal.type != DEAL_INVESTMENT || amount != ev->deal.valuation)
		return false;
	for (size_t i = 0; i < ev->told.n; i++)
		if (ev->told.at[i].amount != 0 &&
		    ev->told.at[i].amount != amount)
			return true;
	return false;
}

static void
choose_amount(struct event *ev)
{
	VEC(struct vote) v = VEC_INIT;
	struct deal *d = &ev->deal;

	for (size_t i = 0; i < ev->told.n; i++) {
		const struct telling *t = &ev->told.at[i];

		if (t->amount != 0 && !is_worth(ev, t->amount))
			*VEC_ADD(&v) = (struct vote){ t->amount, t->voice, i };
	}
	if (v.n > 0) {
		qsort(v.at, v.n, sizeof(*v.at), cmp_vote);
		d->amount_low = v.at[0].amount;
		d->amount_high = v.at[v.n - 1].amount;
	}
	count_votes(d, v.at, v.n);
	VEC_RELEASE(&v);
}

static int
stage(enum status s)
{
	static const signed char order[STATUSES] = {
		[STATUS_RUMORED] = 1, [STATUS_PLANNED] = 2,
		[STATUS_ANNOUNCED] = 3, [STATUS_ASSERTED] = 3,
		[STATUS_COMPLETED] = 4
	};

	return order[s];
}

/* Of one role; a deal without a centre is of all its parties. */
static uint32_t
same_role(const struct deal *d, enum deal_role role)
{
	uint32_t set = 0;

	for (size_t i = 0; i < d->n_party; i++)
		set |= d->party[i].role == role ? 1u << i : 0;
	return set;
}

/* "A will not invest after all", of a round that B invests in too: it denies A's
 * part, and no more. */
static bool
denies_a_part(const struct deal *d, const struct telling *t)
{
	bool has_centre = false, part = false;

	for (size_t i = 0; i < d->n_party; i++) {
		enum deal_role role = d->party[i].role;

		has_centre |= event_is_centre(role);
		part |= !event_is_centre(role) && (t->named >> i & 1) &&
		    (same_role(d, role) & ~t->named) != 0;
	}
	return t->status == STATUS_DENIED && has_centre && part;
}

/* Is it a party, by the newest word that names it?  Where facts name others of
 * its role, talk alone makes none. */
static bool
is_party(const struct event *ev, size_t i)
{
	uint32_t peers = same_role(&ev->deal, ev->deal.party[i].role);
	bool fact = false, others = false, denied = false;

	for (size_t k = 0; k < ev->told.n; k++) {
		const struct telling *t = &ev->told.at[k];
		bool told = !event_is_talk(t->status) &&
		    t->status != STATUS_DENIED;

		others |= told && (t->named & peers) != 0;
		if (t->named >> i & 1) {
			fact |= told;
			denied = denies_a_part(&ev->deal, t);
		}
	}
	return event_is_centre(ev->deal.party[i].role) ||
	    (!denied && (fact || !others));
}

/* Those who are left, a bit each; all, where nobody of a role would be: then it is
 * the deal that is denied. */
static uint32_t
parties_left(const struct event *ev)
{
	const struct deal *d = &ev->deal;
	uint32_t left = 0;

	for (size_t i = 0; i < d->n_party; i++)
		left |= is_party(ev, i) ? 1u << i : 0;
	for (size_t i = 0; i < d->n_party; i++)
		if ((left & same_role(d, d->party[i].role)) == 0)
			return UINT32_MAX;
	return left;
}

static void
keep_parties(struct deal *d, uint32_t left)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n_party; i++)
		if (left >> i & 1)
			d->party[n++] = d->party[i];
	d->n_party = n;
}

/* A denial of one's part is none of the deal, while others have theirs. */
static void
choose_status(struct event *ev, uint32_t left)
{
	struct tally tally = { .claims = 0 };
	struct deal *d = &ev->deal;
	struct leaning l;

	for (size_t i = 0; i < ev->told.n; i++) {
		const struct telling *t = &ev->told.at[i];
		struct word w = { t->voice, t->when, t->direct, t->copied,
		    t->status };

		if (left != UINT32_MAX && denies_a_part(d, t))
			continue;
		tally_hear(&tally, &w);
		if (stage(t->status) > stage(d->status))
			d->status = t->status;
	}
	tally_lean(&tally, &l);
	tally_release(&tally);
	if (l.newest == STATUS_DENIED)
		d->status = STATUS_DENIED;
	d->sources = l.sources;
	d->denials = l.denials;
	d->direct = l.direct;
	d->newest = l.newest;
	d->confidence = l.confidence;
	d->first_seen = l.first_seen;
	d->last_seen = l.last_seen;
	d->dated = l.dated;
	d->day = event_time(&d->valid, d->status,
	    clock_if(d->dated, d->first_seen));
}

/* Does a tell it better than b?  What is believed of it first: its status, its
 * amount; then more parties, and a date.  Of equals the first stays. */
static bool
tells_better(const struct deal *d, const struct telling *a,
    const struct telling *b)
{
	bool a_says = stage(a->status) == stage(d->status);
	bool b_says = stage(b->status) == stage(d->status);

	if (a_says != b_says)
		return a_says;
	if ((a->amount == d->amount) != (b->amount == d->amount))
		return a->amount == d->amount;
	if (a->parties != b->parties)
		return a->parties > b->parties;
	return b->when.date == CLOCK_NONE && a->when.date != CLOCK_NONE;
}

static int64_t
best_claim(const struct event *ev)
{
	const struct telling *best = &ev->told.at[0];

	for (size_t i = 1; i < ev->told.n; i++)
		if (tells_better(&ev->deal, &ev->told.at[i], best))
			best = &ev->told.at[i];
	return best->claim;
}

/* Those who do come before those it is done to, as the list of roles has them. */
static void
order_parties(struct deal *d)
{
	for (size_t i = 1; i < d->n_party; i++) {
		struct deal_party p = d->party[i];
		size_t k = i;

		for (; k > 0 && d->party[k - 1].role > p.role; k--)
			d->party[k] = d->party[k - 1];
		d->party[k] = p;
	}
}

static int
store(struct db *db, struct event *ev, struct err *e)
{
	uint32_t left = parties_left(ev);

	choose_amount(ev);
	choose_status(ev, left);
	keep_parties(&ev->deal, left);
	order_parties(&ev->deal);
	if (store_deal_put(db, &ev->deal, best_claim(ev), (int64_t)ev->told.n,
	    e) < 0)
		return -1;
	for (size_t i = 0; i < ev->told.n; i++)
		if (store_deal_source_put(db, ev->deal.id,
		    ev->told.at[i].claim, e) < 0)
			return -1;
	return 0;
}

int
deals_fold(struct db *db, size_t *deals, struct err *e)
{
	struct folding f = { .arena = ARENA_INIT };
	int rc = store_fold_deal_each(db, take, &f, e);

	for (size_t i = 0; i < f.event.n; i++) {
		if (rc == 0)
			rc = store(db, &f.event.at[i], e);
		event_release(&f.event.at[i]);
	}
	*deals = f.event.n;
	VEC_RELEASE(&f.event);
	VEC_RELEASE(&f.link);
	map_release(&f.by_key);
	arena_release(&f.arena);
	return rc;
}

struct str
deals_why(struct arena *a, const struct deal *d)
{
	return tally_why(a, d->sources, d->denials, d->direct, d->newest,
	    d->dated ? d->last_seen : CLOCK_NONE);
}
