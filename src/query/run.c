/*
 * A question is a chain of clauses.  Each takes a row, changes it in place and
 * hands it to the next; those that must see all rows first (aggregates,
 * DISTINCT, ORDER BY, CREATE) keep copies and hand them on at the end.
 */
#include "base.h"

#include <stdlib.h>

#include "clock.h"
#include "eval_in.h"
#include "func_rows.h"
#include "limits.h"
#include "mem.h"
#include "run_in.h"

static size_t
count_items(const struct item *i)
{
	size_t n = 0;

	for (; i != NULL; i = i->next)
		n++;
	return n;
}

struct value *
run_copy_row(struct run *r)
{
	struct value *row = arena_room(r->scene.arena, r->slots *
	    sizeof(*row));

	return memcpy(row, r->scene.row, r->slots * sizeof(*row));
}

void
run_use_row(struct run *r, const struct value *row)
{
	memcpy(r->scene.row, row, r->slots * sizeof(*row));
}

/* ---- the end: rows of the answer ---- */

/* They grow in the arena, where they stay. */
static void
add_row(struct run *r, struct value *row)
{
	struct value **more;

	if (r->rows.n == r->rows.room) {
		r->rows.room = r->rows.room ? r->rows.room * 2 : 16;
		more = arena_room(r->scene.arena, mem_product(r->rows.room,
		    sizeof(*more)));
		if (r->rows.n > 0)
			memcpy(more, r->rows.at, r->rows.n * sizeof(*more));
		r->rows.at = more;
	}
	r->rows.at[r->rows.n++] = row;
}

static int
give(struct stage *s)
{
	struct run *r = s->run;
	const struct cypher_limits *l = r->scene.limits;
	struct value *row;
	size_t n = 0;

	if (r->any) {
		r->found = true;
		return 1;
	}
	if (l->rows > 0 && (int64_t)r->rows.n >= l->rows)
		return err_set(r->scene.e, ERR_LIMIT, "the answer has more "
		    "than %lld rows, its ceiling", (long long)l->rows);
	row = arena_room(r->scene.arena, s->items * sizeof(*row));
	for (const struct item *i = s->clause->items; i; i = i->next, n++) {
		if (!s->straight)
			row[n] = r->scene.row[i->slot];
		else if (eval(&r->scene, i->expr, &row[n]) < 0)
			return -1;
		r->weight += value_weight(row[n]);
	}
	if (r->weight > FUNC_WEIGHT_MOST)
		return err_set(r->scene.e, ERR_LIMIT, "the answer holds more "
		    "than %d values or pieces of 16 bytes, its ceiling",
		    FUNC_WEIGHT_MOST);
	add_row(r, row);
	return scene_step(&r->scene);
}

/* To the next clause; where that is a plain RETURN, into the answer. */
static int
run_next(struct stage *s)
{
	return s->next->plain ? give(s->next) : run_push(s->next);
}

/* 1, 0 or -1. */
ATTR_APART static int
where_holds(struct stage *s)
{
	bool holds;

	if (eval_holds(&s->run->scene, s->clause->where, &holds) < 0)
		return -1;
	return holds;
}

/* After SKIP, LIMIT and WHERE; 1 where no more rows are wanted. */
int
run_pass(struct stage *s)
{
	int end;

	s->passed++;
	if (s->passed <= s->skip)
		return 0;
	if (s->limit >= 0 && s->passed > s->skip + s->limit)
		return 1;
	if (s->clause->where != NULL && (end = where_holds(s)) <= 0)
		return end;
	end = s->next != NULL ? run_next(s) : give(s);
	if (end == 0 && s->limit >= 0 && s->passed >= s->skip + s->limit)
		return 1;
	return end;
}

/* ---- the other clauses ---- */

static int
matched(struct scene *c ATTR_UNUSED, void *ctx)
{
	struct stage *s = ctx;

	s->any = true;
	return run_next(s);
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
	c->many.top = n->limit >= 0 && n->limit < RUN_KEEP_MOST && n->skip <
	    RUN_KEEP_MOST ? (size_t)(n->skip + n->limit) : 0;
	end = walk_run(s->clause->walk, &s->run->scene, matched, s);
	if (end != 0 || s->any || !s->clause->optional)
		return end;
	clear_pattern(s);
	return run_push(s->next);
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
		return run_next(s);
	}
	for (size_t i = 0; i < list.list->n && end == 0; i++) {
		if (scene_step(c) < 0)
			return -1;
		c->row[s->clause->slot] = list.list->at[i];
		end = run_next(s);
	}
	return end;
}

static int
create_row(struct stage *s)
{
	VEC_ADD(&s->kept)->row = run_copy_row(s->run);
	return 0;
}

/* What each clause does with a row. */
static int (*const take_row[])(struct stage *) = {
	[CLAUSE_MATCH] = match_row,
	[CLAUSE_UNWIND] = unwind_row,
	[CLAUSE_WITH] = run_project,
	[CLAUSE_RETURN] = run_project,
	[CLAUSE_CREATE] = create_row
};

int
run_push(struct stage *s)
{
	struct scene *c = &s->run->scene;
	int end;

	if (scene_step(c) < 0 || scene_enter(c) < 0)
		return -1;
	end = take_row[s->clause->kind](s);
	scene_leave(c);
	return end;
}

/* ---- parts ---- */

