#include "base.h"

#include "buf.h"
#include "eval.h"
#include "vec.h"
#include "walk.h"

enum step_kind {
	STEP_SCAN,	/* every node that may be the spot */
	STEP_CHECK,	/* the spot is bound */
	STEP_EXPAND,	/* along a link, from a spot that is bound */
	STEP_SHORTEST,	/* between two spots that are bound */
	STEP_PATH,	/* the path gets its name */
	STEP_WHERE
};

struct step {
	enum step_kind		 kind;
	struct spot		*spot;		/* SCAN, CHECK; EXPAND: its end */
	struct spot		*from;		/* EXPAND, SHORTEST */
	struct link		*link;
	bool			 back;		/* against the pattern's order */
	bool			 bound;		/* the end is bound already */
	bool			 link_bound;
	struct pattern		*pattern;
	struct expr		*where;
};

struct walk {
	struct step	*step;
	size_t		 n, room;
};

/* ---- the order of steps ---- */

struct plan {
	struct arena	*arena;
	struct walk	*walk;
	bool		*bound;		/* by slot */
	int		 slots;
};

static struct step *
add_step(struct plan *p, enum step_kind kind)
{
	struct walk *w = p->walk;

	if (w->n == w->room) {
		struct step *more;

		w->room = w->room ? w->room * 2 : 8;
		more = arena_array(p->arena, w->room, sizeof(*more));
		if (w->n > 0)
			memcpy(more, w->step, w->n * sizeof(*more));
		w->step = more;
	}
	w->step[w->n].kind = kind;
	return &w->step[w->n++];
}

/* The less of the graph a spot may be, the better it is to begin with. */
static int
worth(const struct plan *p, const struct spot *s)
{
	if (p->bound[s->slot])
		return 4;
	return (s->labels != NULL) * 1 + (s->props != NULL) * 2;
}

static struct spot *
best_spot(const struct plan *p, const struct pattern *pat)
{
	struct spot *best = pat->first;

	for (struct spot *s = pat->first; s != NULL;
	    s = s->link ? s->link->to : NULL)
		if (worth(p, s) > worth(p, best))
			best = s;
	return best;
}

static void
plan_link(struct plan *p, struct spot *from, struct link *l, struct spot *to,
    bool back)
{
	struct step *s = add_step(p, STEP_EXPAND);

	s->from = from;
	s->link = l;
	s->spot = to;
	s->back = back;
	s->bound = p->bound[to->slot];
	s->link_bound = p->bound[l->slot];
	p->bound[to->slot] = p->bound[l->slot] = true;
}

static void
plan_start(struct plan *p, struct spot *spot)
{
	struct step *s = add_step(p, p->bound[spot->slot] ? STEP_CHECK :
	    STEP_SCAN);

	s->spot = spot;
	p->bound[spot->slot] = true;
}

/* To the left of the start, one link before the other. */
static void
plan_left(struct plan *p, const struct pattern *pat, const struct spot *until)
{
	struct spot *s = pat->first;

	if (s == until)
		return;
	while (s->link->to != until)
		s = s->link->to;
	plan_link(p, s->link->to, s->link, s, true);
	plan_left(p, pat, s);
}

static void
plan_pattern(struct plan *p, struct pattern *pat)
{
	struct spot *start = best_spot(p, pat);
	struct step *s;

	if (pat->kind != PATTERN_PLAIN && pat->first->link != NULL) {
		plan_start(p, pat->first);
		plan_start(p, pat->first->link->to);
		s = add_step(p, STEP_SHORTEST);
		s->from = pat->first;
		s->link = pat->first->link;
		s->spot = s->link->to;
		p->bound[s->link->slot] = true;
	} else {
		plan_start(p, start);
		for (struct spot *i = start; i->link != NULL; i = i->link->to)
			plan_link(p, i, i->link, i->link->to, false);
		plan_left(p, pat, start);
	}
	s = add_step(p, STEP_PATH);
	s->pattern = pat;
}

