#include "base.h"

#include <string.h>

#include "arena.h"
#include "clock.h"
#include "deals.h"
#include "hash.h"
#include "map.h"
#include "store_graph.h"
#include "tally.h"
#include "vec.h"

/* Told within half a year. */
#define SAME_EVENT (183 * CLOCK_DAY)
#define SAME_MONTH (31 * CLOCK_DAY)

struct telling {
	int64_t		claim;
	struct told_when when;
	int64_t		voice;
	bool		direct, copied;
	int64_t		amount;
	char		currency[4];
	enum status	status;
	size_t		parties;
};

struct event {
	struct deal		deal;
	bool			talk;	/* only rumored and planned so far */
	/* when it was, as far as is told: the first time, and the last or the
	 * date of the last telling */
	int64_t			first, last;
	VEC(struct telling)	told;
};

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

/* The party that makes the deal what it is. */
static int64_t
centre(const struct deal_party *party, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (party[i].role == ROLE_ISSUER || party[i].role == ROLE_TARGET)
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
amounts_agree(const struct deal *d, const struct deal_claim *c)
{
	if (d->amount == 0 || c->amount == 0)
		return true;
	if (strcmp(d->currency, c->currency) != 0)
		return false;
	/* of the amount told first: a range that grew would drift */
	return c->amount >= d->amount - d->amount / 10 &&
	    c->amount <= d->amount + d->amount / 10;
}

static size_t
shared_parties(const struct deal *d, const struct deal_claim *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_party; i++)
		n += names(d, c->party[i].entity);
	return n;
}

static bool
is_talk(enum status s)
{
	return s == STATUS_RUMORED || s == STATUS_PLANNED;
}

/* What is still talk, or can only happen once, may be told with any amount; but
 * not with one of another order. */
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

/* When it was, where that was over when it was told; else when it was told. */
static int64_t
time_of(const struct fold_deal *f)
{
	const struct clock_span *about = &f->claim.about;

	return about->from != CLOCK_NONE && !is_talk(f->claim.status) &&
	    (f->when.date == CLOCK_NONE || about->to <= f->when.date) ?
	    about->from : f->when.date;
}

/* At most so long from what was told of it, as far as both say when. */
static bool
is_within(const struct event *ev, const struct fold_deal *f, int64_t span)
{
	int64_t t = time_of(f);

	return ev->last == CLOCK_NONE || t == CLOCK_NONE ||
	    (t - ev->last <= span && ev->first - t <= span);
}

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

static bool
tells(const struct event *ev, const struct fold_deal *f)
{
	const struct deal *d = &ev->deal;
	const struct deal_claim *c = &f->claim;
	int64_t middle = centre(c->party, c->n_party);

	if (d->type != c->type)
		return same_but_in_word(ev, f);
	if (!is_within(ev, f, SAME_EVENT) || !bidders_agree(d, c) ||
	    !rounds_agree(d->round, c->round))
		return false;
	if (!amounts_agree(d, c) && !may_differ(ev, c))
		return false;
	if (middle != 0 || centre(d->party, d->n_party) != 0)
		return middle == centre(d->party, d->n_party);
	return shared_parties(d, c) >= 2;
}

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

			if (event + 1 > found && tells(&f->event.at[event], fd))
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

static struct event *
begin(struct folding *f, const struct fold_deal *fd)
{
	const struct deal_claim *c = &fd->claim;
	struct event *ev = VEC_ADD(&f->event);

	ev->deal.id = (int64_t)(hash_mix((uint64_t)c->id, 0x6465616cu) &
	    INT64_MAX);
	ev->deal.type = c->type;
	ev->talk = true;
	ev->first = ev->last = CLOCK_NONE;
	ev->deal.valid = (struct clock_span){ CLOCK_NONE, CLOCK_NONE };
	return ev;
}

static void
add_parties(struct folding *f, struct event *ev, const struct deal_claim *c)
{
	struct deal *d = &ev->deal;

	for (size_t i = 0; i < c->n_party; i++) {
		if (d->n_party == DEAL_PARTIES || names(d, c->party[i].entity))
			continue;
		d->party[d->n_party++] = c->party[i];
		put_link(f, c->party[i].entity, (size_t)(ev - f->event.at));
	}
}

