#include "base.h"

#include <inttypes.h>

#include "judge.h"
#include "view_in.h"

struct str
view_judgement_id(struct arena *a, int64_t id)
{
	return str_of(arena_printf(a, "%08" PRIx64, (uint64_t)id));
}

/* ", written x, in document 1f00": where a split or a reject holds. */
static struct str
place(struct arena *a, const struct judgement *j)
{
	const char *so = j->text.n ? arena_printf(a, ", written %.*s,",
	    STR_ARG(j->text)) : "";

	return str_of(j->doc == 0 ? so : arena_printf(a, "%s in document %016"
	    PRIx64, so, (uint64_t)j->doc));
}

struct str
view_judgement(struct arena *a, const struct judgement *j)
{
	struct str n = j->a_name, o = j->b_name, text = j->text;
	struct str at = place(a, j), type = view_type(j->type);

	switch (j->kind) {
	case JUDGE_MERGE:
		return str_of(arena_printf(a, "%.*s is %.*s", STR_ARG(o),
		    STR_ARG(n)));
	case JUDGE_SPLIT:
		return str_of(arena_printf(a, "%.*s%.*s is %.*s", STR_ARG(n),
		    STR_ARG(at), STR_ARG(o)));
	case JUDGE_RENAME:
		return str_of(arena_printf(a, "%.*s is called %.*s",
		    STR_ARG(n), STR_ARG(text)));
	case JUDGE_RETYPE:
		return str_of(arena_printf(a, "%.*s is a %.*s", STR_ARG(n),
		    STR_ARG(type)));
	case JUDGE_ALIAS:
		return str_of(arena_printf(a, "%.*s is also written %.*s",
		    STR_ARG(n), STR_ARG(text)));
	case JUDGE_UNALIAS:
		return str_of(arena_printf(a, "%.*s is not written %.*s",
		    STR_ARG(n), STR_ARG(text)));
	case JUDGE_REJECT:
		return str_of(arena_printf(a, "%.*s%.*s is no name",
		    STR_ARG(n), STR_ARG(at)));
	case JUDGE_PROMOTE:
		return str_of(arena_printf(a, "%.*s is an entity, a %.*s",
		    STR_ARG(n), STR_ARG(type)));
	default:
		return str_of(arena_printf(a, "%08" PRIx64 " is undone",
		    (uint64_t)j->a));
	}
}

static const struct column columns[] = {
	{ "id", "Id", CELL_TEXT },
	{ "at", "At", CELL_TIME },
	{ "judgement", "Judgement", CELL_TEXT },
	{ "says", "It says", CELL_TEXT },
	{ "name", "Name", CELL_TEXT },
	{ "other", "Other", CELL_TEXT },
	{ "text", "Text", CELL_TEXT },
	{ "document", "Document", CELL_ID },
	{ "why", "Why", CELL_TEXT },
	{ "stands", "Stands", CELL_BOOL }
};

static void
row(struct table *t, const struct judgement *j, bool stands)
{
	struct cell *c = table_row(t);

	cell_text(&c[0], view_judgement_id(t->arena, j->id));
	cell_time(&c[1], j->at);
	cell_text(&c[2], str_of(judge_verb(j->kind)));
	cell_text(&c[3], view_judgement(t->arena, j));
	if (j->a_name.n > 0)
		cell_entity(&c[4], j->a_name, j->a, ENTITY_NONE);
	if (j->b_name.n > 0)
		cell_entity(&c[5], j->b_name, j->b, ENTITY_NONE);
	cell_text(&c[6], j->text);
	if (j->doc != 0)
		view_cell_doc_id(&c[7], j->doc);
	cell_text(&c[8], j->why);
	cell_bool(&c[9], stands);
}

/* Strings are copied: the log goes before the answer is printed. */
static struct judgement
kept(struct arena *a, const struct judgement *j)
{
	struct judgement out = *j;

	out.a_name = arena_str(a, j->a_name);
	out.b_name = arena_str(a, j->b_name);
	out.text = arena_str(a, j->text);
	out.why = arena_str(a, j->why);
	return out;
}

struct table *
view_judgements(struct db *db, struct arena *a, struct err *e)
{
	struct table *t = table_new(a, "judgements", "Judgements", columns,
	    COUNT_OF(columns));
	struct identity log = { .arena = ARENA_INIT };

	t->none = "Nobody has judged anything yet.";
	if (identity_load(db, &log, e) < 0)
		t = NULL;
	for (size_t i = 0; t != NULL && i < log.all.n; i++) {
		struct judgement j = kept(a, &log.all.at[i]);

		row(t, &j, log.stands[i]);
	}
	identity_release(&log);
	return t;
}

static const struct column removed_columns[] = {
	{ "at", "Removed", CELL_TIME },
	{ "title", "Title", CELL_TEXT },
	{ "why", "Why", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

struct table *
view_removed(struct db *db, struct arena *a, struct err *e)
{
	struct table *t = table_new(a, "removed", "Removed documents",
	    removed_columns, COUNT_OF(removed_columns));
	struct removed_rows rows;

	t->none = "No document was removed.";
	if (store_removed(db, a, &rows, e) < 0)
		return NULL;
	for (size_t i = 0; i < rows.n; i++) {
		const struct removed *r = &rows.at[i];
		struct cell *c = table_row(t);

		cell_time(&c[0], r->at);
		cell_text(&c[1], r->title);
		cell_text(&c[2], r->why);
		cell_id(&c[3], r->doc);
	}
	return t;
}