struct walk *
walk_new(struct arena *a, struct pattern *pat, const bool *bound, int slots,
    struct expr *where)
{
	struct plan p = { .arena = a };
	int most = slots;

	/* The pattern's own slots came after those that were bound. */
	for (const struct pattern *i = pat; i != NULL; i = i->next) {
		most = MAX_OF(most, i->slot + 1);
		for (const struct spot *s = i->first; s != NULL;
		    s = s->link ? s->link->to : NULL) {
			most = MAX_OF(most, s->slot + 1);
			if (s->link != NULL)
				most = MAX_OF(most, s->link->slot + 1);
		}
	}
	p.walk = arena_alloc(a, sizeof(*p.walk));
	p.bound = arena_alloc(a, (size_t)most + 1);
	memcpy(p.bound, bound, (size_t)slots);
	for (; pat != NULL; pat = pat->next)
		plan_pattern(&p, pat);
	if (where != NULL)
		add_step(&p, STEP_WHERE)->where = where;
	return p.walk;
}

/* ---- the walk ---- */

VEC_NAMED(edges, int64_t);

struct walker {
	struct walk	*walk;
	struct scene	*scene;
	walk_fn		*fn;
	void		*ctx;
	struct edges	 used;
};

static int	go(struct walker *, size_t i);

static bool
is_used(const struct walker *w, int64_t edge)
{
	for (size_t i = 0; i < w->used.n; i++)
		if (w->used.at[i] == edge)
			return true;
	return false;
}

static int
props_hold(struct walker *w, const struct expr *props, struct value of,
    bool *holds)
{
	*holds = true;
	if (props == NULL)
		return 0;
	for (const struct expr *f = props->args; f != NULL && *holds;
	    f = f->next) {
		struct value want, is;

		if (eval(w->scene, f->a, &want) < 0 ||
		    func_property(w->scene, of, f->name, &is) < 0)
			return -1;
		*holds = value_equal(want, is) == TRUTH_YES;
	}
	return 0;
}

static int
spot_holds(struct walker *w, const struct spot *s, int64_t node, bool *holds)
{
	const struct cypher_graph *g = w->scene->graph;

	*holds = false;
	if (scene_step(w->scene) < 0)
		return -1;
	for (const struct name *l = s->labels; l != NULL; l = l->next)
		if (!g->ops->has_label(g, node, g->ops->label(g, l->s)))
			return 0;
	return props_hold(w, s->props, value_node(node), holds);
}

static bool
type_holds(const struct walker *w, const struct link *l, int type)
{
	const struct cypher_graph *g = w->scene->graph;

	for (const struct name *t = l->types; t != NULL; t = t->next)
		if (g->ops->type(g, t->s) == type)
			return true;
	return l->types == NULL;
}

/* May the half be this link, seen from the spot where the walk stands? */
static int
half_holds(struct walker *w, const struct link *l, int64_t from,
    const struct cypher_half *h, bool back, bool *holds)
{
	enum direction d = l->dir;

	*holds = false;
	if (scene_step(w->scene) < 0)
		return -1;
	if (back && d != DIR_BOTH)
		d = d == DIR_OUT ? DIR_IN : DIR_OUT;
	if ((d == DIR_OUT && !h->out) || (d == DIR_IN && h->out) ||
	    (d == DIR_BOTH && !h->out && h->other == (uint32_t)from) ||
	    !type_holds(w, l, h->type) || is_used(w, h->edge))
		return 0;
	return props_hold(w, l->props, value_edge(h->edge), holds);
}

/* The end of a link: bound and the same, or bound now. */
static int
arrive(struct walker *w, size_t i, int64_t node)
{
	const struct step *s = &w->walk->step[i];
	struct value *slot = &w->scene->row[s->spot->slot];
	bool holds;

	if (s->bound && (slot->kind != VALUE_NODE || slot->i != node))
		return 0;
	if (spot_holds(w, s->spot, node, &holds) < 0)
		return -1;
	if (!holds)
		return 0;
	if (!s->bound)
		*slot = value_node(node);
	return go(w, i + 1);
}

