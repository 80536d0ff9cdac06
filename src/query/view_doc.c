#include "base.h"

#include "map.h"
#include "store_group.h"
#include "store_story.h"
#include "takeaway.h"
#include "view_in.h"

#define TAKEAWAYS 7
#define TOLD_IN 20

static const struct column takeaway_columns[] = {
	{ "quote", "In these words", CELL_QUOTE },
	{ "why", "What it says", CELL_TEXT },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "at", "At byte", CELL_INT },
	{ "time", "Time", CELL_TEXT }
};

static const struct column name_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "count", "Times", CELL_INT },
	{ "first", "First at byte", CELL_INT }
};

static const struct column claim_columns[] = {
	{ "head", "Who", CELL_TEXT },
	{ "relation", "Relation", CELL_TEXT },
	{ "tail", "Whom", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "quote", "In these words", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "date", "Date", CELL_DATE },
	{ "at", "At byte", CELL_INT },
	{ "time", "Time", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

static const struct column deal_columns[] = {
	{ "type", "Type", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "parties", "Parties", CELL_LIST },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	{ "quote", "In these words", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "date", "Date", CELL_DATE },
	{ "at", "At byte", CELL_INT },
	{ "time", "Time", CELL_TEXT },
	{ "head", "What", CELL_TEXT },
	{ "id", "Deal", CELL_ID }
};

static const struct column also_columns[] = {
	{ "date", "Date", CELL_DATE },
	{ "kind", "Kind", CELL_TEXT },
	{ "title", "Title", CELL_TEXT },
	{ "show", "Show", CELL_TEXT },
	{ "why", "Why", CELL_TEXT },
	{ "link", "Link", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

static void
text_fact(struct sheet *s, const char *name, const char *head, struct str v)
{
	cell_text(&sheet_fact(s, name, head, CELL_TEXT)->cell, v);
}

static void
doc_facts(struct sheet *s, const struct doc *d)
{
	text_fact(s, "title", "Title", d->title);
	text_fact(s, "kind", "Kind", str_of(doc_kind_name(d->kind)));
	text_fact(s, "show", "Show", d->show);
	cell_time(&sheet_fact(s, "date", "Date", CELL_DATE)->cell,
	    doc_stated(d));
	cell_bool(&sheet_fact(s, "date_stated", "The date is its own",
	    CELL_BOOL)->cell, d->date_origin == DATE_STATED);
	text_fact(s, "lang", "Language", d->lang);
	cell_link(&sheet_fact(s, "link", "Link", CELL_TEXT)->cell, d->link);
	cell_list(&sheet_fact(s, "people", "People", CELL_LIST)->cell,
	    view_items(s->arena, d->people, '|'), NULL);
	cell_id(&sheet_fact(s, "id", "Id", CELL_ID)->cell, d->id);
}

/* Each is like the first of them; the first is told by what this one is. */
static int
also(struct db *db, struct sheet *s, int64_t doc, struct err *e)
{
	static const char *const why[] = {
		[GROUP_FIRST] = "the first of them",
		[GROUP_TEXT] = "the same text, but for little",
		[GROUP_LINK] = "the same address",
		[GROUP_ITEM] = "the same item of another feed"
	};
	struct table *t = table_new(s->arena, "also", "The same story at",
	    also_columns, COUNT_OF(also_columns));
	struct group_rows rows;

	if (store_group(db, s->arena, doc, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct group_member *m = &rows.at[i];
		struct cell *c = table_row(t);

		cell_time(&c[0], m->date);
		cell_text(&c[1], str_of(doc_kind_name(m->kind)));
		cell_doc(&c[2], m->title, m->doc, 0);
		cell_text(&c[3], m->show);
		cell_text(&c[4], str_of(why[m->how]));
		cell_link(&c[5], m->link);
		view_cell_doc_id(&c[6], m->doc);
	}
	if (rows.n > 0)
		sheet_add(s, t);
	return 0;
}

static const struct column story_columns[] = {
	{ "title", "Story", CELL_QUOTE },
	{ "start", "From byte", CELL_INT },
	{ "end", "To byte", CELL_INT },
	{ "url", "Leads to", CELL_TEXT },
	{ "page", "Which is", CELL_TEXT }
};

static struct str
bytes_of(struct str text, uint32_t from, uint32_t to)
{
	return to > from && to <= text.n ?
	    (struct str){ text.p + from, to - from } : STR_NONE;
}

/* A round-up's stories: its table of contents. */
static int
stories(struct db *db, struct sheet *s, int64_t doc, struct err *e)
{
	struct table *t = table_new(s->arena, "stories", "Stories",
	    story_columns, COUNT_OF(story_columns));
	struct story_rows rows;
	const struct doc *d;

	if (store_stories(db, s->arena, doc, &rows, e) < 0)
		return -1;
	if (rows.n == 0)
		return 0;
	if ((d = store_doc_get(db, s->arena, doc, e)) == NULL)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct roundup_story *st = &rows.at[i].story;
		struct cell *c = table_row(t);

		cell_quote(&c[0], bytes_of(d->text, st->title,
		    st->title_end), doc, st->title);
		cell_int(&c[1], st->start);
		cell_int(&c[2], st->end);
		cell_link(&c[3], bytes_of(d->text, st->url, st->url_end));
		if (rows.at[i].doc != 0)
			cell_doc(&c[4], rows.at[i].title, rows.at[i].doc, 0);
	}
	t->more = rows.more;
	sheet_add(s, t);
	return 0;
}

static const struct column told_in_columns[] = {
	{ "date", "Date", CELL_DATE },
	{ "title", "Story", CELL_QUOTE },
	{ "doc", "Document", CELL_TEXT },
	{ "show", "Show", CELL_TEXT }
};

/* The stories of round-ups that lead here. */
static int
told_in(struct db *db, struct sheet *s, int64_t doc, struct err *e)
{
	struct table *t = table_new(s->arena, "told_in", "In round-ups",
	    told_in_columns, COUNT_OF(told_in_columns));
	struct story_rows rows;

	if (store_stories_of_page(db, s->arena, doc, TOLD_IN, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < rows.n; i++) {
		const struct story_row *r = &rows.at[i];
		struct cell *c = table_row(t);
		struct str title;

		if (store_doc_bytes(db, s->arena, r->doc, r->story.title,
		    r->story.title_end, &title, e) < 0)
			return -1;
		cell_time(&c[0], r->date);
		cell_quote(&c[1], title, r->doc, r->story.title);
		cell_doc(&c[2], r->title, r->doc, r->story.title);
		cell_text(&c[3], r->show);
	}
	t->more = rows.more;
	if (rows.n > 0)
		sheet_add(s, t);
	return 0;
}

static void
takeaways(struct sheet *s, int64_t doc, const struct claim_rows *claims,
    const struct deal_claim_rows *deals)
{
	struct table *t = table_new(s->arena, "takeaways", "Takeaways",
	    takeaway_columns, COUNT_OF(takeaway_columns));
	struct takeaway best[TAKEAWAYS];
	size_t n = takeaway_pick(s->arena, claims, deals, best, TAKEAWAYS);

	for (size_t i = 0; i < n; i++) {
		struct cell *c = table_row(t);

		cell_quote(&c[0], best[i].quote, doc, best[i].start);
		cell_text(&c[1], best[i].why);
		cell_text(&c[2], best[i].speaker);
		cell_int(&c[3], best[i].start);
		cell_text(&c[4], view_time(s->arena, best[i].at_ms));
	}
	t->none = "No sentence of it says who did what with whom.";
	sheet_add(s, t);
}

static void
name_rows(struct sheet *s, int64_t doc, const struct doc_name_rows *rows,
    enum entity_type type, const char *name, const char *head)
{
	struct table *t = table_new(s->arena, name, head, name_columns,
	    COUNT_OF(name_columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct doc_name *r = &rows->at[i];
		struct cell *c;

		if (r->type != type)
			continue;
		c = table_row(t);
		cell_entity(&c[0], r->name, r->entity, r->type);
		cell_text(&c[1], view_type(r->type));
		cell_int(&c[2], r->count);
		cell_int(&c[3], r->first);
		c[3].ref = REF_DOC;
		c[3].ref_id = doc;
		c[3].ref_at = r->first;
	}
	sheet_add(s, t);
}

static int
names(struct db *db, struct sheet *s, int64_t doc, struct err *e)
{
	static const struct {
		enum entity_type type;
		const char *name, *head;
	} part[] = {
		{ ENTITY_COMPANY, "companies", "Companies" },
		{ ENTITY_PERSON, "people", "People" },
		{ ENTITY_CHIP, "chips", "Chips" },
		{ ENTITY_MODEL, "models", "Models" },
		{ ENTITY_SITE, "sites", "Sites" },
		{ ENTITY_PRODUCT, "products", "Products" },
		{ ENTITY_TECHNOLOGY, "technologies", "Technologies" },
		{ ENTITY_INSTITUTION, "institutions", "Institutions" },
		{ ENTITY_MEDIA, "media", "Media" },
		{ ENTITY_PLACE, "places", "Places" },
		{ ENTITY_THEME, "themes", "Themes" }
	};
	struct doc_name_rows rows;

	if (store_doc_names(db, s->arena, doc, &rows, e) < 0)
		return -1;
	for (size_t i = 0; i < COUNT_OF(part); i++)
		name_rows(s, doc, &rows, part[i].type, part[i].name,
		    part[i].head);
	return 0;
}

static void
claims_table(struct sheet *s, const struct claim_rows *rows)
{
	struct table *t = table_new(s->arena, "claims", "What it says",
	    claim_columns, COUNT_OF(claim_columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct claim_row *r = &rows->at[i];
		struct cell *c = table_row(t);

		view_cell_named(&c[0], &r->head);
		cell_text(&c[1], str_of(relation_phrase(r->claim.relation)));
		view_cell_named(&c[2], &r->tail);
		cell_text(&c[3], view_status(r->claim.status));
		view_cell_quote(&c[4], &r->told, r->claim.doc, r->claim.start);
		cell_text(&c[5], r->claim.speaker);
		cell_time(&c[6], r->told.stated);
		cell_int(&c[7], r->claim.start);
		cell_text(&c[8], view_time(s->arena, r->claim.at_ms));
		cell_id(&c[9], r->claim.id);
	}
	t->more = rows->more;
	sheet_add(s, t);
}

static void
deals_table(struct sheet *s, const struct deal_claim_rows *rows)
{
	struct table *t = table_new(s->arena, "deals", "Deals it tells",
	    deal_columns, COUNT_OF(deal_columns));

	for (size_t i = 0; i < rows->n; i++) {
		const struct deal_claim_row *r = &rows->at[i];
		struct cell *c = table_row(t);

		cell_text(&c[0], str_of(deal_type_name(r->claim.type)));
		cell_text(&c[1], view_status(r->claim.status));
		view_parties_cell(&c[2], r->party, r->claim.n_party,
		    s->arena);
		cell_money(&c[3], r->claim.amount);
		cell_text(&c[4], str_of(r->claim.currency));
		view_cell_quote(&c[5], &r->told, r->claim.doc, r->claim.start);
		cell_text(&c[6], r->claim.speaker);
		cell_time(&c[7], r->told.stated);
		cell_int(&c[8], r->claim.start);
		cell_text(&c[9], view_time(s->arena, r->claim.at_ms));
		cell_text(&c[10], view_claim_headline(s->arena, r));
		cell_id(&c[11], r->deal);
		c[11].ref = REF_DEAL;
		c[11].ref_id = r->deal;
	}
	t->more = rows->more;
	sheet_add(s, t);
}

struct sheet *
view_doc(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct claim_filter cf = { .doc = id };
	struct deal_claim_filter df = { .doc = id };
	const struct doc *d = store_doc_head(db, a, id, e);
	struct deal_claim_rows deals;
	struct claim_rows claims;
	struct sheet *s;

	if (d == NULL || store_claims(db, a, &cf, &claims, e) < 0 ||
	    store_deal_claims(db, a, &df, &deals, e) < 0)
		return NULL;
	s = sheet_new(a, d->title.n ? d->title : d->show);
	doc_facts(s, d);
	if (also(db, s, id, e) < 0 || told_in(db, s, id, e) < 0)
		return NULL;
	takeaways(s, id, &claims, &deals);
	if (stories(db, s, id, e) < 0)
		return NULL;
	if (names(db, s, id, e) < 0)
		return NULL;
	claims_table(s, &claims);
	deals_table(s, &deals);
	return s;
}

static const struct column mark_columns[] = {
	{ "start", "From byte", CELL_INT },
	{ "end", "To byte", CELL_INT },
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "how", "How", CELL_TEXT },
	{ "id", "Id", CELL_ID }
};

static struct str
how_name(enum mention_how how)
{
	static const char *const names[] = {
		[HOW_NAME] = "name", [HOW_HEARD] = "heard",
		[HOW_FAMILY] = "family", [HOW_GRAMMAR] = "grammar",
		[HOW_SHORT] = "short"
	};

	return str_of((size_t)how < COUNT_OF(names) ? names[how] : NULL);
}

/* Entity to place in the rows. */
static void
index_names(struct map *by_id, const struct doc_name_rows *names)
{
	for (size_t i = 0; i < names->n; i++) {
		const int64_t *id = &names->at[i].entity;

		*map_put(by_id, (struct str){ (const char *)id, sizeof(*id) },
		    NULL) = i;
	}
}

static void
mark_row(struct table *t, const struct mention *m,
    const struct doc_name_rows *names, const struct map *by_id)
{
	const uint64_t *at = map_find(by_id,
	    (struct str){ (const char *)&m->entity, sizeof(m->entity) });
	struct cell *c = table_row(t);

	cell_int(&c[0], m->start);
	cell_int(&c[1], m->end);
	if (at != NULL) {
		const struct doc_name *n = &names->at[*at];

		cell_entity(&c[2], n->name, n->entity, n->type);
		cell_text(&c[3], view_type(n->type));
	}
	cell_text(&c[4], how_name(m->how));
	cell_id(&c[5], m->entity);
}

struct table *
view_marks(struct db *db, struct arena *a, int64_t id, struct err *e)
{
	struct mention_rows marks;
	struct doc_name_rows names;
	struct map by_id = MAP_INIT;
	struct table *t;

	if (store_doc_head(db, a, id, e) == NULL ||
	    store_mentions(db, a, id, &marks, e) < 0 ||
	    store_doc_names(db, a, id, &names, e) < 0)
		return NULL;
	t = table_new(a, "marks", "Names in the text", mark_columns,
	    COUNT_OF(mark_columns));
	index_names(&by_id, &names);
	for (size_t i = 0; i < marks.n; i++)
		mark_row(t, &marks.at[i], &names, &by_id);
	map_release(&by_id);
	t->none = "No name was found in it; is it built?";
	return t;
}

int
view_text(struct db *db, struct arena *a, int64_t id, struct str *out,
    enum doc_format *format, struct err *e)
{
	const struct doc *d = store_doc_get(db, a, id, e);

	if (d == NULL)
		return -1;
	*out = d->text;
	*format = d->format;
	return 0;
}
