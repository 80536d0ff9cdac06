/*
 * How a question is answered, to be read: its clauses in their own words, below
 * each MATCH its steps, and beside them the rows that a step is thought to make
 * and, after a run, those that it made.
 */
#include "base.h"

#include <stdio.h>

#include "buf.h"
#include "utf8.h"
#include "walk_in.h"

/* What a step does, a line each; put down when the widest is known. */
struct line {
	struct str	what;
	double		thought;	/* rows; below 0: nothing is said of them */
	int64_t		made;		/* below 0: not run, or of no rows */
};

struct plan_text {
	struct scene		*scene;
	bool			 profile;
	VEC(struct line)	 lines;
	struct buf		 what;		/* of the line in work */
	double			 rows;		/* thought to come so far */
};

#define WIDTH_MOST 72		/* longer ones push their numbers aside */

/* ---- the question's own words ---- */

static void
put_span(struct plan_text *t, uint32_t from, uint32_t to)
{
	const char *text = t->scene->text.p;

	for (uint32_t i = from; i < to; i++)
		if (strchr(" \t\r\n", text[i]) == NULL)
			buf_add_char(&t->what, text[i]);
		else if (i > from && strchr(" \t\r\n", text[i - 1]) == NULL)
			buf_add_char(&t->what, ' ');
}

static void
put_expr(struct plan_text *t, const struct expr *x)
{
	if (x->to > 0) {
		put_span(t, x->from, x->to);
		return;
	}
	/* of AND, which put conditions together that stood apart */
	put_expr(t, x->a);
	buf_add_str(&t->what, " AND ");
	put_expr(t, x->b);
}

/* What has no name has "". */
static void
put_name(struct plan_text *t, struct str name)
{
	if (name.n > 0)
		cypher_print_name(name, &t->what);
}

static void
put_as(struct plan_text *t, struct str name)
{
	buf_add_str(&t->what, " AS ");
	put_name(t, name);
}

static void
put_names(struct plan_text *t, const struct name *names, char between)
{
	for (const struct name *i = names; i != NULL; i = i->next) {
		buf_add_char(&t->what, i == names ? ':' : between);
		cypher_print_name(i->s, &t->what);
	}
}

static void
put_props(struct plan_text *t, const struct expr *props)
{
	if (props == NULL)
		return;
	buf_add_str(&t->what, " ");
	put_expr(t, props);
}

static void
put_spot(struct plan_text *t, const struct spot *s, bool whole)
{
	buf_add_char(&t->what, '(');
	put_name(t, s->name);
	if (whole) {
		put_names(t, s->labels, ':');
		put_props(t, s->props);
	}
	buf_add_char(&t->what, ')');
}

static void
put_range(struct plan_text *t, const struct link *l)
{
	buf_add_str(&t->what, l->many ? "*" : "");
	if (l->many && (l->min != 1 || l->max < INT64_MAX))
		buf_printf(&t->what, "%lld..", (long long)l->min);
	if (l->many && l->max < INT64_MAX)
		buf_printf(&t->what, "%lld", (long long)l->max);
}

static void
put_link(struct plan_text *t, const struct step *s)
{
	const struct link *l = s->link;
	enum direction d = l->dir;

	if (s->back && d != DIR_BOTH)
		d = d == DIR_OUT ? DIR_IN : DIR_OUT;
	put_spot(t, s->from, false);
	buf_add_str(&t->what, d == DIR_IN ? "<-" : "-");
	if (l->name.n > 0 || l->types || l->many || l->props) {
		buf_add_char(&t->what, '[');
		put_name(t, l->name);
		put_names(t, l->types, '|');
		put_range(t, l);
		put_props(t, l->props);
		buf_add_str(&t->what, "]");
	}
	buf_add_str(&t->what, d == DIR_OUT ? "->" : "-");
	put_spot(t, s->spot, s->kind == STEP_EXPAND && !s->bound);
}

/* ---- steps ---- */

static void
end_line(struct plan_text *t, double thought, int64_t made)
{
	*VEC_ADD(&t->lines) = (struct line){ arena_str(t->scene->arena,
	    buf_str(&t->what)), thought, made };
	buf_reset(&t->what);
}

/* How many rows a step makes of one. */
static double
spread(struct plan_text *t, const struct step *s)
{
	struct scene *c = t->scene;
	struct cypher_found f;
	struct err ignored = ERR_INIT, *held = c->e;
	int error;

	if (s->kind != STEP_SCAN)
		return s->kind != STEP_EXPAND ? 1 : s->bound ? 0.1 :
		    c->graph->degree * (s->link->many ? 4 : 1);
	c->e = &ignored;
	error = walk_find(c, s, &f);
	c->e = held;
	buf_printf(&t->what, " by %s", error < 0 || f.by == NULL ?
	    "all nodes" : f.by);
	return error < 0 ? (double)c->graph->nodes : (double)f.n;
}

static void
put_step(struct plan_text *t, const struct step *s)
{
	static const char *const names[] = {
		[STEP_SCAN] = "Scan", [STEP_CHECK] = "Check",
		[STEP_EXPAND] = "Expand", [STEP_SHORTEST] = "Shortest",
		[STEP_PATH] = "Path", [STEP_WHERE] = "Filter"
	};

	buf_printf(&t->what, "  %-8s ", names[s->kind]);
	if (s->link != NULL)
		put_link(t, s);
	else if (s->spot != NULL)
		put_spot(t, s->spot, true);
	else if (s->where != NULL)
		put_expr(t, s->where);
	else
		put_name(t, s->pattern->name);
	t->rows *= spread(t, s);
}

