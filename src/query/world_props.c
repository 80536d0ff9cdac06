#include "base.h"

#include "bisect.h"
#include "edge.h"
#include "limits.h"
#include "rank.h"
#include "store_claim.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_source.h"
#include "store_view.h"
#include "world_in.h"

#define PROPS_MOST 24

struct props {
	struct world		*w;
	struct value_field	 at[PROPS_MOST];
	size_t			 n;
};

/* Where a text leads, for those who print it. */
struct place {
	enum cell_ref	ref;
	int64_t		id;
	uint32_t	at;
	bool		quote;
	enum entity_type type;
};

static void
add_value(struct props *p, const char *key, struct value v)
{
	BUG_IF(p->n == PROPS_MOST);
	p->at[p->n].key = str_of(key);
	p->at[p->n++].v = v;
}

static void
add_text(struct props *p, const char *key, struct str s)
{
	if (s.n > 0)
		add_value(p, key, value_string(arena_str(p->w->arena, s)));
}

static struct value
date_value(struct arena *a, int64_t at)
{
	char text[CLOCK_TEXT];

	if (at == CLOCK_NONE)
		return VALUE_NONE;
	return value_string(arena_str(a, str_of(clock_format_date(at, text))));
}

/* "wikidata:Q182477|cik:1045810": what others number it as. */
static void
add_ids(struct props *p, struct str ids)
{
	struct value list, *at;
	struct str rest = ids, id;
	size_t n = 0;

	while (str_split(&rest, '|', &id))
		n++;
	if (n == 0)
		return;
	list = value_list_new(p->w->arena, n, &at);
	for (size_t i = 0; str_split(&ids, '|', &id); i++)
		at[i] = value_string(id);
	add_value(p, "ids", list);
}

static void
add_date(struct props *p, const char *key, int64_t at)
{
	if (at != CLOCK_NONE)
		add_value(p, key, date_value(p->w->arena, at));
}

/* 0: not told */
static void
add_count(struct props *p, const char *key, int64_t n)
{
	if (n != 0)
		add_value(p, key, value_int(n));
}

static struct value
id_value(struct arena *a, int64_t id)
{
	uint64_t v = (uint64_t)id;
	size_t n = 1;
	char *s;

	while (n < 16 && v >> 4 * n != 0)
		n++;
	s = arena_room(a, n + 1);
	for (size_t i = n; i-- > 0; v >>= 4)
		s[i] = "0123456789abcdef"[v & 15];
	s[n] = '\0';
	return value_string((struct str){ s, n });
}

/* ---- texts that lead somewhere ---- */

/* The text's own place in memory tells which it is, however far it has gone
 * through a question. */
static void
lead(struct world *w, struct str s, const struct place *where)
{
	struct place *kept = arena_alloc(w->arena, sizeof(*kept));
	const char **key = arena_alloc(w->arena, sizeof(*key));

	*kept = *where;
	*key = s.p;
	*map_put(&w->told, (struct str){ (const char *)key, sizeof(*key) },
	    NULL) = (uint64_t)(uintptr_t)kept;
}

static void
add_leading(struct props *p, const char *key, struct str s,
    const struct place *where)
{
	if (s.n == 0)
		return;
	add_text(p, key, s);
	lead(p->w, p->at[p->n - 1].v.s, where);
}

/* The node whose name begins at or before a byte of all names. */
static uint32_t
named_at(const struct snapshot *s, uint32_t at)
{
	size_t lo = 1, hi = s->nodes;

	BISECT(lo, hi, mid, s->name[mid] <= at);
	return (uint32_t)lo - 1;
}

void
world_cell(const struct cypher_graph *g, struct value v, struct cell *c)
{
	const struct world *w = world_of(g);
	const struct place *where;
	uint64_t *at;

	if (v.kind != VALUE_STRING)
		return;
	if (v.s.p >= w->s->names && v.s.p < w->s->names +
	    w->s->head.name_bytes) {
		uint32_t node = named_at(w->s, (uint32_t)(v.s.p -
		    w->s->names));

		c->ref = w->s->label[node] == SNAPSHOT_SOURCE ? REF_SOURCE :
		    REF_ENTITY;
		c->ref_id = w->s->id[node];
		c->ref_type = w->s->label[node] < ENTITY_TYPES ?
		    (enum entity_type)w->s->label[node] : ENTITY_NONE;
		return;
	}
	at = map_find(&w->told, (struct str){ (const char *)&v.s.p,
	    sizeof(v.s.p) });
	if (at == NULL)
		return;
	where = (const struct place *)(uintptr_t)*at;
	c->ref = where->ref;
	c->ref_id = where->id;
	c->ref_at = where->at;
	c->ref_type = where->type;
	c->quoted = where->quote;
}