static int
end_stage(struct stage *s)
{
	int end = 0;

	if (s->clause->folds)
		end = run_end_groups(s);
	if (end == 0)
		end = run_end_kept(s);
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

static int
bound_of(struct run *r, const struct expr *x, const char *what, int64_t *out)
{
	struct value v;

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

/* What is there before any row. */
static struct stage *
stage_new(struct run *r, struct clause *c)
{
	struct arena *a = r->scene.arena;
	struct stage *s = arena_alloc(a, sizeof(*s));

	s->clause = c;
	s->run = r;
	s->limit = -1;
	s->items = count_items(c->items);
	s->sorts = count_items(c->order);
	if (c->folds || c->distinct || s->sorts > 0) {
		s->key = arena_array(a, s->items + s->sorts, sizeof(*s->key));
		s->sort = s->key + s->items;
	} else {
		s->straight = c->kind == CLAUSE_RETURN && c->next == NULL &&
		    c->where == NULL;
		s->plain = s->straight && c->skip == NULL && c->limit == NULL;
	}
	return s;
}

static int
make_stages(struct run *r, const struct part *p)
{
	struct stage **last = &r->first;

	*last = NULL;
	for (struct clause *c = p->clauses; c != NULL; c = c->next) {
		struct stage *s = stage_new(r, c);

		if (c != p->clauses && p->clauses->next == c)
			s->feeds = p->clauses->walk;
		*last = s;
		last = &s->next;
		if (c->kind == CLAUSE_CREATE &&
		    r->scene.graph->ops->create_node == NULL)
			return ast_error(r->scene.e, r->query->text, c->at,
			    "CREATE is refused: questions only read, they "
			    "change nothing");
		if (bound_of(r, c->skip, "SKIP", &s->skip) < 0 ||
		    bound_of(r, c->limit, "LIMIT", &s->limit) < 0)
			return -1;
		/* their sum is a number still */
		s->limit = MIN_OF(s->limit, INT64_MAX - s->skip);
	}
	return 0;
}

/* `row` holds what is known before; NULL for nothing. */
static int
run_part(struct run *r, const struct part *p, const struct value *row)
{
	const struct scene_many held = r->scene.many;	/* of a part around */
	size_t outside = r->scene.held;
	int end;

	if (row != NULL)
		run_use_row(r, row);
	else
		memset(r->scene.row, 0, r->slots * sizeof(*r->scene.row));
	end = make_stages(r, p);
	r->scene.many = (struct scene_many){ .times = 1, .ends = 1,
	    .alone = p->clauses->walk };
	if (end == 0)
		end = run_push(r->first);
	for (struct stage *s = r->first; s != NULL; s = s->next)
		if (end >= 0)
			end = end_stage(s);
	for (struct stage *s = r->first; s != NULL; s = s->next)
		stage_release(s);
	r->scene.held = outside;
	r->scene.many = held;
	return end < 0 ? -1 : 0;
}

/* UNION without ALL: each row once. */
static int
drop_doubles(struct run *r, size_t columns)
{
	struct stage s = { .run = r };
	size_t to = 0;
	bool fresh;
	int error = 0;

	for (size_t i = 0; i < r->rows.n && error == 0; i++) {
		error = scene_step(&r->scene);
		run_group(&s, r->rows.at[i], columns, &fresh);
		if (fresh)
			r->rows.at[to++] = r->rows.at[i];
	}
	r->rows.n = to;
	VEC_RELEASE(&s.groups);
	mem_free(s.table);
	return error;
}

static int
give_rows(struct run *r, struct cypher_rows *out)
{
	const struct part *p = r->query->parts;
	size_t n = 0;

	out->columns = count_items(p->last->items);
	out->name = arena_array(r->scene.arena, out->columns + 1,
	    sizeof(*out->name));
	for (const struct item *i = p->last->items; i != NULL; i = i->next)
		out->name[n++] = i->name;
	if (p->next != NULL && !p->next->all &&
	    drop_doubles(r, out->columns) < 0)
		return -1;
	out->n = r->rows.n;
	out->row = r->rows.at;
	return 0;
}

/* All are there before anything runs, be they asked for or not. */
static int
check_parameters(const struct query *q, struct value given, struct err *e)
{
	const struct name *first = NULL;

	for (const struct name *n = q->params; n != NULL; n = n->next)
		if (given.kind != VALUE_MAP ||
		    value_field(given.map, n->s) == NULL)
			first = n;
	return first == NULL ? 0 : ast_error(e, q->text, first->at,
	    "there is no parameter $%.*s", STR_ARG(first->s));
}

int
cypher_run(struct query *q, struct cypher_graph *g, struct arena *a,
    struct value parameters, const struct cypher_limits *l,
    struct cypher_rows *out, struct err *e)
{
	struct run r = { .query = q, .slots = (size_t)q->slots };
	int end = check_parameters(q, parameters, e);

	if (end < 0)
		return -1;
	r.scene = (struct scene){ .graph = g, .limits = l, .arena = a,
	    .parameters = parameters, .query = q, .text = q->text, .e = e,
	    .before = a->total, .serial = ++q->runs };
	r.scene.deadline = l->ms > 0 ? clock_ticks() + l->ms : 0;
	r.scene.row = arena_array(a, r.slots + 1, sizeof(*r.scene.row));
	for (const struct part *p = q->parts; p != NULL && end == 0;
	    p = p->next)
		end = run_part(&r, p, NULL);
	if (end == 0)
		end = give_rows(&r, out);
	q->steps = r.scene.steps;
	q->rows = (int64_t)r.rows.n;
	eval_matches_end(&r.scene);
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
	c->began = r.scene.began;
	c->chance = r.scene.chance;
	c->zones = r.scene.zones;
	c->regexes = r.scene.regexes;
	*out = value_bool(r.found);
	return end;
}
