#include "base.h"

#include "feed.h"
#include "jread.h"
#include "limits.h"
#include "markdown.h"
#include "num.h"
#include "oai.h"
#include "stamp.h"
#include "url.h"
#include "utf8.h"
#include "xread.h"

/* Which vocabulary an element is of. */
enum vocab {
	V_PLAIN,	/* RSS, or no namespace at all */
	V_ATOM, V_DC, V_CONTENT, V_ITUNES, V_PODCAST, V_MEDIA, V_XHTML,
	V_SEARCH,	/* OpenSearch 1.1: how long the whole list is */
	V_OTHER
};

struct feed_reader {
	struct xread		 x;
	struct arena		*arena;
	struct feed		*feed;
	struct feed_entry	*entry;		/* being read; NULL outside */
	size_t			 entry_depth;
	int			 link_rank, feed_link_rank, feed_title_rank;
	int			 published_rank, updated_rank;
	struct str		 base[LIMIT_MARKUP_DEPTH + 1];
	int64_t			 total, start;	/* of the whole list; -1 */
	struct buf		 text;		/* of the element being collected */
	bool			 has_markup;	/* it holds elements */
};

static enum vocab
vocab_of(const struct xread *x)
{
	static const struct {
		const char	*part;		/* of the URI */
		const char	*prefix;
		enum vocab	 vocab;
	} table[] = {
		{ "purl.org/atom", "atom", V_ATOM },
		{ "www.w3.org/2005/atom", "a10", V_ATOM },
		{ "purl.org/dc/", "dc", V_DC },
		{ "purl.org/dc/terms", "dcterms", V_DC },
		{ "purl.org/rss/1.0/modules/content", "content", V_CONTENT },
		{ "itunes.com/dtds/podcast", "itunes", V_ITUNES },
		{ "podcastindex.org/namespace", "podcast", V_PODCAST },
		{ "podcastindex-org/podcast-namespace", "podcast", V_PODCAST },
		{ "search.yahoo.com/mrss", "media", V_MEDIA },
		{ "www.w3.org/1999/xhtml", "xhtml", V_XHTML },
		{ "a9.com/-/spec/opensearch", "opensearch", V_SEARCH },
		{ "example.com/dtds/podcast", "itunes", V_ITUNES },
		{ "purl.org/rss/1.0/modules/", "", V_OTHER },
		{ "purl.org/rss/", "rss", V_PLAIN },
		{ "netscape.com/rdf", "", V_PLAIN },
		{ "backend.userland.com", "", V_PLAIN },
		{ "rdf-syntax", "rdf", V_PLAIN },
	};
	char uri[80];
	size_t n = MIN_OF(x->ns.n, sizeof(uri) - 1);

	for (size_t i = 0; i < n; i++)
		uri[i] = (char)(x->ns.p[i] >= 'A' && x->ns.p[i] <= 'Z' ?
		    x->ns.p[i] + 32 : x->ns.p[i]);
	uri[n] = '\0';
	/* the longest match: "modules/content" stands before "rss/" */
	for (size_t i = 0; i < COUNT_OF(table) && n > 0; i++)
		if (strstr(uri, table[i].part) != NULL)
			return table[i].vocab;
	for (size_t i = 0; i < COUNT_OF(table) && x->prefix.n > 0; i++)
		if (str_ieq(x->prefix, str_of(table[i].prefix)))
			return table[i].vocab;
	return x->prefix.n > 0 ? V_OTHER : V_PLAIN;
}

static struct str
keep(struct feed_reader *r, struct str s)
{
	return arena_str(r->arena, str_trim(s));
}

/* An address as the feed means it: absolute where its base allows. */
static struct str
keep_url(struct feed_reader *r, struct str s)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES + 2 * s.n);
	struct str base = r->base[MIN_OF(r->x.depth, LIMIT_MARKUP_DEPTH)];

	s = str_trim(s);
	if (s.n == 0)
		return STR_NONE;
	if (base.n > 0 && url_resolve(base, s, &b))
		s = buf_str(&b);
	s = arena_str(r->arena, s);
	buf_release(&b);
	return s;
}

