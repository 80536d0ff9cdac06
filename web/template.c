#include "base.h"

#include "asset.h"
#include "clock.h"
#include "esc.h"
#include "limits.h"
#include "out.h"
#include "template.h"

/* Rows within rows, items within rows, partials within both. */
#define FRAMES 12

/* Where names are looked for, the innermost last. */
struct frame {
	const struct table	*table;		/* a row of it, or */
	const struct cell	*cells;
	const struct cell	*list;		/* the item of a list */
	struct cell		 item;
};

struct writer {
	const struct template_data	*data;
	struct buf			*out;
	struct frame			 frame[FRAMES];
	size_t				 frames;
	unsigned			 depth;
};

/* What a name turned out to be. */
struct found {
	const struct table	*table;		/* a table of the sheet, or */
	const struct cell	*cell;		/* a value, with */
	struct column		 column;
	struct str		 currency;	/* the row's, for money */
	struct cell		 made;		/* where cell points for words */
};

static void	write_text(struct writer *, struct str);

void
template_word(struct template_data *d, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	BUG_IF(d->words == TEMPLATE_WORDS);
	d->word[d->words++] = (struct template_word){ name, value };
}

void
template_slot(struct template_data *d, const char *name, struct str html)
{
	if (html.n == 0)
		return;
	BUG_IF(d->slots == TEMPLATE_SLOTS);
	d->slot[d->slots++] = (struct template_word){ name, html };
}

/* ---- looking for names ---- */

static const struct cell *
row_cell(const struct table *t, const struct cell *cells, struct str name,
    struct column *column)
{
	for (size_t i = 0; i < t->columns; i++) {
		if (!str_is(name, t->column[i].name))
			continue;
		*column = t->column[i];
		return &cells[i];
	}
	return NULL;
}

static bool
find_in_frame(const struct frame *f, struct str name, struct found *out)
{
	static const struct column item = { "item", "", CELL_TEXT };
	struct column currency;
	const struct cell *c;

	if (f->list != NULL) {
		out->cell = &f->item;
		out->column = item;
		return str_is(name, "item");
	}
	out->cell = row_cell(f->table, f->cells, name, &out->column);
	c = row_cell(f->table, f->cells, STR_LIT("currency"), &currency);
	out->currency = c != NULL && !c->null ? c->s : STR_NONE;
	return out->cell != NULL;
}

static struct str
sheet_currency(const struct sheet *s)
{
	for (const struct fact *f = s->facts; f != NULL; f = f->next)
		if (str_is(str_of(f->name), "currency") && !f->cell.null)
			return f->cell.s;
	return STR_NONE;
}

static bool
find_fact(const struct sheet *s, struct str name, struct found *out)
{
	for (const struct fact *f = s->facts; f != NULL; f = f->next) {
		if (!str_is(name, f->name))
			continue;
		out->cell = &f->cell;
		out->column = (struct column){ f->name, f->head, f->type };
		out->currency = sheet_currency(s);
		return true;
	}
	return false;
}

static bool
find_table(const struct sheet *s, struct str name, struct found *out)
{
	for (out->table = s->tables; out->table != NULL;
	    out->table = out->table->next)
		if (str_is(name, out->table->name))
			return true;
	return false;
}

static bool
found_text(struct found *out, struct str value)
{
	cell_text(&out->made, value);
	out->cell = &out->made;
	out->column.type = CELL_TEXT;
	return true;
}

/* A sheet may have a fact "documents", how many, and a table of them. */
static bool
find_in_sheet(const struct sheet *s, struct str name, bool section,
    struct found *out)
{
	if (section && find_table(s, name, out))
		return true;
	if (find_fact(s, name, out))
		return true;
	if (str_is(name, "title"))
		return found_text(out, s->title);
	if (str_is(name, "about"))
		return found_text(out, s->about);
	return false;
}

static bool
find(const struct writer *w, struct str name, bool section,
    struct found *out)
{
	const struct template_data *d = w->data;

	memset(out, 0, sizeof(*out));
	for (size_t i = w->frames; i-- > 0;)
		if (find_in_frame(&w->frame[i], name, out))
			return true;
	out->cell = NULL;
	for (size_t i = 0; i < d->words; i++)
		if (str_is(name, d->word[i].name))
			return found_text(out, d->word[i].value);
	return w->frames == 0 && d->sheet != NULL &&
	    find_in_sheet(d->sheet, name, section, out);
}

