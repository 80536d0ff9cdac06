/*
 * A question is a chain of clauses.  Each takes a row, changes it in place and
 * hands it to the next; those that must see all rows first (aggregates,
 * DISTINCT, ORDER BY, CREATE) keep copies and hand them on at the end.
 */
#include "base.h"

#include <stdlib.h>

#include "clock.h"
#include "eval_in.h"
#include "fold.h"
#include "hash.h"
#include "limits.h"
#include "mem.h"
#include "walk.h"

/* A larger limit sorts all rows. */
#define KEEP_MOST 100000

struct group {
	uint64_t	 hash;
	struct value	*key;
	struct value	*row;		/* the whole row that came first */
	struct fold	*fold;
};

/* A kept row and what it is sorted by. */
struct kept {
	struct value	*row;
	struct value	*sort;
	uint64_t	 place;		/* in which it came */
};

struct stage {
	struct clause		*clause;
	struct stage		*next;
	struct run		*run;
	size_t			 items, sorts;
	struct value		*key;		/* of the row that is looked at */
	VEC(struct group)	 groups;
	uint32_t		*table;		/* of groups, by hash; 0 free */
	size_t			 table_room;
	VEC(struct kept)	 kept;
	uint64_t		 came;
	int64_t			 skip, limit, passed;
	bool			 any;		/* OPTIONAL: there was a match */
	const struct walk	*feeds;		/* the walk its rows come from */
};

struct run {
	struct scene		 scene;
	struct query		*query;
	size_t			 slots;
	VEC(struct value *)	 rows;
	size_t			 part_from;	/* UNION: rows of this part */
	struct stage		*first;
	bool			 any;		/* is there a row? no more is asked */
	bool			 found;
};

static int	push(struct stage *);

static size_t
count_items(const struct item *i)
{
	size_t n = 0;

	for (; i != NULL; i = i->next)
		n++;
	return n;
}

static struct value *
copy_row(struct run *r)
{
	struct value *row = arena_array(r->scene.arena, r->slots + 1,
	    sizeof(*row));

	memcpy(row, r->scene.row, r->slots * sizeof(*row));
	return row;
}

static void
use_row(struct run *r, const struct value *row)
{
	memcpy(r->scene.row, row, r->slots * sizeof(*row));
}

/* ---- the end: rows of the answer ---- */

static int
give(struct stage *s)
{
	struct run *r = s->run;
	struct value *row = arena_array(r->scene.arena, s->items + 1,
	    sizeof(*row));
	const struct cypher_limits *l = r->scene.limits;
	size_t n = 0;

	if (r->any) {
		r->found = true;
		return 1;
	}
	if (l->rows > 0 && (int64_t)r->rows.n >= l->rows)
		return err_set(r->scene.e, ERR_LIMIT, "the answer has more "
		    "than %lld rows, its ceiling", (long long)l->rows);
	for (const struct item *i = s->clause->items; i; i = i->next)
		row[n++] = r->scene.row[i->slot];
	*VEC_ADD(&r->rows) = row;
	return scene_step(&r->scene);
}

/* After SKIP, LIMIT and WHERE; 1 where no more rows are wanted. */
static int
pass(struct stage *s)
{
	bool holds = true;
	int end;

	s->passed++;
	if (s->passed <= s->skip)
		return 0;
	if (s->limit >= 0 && s->passed > s->skip + s->limit)
		return 1;
	if (s->clause->where != NULL &&
	    eval_holds(&s->run->scene, s->clause->where, &holds) < 0)
		return -1;
	if (!holds)
		return 0;
	end = s->next != NULL ? push(s->next) : give(s);
	if (end == 0 && s->limit >= 0 && s->passed >= s->skip + s->limit)
		return 1;
	return end;
}

/* ---- groups, distinct rows ---- */

static void
table_grow(struct stage *s)
{
	size_t room = s->table_room ? s->table_room * 2 : 64;

	mem_free(s->table);
	s->table = mem_array(room, sizeof(*s->table));
	s->table_room = room;
	for (size_t g = 0; g < s->groups.n; g++) {
		size_t i = s->groups.at[g].hash & (room - 1);

		while (s->table[i] != 0)
			i = (i + 1) & (room - 1);
		s->table[i] = (uint32_t)g + 1;
	}
}

