#include "base.h"

#include <inttypes.h>

#include "esc.h"
#include "graphml.h"
#include "human.h"
#include "num.h"

/* The data of nodes and edges, by the names of columns. */
static const char *const node_keys[] = { "name", "type", "documents",
    "mentions" };
static const char *const edge_keys[] = { "relation", "status", "quote",
    "sources", "confidence", "first_seen", "last_seen" };

static const char *
type_of(const char *key)
{
	static const char *const whole[] = { "documents", "mentions",
	    "sources" };

	for (size_t i = 0; i < COUNT_OF(whole); i++)
		if (str_is(str_of(key), whole[i]))
			return "long";
	return str_is(str_of(key), "confidence") ? "double" : "string";
}

static void
declare(const char *const *key, size_t n, const char *of, struct buf *out)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "  <key id=\"%s_%s\" for=\"%s\" "
		    "attr.name=\"%s\" attr.type=\"%s\"/>\n", of, key[i], of,
		    key[i], type_of(key[i]));
}

void
graphml_begin(struct buf *out)
{
	buf_add_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
	declare(node_keys, COUNT_OF(node_keys), "node", out);
	declare(edge_keys, COUNT_OF(edge_keys), "edge", out);
	buf_add_str(out, "  <graph id=\"tapeout\" edgedefault=\"directed\">\n");
}

static void
value(const struct column *col, const struct cell *c, struct buf *out)
{
	char text[32];

	if (col->type == CELL_INT)
		buf_printf(out, "%" PRId64, c->i);
	else if (col->type == CELL_REAL) {
		num_print(c->r, text);
		buf_add_str(out, text);
	} else if (col->type == CELL_DATE)
		buf_add_str(out, cell_date_text(c, text));
	else
		esc_html(c->s, out);
}

static void
data(const struct table *t, const struct cell *row, const char *const *key,
    size_t n, const char *of, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t col = human_column(t, key[i]);

		if (col == t->columns || row[col].null)
			continue;
		buf_printf(out, "<data key=\"%s_%s\">", of, key[i]);
		value(&t->column[col], &row[col], out);
		buf_add_str(out, "</data>");
	}
}

static uint64_t
id_of(const struct table *t, const struct cell *row, const char *column)
{
	size_t col = human_column(t, column);

	BUG_IF(col == t->columns);
	return (uint64_t)row[col].ref_id;
}

void
graphml_node(const struct table *t, const struct cell *row, struct buf *out)
{
	buf_printf(out, "    <node id=\"%" PRIx64 "\">",
	    id_of(t, row, "name"));
	data(t, row, node_keys, COUNT_OF(node_keys), "node", out);
	buf_add_str(out, "</node>\n");
}

void
graphml_edge(const struct table *t, const struct cell *row, struct buf *out)
{
	buf_printf(out, "    <edge source=\"%" PRIx64 "\" target=\"%" PRIx64
	    "\">", id_of(t, row, "head"), id_of(t, row, "tail"));
	data(t, row, edge_keys, COUNT_OF(edge_keys), "edge", out);
	buf_add_str(out, "</edge>\n");
}

void
graphml_end(struct buf *out)
{
	buf_add_str(out, "  </graph>\n</graphml>\n");
}
