#include "base.h"

#include <ctype.h>
#include <stdlib.h>

#include "limits.h"
#include "map.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "vec.h"
#include "world.h"

/* Relationship types and labels are numbers of one table of words. */
enum {
	TYPE_MENTIONS = RELATIONS + DEAL_ROLES,
	TYPES,
	LABEL_DEAL = ENTITY_TYPES,
	LABEL_DOCUMENT,
	LABELS
};

struct thing {
	int			 label;
	int64_t			 id;
	struct value_map	*props;
};

struct bond {
	struct cypher_edge	 edge;
	struct value_map	*props;
};

struct world {
	struct arena		*arena;
	VEC(struct thing)	 things;
	VEC(struct bond)	 bonds;
	struct map		 by_id;		/* bytes of (label kind, id) */
	struct map		 by_name;	/* first of a chain */
	uint32_t		*same_name;	/* the next thing, + 1 */
	size_t			*off;
	struct cypher_half	*half;
	struct str		 type[TYPES], label[LABELS];
};

static struct world *
world_of(const struct cypher_graph *g)
{
	return g->ctx;
}

/* ---- properties ---- */

#define PROPS_MOST 16

struct props {
	struct value_field	at[PROPS_MOST];
	size_t			n;
};

static void
add_value(struct props *p, const char *key, struct value v)
{
	BUG_IF(p->n == PROPS_MOST);
	p->at[p->n].key = str_of(key);
	p->at[p->n++].v = v;
}

static void
add_text(struct world *w, struct props *p, const char *key, struct str s)
{
	if (s.n > 0)
		add_value(p, key, value_string(arena_str(w->arena, s)));
}

static void
add_date(struct world *w, struct props *p, const char *key, int64_t at)
{
	char text[CLOCK_TEXT];

	if (at != CLOCK_NONE)
		add_text(w, p, key, str_of(clock_format_date(at, text)));
}

/* 0: not told */
static void
add_count(struct props *p, const char *key, int64_t n)
{
	if (n != 0)
		add_value(p, key, value_int(n));
}

static struct value_map *
kept(struct world *w, const struct props *p)
{
	struct value_map *m = arena_alloc(w->arena, sizeof(*m));

	m->n = p->n;
	m->at = arena_array(w->arena, p->n + 1, sizeof(*m->at));
	memcpy(m->at, p->at, p->n * sizeof(*m->at));
	return m;
}

/* ---- nodes ---- */

static struct str
id_key(char out[32], int label, int64_t id)
{
	int kind = label < ENTITY_TYPES ? 0 : label;

	memcpy(out, &kind, sizeof(kind));
	memcpy(out + sizeof(kind), &id, sizeof(id));
	return (struct str){ out, sizeof(kind) + sizeof(id) };
}

static uint32_t
node_of(const struct world *w, int label, int64_t id)
{
	char text[32];
	uint64_t *at = map_find(&w->by_id, id_key(text, label, id));

	return at != NULL ? (uint32_t)*at : UINT32_MAX;
}

static void
add_thing(struct world *w, int label, int64_t id, const struct props *p)
{
	char text[32];
	struct str key = arena_str(w->arena, id_key(text, label, id));
	struct thing *t;
	bool fresh;
	uint64_t *at = map_put(&w->by_id, key, &fresh);

	if (!fresh)
		return;
	*at = w->things.n;
	t = VEC_ADD(&w->things);
	t->label = label;
	t->id = id;
	t->props = kept(w, p);
}

static struct value
id_value(struct world *w, int64_t id)
{
	return value_string(str_of(arena_printf(w->arena, "%016llx",
	    (unsigned long long)id)));
}

