#include "base.h"

#include <stdlib.h>

#include "ast.h"
#include "memgraph.h"
#include "vec.h"

/* Nodes, relationships; words have a table of their own. */
#define MOST 16384

struct mem_node {
	int				 labels[16];
	size_t				 n_labels;
	struct value			 props;
	VEC(struct cypher_half)		 halves;
};

struct mem_edge {
	struct cypher_edge	 edge;
	struct value		 props;
};

struct mem {
	struct arena		*arena;
	VEC(struct mem_node)	 nodes;
	VEC(struct mem_edge)	 edges;
	struct str		 words[512];	/* labels and types */
	int			 n_words;
	struct cypher_marks	 marks[2];	/* where there are lists */
};

static struct mem *
mem_of(const struct cypher_graph *g)
{
	return g->ctx;
}

static int
known(const struct cypher_graph *g, struct str s)
{
	const struct mem *m = mem_of(g);

	for (int i = 0; i < m->n_words; i++)
		if (str_eq(m->words[i], s))
			return i;
	return -1;
}

/* -1 where there are too many. */
static int
word(struct cypher_graph *g, struct str s)
{
	struct mem *m = mem_of(g);
	int i = known(g, s);

	if (i >= 0 || (size_t)m->n_words == COUNT_OF(m->words))
		return i;
	m->words[m->n_words] = arena_str(m->arena, s);
	return m->n_words++;
}

static int
is_full(struct err *e)
{
	return err_set(e, ERR_LIMIT, "the test's graph is full");
}

static size_t
halves(const struct cypher_graph *g, int64_t node,
    const struct cypher_half **out)
{
	*out = mem_of(g)->nodes.at[node].halves.at;
	return mem_of(g)->nodes.at[node].halves.n;
}

static void
edge(const struct cypher_graph *g, int64_t id, struct cypher_edge *out)
{
	*out = mem_of(g)->edges.at[id].edge;
}

static struct str
type_name(const struct cypher_graph *g, int type)
{
	return mem_of(g)->words[type];
}

static bool
has_label(const struct cypher_graph *g, int64_t node, int label)
{
	const struct mem_node *n = &mem_of(g)->nodes.at[node];

	for (size_t i = 0; i < n->n_labels; i++)
		if (n->labels[i] == label)
			return true;
	return false;
}

static struct value
labels(const struct cypher_graph *g, struct arena *a, int64_t node)
{
	const struct mem_node *n = &mem_of(g)->nodes.at[node];
	struct value *at, v = value_list_new(a, n->n_labels, &at);

	for (size_t i = 0; i < n->n_labels; i++)
		at[i] = value_string(mem_of(g)->words[n->labels[i]]);
	return v;
}

static int
properties(const struct cypher_graph *g, struct arena *a ATTR_UNUSED,
    struct value of, struct value *out, struct err *e ATTR_UNUSED)
{
	*out = of.kind == VALUE_NODE ? mem_of(g)->nodes.at[of.i].props :
	    mem_of(g)->edges.at[of.i].props;
	return 0;
}

static int
property(const struct cypher_graph *g, struct arena *a, struct value of,
    struct str key, struct value *out, struct err *e)
{
	const struct value *v;

	properties(g, a, of, out, e);
	v = value_field(out->map, key);
	*out = v != NULL ? *v : VALUE_NONE;
	return 0;
}

static struct value	copy(struct arena *, struct value);

static struct value
copy_map(struct arena *a, struct value v)
{
	struct value_field *at;
	struct value out = value_map_new(a, v.map->n, &at);
	size_t n = 0;

	for (size_t i = 0; i < v.map->n; i++)
		if (v.map->at[i].v.kind != VALUE_NULL) {
			at[n].key = arena_str(a, v.map->at[i].key);
			at[n++].v = copy(a, v.map->at[i].v);
		}
	((struct value_map *)(uintptr_t)out.map)->n = n;
	return out;
}

static struct value
copy(struct arena *a, struct value v)
{
	struct value *at, out = v;

	if (v.kind == VALUE_STRING)
		out.s = arena_str(a, v.s);
	if (v.kind == VALUE_LIST) {
		out = value_list_new(a, v.list->n, &at);
		for (size_t i = 0; i < v.list->n; i++)
			at[i] = copy(a, v.list->at[i]);
	}
	return v.kind == VALUE_MAP ? copy_map(a, v) : out;
}

static struct value
kept_props(struct mem *m, struct value props)
{
	struct value_field *at;

	return props.kind == VALUE_MAP ? copy(m->arena, props) :
	    value_map_new(m->arena, 0, &at);
}

static int
create_node(struct cypher_graph *g, const struct str *names, size_t n,
    struct value props, int64_t *id, struct err *e)
{
	struct mem *m = mem_of(g);
	struct mem_node *node;

	if (m->nodes.n == MOST)
		return is_full(e);
	node = VEC_ADD(&m->nodes);
	for (size_t i = 0; i < n; i++) {
		int label = word(g, names[i]);

		if (label < 0)
			return is_full(e);
		if (!has_label(g, g->nodes, label))
			node->labels[node->n_labels++] = label;
	}
	node->props = kept_props(m, props);
	*id = g->nodes++;
	return 0;
}

