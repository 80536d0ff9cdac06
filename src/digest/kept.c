#include "base.h"

#include <string.h>

#include "kept.h"
#include "jread.h"
#include "jwrite.h"
#include "num.h"

static const struct column deal_columns[] = {
	{ "date", "Date", CELL_DATE },
	{ "type", "Type", CELL_TEXT },
	{ "status", "Status", CELL_TEXT },
	{ "parties", "Parties", CELL_LIST },
	{ "amount", "Amount", CELL_MONEY },
	{ "currency", "Currency", CELL_TEXT },
	{ "quote", "Quote", CELL_QUOTE },
	{ "speaker", "Speaker", CELL_TEXT },
	{ "doc", "Document", CELL_TEXT },
	{ "sources", "Sources", CELL_INT },
	{ "id", "Deal", CELL_ID },
	{ "told", "Told", CELL_DATE },	/* what is kept of old ends before */
	{ "head", "What", CELL_TEXT }
};

static const struct column rising_columns[] = {
	{ "name", "Name", CELL_TEXT },
	{ "type", "Type", CELL_TEXT },
	{ "now", "Now", CELL_INT },
	{ "before", "Before", CELL_INT },
	{ "why", "Why", CELL_TEXT }
};

struct table *
kept_deals(struct arena *a)
{
	struct table *t = table_new(a, "deals", "Deals", deal_columns,
	    COUNT_OF(deal_columns));

	t->none = "No deal was told.";
	return t;
}

struct table *
kept_rising(struct arena *a)
{
	struct table *t = table_new(a, "rising", "Rising names",
	    rising_columns, COUNT_OF(rising_columns));

	t->none = "No name rises.";
	return t;
}

/* ---- out ---- */

static void
put_id(struct jwrite *j, const char *key, int64_t id)
{
	jwrite_key(j, key);
	jwrite_id(j, id);
}

/* Ids have 63 bits, JSON's numbers 53: an id is its hex. */
static void
write_cell(struct jwrite *j, const struct column *col, const struct cell *c)
{
	jwrite_object(j);
	if (c->s.n > 0)
		jwrite_key_str(j, "s", c->s);
	if (col->type == CELL_ID)
		put_id(j, "i", c->i);
	else if (c->i != 0)
		jwrite_key_int(j, "i", c->i);
	if (c->to != 0)
		jwrite_key_int(j, "to", c->to);
	if (c->null) {
		jwrite_key(j, "null");
		jwrite_bool(j, true);
	}
	if (c->ref != REF_NONE) {
		jwrite_key_int(j, "ref", c->ref);
		put_id(j, "id", c->ref_id);
		jwrite_key_int(j, "at", c->ref_at);
		jwrite_key_int(j, "type", c->ref_type);
	}
	if (c->ref_ids != NULL && c->s.n > 0) {
		size_t n = 1;

		for (size_t i = 0; i < c->s.n; i++)
			n += c->s.p[i] == '\n';
		jwrite_key(j, "ids");
		jwrite_array(j);
		for (size_t i = 0; i < n; i++)
			jwrite_id(j, c->ref_ids[i]);
		jwrite_end(j);
	}
	jwrite_end(j);
}

static void
write_table(struct jwrite *j, const char *key, const struct table *t)
{
	jwrite_key(j, key);
	jwrite_array(j);
	for (const struct table_row *r = t != NULL ? t->first : NULL; r != NULL;
	    r = r->next) {
		jwrite_array(j);
		for (size_t i = 0; i < t->columns; i++)
			write_cell(j, &t->column[i], &r->cell[i]);
		jwrite_end(j);
	}
	jwrite_end(j);
}

static void
write_read(struct jwrite *j, const struct edition_read *r)
{
	jwrite_object(j);
	jwrite_key_str(j, "head", r->head);
	jwrite_key_str(j, "quote", r->quote);
	jwrite_key_str(j, "more", r->more);
	jwrite_key_str(j, "speaker", r->speaker);
	put_id(j, "doc", r->doc);
	jwrite_key_int(j, "start", r->start);
	jwrite_key_int(j, "end", r->end);
	jwrite_key_str(j, "title", r->title);
	jwrite_key_str(j, "part", r->part);
	jwrite_key_str(j, "show", r->show);
	jwrite_key_str(j, "link", r->link);
	jwrite_key_str(j, "also", r->also);
	if (r->date != CLOCK_NONE)
		jwrite_key_int(j, "date", r->date);
	jwrite_key_int(j, "at_ms", r->at_ms);
	jwrite_key_str(j, "why", r->why);
	jwrite_key(j, "score");
	jwrite_double(j, r->score);
	jwrite_key_text(j, "status", status_name(r->status));
	put_id(j, "story", r->story);
	jwrite_key(j, "names");
	jwrite_array(j);
	for (size_t i = 0; i < r->names; i++) {
		jwrite_object(j);
		put_id(j, "id", r->name[i].id);
		jwrite_key_text(j, "type", entity_type_name(r->name[i].type));
		jwrite_key_str(j, "name", r->name[i].name);
		jwrite_end(j);
	}
	jwrite_end(j);
	jwrite_end(j);
}

void
kept_write(const struct edition *ed, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	jwrite_object(&j);
	jwrite_key_int(&j, "form", KEPT_FORM);
	jwrite_key_text(&j, "date", ed->date);
	jwrite_key_int(&j, "from", ed->from);
	jwrite_key_int(&j, "to", ed->to);
	jwrite_key_int(&j, "docs_read", ed->docs_read);
	jwrite_key_int(&j, "docs_skipped", ed->docs_skipped);
	jwrite_key_int(&j, "sources_broken", ed->sources_broken);
	jwrite_key_str(&j, "line", ed->line);
	jwrite_key(&j, "reads");
	jwrite_array(&j);
	for (size_t i = 0; i < ed->reads; i++)
		write_read(&j, &ed->read[i]);
	jwrite_end(&j);
	write_table(&j, "deals", ed->deals);
	write_table(&j, "rising", ed->rising);
	jwrite_end(&j);
}

