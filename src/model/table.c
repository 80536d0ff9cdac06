#include "base.h"

#include "table.h"

struct sheet *
sheet_new(struct arena *a, struct str title)
{
	struct sheet *s = arena_alloc(a, sizeof(*s));

	s->title = title;
	s->about = STR_NONE;
	s->arena = a;
	return s;
}

struct fact *
sheet_fact(struct sheet *s, const char *name, const char *head,
    enum cell_type type)
{
	struct fact *f = arena_alloc(s->arena, sizeof(*f));

	f->name = name;
	f->head = head;
	f->type = type;
	f->cell.null = true;
	if (s->last_fact != NULL)
		s->last_fact->next = f;
	else
		s->facts = f;
	s->last_fact = f;
	return f;
}

void
sheet_add(struct sheet *s, struct table *t)
{
	if (s->last_table != NULL)
		s->last_table->next = t;
	else
		s->tables = t;
	s->last_table = t;
}

struct table *
sheet_table(const struct sheet *s, const char *name)
{
	struct table *t = s->tables;

	while (t != NULL && !str_is(str_of(t->name), name))
		t = t->next;
	return t;
}

struct table *
table_new(struct arena *a, const char *name, const char *head,
    const struct column *column, size_t columns)
{
	struct table *t = arena_alloc(a, sizeof(*t));

	t->name = name;
	t->head = head;
	t->none = "";
	t->column = column;
	t->columns = columns;
	t->arena = a;
	return t;
}

struct cell *
table_row(struct table *t)
{
	struct table_row *r = arena_alloc(t->arena, sizeof(*r));

	r->cell = arena_array(t->arena, t->columns, sizeof(*r->cell));
	for (size_t i = 0; i < t->columns; i++)
		r->cell[i].null = true;
	if (t->last != NULL)
		t->last->next = r;
	else
		t->first = r;
	t->last = r;
	t->rows++;
	return r->cell;
}

void
cell_text(struct cell *c, struct str s)
{
	c->s = s;
	c->null = s.n == 0;
}

void
cell_quote(struct cell *c, struct str s, int64_t doc, uint32_t at)
{
	cell_doc(c, s, doc, at);
	c->placed = true;
}

void
cell_int(struct cell *c, int64_t v)
{
	c->i = v;
	c->null = false;
}

void
cell_real(struct cell *c, double v)
{
	c->r = v;
	c->null = false;
}

void
cell_time(struct cell *c, int64_t t)
{
	c->i = t;
	c->null = t == CLOCK_NONE;
}

void
cell_span(struct cell *c, const struct clock_span *s)
{
	cell_time(c, s->from);
	c->to = s->from == CLOCK_NONE ? 0 : s->to;
}

char *
cell_date_text(const struct cell *c, char out[CLOCK_TEXT])
{
	struct clock_span s = { c->i, c->to != 0 ? c->to : c->i };

	return clock_format_span(&s, out);
}

void
cell_money(struct cell *c, int64_t amount)
{
	c->i = amount;
	c->null = amount == 0;
}

void
cell_id(struct cell *c, int64_t id)
{
	c->i = id;
	c->null = id == 0;
}

void
cell_bool(struct cell *c, bool v)
{
	c->i = v;
	c->null = false;
}

void
cell_entity(struct cell *c, struct str name, int64_t id,
    enum entity_type type)
{
	cell_text(c, name);
	c->ref = REF_ENTITY;
	c->ref_id = id;
	c->ref_type = type;
}

void
cell_doc(struct cell *c, struct str title, int64_t id, uint32_t at)
{
	cell_text(c, title);
	c->ref = REF_DOC;
	c->ref_id = id;
	c->ref_at = at;
}

void
cell_link(struct cell *c, struct str url)
{
	cell_text(c, url);
	c->ref = REF_LINK;
}

void
cell_list(struct cell *c, struct str joined, const int64_t *ids)
{
	cell_text(c, joined);
	c->ref_ids = ids;
	if (ids != NULL)
		c->ref = REF_ENTITY;
}