static int
create_edge(struct cypher_graph *g, int64_t from, int64_t to, struct str type,
    struct value props, int64_t *id, struct err *e)
{
	struct mem *m = mem_of(g);
	struct mem_edge *x;
	int word_of = word(g, type);
	uint16_t t = (uint16_t)word_of;

	if (word_of < 0 || m->edges.n == MOST)
		return is_full(e);
	*id = (int64_t)m->edges.n;
	x = VEC_ADD(&m->edges);
	x->edge = (struct cypher_edge){ (uint32_t)from, (uint32_t)to, t };
	x->props = kept_props(m, props);
	*VEC_ADD(&m->nodes.at[from].halves) = (struct cypher_half){ *id,
	    (uint32_t)to, t, true };
	*VEC_ADD(&m->nodes.at[to].halves) = (struct cypher_half){ *id,
	    (uint32_t)from, t, false };
	return 0;
}

/* An index of every property: the nodes that have one of the values asked for. */
static void
find(const struct cypher_graph *g, struct arena *a, int label_ ATTR_UNUSED,
    const struct cypher_hint *hint, size_t n, struct cypher_found *out)
{
	uint32_t *at = arena_array(a, (size_t)g->nodes + 1, sizeof(*at));
	size_t i = 0, found = 0;

	while (i < n && hint[i].how != HINT_IS)
		i++;
	for (int64_t v = 0; v < g->nodes && i < n; v++) {
		const struct value *is = value_field(
		    mem_of(g)->nodes.at[v].props.map, hint[i].key);

		if (is != NULL && value_equal(*is, hint[i].v) == TRUTH_YES)
			at[found++] = (uint32_t)v;
	}
	if (i < n)
		*out = (struct cypher_found){ .node = at, .n = found,
		    .listed = true, .by = "a property" };
}

static struct cypher_marks *
marks(const struct cypher_graph *g, int which)
{
	return &mem_of(g)->marks[which];
}

#define READS \
	.halves = halves, .edge = edge, .label = known, .type = known, \
	.type_name = type_name, .has_label = has_label, .labels = labels, \
	.property = property, .properties = properties

struct cypher_graph
memgraph_new(struct arena *a)
{
	static const struct cypher_ops ops = { READS,
		.create_node = create_node, .create_edge = create_edge };
	struct mem *m = arena_alloc(a, sizeof(*m));

	m->arena = a;
	return (struct cypher_graph){ .ops = &ops, .ctx = m };
}

/* ---- as arrays ---- */

bool
memgraph_only_reads(const struct query *q)
{
	for (const struct part *p = q->parts; p != NULL; p = p->next)
		for (const struct clause *c = p->clauses; c; c = c->next)
			if (c->kind == CLAUSE_CREATE)
				return false;
	return true;
}

/* Of the nodes in their order, type by type. */
static const struct cypher_lists *
lists_of(struct arena *a, const struct cypher_graph *g, bool out)
{
	const struct mem *m = mem_of(g);
	struct cypher_lists *l = arena_alloc(a, sizeof(*l));
	size_t n = m->edges.n, k = 0;
	uint32_t *at = arena_array(a, (size_t)g->nodes + 1, sizeof(*at));
	uint32_t *other = arena_array(a, n, sizeof(*other));
	uint32_t *edge_at = arena_array(a, n, sizeof(*edge_at));
	uint8_t *type = arena_array(a, n, sizeof(*type));

	for (int64_t v = 0; v < g->nodes; v++) {
		at[v] = (uint32_t)k;
		for (int t = 0; t < m->n_words; t++)
			for (size_t i = 0; i < m->nodes.at[v].halves.n; i++) {
				struct cypher_half h =
				    m->nodes.at[v].halves.at[i];

				if (h.out != out || h.type != t)
					continue;
				other[k] = h.other;
				edge_at[k] = (uint32_t)h.edge;
				type[k++] = (uint8_t)t;
			}
	}
	at[g->nodes] = (uint32_t)k;
	*l = (struct cypher_lists){ at, other, type, edge_at };
	return l;
}

bool
memgraph_lists(struct arena *a, const struct cypher_graph *g,
    struct cypher_graph *to)
{
	static const struct cypher_ops ops = { READS, .find = find,
		.marks = marks };
	struct mem *m = mem_of(g);
	size_t n = (size_t)g->nodes + 1;

	if (m->n_words > UINT8_MAX)
		return false;
	for (int i = 0; i < 2; i++)
		m->marks[i] = (struct cypher_marks){
			arena_array(a, n, sizeof(uint32_t)),
			arena_array(a, n, sizeof(uint32_t)),
			arena_array(a, n, sizeof(uint32_t)),
			arena_array(a, n, sizeof(uint32_t)) };
	*to = *g;
	to->ops = &ops;
	to->out = lists_of(a, g, true);
	to->in = lists_of(a, g, false);
	return true;
}

void
memgraph_free(struct cypher_graph *g)
{
	for (int64_t i = 0; i < g->nodes; i++)
		VEC_RELEASE(&mem_of(g)->nodes.at[i].halves);
	VEC_RELEASE(&mem_of(g)->nodes);
	VEC_RELEASE(&mem_of(g)->edges);
}