static void
add_node(struct world *w, const struct node *n)
{
	struct props p = { .n = 0 };

	add_text(w, &p, "name", n->ent.name);
	add_value(&p, "id", id_value(w, n->ent.id));
	add_text(w, &p, "what", n->ent.what);
	add_text(w, &p, "field", n->ent.field);
	add_text(w, &p, "of", n->ent.of);
	add_text(w, &p, "ticker", n->ent.ticker);
	add_value(&p, "documents", value_int(n->docs));
	add_value(&p, "mentions", value_int(n->mentions));
	add_value(&p, "sources", value_int(n->sources));
	add_value(&p, "weight", value_float(n->weight));
	add_date(w, &p, "first_seen", n->first_seen);
	add_date(w, &p, "last_seen", n->last_seen);
	add_thing(w, (int)n->ent.type, n->ent.id, &p);
}

static int
load_nodes(struct world *w, struct db *db, struct err *e)
{
	struct node_rows r = { .more = true };

	for (size_t from = 0; r.more; from += r.n) {
		struct arena page = ARENA_INIT;
		int error = store_nodes(db, &page, ENTITY_NONE, true, 0, from,
		    &r, e);

		for (size_t i = 0; error == 0 && i < r.n; i++)
			add_node(w, &r.at[i]);
		arena_release(&page);
		if (error < 0 || r.n == 0)
			return error;
	}
	return 0;
}

static void
add_deal(struct world *w, const struct deal *d)
{
	struct props p = { .n = 0 };

	add_value(&p, "id", id_value(w, d->id));
	add_text(w, &p, "type", str_of(deal_type_name(d->type)));
	add_text(w, &p, "status", str_of(status_name(d->status)));
	add_count(&p, "amount", d->amount);
	add_count(&p, "amount_low", d->amount_low);
	add_count(&p, "amount_high", d->amount_high);
	add_count(&p, "valuation", d->valuation);
	add_text(w, &p, "currency", str_of(d->currency));
	add_text(w, &p, "round", str_of(d->round));
	add_value(&p, "sources", value_int(d->sources));
	add_value(&p, "confidence", value_float(d->confidence));
	add_date(w, &p, "first_seen", d->first_seen);
	add_date(w, &p, "last_seen", d->last_seen);
	add_thing(w, LABEL_DEAL, d->id, &p);
}

/* ---- relationships ---- */

static void
add_bond(struct world *w, uint32_t from, uint32_t to, int type,
    const struct props *p)
{
	struct bond *b;

	if (from == UINT32_MAX || to == UINT32_MAX)
		return;
	b = VEC_ADD(&w->bonds);
	b->edge = (struct cypher_edge){ from, to, (uint16_t)type };
	b->props = kept(w, p);
}

static int
load_deals(struct world *w, struct db *db, struct err *e)
{
	struct deal_rows r = { .more = true };
	const struct props none = { .n = 0 };
	struct deal_find f = { .since = CLOCK_NONE, .until = CLOCK_NONE };

	for (; r.more; f.offset += r.n) {
		struct arena page = ARENA_INIT;
		int error = store_deals(db, &page, &f, &r, e);

		for (size_t i = 0; error == 0 && i < r.n; i++) {
			const struct deal *d = &r.at[i].deal;

			add_deal(w, d);
			for (size_t k = 0; k < d->n_party; k++)
				add_bond(w, node_of(w, 0, d->party[k].entity),
				    node_of(w, LABEL_DEAL, d->id),
				    RELATIONS + (int)d->party[k].role, &none);
		}
		arena_release(&page);
		if (error < 0 || r.n == 0)
			return error;
	}
	return 0;
}

static int
load_docs(struct world *w, struct db *db, struct err *e)
{
	struct doc_rows r = { .more = true };
	struct doc_filter f = { .since = CLOCK_NONE, .until = CLOCK_NONE,
	    .learned_since = CLOCK_NONE, .learned_until = CLOCK_NONE };

	for (; r.more; f.offset += r.n) {
		struct arena page = ARENA_INIT;
		int error = store_docs(db, &page, &f, &r, e);

		for (size_t i = 0; error == 0 && i < r.n; i++) {
			const struct doc *d = &r.at[i];
			struct props p = { .n = 0 };

			add_text(w, &p, "title", d->title);
			add_value(&p, "id", id_value(w, d->id));
			add_text(w, &p, "kind", str_of(doc_kind_name(d->kind)));
			add_text(w, &p, "show", d->show);
			add_text(w, &p, "link", d->link);
			add_text(w, &p, "lang", d->lang);
			add_date(w, &p, "date", d->date);
			add_thing(w, LABEL_DOCUMENT, d->id, &p);
		}
		arena_release(&page);
		if (error < 0 || r.n == 0)
			return error;
	}
	return 0;
}