/* Every piece goes through here, so that xml:base is known at each depth. */
static int
next(struct feed_reader *r, struct err *e)
{
	int what = xread_next(&r->x, e);
	struct str base;
	size_t d = r->x.depth;

	if (what != XREAD_OPEN || d == 0)
		return what;
	r->base[d] = r->base[d - 1];
	base = str_trim(xread_attr_in(&r->x, "xml", "base"));
	if (base.n > 0)
		r->base[d] = keep_url(r, base);
	return what;
}

/* Passes over the open element and all below it. */
static int
skip(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth;
	int what;

	while (r->x.depth >= depth && (what = next(r, e)) != XREAD_END)
		if (what < 0)
			return -1;
	return 0;
}

/*
 * The text of the open element into r->text.  Elements inside (XHTML, or HTML
 * that nobody escaped) are kept as they stand in the feed.
 */
static int
collect(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth, from = r->x.at, end = from;
	int what;

	buf_reset(&r->text);
	r->has_markup = false;
	while (r->x.depth >= depth) {
		if ((what = next(r, e)) < 0)
			return -1;
		if (what == XREAD_END)
			break;
		end = r->x.from;
		if (what == XREAD_OPEN)
			r->has_markup = true;
		if (what == XREAD_TEXT && r->x.raw)
			buf_put(&r->text, r->x.text);
		else if (what == XREAD_TEXT)
			xread_unescape(r->x.text, &r->text);
	}
	if (r->has_markup) {
		buf_reset(&r->text);
		buf_add(&r->text, r->x.in.p + from, end - from);
	}
	return buf_check(&r->text, "one element of the feed", e);
}

static bool
is_word(struct str s, const char *word)
{
	return str_ieq(s, str_of(word));
}

