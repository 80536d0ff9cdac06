/* The database as a graph: the snapshot's arrays, and properties that are read
 * from the tables when they are asked for. */
#include "base.h"

#include <ctype.h>
#include <math.h>

#include "bisect.h"
#include "mem.h"
#include "near.h"
#include "vec.h"
#include "world_in.h"

/* ---- words ---- */

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
		w->type[SNAPSHOT_ROLES + i] = capital(w->arena,
		    deal_role_name((enum deal_role)i), true);
	w->type[SNAPSHOT_MENTIONS] = STR_LIT("MENTIONS");
	w->type[SNAPSHOT_PUBLISHED] = STR_LIT("PUBLISHED");
	for (int i = 1; i < ENTITY_TYPES; i++)
		w->label[i] = capital(w->arena,
		    entity_type_name((enum entity_type)i), false);
	w->label[SNAPSHOT_DEAL] = STR_LIT("Deal");
	w->label[SNAPSHOT_DOC] = STR_LIT("Document");
	w->label[SNAPSHOT_SOURCE] = STR_LIT("Source");
}

static int
find_word(const struct str *words, int n, struct str s)
{
	for (int i = 0; i < n; i++)
		if (words[i].n > 0 && str_eq(words[i], s))
			return i;
	return -1;
}

/* All that world_props.c tells. */
static const char *const keys[] = {
	"amount", "amount_high", "amount_low", "claims", "confidence", "count",
	"currency", "date", "day", "denials", "direct", "doc", "document",
	"documents", "field", "first_seen", "id", "ids", "kind", "lang",
	"last_seen", "learned", "link", "mentions", "name", "of", "quote",
	"round", "show", "site", "sources", "speaker", "stake", "status",
	"ticker", "title", "type", "url", "valid_from", "valid_to",
	"valuation", "weight", "what"
};

static bool
has_key(const struct cypher_graph *g ATTR_UNUSED, struct str s)
{
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		if (str_is(s, keys[i]))
			return true;
	return false;
}

static struct str
near(const struct cypher_graph *g, struct str s, enum word_kind kind)
{
	const struct world *w = world_of(g);
	struct near n = near_begin(s);

	for (size_t i = 0; kind == WORD_KEY && i < COUNT_OF(keys); i++)
		near_try(&n, str_of(keys[i]));
	for (size_t i = 0; kind == WORD_TYPE && i < SNAPSHOT_TYPES; i++)
		near_try(&n, w->type[i]);
	for (size_t i = 0; (kind == WORD_LABEL || kind == WORD_EITHER) && i < SNAPSHOT_LABELS; i++)
		near_try(&n, w->label[i]);
	return n.found;
}

static int
label(const struct cypher_graph *g, struct str s)
{
	return find_word(world_of(g)->label, SNAPSHOT_LABELS, s);
}

static int
type(const struct cypher_graph *g, struct str s)
{
	return find_word(world_of(g)->type, SNAPSHOT_TYPES, s);
}

static struct str
type_name(const struct cypher_graph *g, int t)
{
	return world_of(g)->type[t];
}

static bool
has_label(const struct cypher_graph *g, int64_t node, int l)
{
	return world_of(g)->s->label[node] == l;
}

static struct value
labels(const struct cypher_graph *g, struct arena *a, int64_t node)
{
	const struct world *w = world_of(g);
	struct value *at, v = value_list_new(a, 1, &at);

	at[0] = value_string(w->label[w->s->label[node]]);
	return v;
}

/* ---- relationships ---- */

static void
edge(const struct cypher_graph *g, int64_t id, struct cypher_edge *out)
{
	const struct snapshot *s = world_of(g)->s;
	uint32_t k = (uint32_t)id;

	*out = (struct cypher_edge){ snapshot_tail_of(s, k), s->to[k],
	    s->type[k] };
}

