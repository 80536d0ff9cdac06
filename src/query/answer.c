#include "base.h"

#include <inttypes.h>
#include <math.h>

#include "answer.h"
#include "ast.h"
#include "clock.h"
#include "jwrite.h"
#include "limits.h"
#include "num.h"
#include "world.h"

/* ---- parameters ---- */

/* Nesting has the ceiling of jread. */
struct value
answer_value(struct arena *a, const struct jread *j)
{
	const struct jread *i;
	struct value_field *field;
	struct value v, *at;
	double f;
	size_t n = 0;

	for (i = jread_first(j); i != NULL; i = jread_next(i))
		n++;
	if (jread_is_array(j)) {
		v = value_list_new(a, n, &at);
		for (i = jread_first(j); i != NULL; i = jread_next(i))
			*at++ = answer_value(a, i);
		return v;
	}
	if (jread_is_object(j)) {
		v = value_map_new(a, n, &field);
		for (i = jread_first(j); i != NULL; i = jread_next(i)) {
			field->key = arena_str(a, jread_name(i));
			(field++)->v = answer_value(a, i);
		}
		return v;
	}
	if (jread_is_str(j))
		return value_string(arena_str(a, jread_str(j)));
	if (jread_double(j, &f)) {
		int64_t whole;

		return f == floor(f) && jread_int(j, &whole) ?
		    value_int(whole) : value_float(f);
	}
	return jread_is_bool(j) ? value_bool(jread_true(j)) : VALUE_NONE;
}

int
answer_parameter(struct arena *a, struct str json, struct value *out,
    struct err *e)
{
	struct jread *j = jread_new(json, e);

	if (j == NULL)
		return -1;
	*out = answer_value(a, j);
	jread_free(j);
	return 0;
}

/* ---- ceilings ---- */

int
answer_lower(struct cypher_limits *l, struct str name, struct str to,
    struct err *e)
{
	int64_t bytes = (int64_t)l->bytes, n;
	const struct {
		const char	*name;
		int64_t		*at, unit;
	} ceilings[] = {
		{ "rows", &l->rows, 1 }, { "steps", &l->steps, 1 },
		{ "memory", &bytes, MIB }, { "seconds", &l->ms, CLOCK_SECOND }
	};
	size_t i = 0;

	while (i < COUNT_OF(ceilings) && !str_is(name, ceilings[i].name))
		i++;
	if (i == COUNT_OF(ceilings))
		return err_set(e, ERR_INVALID, "no ceiling is called so; "
		    "there are rows, steps, memory and seconds");
	if (!num_int(to, &n) || n < 1 || n > *ceilings[i].at / ceilings[i].unit)
		return err_set(e, ERR_INVALID, "expected a number from 1 to %"
		    PRId64 ", the setting query_%s, found \"%.*s\"",
		    *ceilings[i].at / ceilings[i].unit, ceilings[i].name,
		    STR_ARG(to));
	*ceilings[i].at = n * ceilings[i].unit;
	l->bytes = (size_t)bytes;
	return 0;
}

/* ---- words that the graph does not have ---- */

static bool
is_known(const struct cypher_graph *g, const struct word *w)
{
	if (w->kind == WORD_KEY)
		return g->ops->has_key(g, w->s);
	return (w->kind != WORD_TYPE && g->ops->label(g, w->s) >= 0) ||
	    (w->kind != WORD_LABEL && g->ops->type(g, w->s) >= 0);
}

#define TOLD_MOST 5

