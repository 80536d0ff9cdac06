#include "base.h"

#include <stdio.h>

#include "api.h"
#include "jwrite.h"
#include "options.h"
#include "param.h"
#include "route.h"

#define TEXT(j, key, value) jwrite_key_text((j), (key), (value))

static void
open_object(struct jwrite *j, const char *key)
{
	jwrite_key(j, key);
	jwrite_object(j);
}

static void
list_names(struct jwrite *j, options_fn *name)
{
	TEXT(j, "type", "string");
	jwrite_key(j, "enum");
	jwrite_array(j);
	for (unsigned i = 1; name(i) != NULL; i++)
		jwrite_text(j, name(i));
	jwrite_end(j);
}

static void
whole_number(struct jwrite *j, int64_t least, int64_t most)
{
	TEXT(j, "type", "integer");
	jwrite_key_int(j, "minimum", least);
	jwrite_key_int(j, "maximum", most);
}

static void
param_schema(struct jwrite *j, enum param_kind kind)
{
	open_object(j, "schema");
	switch (kind) {
	case PARAM_COUNT:
		whole_number(j, 1, PARAM_COUNT_MOST);
		break;
	case PARAM_OFFSET:
		whole_number(j, 0, PARAM_OFFSET_MOST);
		break;
	case PARAM_HOPS:
		whole_number(j, 1, 4);
		break;
	case PARAM_DATE:
		TEXT(j, "type", "string");
		TEXT(j, "format", "date");
		break;
	case PARAM_AMOUNT:
		TEXT(j, "type", "string");
		TEXT(j, "pattern", "^\\$?[0-9]+(\\.[0-9]+)?[kKmMbBtT]?$");
		break;
	case PARAM_ENTITY_TYPE:
		list_names(j, options_entity_type);
		break;
	case PARAM_DEAL_TYPE:
		list_names(j, options_deal_type);
		break;
	case PARAM_STATUS:
		list_names(j, options_status);
		break;
	case PARAM_DOC_KIND:
		list_names(j, options_doc_kind);
		break;
	case PARAM_TEXT:
	case PARAM_NAME:
	case PARAM_END:
		TEXT(j, "type", "string");
		break;
	}
	jwrite_end(j);
}

static void
put_param(struct jwrite *j, const char *in, const struct param_rule *rule)
{
	jwrite_object(j);
	TEXT(j, "name", rule->name);
	TEXT(j, "in", in);
	TEXT(j, "description", rule->about);
	jwrite_key(j, "required");
	jwrite_bool(j, rule->required);
	param_schema(j, rule->kind);
	jwrite_end(j);
}

/* The {thing} of a path, told as a parameter. */
static void
put_path_param(struct jwrite *j, const char *path)
{
	struct str p = str_of(path);
	size_t open = str_find_char(p, '{', 0);
	size_t close = open == SIZE_MAX ? 0 : str_find_char(p, '}', open);
	struct str name;

	if (open == SIZE_MAX)
		return;
	name = (struct str){ p.p + open + 1, close - open - 1 };
	jwrite_object(j);
	jwrite_key_str(j, "name", name);
	TEXT(j, "in", "path");
	jwrite_key(j, "required");
	jwrite_bool(j, true);
	open_object(j, "schema");
	TEXT(j, "type", "string");
	TEXT(j, str_is(name, "date") ? "format" : "pattern",
	    str_is(name, "date") ? "date" : "^[0-9a-f]{1,16}$");
	jwrite_end(j);
	jwrite_end(j);
}

static void
put_content(struct jwrite *j, const char *status, const char *about,
    const char *type, const char *shape)
{
	char ref[64];

	snprintf(ref, sizeof(ref), "#/components/schemas/%s", shape);
	open_object(j, status);
	TEXT(j, "description", about);
	open_object(j, "content");
	open_object(j, type);
	open_object(j, "schema");
	TEXT(j, "$ref", ref);
	jwrite_end(j);
	jwrite_end(j);
	jwrite_end(j);
	jwrite_end(j);
}

static void
put_body(struct jwrite *j, const char *shape)
{
	char ref[64];

	snprintf(ref, sizeof(ref), "#/components/schemas/%s", shape);
	open_object(j, "requestBody");
	jwrite_key(j, "required");
	jwrite_bool(j, true);
	open_object(j, "content");
	open_object(j, "application/json");
	open_object(j, "schema");
	TEXT(j, "$ref", ref);
	for (int i = 0; i < 4; i++)
		jwrite_end(j);
}