/* The words a thing stands on, and whose they are. */
static void
add_told(struct props *p, const struct told *t, int64_t doc, uint32_t at,
    struct str speaker)
{
	struct place where = { .ref = REF_DOC, .id = doc, .at = at };

	if (doc == 0)
		return;
	where.quote = true;
	add_leading(p, "quote", t->quote, &where);
	where.quote = false;
	add_text(p, "speaker", speaker);
	add_leading(p, "document", t->title, &where);
	add_value(p, "doc", id_value(p->w->arena, doc));
	add_date(p, "date", t->stated);
}

/* ---- nodes ---- */

static int
read_entity(struct props *p, int64_t id, struct err *e)
{
	const struct node *n = store_node_get(p->w->db, p->w->arena, id, e);
	struct place where;

	if (n == NULL)
		return -1;
	where = (struct place){ .ref = REF_ENTITY, .id = id,
	    .type = n->ent.type };
	add_leading(p, "name", n->ent.name, &where);
	add_value(p, "id", id_value(p->w->arena, id));
	add_text(p, "what", n->ent.what);
	add_text(p, "field", n->ent.field);
	add_text(p, "of", n->ent.of);
	add_text(p, "ticker", n->ent.ticker);
	add_ids(p, n->ent.ids);
	add_value(p, "documents", value_int(n->docs));
	add_value(p, "mentions", value_int(n->mentions));
	add_value(p, "sources", value_int(n->sources));
	add_value(p, "weight", value_float(n->weight));
	add_date(p, "first_seen", clock_if(n->dated, n->first_seen));
	add_date(p, "last_seen", clock_if(n->dated, n->last_seen));
	return 0;
}

static int
read_deal(struct props *p, int64_t id, struct err *e)
{
	const struct deal_row *r = store_deal_get(p->w->db, p->w->arena, id,
	    e);
	struct place where = { .ref = REF_DEAL, .id = id };
	char day[CLOCK_TEXT];
	struct clock_span when;
	const struct deal *d;

	if (r == NULL)
		return -1;
	d = &r->deal;
	add_value(p, "id", id_value(p->w->arena, id));
	lead(p->w, p->at[p->n - 1].v.s, &where);
	add_text(p, "type", str_of(deal_type_name(d->type)));
	add_text(p, "status", str_of(status_name(d->status)));
	add_count(p, "amount", d->amount);
	add_count(p, "amount_low", d->amount_low);
	add_count(p, "amount_high", d->amount_high);
	add_count(p, "valuation", d->valuation);
	add_count(p, "stake", d->stake);
	add_text(p, "currency", str_of(d->currency));
	add_text(p, "round", str_of(d->round));
	add_value(p, "sources", value_int(d->sources));
	add_value(p, "confidence", value_float(d->confidence));
	add_date(p, "first_seen", clock_if(d->dated, d->first_seen));
	add_date(p, "last_seen", clock_if(d->dated, d->last_seen));
	when = deal_when(d);
	add_text(p, "day", arena_str(p->w->arena,
	    str_of(clock_format_span(&when, day))));
	add_told(p, &r->told, r->doc, r->start, r->speaker);
	return 0;
}

static int
read_doc(struct props *p, int64_t id, struct err *e)
{
	const struct doc *d = store_doc_head(p->w->db, p->w->arena, id, e);
	struct place where = { .ref = REF_DOC, .id = id };

	if (d == NULL)
		return -1;
	add_leading(p, "title", d->title, &where);
	add_value(p, "id", id_value(p->w->arena, id));
	add_text(p, "kind", str_of(doc_kind_name(d->kind)));
	add_text(p, "show", d->show);
	add_text(p, "link", d->link);
	add_text(p, "lang", d->lang);
	add_date(p, "date", doc_stated(d));
	add_date(p, "learned", d->learned);
	return 0;
}