static bool
is_there(const struct found *f)
{
	if (f->table != NULL)
		return f->table->rows > 0;
	return f->cell != NULL && !f->cell->null &&
	    (f->column.type != CELL_BOOL || f->cell->i != 0);
}

/* ---- values ---- */

static void
put_escaped(const struct buf *b, struct buf *out)
{
	esc_html(buf_str(b), out);
}

/* "Did You Mean" -> "did-you-mean", for classes and addresses. */
static void
put_word(struct str s, struct buf *out)
{
	size_t begun = out->n;
	bool gap = false;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			gap = out->n > begun;
			continue;
		}
		if (gap)
			buf_add_char(out, '-');
		buf_add_char(out, c);
		gap = false;
	}
}

/* "invested_in" -> "invested in". */
static void
put_words(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		buf_add_char(out, s.p[i] == '_' ? ' ' : s.p[i]);
}

static void
put_raw(const struct found *f, struct buf *out)
{
	char text[CLOCK_TEXT];

	switch (f->column.type) {
	case CELL_DATE:
		buf_add_str(out, clock_format_date(f->cell->i, text));
		break;
	case CELL_TIME:
		buf_add_str(out, clock_format(f->cell->i, text));
		break;
	case CELL_ID:
		buf_printf(out, "%llx", (unsigned long long)f->cell->i);
		break;
	case CELL_INT:
	case CELL_MONEY:
	case CELL_BOOL:
		buf_printf(out, "%lld", (long long)f->cell->i);
		break;
	case CELL_REAL:
		buf_printf(out, "%g", f->cell->r);
		break;
	case CELL_TEXT:
	case CELL_QUOTE:
	case CELL_LIST:
		buf_put(out, f->cell->s);
		break;
	}
}

static void
put_link(const struct found *f, const struct buf *text, struct buf *out)
{
	struct buf href = BUF_INIT(LIMIT_URL_BYTES);

	out_href(f->cell, "", &href);
	if (href.n == 0) {
		put_escaped(text, out);
		buf_release(&href);
		return;
	}
	buf_add_str(out, "<a");
	if (f->cell->ref == REF_ENTITY)
		buf_printf(out, " class=\"e %s\"",
		    entity_type_name(f->cell->ref_type));
	else if (f->cell->ref == REF_LINK)
		buf_add_str(out, " rel=\"noopener noreferrer external\"");
	buf_add_str(out, " href=\"");
	put_escaped(&href, out);
	buf_add_str(out, "\">");
	put_escaped(text, out);
	buf_add_str(out, "</a>");
	buf_release(&href);
}

static void
put_as(const struct found *f, struct str how, struct buf *text,
    struct buf *out)
{
	struct buf made = BUF_INIT(LIMIT_URL_BYTES);

	if (str_is(how, "raw"))
		put_raw(f, &made);
	else if (str_is(how, "href"))
		out_href(f->cell, "", &made);
	else if (str_is(how, "word"))
		put_word(buf_str(text), &made);
	else if (str_is(how, "words"))
		put_words(buf_str(text), &made);
	else if (str_is(how, "query"))
		esc_query(buf_str(text), &made);
	else if (str_is(how, "type") && f->cell->ref == REF_ENTITY)
		buf_add_str(&made, entity_type_name(f->cell->ref_type));
	put_escaped(&made, out);
	buf_release(&made);
}

static void
write_value(struct writer *w, struct str tag)
{
	struct buf text = BUF_INIT(LIMIT_DOC_BYTES);
	struct str name = tag, how = tag;
	struct found f;

	if (!str_split(&how, '.', &name))
		name = tag;
	if (find(w, name, false, &f) && f.cell != NULL && !f.cell->null) {
		out_cell(&f.column, f.cell, f.currency, &text);
		if (how.n == 0)
			put_escaped(&text, w->out);
		else if (str_is(how, "link"))
			put_link(&f, &text, w->out);
		else
			put_as(&f, how, &text, w->out);
	}
	buf_release(&text);
}

static void
write_slot(struct writer *w, struct str name)
{
	for (size_t i = 0; i < w->data->slots; i++)
		if (str_is(name, w->data->slot[i].name))
			buf_put(w->out, w->data->slot[i].value);
}

