/* The order in which a pattern is looked for. */
#include "base.h"

#include "buf.h"
#include "walk_in.h"

/* ---- the order of steps ---- */

struct plan {
	struct arena	*arena;
	struct walk	*walk;
	struct expr	*where;
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

/* ---- what a condition says of a spot ---- */

static void
add_hint(struct plan *p, struct hint **list, struct str key,
    enum cypher_how how, struct expr *expr)
{
	struct hint *h = arena_alloc(p->arena, sizeof(*h));

	*h = (struct hint){ key, how, expr, *list };
	*list = h;
}

static bool
is_fixed(const struct expr *x)
{
	return x->kind == EXPR_VALUE || x->kind == EXPR_PARAM;
}

/* x.key = 3, 3 < x.key, ...: which way, or none. */
static bool
comparison(const struct expr *x, const struct expr **field,
    struct expr **fixed, enum cypher_how *how)
{
	static const enum cypher_how straight[] = {
		[EXPR_EQ] = HINT_IS, [EXPR_LT] = HINT_BELOW,
		[EXPR_LE] = HINT_MOST, [EXPR_GT] = HINT_ABOVE,
		[EXPR_GE] = HINT_LEAST
	}, turned[] = {
		[EXPR_EQ] = HINT_IS, [EXPR_LT] = HINT_ABOVE,
		[EXPR_LE] = HINT_LEAST, [EXPR_GT] = HINT_BELOW,
		[EXPR_GE] = HINT_MOST
	};
	bool turn;

	if (x->kind < EXPR_EQ || x->kind > EXPR_GE || x->kind == EXPR_NE)
		return false;
	turn = is_fixed(x->a);
	*field = turn ? x->b : x->a;
	*fixed = turn ? x->a : x->b;
	*how = turn ? turned[x->kind] : straight[x->kind];
	return is_fixed(*fixed) && (*field)->kind == EXPR_FIELD &&
	    (*field)->a->kind == EXPR_NAME;
}

/* Only what AND joins must be true. */
static void
hints_of_where(struct plan *p, struct expr *x, int slot, struct hint **list)
{
	const struct expr *field;
	struct expr *fixed;
	enum cypher_how how;

	if (x == NULL)
		return;
	if (x->kind == EXPR_AND) {
		hints_of_where(p, x->a, slot, list);
		hints_of_where(p, x->b, slot, list);
	} else if (comparison(x, &field, &fixed, &how) &&
	    field->a->slot == slot) {
		add_hint(p, list, field->name, how, fixed);
	}
}

static struct hint *
hints_of(struct plan *p, const struct spot *s)
{
	struct hint *list = NULL;

	hints_of_where(p, p->where, s->slot, &list);
	if (s->props != NULL && s->props->kind == EXPR_MAP)
		for (struct expr *f = s->props->args; f; f = f->next)
			add_hint(p, &list, f->name, HINT_IS, f->a);
	return list;
}

/* The less of the graph a spot may be, the better it is to begin with. */
static int
worth(struct plan *p, const struct spot *s)
{
	int best = (s->labels != NULL) * 1 + (s->props != NULL) * 2;

	if (p->bound[s->slot])
		return 9;
	for (const struct hint *h = hints_of(p, s); h != NULL; h = h->next)
		if (h->how == HINT_IS)
			best = MAX_OF(best, str_is(h->key, "id") ? 7 :
			    str_is(h->key, "name") ? 6 : 4);
		else
			best = MAX_OF(best, 2);
	return best;
}

static struct spot *
best_spot(struct plan *p, const struct pattern *pat)
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

/* A comparison of the spot alone is asked before the walk goes on; it is asked
 * again with the whole condition, which costs little and changes nothing. */
static void
plan_conditions(struct plan *p, struct expr *x, int slot)
{
	const struct expr *field;
	struct expr *fixed;
	enum cypher_how how;

	if (x == NULL)
		return;
	if (x->kind == EXPR_AND) {
		plan_conditions(p, x->a, slot);
		plan_conditions(p, x->b, slot);
	} else if (x != p->where && comparison(x, &field, &fixed, &how) &&
	    field->a->slot == slot) {
		add_step(p, STEP_WHERE)->where = x;
	}
}

static void
plan_start(struct plan *p, struct spot *spot)
{
	struct step *s = add_step(p, p->bound[spot->slot] ? STEP_CHECK :
	    STEP_SCAN);

	s->spot = spot;
	if (s->kind == STEP_SCAN)
		s->hints = hints_of(p, spot);
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

/* It names its path itself. */
static void
plan_shortest(struct plan *p, struct pattern *pat)
{
	struct step *s;

	plan_start(p, pat->first);
	plan_start(p, pat->first->link->to);
	s = add_step(p, STEP_SHORTEST);
	s->from = pat->first;
	s->link = pat->first->link;
	s->spot = s->link->to;
	s->pattern = pat;
	p->bound[s->link->slot] = true;
}

static void
plan_pattern(struct plan *p, struct pattern *pat)
{
	struct spot *start = best_spot(p, pat);

	if (pat->kind != PATTERN_PLAIN && pat->first->link != NULL) {
		plan_shortest(p, pat);
		return;
	}
	plan_start(p, start);
	if (pat->first->link != NULL)
		plan_conditions(p, p->where, start->slot);
	for (struct spot *i = start; i->link != NULL; i = i->link->to)
		plan_link(p, i, i->link, i->link->to, false);
	plan_left(p, pat, start);
	if (pat->slot != AST_NO_SLOT)
		add_step(p, STEP_PATH)->pattern = pat;
}

static int *
words_room(struct plan *p, const struct name *names, size_t *n)
{
	for (*n = 0; names != NULL; names = names->next)
		++*n;
	return arena_array(p->arena, *n, sizeof(int));
}

/* Room for the numbers of its words, which a graph tells (walk_prepare). */
static void
plan_words(struct plan *p, struct step *s)
{
	enum direction d = s->link ? s->link->dir : DIR_BOTH;

	s->labels = words_room(p, s->spot ? s->spot->labels : NULL,
	    &s->n_labels);
	s->types = words_room(p, s->link ? s->link->types : NULL,
	    &s->n_types);
	s->way = d == DIR_BOTH ? CYPHER_BOTH :
	    (d == DIR_OUT) != s->back ? CYPHER_OUT : CYPHER_IN;
}

struct walk *
walk_new(struct arena *a, struct pattern *pat, const bool *bound, int slots,
    struct expr *where)
{
	struct plan p = { .arena = a, .where = where };
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
	for (size_t i = 0; i < p.walk->n; i++)
		plan_words(&p, &p.walk->step[i]);
	return p.walk;
}