/* For those who want both ways as one list; good until the next call. */
static size_t
halves(const struct cypher_graph *g, int64_t node,
    const struct cypher_half **out)
{
	struct world *w = world_of(g);
	const struct snapshot *s = w->s;
	uint32_t v = (uint32_t)node;
	size_t at = 0;

	w->half = arena_array(w->arena, s->out[v + 1] - s->out[v] +
	    s->in[v + 1] - s->in[v] + 1u, sizeof(*w->half));
	for (uint32_t k = s->out[v]; k < s->out[v + 1]; k++)
		w->half[at++] = (struct cypher_half){ k, s->to[k], s->type[k],
		    true };
	for (uint32_t k = s->in[v]; k < s->in[v + 1]; k++)
		w->half[at++] = (struct cypher_half){ s->edge[k], s->from[k],
		    s->in_type[k], false };
	*out = w->half;
	return at;
}

/* ---- where to begin ---- */

static bool
hex_id(struct str s, int64_t *id)
{
	uint64_t v = 0;

	if (s.n == 0 || s.n > 16)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		v = v << 4 | (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	*id = (int64_t)v;
	return true;
}

static void
add_found(struct cypher_found *out, struct arena *a, uint32_t node)
{
	size_t n = out->n;

	if ((n & (n - 1)) == 0) {
		uint32_t *more = arena_array(a, n ? 2 * n : 1, sizeof(*more));

		if (n > 0)
			memcpy(more, out->node, n * sizeof(*more));
		out->node = more;
	}
	((uint32_t *)(uintptr_t)out->node)[n] = node;
	out->n++;
}

/* Ids are hex words; each kind of thing has its own. */
static void
find_id(const struct world *w, struct arena *a, int label_, struct str wanted,
    struct cypher_found *out)
{
	static const int kinds[] = { 0, SNAPSHOT_DEAL, SNAPSHOT_DOC,
	    SNAPSHOT_SOURCE };
	int64_t id;

	if (!hex_id(wanted, &id))
		return;
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		int kind = label_ >= ENTITY_TYPES ? label_ : kinds[i];
		uint32_t v = (label_ >= ENTITY_TYPES && i > 0) ||
		    (label_ >= 0 && label_ < ENTITY_TYPES && i > 0) ?
		    SNAPSHOT_NONE : snapshot_find(w->s, kind, id);

		if (v != SNAPSHOT_NONE)
			add_found(out, a, v);
	}
}

static void
find_name(const struct world *w, struct arena *a, struct str wanted,
    struct cypher_found *out)
{
	uint32_t place = 0, v;

	while ((v = snapshot_named(w->s, wanted, &place)) != SNAPSHOT_NONE)
		add_found(out, a, v);
}

/* Deals lie by type, then by the day they were first told. */
static uint32_t
first_deal(const struct snapshot *s, unsigned kind, int64_t when)
{
	size_t lo = s->head.first[SNAPSHOT_DEAL];
	size_t hi = s->head.first[SNAPSHOT_DOC];

	BISECT(lo, hi, mid, s->kind[mid] < kind || (s->kind[mid] == kind &&
	    s->when[mid] < when));
	return (uint32_t)lo;
}

static void
bound_day(const struct cypher_hint *h, int64_t *from, int64_t *to)
{
	struct clock_span day;

	if (h->v.kind != VALUE_STRING || h->v.s.n != 10 ||
	    !clock_parse_span(h->v.s, &day))
		return;
	/* days are compared as words: all of the day is in or out */
	if (h->how == HINT_LEAST || h->how == HINT_ABOVE ||
	    h->how == HINT_IS)
		*from = MAX_OF(*from, day.from);
	if (h->how == HINT_MOST || h->how == HINT_BELOW || h->how == HINT_IS)
		*to = MIN_OF(*to, day.to);
}

static void
find_deals(const struct world *w, const struct cypher_hint *hint, size_t n,
    struct cypher_found *out)
{
	const struct snapshot *s = w->s;
	int64_t from = INT64_MIN, to = INT64_MAX;
	enum deal_type kind = DEAL_NONE;

