#include "base.h"

#include "feed_in.h"

static const struct act_row acts[] = {
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

const struct act_row *
feed_act(const struct xread *x, enum vocab v)
{
	for (size_t i = 0; i < COUNT_OF(acts); i++)
		if (acts[i].vocab == v && feed_is_word(x->name, acts[i].name))
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
		return feed_is_word(type, "text") || feed_is_word(type, "text/plain");
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
		return feed_skip(r, e);
	/* RFC 4287 4.1.3: content elsewhere, or of some other media */
	if (src.n > 0) {
		feed_put_link(r, src, 1);
		return feed_skip(r, e);
	}
	if (str_istarts(type, "image/") || str_istarts(type, "audio/") ||
	    str_istarts(type, "video/"))
		return feed_skip(r, e);
	return feed_collect_text(r, &r->entry->content, row->rank, plain, e);
}

static int
read_title(struct feed_reader *r, const struct act_row *row, bool plain,
    struct err *e)
{
	struct feed_text t = { STR_NONE, false, r->feed_title_rank };

	if (r->entry != NULL)
		return feed_collect_text(r, &r->entry->title, row->rank, plain, e);
	if (feed_collect_text(r, &t, row->rank, plain, e) < 0)
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
		return feed_collect_text(r, &r->entry->summary, row->rank, plain,
		    e);
	return feed_collect_value(r, &r->feed->description, e);
}

static int
read_dated(struct feed_reader *r, const struct act_row *row, struct err *e)
{
	int64_t none;

	if (r->entry == NULL)
		return feed_collect_date(r, &none, &r->updated_rank, 0, e);
	if (row->act == A_PUBLISHED)
		return feed_collect_date(r, &r->entry->published,
		    &r->published_rank, row->rank, e);
	return feed_collect_date(r, &r->entry->updated, &r->updated_rank,
	    row->rank, e);
}

static int
read_link(struct feed_reader *r, const struct act_row *row, struct err *e)
{
	if (xread_attr(&r->x, "href").n > 0)
		return feed_read_atom_link(r, e);
	if (feed_collect(r, e) < 0)
		return -1;
	feed_put_link(r, buf_str(&r->text), row->rank);
	return 0;
}

/* Elements that only an entry may have. */
static int
read_of_entry(struct feed_reader *r, enum act act, struct err *e)
{
	struct feed_entry *n = r->entry;

	if (act == A_TOTAL || act == A_START)
		return feed_read_number(r, act == A_TOTAL ? &r->total : &r->start,
		    e);
	if (n == NULL)
		return feed_skip(r, e);
	switch (act) {
	case A_ENCLOSURE:
		feed_put_enclosure(r, xread_attr(&r->x, "url").n > 0 ?
		    xread_attr(&r->x, "url") : xread_attr(&r->x, "href"));
		return feed_skip(r, e);
	case A_TRANSCRIPT:
		if (xread_attr(&r->x, "url").n > 0)
			feed_put_file(r, &n->transcripts, xread_attr(&r->x, "url"));
		return feed_skip(r, e);
	case A_CHAPTERS:
		n->chapters = feed_keep_url(r, xread_attr(&r->x, "url"));
		return feed_skip(r, e);
	case A_DURATION:
		if (feed_collect(r, e) < 0)
			return -1;
		if (n->seconds < 0)
			n->seconds = feed_duration(buf_str(&r->text));
		return 0;
	case A_SEASON:
		return feed_read_number(r, &n->season, e);
	case A_EPISODE:
		return feed_read_number(r, &n->episode, e);
	default:
		return feed_skip(r, e);
	}
}

int
feed_read_element(struct feed_reader *r, const struct act_row *row, enum vocab v,
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
		return feed_read_atom_link(r, e);
	case A_GUID:
		return feed_read_guid(r, e);
	case A_AUTHOR:
		return feed_read_author(r, e);
	case A_CREATOR: case A_LAST_AUTHOR:
		return feed_read_creator(r, row->act == A_LAST_AUTHOR, e);
	case A_LANG:
		return r->entry != NULL ? feed_skip(r, e) :
		    feed_collect_value(r, &r->feed->lang, e);
	case A_PERSON:
		return feed_read_person(r, e);
	case A_ENTER:
		return 0;
	default:
		return read_of_entry(r, row->act, e);
	}
}
