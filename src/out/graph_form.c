#include "base.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#include "esc.h"
#include "graph_form.h"
#include "graphml.h"
#include "human.h"
#include "jwrite.h"

static const struct cell *
cell_of(const struct table *t, const struct cell *row, const char *name)
{
	size_t k = human_column(t, name);

	BUG_IF(k == t->columns);
	return &row[k];
}

static struct str
text_of(const struct table *t, const struct cell *row, const char *name)
{
	const struct cell *c = cell_of(t, row, name);

	return c->null ? STR_NONE : c->s;
}

static uint64_t
id_of(const struct table *t, const struct cell *row, const char *name)
{
	return (uint64_t)cell_of(t, row, name)->ref_id;
}

/* "", or the day. */
static char *
day_of(const struct table *t, const struct cell *row, const char *name,
    char out[CLOCK_TEXT])
{
	const struct cell *c = cell_of(t, row, name);

	return clock_format_date(c->null ? CLOCK_NONE : c->i, out);
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
gexf_value(int which, struct str s, struct buf *out)
{
	if (s.n == 0)
		return;
	buf_printf(out, "<attvalue for=\"%d\" value=\"", which);
	attribute(s, out);
	buf_add_str(out, "\"/>");
}

static void
gexf_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	buf_printf(out, "      <node id=\"%" PRIx64 "\" label=\"",
	    id_of(t, row, "name"));
	attribute(text_of(t, row, "name"), out);
	buf_add_str(out, "\"><attvalues>");
	gexf_value(0, text_of(t, row, "type"), out);
	buf_add_str(out, "</attvalues></node>\n");
}

static void
gexf_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	(void)first;
	buf_printf(out, "      <edge id=\"%" PRIx64 "\" source=\"%" PRIx64
	    "\" target=\"%" PRIx64 "\" label=\"",
	    (uint64_t)cell_of(t, row, "id")->i, id_of(t, row, "head"),
	    id_of(t, row, "tail"));
	attribute(text_of(t, row, "relation"), out);
	buf_add_str(out, "\"><attvalues>");
	gexf_value(0, text_of(t, row, "status"), out);
	gexf_value(1, text_of(t, row, "quote"), out);
	buf_add_str(out, "</attvalues></edge>\n");
}

/* ---- Cypher ---- */

static void
cypher_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct str type = text_of(t, row, "type");

	(void)first;
	buf_printf(out, "CREATE (:%c%.*s {id: '%016" PRIx64 "', name: ",
	    type.n ? toupper((unsigned char)type.p[0]) : 'X',
	    type.n ? (int)type.n - 1 : 0, type.p + (type.n > 0),
	    id_of(t, row, "name"));
	buf_put_quoted(out, text_of(t, row, "name"));
	buf_add_str(out, "});\n");
}

static void
cypher_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct str type = text_of(t, row, "relation");

	(void)first;
	buf_printf(out, "MATCH (a {id: '%016" PRIx64 "'}), (b {id: '%016"
	    PRIx64 "'}) CREATE (a)-[:", id_of(t, row, "head"),
	    id_of(t, row, "tail"));
	for (size_t i = 0; i < type.n; i++)
		buf_add_char(out, (char)toupper((unsigned char)type.p[i]));
	buf_add_str(out, " {status: ");
	buf_put_quoted(out, text_of(t, row, "status"));
	buf_add_str(out, ", quote: ");
	buf_put_quoted(out, text_of(t, row, "quote"));
	buf_add_str(out, "}]->(b);\n");
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
		{ "company", "Organization" }, { "person", "Person" },
		{ "institution", "Organization" }, { "place", "Place" },
		{ "site", "Place" }, { "product", "Product" },
		{ "chip", "Product" }, { "model", "SoftwareApplication" },
		{ "media", "CreativeWork" }
	};

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(type, words[i][0]))
			return words[i][1];
	return "Thing";
}

