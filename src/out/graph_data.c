#include "base.h"

#include <inttypes.h>
#include <stdio.h>

#include "clock.h"
#include "graph_data.h"
#include "human.h"
#include "num.h"

const struct graph_key graph_node_keys[] = {
	{ "type", "type", GRAPH_TEXT, GRAPH_VALUE },
	{ "name", "name", GRAPH_TEXT, GRAPH_VALUE },
	{ "what", "what", GRAPH_TEXT, GRAPH_VALUE },
	{ "documents", "documents", GRAPH_WHOLE, GRAPH_VALUE },
	{ "mentions", "mentions", GRAPH_WHOLE, GRAPH_VALUE },
	{ "last_seen", "last_seen", GRAPH_TEXT, GRAPH_VALUE },
	{ NULL, NULL, GRAPH_TEXT, GRAPH_VALUE }
};

const struct graph_key graph_edge_keys[] = {
	{ "relation", "relation", GRAPH_TEXT, GRAPH_VALUE },
	{ "status", "status", GRAPH_TEXT, GRAPH_VALUE },
	{ "quote", "quote", GRAPH_TEXT, GRAPH_VALUE },
	{ "speaker", "speaker", GRAPH_TEXT, GRAPH_VALUE },
	{ "date", "date", GRAPH_TEXT, GRAPH_VALUE },
	{ "document", "doc", GRAPH_TEXT, GRAPH_VALUE },
	{ "doc", "doc", GRAPH_TEXT, GRAPH_LEADS_TO },
	{ "at", "quote", GRAPH_WHOLE, GRAPH_STANDS_AT },
	{ "claims", "claims", GRAPH_WHOLE, GRAPH_VALUE },
	{ "sources", "sources", GRAPH_WHOLE, GRAPH_VALUE },
	{ "confidence", "confidence", GRAPH_REAL, GRAPH_VALUE },
	{ "first_seen", "first_seen", GRAPH_TEXT, GRAPH_VALUE },
	{ "last_seen", "last_seen", GRAPH_TEXT, GRAPH_VALUE },
	{ NULL, NULL, GRAPH_TEXT, GRAPH_VALUE }
};

const struct cell *
graph_cell(const struct table *t, const struct cell *row, const char *column)
{
	size_t k = human_column(t, column);

	BUG_IF(k == t->columns);
	return &row[k];
}

uint64_t
graph_ref(const struct table *t, const struct cell *row, const char *column)
{
	return (uint64_t)graph_cell(t, row, column)->ref_id;
}

struct str
graph_text(const struct table *t, const struct cell *row,
    const struct graph_key *key, char room[GRAPH_ROOM])
{
	const struct cell *c = graph_cell(t, row, key->column);
	enum cell_type type = t->column[human_column(t, key->column)].type;

	if (c->null)
		return STR_NONE;
	if (key->part == GRAPH_LEADS_TO)
		snprintf(room, GRAPH_ROOM, "%" PRIx64, (uint64_t)c->ref_id);
	else if (key->part == GRAPH_STANDS_AT)
		snprintf(room, GRAPH_ROOM, "%" PRIu32, c->ref_at);
	else if (type == CELL_INT)
		snprintf(room, GRAPH_ROOM, "%" PRId64, c->i);
	else if (type == CELL_REAL)
		num_print(c->r, room);
	else if (type == CELL_DATE)
		return str_of(cell_date_text(c, room));
	else
		return c->s;
	return str_of(room);
}
