#include "base.h"

#include <inttypes.h>

#include "answer.h"
#include "api.h"
#include "ask.h"
#include "clock.h"
#include "jread.h"
#include "out.h"
#include "param.h"
#include "store_entity.h"
#include "utf8.h"
#include "view.h"

static int
finish(struct request *q, struct reply *r, struct err *e)
{
	if (buf_check(&r->body, "the answer", e) < 0)
		return -1;
	reply_bytes(q, r, "application/json", CACHE_ASK);
	return 0;
}

static int
give_sheet(struct request *q, struct reply *r, const struct sheet *s,
    struct err *e)
{
	if (s == NULL || out_sheet(OUT_JSON, s, &r->body, e) < 0)
		return -1;
	return finish(q, r, e);
}

static int
give_table(struct request *q, struct reply *r, const struct table *t,
    struct err *e)
{
	if (t == NULL || out_table(OUT_JSON, t, &r->body, e) < 0)
		return -1;
	return finish(q, r, e);
}

static size_t
limit(const struct request *q)
{
	return (size_t)param_int(q, "limit", 100);
}

static size_t
offset(const struct request *q)
{
	return (size_t)param_int(q, "offset", 0);
}

static const struct column named_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "what", "What", CELL_TEXT },
	{ "documents", "Documents", CELL_INT },
	{ "mentions", "Mentions", CELL_INT }
};

/* One entity as a table of one row, so that every answer has one shape. */
static struct table *
table_of_one(struct request *q, int64_t id, struct err *e)
{
	const struct node *n = store_node_get(q->db, q->arena, id, e);
	struct table *t = table_new(q->arena, "entities", "Entities",
	    named_columns, COUNT_OF(named_columns));
	struct cell *row;

	if (n == NULL)
		return NULL;
	row = table_row(t);
	cell_entity(&row[0], n->ent.name, n->ent.id, n->ent.type);
	cell_text(&row[1], str_of(entity_type_name(n->ent.type)));
	cell_text(&row[2], n->ent.what);
	cell_int(&row[3], n->docs);
	cell_int(&row[4], n->mentions);
	return t;
}

/* The entity that a name is sure to mean, else those that are near it. */
static int
entities_named(struct request *q, struct reply *r, struct str name,
    struct err *e)
{
	struct view_names names = { .id = 0 };

	if (view_find(q->db, q->arena, name, param_entity_type(q, "type"),
	    &names, e) < 0)
		return -1;
	return give_table(q, r, names.id != 0 ?
	    table_of_one(q, names.id, e) : names.near, e);
}

int
api_entities(struct request *q, struct reply *r, struct err *e)
{
	struct str name = param_str(q, "q");

	if (name.n > 0)
		return entities_named(q, r, name, e);
	return give_table(q, r, view_entities(q->db, q->arena,
	    param_entity_type(q, "type"), limit(q), offset(q), e), e);
}

int
api_entity(struct request *q, struct reply *r, struct err *e)
{
	int64_t id;

	if (ask_entity(q, &id, e) < 0)
		return -1;
	return give_sheet(q, r, view_entity(q->db, q->arena, id, e), e);
}

int
api_graph(struct request *q, struct reply *r, struct err *e)
{
	int64_t id;

	if (ask_entity(q, &id, e) < 0)
		return -1;
	return give_sheet(q, r, ask_graph(q, id, e), e);
}

int
api_deals(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, ask_deals(q, e), e);
}

int
api_deal(struct request *q, struct reply *r, struct err *e)
{
	int64_t id;

	if (param_id(q->rest, &id, e) < 0)
		return -1;
	return give_sheet(q, r, view_deal(q->db, q->arena, id, e), e);
}

int
api_search(struct request *q, struct reply *r, struct err *e)
{
	return give_sheet(q, r, view_search(q->db, q->arena,
	    param_str(q, "q"), limit(q), e), e);
}

int
api_docs(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, view_documents(q->db, q->arena,
	    param_doc_kind(q, "kind"), limit(q), offset(q), e), e);
}

int
api_doc(struct request *q, struct reply *r, struct err *e)
{
	int64_t id;

	if (param_id(q->rest, &id, e) < 0)
		return -1;
	return give_sheet(q, r, view_doc(q->db, q->arena, id, e), e);
}

int
api_path(struct request *q, struct reply *r, struct err *e)
{
	return give_sheet(q, r, ask_path(q, e), e);
}

int
api_digest(struct request *q, struct reply *r, struct err *e)
{
	struct edition *ed = arena_alloc(q->arena, sizeof(*ed));

	if (ask_edition(q, ed, e) < 0 ||
	    out_edition(OUT_JSON, ed, &r->body, e) < 0)
		return -1;
	return finish(q, r, e);
}