static int
read_source(struct props *p, int64_t id, struct err *e)
{
	const struct source *s = store_source_get(p->w->db, p->w->arena, id,
	    e);
	struct place where = { .ref = REF_SOURCE, .id = id };

	if (s == NULL)
		return -1;
	add_leading(p, "title", s->title, &where);
	add_value(p, "id", id_value(p->w->arena, id));
	add_text(p, "url", s->url);
	add_text(p, "site", s->site);
	add_text(p, "kind", str_of(doc_kind_name(s->kind)));
	add_text(p, "lang", s->lang);
	add_value(p, "documents", value_int(s->items));
	return 0;
}

/* ---- relationships ---- */

/* The newest claim is the one that tells it. */
static int
read_belief(struct props *p, uint32_t edge, struct err *e)
{
	const struct snapshot *s = p->w->s;
	int64_t id = edge_id(s->id[snapshot_tail_of(s, edge)],
	    (enum relation)s->type[edge], s->id[s->to[edge]]);
	struct claim_filter f = { .edge = id, .limit = 1 };
	const struct edge_row *r = store_edge_get(p->w->db, p->w->arena, id,
	    e);
	struct claim_rows claims;

	if (r == NULL ||
	    store_claims(p->w->db, p->w->arena, &f, &claims, e) < 0)
		return -1;
	add_value(p, "id", id_value(p->w->arena, id));
	add_text(p, "status", str_of(status_name(r->edge.status)));
	add_value(p, "claims", value_int(r->edge.claims));
	add_value(p, "sources", value_int(r->edge.sources));
	add_value(p, "confidence", value_float(r->edge.confidence));
	add_date(p, "first_seen", clock_if(r->edge.dated, r->edge.first_seen));
	add_date(p, "last_seen", clock_if(r->edge.dated, r->edge.last_seen));
	add_value(p, "weight", value_float(rank_edge(&r->edge)));
	add_date(p, "valid_from", r->edge.valid_from);
	add_date(p, "valid_to", r->edge.valid_to);
	add_count(p, "denials", r->edge.denials);
	add_count(p, "direct", r->edge.direct);
	if (claims.n > 0)
		add_told(p, &claims.at[0].told, claims.at[0].claim.doc,
		    claims.at[0].claim.start, claims.at[0].claim.speaker);
	return 0;
}

/* A document names a thing: in the sentences of the first time. */
static int
read_mentions(struct props *p, uint32_t edge, struct err *e)
{
	const struct snapshot *s = p->w->s;
	struct words_at w;

	if (store_named_at(p->w->db, p->w->arena,
	    s->id[snapshot_tail_of(s, edge)], s->id[s->to[edge]], &w, e) < 0)
		return -1;
	add_value(p, "count", value_int(s->trust[edge]));
	add_told(p, &w.told, w.doc, w.start, STR_NONE);
	return 0;
}

/* A party of a deal: in the words that tell the deal best. */
static int
read_role(struct props *p, uint32_t edge, struct err *e)
{
	const struct snapshot *s = p->w->s;
	const struct deal_row *r = store_deal_get(p->w->db, p->w->arena,
	    s->id[s->to[edge]], e);

	if (r == NULL)
		return -1;
	add_told(p, &r->told, r->doc, r->start, r->speaker);
	return 0;
}

static int
read_edge(struct props *p, uint32_t edge, struct err *e)
{
	unsigned type = p->w->s->type[edge];

	if (type < RELATIONS)
		return read_belief(p, edge, e);
	if (type == SNAPSHOT_MENTIONS)
		return read_mentions(p, edge, e);
	return type == SNAPSHOT_PUBLISHED ? 0 : read_role(p, edge, e);
}

static int
read_one(struct props *p, struct value of, struct err *e)
{
	const struct snapshot *s = p->w->s;
	uint32_t i = (uint32_t)of.i;

	if (of.kind == VALUE_EDGE)
		return read_edge(p, i, e);
	switch (s->label[i]) {
	case SNAPSHOT_DEAL:
		return read_deal(p, s->id[i], e);
	case SNAPSHOT_DOC:
		return read_doc(p, s->id[i], e);
	case SNAPSHOT_SOURCE:
		return read_source(p, s->id[i], e);
	default:
		return read_entity(p, s->id[i], e);
	}
}

