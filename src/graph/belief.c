#include "base.h"

#include "belief.h"
#include "store_graph.h"
#include "vec.h"

struct voice {
	int64_t		id;
	int64_t		date;
	enum status	status;		/* of its newest claim */
};

struct folding {
	struct db	*db;
	struct err	*e;
	struct edge	 edge;		/* id 0: none begun */
	VEC(struct voice) voice;
	size_t		 edges;
};

double
belief_weight(enum status s)
{
	switch (s) {
	case STATUS_ASSERTED:
	case STATUS_COMPLETED:
		return 1;
	case STATUS_ANNOUNCED:
		return 0.9;
	case STATUS_PLANNED:
		return 0.6;
	case STATUS_RUMORED:
		return 0.3;
	default:
		return 0;
	}
}

double
belief_confidence(double weight, int64_t claims, int64_t voices,
    int64_t denials)
{
	double more = 0.1 * (double)(claims - voices);
	double w = weight + MIN_OF(more, 0.5) - (double)denials;

	if (w < 0.05)
		w = 0.05;
	return w / (w + 1);
}

/* Where the voices lean: the strongest thing said, unless as many deny it. */
static void
lean(struct folding *f)
{
	double weight = 0, best = 0;
	int64_t denials = 0;

	f->edge.status = STATUS_DENIED;
	for (size_t i = 0; i < f->voice.n; i++) {
		enum status s = f->voice.at[i].status;
		double w = belief_weight(s);

		weight += w;
		if (s == STATUS_DENIED)
			denials++;
		else if (w > best) {
			best = w;
			f->edge.status = s;
		}
	}
	if (denials > 0 && 2 * denials >= (int64_t)f->voice.n)
		f->edge.status = STATUS_DENIED;
	f->edge.sources = (int64_t)f->voice.n;
	f->edge.confidence = belief_confidence(weight, f->edge.claims,
	    f->edge.sources, denials);
}

static int
finish(struct folding *f)
{
	if (f->edge.id == 0)
		return 0;
	lean(f);
	f->edges++;
	VEC_RESET(&f->voice);
	return store_edge_put(f->db, &f->edge, f->e);
}

static void
begin(struct folding *f, const struct fold_claim *c)
{
	bool swap = relation_is_symmetric(c->relation) && c->tail < c->head;

	f->edge = (struct edge){ .id = c->edge,
	    .head = swap ? c->tail : c->head, .tail = swap ? c->head : c->tail,
	    .relation = c->relation, .first_seen = c->date,
	    .last_seen = c->date };
}

static void
hear(struct folding *f, const struct fold_claim *c)
{
	struct voice *v;

	for (size_t i = 0; i < f->voice.n; i++) {
		v = &f->voice.at[i];
		if (v->id != c->voice)
			continue;
		/* a denial and an assertion of one day: the stronger word */
		if (c->date > v->date || (c->date == v->date &&
		    belief_weight(c->status) > belief_weight(v->status))) {
			v->date = c->date;
			v->status = c->status;
		}
		return;
	}
	v = VEC_ADD(&f->voice);
	*v = (struct voice){ c->voice, c->date, c->status };
}

static int
take(const struct fold_claim *c, void *ctx)
{
	struct folding *f = ctx;

	if (c->edge != f->edge.id) {
		if (finish(f) < 0)
			return -1;
		begin(f, c);
	}
	f->edge.claims++;
	f->edge.first_seen = MIN_OF(f->edge.first_seen, c->date);
	f->edge.last_seen = MAX_OF(f->edge.last_seen, c->date);
	hear(f, c);
	return 0;
}

int
belief_fold(struct db *db, size_t *edges, struct err *e)
{
	struct folding f = { .db = db, .e = e };
	int rc = store_fold_each(db, take, &f, e);

	if (rc == 0)
		rc = finish(&f);
	*edges = f.edges;
	VEC_RELEASE(&f.voice);
	return rc;
}
