#include "base.h"

#include <inttypes.h>
#include <stdlib.h>

#include "store_entity.h"
#include "view_in.h"

#define NEAR_ROWS 8

static const struct column near_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "what", "What it is", CELL_TEXT },
	{ "documents", "Documents", CELL_INT },
};

static struct table *
near_table(struct arena *a, const struct node_rows *rows)
{
	struct table *t = table_new(a, "near", "Did you mean", near_columns,
	    COUNT_OF(near_columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct node *n = &rows->at[i];
		struct cell *c = table_row(t);

		cell_entity(&c[0], n->ent.name, n->ent.id, n->ent.type);
		cell_text(&c[1], str_of(entity_type_name(n->ent.type)));
		cell_text(&c[2], n->ent.what);
		cell_int(&c[3], n->docs);
	}
	return t;
}

/* Hex as JSON and pages print an id: 10 to 16 digits. */
static bool
parse_id(struct str s, int64_t *id)
{
	uint64_t v = 0;

	if (s.n < 10 || s.n > 16)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		unsigned d = c >= '0' && c <= '9' ? (unsigned)(c - '0') :
		    c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 16;

		if (d == 16)
			return false;
		v = v << 4 | d;
	}
	*id = (int64_t)(v & INT64_MAX);
	return *id != 0;
}

/* One name, several things: the first is meant unless another is as heavy. */
static bool
is_sure(const struct node_rows *rows)
{
	return rows->n == 1 || (rows->n > 1 &&
	    rows->at[0].docs >= rows->at[1].docs);
}

int
view_find(struct db *db, struct arena *a, struct str name,
    enum entity_type type, struct view_names *out, struct err *e)
{
	struct node_rows rows;
	int64_t id;

	*out = (struct view_names){ .id = 0 };
	name = str_trim(name);
	if (parse_id(name, &id)) {
		const struct node *n = store_node_get(db, a, id, e);

		if (n != NULL) {
			out->id = n->ent.id;
			out->name = n->ent.name;
			return 0;
		}
		if (e->kind != ERR_NOT_FOUND)
			return -1;
		err_clear(e);
	}
	if (store_find(db, a, name, type, &rows, e) < 0)
		return -1;
	if (is_sure(&rows)) {
		out->id = rows.at[0].ent.id;
		out->name = rows.at[0].ent.name;
		return 0;
	}
	if (rows.n == 0 && store_near(db, a, name, type, NEAR_ROWS, &rows,
	    e) < 0)
		return -1;
	out->near = near_table(a, &rows);
	return 0;
}
