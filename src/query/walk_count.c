/* Counting instead of listing: the counts, and the rows that are made of them
 * (walk_merge.c tells where it may be done). */
#include "base.h"

#include "mem.h"
#include "walk_in.h"

struct counting {
	struct walker			*w;
	const struct cypher_graph	*g;
	/* where the last hop is one plain list, of which every end counts */
	const struct cypher_lists	*plain;
	bool				 back;		/* the start may be an end */
	uint32_t			*count;		/* by node */
	uint32_t			*seen;		/* in order */
	size_t				 n;
	uint32_t			 start;
	uint64_t			 total;
};

/* ---- counting ---- */

static bool
labels_hold(const struct cypher_graph *g, const struct step *s, uint32_t v)
{
	for (size_t i = 0; i < s->n_labels; i++)
		if (s->labels[i] < 0 || !g->ops->has_label(g, v, s->labels[i]))
			return false;
	return true;
}

/* Every end counts. */
static void
count_all(struct counting *k, struct fan f)
{
	const uint32_t *other = f.in->other;
	uint32_t *count = k->count, *seen = k->seen;
	size_t n = k->n;

	for (uint32_t i = f.from; i < f.to; i++) {
		uint32_t v = other[i];

		seen[n] = v;
		n += count[v]++ == 0;
	}
	k->n = n;
	k->total += f.to - f.from;
}

static void
count_some(struct counting *k, const struct step *s, struct fan f,
    uint32_t from)
{
	bool loops = s->way == CYPHER_BOTH && f.in == k->g->in;

	for (uint32_t i = f.from; i < f.to; i++) {
		uint32_t v = f.in->other[i];

		if (!step_takes(s, f.in->type[i]) || (loops && v == from) ||
		    (s->n_labels > 0 && (k->count[v] == 0 || v == k->start) &&
		    !labels_hold(k->g, s, v)))
			continue;
		if (k->count[v]++ == 0)
			k->seen[k->n++] = v;
		k->total++;
	}
}

static const struct cypher_lists *
plain_lists(const struct cypher_graph *g, const struct step *s)
{
	if (s->n_labels > 0 || s->way == CYPHER_BOTH || s->n_types > 1 ||
	    (s->n_types == 1 && s->only < 0))
		return NULL;
	return s->way == CYPHER_OUT ? g->out : g->in;
}

/* The last hop. */
static int
count_last(struct counting *k, const struct step *s, uint32_t from)
{
	struct reach r;

	if (k->plain != NULL) {
		struct fan f = fan_of(k->plain, from, s->only);

		count_all(k, f);
		return scene_steps(k->w->scene, f.to - f.from);
	}
	if (s->n_types == 1 && s->only < 0)
		return 0;
	reach_of(k->w, s, from, false, &r);
	for (int i = 0; i < 2; i++)
		if (r.fan[i].in != NULL)
			count_some(k, s, r.fan[i], from);
	return scene_steps(k->w->scene, r.n);
}

/* Along a first hop.  A relationship is not taken twice: the one that led here
 * was counted with the others, back to where it came from. */
static int
count_through(struct counting *k, const struct step *s, struct fan f, bool out)
{
	const struct step *last = s + 1;
	bool loops = s->way == CYPHER_BOTH && !out;
	bool turns = last->way == CYPHER_BOTH || (last->way == CYPHER_OUT) !=
	    out;

	for (uint32_t i = f.from; i < f.to; i++) {
		uint32_t v = f.in->other[i];
		uint8_t type = f.in->type[i];

		if (!step_takes(s, type) || (loops && v == k->start) ||
		    !labels_hold(k->g, s, v))
			continue;
		if (count_last(k, last, v) < 0)
			return -1;
		if (!k->back || !(turns || v == k->start) ||
		    !step_takes(last, type))
			continue;
		k->count[k->start]--;
		k->total--;
	}
	return 0;
}

static int
count_first(struct counting *k, const struct step *s)
{
	struct reach r;

	if (s->n_types == 1 && s->only < 0)
		return 0;
	k->back = labels_hold(k->g, s + 1, k->start);
	reach_of(k->w, s, k->start, false, &r);
	for (int i = 0; i < 2; i++)
		if (r.fan[i].in != NULL && count_through(k, s, r.fan[i],
		    i == 0) < 0)
			return -1;
	return scene_steps(k->w->scene, r.n);
}

/* The start is counted from 1, and so is no new end: it is one if more than the
 * relationships that led away from it lead back. */
static int
count_two(struct counting *k, const struct step *s)
{
	int rc;

	k->count[k->start] = 1;
	rc = count_first(k, s);
	if (--k->count[k->start] > 0)
		k->seen[k->n++] = k->start;
	return rc;
}

