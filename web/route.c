#include "base.h"

#include "api.h"
#include "clock.h"
#include "page.h"
#include "param.h"
#include "past.h"
#include "route.h"

#define TYPE(about_) { "type", PARAM_ENTITY_TYPE, false, about_ }
#define LIMIT { "limit", PARAM_COUNT, false, "at most so many rows" }
#define AS_OF { "as_of", PARAM_DATE, false, "as it was known by the end of this day" }
#define OFFSET { "offset", PARAM_OFFSET, false, "rows to pass over" }
#define SPAN(else_) \
	{ "since", PARAM_DATE, false, "dated on this day or later; " else_ }, \
	{ "until", PARAM_DATE, false, "dated on this day or before" }
#define DEAL_PARAMS \
	{ "type", PARAM_DEAL_TYPE, false, "only deals of this type" }, \
	{ "status", PARAM_STATUS, false, "only deals of this status" }, \
	{ "min", PARAM_AMOUNT, false, "only deals of this amount or more" }, \
	{ "max", PARAM_AMOUNT, false, "only deals of this amount or less" }, \
	{ "party", PARAM_NAME, false, "only deals with this party" }, \
	{ "since", PARAM_DATE, false, "of this day or later" }, \
	{ "until", PARAM_DATE, false, "of this day or before" }, \
	LIMIT, OFFSET, AS_OF
#define PATH_PARAMS(required_) \
	{ "a", PARAM_NAME, required_, "from this entity" }, \
	{ "b", PARAM_NAME, required_, "to this entity" }, \
	{ "hops", PARAM_HOPS, false, "at most so many steps; 4" }, AS_OF
#define SAID_PARAMS(required_) \
	{ "by", PARAM_TEXT, required_, \
	    "a part of the speaker's or show's name" }, \
	{ "about", PARAM_NAME, false, "only of this entity" }, \
	SPAN("any"), AS_OF
#define MOVES_PARAMS \
	{ "from", PARAM_NAME, false, "from this entity" }, \
	{ "to", PARAM_NAME, false, "to this entity" }, \
	SPAN("any"), AS_OF
#define DISPUTES_PARAMS \
	{ "of", PARAM_NAME, false, "only about this entity" }, AS_OF

const struct route route_table[] = {
	{ .path = "/", .answer = page_home, .param = { AS_OF } },
	{ .path = "/entity/{id}", .answer = page_entity, .param = { AS_OF } },
	{ .path = "/graph/{id}", .answer = page_graph, .param = { AS_OF } },
	{ .path = "/doc/{id}", .answer = page_doc, .param = { AS_OF } },
	{ .path = "/deal/{id}", .answer = page_deal, .param = { AS_OF } },
	{ .path = "/deals", .answer = page_deals, .param = { DEAL_PARAMS } },
	{ .path = "/search", .answer = page_search, .param = {
	    { "q", PARAM_TEXT, false, "words" }, AS_OF } },
	{ .path = "/digest", .answer = page_digest, .param = { AS_OF } },
	{ .path = "/digest.atom", .answer = page_feed, .param = { AS_OF } },
	{ .path = "/digest/{date}", .answer = page_digest, .param = { AS_OF } },
	{ .path = "/sources", .answer = page_sources, .param = { AS_OF } },
	{ .path = "/sources.atom", .answer = page_trouble },
	{ .path = "/metrics", .answer = page_metrics },
	{ .path = "/entities", .answer = page_entities, .param = {
	    TYPE("of this type"), LIMIT, OFFSET, AS_OF } },
	{ .path = "/documents", .answer = page_documents, .param = {
	    { "kind", PARAM_DOC_KIND, false, "of this kind" }, LIMIT, OFFSET, AS_OF } },
	{ .path = "/path", .answer = page_path, .param = {
	    PATH_PARAMS(false) } },
	{ .path = "/news", .answer = page_news, .param = {
	    { "of", PARAM_NAME, false, "of this entity" },
	    SPAN("a week before"), AS_OF } },
	{ .path = "/said", .answer = page_said, .param = {
	    SAID_PARAMS(false) } },
	{ .path = "/moves", .answer = page_moves, .param = { MOVES_PARAMS } },
	{ .path = "/disputes", .answer = page_disputes, .param = {
	    DISPUTES_PARAMS } },
	{ .path = "/query", .answer = page_query, .param = {
	    { "q", PARAM_TEXT, false, "a question" }, AS_OF } },
	{ .path = "/about", .answer = page_about },
	{ .path = "/robots.txt", .answer = page_robots },
	{ .path = "/favicon.ico", .answer = page_icon },
	{ .path = "/static/{file}", .answer = page_static, .param = {
	    { "v", PARAM_TEXT, false, "hash of the file" } } },

	{ .path = "/api/v1/entities", .answer = api_entities,
	    .about = "Entities by weight, or the ones that a name may mean.",
	    .gives = "Table", .param = { TYPE("only entities of this type"),
	    { "q", PARAM_NAME, false, "a name, an alias, or near it" },
	    LIMIT, OFFSET, AS_OF } },
	{ .path = "/api/v1/entities/{id}", .answer = api_entity,
	    .about = "An entity's card: facts, relations, deals, quotes.",
	    .gives = "Sheet", .param = { AS_OF } },
	{ .path = "/api/v1/entities/{id}/graph", .answer = api_graph,
	    .about = "The graph around an entity, at most 50 nodes.",
	    .gives = "Sheet", .param = {
	    { "hops", PARAM_HOPS, false, "how far; 1" }, AS_OF } },
	{ .path = "/api/v1/deals", .answer = api_deals,
	    .about = "Deals, newest first.",
	    .gives = "Table", .param = { DEAL_PARAMS } },
	{ .path = "/api/v1/deals/{id}", .answer = api_deal,
	    .about = "One deal with its parties and every claim that tells it.",
	    .gives = "Sheet", .param = { AS_OF } },
	{ .path = "/api/v1/search", .answer = api_search,
	    .about = "Entities and documents that words find.",
	    .gives = "Sheet", .param = {
	    { "q", PARAM_TEXT, true, "words; \"quoted words\"; begin*" },
	    LIMIT, AS_OF } },
	{ .path = "/api/v1/docs", .answer = api_docs,
	    .about = "Documents, newest first.",
	    .gives = "Table", .param = {
	    { "kind", PARAM_DOC_KIND, false, "only documents of this kind" },
	    LIMIT, OFFSET, AS_OF } },
	{ .path = "/api/v1/docs/{id}", .answer = api_doc,
	    .about = "A document: takeaways, names, claims, deals.",
	    .gives = "Sheet", .param = { AS_OF } },
	{ .path = "/api/v1/path", .answer = api_path,
	    .about = "How two entities are linked, a quote a step.",
	    .gives = "Sheet", .param = { PATH_PARAMS(true) } },
	{ .path = "/api/v1/digest", .answer = api_digest,
	    .about = "Today's digest.", .gives = "Sheet", .param = { AS_OF } },
	{ .path = "/api/v1/digest/{date}", .answer = api_digest,
	    .about = "The digest of a day (New York), YYYY-MM-DD.",
	    .gives = "Sheet", .param = { AS_OF } },
	{ .path = "/api/v1/sources", .answer = api_sources,
	    .about = "Sources and their health.", .gives = "Table", .param = { AS_OF } },
	{ .path = "/api/v1/entities/{id}/news", .answer = api_news,
	    .about = "What is new on an entity: facts, deals, documents.",
	    .gives = "Sheet", .param = { SPAN("a week before"), AS_OF } },
	{ .path = "/api/v1/said", .answer = api_said,
	    .about = "What a speaker or a show said.", .gives = "Table",
	    .param = { SAID_PARAMS(true) } },
	{ .path = "/api/v1/moves", .answer = api_moves,
	    .about = "Who moved from one post to another.", .gives = "Table",
	    .param = { MOVES_PARAMS } },
	{ .path = "/api/v1/disputes", .answer = api_disputes,
	    .about = "What sources contradict each other about.",
	    .gives = "Sheet", .param = { DISPUTES_PARAMS } },
	{ .path = "/api/v1/judgements", .answer = api_judgements,
	    .about = "What people decided about the graph.",
	    .gives = "Table" },
	{ .path = "/api/v1/rising", .answer = api_rising,
	    .about = "Names said more often than in the time before.",
	    .gives = "Table", .param = {
	    { "since", PARAM_DATE, false, "from this day; a week ago" },
	    { "until", PARAM_DATE, false, "to this day, with it; now" }, LIMIT, AS_OF } },
	{ .path = "/api/v1/query", .answer = api_query,
	    .about = "Ask the graph in openCypher, read-only; see "
	    "tapeout-query(7).", .takes = "Question", .gives = "Answer", .param = { AS_OF } },
	{ .path = "/openapi.json", .answer = api_openapi },
	{ .path = "/healthz", .answer = api_health }
};

