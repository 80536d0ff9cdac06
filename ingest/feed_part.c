#include "base.h"

#include "feed_in.h"
#include "num.h"

void
feed_put_person(struct feed_reader *r, struct feed_person **list, struct str name,
    struct str role)
{
	struct feed_person *p;
	size_t n = 0;

	name = str_trim(name);
	if (name.n == 0)
		return;
	for (; *list != NULL; list = &(*list)->next)
		if (++n == FEED_PERSONS_MOST || (str_eq((*list)->name, name) &&
		    str_eq((*list)->role, role)))
			return;
	p = arena_alloc(r->arena, sizeof(*p));
	p->name = arena_str(r->arena, name);
	p->role = arena_str(r->arena, role);
	*list = p;
}

/* RSS 2.0's author is "mail@host (Name)"; the name is what we are after. */
static struct str
name_in_mail(struct str s)
{
	size_t open = str_find_char(s, '(', 0), shut = str_find_char(s, ')', 0);

	s = str_trim(s);
	if (open != SIZE_MAX && shut != SIZE_MAX && shut > open + 1 &&
	    str_find_char((struct str){ s.p, open }, '@', 0) != SIZE_MAX)
		return str_trim((struct str){ s.p + open + 1,
		    shut - open - 1 });
	open = str_find_char(s, '<', 0);
	if (open != SIZE_MAX && open > 0)
		return str_trim((struct str){ s.p, open });
	return s;
}

static struct feed_person **
authors(struct feed_reader *r)
{
	return r->entry != NULL ? &r->entry->authors : &r->feed->authors;
}

/* <author><name>..</name></author>, or its text where it has no elements. */
int
feed_read_author(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth;
	struct str name = STR_NONE, mail = STR_NONE;
	bool parts = false;
	int what;

	buf_reset(&r->text);
	while (r->x.depth >= depth && (what = feed_next(r, e)) != XREAD_END) {
		if (what < 0)
			return -1;
		if (what == XREAD_TEXT && !parts) {
			if (r->x.raw)
				buf_put(&r->text, r->x.text);
			else
				xread_unescape(r->x.text, &r->text);
		}
		if (what != XREAD_OPEN)
			continue;
		parts = true;
		if (feed_is_word(r->x.name, "name")) {
			if (feed_collect_value(r, &name, e) < 0)
				return -1;
		} else if (feed_is_word(r->x.name, "email")) {
			if (feed_collect_value(r, &mail, e) < 0)
				return -1;
		} else if (feed_skip(r, e) < 0) {
			return -1;
		}
	}
	if (name.n == 0)
		name = mail.n > 0 ? mail : name_in_mail(buf_str(&r->text));
	feed_put_person(r, authors(r), name, STR_NONE);
	return 0;
}

int
feed_read_creator(struct feed_reader *r, bool last_resort, struct err *e)
{
	if (feed_collect(r, e) < 0)
		return -1;
	if (!last_resort || *authors(r) == NULL)
		feed_put_person(r, authors(r), name_in_mail(buf_str(&r->text)),
		    STR_NONE);
	return 0;
}

int
feed_read_person(struct feed_reader *r, struct err *e)
{
	struct feed_person **list = r->entry != NULL ? &r->entry->persons :
	    &r->feed->persons;
	struct str role = feed_keep(r, xread_attr(&r->x, "role"));

	if (feed_collect(r, e) < 0)
		return -1;
	/* the tag's own default */
	feed_put_person(r, list, buf_str(&r->text),
	    role.n > 0 ? role : STR_LIT("host"));
	return 0;
}

struct feed_file *
feed_put_file(struct feed_reader *r, struct feed_file **list, struct str href)
{
	struct feed_file *f;
	size_t n = 0;

	for (; *list != NULL; list = &(*list)->next)
		if (++n == FEED_FILES_MOST)
			return NULL;
	f = arena_alloc(r->arena, sizeof(*f));
	f->url = feed_keep_url(r, href);
	f->type = feed_keep(r, xread_attr(&r->x, "type"));
	f->lang = feed_keep(r, xread_attr(&r->x, "language"));
	f->rel = feed_keep(r, xread_attr(&r->x, "rel"));
	f->bytes = -1;
	*list = f;
	return f;
}

void
feed_put_enclosure(struct feed_reader *r, struct str href)
{
	struct feed_file *f;
	uint64_t n;

	if (r->entry == NULL || str_trim(href).n == 0)
		return;
	f = feed_put_file(r, &r->entry->enclosures, href);
	if (f != NULL &&
	    num_uint(str_trim(xread_attr(&r->x, "length")), INT64_MAX, &n))
		f->bytes = (int64_t)n;
}

void
feed_put_link(struct feed_reader *r, struct str href, int rank)
{
	struct str *to = r->entry != NULL ? &r->entry->link : &r->feed->link;
	int *have = r->entry != NULL ? &r->link_rank : &r->feed_link_rank;

	if (str_trim(href).n == 0 || rank < *have)
		return;
	*to = feed_keep_url(r, href);
	*have = rank;
}

/* Atom's: the page is rel "alternate", which is also what no rel means. */
int
feed_read_atom_link(struct feed_reader *r, struct err *e)
{
	struct str rel = str_trim(xread_attr(&r->x, "rel"));
	struct str type = xread_attr(&r->x, "type");
	struct str href = xread_attr(&r->x, "href");

	if (href.n == 0) {
		if (feed_collect(r, e) < 0)
			return -1;
		feed_put_link(r, buf_str(&r->text), 5);
		return 0;
	}
	if (rel.n == 0 || feed_is_word(rel, "alternate"))
		feed_put_link(r, href, type.n == 0 || str_istarts(type, "text/html")
		    || str_istarts(type, "application/xhtml") ? 6 : 2);
	else if (feed_is_word(rel, "enclosure"))
		feed_put_enclosure(r, href);
	else if (feed_is_word(rel, "next") && r->entry == NULL)
		r->feed->next = feed_keep_url(r, href);
	return feed_skip(r, e);
}

int
feed_read_guid(struct feed_reader *r, struct err *e)
{
	bool link = !feed_is_word(str_trim(xread_attr(&r->x, "isPermaLink")),
	    "false");

	if (feed_collect(r, e) < 0)
		return -1;
	if (r->entry == NULL)
		return 0;
	if (r->entry->id.n == 0)
		r->entry->id = feed_keep(r, buf_str(&r->text));
	if (link && r->entry->id.n > 0)
		feed_put_link(r, r->entry->id, 1);
	return 0;
}

/* [[h:]m:]s, or seconds alone. */
int64_t
feed_duration(struct str s)
{
	int64_t total = 0, v;
	struct str part;

	s = str_trim(s);
	if (s.n == 0 || s.n > 20)
		return -1;
	while (str_split(&s, ':', &part)) {
		size_t dot = str_find_char(part, '.', 0);

		part = str_trim((struct str){ part.p, MIN_OF(dot, part.n) });
		if (!num_int(part, &v) || v < 0 || v > 1000000)
			return -1;
		total = total * 60 + v;
	}
	return total;
}

int
feed_read_number(struct feed_reader *r, int64_t *to, struct err *e)
{
	int64_t v;

	if (feed_collect(r, e) < 0)
		return -1;
	if (*to < 0 && num_int(str_trim(buf_str(&r->text)), &v) && v >= 0)
		*to = v;
	return 0;
}