static bool
key_same(const struct value *a, const struct value *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!value_same(a[i], b[i]))
			return false;
	return true;
}

/* The group of a key, made where it is new. */
static struct group *
find_group(struct stage *s, const struct value *key, size_t n, bool *fresh)
{
	uint64_t hash = 5;
	struct group *g;
	size_t i;

	for (i = 0; i < n; i++)
		hash = hash_mix(hash, value_hash(key[i]));
	if ((s->groups.n + 1) * 2 > s->table_room)
		table_grow(s);
	for (i = hash & (s->table_room - 1); s->table[i] != 0;
	    i = (i + 1) & (s->table_room - 1)) {
		g = &s->groups.at[s->table[i] - 1];
		if (g->hash == hash && key_same(g->key, key, n)) {
			*fresh = false;
			return g;
		}
	}
	g = VEC_ADD(&s->groups);
	g->hash = hash;
	g->key = arena_array(s->run->scene.arena, n + 1, sizeof(*g->key));
	if (n > 0)
		memcpy(g->key, key, n * sizeof(*g->key));
	s->table[i] = (uint32_t)s->groups.n;
	*fresh = true;
	return g;
}

static enum func_fold
fold_kind(const struct expr *x)
{
	return x->kind == EXPR_COUNT_ALL ? FOLD_COUNT : x->func->fold;
}

static int
fold_row(struct stage *s, struct group *g)
{
	struct scene *c = &s->run->scene;

	for (size_t i = 0; i < s->clause->n_fold; i++) {
		const struct expr *x = s->clause->fold_at[i];
		struct value v = value_bool(true), at = VALUE_NONE;

		if ((x->args != NULL && eval(c, x->args, &v) < 0) ||
		    (x->n_args > 1 && eval(c, x->args->next, &at) < 0) ||
		    fold_add(c, &g->fold[i], fold_kind(x), x->distinct, v,
		    at) < 0)
			return -1;
		/* a row that stands for many */
		if (fold_kind(x) == FOLD_COUNT && v.kind != VALUE_NULL)
			g->fold[i].n += (x->distinct ? c->ends : c->times) - 1;
	}
	return 0;
}

static int
group_row(struct stage *s)
{
	struct run *r = s->run;
	struct value *key = s->key;
	struct group *g;
	size_t n = 0;
	bool fresh;

	for (const struct item *i = s->clause->items; i != NULL; i = i->next)
		if (!i->expr->folds && eval(&r->scene, i->expr, &key[n++]) < 0)
			return -1;
	g = find_group(s, key, n, &fresh);
	if (fresh) {
		g->row = copy_row(r);
		g->fold = arena_array(r->scene.arena, s->clause->n_fold,
		    sizeof(*g->fold));
	}
	if (scene_step(&r->scene) < 0)
		return -1;
	return fold_row(s, g);
}

/* ---- projections ---- */

static int
project(struct stage *s, bool folded, const struct value *key)
{
	struct scene *c = &s->run->scene;
	size_t n = 0;

	for (const struct item *i = s->clause->items; i != NULL; i = i->next)
		if (folded && !i->expr->folds)
			c->row[i->slot] = key[n++];
		else if (eval(c, i->expr, &c->row[i->slot]) < 0)
			return -1;
	return 0;
}

static int
sort_values(struct stage *s, struct value **out)
{
	struct scene *c = &s->run->scene;
	size_t n = 0;

	*out = arena_array(c->arena, s->sorts, sizeof(**out));
	for (const struct item *i = s->clause->order; i != NULL; i = i->next)
		if (eval(c, i->expr, &(*out)[n++]) < 0)
			return -1;
	return 0;
}

static int
cmp_sort(const struct value *a, const struct value *b,
    const struct item *order)
{
	for (size_t i = 0; order != NULL; order = order->next, i++) {
		int c = value_order(a[i], b[i]);

		if (c != 0)
			return order->down ? -c : c;
	}
	return 0;
}