const size_t route_count = COUNT_OF(route_table);

/* "/doc/{id}" and "/doc/12ab": rest "12ab".  A rest never holds a slash. */
static bool
matches(const char *pattern, struct str path, struct str *rest)
{
	struct str p = str_of(pattern);
	size_t open = str_find_char(p, '{', 0), close;
	struct str tail;

	*rest = STR_NONE;
	if (open == SIZE_MAX)
		return str_eq(p, path);
	close = str_find_char(p, '}', open);
	tail = (struct str){ p.p + close + 1, p.n - close - 1 };
	if (path.n <= open + tail.n || memcmp(path.p, p.p, open) != 0 ||
	    memcmp(path.p + path.n - tail.n, tail.p, tail.n) != 0)
		return false;
	*rest = (struct str){ path.p + open, path.n - open - tail.n };
	return str_find_char(*rest, '/', 0) == SIZE_MAX;
}

static const struct route *
route_find(struct request *q)
{
	for (size_t i = 0; i < route_count; i++)
		if (matches(route_table[i].path, q->path, &q->rest))
			return &route_table[i];
	return NULL;
}

static void
refuse_method(const struct request *q, struct reply *r,
    const struct route *route)
{
	reply_header(r, "Allow", route->takes != NULL ? "POST" : "GET, HEAD");
	reply_problem(q, r, 405, route->takes != NULL ? "This address takes a "
	    "question by POST." : "This address is read-only: it answers GET "
	    "and HEAD.");
}

static int
answer(struct request *q, struct reply *r, struct err *e)
{
	const struct route *route = route_find(q);
	int64_t day;

	if (route == NULL)
		return err_set(e, ERR_NOT_FOUND, "There is nothing at %.*s.",
		    (int)MIN_OF(q->path.n, 80u), q->path.p);
	if (q->method != (route->takes != NULL ? METHOD_POST : METHOD_READ)) {
		refuse_method(q, r, route);
		return 0;
	}
	if (param_check(q, route->param, e) < 0)
		return -1;
	day = param_date(q, "as_of");
	if (day != CLOCK_NONE)
		q->db = past_at(q->past, q->db, day + CLOCK_DAY, e);
	return q->db == NULL ? -1 : route->answer(q, r, e);
}

void
route_answer(struct request *q, struct reply *r)
{
	struct err e = ERR_INIT;

	if (answer(q, r, &e) < 0)
		reply_error(q, r, &e);
}
