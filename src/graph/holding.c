#include "base.h"

#include <stdlib.h>

#include "clock.h"
#include "holding.h"
#include "vec.h"

void
holding_begin(struct holding *h, const struct fold_claim *c)
{
	bool tail = relation_one_valued(c->relation) == SIDE_TAIL;

	*h = (struct holding){ .subject = tail ? c->tail : c->head,
	    .other = tail ? c->head_type : c->tail_type,
	    .part_of = c->tail_of, .from = CLOCK_NONE, .to = CLOCK_NONE,
	    .began = CLOCK_NONE, .over = { CLOCK_NONE, CLOCK_NONE },
	    .ended = CLOCK_NONE };
}

void
holding_hear(struct holding *h, const struct fold_claim *c)
{
	int64_t date = c->when.date;
	int64_t from = c->about.from != CLOCK_NONE && c->about.from < date ?
	    c->about.from : date;

	if (c->status != STATUS_ASSERTED || c->phase == PHASE_BESIDE)
		return;
	if (c->phase == PHASE_ENDS) {
		clock_widen(&h->over, date);
		return;
	}
	h->undated |= date == CLOCK_NONE;
	if (h->from == CLOCK_NONE || from < h->from)
		h->from = from;
	h->to = MAX_OF(h->to, date);
	if (c->phase == PHASE_BEGINS)
		h->began = MAX_OF(h->began, from);
}

void
holding_settle(struct holding *h, const struct edge *g)
{
	h->edge = *g;
	if (h->undated || g->status == STATUS_DENIED) {
		h->from = h->to = h->began = CLOCK_NONE;
		return;
	}
	/* (no time is before all times) */
	if (h->to <= h->over.from)
		h->ended = h->over.from;
	else if (h->to <= h->over.to)
		h->ended = h->over.to;
	if (h->began >= h->ended)
		h->ended = CLOCK_NONE;
	if (h->to == CLOCK_NONE && h->ended != CLOCK_NONE)
		h->to = h->ended - CLOCK_DAY;
}

/* ---- what takes whose place ---- */

/* A fact that may take another's place, by a time of it. */
struct heir {
	int64_t			 at;
	const struct holding	*h;
};

/* Those of one subject and one type of other end, in order of their times. */
struct heirs {
	VEC(struct heir) from, began;
};

static int
cmp_holding(const void *pa, const void *pb)
{
	const struct holding *a = pa, *b = pb;

	if (a->edge.relation != b->edge.relation)
		return a->edge.relation < b->edge.relation ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	if (a->other != b->other)
		return a->other < b->other ? -1 : 1;
	return a->edge.id < b->edge.id ? -1 : a->edge.id > b->edge.id;
}

static int
cmp_heir(const void *pa, const void *pb)
{
	const struct heir *a = pa, *b = pb;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return cmp_holding(a->h, b->h);
}

static bool
are_one_place(const struct holding *a, const struct holding *b)
{
	return (a->part_of != 0 && a->part_of == b->edge.tail) ||
	    (b->part_of != 0 && b->part_of == a->edge.tail);
}

/* The first behind a time that is another place than the old one. */
static struct heir
first_after(const struct heir *v, size_t n, int64_t time,
    const struct holding *old)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v[mid].at > time)
			high = mid;
		else
			low = mid + 1;
	}
	while (low < n && are_one_place(v[low].h, old))
		low++;
	return low < n ? v[low] : (struct heir){ INT64_MAX, NULL };
}

/* By the first that takes its place, or by its own words. */
static void
close_one(struct holding *h, const struct heirs *v)
{
	int64_t settle = relation_settles(h->edge.relation) * CLOCK_DAY;
	struct edge *g = &h->edge;
	struct heir told, begun;

	if (h->to != CLOCK_NONE) {
		/* who has begun here is not gone within a day for a word of
		 * another post */
		told = first_after(v->from.at, v->from.n, MAX_OF(h->to + settle,
		    h->began == CLOCK_NONE ? CLOCK_NONE : h->began +
		    CLOCK_DAY - 1), h);
		begun = first_after(v->began.at, v->began.n, MAX_OF(h->began,
		    h->to - CLOCK_DAY), h);
		if (begun.h != NULL && (told.h == NULL ||
		    cmp_heir(&begun, &told) < 0))
			told = begun;
		if (told.h != NULL) {
			g->valid_to = told.at;
			g->closed_by = told.h->edge.id;
		}
	}
	if (h->ended != CLOCK_NONE &&
	    (g->valid_to == CLOCK_NONE || h->ended < g->valid_to))
		g->valid_to = h->ended;
}

static void
close_group(struct holding *h, size_t n, struct heirs *v)
{
	v->from.n = v->began.n = 0;
	for (size_t i = 0; i < n; i++)
		if (h[i].edge.status == STATUS_ASSERTED) {
			*VEC_ADD(&v->from) = (struct heir){ h[i].from, &h[i] };
			*VEC_ADD(&v->began) = (struct heir){ h[i].began, &h[i] };
		}
	if (v->from.n > 0) {
		qsort(v->from.at, v->from.n, sizeof(struct heir), cmp_heir);
		qsort(v->began.at, v->began.n, sizeof(struct heir), cmp_heir);
	}
	for (size_t i = 0; i < n; i++)
		close_one(&h[i], v);
}

void
holding_close(struct holding *h, size_t n)
{
	struct heirs v = { VEC_INIT, VEC_INIT };

	if (n > 0)
		qsort(h, n, sizeof(*h), cmp_holding);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && h[to].subject == h[from].subject &&
		    h[to].edge.relation == h[from].edge.relation &&
		    h[to].other == h[from].other; to++)
			;
		close_group(h + from, to - from, &v);
	}
	VEC_RELEASE(&v.from);
	VEC_RELEASE(&v.began);
}