static struct str
note_of(struct answer *x, const struct query *q)
{
	const struct cypher_graph *g = x->graph;
	static const char *const kinds[] = { "label", "relationship", "label",
	    "property" };
	struct buf b = BUF_INIT(MIB);
	struct str near, out;
	int n = 0;

	for (const struct word *w = q->words; w && n < TOLD_MOST;
	    w = w->next) {
		if (is_known(g, w))
			continue;
		buf_printf(&b, "%sthere is no %s %.*s", n++ ? "; " : "",
		    kinds[w->kind], STR_ARG(w->s));
		near = g->ops->near(g, w->s, w->kind);
		if (near.n > 0)
			buf_printf(&b, ", did you mean %.*s?",
			    STR_ARG(near));
	}
	out = arena_str(x->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* ---- the question ---- */

/* Each line of the plan is a row. */
static int
take_plan(struct answer *x, struct buf *plan, struct err *e)
{
	struct str rest = buf_str(plan), line;
	size_t n = 0;

	if (buf_check(plan, "the plan", e) < 0)
		return -1;
	for (struct str i = rest; str_line(&i, &line);)
		n++;
	x->plan = true;
	x->rows.columns = 1;
	x->rows.name = arena_alloc(x->arena, sizeof(*x->rows.name));
	x->rows.name[0] = STR_LIT("plan");
	x->rows.row = arena_array(x->arena, n + 1, sizeof(*x->rows.row));
	for (; str_line(&rest, &line); x->rows.n++) {
		x->rows.row[x->rows.n] = arena_alloc(x->arena,
		    sizeof(struct value));
		x->rows.row[x->rows.n][0] = value_string(arena_str(x->arena,
		    line));
	}
	return 0;
}

static int
run(struct answer *x, struct query *q, struct value parameters,
    const struct cypher_limits *limits, struct err *e)
{
	struct buf plan = BUF_INIT(MIB);
	int error;

	if ((!q->explain || q->profile) && cypher_run(q, x->graph, x->arena,
	    parameters, limits, &x->rows, e) < 0)
		return -1;
	if (!q->explain)
		return 0;
	x->rows.n = 0;
	error = cypher_explain(q, x->graph, x->arena, parameters, &plan, e);
	if (error == 0)
		error = take_plan(x, &plan, e);
	buf_release(&plan);
	return error;
}

int
answer_make(struct db *db, struct arena *a, struct str text,
    struct value parameters, const struct cypher_limits *limits,
    struct answer *x, struct err *e)
{
	struct query *q = cypher_parse(a, text, e);

	*x = (struct answer){ .arena = a };
	if (q == NULL || (x->graph = world_load(db, a, e)) == NULL)
		return -1;
	x->note = note_of(x, q);
	if (run(x, q, parameters, limits, e) == 0)
		return 0;
	answer_release(x);
	return -1;
}

void
answer_release(struct answer *x)
{
	world_free(x->graph);
	x->graph = NULL;
}

struct table *
answer_table(struct answer *x, struct err *e)
{
	return cypher_table(x->graph, x->arena, &x->rows, e);
}

/* ---- JSON ---- */

static int	put_value(struct answer *, struct jwrite *, struct value,
		    struct err *);

static int
put_map(struct answer *x, struct jwrite *j, const struct value_map *m,
    struct err *e)
{
	jwrite_object(j);
	for (size_t i = 0; i < m->n && !j->out->over; i++) {
		jwrite_key(j, arena_strndup(x->arena, m->at[i].key.p,
		    m->at[i].key.n));
		if (put_value(x, j, m->at[i].v, e) < 0)
			return -1;
	}
	jwrite_end(j);
	return 0;
}

static int
put_list(struct answer *x, struct jwrite *j, const struct value_list *l,
    struct err *e)
{
	jwrite_array(j);
	for (size_t i = 0; i < l->n && !j->out->over; i++)
		if (put_value(x, j, l->at[i], e) < 0)
			return -1;
	jwrite_end(j);
	return 0;
}

/* A node or a relationship. */
static int
put_thing(struct answer *x, struct jwrite *j, struct value v, struct err *e)
{
	struct value props;
	struct cypher_edge edge;

	jwrite_object(j);
	if (v.kind == VALUE_NODE) {
		jwrite_key(j, "labels");
		if (put_value(x, j, x->graph->ops->labels(x->graph, x->arena,
		    v.i), e) < 0)
			return -1;
	} else {
		x->graph->ops->edge(x->graph, v.i, &edge);
		jwrite_key_str(j, "type", x->graph->ops->type_name(x->graph,
		    edge.type));
	}
	if (x->graph->ops->properties(x->graph, x->arena, v, &props, e) < 0)
		return -1;
	jwrite_key(j, "properties");
	if (put_map(x, j, props.map, e) < 0)
		return -1;
	jwrite_end(j);
	return 0;
}

static int
put_path(struct answer *x, struct jwrite *j, const struct value_path *p,
    struct err *e)
{
	jwrite_object(j);
	jwrite_key(j, "nodes");
	jwrite_array(j);
	for (size_t i = 0; i <= p->edges && !j->out->over; i++)
		if (put_thing(x, j, value_node(p->node[i]), e) < 0)
			return -1;
	jwrite_end(j);
	jwrite_key(j, "relationships");
	jwrite_array(j);
	for (size_t i = 0; i < p->edges; i++)
		if (put_thing(x, j, value_edge(p->edge[i]), e) < 0)
			return -1;
	jwrite_end(j);
	jwrite_end(j);
	return 0;
}

/* As the language writes it. */
static int
put_text(struct answer *x, struct jwrite *j, struct value v, struct err *e)
{
	struct buf b = BUF_INIT(MIB);
	int error = cypher_print_plain(x->graph, x->arena, v, &b, e);

	if (error == 0)
		error = buf_check(&b, "a value of the answer", e);
	if (error == 0)
		jwrite_str(j, buf_str(&b));
	buf_release(&b);
	return error;
}

static int
put_value(struct answer *x, struct jwrite *j, struct value v, struct err *e)
{
	if (j->depth >= JWRITE_DEPTH - 4)
		return put_text(x, j, v, e);
	switch (v.kind) {
	case VALUE_NULL:
		jwrite_null(j);
		return 0;
	case VALUE_BOOL:
		jwrite_bool(j, v.b);
		return 0;
	case VALUE_INT:
		jwrite_int(j, v.i);
		return 0;
	case VALUE_FLOAT:
		jwrite_double(j, v.f);
		return 0;
	case VALUE_STRING:
		jwrite_str(j, v.s);
		return 0;
	case VALUE_LIST:
		return put_list(x, j, v.list, e);
	case VALUE_MAP:
		return put_map(x, j, v.map, e);
	case VALUE_NODE:
	case VALUE_EDGE:
		return put_thing(x, j, v, e);
	case VALUE_PATH:
		return put_path(x, j, v.path, e);
	default:
		return put_text(x, j, v, e);
	}
}

static int
put_row(struct answer *x, struct jwrite *j, const struct value *row,
    struct err *e)
{
	jwrite_object(j);
	for (size_t k = 0; k < x->rows.columns; k++) {
		jwrite_key(j, arena_strndup(x->arena, x->rows.name[k].p,
		    x->rows.name[k].n));
		if (put_value(x, j, row[k], e) < 0)
			return -1;
	}
	jwrite_end(j);
	return 0;
}

int
answer_json(struct answer *x, struct buf *out, struct err *e)
{
	struct jwrite w = JWRITE_INIT(out), *j = &w;

	jwrite_object(j);
	jwrite_key(j, "columns");
	jwrite_array(j);
	for (size_t k = 0; k < x->rows.columns; k++)
		jwrite_str(j, x->rows.name[k]);
	jwrite_end(j);
	jwrite_key(j, "rows");
	jwrite_array(j);
	for (size_t i = 0; i < x->rows.n && !out->over; i++)
		if (put_row(x, j, x->rows.row[i], e) < 0)
			return -1;
	jwrite_end(j);
	if (x->note.n > 0)
		jwrite_key_str(j, "note", x->note);
	jwrite_end(j);
	buf_add_char(out, '\n');
	return buf_check(out, "the answer", e);
}

int
answer_ndjson(struct answer *x, struct buf *out, struct err *e)
{
	for (size_t i = 0; i < x->rows.n && !out->over; i++) {
		struct jwrite j = JWRITE_INIT(out);

		if (put_row(x, &j, x->rows.row[i], e) < 0)
			return -1;
		buf_add_char(out, '\n');
	}
	return buf_check(out, "the answer", e);
}