int
api_sources(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, view_sources(q->db, q->arena, e), e);
}

int
api_judgements(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, view_judgements(q->db, q->arena, e), e);
}

int
api_rising(struct request *q, struct reply *r, struct err *e)
{
	int64_t to = param_until(q, "until"), from = param_date(q, "since");

	if (to == CLOCK_NONE)
		to = clock_now();
	if (from == CLOCK_NONE)
		from = to - 7 * CLOCK_DAY;
	if (from >= to)
		return err_set(e, ERR_INVALID, "\"since\" must not come "
		    "after \"until\" (now, where it is not given).");
	return give_table(q, r, view_rising(q->db, q->arena, from, to,
	    limit(q), e), e);
}

struct question {
	struct str		 text;
	struct value		 params;
	struct cypher_limits	 limits;
};

/* What the caller lets the question take. */
static int
read_limits(struct arena *a, const struct jread *with,
    struct cypher_limits *out, struct err *e)
{
	for (const struct jread *i = jread_first(with); i != NULL;
	    i = jread_next(i)) {
		struct value v = answer_value(a, i);
		struct str to = v.kind == VALUE_STRING ? v.s :
		    STR_LIT("no number");

		if (v.kind == VALUE_INT)
			to = str_of(arena_printf(a, "%" PRId64, v.i));
		else if (v.kind == VALUE_FLOAT)
			to = str_of(arena_printf(a, "%g", v.f));
		if (answer_lower(out, jread_name(i), to, e) < 0)
			return err_at(e, "The body's \"limits\": %.*s",
			    STR_ARG(jread_name(i)));
	}
	return 0;
}

#define BODY "{\"query\": \"MATCH ...\", \"params\": {\"name\": value}, " \
	"\"limits\": {\"rows\": number}}"

/* What is not known is not passed over: no more than in an address. */
static int
check_members(const struct jread *body, struct err *e)
{
	static const char *const known[] = { "query", "params", "limits" };

	for (const struct jread *i = jread_first(body); i != NULL;
	    i = jread_next(i)) {
		struct str name = utf8_cut(jread_name(i), 40);
		size_t k = 0;

		while (k < COUNT_OF(known) && !str_is(name, known[k]))
			k++;
		if (k == COUNT_OF(known))
			return err_set(e, ERR_INVALID, "There is no \"%.*s\" "
			    "in the body of a question; it must be " BODY ".",
			    STR_ARG(name));
	}
	return 0;
}

/* What is in a body that asks. */
static int
read_question(struct request *q, struct question *out, struct err *e)
{
	struct jread *j = jread_new(q->body, e);
	const struct jread *asked, *with, *limits;
	int error = 0;

	if (j == NULL)
		return err_at(e, "The body of the request");
	asked = jread_key(j, "query");
	with = jread_key(j, "params");
	limits = jread_key(j, "limits");
	*out = (struct question){ .limits = *q->limits,
	    .text = arena_str(q->arena, jread_str(asked)),
	    .params = answer_value(q->arena, with) };
	if (!jread_is_str(asked) || (with != NULL && !jread_is_object(with)) ||
	    (limits != NULL && !jread_is_object(limits)))
		error = err_set(e, ERR_INVALID, "The body must be " BODY ".");
	else if ((error = check_members(j, e)) == 0)
		error = read_limits(q->arena, limits, &out->limits, e);
	jread_free(j);
	return error;
}

int
api_query(struct request *q, struct reply *r, struct err *e)
{
	struct answer x = { .graph = NULL };
	struct question asked;
	int error;

	if (read_question(q, &asked, e) < 0 || answer_make(q->db, q->arena,
	    asked.text, asked.params, &asked.limits, &x, e) < 0)
		return -1;
	error = answer_json(&x, &r->body, e);
	answer_release(&x);
	return error < 0 ? -1 : finish(q, r, e);
}

int
api_news(struct request *q, struct reply *r, struct err *e)
{
	int64_t id;

	if (ask_entity(q, &id, e) < 0)
		return -1;
	return give_sheet(q, r, ask_news(q, id, e), e);
}

int
api_said(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, ask_said(q, e), e);
}

int
api_moves(struct request *q, struct reply *r, struct err *e)
{
	return give_table(q, r, ask_moves(q, e), e);
}

int
api_disputes(struct request *q, struct reply *r, struct err *e)
{
	return give_sheet(q, r, ask_disputes(q, e), e);
}

int
api_health(struct request *q, struct reply *r, struct err *e)
{
	int64_t version;

	if (db_data_version(q->db, &version, e) < 0)
		return -1;
	buf_add_str(&r->body, "{\"status\": \"ok\"}\n");
	reply_bytes(q, r, "application/json", CACHE_NEVER);
	return 0;
}
