#include "base.h"

#include <inttypes.h>
#include <stdio.h>

#include "jwrite.h"
#include "out_in.h"

static void
date_value(struct jwrite *j, const struct cell *c)
{
	char text[CLOCK_TEXT];

	jwrite_text(j, cell_date_text(c, text));
}

static void
list_value(struct jwrite *j, struct str items)
{
	struct str rest = items, item;

	jwrite_array(j);
	while (str_split(&rest, '\n', &item))
		jwrite_str(j, item);
	jwrite_end(j);
}

static void
value(struct jwrite *j, enum cell_type type, const struct cell *c)
{
	if (c->null) {
		if (type == CELL_LIST)
			list_value(j, STR_NONE);
		else
			jwrite_null(j);
		return;
	}
	switch (type) {
	case CELL_INT:
	case CELL_MONEY:
		jwrite_int(j, c->i);
		break;
	case CELL_REAL:
		jwrite_double(j, c->r);
		break;
	case CELL_TIME:
		jwrite_time(j, c->i);
		break;
	case CELL_DATE:
		date_value(j, c);
		break;
	case CELL_ID:
		jwrite_id(j, c->i);
		break;
	case CELL_BOOL:
		jwrite_bool(j, c->i != 0);
		break;
	case CELL_LIST:
		list_value(j, c->s);
		break;
	case CELL_TEXT:
	case CELL_QUOTE:
		jwrite_str(j, c->s);
		break;
	}
}

/* "deal" and "_id" as a key; the names are our own and short. */
static void
key_with(struct jwrite *j, const char *name, const char *tail)
{
	char key[96];

	snprintf(key, sizeof(key), "%s%s", name, tail);
	jwrite_key(j, key);
}

static void
list_ids(struct jwrite *j, const char *name, const struct cell *c)
{
	struct str rest = c->s, item;

	key_with(j, name, "_ids");
	jwrite_array(j);
	for (size_t i = 0; str_split(&rest, '\n', &item); i++)
		jwrite_id(j, c->ref_ids[i]);
	jwrite_end(j);
}

/* What the cell leads to, beside it. */
static void
ref(struct jwrite *j, const char *name, enum cell_type type,
    const struct cell *c)
{
	if (c->null || type == CELL_ID)
		return;
	if (type == CELL_LIST) {
		if (c->ref_ids != NULL)
			list_ids(j, name, c);
		return;
	}
	if (c->ref == REF_NONE || c->ref == REF_LINK || c->ref_id == 0)
		return;
	key_with(j, name, "_id");
	jwrite_id(j, c->ref_id);
	if (type == CELL_QUOTE) {
		key_with(j, name, "_at");
		jwrite_int(j, c->ref_at);
	}
}

static void
member(struct jwrite *j, const char *name, enum cell_type type,
    const struct cell *c)
{
	jwrite_key(j, name);
	value(j, type, c);
	ref(j, name, type, c);
}

static void
cells(struct jwrite *j, const struct table *t, const struct cell *row)
{
	for (size_t i = 0; i < t->columns; i++)
		member(j, t->column[i].name, t->column[i].type, &row[i]);
}

static void
rows(struct jwrite *j, const struct table *t)
{
	jwrite_key(j, t->name);
	jwrite_array(j);
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		jwrite_object(j);
		cells(j, t, r->cell);
		jwrite_end(j);
	}
	jwrite_end(j);
}

static void
facts(struct jwrite *j, const struct sheet *s)
{
	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		member(j, f->name, f->type, &f->cell);
}

static void
cut_tables(struct jwrite *j, const struct table *first)
{
	jwrite_key(j, "more");
	jwrite_array(j);
	for (const struct table *t = first; t != NULL; t = t->next)
		if (t->more)
			jwrite_text(j, t->name);
	jwrite_end(j);
}

void
out_json_sheet(const struct sheet *s, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	jwrite_object(&j);
	jwrite_key_str(&j, "title", s->title);
	jwrite_key_str(&j, "about", s->about);
	jwrite_key(&j, "facts");
	jwrite_object(&j);
	facts(&j, s);
	jwrite_end(&j);
	for (const struct table *t = s->tables; t != NULL; t = t->next)
		rows(&j, t);
	cut_tables(&j, s->tables);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

void
out_json_table(const struct table *t, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);
	struct table alone = *t;

	alone.next = NULL;
	jwrite_object(&j);
	rows(&j, t);
	cut_tables(&j, &alone);
	jwrite_end(&j);
	buf_add_char(out, '\n');
}

static void
lines(const struct table *t, bool named, struct buf *out)
{
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct jwrite j = JWRITE_INIT(out);

		jwrite_object(&j);
		if (named)
			jwrite_key_text(&j, "table", t->name);
		cells(&j, t, r->cell);
		jwrite_end(&j);
		buf_add_char(out, '\n');
	}
}

void
out_ndjson_table(const struct table *t, struct buf *out)
{
	lines(t, false, out);
}

void
out_ndjson_sheet(const struct sheet *s, struct buf *out)
{
	struct jwrite j = JWRITE_INIT(out);

	jwrite_object(&j);
	jwrite_key_text(&j, "table", "facts");
	facts(&j, s);
	jwrite_end(&j);
	buf_add_char(out, '\n');
	for (const struct table *t = s->tables; t != NULL; t = t->next)
		lines(t, true, out);
}
