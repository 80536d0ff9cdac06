#include "base.h"

#include "clock.h"
#include "rank.h"
#include "store_doc.h"
#include "store_entity.h"
#include "store_graph.h"
#include "store_source.h"
#include "view_in.h"

#define HOME_ROWS 8
#define HOME_SPAN (7 * CLOCK_DAY)

static const struct column rising_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "now", "Now", CELL_INT },
	{ "before", "Before", CELL_INT },
	{ "change", "Change", CELL_REAL },
	{ "why", "Why", CELL_TEXT },
};

struct table *
view_rising(struct db *db, struct arena *a, int64_t from, int64_t to,
    size_t limit, struct err *e)
{
	struct rank_rows rows;
	struct table *t;

	if (rank_rising(db, a, from, to, limit ? limit : HOME_ROWS, &rows,
	    e) < 0)
		return NULL;
	t = table_new(a, "rising", "Rising", rising_columns,
	    COUNT_OF(rising_columns));
	t->none = "No name is said more often than before.";
	for (size_t i = 0; i < rows.n; i++) {
		const struct rank_row *r = &rows.at[i];
		struct cell *c = table_row(t);

		view_cell_named(&c[0], &r->rise.name);
		cell_text(&c[1], str_of(entity_type_name(r->rise.name.type)));
		cell_int(&c[2], r->rise.docs_now);
		cell_int(&c[3], r->rise.docs_before);
		cell_real(&c[4], (double)(r->rise.docs_now + 1) /
		    (double)(r->rise.docs_before + 1));
		cell_text(&c[5], r->why);
	}
	return t;
}

static const struct column entity_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "what", "What it is", CELL_TEXT },
	{ "documents", "Documents", CELL_INT },
	{ "mentions", "Mentions", CELL_INT },
	{ "last_seen", "Last seen", CELL_DATE },
	{ "standing", "Standing", CELL_TEXT },
	VIEW_WEIGHT_COLUMNS
};

struct table *
view_name_table(struct db *db, struct arena *a, const char *name,
    const char *head, const struct node_rows *rows, struct err *e)
{
	struct table *t = table_new(a, name, head, entity_columns,
	    COUNT_OF(entity_columns));
	struct str why;
	int64_t now;

	if (rank_now(db, &now, e) < 0)
		return NULL;
	t->more = rows->more;
	for (size_t i = 0; i < rows->n; i++) {
		const struct node *n = &rows->at[i];
		struct cell *c = table_row(t);

		cell_entity(&c[0], n->ent.name, n->ent.id, n->ent.type);
		cell_text(&c[1], str_of(entity_type_name(n->ent.type)));
		cell_text(&c[2], n->ent.what);
		cell_int(&c[3], n->docs);
		cell_int(&c[4], n->mentions);
		cell_time(&c[5], clock_if(n->dated, n->last_seen));
		cell_text(&c[6], view_standing(n->ent.origin));
		cell_real(&c[7], n->weight);
		if (rank_why_name(db, a, n, now, &why, e) < 0)
			return NULL;
		cell_text(&c[8], why);
	}
	return t;
}

struct table *
view_entities(struct db *db, struct arena *a, enum entity_type type,
    size_t limit, size_t offset, struct err *e)
{
	struct node_rows rows;
	struct table *t;

	if (store_nodes(db, a, type, true, limit ? limit : 100, offset, &rows,
	    e) < 0)
		return NULL;
	t = view_name_table(db, a, "entities", "Names", &rows, e);
	if (t != NULL)
		t->none = "Nothing of this kind was named yet.";
	return t;
}

struct table *
view_documents(struct db *db, struct arena *a, enum doc_kind kind,
    size_t limit, size_t offset, struct err *e)
{
	struct doc_filter f = { .kind = kind, .limit = limit ? limit : 100,
	    .offset = offset };
	struct doc_rows rows;
	struct table *t;

	if (store_docs(db, a, &f, &rows, e) < 0)
		return NULL;
	t = view_doc_table(a, "documents", "Documents", &rows);
	t->none = "Nothing was read yet; `tapeout add FILE` reads a file.";
	return t;
}

static void
count_facts(struct sheet *s, const struct store_counts *n)
{
	cell_int(&sheet_fact(s, "documents", "Documents", CELL_INT)->cell,
	    n->docs);
	cell_int(&sheet_fact(s, "entities", "Names", CELL_INT)->cell,
	    n->entities);
	cell_int(&sheet_fact(s, "candidates", "New names", CELL_INT)->cell,
	    n->candidates);
	cell_int(&sheet_fact(s, "mentions", "Mentions", CELL_INT)->cell,
	    n->mentions);
	cell_int(&sheet_fact(s, "edges", "Relations", CELL_INT)->cell,
	    n->edges);
	cell_int(&sheet_fact(s, "deals", "Deals", CELL_INT)->cell, n->deals);
	cell_int(&sheet_fact(s, "sources", "Sources", CELL_INT)->cell,
	    n->sources);
	cell_int(&sheet_fact(s, "unread", "Waiting to be read",
	    CELL_INT)->cell, n->unread);
	cell_time(&sheet_fact(s, "newest", "Newest", CELL_DATE)->cell,
	    n->newest);
}

struct sheet *
view_home(struct db *db, struct arena *a, struct err *e)
{
	struct store_counts n;
	struct deal_filter f = { .since = CLOCK_NONE, .until = CLOCK_NONE,
	    .limit = HOME_ROWS };
	struct sheet *s = sheet_new(a, STR_LIT("tapeout"));
	struct node_rows fresh;
	struct table *t;
	int64_t end;

	if (store_count(db, &n, e) < 0 || rank_now(db, &end, e) < 0)
		return NULL;
	count_facts(s, &n);
	if ((t = view_documents(db, a, DOC_NONE, HOME_ROWS, 0, e)) == NULL)
		return NULL;
	t->name = "latest";
	t->head = "Latest documents";
	sheet_add(s, t);
	if ((t = view_rising(db, a, end - HOME_SPAN, end, HOME_ROWS,
	    e)) == NULL)
		return NULL;
	sheet_add(s, t);
	if (store_nodes_new(db, a, end - HOME_SPAN, end, HOME_ROWS, &fresh,
	    e) < 0)
		return NULL;
	t = view_name_table(db, a, "new_names", "Named for the first time",
	    &fresh, e);
	if (t == NULL)
		return NULL;
	sheet_add(s, t);
	if ((t = view_deals(db, a, &f, e)) == NULL)
		return NULL;
	sheet_add(s, t);
	return s;
}
