/* Values as text, rows as a table. */
#include "base.h"

#include <math.h>

#include "ast.h"
#include "cypher.h"
#include "num.h"
#include "temporal.h"
#include "walk.h"

static void
print_float(struct buf *out, double f)
{
	char text[40];

	if (isnan(f) || isinf(f)) {
		buf_add_str(out, isnan(f) ? "NaN" : f > 0 ? "Infinity" :
		    "-Infinity");
		return;
	}
	num_print(f, text);
	buf_add_str(out, text);
	if (strspn(text, "-0123456789") == strlen(text))
		buf_add_str(out, ".0");
}

static bool
is_word(struct str s)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz_0123456789";

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\0' || ((s.p[i] & 0x80) == 0 &&
		    strchr(letters, s.p[i]) == NULL))
			return false;
	return s.n > 0 && (s.p[0] < '0' || s.p[0] > '9');
}

void
cypher_print_name(struct str s, struct buf *out)
{
	if (is_word(s)) {
		buf_put(out, s);
		return;
	}
	buf_add_char(out, '`');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '`')
			buf_add_char(out, '`');
		buf_add_char(out, s.p[i]);
	}
	buf_add_char(out, '`');
}

static int
print_map(const struct cypher_graph *g, struct arena *a,
    const struct value_map *m, struct buf *out, struct err *e)
{
	buf_add_char(out, '{');
	for (size_t i = 0; i < m->n && !out->over; i++) {
		buf_add_str(out, i ? ", " : "");
		cypher_print_name(m->at[i].key, out);
		buf_add_str(out, ": ");
		if (cypher_print(g, a, m->at[i].v, out, e) < 0)
			return -1;
	}
	buf_add_char(out, '}');
	return 0;
}

static int
print_list(const struct cypher_graph *g, struct arena *a,
    const struct value_list *l, struct buf *out, struct err *e)
{
	buf_add_char(out, '[');
	for (size_t i = 0; i < l->n && !out->over; i++) {
		buf_add_str(out, i ? ", " : "");
		if (cypher_print(g, a, l->at[i], out, e) < 0)
			return -1;
	}
	buf_add_char(out, ']');
	return 0;
}

static int
print_props(const struct cypher_graph *g, struct arena *a, struct value v,
    bool space, struct buf *out, struct err *e)
{
	struct value props;

	if (g->ops->properties(g, a, v, &props, e) < 0)
		return -1;
	if (props.map->n == 0)
		return 0;
	buf_add_str(out, space ? " " : "");
	return print_map(g, a, props.map, out, e);
}

static int
print_node(const struct cypher_graph *g, struct arena *a, struct value v,
    struct buf *out, struct err *e)
{
	struct value l = g->ops->labels(g, a, v.i);

	buf_add_char(out, '(');
	for (size_t i = 0; i < l.list->n; i++) {
		buf_add_char(out, ':');
		cypher_print_name(l.list->at[i].s, out);
	}
	if (print_props(g, a, v, l.list->n > 0, out, e) < 0)
		return -1;
	buf_add_char(out, ')');
	return 0;
}

static int
print_edge(const struct cypher_graph *g, struct arena *a, struct value v,
    struct buf *out, struct err *e)
{
	struct cypher_edge x;

	g->ops->edge(g, v.i, &x);
	buf_add_str(out, "[:");
	cypher_print_name(g->ops->type_name(g, x.type), out);
	if (print_props(g, a, v, true, out, e) < 0)
		return -1;
	buf_add_char(out, ']');
	return 0;
}

static int
print_path(const struct cypher_graph *g, struct arena *a,
    const struct value_path *p, struct buf *out, struct err *e)
{
	struct cypher_edge x;

	buf_add_char(out, '<');
	for (size_t i = 0; i <= p->edges && !out->over; i++) {
		if (print_node(g, a, value_node(p->node[i]), out, e) < 0)
			return -1;
		if (i == p->edges)
			break;
		g->ops->edge(g, p->edge[i], &x);
		buf_add_str(out, x.from == (uint32_t)p->node[i] ? "-" : "<-");
		if (print_edge(g, a, value_edge(p->edge[i]), out, e) < 0)
			return -1;
		buf_add_str(out, x.from == (uint32_t)p->node[i] ? "->" : "-");
	}
	buf_add_char(out, '>');
	return 0;
}