static int
expand_one(struct walker *w, size_t i, int64_t from)
{
	const struct step *s = &w->walk->step[i];
	const struct cypher_graph *g = w->scene->graph;
	struct value *slot = &w->scene->row[s->link->slot];
	const struct cypher_half *h;
	size_t n = g->ops->halves(g, from, &h);
	int64_t only = s->link_bound && slot->kind == VALUE_EDGE ? slot->i : -1;
	int end = 0;

	if (s->link_bound && slot->kind != VALUE_EDGE)
		return 0;
	for (size_t k = 0; k < n && end == 0; k++) {
		bool holds;

		if (s->link_bound && h[k].edge != only)
			continue;
		if (half_holds(w, s->link, from, &h[k], s->back, &holds) < 0)
			return -1;
		if (!holds)
			continue;
		*slot = value_edge(h[k].edge);
		*VEC_ADD(&w->used) = h[k].edge;
		end = arrive(w, i, h[k].other);
		w->used.n--;
	}
	return end;
}

static struct value
edge_list(struct walker *w, size_t from, bool back)
{
	size_t n = w->used.n - from;
	struct value *at, v = value_list_new(w->scene->arena, n, &at);

	for (size_t k = 0; k < n; k++)
		at[back ? n - 1 - k : k] = value_edge(w->used.at[from + k]);
	return v;
}

/* Any number of relationships: those since `first` in used are this link's. */
static int
expand_many(struct walker *w, size_t i, int64_t node, size_t first)
{
	const struct step *s = &w->walk->step[i];
	const struct cypher_graph *g = w->scene->graph;
	int64_t depth = (int64_t)(w->used.n - first);
	const struct cypher_half *h;
	size_t n = g->ops->halves(g, node, &h);
	int end = 0;

	if (depth >= s->link->min && depth <= s->link->max) {
		w->scene->row[s->link->slot] = edge_list(w, first, s->back);
		end = arrive(w, i, node);
	}
	if (depth >= s->link->max)
		return end;
	if (depth > 10000)
		return err_set(w->scene->e, ERR_LIMIT,
		    "a path is longer than 10000 relationships");
	for (size_t k = 0; k < n && end == 0; k++) {
		bool holds;

		if (half_holds(w, s->link, node, &h[k], s->back, &holds) < 0)
			return -1;
		if (!holds)
			continue;
		*VEC_ADD(&w->used) = h[k].edge;
		end = expand_many(w, i, h[k].other, first);
		w->used.n--;
	}
	return end;
}

/* The link's list of relationships is known: follow it. */
static int
follow_list(struct walker *w, size_t i, int64_t node)
{
	const struct step *s = &w->walk->step[i];
	const struct value list = w->scene->row[s->link->slot];
	const struct cypher_graph *g = w->scene->graph;
	size_t first = w->used.n;
	int end = 0;

	if (list.kind != VALUE_LIST)
		return 0;
	for (size_t k = 0; k < list.list->n; k++) {
		struct value v = list.list->at[s->back ?
		    list.list->n - 1 - k : k];
		const struct cypher_half *h;
		size_t n = g->ops->halves(g, node, &h), m;
		bool holds = false;

		for (m = 0; m < n && !holds; m++)
			if (v.kind == VALUE_EDGE && h[m].edge == v.i &&
			    half_holds(w, s->link, node, &h[m], s->back,
			    &holds) < 0)
				return -1;
		if (!holds)
			goto out;
		*VEC_ADD(&w->used) = v.i;
		node = h[m - 1].other;
	}
	end = arrive(w, i, node);
out:
	w->used.n = first;
	return end;
}

static int
expand(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value from = w->scene->row[s->from->slot];

	if (from.kind != VALUE_NODE)
		return 0;
	if (!s->link->many)
		return expand_one(w, i, from.i);
	if (s->link_bound)
		return follow_list(w, i, from.i);
	return expand_many(w, i, from.i, w->used.n);
}

static int
try_start(struct walker *w, size_t i, int64_t node)
{
	const struct spot *s = w->walk->step[i].spot;
	bool holds;

	if (spot_holds(w, s, node, &holds) < 0)
		return -1;
	if (!holds)
		return 0;
	w->scene->row[s->slot] = value_node(node);
	return go(w, i + 1);
}