static void
put_route(struct jwrite *j, const struct route *route)
{
	open_object(j, route->path);
	open_object(j, route->takes != NULL ? "post" : "get");
	TEXT(j, "summary", route->about);
	jwrite_key(j, "parameters");
	jwrite_array(j);
	put_path_param(j, route->path);
	for (const struct param_rule *r = route->param; r->kind != PARAM_END;
	    r++)
		put_param(j, "query", r);
	jwrite_end(j);
	if (route->takes != NULL)
		put_body(j, route->takes);
	open_object(j, "responses");
	put_content(j, "200", "The answer.", "application/json",
	    route->gives);
	put_content(j, "default", "What was wrong, in a sentence.",
	    "application/problem+json", "Problem");
	jwrite_end(j);
	jwrite_end(j);
	jwrite_end(j);
}

/*
 * The shapes, as src/out/out.h has them.  Which columns a row has depends on
 * the question, and new ones may come: a reader takes the keys that it knows.
 */
#define CEILING "{\"type\":\"integer\",\"minimum\":1}"

static const char shapes[] =
    "{\"Row\":{\"type\":\"object\",\"description\":\"A key a column. X_id "
    "beside X is the id of what X leads to; X_at is the byte in the document "
    "where it stands.\",\"additionalProperties\":true},"
    "\"Rows\":{\"type\":\"array\",\"items\":{\"$ref\":"
    "\"#/components/schemas/Row\"}},"
    "\"More\":{\"type\":\"array\",\"description\":\"Tables that a ceiling "
    "cut.\",\"items\":{\"type\":\"string\"}},"
    "\"Table\":{\"type\":\"object\",\"description\":\"One table under its "
    "name.\",\"properties\":{\"more\":{\"$ref\":"
    "\"#/components/schemas/More\"}},\"additionalProperties\":{\"$ref\":"
    "\"#/components/schemas/Rows\"}},"
    "\"Sheet\":{\"type\":\"object\",\"required\":[\"title\"],\"properties\":{"
    "\"title\":{\"type\":\"string\"},\"about\":{\"type\":[\"string\","
    "\"null\"]},\"facts\":{\"type\":\"object\","
    "\"additionalProperties\":true},\"more\":{\"$ref\":"
    "\"#/components/schemas/More\"}},\"additionalProperties\":{\"$ref\":"
    "\"#/components/schemas/Rows\"}},"
    "\"Question\":{\"type\":\"object\",\"required\":[\"query\"],"
    "\"properties\":{\"query\":{\"type\":\"string\",\"description\":"
    "\"openCypher, read-only.\"},\"params\":{\"type\":\"object\","
    "\"description\":\"What $name stands for.\","
    "\"additionalProperties\":true},\"limits\":{\"type\":\"object\","
    "\"description\":\"Ceilings under those of the settings; memory in "
    "MiB.\",\"additionalProperties\":false,\"properties\":{\"rows\":"
    CEILING ",\"steps\":" CEILING ",\"memory\":" CEILING
    ",\"seconds\":" CEILING "}}}},"
    "\"Answer\":{\"type\":\"object\",\"required\":[\"columns\",\"rows\"],"
    "\"properties\":{\"columns\":{\"type\":\"array\",\"items\":{"
    "\"type\":\"string\"}},\"rows\":{\"type\":\"array\",\"description\":"
    "\"A key a column. A node is {labels, properties}, a relationship {type, "
    "properties}, a path {nodes, relationships}.\",\"items\":{\"type\":"
    "\"object\",\"additionalProperties\":true}}}},"
    "\"Problem\":{\"type\":\"object\",\"description\":\"RFC 9457.\","
    "\"required\":[\"title\",\"status\",\"detail\"],\"properties\":{"
    "\"type\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},"
    "\"status\":{\"type\":\"integer\"},\"detail\":{\"type\":\"string\"}}}}";

int
api_openapi(struct request *q, struct reply *r, struct err *e)
{
	struct jwrite w = JWRITE_INIT(&r->body), *j = &w;

	jwrite_object(j);
	TEXT(j, "openapi", "3.1.0");
	open_object(j, "info");
	TEXT(j, "title", "tapeout");
	TEXT(j, "version", "1");
	TEXT(j, "description", "The graph of AI infrastructure, each fact with "
	    "the words it came from. Ids are strings of hex digits, times are "
	    "RFC 3339 in UTC, amounts are whole units of the currency.");
	jwrite_end(j);
	open_object(j, "paths");
	for (size_t i = 0; i < route_count; i++)
		if (route_table[i].about != NULL)
			put_route(j, &route_table[i]);
	jwrite_end(j);
	open_object(j, "components");
	jwrite_key(j, "schemas");
	jwrite_raw(j, str_of(shapes));
	jwrite_end(j);
	jwrite_end(j);
	buf_add_char(&r->body, '\n');
	if (buf_check(&r->body, "the description", e) < 0)
		return -1;
	reply_bytes(q, r, "application/json", CACHE_ASK);
	return 0;
}