static void
jsonld_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	buf_add_str(out, first ? "" : ",\n");
	jwrite_object(&j);
	key_id(&j, "@id", id_of(t, row, "name"));
	jwrite_key_text(&j, "@type", schema_type(text_of(t, row, "type")));
	jwrite_key_str(&j, "name", text_of(t, row, "name"));
	jwrite_key_str(&j, "additionalType", text_of(t, row, "type"));
	jwrite_end(&j);
}

static void
jsonld_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	(void)first;
	buf_add_str(out, ",\n");
	jwrite_object(&j);
	key_id(&j, "@id", (uint64_t)cell_of(t, row, "id")->i);
	jwrite_key_text(&j, "@type", "tapeout:Relation");
	key_id(&j, "head", id_of(t, row, "head"));
	key_id(&j, "tail", id_of(t, row, "tail"));
	jwrite_key_str(&j, "relation", text_of(t, row, "relation"));
	jwrite_key_str(&j, "status", text_of(t, row, "status"));
	jwrite_key_str(&j, "text", text_of(t, row, "quote"));
	jwrite_end(&j);
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

static void
ftm_node(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);
	struct str type = text_of(t, row, "type");

	(void)first;
	jwrite_object(&j);
	jwrite_key(&j, "id");
	jwrite_id(&j, cell_of(t, row, "name")->ref_id);
	jwrite_key_text(&j, "schema", str_is(type, "company") ? "Company" :
	    str_is(type, "person") ? "Person" : str_is(type, "institution") ?
	    "Organization" : "Thing");
	jwrite_key(&j, "properties");
	jwrite_object(&j);
	ftm_value(&j, "name", text_of(t, row, "name"));
	ftm_value(&j, "keywords", type);
	jwrite_end(&j);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

/* Of two things the model knows links of any kind. */
static void
ftm_edge(const struct table *t, const struct cell *row, bool first,
    struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);
	char day[CLOCK_TEXT];

	(void)first;
	jwrite_object(&j);
	jwrite_key(&j, "id");
	jwrite_id(&j, cell_of(t, row, "id")->i);
	jwrite_key_text(&j, "schema", "UnknownLink");
	jwrite_key(&j, "properties");
	jwrite_object(&j);
	ftm_id(&j, "subject", id_of(t, row, "head"));
	ftm_id(&j, "object", id_of(t, row, "tail"));
	ftm_value(&j, "role", text_of(t, row, "relation"));
	ftm_value(&j, "status", text_of(t, row, "status"));
	ftm_value(&j, "summary", text_of(t, row, "quote"));
	ftm_value(&j, "date", str_of(day_of(t, row, "first_seen", day)));
	jwrite_end(&j);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

static const struct graph_form forms[] = {
	{ "graphml", NULL, "", "  </graph>\n</graphml>\n", graphml_one,
	    graphml_link },
	{ "gexf", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
	    "  <graph defaultedgetype=\"directed\" mode=\"static\">\n"
	    "    <attributes class=\"node\"><attribute id=\"0\" "
	    "title=\"type\" type=\"string\"/></attributes>\n"
	    "    <attributes class=\"edge\"><attribute id=\"0\" "
	    "title=\"status\" type=\"string\"/><attribute id=\"1\" "
	    "title=\"quote\" type=\"string\"/></attributes>\n"
	    "    <nodes>\n", "    </nodes>\n    <edges>\n",
	    "    </edges>\n  </graph>\n</gexf>\n", gexf_node, gexf_edge },
	{ "cypher", "", "", "", cypher_node, cypher_edge },
	{ "jsonld", "{\"@context\": {\"@vocab\": \"https://schema.org/\", "
	    "\"tapeout\": \"urn:tapeout:\", \"head\": {\"@type\": \"@id\"}, "
	    "\"tail\": {\"@type\": \"@id\"}},\n\"@graph\": [\n", "",
	    "\n]}\n", jsonld_node, jsonld_edge },
	{ "ftm", "", "", "", ftm_node, ftm_edge }
};

const struct graph_form *
graph_form_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(forms); i++)
		if (str_is(str_of(name), forms[i].name))
			return &forms[i];
	return NULL;
}
