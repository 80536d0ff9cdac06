#include "base.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#include "esc.h"
#include "graph_data.h"
#include "graph_form.h"
#include "graphml.h"
#include "jwrite.h"

static struct str
text_of(const struct table *t, const struct cell *row, const char *name)
{
	const struct cell *c = graph_cell(t, row, name);

	return c->null ? STR_NONE : c->s;
}

/* ---- GraphML ---- */

static void
graphml_one(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	graphml_node(t, row, out);
}

static void
graphml_link(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	graphml_edge(t, row, out);
}

/* ---- GEXF ---- */

/* A reader of XML takes a line's end in an attribute for a space. */
static void
attribute(struct str s, struct buf *out)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\n' && s.p[i] != '\t')
			continue;
		esc_html((struct str){ s.p + from, i - from }, out);
		buf_printf(out, "&#%d;", s.p[i]);
		from = i + 1;
	}
	esc_html((struct str){ s.p + from, s.n - from }, out);
}

static void
gexf_declare(const struct graph_key *key, const char *of, struct buf *out)
{
	static const char *const types[] = { "string", "long", "double" };

	buf_printf(out, "    <attributes class=\"%s\">\n", of);
	for (; key->name != NULL; key++)
		buf_printf(out, "      <attribute id=\"%s\" title=\"%s\" "
		    "type=\"%s\"/>\n", key->name, key->name,
		    types[key->type]);
	buf_add_str(out, "    </attributes>\n");
}

static void
gexf_begin(struct buf *out)
{
	buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
	    "  <graph defaultedgetype=\"directed\" mode=\"static\">\n");
	gexf_declare(graph_node_keys, "node", out);
	gexf_declare(graph_edge_keys, "edge", out);
	buf_add_str(out, "    <nodes>\n");
}

static void
gexf_values(const struct table *t, const struct cell *row,
    const struct graph_key *key, struct buf *out)
{
	char room[GRAPH_ROOM];

	buf_add_str(out, "\"><attvalues>");
	for (; key->name != NULL; key++) {
		struct str s = graph_text(t, row, key, room);

		if (s.n == 0)
			continue;
		buf_printf(out, "<attvalue for=\"%s\" value=\"", key->name);
		attribute(s, out);
		buf_add_str(out, "\"/>");
	}
	buf_add_str(out, "</attvalues>");
}

static void
gexf_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	buf_printf(out, "      <node id=\"%" PRIx64 "\" label=\"",
	    graph_ref(t, row, "name"));
	attribute(text_of(t, row, "name"), out);
	gexf_values(t, row, graph_node_keys, out);
	buf_add_str(out, "</node>\n");
}

static void
gexf_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	buf_printf(out, "      <edge id=\"%" PRIx64 "\" source=\"%" PRIx64
	    "\" target=\"%" PRIx64 "\" label=\"",
	    (uint64_t)graph_cell(t, row, "id")->i, graph_ref(t, row, "head"),
	    graph_ref(t, row, "tail"));
	attribute(text_of(t, row, "relation"), out);
	gexf_values(t, row, graph_edge_keys, out);
	buf_add_str(out, "</edge>\n");
}

/* ---- Cypher ---- */

static void
cypher_label(struct str type, struct buf *out)
{
	for (size_t i = 0; i < type.n; i++)
		buf_add_char(out, i > 0 ? type.p[i] :
		    (char)toupper((unsigned char)type.p[i]));
}

/* {id: '6216b4d8a76b3b7', name: ...}: what the label tells is no property. */
static void
cypher_values(const struct table *t, const struct cell *row, uint64_t id,
    const struct graph_key *key, struct buf *out)
{
	char room[GRAPH_ROOM];

	buf_printf(out, " {id: '%" PRIx64 "'", id);
	for (key++; key->name != NULL; key++) {
		struct str s = graph_text(t, row, key, room);

		if (s.n == 0)
			continue;
		buf_printf(out, ", %s: ", key->name);
		if (key->type == GRAPH_TEXT)
			buf_put_quoted(out, s);
		else
			buf_put(out, s);
	}
	buf_add_char(out, '}');
}

static void
cypher_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	buf_add_str(out, "CREATE (:");
	cypher_label(text_of(t, row, "type"), out);
	cypher_values(t, row, graph_ref(t, row, "name"), graph_node_keys, out);
	buf_add_str(out, ");\n");
}

static void
cypher_end(const struct table *t, const struct cell *row, const char *name,
    const char *column, struct buf *out)
{
	const struct cell *c = graph_cell(t, row, column);

	buf_printf(out, "(%s:", name);
	cypher_label(str_of(entity_type_name(c->ref_type)), out);
	buf_printf(out, " {id: '%" PRIx64 "'})", (uint64_t)c->ref_id);
}

static void
cypher_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct str type = text_of(t, row, "relation");

	(void)first;
	buf_add_str(out, "MATCH ");
	cypher_end(t, row, "a", "head", out);
	buf_add_str(out, ", ");
	cypher_end(t, row, "b", "tail", out);
	buf_add_str(out, " CREATE (a)-[:");
	for (size_t i = 0; i < type.n; i++)
		buf_add_char(out, (char)toupper((unsigned char)type.p[i]));
	cypher_values(t, row, (uint64_t)graph_cell(t, row, "id")->i,
	    graph_edge_keys, out);
	buf_add_str(out, "]->(b);\n");
}

/* ---- JSON-LD ---- */

static void
key_id(struct jwrite *j, const char *key, uint64_t id)
{
	char text[40];

	snprintf(text, sizeof(text), "urn:tapeout:%" PRIx64, id);
	jwrite_key_text(j, key, text);
}