static int
take_edge(const struct edge *x, void *ctx)
{
	struct world *w = ctx;
	struct props p = { .n = 0 };

	add_value(&p, "id", id_value(w, x->id));
	add_text(w, &p, "status", str_of(status_name(x->status)));
	add_value(&p, "claims", value_int(x->claims));
	add_value(&p, "sources", value_int(x->sources));
	add_value(&p, "confidence", value_float(x->confidence));
	add_date(w, &p, "first_seen", x->first_seen);
	add_date(w, &p, "last_seen", x->last_seen);
	add_bond(w, node_of(w, 0, x->head), node_of(w, 0, x->tail),
	    (int)x->relation, &p);
	return 0;
}

static int
take_pair(int64_t doc, int64_t entity, int64_t count, void *ctx)
{
	struct world *w = ctx;
	struct props p = { .n = 0 };

	add_value(&p, "count", value_int(count));
	add_bond(w, node_of(w, LABEL_DOCUMENT, doc), node_of(w, 0, entity),
	    TYPE_MENTIONS, &p);
	return 0;
}

/* Each bond is a slot of both its ends. */
static void
lay_out(struct world *w)
{
	size_t n = w->things.n, *at;

	w->off = arena_array(w->arena, n + 2, sizeof(*w->off));
	w->half = arena_array(w->arena, w->bonds.n * 2 + 1,
	    sizeof(*w->half));
	at = mem_array(n + 1, sizeof(*at));
	for (size_t i = 0; i < w->bonds.n; i++) {
		w->off[w->bonds.at[i].edge.from + 1]++;
		w->off[w->bonds.at[i].edge.to + 1]++;
	}
	for (size_t i = 0; i < n; i++)
		at[i + 1] = w->off[i + 1] += w->off[i];
	for (size_t i = 0; i < w->bonds.n; i++) {
		const struct cypher_edge *x = &w->bonds.at[i].edge;

		w->half[at[x->from]++] = (struct cypher_half){ (int64_t)i,
		    x->to, x->type, true };
		w->half[at[x->to]++] = (struct cypher_half){ (int64_t)i,
		    x->from, x->type, false };
	}
	mem_free(at);
}

/* ---- names ---- */

static struct str
capital(struct arena *a, const char *name, bool all)
{
	char *s = arena_strdup(a, name);

	for (size_t i = 0; s[i] != 0; i++)
		if (i == 0 || all)
			s[i] = (char)toupper((unsigned char)s[i]);
	return str_of(s);
}

static void
name_types(struct world *w)
{
	for (int i = 1; i < RELATIONS; i++)
		w->type[i] = capital(w->arena,
		    relation_name((enum relation)i), true);
	for (int i = 1; i < DEAL_ROLES; i++)
		w->type[RELATIONS + i] = capital(w->arena,
		    deal_role_name((enum deal_role)i), true);
	w->type[TYPE_MENTIONS] = STR_LIT("MENTIONS");
	for (int i = 1; i < ENTITY_TYPES; i++)
		w->label[i] = capital(w->arena,
		    entity_type_name((enum entity_type)i), false);
	w->label[LABEL_DEAL] = STR_LIT("Deal");
	w->label[LABEL_DOCUMENT] = STR_LIT("Document");
}

static void
index_names(struct world *w)
{
	w->same_name = arena_array(w->arena, w->things.n + 1,
	    sizeof(*w->same_name));
	for (size_t i = w->things.n; i-- > 0;) {
		const struct value *v = value_field(w->things.at[i].props,
		    STR_LIT("name"));
		uint64_t *at;

		if (v == NULL)
			continue;
		at = map_put(&w->by_name, v->s, NULL);
		w->same_name[i] = (uint32_t)*at;
		*at = i + 1;
	}
}