/* Does what was kept first come first?  The heap's root is what comes last. */
static bool
before(const struct stage *s, const struct kept *a, const struct kept *b)
{
	int c = cmp_sort(a->sort, b->sort, s->clause->order);

	return c != 0 ? c < 0 : a->place < b->place;
}

static void
sink(struct stage *s, size_t i)
{
	struct kept *at = s->kept.at, held;

	for (size_t k; (k = 2 * i + 1) < s->kept.n; i = k) {
		if (k + 1 < s->kept.n && before(s, &at[k], &at[k + 1]))
			k++;
		if (!before(s, &at[i], &at[k]))
			return;
		held = at[i];
		at[i] = at[k];
		at[k] = held;
	}
}

/* Of rows that are sorted and limited, only as many are kept as may be given:
 * the last of them makes room for a better one. */
static int
keep_row(struct stage *s)
{
	struct run *r = s->run;
	size_t most = s->limit >= 0 && s->limit < KEEP_MOST && s->skip <
	    KEEP_MOST ? (size_t)(s->skip + s->limit) : SIZE_MAX;
	struct kept *k, new = { .place = s->came++ };

	if (scene_step(&r->scene) < 0 || sort_values(s, &new.sort) < 0)
		return -1;
	if (s->kept.n == most) {
		if (most == 0 || !before(s, &new, &s->kept.at[0]))
			return 0;
		memcpy(s->kept.at[0].row, r->scene.row,
		    r->slots * sizeof(struct value));
		new.row = s->kept.at[0].row;
		s->kept.at[0] = new;
		sink(s, 0);
		return 0;
	}
	new.row = copy_row(r);
	k = VEC_ADD(&s->kept);
	*k = new;
	if (s->kept.n == most)
		for (size_t i = most / 2; i-- > 0;)
			sink(s, i);
	return 0;
}

/* A projected row: is it new, does it wait for the others? */
static int
projected(struct stage *s)
{
	struct run *r = s->run;
	struct value *key;
	size_t n = 0;
	bool fresh = true;

	r->scene.times = 1;
	if (s->clause->distinct) {
		key = s->key;
		for (const struct item *i = s->clause->items; i; i = i->next)
			key[n++] = r->scene.row[i->slot];
		/* after a fold, its groups are done with */
		find_group(s, key, n, &fresh);
	}
	if (!fresh)
		return 0;
	if (s->clause->order == NULL || walk_is_ordered(s->feeds, &r->scene))
		return pass(s);
	return keep_row(s);
}

static int
project_row(struct stage *s)
{
	if (s->clause->folds)
		return group_row(s);
	if (s->limit == 0)
		return 1;
	if (project(s, false, NULL) < 0)
		return -1;
	return projected(s);
}

/* ---- the other clauses ---- */

static int
matched(struct scene *c ATTR_UNUSED, void *ctx)
{
	struct stage *s = ctx;

	s->any = true;
	return push(s->next);
}

static void
clear_slot(struct stage *s, int slot)
{
	if (slot != AST_NO_SLOT && (slot >= s->clause->n_bound ||
	    !s->clause->bound[slot]))
		s->run->scene.row[slot] = VALUE_NONE;
}

/* What was bound before stays so. */
static void
clear_pattern(struct stage *s)
{
	for (const struct pattern *p = s->clause->patterns; p; p = p->next) {
		clear_slot(s, p->slot);
		for (const struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL) {
			clear_slot(s, i->slot);
			if (i->link != NULL)
				clear_slot(s, i->link->slot);
		}
	}
}

static int
match_row(struct stage *s)
{
	struct scene *c = &s->run->scene;
	const struct stage *n = s->next;
	int end;

	s->any = false;
	c->top = n->limit >= 0 && n->limit < KEEP_MOST && n->skip <
	    KEEP_MOST ? (size_t)(n->skip + n->limit) : 0;
	end = walk_run(s->clause->walk, &s->run->scene, matched, s);
	if (end != 0 || s->any || !s->clause->optional)
		return end;
	clear_pattern(s);
	return push(s->next);
}