/* After the last of the steps that are counted together. */
static void
put_merge(struct plan_text *t, const struct merge *m, const struct spot *end)
{
	buf_printf(&t->what, "  %-8s ", "Count");
	put_spot(t, end, false);
	buf_add_str(&t->what, m->sums ? ", the sum alone" : m->whole ?
	    ", the most frequent alone" : m->top ? ", the most frequent" :
	    ", each once");
	end_line(t, -1, -1);
}

static void
put_walk(struct plan_text *t, struct walk *w)
{
	const struct merge *m = t->scene->graph->out ? w->merge : NULL;

	walk_prepare(w, t->scene);
	t->rows = 1;
	for (size_t i = 0; i < w->n; i++) {
		const struct step *s = &w->step[i];
		/* those that are counted together make no rows of their own */
		bool silent = s->rows == 0 && m != NULL && i >= m->at &&
		    i + 1 < m->after;

		put_step(t, s);
		end_line(t, t->rows, t->profile && !silent ? s->rows : -1);
		if (m != NULL && i + 1 == m->after)
			put_merge(t, m, s->spot);
	}
}

/* ---- clauses ---- */

static void
put_items(struct plan_text *t, const struct item *items, const char *before)
{
	for (const struct item *i = items; i != NULL; i = i->next) {
		buf_add_str(&t->what, i == items ? before : ", ");
		if (i->expr->to > 0)
			put_expr(t, i->expr);
		else
			put_name(t, i->name);	/* of * */
		if (i->named)
			put_as(t, i->name);
		buf_add_str(&t->what, i->down ? " DESC" : "");
	}
}

static void
put_word(struct plan_text *t, const char *word, const struct expr *x)
{
	if (x == NULL)
		return;
	buf_add_str(&t->what, word);
	put_expr(t, x);
}

/* What is done to the rows of a projection, on a line of its own. */
static void
put_more(struct plan_text *t, const struct clause *c)
{
	buf_printf(&t->what, "%10s", "");
	buf_add_str(&t->what, c->folds ? " grouped" : "");
	put_items(t, c->order, " ORDER BY ");
	put_word(t, " SKIP ", c->skip);
	put_word(t, " LIMIT ", c->limit);
	put_word(t, " WHERE ", c->where);
	if (t->what.n > 10)
		end_line(t, -1, -1);
	buf_reset(&t->what);
}

static void
put_clause(struct plan_text *t, const struct clause *c)
{
	static const char *const names[] = {
		[CLAUSE_MATCH] = "Match", [CLAUSE_UNWIND] = "Unwind",
		[CLAUSE_WITH] = "With", [CLAUSE_RETURN] = "Return",
		[CLAUSE_CREATE] = "Create"
	};

	if (c->walk != NULL) {
		buf_add_str(&t->what, c->optional ? "Optional match" :
		    names[c->kind]);
		end_line(t, -1, -1);
		put_walk(t, c->walk);
		return;
	}
	buf_printf(&t->what, "%-10s%s", names[c->kind],
	    c->distinct ? " DISTINCT" : "");
	put_items(t, c->items, " ");
	put_word(t, " ", c->list);
	if (c->list != NULL)
		put_as(t, c->name);
	end_line(t, -1, -1);
	put_more(t, c);
}

/* ---- the whole ---- */

/* The numbers stand below each other. */
static void
put_lines(const struct plan_text *t, struct buf *out)
{
	size_t widest = 0;

	for (size_t i = 0; i < t->lines.n; i++)
		if (t->lines.at[i].thought >= 0)
			widest = MAX_OF(widest,
			    utf8_count(t->lines.at[i].what));
	widest = MIN_OF(widest, (size_t)WIDTH_MOST);
	for (size_t i = 0; i < t->lines.n; i++) {
		const struct line *l = &t->lines.at[i];
		size_t n = utf8_count(l->what);
		char thought[30];

		buf_put(out, l->what);
		if (l->thought >= 0) {
			snprintf(thought, sizeof(thought), "~%.0f", l->thought);
			buf_printf(out, "%*s  %7s", n < widest ?
			    (int)(widest - n) : 0, "", thought);
		}
		if (l->made >= 0)
			buf_printf(out, "  %7lld row%s", (long long)l->made,
			    l->made == 1 ? "" : "s");
		buf_add_char(out, '\n');
	}
}

int
cypher_explain(struct query *q, struct cypher_graph *g, struct arena *a,
    struct value parameters, struct buf *out, struct err *e)
{
	static const struct cypher_limits none = { 0 };
	struct scene c = { .graph = g, .limits = &none, .arena = a,
	    .parameters = parameters, .text = q->text, .e = e,
	    .serial = q->runs };
	struct plan_text t = { .scene = &c, .profile = q->profile,
	    .lines = VEC_INIT, .what = BUF_INIT(4 * AST_BYTES) };

	c.row = arena_array(a, (size_t)q->slots + 1, sizeof(*c.row));
	if (!q->profile)
		c.serial = ++q->runs;
	for (const struct part *p = q->parts; p != NULL; p = p->next) {
		if (p != q->parts) {
			buf_add_str(&t.what, p->all ? "Union all" : "Union");
			end_line(&t, -1, -1);
		}
		for (const struct clause *i = p->clauses; i; i = i->next)
			put_clause(&t, i);
	}
	put_lines(&t, out);
	if (q->profile)
		buf_printf(out, "%lld row%s, %lld steps\n", (long long)q->rows,
		    q->rows == 1 ? "" : "s", (long long)q->steps);
	VEC_RELEASE(&t.lines);
	buf_release(&t.what);
	return buf_check(out, "the plan", e);
}