/* ---- the graph's questions ---- */

static size_t
halves(const struct cypher_graph *g, int64_t node,
    const struct cypher_half **out)
{
	const struct world *w = world_of(g);

	*out = w->half + w->off[node];
	return w->off[node + 1] - w->off[node];
}

static void
edge(const struct cypher_graph *g, int64_t id, struct cypher_edge *out)
{
	*out = world_of(g)->bonds.at[id].edge;
}

static int
find_word(const struct str *words, int n, struct str s)
{
	for (int i = 0; i < n; i++)
		if (words[i].n > 0 && str_eq(words[i], s))
			return i;
	return -1;
}

static int
label(const struct cypher_graph *g, struct str s)
{
	return find_word(world_of(g)->label, LABELS, s);
}

static int
type(const struct cypher_graph *g, struct str s)
{
	return find_word(world_of(g)->type, TYPES, s);
}

static struct str
type_name(const struct cypher_graph *g, int t)
{
	return world_of(g)->type[t];
}

static bool
has_label(const struct cypher_graph *g, int64_t node, int l)
{
	return world_of(g)->things.at[node].label == l;
}

static struct value
labels(const struct cypher_graph *g, struct arena *a, int64_t node)
{
	struct value *at, v = value_list_new(a, 1, &at);

	at[0] = value_string(world_of(g)->label[
	    world_of(g)->things.at[node].label]);
	return v;
}

static int
properties(const struct cypher_graph *g, struct arena *a ATTR_UNUSED,
    struct value of, struct value *out, struct err *e ATTR_UNUSED)
{
	const struct world *w = world_of(g);

	*out = (struct value){ .kind = VALUE_MAP,
	    .map = of.kind == VALUE_NODE ? w->things.at[of.i].props :
	    w->bonds.at[of.i].props };
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

static bool
find(const struct cypher_graph *g, struct arena *a, int l ATTR_UNUSED,
    struct str key, struct str wanted, const int64_t **nodes, size_t *n)
{
	const struct world *w = world_of(g);
	uint64_t *first = map_find(&w->by_name, wanted);
	int64_t *at;

	if (!str_is(key, "name"))
		return false;
	*n = 0;
	for (size_t i = first ? *first : 0; i != 0; i = w->same_name[i - 1])
		++*n;
	at = arena_array(a, *n + 1, sizeof(*at));
	*nodes = at;
	for (size_t i = first ? *first : 0; i != 0; i = w->same_name[i - 1])
		*at++ = (int64_t)i - 1;
	return true;
}

static int
load_all(struct db *db, void *ctx, struct err *e)
{
	struct world *w = ctx;

	if (load_nodes(w, db, e) < 0 || load_docs(w, db, e) < 0 ||
	    load_deals(w, db, e) < 0 || store_edge_each(db, take_edge, w,
	    e) < 0 || store_pair_each(db, take_pair, w, e) < 0)
		return -1;
	return 0;
}

struct cypher_graph *
world_load(struct db *db, struct arena *a, struct err *e)
{
	static const struct cypher_ops ops = {
		.halves = halves, .edge = edge, .label = label, .type = type,
		.type_name = type_name, .has_label = has_label,
		.labels = labels, .property = property,
		.properties = properties, .find = find
	};
	struct world *w = arena_alloc(a, sizeof(*w));
	struct cypher_graph *g = arena_alloc(a, sizeof(*g));

	w->arena = a;
	g->ops = &ops;
	g->ctx = w;
	name_types(w);
	if (db_read(db, load_all, w, e) < 0) {
		world_free(g);
		return NULL;
	}
	lay_out(w);
	index_names(w);
	g->nodes = (int64_t)w->things.n;
	return g;
}

void
world_free(struct cypher_graph *g)
{
	struct world *w;

	if (g == NULL)
		return;
	w = world_of(g);
	VEC_RELEASE(&w->things);
	VEC_RELEASE(&w->bonds);
	map_release(&w->by_id);
	map_release(&w->by_name);
}
