#include "base.h"

#include "feed_in.h"
#include "jread.h"
#include "stamp.h"

static struct str
json_text(struct feed_reader *r, const struct jread *j, const char *key)
{
	const struct jread *v = jread_key(j, key);
	double d;

	/* some write a number for an id */
	if (jread_double(v, &d))
		return str_of(arena_printf(r->arena, "%.0f", d));
	return feed_keep(r, jread_str(v));
}

static void
json_authors(struct feed_reader *r, const struct jread *j,
    struct feed_person **list)
{
	for (const struct jread *a = jread_first(jread_key(j, "authors"));
	    a != NULL; a = jread_next(a))
		feed_put_person(r, list, jread_key_str(a, "name"), STR_NONE);
	feed_put_person(r, list, jread_key_str(jread_key(j, "author"), "name"),
	    STR_NONE);
}

static void
json_attachments(struct feed_reader *r, const struct jread *j)
{
	struct feed_file **tail = &r->entry->enclosures;

	for (const struct jread *a = jread_first(jread_key(j, "attachments"));
	    a != NULL; a = jread_next(a)) {
		struct feed_file *f = arena_alloc(r->arena, sizeof(*f));
		int64_t n;

		f->url = feed_keep_url(r, jread_key_str(a, "url"));
		f->type = feed_keep(r, jread_key_str(a, "mime_type"));
		f->lang = f->rel = STR_NONE;
		f->bytes = jread_int(jread_key(a, "size_in_bytes"), &n) ?
		    n : -1;
		if (jread_int(jread_key(a, "duration_in_seconds"), &n))
			r->entry->seconds = n;
		*tail = f;
		tail = &f->next;
	}
}

static int
json_item(struct feed_reader *r, const struct jread *j, struct err *e)
{
	struct feed_entry *n;

	r->x.attrs = 0;
	if (feed_begin_entry(r, e) < 0)
		return -1;
	n = r->entry;
	n->id = json_text(r, j, "id");
	n->link = feed_keep_url(r, jread_key_str(j, "url"));
	if (n->link.n == 0)
		n->link = feed_keep_url(r, jread_key_str(j, "external_url"));
	n->title = (struct feed_text){ json_text(r, j, "title"), true, 1 };
	n->summary = (struct feed_text){ json_text(r, j, "summary"), true, 1 };
	n->content = (struct feed_text){ json_text(r, j, "content_html"),
	    false, 1 };
	if (n->content.text.n == 0)
		n->content = (struct feed_text){ json_text(r, j,
		    "content_text"), true, 1 };
	n->published = stamp_parse(jread_key_str(j, "date_published"));
	n->updated = stamp_parse(jread_key_str(j, "date_modified"));
	json_authors(r, j, &n->authors);
	json_attachments(r, j);
	r->entry = NULL;
	return 0;
}

int
feed_read_json(struct feed_reader *r, struct str text, struct err *e)
{
	struct jread *j = jread_new(text, e);
	int rc = 0;

	if (j == NULL)
		return -1;
	if (!jread_is_array(jread_key(j, "items"))) {
		jread_free(j);
		return err_set(e, ERR_INVALID, "no JSON Feed: expected "
		    "\"items\", a list");
	}
	r->feed->format = FEED_JSON;
	r->feed->title = json_text(r, j, "title");
	r->feed->link = feed_keep_url(r, jread_key_str(j, "home_page_url"));
	r->feed->lang = json_text(r, j, "language");
	r->feed->description = json_text(r, j, "description");
	json_authors(r, j, &r->feed->authors);
	for (const struct jread *i = jread_first(jread_key(j, "items"));
	    rc == 0 && i != NULL; i = jread_next(i))
		rc = json_item(r, i, e);
	jread_free(j);
	return rc;
}
