#include "base.h"

#include <stdlib.h>

#include "belief.h"
#include "clock.h"
#include "store_graph.h"
#include "tally.h"
#include "vec.h"

/* An edge of a one-valued relation, kept until all of them are known. */
struct holding {
	struct edge	 edge;
	int64_t		 subject;
	enum entity_type other;		/* the type of its other end */
	/* the first time that it is said to hold, the last word that says it;
	 * CLOCK_NONE where none does, or one has no date */
	int64_t		 from, to;
};

struct folding {
	struct db	*db;
	struct err	*e;
	struct edge	 edge;		/* id 0: none begun */
	struct holding	 hold;
	bool		 undated;	/* a fact is told without a date */
	struct tally	 tally;
	VEC(struct holding) holding;
	size_t		 edges;
};

static void
lean(struct folding *f)
{
	struct leaning l;

	tally_lean(&f->tally, &l);
	f->edge.status = l.deny >= l.say ? STATUS_DENIED : l.strongest;
	f->edge.claims = f->tally.claims;
	f->edge.sources = l.sources;
	f->edge.denials = l.denials;
	f->edge.direct = l.direct;
	f->edge.newest = l.newest;
	f->edge.first_seen = l.first_seen;
	f->edge.last_seen = l.last_seen;
	f->edge.dated = l.dated;
	f->edge.confidence = l.confidence;
}

static int
finish(struct folding *f)
{
	if (f->edge.id == 0)
		return 0;
	lean(f);
	f->edges++;
	tally_reset(&f->tally);
	if (relation_one_valued(f->edge.relation) == SIDE_NONE)
		return store_edge_put(f->db, &f->edge, f->e);
	f->hold.edge = f->edge;
	if (f->undated || f->edge.status == STATUS_DENIED)
		f->hold.from = f->hold.to = CLOCK_NONE;
	*VEC_ADD(&f->holding) = f->hold;
	return 0;
}

static void
begin(struct folding *f, const struct fold_claim *c)
{
	bool tail = relation_one_valued(c->relation) == SIDE_TAIL;

	f->edge = (struct edge){ .id = c->edge, .head = c->head,
	    .tail = c->tail, .relation = c->relation,
	    .valid_from = CLOCK_NONE, .valid_to = CLOCK_NONE };
	f->hold = (struct holding){ .subject = tail ? c->tail : c->head,
	    .other = tail ? c->head_type : c->tail_type,
	    .from = CLOCK_NONE, .to = CLOCK_NONE };
	f->undated = false;
}

/* Told as a fact: when it began, as far as this says, and that it held still. */
static void
hold(struct folding *f, const struct fold_claim *c)
{
	int64_t date = c->when.date;
	int64_t from = c->about.from != CLOCK_NONE && c->about.from < date ?
	    c->about.from : date;

	if (c->status != STATUS_ASSERTED)
		return;
	if (date == CLOCK_NONE)
		f->undated = true;
	if (f->hold.from == CLOCK_NONE || from < f->hold.from)
		f->hold.from = from;
	if (f->hold.to == CLOCK_NONE || date > f->hold.to)
		f->hold.to = date;
}

static int
take(const struct fold_claim *c, void *ctx)
{
	struct word w = { c->voice, c->when, c->direct, c->copied,
	    c->status };
	struct folding *f = ctx;
	struct edge *g = &f->edge;

	if (c->edge != g->id) {
		if (finish(f) < 0)
			return -1;
		begin(f, c);
	}
	if (c->status != STATUS_DENIED && c->about.from != CLOCK_NONE &&
	    (g->valid_from == CLOCK_NONE || c->about.from < g->valid_from))
		g->valid_from = c->about.from;
	hold(f, c);
	tally_hear(&f->tally, &w);
	return 0;
}

/* ---- what ends where another begins ---- */

static int
cmp_holding(const void *pa, const void *pb)
{
	const struct holding *a = pa, *b = pb;

	if (a->edge.relation != b->edge.relation)
		return a->edge.relation < b->edge.relation ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->edge.id < b->edge.id ? -1 : a->edge.id > b->edge.id;
}

static bool
takes_its_place(const struct holding *next, const struct holding *old)
{
	int64_t settle = relation_settles(old->edge.relation) * CLOCK_DAY;

	return next->other == old->other &&
	    next->edge.status == STATUS_ASSERTED &&
	    next->from > old->to + settle;
}

/* Of one subject, in order of when they are first said to hold: the first that
 * begins after the old one was said for the last time. */
static void
close_of_subject(struct holding *h, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && h[i].to != CLOCK_NONE; k++)
			if (takes_its_place(&h[k], &h[i])) {
				h[i].edge.valid_to = h[k].from;
				h[i].edge.closed_by = h[k].edge.id;
				break;
			}
}

static void
close_all(struct folding *f)
{
	struct holding *h = f->holding.at;
	size_t from = 0, n = f->holding.n;

	if (n > 0)
		qsort(h, n, sizeof(*h), cmp_holding);
	for (size_t i = 1; i <= n; i++)
		if (i == n || h[i].subject != h[from].subject ||
		    h[i].edge.relation != h[from].edge.relation) {
			close_of_subject(h + from, i - from);
			from = i;
		}
}

static int
store_holdings(struct folding *f)
{
	close_all(f);
	for (size_t i = 0; i < f->holding.n; i++)
		if (store_edge_put(f->db, &f->holding.at[i].edge, f->e) < 0)
			return -1;
	return 0;
}

int
belief_fold(struct db *db, size_t *edges, struct err *e)
{
	struct folding f = { .db = db, .e = e };
	int rc = store_fold_each(db, take, &f, e);

	if (rc == 0)
		rc = finish(&f);
	if (rc == 0)
		rc = store_holdings(&f);
	*edges = f.edges;
	tally_release(&f.tally);
	VEC_RELEASE(&f.holding);
	return rc;
}

struct str
belief_why(struct arena *a, const struct edge *g)
{
	return tally_why(a, g->sources, g->denials, g->direct, g->newest,
	    g->dated ? g->last_seen : CLOCK_NONE);
}