	for (size_t i = 0; i < n; i++) {
		if (str_is(hint[i].key, "type") && hint[i].how == HINT_IS &&
		    hint[i].v.kind == VALUE_STRING)
			kind = deal_type_of(hint[i].v.s);
		if (str_is(hint[i].key, "first_seen"))
			bound_day(&hint[i], &from, &to);
	}
	if (kind == DEAL_NONE)
		return;
	to = MAX_OF(from, to);
	out->first = first_deal(s, kind, from);
	out->n = (size_t)(first_deal(s, kind, to) - out->first);
	out->by = "deal type and date";
	/* a day that is not known would come first, and must come last */
	if (out->n > 0 && s->when[out->first] != CLOCK_NONE)
		out->order = "first_seen";
}

static void
find(const struct cypher_graph *g, struct arena *a, int label_,
    const struct cypher_hint *hint, size_t n, struct cypher_found *out)
{
	const struct world *w = world_of(g);

	*out = (struct cypher_found){ .first = 0, .n = w->s->nodes };
	if (label_ >= 0) {
		out->first = w->s->head.first[label_];
		out->n = w->s->head.first[label_ + 1] -
		    w->s->head.first[label_];
		out->by = "label";
	}
	for (size_t i = 0; i < n; i++) {
		bool id = str_is(hint[i].key, "id");

		if (hint[i].how != HINT_IS || hint[i].v.kind !=
		    VALUE_STRING || (!id && (!str_is(hint[i].key, "name") ||
		    label_ >= SNAPSHOT_DEAL)))
			continue;
		*out = (struct cypher_found){ .by = id ? "id" : "name",
		    .listed = true };
		if (id)
			find_id(w, a, label_, hint[i].v.s, out);
		else
			find_name(w, a, hint[i].v.s, out);
		return;
	}
	if (label_ == SNAPSHOT_DEAL)
		find_deals(w, hint, n, out);
}

/* ---- marks ---- */

static struct cypher_marks *
marks(const struct cypher_graph *g, int which)
{
	struct world *w = world_of(g);
	struct cypher_marks *m = &w->marks[which];

	size_t n = w->s->nodes + 1u;

	if (m->at == NULL) {
		m->at = mem_array(n, sizeof(*m->at));
		m->node = mem_grow(NULL, n, sizeof(*m->node));
		m->by = mem_grow(NULL, n, sizeof(*m->by));
		m->edge = mem_grow(NULL, n, sizeof(*m->edge));
	}
	return m;
}

/* ---- life ---- */

struct cypher_graph *
world_load(struct db *db, struct arena *a, struct err *e)
{
	static const struct cypher_ops ops = {
		.fixed = true, .halves = halves, .edge = edge, .label = label, .type = type,
		.type_name = type_name, .has_key = has_key, .near = near, .has_label = has_label,
		.labels = labels, .property = world_property,
		.properties = world_properties, .find = find,
		.marks = marks, .cell = world_cell
	};
	const struct snapshot *s = snapshot_get(db, e);
	struct cypher_graph *g;
	struct world *w;

	if (s == NULL)
		return NULL;
	w = arena_alloc(a, sizeof(*w));
	g = arena_alloc(a, sizeof(*g));
	w->arena = a;
	w->db = db;
	w->s = s;
	g->ops = &ops;
	g->ctx = w;
	g->nodes = s->nodes;
	w->lists[0] = (struct cypher_lists){ s->out, s->to, s->type, NULL };
	w->lists[1] = (struct cypher_lists){ s->in, s->from, s->in_type,
	    s->edge };
	g->out = &w->lists[0];
	g->in = &w->lists[1];
	g->degree = s->nodes ? 2.0 * s->edges / s->nodes : 0;
	name_types(w);
	return g;
}

void
world_free(struct cypher_graph *g)
{
	struct world *w;

	if (g == NULL)
		return;
	w = world_of(g);
	for (size_t i = 0; i < COUNT_OF(w->marks); i++) {
		mem_free(w->marks[i].at);
		mem_free(w->marks[i].node);
		mem_free(w->marks[i].by);
		mem_free(w->marks[i].edge);
	}
	map_release(&w->props);
	map_release(&w->told);
}