static int
read_props(struct world *w, struct value of, const struct value_map **out,
    struct err *e)
{
	int64_t key = of.i * 2 + (of.kind == VALUE_EDGE);
	int64_t *kept_key;
	struct props p = { .w = w };
	struct value_map *m;
	uint64_t *at = map_find(&w->props, (struct str){ (const char *)&key,
	    sizeof(key) });

	if (at != NULL) {
		*out = (const struct value_map *)(uintptr_t)*at;
		return 0;
	}
	if (read_one(&p, of, e) < 0)
		return -1;
	kept_key = arena_alloc(w->arena, sizeof(*kept_key));
	*kept_key = key;
	m = arena_alloc(w->arena, sizeof(*m));
	m->n = p.n;
	m->at = arena_array(w->arena, p.n + 1, sizeof(*m->at));
	memcpy(m->at, p.at, p.n * sizeof(*m->at));
	*map_put(&w->props, (struct str){ (const char *)kept_key,
	    sizeof(*kept_key) }, NULL) = (uint64_t)(uintptr_t)m;
	*out = m;
	return 0;
}

/* ---- what the snapshot knows itself ---- */

static bool
of_deal(const struct snapshot *s, struct arena *a, uint32_t i, struct str key,
    struct value *out)
{
	if (str_is(key, "type"))
		*out = value_string(str_of(deal_type_name(
		    (enum deal_type)s->kind[i])));
	else if (str_is(key, "amount"))
		*out = s->size[i] ? value_int(s->size[i]) : VALUE_NONE;
	else if (str_is(key, "first_seen"))
		*out = date_value(a, s->when[i]);
	else
		return false;
	return true;
}

static bool
of_edge(const struct snapshot *s, uint32_t i, struct str key,
    struct value *out)
{
	if (s->type[i] < RELATIONS && str_is(key, "status"))
		*out = value_string(str_of(status_name(
		    (enum status)s->status[i])));
	else if (s->type[i] == SNAPSHOT_MENTIONS && str_is(key, "count"))
		*out = value_int(s->trust[i]);
	else
		return false;
	return true;
}

static bool
of_snapshot(const struct world *w, struct arena *a, struct value of,
    struct str key, struct value *out)
{
	const struct snapshot *s = w->s;
	uint32_t i = (uint32_t)of.i;
	int label = of.kind == VALUE_NODE ? s->label[i] : -1;

	if (of.kind == VALUE_EDGE)
		return of_edge(s, i, key, out);
	if (str_is(key, "id"))
		*out = id_value(a, s->id[i]);
	else if (label < SNAPSHOT_DEAL && str_is(key, "name"))
		*out = value_string(snapshot_name(s, i));
	else if (label < SNAPSHOT_DEAL && str_is(key, "documents"))
		*out = value_int(s->size[i]);
	else if (label == SNAPSHOT_DOC && str_is(key, "date"))
		*out = date_value(a, s->when[i]);
	else if (label == SNAPSHOT_DEAL)
		return of_deal(s, a, i, key, out);
	else
		return false;
	return true;
}

ATTR_APART static int
of_tables(struct world *w, struct value of, struct str key, struct value *out,
    struct err *e)
{
	const struct value_map *m;
	const struct value *v;

	if (read_props(w, of, &m, e) < 0)
		return -1;
	v = value_field(m, key);
	*out = v != NULL ? *v : VALUE_NONE;
	return 0;
}

int
world_property(const struct cypher_graph *g, struct arena *a, struct value of,
    struct str key, struct value *out, struct err *e)
{
	struct world *w = world_of(g);

	return of_snapshot(w, a, of, key, out) ? 0 :
	    of_tables(w, of, key, out, e);
}

int
world_properties(const struct cypher_graph *g, struct arena *a ATTR_UNUSED,
    struct value of, struct value *out, struct err *e)
{
	*out = (struct value){ .kind = VALUE_MAP };
	return read_props(world_of(g), of, &out->map, e);
}
