#include "base.h"

#include "store_group.h"
#include "store_search.h"
#include "view_in.h"

#define NAMES 8

static const struct column hit_columns[] = {
	{ "date", "Date", CELL_DATE },
	{ "kind", "Kind", CELL_TEXT },
	{ "title", "Title", CELL_TEXT },
	{ "show", "Show", CELL_TEXT },
	{ "also", "Also at", CELL_LIST },
	{ "quote", "Quote", CELL_QUOTE },
	{ "link", "Link", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

/* Is a hit the same story, and stands before it in its group? */
static bool
is_told(const struct search_hits *hits, const struct group_rows *of)
{
	for (size_t i = 0; i < hits->n; i++)
		for (size_t k = 0; k < of->before; k++)
			if (hits->at[i].doc.id == of->at[k].doc)
				return true;
	return false;
}

static void
hit_row(struct table *t, const struct search_hit *h,
    const struct group_rows *others)
{
	struct cell *c = table_row(t);

	cell_time(&c[0], doc_stated(&h->doc));
	cell_text(&c[1], str_of(doc_kind_name(h->doc.kind)));
	cell_doc(&c[2], h->doc.title, h->doc.id, h->at);
	cell_text(&c[3], h->doc.show);
	cell_list(&c[4], store_group_places(t->arena, others, h->doc.show),
	    NULL);
	cell_quote(&c[5], h->snippet, h->doc.id, h->start);
	cell_link(&c[6], h->doc.link);
	view_cell_doc_id(&c[7], h->doc.id);
}

static struct table *
hit_table(struct db *db, struct arena *a, const struct search_hits *hits,
    struct err *e)
{
	struct table *t = table_new(a, "documents", "Documents", hit_columns,
	    COUNT_OF(hit_columns));
	struct group_rows others;

	for (size_t i = 0; i < hits->n; i++) {
		if (store_group(db, a, hits->at[i].doc.id, &others, e) < 0)
			return NULL;
		if (!is_told(hits, &others))
			hit_row(t, &hits->at[i], &others);
	}
	t->more = hits->more;
	t->none = "No document has all these words.";
	return t;
}

/* Known by that name, else near it. */
static int
find_names(struct db *db, struct arena *a, struct str words,
    struct node_rows *rows, struct err *e)
{
	if (store_find(db, a, words, ENTITY_NONE, rows, e) < 0)
		return -1;
	if (rows->n > 0)
		return 0;
	return store_near(db, a, words, ENTITY_NONE, NAMES, rows, e);
}

struct sheet *
view_search(struct db *db, struct arena *a, struct str words, size_t limit,
    struct err *e)
{
	struct sheet *s = sheet_new(a, str_of(arena_printf(a, "Search: %.*s",
	    STR_ARG(words))));
	struct search_hits hits;
	struct node_rows names;
	struct table *found, *t;

	if (find_names(db, a, words, &names, e) < 0 ||
	    store_search(db, a, words, limit ? limit : 20, 0, &hits, e) < 0 ||
	    (found = hit_table(db, a, &hits, e)) == NULL)
		return NULL;
	t = view_name_table(db, a, "names", "Names", &names, e);
	if (t == NULL)
		return NULL;
	sheet_add(s, t);
	sheet_add(s, found);
	return s;
}