static int
sextet(char c)
{
	static const char table[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c == '\0' ? NULL : strchr(table, c);

	return at == NULL ? -1 : (int)(at - table);
}

/* RFC 4648 4, in place; what is no letter of it is passed over. */
static void
unpack_base64(struct buf *b)
{
	uint32_t bits = 0;
	int have = 0;
	size_t to = 0;

	for (size_t i = 0; i < b->n && b->p[i] != '='; i++) {
		int v = sextet(b->p[i]);

		if (v < 0)
			continue;
		bits = bits << 6 | (uint32_t)v;
		if ((have += 6) < 8)
			continue;
		have -= 8;
		b->p[to++] = (char)(bits >> have & 0xff);
	}
	b->n = to;
}

/* Atom 0.3 says so; in Atom 1.0 it is what media types that are no text mean. */
static bool
is_base64(const struct xread *x, enum vocab v)
{
	struct str type = str_trim(xread_attr(x, "type"));

	return is_word(str_trim(xread_attr(x, "mode")), "base64") ||
	    (v == V_ATOM && str_find_char(type, '/', 0) != SIZE_MAX &&
	    !str_istarts(type, "text/") &&
	    str_find(type, "xml", 0) == SIZE_MAX &&
	    str_find(type, "html", 0) == SIZE_MAX);
}

static int
collect_text(struct feed_reader *r, struct feed_text *t, int rank, bool plain,
    struct err *e)
{
	bool packed = is_base64(&r->x, vocab_of(&r->x));

	if (collect(r, e) < 0)
		return -1;
	if (packed) {
		unpack_base64(&r->text);
		if (!utf8_valid(buf_str(&r->text)))
			return 0;	/* a picture or the like */
	}
	if (str_trim(buf_str(&r->text)).n == 0 || rank <= t->rank)
		return 0;
	*t = (struct feed_text){ keep(r, buf_str(&r->text)),
	    plain && !r->has_markup, rank };
	return 0;
}

static int
collect_value(struct feed_reader *r, struct str *to, struct err *e)
{
	if (collect(r, e) < 0)
		return -1;
	if (to->n == 0)
		*to = keep(r, buf_str(&r->text));
	return 0;
}

static int
collect_date(struct feed_reader *r, int64_t *to, int *rank, int new_rank,
    struct err *e)
{
	int64_t t;

	if (collect(r, e) < 0)
		return -1;
	t = stamp_parse(buf_str(&r->text));
	if (t == CLOCK_NONE && r->entry != NULL && r->text.n > 0)
		r->entry->bad_date = keep(r, buf_str(&r->text));
	if (t != CLOCK_NONE && new_rank > *rank && r->entry != NULL) {
		*to = t;
		*rank = new_rank;
	}
	return 0;
}

static void
add_person(struct feed_reader *r, struct feed_person **list, struct str name,
    struct str role)
{
	struct feed_person *p;

	name = str_trim(name);
	if (name.n == 0)
		return;
	for (; *list != NULL; list = &(*list)->next)
		if (str_eq((*list)->name, name) && str_eq((*list)->role, role))
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
static int
read_author(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth;
	struct str name = STR_NONE, mail = STR_NONE;
	bool parts = false;
	int what;

	buf_reset(&r->text);
	while (r->x.depth >= depth && (what = next(r, e)) != XREAD_END) {
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
		if (is_word(r->x.name, "name")) {
			if (collect_value(r, &name, e) < 0)
				return -1;
		} else if (is_word(r->x.name, "email")) {
			if (collect_value(r, &mail, e) < 0)
				return -1;
		} else if (skip(r, e) < 0) {
			return -1;
		}
	}
	if (name.n == 0)
		name = mail.n > 0 ? mail : name_in_mail(buf_str(&r->text));
	add_person(r, authors(r), name, STR_NONE);
	return 0;
}

static int
read_creator(struct feed_reader *r, bool last_resort, struct err *e)
{
	if (collect(r, e) < 0)
		return -1;
	if (!last_resort || *authors(r) == NULL)
		add_person(r, authors(r), name_in_mail(buf_str(&r->text)),
		    STR_NONE);
	return 0;
}

static int
read_person(struct feed_reader *r, struct err *e)
{
	struct feed_person **list = r->entry != NULL ? &r->entry->persons :
	    &r->feed->persons;
	struct str role = keep(r, xread_attr(&r->x, "role"));

	if (collect(r, e) < 0)
		return -1;
	/* the tag's own default */
	add_person(r, list, buf_str(&r->text),
	    role.n > 0 ? role : STR_LIT("host"));
	return 0;
}

static struct feed_file *
add_file(struct feed_reader *r, struct feed_file **list, struct str href)
{
	struct feed_file *f;

	while (*list != NULL)
		list = &(*list)->next;
	f = arena_alloc(r->arena, sizeof(*f));
	f->url = keep_url(r, href);
	f->type = keep(r, xread_attr(&r->x, "type"));
	f->lang = keep(r, xread_attr(&r->x, "language"));
	f->rel = keep(r, xread_attr(&r->x, "rel"));
	f->bytes = -1;
	*list = f;
	return f;
}

static void
add_enclosure(struct feed_reader *r, struct str href)
{
	struct feed_file *f;
	uint64_t n;

	if (r->entry == NULL || str_trim(href).n == 0)
		return;
	f = add_file(r, &r->entry->enclosures, href);
	if (num_uint(str_trim(xread_attr(&r->x, "length")), INT64_MAX, &n))
		f->bytes = (int64_t)n;
}

static void
set_link(struct feed_reader *r, struct str href, int rank)
{
	struct str *to = r->entry != NULL ? &r->entry->link : &r->feed->link;
	int *have = r->entry != NULL ? &r->link_rank : &r->feed_link_rank;

	if (str_trim(href).n == 0 || rank < *have)
		return;
	*to = keep_url(r, href);
	*have = rank;
}

/* Atom's: the page is rel "alternate", which is also what no rel means. */
static int
read_atom_link(struct feed_reader *r, struct err *e)
{
	struct str rel = str_trim(xread_attr(&r->x, "rel"));
	struct str type = xread_attr(&r->x, "type");
	struct str href = xread_attr(&r->x, "href");

	if (href.n == 0) {
		if (collect(r, e) < 0)
			return -1;
		set_link(r, buf_str(&r->text), 5);
		return 0;
	}
	if (rel.n == 0 || is_word(rel, "alternate"))
		set_link(r, href, type.n == 0 || str_istarts(type, "text/html")
		    || str_istarts(type, "application/xhtml") ? 6 : 2);
	else if (is_word(rel, "enclosure"))
		add_enclosure(r, href);
	else if (is_word(rel, "next") && r->entry == NULL)
		r->feed->next = keep_url(r, href);
	return skip(r, e);
}

static int
read_guid(struct feed_reader *r, struct err *e)
{
	bool link = !is_word(str_trim(xread_attr(&r->x, "isPermaLink")),
	    "false");

	if (collect(r, e) < 0)
		return -1;
	if (r->entry == NULL)
		return 0;
	if (r->entry->id.n == 0)
		r->entry->id = keep(r, buf_str(&r->text));
	if (link && r->entry->id.n > 0)
		set_link(r, r->entry->id, 1);
	return 0;
}

/* [[h:]m:]s, or seconds alone. */
static int64_t
duration(struct str s)
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

static int
read_number(struct feed_reader *r, int64_t *to, struct err *e)
{
	int64_t v;

	if (collect(r, e) < 0)
		return -1;
	if (*to < 0 && num_int(str_trim(buf_str(&r->text)), &v) && v >= 0)
		*to = v;
	return 0;
}

/* What an element is to us.  The rank tells the best of several. */
enum act {
	A_NONE, A_TITLE, A_SUMMARY, A_CONTENT, A_PUBLISHED, A_UPDATED, A_LINK,
	A_ATOM_LINK, A_GUID, A_AUTHOR, A_CREATOR, A_LAST_AUTHOR, A_LANG,
	A_ENCLOSURE, A_TRANSCRIPT, A_PERSON, A_CHAPTERS, A_DURATION, A_SEASON,
	A_EPISODE, A_TOTAL, A_START, A_SKIP, A_ENTER
};

static const struct act_row {
	enum vocab	 vocab;
	const char	*name;
	enum act	 act;
	int		 rank;
} acts[] = {
	{ V_PLAIN, "title", A_TITLE, 5 }, { V_ATOM, "title", A_TITLE, 6 },
	{ V_DC, "title", A_TITLE, 3 }, { V_MEDIA, "title", A_TITLE, 2 },
	{ V_ITUNES, "title", A_TITLE, 1 },
	{ V_PLAIN, "description", A_SUMMARY, 6 },
	{ V_PLAIN, "summary", A_SUMMARY, 6 }, { V_ATOM, "summary", A_SUMMARY, 6 },
	{ V_PLAIN, "tagline", A_SUMMARY, 5 }, { V_ATOM, "tagline", A_SUMMARY, 5 },
	{ V_ATOM, "subtitle", A_SUMMARY, 5 }, { V_PLAIN, "subtitle", A_SUMMARY, 5 },
	{ V_PLAIN, "abstract", A_SUMMARY, 5 }, { V_DC, "description", A_SUMMARY, 4 },
	{ V_DC, "abstract", A_SUMMARY, 4 },
	{ V_ITUNES, "summary", A_SUMMARY, 3 },
	{ V_ITUNES, "subtitle", A_SUMMARY, 1 },
	{ V_MEDIA, "description", A_SUMMARY, 2 },
	{ V_CONTENT, "encoded", A_CONTENT, 6 },
	{ V_PLAIN, "encoded", A_CONTENT, 5 },
	{ V_ATOM, "content", A_CONTENT, 6 }, { V_PLAIN, "content", A_CONTENT, 5 },
	{ V_XHTML, "body", A_CONTENT, 4 }, { V_PLAIN, "body", A_CONTENT, 4 },
	{ V_XHTML, "div", A_CONTENT, 3 }, { V_PLAIN, "fullitem", A_CONTENT, 3 },
	{ V_PLAIN, "pubdate", A_PUBLISHED, 6 },
	{ V_PLAIN, "published", A_PUBLISHED, 6 },
	{ V_ATOM, "published", A_PUBLISHED, 6 },
	{ V_PLAIN, "issued", A_PUBLISHED, 5 }, { V_ATOM, "issued", A_PUBLISHED, 5 },
	{ V_DC, "issued", A_PUBLISHED, 4 },
	{ V_PLAIN, "created", A_PUBLISHED, 1 }, { V_ATOM, "created", A_PUBLISHED, 1 },
	{ V_DC, "created", A_PUBLISHED, 1 },
	{ V_ATOM, "updated", A_UPDATED, 6 }, { V_PLAIN, "updated", A_UPDATED, 6 },
	{ V_ATOM, "modified", A_UPDATED, 5 }, { V_PLAIN, "modified", A_UPDATED, 5 },
	{ V_DC, "modified", A_UPDATED, 4 }, { V_DC, "date", A_UPDATED, 3 },
	{ V_PLAIN, "lastbuilddate", A_UPDATED, 2 },
	{ V_PLAIN, "date", A_PUBLISHED, 2 },
	{ V_PLAIN, "link", A_LINK, 5 }, { V_ATOM, "link", A_ATOM_LINK, 0 },
	{ V_PLAIN, "guid", A_GUID, 0 }, { V_ATOM, "id", A_GUID, 0 },
	{ V_PLAIN, "id", A_GUID, 0 }, { V_DC, "identifier", A_SKIP, 0 },
	{ V_PLAIN, "author", A_AUTHOR, 0 }, { V_ATOM, "author", A_AUTHOR, 0 },
	{ V_ATOM, "contributor", A_SKIP, 0 },
	{ V_PLAIN, "managingeditor", A_CREATOR, 0 },
	{ V_DC, "creator", A_CREATOR, 0 }, { V_DC, "author", A_CREATOR, 0 },
	{ V_ITUNES, "author", A_LAST_AUTHOR, 0 },
	{ V_PLAIN, "language", A_LANG, 0 }, { V_DC, "language", A_LANG, 0 },
	{ V_PLAIN, "enclosure", A_ENCLOSURE, 0 },
	{ V_PODCAST, "transcript", A_TRANSCRIPT, 0 },
	{ V_PODCAST, "person", A_PERSON, 0 },
	{ V_PODCAST, "chapters", A_CHAPTERS, 0 },
	{ V_ITUNES, "duration", A_DURATION, 0 },
	{ V_ITUNES, "season", A_SEASON, 0 }, { V_PODCAST, "season", A_SEASON, 0 },
	{ V_ITUNES, "episode", A_EPISODE, 0 },
	{ V_PODCAST, "episode", A_EPISODE, 0 },
	{ V_SEARCH, "totalresults", A_TOTAL, 0 },
	{ V_SEARCH, "startindex", A_START, 0 },
	{ V_MEDIA, "group", A_ENTER, 0 },
	{ V_PLAIN, "channel", A_ENTER, 0 }, { V_PLAIN, "rss", A_ENTER, 0 },
	{ V_PLAIN, "rdf", A_ENTER, 0 }, { V_ATOM, "feed", A_ENTER, 0 },
	{ V_PLAIN, "feed", A_ENTER, 0 }, { V_PLAIN, "items", A_ENTER, 0 },
};

static const struct act_row *
act_of(const struct xread *x, enum vocab v)
{
	for (size_t i = 0; i < COUNT_OF(acts); i++)
		if (acts[i].vocab == v && is_word(x->name, acts[i].name))
			return &acts[i];
	return NULL;
}

/* Atom's text constructs say what they are; without a word it is plain text,
 * while RSS's are HTML by habit. */
static bool
is_plain(const struct feed_reader *r, enum vocab v)
{
	struct str type = str_trim(xread_attr(&r->x, "type"));

	if (type.n > 0)
		return is_word(type, "text") || is_word(type, "text/plain");
	return v == V_ATOM || v == V_ITUNES || (v == V_PLAIN &&
	    r->feed->format == FEED_ATOM);
}

static int
read_content(struct feed_reader *r, const struct act_row *row, bool plain,
    struct err *e)
{
	struct str src = str_trim(xread_attr(&r->x, "src"));
	struct str type = str_trim(xread_attr(&r->x, "type"));

	if (r->entry == NULL)
		return skip(r, e);
	/* RFC 4287 4.1.3: content elsewhere, or of some other media */
	if (src.n > 0) {
		set_link(r, src, 1);
		return skip(r, e);
	}
	if (str_istarts(type, "image/") || str_istarts(type, "audio/") ||
	    str_istarts(type, "video/"))
		return skip(r, e);
	return collect_text(r, &r->entry->content, row->rank, plain, e);
}

static int
read_title(struct feed_reader *r, const struct act_row *row, bool plain,
    struct err *e)
{
	struct feed_text t = { STR_NONE, false, r->feed_title_rank };

	if (r->entry != NULL)
		return collect_text(r, &r->entry->title, row->rank, plain, e);
	if (collect_text(r, &t, row->rank, plain, e) < 0)
		return -1;
	if (t.rank > r->feed_title_rank) {
		r->feed->title = feed_line(&t, r->arena);
		r->feed_title_rank = t.rank;
	}
	return 0;
}

static int
read_summary(struct feed_reader *r, const struct act_row *row, bool plain,
    struct err *e)
{
	if (r->entry != NULL)
		return collect_text(r, &r->entry->summary, row->rank, plain,
		    e);
	return collect_value(r, &r->feed->description, e);
}

static int
read_dated(struct feed_reader *r, const struct act_row *row, struct err *e)
{
	int64_t none;

	if (r->entry == NULL)
		return collect_date(r, &none, &r->updated_rank, 0, e);
	if (row->act == A_PUBLISHED)
		return collect_date(r, &r->entry->published,
		    &r->published_rank, row->rank, e);
	return collect_date(r, &r->entry->updated, &r->updated_rank,
	    row->rank, e);
}

static int
read_link(struct feed_reader *r, const struct act_row *row, struct err *e)
{
	if (xread_attr(&r->x, "href").n > 0)
		return read_atom_link(r, e);
	if (collect(r, e) < 0)
		return -1;
	set_link(r, buf_str(&r->text), row->rank);
	return 0;
}

/* Elements that only an entry may have. */
static int
read_of_entry(struct feed_reader *r, enum act act, struct err *e)
{
	struct feed_entry *n = r->entry;

	if (act == A_TOTAL || act == A_START)
		return read_number(r, act == A_TOTAL ? &r->total : &r->start,
		    e);
	if (n == NULL)
		return skip(r, e);
	switch (act) {
	case A_ENCLOSURE:
		add_enclosure(r, xread_attr(&r->x, "url").n > 0 ?
		    xread_attr(&r->x, "url") : xread_attr(&r->x, "href"));
		return skip(r, e);
	case A_TRANSCRIPT:
		if (xread_attr(&r->x, "url").n > 0)
			add_file(r, &n->transcripts, xread_attr(&r->x, "url"));
		return skip(r, e);
	case A_CHAPTERS:
		n->chapters = keep_url(r, xread_attr(&r->x, "url"));
		return skip(r, e);
	case A_DURATION:
		if (collect(r, e) < 0)
			return -1;
		if (n->seconds < 0)
			n->seconds = duration(buf_str(&r->text));
		return 0;
	case A_SEASON:
		return read_number(r, &n->season, e);
	case A_EPISODE:
		return read_number(r, &n->episode, e);
	default:
		return skip(r, e);
	}
}

static int
read_element(struct feed_reader *r, const struct act_row *row, enum vocab v,
    struct err *e)
{
	bool plain = is_plain(r, v);

	switch (row->act) {
	case A_TITLE:
		return read_title(r, row, plain, e);
	case A_SUMMARY:
		return read_summary(r, row, plain, e);
	case A_CONTENT:
		return read_content(r, row, plain, e);
	case A_PUBLISHED: case A_UPDATED:
		return read_dated(r, row, e);
	case A_LINK:
		return read_link(r, row, e);
	case A_ATOM_LINK:
		return read_atom_link(r, e);
	case A_GUID:
		return read_guid(r, e);
	case A_AUTHOR:
		return read_author(r, e);
	case A_CREATOR: case A_LAST_AUTHOR:
		return read_creator(r, row->act == A_LAST_AUTHOR, e);
	case A_LANG:
		return r->entry != NULL ? skip(r, e) :
		    collect_value(r, &r->feed->lang, e);
	case A_PERSON:
		return read_person(r, e);
	case A_ENTER:
		return 0;
	default:
		return read_of_entry(r, row->act, e);
	}
}

static int
begin_entry(struct feed_reader *r, struct err *e)
{
	struct feed_entry *n;

	if (r->feed->entries >= LIMIT_FEED_ITEMS)
		return err_set(e, ERR_LIMIT, "more than %u items in one feed",
		    LIMIT_FEED_ITEMS);
	n = arena_alloc(r->arena, sizeof(*n));
	n->published = n->updated = CLOCK_NONE;
	n->seconds = n->season = n->episode = -1;
	n->id = keep(r, xread_attr_in(&r->x, "rdf", "about"));
	n->link = n->chapters = n->bad_date = STR_NONE;
	n->title.text = n->summary.text = n->content.text = STR_NONE;
	*(r->feed->last != NULL ? &r->feed->last->next : &r->feed->entry) = n;
	r->feed->last = n;
	r->feed->entries++;
	r->entry = n;
	r->entry_depth = r->x.depth;
	r->link_rank = r->published_rank = r->updated_rank = 0;
	if (n->id.n > 0)
		set_link(r, n->id, 1);
	return 0;
}

static void
note_root(struct feed_reader *r, enum vocab v)
{
	struct feed *f = r->feed;

	if ((is_word(r->x.name, "feed") || is_word(r->x.name, "entry")) && (v == V_ATOM || v == V_PLAIN)) {
		f->format = FEED_ATOM;
		f->lang = keep(r, xread_attr_in(&r->x, "xml", "lang"));
	} else if ((is_word(r->x.name, "rss") || is_word(r->x.name, "rdf") ||
	    is_word(r->x.name, "channel")) && f->format == FEED_NONE) {
		f->format = FEED_RSS;
		f->lang = keep(r, xread_attr_in(&r->x, "xml", "lang"));
	}
}

static bool
is_entry(const struct xread *x, enum vocab v)
{
	return (v == V_PLAIN || v == V_ATOM) &&
	    (is_word(x->name, "item") || is_word(x->name, "entry"));
}

/* Outside entries, boxes with titles and links of their own. */
static bool
is_side_box(const struct xread *x, enum vocab v)
{
	static const char *const names[] = { "image", "textinput", "cloud",
		"skiphours", "skipdays", "source", "owner" };

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (is_word(x->name, names[i]))
			return true;
	return v == V_MEDIA;
}

static int
on_open(struct feed_reader *r, struct err *e)
{
	enum vocab v = vocab_of(&r->x);
	const struct act_row *row;

	if (r->feed->format == FEED_NONE || r->x.depth == 1)
		note_root(r, v);
	if (v == V_ITUNES || v == V_PODCAST)
		r->feed->is_podcast = true;
	if (is_entry(&r->x, v) && r->entry == NULL)
		return begin_entry(r, e);
	row = act_of(&r->x, v);
	if (row != NULL && (r->entry != NULL || !is_side_box(&r->x, v)))
		return read_element(r, row, v, e);
	if (r->entry != NULL || is_side_box(&r->x, v))
		return skip(r, e);
	return 0;
}

static int
read_xml(struct feed_reader *r, struct err *e)
{
	int what;

	while ((what = next(r, e)) != XREAD_END) {
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

static struct str
json_text(struct feed_reader *r, const struct jread *j, const char *key)
{
	const struct jread *v = jread_key(j, key);
	double d;

	/* some write a number for an id */
	if (jread_double(v, &d))
		return str_of(arena_printf(r->arena, "%.0f", d));
	return keep(r, jread_str(v));
}

static void
json_authors(struct feed_reader *r, const struct jread *j,
    struct feed_person **list)
{
	for (const struct jread *a = jread_first(jread_key(j, "authors"));
	    a != NULL; a = jread_next(a))
		add_person(r, list, jread_key_str(a, "name"), STR_NONE);
	add_person(r, list, jread_key_str(jread_key(j, "author"), "name"),
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

		f->url = keep_url(r, jread_key_str(a, "url"));
		f->type = keep(r, jread_key_str(a, "mime_type"));
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
	if (begin_entry(r, e) < 0)
		return -1;
	n = r->entry;
	n->id = json_text(r, j, "id");
	n->link = keep_url(r, jread_key_str(j, "url"));
	if (n->link.n == 0)
		n->link = keep_url(r, jread_key_str(j, "external_url"));
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

static int
read_json(struct feed_reader *r, struct str text, struct err *e)
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
	r->feed->link = keep_url(r, jread_key_str(j, "home_page_url"));
	r->feed->lang = json_text(r, j, "language");
	r->feed->description = json_text(r, j, "description");
	json_authors(r, j, &r->feed->authors);
	for (const struct jread *i = jread_first(jread_key(j, "items"));
	    rc == 0 && i != NULL; i = jread_next(i))
		rc = json_item(r, i, e);
	jread_free(j);
	return rc;
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
		rc = read_json(r, text, e);
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