int
cypher_print(const struct cypher_graph *g, struct arena *a, struct value v,
    struct buf *out, struct err *e)
{
	switch (v.kind) {
	case VALUE_NULL:
		buf_add_str(out, "null");
		return 0;
	case VALUE_BOOL:
		buf_add_str(out, v.b ? "true" : "false");
		return 0;
	case VALUE_INT:
		buf_printf(out, "%lld", (long long)v.i);
		return 0;
	case VALUE_FLOAT:
		print_float(out, v.f);
		return 0;
	case VALUE_STRING:
		buf_put_quoted(out, v.s);
		return 0;
	case VALUE_MAP:
		return print_map(g, a, v.map, out, e);
	case VALUE_NODE:
		return print_node(g, a, v, out, e);
	case VALUE_EDGE:
		return print_edge(g, a, v, out, e);
	case VALUE_PATH:
		return print_path(g, a, v.path, out, e);
	case VALUE_LIST:
		return print_list(g, a, v.list, out, e);
	default:
		buf_add_char(out, '\'');
		temporal_print(out, v);
		buf_add_char(out, '\'');
		return 0;
	}
}

int
cypher_print_plain(const struct cypher_graph *g, struct arena *a,
    struct value v, struct buf *out, struct err *e)
{
	if (v.kind == VALUE_STRING)
		buf_put(out, v.s);
	else if (value_is_moment(v.kind) || v.kind == VALUE_DURATION)
		temporal_print(out, v);
	else
		return cypher_print(g, a, v, out, e);
	return 0;
}

/* ---- a table ---- */

static int
fill_cell(const struct cypher_graph *g, struct arena *a, struct cell *c,
    struct value v, struct err *e)
{
	struct buf b = BUF_INIT(1u << 20);
	int error;

	if (v.kind == VALUE_NULL)
		return 0;
	if (v.kind == VALUE_STRING) {
		cell_text(c, v.s);
		if (g->ops->cell != NULL)
			g->ops->cell(g, v, c);
		return 0;
	}
	error = cypher_print_plain(g, a, v, &b, e);
	if (error == 0)
		error = buf_check(&b, "a cell of the answer", e);
	if (error == 0)
		cell_text(c, arena_str(a, buf_str(&b)));
	buf_release(&b);
	return error;
}

static enum cell_type
column_type(const struct cypher_rows *r, size_t k)
{
	bool some = false;

	for (size_t i = 0; i < r->n; i++) {
		enum value_kind kind = r->row[i][k].kind;

		if (kind != VALUE_INT && kind != VALUE_NULL)
			return CELL_TEXT;
		some |= kind == VALUE_INT;
	}
	return some ? CELL_INT : CELL_TEXT;
}

struct table *
cypher_table(const struct cypher_graph *g, struct arena *a,
    const struct cypher_rows *r, struct err *e)
{
	struct column *column = arena_array(a, r->columns + 1,
	    sizeof(*column));
	struct table *t;

	for (size_t k = 0; k < r->columns; k++) {
		column[k].name = column[k].head = arena_strndup(a,
		    r->name[k].p, r->name[k].n);
		column[k].type = column_type(r, k);
	}
	t = table_new(a, "rows", "Answer", column, r->columns);
	t->own = true;
	t->none = "No rows.";
	for (size_t i = 0; i < r->n; i++) {
		struct cell *c = table_row(t);

		for (size_t k = 0; k < r->columns; k++)
			if (column[k].type == CELL_INT) {
				if (r->row[i][k].kind == VALUE_INT)
					cell_int(&c[k], r->row[i][k].i);
			} else if (fill_cell(g, a, &c[k], r->row[i][k], e) < 0)
				return NULL;
	}
	return t;
}
