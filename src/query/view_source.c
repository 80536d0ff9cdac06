#include "base.h"

#include "source.h"
#include "store_source.h"
#include "view_in.h"

#define DOCUMENTS 20

static void
text_fact(struct sheet *s, const char *name, const char *head, struct str v)
{
	cell_text(&sheet_fact(s, name, head, CELL_TEXT)->cell, v);
}

static void
time_fact(struct sheet *s, const char *name, const char *head, int64_t t)
{
	cell_time(&sheet_fact(s, name, head, CELL_TIME)->cell, t);
}

static void
source_facts(struct sheet *s, const struct source *src)
{
	static const char *const state[] = { "active", "paused", "gone" };

	cell_link(&sheet_fact(s, "url", "Address", CELL_TEXT)->cell, src->url);
	cell_link(&sheet_fact(s, "site", "Site", CELL_TEXT)->cell, src->site);
	text_fact(s, "kind", "Kind", str_of(src->kind == DOC_NONE ? "" :
	    doc_kind_name(src->kind)));
	text_fact(s, "lang", "Language", src->lang);
	text_fact(s, "folder", "Folder", src->folder);
	text_fact(s, "state", "State", str_of(state[src->state]));
	time_fact(s, "last_try", "Last asked", src->last_try);
	time_fact(s, "last_good", "Last good", src->last_good);
	time_fact(s, "last_new", "Last new", src->last_new);
	time_fact(s, "next_try", "Next", src->next_try);
	cell_int(&sheet_fact(s, "failures", "Failures in a row",
	    CELL_INT)->cell, src->failures);
	cell_int(&sheet_fact(s, "items", "Documents", CELL_INT)->cell,
	    src->items);
	text_fact(s, "problem", "Problem", src->problem);
	cell_id(&sheet_fact(s, "id", "Id", CELL_ID)->cell, src->id);
}

struct sheet *
view_source(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct doc_filter f = { .source = id, .limit = DOCUMENTS };
	const struct source *src = store_source_get(db, a, id, e);
	struct doc_rows rows;
	struct sheet *s;

	if (src == NULL || store_docs(db, a, &f, &rows, e) < 0)
		return NULL;
	s = sheet_new(a, src->title.n ? src->title : src->url);
	source_facts(s, src);
	sheet_add(s, view_doc_table(a, "documents", "Latest documents",
	    &rows));
	return s;
}
