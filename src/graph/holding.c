#include "base.h"

#include <stdlib.h>

#include "clock.h"
#include "holding.h"

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

static int
cmp_holding(const void *pa, const void *pb)
{
	const struct holding *a = pa, *b = pb;

	if (a->edge.relation != b->edge.relation)
		return a->edge.relation < b->edge.relation ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	return a->edge.id < b->edge.id ? -1 : a->edge.id > b->edge.id;
}

static bool
is_part(const struct holding *a, const struct holding *b)
{
	return a->part_of != 0 && a->part_of == b->edge.tail;
}

/* When next takes the place of old; CLOCK_NONE where it does not. */
static int64_t
takes_its_place(const struct holding *next, const struct holding *old)
{
	int64_t settle = relation_settles(old->edge.relation) * CLOCK_DAY;

	if (old->to == CLOCK_NONE || next->other != old->other ||
	    next->edge.status != STATUS_ASSERTED || is_part(next, old) ||
	    is_part(old, next))
		return CLOCK_NONE;
	/* who has begun here is not gone within a day for a word of another post */
	if (next->from > old->to + settle &&
	    next->from - CLOCK_DAY >= old->began)
		return next->from;
	return next->began > old->began &&
	    next->began + CLOCK_DAY > old->to ? next->began : CLOCK_NONE;
}

/* By the first of its subject that takes its place, or by its own words. */
static void
close_one(struct holding *h, const struct holding *all, size_t n)
{
	struct edge *g = &h->edge;

	for (size_t i = 0; i < n; i++) {
		int64_t at = takes_its_place(&all[i], h);

		if (at != CLOCK_NONE &&
		    (g->valid_to == CLOCK_NONE || at < g->valid_to)) {
			g->valid_to = at;
			g->closed_by = all[i].edge.id;
		}
	}
	if (h->ended != CLOCK_NONE &&
	    (g->valid_to == CLOCK_NONE || h->ended < g->valid_to))
		g->valid_to = h->ended;
}

void
holding_close(struct holding *h, size_t n)
{
	if (n > 0)
		qsort(h, n, sizeof(*h), cmp_holding);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && h[to].subject == h[from].subject &&
		    h[to].edge.relation == h[from].edge.relation; to++)
			;
		for (size_t i = from; i < to; i++)
			close_one(&h[i], h + from, to - from);
	}
}
