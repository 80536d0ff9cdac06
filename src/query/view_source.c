#include "base.h"

#include "clock.h"
#include "source.h"
#include "source_health.h"
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
source_facts(struct sheet *s, const struct source *src,
    const struct source_health *h)
{
	static const char *const state[] = { "active", "paused", "gone" };

	cell_link(&sheet_fact(s, "url", "Address", CELL_TEXT)->cell, src->url);
	cell_link(&sheet_fact(s, "site", "Site", CELL_TEXT)->cell, src->site);
	text_fact(s, "kind", "Kind", str_of(src->kind == DOC_NONE ? "" :
	    doc_kind_name(src->kind)));
	text_fact(s, "lang", "Language", src->lang);
	text_fact(s, "folder", "Folder", src->folder);
	text_fact(s, "state", "State", str_of(state[src->state]));
	text_fact(s, "health", "Health", str_of(source_word_name(h->word)));
	time_fact(s, "since", "Since", h->since);
	text_fact(s, "why", "Why", h->why);
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
	struct source_health h;
	struct doc_rows rows;
	struct sheet *s;

	if (src == NULL ||
	    source_health(db, a, src, clock_now(), &h, e) < 0 || store_docs(db, a, &f, &rows, e) < 0)
		return NULL;
	s = sheet_new(a, src->title.n ? src->title : src->url);
	source_facts(s, src, &h);
	sheet_add(s, view_doc_table(a, "documents", "Latest documents",
	    &rows));
	return s;
}

static const struct column source_columns[] = {
	{ "title", "Source", CELL_TEXT },
	{ "kind", "Kind", CELL_TEXT },
	{ "folder", "Folder", CELL_TEXT },
	{ "health", "Health", CELL_TEXT },
	{ "since", "Since", CELL_TIME },
	{ "items", "Documents", CELL_INT },
	{ "last_good", "Last good", CELL_TIME },
	{ "last_new", "Last new", CELL_TIME },
	{ "next_try", "Next", CELL_TIME },
	{ "problem", "Problem", CELL_TEXT },
	{ "url", "Address", CELL_TEXT },
	{ "id", "Id", CELL_ID },
};

static void
source_row(struct cell *c, const struct source *s,
    const struct source_health *h)
{
	cell_text(&c[0], s->title.n ? s->title : s->url);
	c[0].ref = REF_SOURCE;
	c[0].ref_id = s->id;
	cell_text(&c[1], str_of(doc_kind_name(s->kind)));
	cell_text(&c[2], s->folder);
	cell_text(&c[3], str_of(source_word_name(h->word)));
	cell_time(&c[4], h->since);
	cell_int(&c[5], s->items);
	cell_time(&c[6], s->last_good);
	cell_time(&c[7], s->last_new);
	cell_time(&c[8], s->next_try);
	cell_text(&c[9], s->problem.n > 0 ? s->problem : h->why);
	cell_link(&c[10], s->url);
	cell_id(&c[11], s->id);
}

struct table *
view_sources(struct db *db, struct arena *a, struct err *e)
{
	struct source_rows rows;
	struct table *t;

	if (store_sources(db, a, &rows, e) < 0)
		return NULL;
	t = table_new(a, "sources", "Sources", source_columns,
	    COUNT_OF(source_columns));
	t->none = "There are no sources yet; `tapeout source add URL` adds one.";
	for (size_t i = 0; i < rows.n; i++) {
		struct source_health h;

		if (source_health(db, a, &rows.at[i], clock_now(), &h, e) < 0)
			return NULL;
		source_row(table_row(t), &rows.at[i], &h);
	}
	return t;
}