/* schema.org has few words for chips: what it has none for is a Thing. */
static const char *
schema_type(struct str type)
{
	static const char *const words[][2] = {
		{ "company", "schema:Organization" },
		{ "person", "schema:Person" },
		{ "institution", "schema:Organization" },
		{ "place", "schema:Place" }, { "site", "schema:Place" },
		{ "product", "schema:Product" }, { "chip", "schema:Product" },
		{ "model", "schema:SoftwareApplication" },
		{ "media", "schema:CreativeWork" }
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(type, words[i][0]))
			return words[i][1];
	return "schema:Thing";
}

static void
jsonld_values(const struct table *t, const struct cell *row,
    const struct graph_key *key, struct jwrite *j)
{
	char room[GRAPH_ROOM];

	for (; key->name != NULL; key++) {
		struct str s = graph_text(t, row, key, room);

		if (s.n == 0)
			continue;
		jwrite_key(j, key->name);
		if (key->type == GRAPH_TEXT)
			jwrite_str(j, s);
		else
			jwrite_raw(j, s);
	}
	jwrite_end(j);
}

static void
jsonld_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	buf_add_str(out, first ? "" : ",\n");
	jwrite_object(&j);
	key_id(&j, "@id", graph_ref(t, row, "name"));
	jwrite_key_text(&j, "@type", schema_type(text_of(t, row, "type")));
	jsonld_values(t, row, graph_node_keys, &j);
}

static void
jsonld_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	(void)first;
	buf_add_str(out, ",\n");
	jwrite_object(&j);
	key_id(&j, "@id", (uint64_t)graph_cell(t, row, "id")->i);
	jwrite_key_text(&j, "@type", "Relation");
	key_id(&j, "head", graph_ref(t, row, "head"));
	key_id(&j, "tail", graph_ref(t, row, "tail"));
	jsonld_values(t, row, graph_edge_keys, &j);
}

/* ---- FollowTheMoney ---- */

static void
ftm_value(struct jwrite *j, const char *key, struct str s)
{
	if (s.n == 0)
		return;
	jwrite_key(j, key);
	jwrite_array(j);
	jwrite_str(j, s);
	jwrite_end(j);
}

static void
ftm_id(struct jwrite *j, const char *key, uint64_t id)
{
	jwrite_key(j, key);
	jwrite_array(j);
	jwrite_id(j, (int64_t)id);
	jwrite_end(j);
}

/* Things alone are abstract there; what is no one's name is somebody's asset. */
static const char *
ftm_schema(struct str type)
{
	static const char *const words[][2] = {
		{ "company", "Company" }, { "person", "Person" },
		{ "institution", "Organization" }, { "media", "Organization" }
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(type, words[i][0]))
			return words[i][1];
	return "Asset";
}

static void
ftm_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);
	struct str type = text_of(t, row, "type");

	(void)first;
	jwrite_object(&j);
	jwrite_key(&j, "id");
	jwrite_id(&j, graph_cell(t, row, "name")->ref_id);
	jwrite_key_text(&j, "schema", ftm_schema(type));
	jwrite_key(&j, "properties");
	jwrite_object(&j);
	ftm_value(&j, "name", text_of(t, row, "name"));
	ftm_value(&j, "keywords", type);
	ftm_value(&j, "summary", text_of(t, row, "what"));
	jwrite_end(&j);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

/* Of two things the model knows links of any kind. */
static void
ftm_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	static const char *const names[][2] = {	/* ours, theirs */
		{ "relation", "role" }, { "status", "status" },
		{ "quote", "summary" }, { "speaker", "description" },
		{ "date", "date" }, { "document", "publisher" },
		{ "doc", "recordId" }
	};
	struct jwrite j = JWRITE_INIT(out);
	char room[GRAPH_ROOM];

	(void)first;
	jwrite_object(&j);
	jwrite_key(&j, "id");
	jwrite_id(&j, graph_cell(t, row, "id")->i);
	jwrite_key_text(&j, "schema", "UnknownLink");
	jwrite_key(&j, "properties");
	jwrite_object(&j);
	ftm_id(&j, "subject", graph_ref(t, row, "head"));
	ftm_id(&j, "object", graph_ref(t, row, "tail"));
	for (const struct graph_key *k = graph_edge_keys; k->name; k++)
		for (size_t i = 0; i < COUNT_OF(names); i++)
			if (str_is(str_of(k->name), names[i][0]))
				ftm_value(&j, names[i][1], graph_text(t, row,
				    k, room));
	jwrite_end(&j);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

static const struct graph_form forms[] = {
	{ "graphml", graphml_begin, "", "", "  </graph>\n</graphml>\n",
	    graphml_one, graphml_link },
	{ "gexf", gexf_begin, "", "    </nodes>\n    <edges>\n",
	    "    </edges>\n  </graph>\n</gexf>\n", gexf_node, gexf_edge },
	{ "cypher", NULL, "", "", "", cypher_node, cypher_edge },
	{ "jsonld", NULL, "{\"@context\": {\"@vocab\": \"urn:tapeout:\", "
	    "\"schema\": \"https://schema.org/\", \"name\": "
	    "\"schema:name\", \"what\": \"schema:description\", \"quote\": "
	    "\"schema:text\", \"head\": {\"@type\": \"@id\"}, \"tail\": "
	    "{\"@type\": \"@id\"}},\n\"@graph\": [\n", "", "\n]}\n",
	    jsonld_node, jsonld_edge },
	{ "ftm", NULL, "", "", "", ftm_node, ftm_edge }
};

const struct graph_form *
graph_form_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (str_is(str_of(name), forms[i].name))
			return &forms[i];
	return NULL;
}
