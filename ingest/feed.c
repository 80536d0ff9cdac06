#include "base.h"

#include "feed_in.h"
#include "markdown.h"
#include "oai.h"

int
feed_begin_entry(struct feed_reader *r, struct err *e)
{
	struct feed_entry *n;

	if (r->feed->entries >= LIMIT_FEED_ITEMS)
		return err_set(e, ERR_LIMIT, "more than %u items in one feed",
		    LIMIT_FEED_ITEMS);
	n = arena_alloc(r->arena, sizeof(*n));
	n->published = n->updated = CLOCK_NONE;
	n->seconds = n->season = n->episode = -1;
	n->id = feed_keep(r, xread_attr_in(&r->x, "rdf", "about"));
	n->link = n->chapters = n->bad_date = STR_NONE;
	n->title.text = n->summary.text = n->content.text = STR_NONE;
	*(r->feed->last != NULL ? &r->feed->last->next : &r->feed->entry) = n;
	r->feed->last = n;
	r->feed->entries++;
	r->entry = n;
	r->entry_depth = r->x.depth;
	r->link_rank = r->published_rank = r->updated_rank = 0;
	if (n->id.n > 0)
		feed_put_link(r, n->id, 1);
	return 0;
}

static void
note_root(struct feed_reader *r, enum vocab v)
{
	struct feed *f = r->feed;

	if ((feed_is_word(r->x.name, "feed") ||
	    feed_is_word(r->x.name, "entry")) && (v == V_ATOM || v == V_PLAIN)) {
		f->format = FEED_ATOM;
		f->lang = feed_keep(r, xread_attr_in(&r->x, "xml", "lang"));
	} else if ((feed_is_word(r->x.name, "rss") || feed_is_word(r->x.name, "rdf") ||
	    feed_is_word(r->x.name, "channel")) && f->format == FEED_NONE) {
		f->format = FEED_RSS;
		f->lang = feed_keep(r, xread_attr_in(&r->x, "xml", "lang"));
	}
}

static bool
is_entry(const struct xread *x, enum vocab v)
{
	return (v == V_PLAIN || v == V_ATOM) &&
	    (feed_is_word(x->name, "item") || feed_is_word(x->name, "entry"));
}

/* Outside entries, boxes with titles and links of their own. */
static bool
is_side_box(const struct xread *x, enum vocab v)
{
	static const char *const names[] = { "image", "textinput", "cloud",
		"skiphours", "skipdays", "source", "owner" };

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (feed_is_word(x->name, names[i]))
			return true;
	return v == V_MEDIA;
}

static int
on_open(struct feed_reader *r, struct err *e)
{
	enum vocab v = feed_vocab(&r->x);
	const struct act_row *row;

	if (r->feed->format == FEED_NONE || r->x.depth == 1)
		note_root(r, v);
	if (v == V_ITUNES || v == V_PODCAST)
		r->feed->is_podcast = true;
	if (is_entry(&r->x, v) && r->entry == NULL)
		return feed_begin_entry(r, e);
	row = feed_act(&r->x, v);
	if (row != NULL && (r->entry != NULL || !is_side_box(&r->x, v)))
		return feed_read_element(r, row, v, e);
	if (r->entry != NULL || is_side_box(&r->x, v))
		return feed_skip(r, e);
	return 0;
}

static int
read_xml(struct feed_reader *r, struct err *e)
{
	int what;

	while ((what = feed_next(r, e)) != XREAD_END) {
		if (what < 0)
			return -1;
		if (what == XREAD_OPEN && on_open(r, e) < 0)
			return -1;
		if (r->entry != NULL && r->x.depth < r->entry_depth) {
			/* the end of the bytes closed it, not the feed */
			r->feed->cut = r->x.from >= r->x.in.n;
			r->entry = NULL;
		}
	}
	if (r->feed->format == FEED_NONE)
		return err_set(e, ERR_INVALID, "no feed: expected an rss, RDF "
		    "or feed element");
	return 0;
}

/* arXiv's answers say how long the list is, and not where it goes on: the same
 * question from a later start. */
static void
set_next(struct feed_reader *r, struct str url)
{
	struct feed *f = r->feed;
	int64_t start = MAX_OF(r->start, 0);
	struct str query, part;
	size_t mark = str_find_char(url, '?', 0);
	struct buf b = BUF_INIT(LIMIT_URL_BYTES);

	for (const struct feed_entry *n = f->entry; n != NULL; n = n->next)
		start += !n->deleted;
	if (f->next.n > 0 || !f->is_arxiv || f->entries == 0 ||
	    start >= r->total || mark == SIZE_MAX)
		return;
	query = (struct str){ url.p + mark + 1, url.n - mark - 1 };
	buf_add(&b, url.p, mark + 1);
	while (str_split(&query, '&', &part))
		if (part.n > 0 && !str_starts(part, "start="))
			buf_printf(&b, "%.*s&", STR_ARG(part));
	buf_printf(&b, "start=%lld", (long long)start);
	if (!b.over)
		f->next = arena_str(r->arena, buf_str(&b));
	buf_release(&b);
}

static void
finish(struct feed *f)
{
	for (struct feed_entry *n = f->entry; n != NULL; n = n->next) {
		f->is_arxiv |= str_find(n->id, "arxiv.org/abs/", 0) !=
		    SIZE_MAX;
		n->deleted = str_find(n->id, "arxiv.org/api/errors", 0) !=
		    SIZE_MAX;
	}
}

int
feed_read(struct str text, struct str url, struct arena *a, struct feed *f,
    struct err *e)
{
	struct feed_reader *r = arena_alloc(a, sizeof(*r));
	struct str head = str_trim(text);
	int rc;

	if (oai_is(text))
		return oai_read(text, url, a, f, e);
	*f = (struct feed){ .title = STR_NONE, .link = STR_NONE,
	    .lang = STR_NONE, .description = STR_NONE, .next = STR_NONE };
	r->total = r->start = -1;
	r->arena = a;
	r->feed = f;
	r->base[0] = url.n > 0 ? url : STR_NONE;
	buf_init(&r->text, LIMIT_DOC_BYTES);
	xread_init(&r->x, text, a);
	if (head.n > 0 && head.p[0] == '{')
		rc = feed_read_json(r, text, e);
	else
		rc = read_xml(r, e);
	buf_release(&r->text);
	finish(f);
	set_next(r, url);
	return rc;
}

struct str
feed_line(const struct feed_text *t, struct arena *a)
{
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES), line = b;
	struct err e = ERR_INIT;
	bool space = false;
	struct str s;

	if (t->plain || markdown_of_html(t->text, &b, &e) < 0)
		buf_put(&b, t->text);
	for (size_t i = 0; i < b.n; i++) {
		if (strchr(" \t\r\n", b.p[i]) != NULL) {
			space = line.n > 0;
			continue;
		}
		if (space)
			buf_add_char(&line, ' ');
		space = false;
		buf_add_char(&line, b.p[i]);
	}
	s = arena_str(a, buf_str(&line));
	/* a title in a heading element is still a title */
	while (!t->plain && str_istarts(t->text, "<h") && s.n > 0 &&
	    s.p[0] == '#')
		s = (struct str){ s.p + 1, s.n - 1 };
	s = str_trim(s);
	buf_release(&b);
	buf_release(&line);
	return s;
}

void
feed_markdown(const struct feed_text *t, struct buf *out)
{
	struct err e = ERR_INIT;

	if (t->plain || markdown_of_html(t->text, out, &e) < 0)
		buf_put(out, str_trim(t->text));
}
