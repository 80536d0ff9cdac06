#include "base.h"

#include <inttypes.h>

#include "rank.h"
#include "view_in.h"

void
view_told_cells(struct cell *c, const struct told *t, struct str speaker,
    int64_t doc, uint32_t start)
{
	cell_quote(&c[0], t->quote, doc, start);
	cell_text(&c[1], speaker);
	cell_time(&c[2], t->stated);
	cell_doc(&c[3], t->title, doc, start);
}

int
view_edge_weight(struct db *db, struct arena *a, const struct edge *g,
    int64_t now, struct cell *c, struct err *e)
{
	struct str why;

	if (rank_why_edge(db, a, g, now, &why, e) < 0)
		return -1;
	cell_real(&c[0], rank_edge(g));
	cell_text(&c[1], why);
	return 0;
}

struct str
view_status(enum status s)
{
	return str_of(s == STATUS_NONE ? "" : status_name(s));
}

struct str
view_type(enum entity_type t)
{
	return str_of(t == ENTITY_NONE ? "" : entity_type_name(t));
}

struct str
view_standing(enum entity_origin o)
{
	static const char *const words[] = { "", "known", "judged", "family",
	    "candidate", "promoted" };

	BUG_IF((size_t)o >= COUNT_OF(words));
	return str_of(words[o]);
}

struct str
view_items(struct arena *a, struct str parted, char by)
{
	char *p = arena_strndup(a, parted.p, parted.n);

	for (size_t i = 0; i < parted.n; i++)
		if (p[i] == by)
			p[i] = '\n';
	return (struct str){ p, parted.n };
}

struct str
view_time(struct arena *a, int64_t at_ms)
{
	int64_t s = at_ms / CLOCK_SECOND;

	if (at_ms < 0)
		return STR_NONE;
	if (s < 3600)
		return str_of(arena_printf(a, "%" PRId64 ":%02" PRId64,
		    s / 60, s % 60));
	return str_of(arena_printf(a, "%" PRId64 ":%02" PRId64 ":%02" PRId64,
	    s / 3600, s / 60 % 60, s % 60));
}

struct table *
view_doc_table(struct arena *a, const char *name, const char *head,
    const struct doc_rows *rows)
{
	static const struct column columns[] = {
		{ "date", "Date", CELL_DATE },
		{ "kind", "Kind", CELL_TEXT },
		{ "title", "Title", CELL_TEXT },
		{ "show", "Show", CELL_TEXT },
		{ "also", "Also at", CELL_LIST },
		{ "link", "Link", CELL_TEXT },
		{ "id", "Id", CELL_ID }
	};
	struct table *t = table_new(a, name, head, columns,
	    COUNT_OF(columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct doc *d = &rows->at[i];
		struct cell *c = table_row(t);

		cell_time(&c[0], doc_stated(d));
		cell_text(&c[1], str_of(d->kind == DOC_NONE ? "" :
		    doc_kind_name(d->kind)));
		cell_doc(&c[2], d->title, d->id, 0);
		cell_text(&c[3], d->show);
		cell_list(&c[4], rows->also[i], NULL);
		cell_link(&c[5], d->link);
		view_cell_doc_id(&c[6], d->id);
	}
	t->more = rows->more;
	return t;
}