/* ---- sections ---- */

static struct frame *
push(struct writer *w)
{
	struct frame *f = &w->frame[w->frames];

	BUG_IF(w->frames == FRAMES);
	w->frames++;
	memset(f, 0, sizeof(*f));
	return f;
}

static void
write_rows(struct writer *w, const struct table *t, struct str inner)
{
	for (const struct table_row *r = t->first; r != NULL; r = r->next) {
		struct frame *f = push(w);

		f->table = t;
		f->cells = r->cell;
		write_text(w, inner);
		w->frames--;
	}
}

static void
write_items(struct writer *w, const struct cell *list, struct str inner)
{
	struct str rest = list->s, part;

	for (size_t i = 0; str_split(&rest, '\n', &part); i++) {
		struct frame *f = push(w);

		f->list = list;
		cell_text(&f->item, part);
		f->item.ref = list->ref;
		if (list->ref_ids != NULL)
			f->item.ref_id = list->ref_ids[i];
		f->item.ref_type = list->ref_type;
		write_text(w, inner);
		w->frames--;
	}
}

static void
write_section(struct writer *w, char kind, struct str name, struct str inner)
{
	struct found f;
	bool there;

	there = find(w, name, true, &f) && is_there(&f);
	if (kind == '^') {
		if (!there)
			write_text(w, inner);
	} else if (!there) {
		return;
	} else if (kind == '?') {
		write_text(w, inner);
	} else if (f.table != NULL) {
		write_rows(w, f.table, inner);
	} else if (f.column.type == CELL_LIST) {
		write_items(w, f.cell, inner);
	} else {
		write_text(w, inner);
	}
}

/* ---- reading the template ---- */

static bool
opens_section(struct str tag)
{
	return tag.n > 1 && strchr("#?^", tag.p[0]) != NULL;
}

/* The tag at or after *at: its inside; *at moves behind it. */
static bool
next_tag(struct str text, size_t *at, struct str *before, struct str *tag,
    bool *slot)
{
	size_t open = str_find(text, "{{", *at), close;

	if (open == SIZE_MAX)
		return false;
	*before = (struct str){ text.p + *at, open - *at };
	*slot = open + 2 < text.n && text.p[open + 2] == '{';
	open += *slot ? 3 : 2;
	close = str_find(text, *slot ? "}}}" : "}}", open);
	BUG_IF(close == SIZE_MAX);
	*tag = (struct str){ text.p + open, close - open };
	*at = close + (*slot ? 3 : 2);
	return true;
}

/* The text up to the end of the section that began before *at. */
static struct str
section(struct str text, size_t *at)
{
	size_t from = *at, end = *at;
	struct str before, tag;
	int depth = 1;
	bool slot;

	while (depth > 0) {
		bool more = next_tag(text, at, &before, &tag, &slot);

		BUG_IF(!more);
		end = (size_t)(before.p - text.p) + before.n;
		if (opens_section(tag))
			depth++;
		else if (tag.n > 1 && tag.p[0] == '/')
			depth--;
	}
	return (struct str){ text.p + from, end - from };
}

static void
write_partial(struct writer *w, struct str name)
{
	char file[64] = "";
	const struct asset *a;

	BUG_IF(name.n > sizeof(file) - sizeof(".html") || w->depth > 8);
	memcpy(file, name.p, name.n);
	memcpy(file + name.n, ".html", sizeof(".html"));
	a = asset_find(str_of(file));
	BUG_IF(a == NULL);
	w->depth++;
	write_text(w, a->bytes);
	w->depth--;
}

static void
write_text(struct writer *w, struct str text)
{
	struct str before, tag, name;
	size_t at = 0;
	bool slot;

	while (next_tag(text, &at, &before, &tag, &slot)) {
		buf_put(w->out, before);
		name = (struct str){ tag.p + 1, tag.n - 1 };
		if (slot)
			write_slot(w, tag);
		else if (opens_section(tag))
			write_section(w, tag.p[0], name, section(text, &at));
		else if (tag.p[0] == '>')
			write_partial(w, name);
		else
			write_value(w, tag);
	}
	buf_put(w->out, (struct str){ text.p + at, text.n - at });
}

void
template_write(const char *name, const struct template_data *d,
    struct buf *out)
{
	struct writer w = { .data = d, .out = out };

	write_partial(&w, str_of(name));
}