static void
add_amount(struct deal *d, const struct deal_claim *c)
{
	if (c->amount != 0) {
		if (d->amount == 0) {
			d->amount = d->amount_low = d->amount_high = c->amount;
			memcpy(d->currency, c->currency, sizeof(d->currency));
		}
		d->amount_low = MIN_OF(d->amount_low, c->amount);
		d->amount_high = MAX_OF(d->amount_high, c->amount);
	}
	if (c->valuation != 0)
		d->valuation = c->valuation;
	if (c->stake != 0)
		d->stake = c->stake;
	if (d->currency[0] == '\0')
		memcpy(d->currency, c->currency, sizeof(d->currency));
	if (d->round[0] == '\0')
		memcpy(d->round, c->round, sizeof(d->round));
}

static void
add_time(struct event *ev, const struct fold_deal *fd)
{
	int64_t t = time_of(fd);

	if (ev->first == CLOCK_NONE || (t != CLOCK_NONE && t < ev->first))
		ev->first = t;
	ev->last = fd->when.date != CLOCK_NONE ? fd->when.date : t;
	if (fd->claim.about.from != CLOCK_NONE)
		ev->deal.valid = fd->claim.about;
}

static int
take(const struct fold_deal *fd, void *ctx)
{
	struct folding *f = ctx;
	struct event *ev = find(f, fd);
	struct telling *t;

	if (ev == NULL)
		ev = begin(f, fd);
	add_parties(f, ev, &fd->claim);
	add_amount(&ev->deal, &fd->claim);
	add_time(ev, fd);
	ev->talk = ev->talk && is_talk(fd->claim.status);
	t = VEC_ADD(&ev->told);
	*t = (struct telling){ .claim = fd->claim.id, .when = fd->when,
	    .voice = fd->voice, .direct = fd->direct,
	    .copied = fd->copied,
	    .amount = fd->claim.amount, .status = fd->claim.status,
	    .parties = fd->claim.n_party };
	return 0;
}

/* Voices, each once, that tell this amount (0: any). */
static int64_t
count_voices(const struct event *ev, int64_t amount)
{
	int64_t n = 0;

	for (size_t i = 0; i < ev->told.n; i++) {
		bool first = amount == 0 || ev->told.at[i].amount == amount;

		for (size_t k = 0; first && k < i; k++)
			if (ev->told.at[k].voice == ev->told.at[i].voice &&
			    (amount == 0 || ev->told.at[k].amount == amount))
				first = false;
		n += first;
	}
	return n;
}

static void
choose_amount(struct event *ev)
{
	int64_t most = 0;

	for (size_t i = 0; i < ev->told.n; i++) {
		int64_t n;

		if (ev->told.at[i].amount == 0)
			continue;
		n = count_voices(ev, ev->told.at[i].amount);
		if (n >= most) {	/* the newer one of equals */
			most = n;
			ev->deal.amount = ev->told.at[i].amount;
		}
	}
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

/* Was the time that it is about over when it was first told?  Where no document
 * has a date, nobody knows, and the words are all there is.  What is still to come
 * is of no time gone, whatever its sentence names. */
static bool
is_over(const struct clock_span *about, const struct deal *d)
{
	return about->from != CLOCK_NONE && !is_talk(d->status) &&
	    (!d->dated || about->to <= d->first_seen);
}

static void
choose_status(struct event *ev)
{
	struct tally tally = { .claims = 0 };
	struct deal *d = &ev->deal;
	struct leaning l;

	for (size_t i = 0; i < ev->told.n; i++) {
		const struct telling *t = &ev->told.at[i];
		struct word w = { t->voice, t->when, t->direct, t->copied,
		    t->status };

		tally_hear(&tally, &w);
		if (stage(t->status) > stage(d->status))
			d->status = t->status;
	}
	tally_lean(&tally, &l);
	tally_release(&tally);
	if (l.newest == STATUS_DENIED || d->status == STATUS_NONE)
		d->status = l.newest;
	d->sources = l.sources;
	d->denials = l.denials;
	d->direct = l.direct;
	d->newest = l.newest;
	d->confidence = l.confidence;
	d->first_seen = l.first_seen;
	d->last_seen = l.last_seen;
	d->dated = l.dated;
	d->day = is_over(&d->valid, d) ? d->valid.from :
	    clock_if(d->dated, d->first_seen);
}

/* The claim that tells it best: the believed amount, then most parties. */
static int64_t
best_claim(const struct event *ev)
{
	const struct telling *best = &ev->told.at[0];

	for (size_t i = 1; i < ev->told.n; i++) {
		const struct telling *t = &ev->told.at[i];
		bool right = t->amount == ev->deal.amount;
		bool had = best->amount == ev->deal.amount;

		if ((right && !had) || (right == had &&
		    t->parties > best->parties))
			best = t;
	}
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
	order_parties(&ev->deal);
	choose_amount(ev);
	choose_status(ev);
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
		VEC_RELEASE(&f.event.at[i].told);
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