static int
unwind_row(struct stage *s)
{
	struct scene *c = &s->run->scene;
	struct value list;
	int end = 0;

	if (eval(c, s->clause->list, &list) < 0)
		return -1;
	if (list.kind == VALUE_NULL)
		return 0;
	if (list.kind != VALUE_LIST) {
		c->row[s->clause->slot] = list;
		return push(s->next);
	}
	for (size_t i = 0; i < list.list->n && end == 0; i++) {
		if (scene_step(c) < 0)
			return -1;
		c->row[s->clause->slot] = list.list->at[i];
		end = push(s->next);
	}
	return end;
}

/* ---- CREATE, for graphs that can ---- */

static int
make_props(struct scene *c, const struct expr *x, struct value *out)
{
	*out = VALUE_NONE;
	return x != NULL ? eval(c, x, out) : 0;
}

static int
create_spot(struct scene *c, const struct spot *s)
{
	struct str labels[16];
	struct value props;
	size_t n = 0;
	int64_t id;

	if (c->row[s->slot].kind == VALUE_NODE)
		return 0;
	for (const struct name *l = s->labels; l && n < 16; l = l->next)
		labels[n++] = l->s;
	if (make_props(c, s->props, &props) < 0 ||
	    c->graph->ops->create_node(c->graph, labels, n, props, &id,
	    c->e) < 0)
		return -1;
	c->row[s->slot] = value_node(id);
	return 0;
}

static int
create_link(struct scene *c, const struct spot *s)
{
	const struct link *l = s->link;
	bool in = l->dir == DIR_IN;
	struct value props;
	int64_t id;

	if (create_spot(c, l->to) < 0 || make_props(c, l->props, &props) < 0 ||
	    c->graph->ops->create_edge(c->graph,
	    c->row[in ? l->to->slot : s->slot].i,
	    c->row[in ? s->slot : l->to->slot].i, l->types->s, props, &id,
	    c->e) < 0)
		return -1;
	c->row[l->slot] = value_edge(id);
	return 0;
}

static int
create_row(struct stage *s)
{
	struct scene *c = &s->run->scene;

	for (const struct pattern *p = s->clause->patterns; p; p = p->next)
		for (const struct spot *i = p->first; i != NULL;
		    i = i->link ? i->link->to : NULL)
			if (create_spot(c, i) < 0 ||
			    (i->link != NULL && create_link(c, i) < 0))
				return -1;
	return s->next != NULL ? push(s->next) : 0;
}

static int
take_row(struct stage *s)
{
	switch (s->clause->kind) {
	case CLAUSE_MATCH:
		return match_row(s);
	case CLAUSE_UNWIND:
		return unwind_row(s);
	case CLAUSE_CREATE:
		VEC_ADD(&s->kept)->row = copy_row(s->run);
		return 0;
	default:
		return project_row(s);
	}
}

static int
push(struct stage *s)
{
	struct scene *c = &s->run->scene;
	int end;

	if (scene_step(c) < 0 || scene_enter(c) < 0)
		return -1;
	end = take_row(s);
	scene_leave(c);
	return end;
}

/* ---- when all rows have come ---- */

static int
end_groups(struct stage *s)
{
	struct run *r = s->run;
	struct group *old = s->groups.at, empty = { .hash = 0 };
	size_t n = s->groups.n;
	bool fresh, keyed = false;
	int end = 0;

	for (const struct item *i = s->clause->items; i != NULL; i = i->next)
		keyed |= !i->expr->folds;
	if (n == 0 && !keyed) {
		/* no row at all is one group: count(*) is 0 */
		memset(r->scene.row, 0, r->slots * sizeof(*r->scene.row));
		(void)find_group(s, NULL, 0, &fresh);
		s->groups.at[0].row = copy_row(r);
		s->groups.at[0].fold = arena_array(r->scene.arena,
		    s->clause->n_fold + 1, sizeof(*empty.fold));
		old = s->groups.at;
		n = 1;
	}
	s->groups.at = NULL;
	s->groups.n = s->groups.room = 0;
	if (s->table != NULL)
		memset(s->table, 0, s->table_room * sizeof(*s->table));
	for (size_t g = 0; g < n; g++) {
		if (end == 0)
			use_row(r, old[g].row);
		for (size_t i = 0; i < s->clause->n_fold; i++) {
			const struct expr *x = s->clause->fold_at[i];

			if (end == 0)
				end = fold_end(&r->scene, &old[g].fold[i],
				    fold_kind(x), &r->scene.row[x->slot]);
			fold_release(&old[g].fold[i]);
		}
		if (end == 0)
			end = project(s, true, old[g].key);
		if (end == 0)
			end = projected(s);
	}
	mem_free(old);
	return end;
}