/* ---- and handing on ---- */

struct many {
	uint32_t	node, times;
};

#define BEST_MOST 1000		/* each is put in its place among the others */
#define BEST_FEW 32

/* The count that the k-th most frequent has; those above and at it remain. */
static uint32_t
threshold(const struct many *at, size_t n, size_t k)
{
	uint32_t low = 0, high = 0;

	for (size_t i = 0; i < n; i++)
		high = MAX_OF(high, at[i].times);
	while (low < high) {
		uint32_t mid = low + (high - low + 1) / 2;
		size_t above = 0;

		for (size_t i = 0; i < n; i++)
			above += at[i].times >= mid;
		if (above >= k)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

/* How often the i-th is counted, and its mark is free again: it is another's as
 * soon as anyone is called. */
static uint32_t
take(struct counting *k, size_t i)
{
	uint32_t *count = &k->count[k->seen[i]], times = *count;

	*count = 0;
	return times;
}

/* The first of all that were seen, in order, as many as are wanted: what is
 * counted more comes first, of those that are alike what came first. */
static size_t
best(struct counting *k, struct many *out, size_t most)
{
	uint32_t least = 0;
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++) {
		uint32_t times = take(k, i);
		size_t at;

		if (n == most && times <= least)
			continue;
		n += n < most;
		for (at = n - 1; at > 0 && out[at - 1].times < times; at--)
			out[at] = out[at - 1];
		out[at] = (struct many){ k->seen[i], times };
		least = out[n - 1].times;
	}
	return n;
}

/* All of them, but for what is counted less than those that are wanted. */
static size_t
every(struct counting *k, struct many *at, size_t most)
{
	size_t n = 0;
	uint32_t least;

	for (size_t i = 0; i < k->n; i++)
		at[i] = (struct many){ k->seen[i], take(k, i) };
	if (most == 0 || most >= k->n)
		return k->n;
	least = threshold(at, k->n, most);
	for (size_t i = 0; i < k->n; i++)
		if (at[i].times >= least)
			at[n++] = at[i];
	return n;
}

static int
hand_sums(struct counting *k, const struct merge *m)
{
	struct scene *c = k->w->scene;

	c->row[m->end] = value_node(k->seen[0]);
	c->many.times = (int64_t)k->total;
	c->many.ends = (int64_t)k->n;
	k->w->walk->step[m->after - 1].rows += c->many.times - 1;
	return walk_go(k->w, m->after);
}

static int
hand_on(struct counting *k, const struct merge *m, bool alone)
{
	struct scene *c = k->w->scene;
	size_t top = alone && m->top ? c->many.top : 0, n;
	bool whole = top > 0 && top <= BEST_MOST && m->whole;
	struct many few[BEST_FEW], *at = whole && top <= BEST_FEW ? few :
	    mem_grow(NULL, k->n, sizeof(*at));
	int end = 0;

	n = whole ? best(k, at, MIN_OF(top, k->n)) : every(k, at, top);
	k->w->walk->step[m->after - 1].rows += (int64_t)(k->total - n);
	for (size_t i = 0; i < n && end == 0; i++) {
		c->row[m->end] = value_node(at[i].node);
		c->many.times = at[i].times;
		c->many.whole = whole;
		end = walk_go(k->w, m->after);
	}
	if (at != few)
		mem_free(at);
	return end;
}

int
walk_merge(struct walker *w, size_t i)
{
	const struct merge *m = w->walk->merge;
	const struct step *s = &w->walk->step[i];
	struct scene *c = w->scene;
	const struct value start = c->row[s->from->slot];
	bool alone = c->many.alone == w->walk && w->starts == 1;
	bool sums = m->sums && (!m->distinct || alone);
	struct cypher_marks *marks;
	struct counting k = { .w = w, .g = c->graph };
	int end;

	if (start.kind != VALUE_NODE)
		return 0;
	marks = k.g->ops->marks(k.g, 0);
	k.count = marks->at;
	k.seen = marks->node;
	k.start = (uint32_t)start.i;
	k.plain = plain_lists(k.g, s + m->hops - 1);
	end = m->hops == 1 ? count_last(&k, s, k.start) : count_two(&k, s);
	for (size_t v = 0; v < k.n && (end != 0 || sums); v++)
		(void)take(&k, v);
	if (end == 0 && k.n > 0)
		end = sums ? hand_sums(&k, m) : hand_on(&k, m, alone);
	c->many.times = c->many.ends = 1;
	c->many.whole = false;
	return end;
}