/* Where an index knows the nodes of {key: 'text'}, only those are looked at. */
static int
scan_index(struct walker *w, size_t i, bool *found)
{
	const struct spot *s = w->walk->step[i].spot;
	const struct cypher_graph *g = w->scene->graph;
	const struct expr *f = s->props && s->props->kind == EXPR_MAP ?
	    s->props->args : NULL;
	int label = s->labels ? g->ops->label(g, s->labels->s) : -1;
	int end = 0;

	*found = false;
	for (; f != NULL && g->ops->find != NULL; f = f->next) {
		const int64_t *node;
		struct value v;
		size_t n;

		if (eval(w->scene, f->a, &v) < 0)
			return -1;
		if (v.kind != VALUE_STRING || !g->ops->find(g,
		    w->scene->arena, label, f->name, v.s, &node, &n))
			continue;
		*found = true;
		for (size_t k = 0; k < n && end == 0; k++)
			end = try_start(w, i, node[k]);
		return end;
	}
	return 0;
}

static int
scan(struct walker *w, size_t i)
{
	int64_t n = w->scene->graph->nodes;
	bool found;
	int end = scan_index(w, i, &found);

	if (found || end != 0)
		return end;
	for (int64_t node = 0; node < n && end == 0; node++)
		end = try_start(w, i, node);
	return end;
}

static int
check(struct walker *w, size_t i)
{
	const struct spot *s = w->walk->step[i].spot;
	const struct value v = w->scene->row[s->slot];
	bool holds;

	if (v.kind != VALUE_NODE)
		return 0;
	if (spot_holds(w, s, v.i, &holds) < 0)
		return -1;
	return holds ? go(w, i + 1) : 0;
}

/* ---- paths ---- */

static void
path_add(struct scene *c, struct edges *nodes, struct edges *edges,
    int64_t edge)
{
	int64_t at = nodes->at[nodes->n - 1];
	struct cypher_edge x;

	c->graph->ops->edge(c->graph, edge, &x);
	*VEC_ADD(edges) = edge;
	*VEC_ADD(nodes) = x.from == (uint32_t)at ? x.to : x.from;
}

static void
name_path(struct scene *c, const struct pattern *p)
{
	struct edges nodes = VEC_INIT, edges = VEC_INIT;
	struct value_path *path = arena_alloc(c->arena, sizeof(*path));

	*VEC_ADD(&nodes) = c->row[p->first->slot].i;
	for (const struct spot *s = p->first; s->link; s = s->link->to) {
		const struct value v = c->row[s->link->slot];

		if (v.kind == VALUE_EDGE)
			path_add(c, &nodes, &edges, v.i);
		else
			for (size_t k = 0; k < v.list->n; k++)
				path_add(c, &nodes, &edges, v.list->at[k].i);
	}
	path->edges = edges.n;
	path->node = arena_array(c->arena, nodes.n, sizeof(int64_t));
	path->edge = arena_array(c->arena, edges.n + 1, sizeof(int64_t));
	memcpy(path->node, nodes.at, nodes.n * sizeof(int64_t));
	if (edges.n > 0)
		memcpy(path->edge, edges.at, edges.n * sizeof(int64_t));
	VEC_RELEASE(&nodes);
	VEC_RELEASE(&edges);
	c->row[p->slot] = (struct value){ .kind = VALUE_PATH, .path = path };
}

/* ---- shortest paths: breadth first, a parent a node ---- */

static int
take_shortest(struct walker *w, size_t i, const int64_t *parent,
    const int64_t *by, int64_t from, int64_t to)
{
	const struct step *s = &w->walk->step[i];
	size_t n = 0, k;
	struct value *at;

	for (int64_t v = to; v != from; v = parent[v])
		n++;
	w->scene->row[s->link->slot] = value_list_new(w->scene->arena, n, &at);
	k = n;
	for (int64_t v = to; v != from; v = parent[v])
		at[--k] = value_edge(by[v]);
	if (!s->link->many)
		w->scene->row[s->link->slot] = at[0];
	return go(w, i + 1);
}

