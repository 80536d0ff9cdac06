/*
 * WITH and RETURN: rows are grouped, made into columns, told apart and sorted.
 */
#include "base.h"

#include <stdlib.h>

#include "eval_in.h"
#include "hash.h"
#include "mem.h"
#include "run_in.h"

/* ---- groups, distinct rows ---- */

static void
table_grow(struct stage *s)
{
	size_t room = s->table_room ? s->table_room * 2 : 64;

	mem_free(s->table);
	s->table = mem_array(room, sizeof(*s->table));
	scene_hold(&s->run->scene, room / 2 * sizeof(*s->table));
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

/* Where in the table the key is, or is free for it. */
static size_t
find_room(struct stage *s, uint64_t hash, const struct value *key, size_t n)
{
	size_t i;

	if ((s->groups.n + 1) * 2 > s->table_room)
		table_grow(s);
	for (i = hash & (s->table_room - 1); s->table[i] != 0;
	    i = (i + 1) & (s->table_room - 1)) {
		const struct group *g = &s->groups.at[s->table[i] - 1];

		if (g->hash == hash && key_same(g->key, key, n))
			break;
	}
	return i;
}

/* The group of a key, made where it is new.  Without a key there is only one. */
struct group *
run_group(struct stage *s, const struct value *key, size_t n, bool *fresh)
{
	uint64_t hash = 5;
	struct group *g;
	size_t i = 0;

	for (size_t k = 0; k < n; k++) {
		hash = hash_mix(hash, value_hash(key[k]));
		s->run->scene.steps += (int64_t)(value_weight(key[k]) / 8);
	}
	if (n > 0)
		i = find_room(s, hash, key, n);
	*fresh = n > 0 ? s->table[i] == 0 : s->groups.n == 0;
	if (!*fresh)
		return &s->groups.at[n > 0 ? s->table[i] - 1 : 0];
	g = SCENE_ADD(&s->run->scene, &s->groups);
	g->hash = hash;
	g->key = arena_array(s->run->scene.arena, n + 1, sizeof(*g->key));
	if (n > 0) {
		memcpy(g->key, key, n * sizeof(*g->key));
		s->table[i] = (uint32_t)s->groups.n;
	}
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
		    eval_placed(c, x, fold_add(c, &g->fold[i], fold_kind(x),
		    x->distinct, v, at)) < 0)
			return -1;
		/* a row that stands for many */
		if (fold_kind(x) == FOLD_COUNT && v.kind != VALUE_NULL)
			g->fold[i].n += (x->distinct ? c->many.ends :
			    c->many.times) - 1;
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
	g = run_group(s, key, n, &fresh);
	if (fresh) {
		g->row = run_copy_row(r);
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
sort_values(struct stage *s)
{
	struct value *out = s->sort;

	for (const struct item *i = s->clause->order; i != NULL; i = i->next)
		if (eval(&s->run->scene, i->expr, out++) < 0)
			return -1;
	return 0;
}

/* The steps are looked at by who sorts. */
static int
cmp_sort(const struct stage *s, const struct value *a, const struct value *b)
{
	const struct item *order = s->clause->order;

	for (size_t i = 0; order != NULL; order = order->next, i++) {
		int c = value_order(a[i], b[i]);

		s->run->scene.steps += (int64_t)(MIN_OF(value_weight(a[i]),
		    value_weight(b[i])) / 8);
		if (c != 0)
			return order->down ? -c : c;
	}
	return 0;
}

/* Does what was kept first come first?  The heap's root is what comes last. */
static bool
before(const struct stage *s, const struct kept *a, const struct kept *b)
{
	int c = cmp_sort(s, a->sort, b->sort);

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
	size_t most = s->limit >= 0 && s->limit < RUN_KEEP_MOST && s->skip <
	    RUN_KEEP_MOST ? (size_t)(s->skip + s->limit) : SIZE_MAX;
	struct kept *root = s->kept.at, new = { .sort = s->sort,
	    .place = s->came++ };

	if (scene_step(&r->scene) < 0 || sort_values(s) < 0)
		return -1;
	if (s->kept.n == most) {
		if (most == 0 || !before(s, &new, root))
			return 0;
		memcpy(root->row, r->scene.row, r->slots * sizeof(*root->row));
		memcpy(root->sort, s->sort, s->sorts * sizeof(*s->sort));
		root->place = new.place;
		sink(s, 0);
		return 0;
	}
	new.row = run_copy_row(r);
	new.sort = arena_room(r->scene.arena, s->sorts * sizeof(*new.sort));
	memcpy(new.sort, s->sort, s->sorts * sizeof(*s->sort));
	*SCENE_ADD(&r->scene, &s->kept) = new;
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

	r->scene.many.times = 1;
	if (s->clause->distinct) {
		key = s->key;
		for (const struct item *i = s->clause->items; i; i = i->next)
			key[n++] = r->scene.row[i->slot];
		/* after a fold, its groups are done with */
		run_group(s, key, n, &fresh);
	}
	if (!fresh)
		return 0;
	if (s->clause->order == NULL || walk_is_ordered(s->feeds, &r->scene))
		return run_pass(s);
	return keep_row(s);
}

/* A row that is a group, and comes in its place: nothing is kept of it. */
static int
whole_row(struct stage *s)
{
	struct scene *c = &s->run->scene;

	for (size_t i = 0; i < s->clause->n_fold; i++) {
		const struct expr *x = s->clause->fold_at[i];

		c->row[x->slot] = value_int(x->distinct ? c->many.ends :
		    c->many.times);
	}
	c->many.times = 1;
	c->many.whole = false;
	return project(s, false, NULL) < 0 ? -1 : run_pass(s);
}

int
run_project(struct stage *s)
{
	if (s->clause->folds)
		return s->run->scene.many.whole ? whole_row(s) : group_row(s);
	if (s->limit == 0)
		return 1;
	if (s->straight)
		return run_pass(s);
	if (project(s, false, NULL) < 0)
		return -1;
	return projected(s);
}

/* ---- when all rows have come ---- */

/* No row at all is one group: count(*) is 0. */
static void
add_empty_group(struct stage *s)
{
	struct run *r = s->run;
	struct group *g;
	bool fresh;

	memset(r->scene.row, 0, r->slots * sizeof(*r->scene.row));
	(void)run_group(s, NULL, 0, &fresh);
	g = &s->groups.at[0];
	g->row = run_copy_row(r);
	g->fold = arena_array(r->scene.arena, s->clause->n_fold + 1,
	    sizeof(*g->fold));
}

static bool
has_key(const struct clause *c)
{
	for (const struct item *i = c->items; i != NULL; i = i->next)
		if (!i->expr->folds)
			return true;
	return false;
}

/* What was gathered becomes a row. */
static int
tell_group(struct stage *s, struct group *g)
{
	struct scene *c = &s->run->scene;

	run_use_row(s->run, g->row);
	for (size_t i = 0; i < s->clause->n_fold; i++) {
		const struct expr *x = s->clause->fold_at[i];

		if (fold_end(c, &g->fold[i], fold_kind(x),
		    &c->row[x->slot]) < 0)
			return -1;
	}
	return 0;
}

int
run_end_groups(struct stage *s)
{
	struct group *old;
	size_t n;
	int end = 0;

	if (s->groups.n == 0 && !has_key(s->clause))
		add_empty_group(s);
	old = s->groups.at;
	n = s->groups.n;
	s->groups.at = NULL;
	s->groups.n = s->groups.room = 0;
	if (s->table != NULL)
		memset(s->table, 0, s->table_room * sizeof(*s->table));
	for (size_t g = 0; g < n; g++) {
		if (end == 0)
			end = tell_group(s, &old[g]);
		for (size_t i = 0; i < s->clause->n_fold; i++)
			fold_release(&old[g].fold[i]);
		if (end == 0)
			end = project(s, true, old[g].key);
		if (end == 0)
			end = projected(s);
	}
	mem_free(old);
	return end;
}

/* Merge sort: rows that are alike keep the order in which they came. */
static int
sort_kept(struct stage *s, struct kept *at, struct kept *room, size_t n)
{
	size_t half = n / 2, i = 0, k = half, to = 0;

	if (n < 2)
		return 0;
	if (sort_kept(s, at, room, half) < 0 ||
	    sort_kept(s, at + half, room, n - half) < 0 ||
	    scene_steps(&s->run->scene, n / 8) < 0)
		return -1;
	memcpy(room, at, n * sizeof(*at));
	for (; i < half && k < n; to++) {
		at[to] = before(s, &room[k], &room[i]) ? room[k++] : room[i++];
		if (scene_steps(&s->run->scene, 0) < 0)
			return -1;
	}
	while (i < half)
		at[to++] = room[i++];
	while (k < n)
		at[to++] = room[k++];
	return 0;
}

int
run_end_kept(struct stage *s)
{
	int end = 0;

	if (s->clause->order != NULL && s->kept.n > 1) {
		struct kept *room = mem_array(s->kept.n, sizeof(*room));

		scene_hold(&s->run->scene, s->kept.n * sizeof(*room));
		end = sort_kept(s, s->kept.at, room, s->kept.n);
		mem_free(room);
	}
	for (size_t i = 0; i < s->kept.n && end == 0; i++) {
		run_use_row(s->run, s->kept.at[i].row);
		end = s->clause->kind == CLAUSE_CREATE ? run_create(s) :
		    run_pass(s);
	}
	return end;
}