/* ---- in ---- */

static int64_t
number(const struct jread *j, const char *key)
{
	int64_t v = 0;

	return jread_int(jread_key(j, key), &v) ? v : 0;
}

static int64_t
id_of(const struct jread *j)
{
	struct str s = jread_str(j);
	uint64_t v = 0;

	for (size_t i = 0; i < s.n && i < 16; i++) {
		const char *hex = "0123456789abcdef";
		const char *at = memchr(hex, s.p[i] | 32, 16);

		if (at == NULL)
			return 0;
		v = v << 4 | (uint64_t)(at - hex);
	}
	return (int64_t)v;
}

static struct str
text(const struct jread *j, const char *key, struct arena *a)
{
	return arena_str(a, jread_key_str(j, key));
}

static const int64_t *
read_ids(const struct jread *list, size_t n, struct arena *a)
{
	int64_t *ids = arena_array(a, n, sizeof(*ids));
	const struct jread *j = jread_first(list);

	for (size_t i = 0; i < n && j != NULL; i++, j = jread_next(j))
		ids[i] = id_of(j);
	return ids;
}

static void
read_cell(const struct jread *j, const struct column *col, struct arena *a,
    struct cell *c)
{
	c->s = text(j, "s", a);
	c->i = col->type == CELL_ID ? id_of(jread_key(j, "i")) :
	    number(j, "i");
	c->null = jread_true(jread_key(j, "null"));
	c->to = number(j, "to");
	c->ref = (enum cell_ref)number(j, "ref");
	c->ref_id = id_of(jread_key(j, "id"));
	c->ref_at = (uint32_t)number(j, "at");
	c->ref_type = (enum entity_type)number(j, "type");
	if (jread_is_array(jread_key(j, "ids"))) {
		size_t n = 1;

		for (size_t i = 0; i < c->s.n; i++)
			n += c->s.p[i] == '\n';
		c->ref_ids = read_ids(jread_key(j, "ids"), n, a);
	}
}

static void
read_table(const struct jread *list, struct arena *a, struct table *t)
{
	for (const struct jread *r = jread_first(list); r != NULL;
	    r = jread_next(r)) {
		const struct jread *c = jread_first(r);
		struct cell *row = table_row(t);

		for (size_t i = 0; i < t->columns && c != NULL; i++) {
			read_cell(c, &t->column[i], a, &row[i]);
			c = jread_next(c);
		}
	}
}

static void
read_names(const struct jread *list, struct arena *a, struct edition_read *r)
{
	for (const struct jread *j = jread_first(list); j != NULL &&
	    r->names < EDITION_NAMES; j = jread_next(j)) {
		struct edition_name *n = &r->name[r->names++];

		n->id = id_of(jread_key(j, "id"));
		n->type = entity_type_of(jread_key_str(j, "type"));
		n->name = text(j, "name", a);
	}
}

/* Of a document that has none, nothing was kept. */
static int64_t
date_of(const struct jread *j)
{
	int64_t v = CLOCK_NONE;

	return jread_int(jread_key(j, "date"), &v) ? v : CLOCK_NONE;
}

static void
read_read(const struct jread *j, struct arena *a, struct edition_read *r)
{
	*r = (struct edition_read){
		.head = text(j, "head", a), .quote = text(j, "quote", a),
		.more = text(j, "more", a), .speaker = text(j, "speaker", a),
		.doc = id_of(jread_key(j, "doc")),
		.start = (uint32_t)number(j, "start"),
		.end = (uint32_t)number(j, "end"),
		.title = text(j, "title", a), .part = text(j, "part", a),
		.show = text(j, "show", a),
		.link = text(j, "link", a), .also = text(j, "also", a),
		.date = date_of(j),
		.at_ms = number(j, "at_ms"), .why = text(j, "why", a),
		.status = status_of(jread_key_str(j, "status")),
		.story = id_of(jread_key(j, "story"))
	};
	(void)jread_double(jread_key(j, "score"), &r->score);
	read_names(jread_key(j, "names"), a, r);
}

int
kept_read(struct str bytes, struct arena *a, struct edition *ed,
    struct err *e)
{
	struct jread *j = jread_new(bytes, e);
	struct str date;

	if (j == NULL)
		return err_at(e, "the kept edition");
	memset(ed, 0, sizeof(*ed));
	date = jread_key_str(j, "date");
	if (number(j, "form") != KEPT_FORM || date.n >= sizeof(ed->date)) {
		jread_free(j);
		return err_set(e, ERR_INVALID, "the kept edition is not of a "
		    "form that this program knows");
	}
	memcpy(ed->date, date.p, date.n);
	ed->from = number(j, "from");
	ed->to = number(j, "to");
	ed->docs_read = number(j, "docs_read");
	ed->docs_skipped = number(j, "docs_skipped");
	ed->sources_broken = number(j, "sources_broken");
	ed->line = text(j, "line", a);
	for (const struct jread *r = jread_first(jread_key(j, "reads"));
	    r != NULL && ed->reads < EDITION_READS; r = jread_next(r))
		read_read(r, a, &ed->read[ed->reads++]);
	ed->deals = kept_deals(a);
	ed->rising = kept_rising(a);
	read_table(jread_key(j, "deals"), a, ed->deals);
	read_table(jread_key(j, "rising"), a, ed->rising);
	jread_free(j);
	return 0;
}