static int
search(struct walker *w, const struct step *s, int64_t *parent, int64_t *by,
    int64_t from, int64_t to)
{
	const struct cypher_graph *g = w->scene->graph;
	struct edges ring = VEC_INIT, next = VEC_INIT, held;
	int found = 0;

	*VEC_ADD(&ring) = from;
	for (int64_t d = 0; d < s->link->max && ring.n && !found; d++) {
		for (size_t r = 0; r < ring.n && !found; r++) {
			const struct cypher_half *h;
			size_t n = g->ops->halves(g, ring.at[r], &h);

			for (size_t k = 0; k < n && !found; k++) {
				bool holds;

				if (half_holds(w, s->link, ring.at[r], &h[k],
				    false, &holds) < 0)
					found = -1;
				else if (holds && parent[h[k].other] < 0 &&
				    h[k].other != (uint32_t)from) {
					parent[h[k].other] = ring.at[r];
					by[h[k].other] = h[k].edge;
					*VEC_ADD(&next) = h[k].other;
					found = h[k].other == (uint32_t)to;
				}
			}
		}
		held = ring;
		ring = next;
		next = held;
		VEC_RESET(&next);
	}
	VEC_RELEASE(&ring);
	VEC_RELEASE(&next);
	return found;
}

static int
shortest(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	const struct value a = w->scene->row[s->from->slot];
	const struct value b = w->scene->row[s->spot->slot];
	int64_t nodes = w->scene->graph->nodes, *parent, *by;
	int found;

	if (a.i == b.i)
		return 0;
	parent = mem_array((size_t)nodes, sizeof(*parent));
	by = mem_array((size_t)nodes, sizeof(*by));
	memset(parent, 0xff, (size_t)nodes * sizeof(*parent));
	found = search(w, s, parent, by, a.i, b.i);
	if (found > 0)
		found = take_shortest(w, i, parent, by, a.i, b.i);
	mem_free(parent);
	mem_free(by);
	return found;
}

static int
go(struct walker *w, size_t i)
{
	const struct step *s = &w->walk->step[i];
	bool holds;

	if (i == w->walk->n)
		return w->fn(w->scene, w->ctx);
	switch (s->kind) {
	case STEP_SCAN:
		return scan(w, i);
	case STEP_CHECK:
		return check(w, i);
	case STEP_EXPAND:
		return expand(w, i);
	case STEP_SHORTEST:
		return shortest(w, i);
	case STEP_PATH:
		if (s->pattern->slot != AST_NO_SLOT)
			name_path(w->scene, s->pattern);
		return go(w, i + 1);
	case STEP_WHERE:
		if (eval_holds(w->scene, s->where, &holds) < 0)
			return -1;
		return holds ? go(w, i + 1) : 0;
	}
	BUG("a step of no kind");
}

int
walk_run(struct walk *walk, struct scene *c, walk_fn *fn, void *ctx)
{
	struct walker w = { .walk = walk, .scene = c, .fn = fn, .ctx = ctx };
	int end = go(&w, 0);

	VEC_RELEASE(&w.used);
	return end;
}

void
walk_explain(const struct walk *w, struct buf *out)
{
	static const char *const names[] = {
		"Scan", "Check", "Expand", "Shortest", "Path", "Filter"
	};

	for (size_t i = 0; i < w->n; i++) {
		const struct step *s = &w->step[i];

		if (s->kind == STEP_PATH && s->pattern->slot == AST_NO_SLOT)
			continue;
		buf_printf(out, "    %s", names[s->kind]);
		if (s->spot != NULL)
			buf_printf(out, " (%.*s", STR_ARG(s->spot->name));
		for (const struct name *l = s->spot ? s->spot->labels : NULL;
		    l != NULL; l = l->next)
			buf_printf(out, ":%.*s", STR_ARG(l->s));
		buf_add_str(out, s->spot != NULL ? ")\n" : "\n");
	}
}
