#include "base.h"

#include <inttypes.h>

#include "esc.h"
#include "graph_data.h"
#include "graphml.h"

static void
declare(const struct graph_key *key, const char *of, struct buf *out)
{
	static const char *const types[] = { "string", "long", "double" };

	for (; key->name != NULL; key++)
		buf_printf(out, "  <key id=\"%s_%s\" for=\"%s\" "
		    "attr.name=\"%s\" attr.type=\"%s\"/>\n", of, key->name, of,
		    key->name, types[key->type]);
}

void
graphml_begin(struct buf *out)
{
	buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
	declare(graph_node_keys, "node", out);
	declare(graph_edge_keys, "edge", out);
	buf_add_str(out, "  <graph id=\"tapeout\" edgedefault=\"directed\">\n");
}

static void
data(const struct table *t, const struct cell *row,
    const struct graph_key *key, const char *of, struct buf *out)
{
	char room[GRAPH_ROOM];

	for (; key->name != NULL; key++) {
		struct str s = graph_text(t, row, key, room);

		if (s.n == 0)
			continue;
		buf_printf(out, "<data key=\"%s_%s\">", of, key->name);
		esc_html(s, out);
		buf_add_str(out, "</data>");
	}
}

void
graphml_node(const struct table *t, const struct cell *row, struct buf *out)
{
	buf_printf(out, "    <node id=\"%" PRIx64 "\">",
	    graph_ref(t, row, "name"));
	data(t, row, graph_node_keys, "node", out);
	buf_add_str(out, "</node>\n");
}

void
graphml_edge(const struct table *t, const struct cell *row, struct buf *out)
{
	buf_printf(out, "    <edge id=\"%" PRIx64 "\" source=\"%" PRIx64
	    "\" target=\"%" PRIx64 "\">",
	    (uint64_t)graph_cell(t, row, "id")->i, graph_ref(t, row, "head"),
	    graph_ref(t, row, "tail"));
	data(t, row, graph_edge_keys, "edge", out);
	buf_add_str(out, "</edge>\n");
}
