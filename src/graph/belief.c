#include "base.h"

#include "belief.h"
#include "clock.h"
#include "holding.h"
#include "store_graph.h"
#include "tally.h"
#include "vec.h"

struct folding {
	struct db	*db;
	struct err	*e;
	struct edge	 edge;		/* id 0: none begun */
	struct holding	 hold;		/* of a one-valued relation */
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
	holding_settle(&f->hold, &f->edge);
	*VEC_ADD(&f->holding) = f->hold;
	return 0;
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
		*g = (struct edge){ .id = c->edge, .head = c->head,
		    .tail = c->tail, .relation = c->relation,
		    .valid_from = CLOCK_NONE, .valid_to = CLOCK_NONE };
		holding_begin(&f->hold, c);
	}
	if (c->status != STATUS_DENIED && c->about.from != CLOCK_NONE &&
	    (g->valid_from == CLOCK_NONE || c->about.from < g->valid_from))
		g->valid_from = c->about.from;
	holding_hear(&f->hold, c);
	tally_hear(&f->tally, &w);
	return 0;
}

static int
store_holdings(struct folding *f)
{
	holding_close(f->holding.at, f->holding.n);
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