static int
cmp_kept(const struct kept *a, const struct kept *b, const struct item *order)
{
	int c = cmp_sort(a->sort, b->sort, order);

	return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

/* Merge sort: rows that are alike keep the order in which they came. */
static void
sort_kept(struct kept *at, struct kept *room, size_t n,
    const struct item *order)
{
	size_t half = n / 2, i = 0, k = half, to = 0;

	if (n < 2)
		return;
	sort_kept(at, room, half, order);
	sort_kept(at + half, room, n - half, order);
	memcpy(room, at, n * sizeof(*at));
	while (i < half && k < n)
		at[to++] = cmp_kept(&room[k], &room[i], order) < 0 ?
		    room[k++] : room[i++];
	while (i < half)
		at[to++] = room[i++];
	while (k < n)
		at[to++] = room[k++];
}

static int
end_kept(struct stage *s)
{
	int end = 0;

	if (s->clause->order != NULL) {
		struct kept *room = mem_array(s->kept.n + 1, sizeof(*room));

		sort_kept(s->kept.at, room, s->kept.n, s->clause->order);
		mem_free(room);
	}
	for (size_t i = 0; i < s->kept.n && end == 0; i++) {
		use_row(s->run, s->kept.at[i].row);
		end = s->clause->kind == CLAUSE_CREATE ? create_row(s) :
		    pass(s);
	}
	return end;
}

static int
end_stage(struct stage *s)
{
	int end = 0;

	if (s->clause->folds)
		end = end_groups(s);
	if (end == 0)
		end = end_kept(s);
	return end < 0 ? -1 : 0;
}

static void
stage_release(struct stage *s)
{
	for (size_t g = 0; g < s->groups.n; g++)
		for (size_t i = 0; s->groups.at[g].fold != NULL &&
		    i < s->clause->n_fold; i++)
			fold_release(&s->groups.at[g].fold[i]);
	VEC_RELEASE(&s->groups);
	VEC_RELEASE(&s->kept);
	mem_free(s->table);
}

/* ---- parts ---- */

static int
bound_of(struct run *r, const struct expr *x, const char *what, int64_t none,
    int64_t *out)
{
	struct value v;

	*out = none;
	if (x == NULL)
		return 0;
	if (eval(&r->scene, x, &v) < 0)
		return -1;
	if (v.kind != VALUE_INT || v.i < 0)
		return ast_error(r->scene.e, r->query->text, x->at,
		    "%s wants a whole number from 0", what);
	*out = v.i;
	return 0;
}

static int
make_stages(struct run *r, const struct part *p)
{
	struct stage **last = &r->first;

	*last = NULL;
	for (struct clause *c = p->clauses; c != NULL; c = c->next) {
		struct stage *s = arena_alloc(r->scene.arena, sizeof(*s));

		s->clause = c;
		s->run = r;
		s->items = count_items(c->items);
		s->sorts = count_items(c->order);
		s->key = arena_array(r->scene.arena, s->items + 1,
		    sizeof(*s->key));
		if (c != p->clauses && p->clauses->next == c)
			s->feeds = p->clauses->walk;
		*last = s;
		last = &s->next;
		if (c->kind == CLAUSE_CREATE &&
		    r->scene.graph->ops->create_node == NULL)
			return ast_error(r->scene.e, r->query->text, c->at,
			    "CREATE is refused: questions only read, they "
			    "change nothing");
		if (bound_of(r, c->skip, "SKIP", 0, &s->skip) < 0 ||
		    bound_of(r, c->limit, "LIMIT", -1, &s->limit) < 0)
			return -1;
	}
	return 0;
}

/* `row` holds what is known before; NULL for nothing. */
static int
run_part(struct run *r, const struct part *p, const struct value *row)
{
	const struct scene held = r->scene;	/* of a part around this one */
	int end;

	if (row != NULL)
		use_row(r, row);
	else
		memset(r->scene.row, 0, r->slots * sizeof(*r->scene.row));
	end = make_stages(r, p);
	r->scene.times = r->scene.ends = 1;
	r->scene.alone = p->clauses->walk;
	if (end == 0)
		end = push(r->first);
	for (struct stage *s = r->first; s != NULL; s = s->next)
		if (end >= 0)
			end = end_stage(s);
	for (struct stage *s = r->first; s != NULL; s = s->next)
		stage_release(s);
	r->scene.times = held.times;
	r->scene.ends = held.ends;
	r->scene.alone = held.alone;
	r->scene.top = held.top;
	return end < 0 ? -1 : 0;
}

/* UNION without ALL: each row once. */
static void
drop_doubles(struct run *r, size_t columns)
{
	struct stage s = { .run = r };
	size_t to = 0;
	bool fresh;

	for (size_t i = 0; i < r->rows.n; i++) {
		find_group(&s, r->rows.at[i], columns, &fresh);
		if (fresh)
			r->rows.at[to++] = r->rows.at[i];
	}
	r->rows.n = to;
	VEC_RELEASE(&s.groups);
	mem_free(s.table);
}

static void
give_rows(struct run *r, struct cypher_rows *out)
{
	const struct part *p = r->query->parts;
	size_t n = 0;

	out->columns = count_items(p->last->items);
	out->name = arena_array(r->scene.arena, out->columns + 1,
	    sizeof(*out->name));
	for (const struct item *i = p->last->items; i != NULL; i = i->next)
		out->name[n++] = i->name;
	if (p->next != NULL && !p->next->all)
		drop_doubles(r, out->columns);
	out->n = r->rows.n;
	out->row = arena_array(r->scene.arena, out->n + 1,
	    sizeof(*out->row));
	if (out->n > 0)
		memcpy(out->row, r->rows.at, out->n * sizeof(*out->row));
}

int
cypher_run(struct query *q, struct cypher_graph *g, struct arena *a,
    struct value parameters, const struct cypher_limits *l,
    struct cypher_rows *out, struct err *e)
{
	struct run r = { .query = q, .slots = (size_t)q->slots };
	int end = 0;

	r.scene = (struct scene){ .graph = g, .limits = l, .arena = a,
	    .parameters = parameters, .query = q, .text = q->text, .e = e,
	    .began = clock_now(), .serial = ++q->runs };
	r.scene.deadline = l->ms > 0 ? clock_ticks() + l->ms : 0;
	r.scene.row = arena_array(a, r.slots + 1, sizeof(*r.scene.row));
	for (const struct part *p = q->parts; p != NULL && end == 0;
	    p = p->next)
		end = run_part(&r, p, NULL);
	if (end == 0)
		give_rows(&r, out);
	eval_matches_end(&r.scene);
	VEC_RELEASE(&r.rows);
	return end;
}

/* A question inside of an expression: it begins with the row of now, and what
 * it costs is the whole question's. */
int
eval_exists(struct scene *c, const struct expr *x, struct value *out)
{
	struct run r = { .query = c->query, .slots = (size_t)c->query->slots,
	    .scene = *c, .any = true };
	int end = 0;

	r.scene.row = arena_array(c->arena, r.slots + 1, sizeof(*c->row));
	for (const struct part *p = x->parts; p != NULL && end == 0 &&
	    !r.found; p = p->next)
		end = run_part(&r, p, c->row);
	c->steps = r.scene.steps;
	c->chance = r.scene.chance;
	c->zones = r.scene.zones;
	c->regexes = r.scene.regexes;
	*out = value_bool(r.found);
	return end;
}
