#include "base.h"

#include "view_in.h"

#define NEAR 5

static const struct column name_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "what", "What", CELL_TEXT },
	{ "documents", "Documents", CELL_INT },
	{ "mentions", "Mentions", CELL_INT },
	{ "sources", "Sources", CELL_INT },
	{ "last_seen", "Last seen", CELL_DATE }
};

static void
add_name(struct table *t, const struct node *n)
{
	struct cell *c = table_row(t);

	cell_entity(&c[0], n->ent.name, n->ent.id, n->ent.type);
	cell_text(&c[1], view_type(n->ent.type));
	cell_text(&c[2], n->ent.what.n > 0 ? n->ent.what : n->cue);
	cell_int(&c[3], n->docs);
	cell_int(&c[4], n->mentions);
	cell_int(&c[5], n->sources);
	cell_time(&c[6], n->last_seen);
}

struct table *
view_name_table(struct arena *a, const char *name, const char *head,
    const struct node_rows *rows)
{
	struct table *t = table_new(a, name, head, name_columns,
	    COUNT_OF(name_columns));

	for (size_t i = 0; i < rows->n; i++)
		add_name(t, &rows->at[i]);
	t->more = rows->more;
	return t;
}

static bool
hex_id(struct str s, int64_t *id)
{
	uint64_t v = 0;

	if (s.n < 8 || s.n > 16)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		const char *digit = memchr("0123456789abcdef", s.p[i], 16);

		if (digit == NULL)
			return false;
		v = v << 4 | (uint64_t)(digit - "0123456789abcdef");
	}
	*id = (int64_t)v;
	return v <= INT64_MAX;
}

/* Two names as good as each other: is the first meant?  One that documents
 * name ten times as often is. */
static bool
first_is_meant(const struct node_rows *r)
{
	return r->n == 1 || r->at[0].docs >= 10 * r->at[1].docs + 1;
}

int
view_find(struct db *db, struct arena *a, struct str name,
    enum entity_type type, struct view_names *out, struct err *e)
{
	struct node_rows rows;
	struct node *n;
	int64_t id;

	*out = (struct view_names){ 0, NULL };
	if (hex_id(name, &id)) {
		n = store_node_get(db, a, id, e);
		if (n != NULL)
			out->id = id;
		if (n != NULL || e->kind != ERR_NOT_FOUND)
			return n != NULL ? 0 : -1;
		err_clear(e);
	}
	if (store_find(db, a, name, type, &rows, e) < 0)
		return -1;
	if (rows.n > 0 && first_is_meant(&rows))
		out->id = rows.at[0].ent.id;
	else if (rows.n == 0 && store_near(db, a, name, type, NEAR, &rows,
	    e) < 0)
		return -1;
	out->near = view_name_table(a, "near", "Did you mean", &rows);
	return 0;
}

struct table *
view_entities(struct db *db, struct arena *a, enum entity_type type,
    size_t limit, size_t offset, struct err *e)
{
	struct node_rows rows;
	struct table *t;

	if (store_nodes(db, a, type, false, limit ? limit : 50, offset, &rows,
	    e) < 0)
		return NULL;
	t = view_name_table(a, "entities", "Names", &rows);
	t->none = "Nothing is named yet: `tapeout add` and `tapeout build` "
	    "come first.";
	return t;
}
