#include "base.h"

#include "feed_in.h"
#include "stamp.h"
#include "url.h"
#include "utf8.h"

enum vocab
feed_vocab(const struct xread *x)
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

struct str
feed_keep(struct feed_reader *r, struct str s)
{
	return arena_str(r->arena, str_trim(s));
}

/* An address as the feed means it: absolute where its base allows. */
struct str
feed_keep_url(struct feed_reader *r, struct str s)
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
int
feed_next(struct feed_reader *r, struct err *e)
{
	int what = xread_next(&r->x, e);
	struct str base;
	size_t d = r->x.depth;

	if (what != XREAD_OPEN || d == 0)
		return what;
	r->base[d] = r->base[d - 1];
	base = str_trim(xread_attr_in(&r->x, "xml", "base"));
	if (base.n > 0)
		r->base[d] = feed_keep_url(r, base);
	return what;
}

/* Passes over the open element and all below it. */
int
feed_skip(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth;
	int what;

	while (r->x.depth >= depth && (what = feed_next(r, e)) != XREAD_END)
		if (what < 0)
			return -1;
	return 0;
}

/*
 * The text of the open element into r->text.  Elements inside (XHTML, or HTML
 * that nobody escaped) are kept as they stand in the feed.
 */
int
feed_collect(struct feed_reader *r, struct err *e)
{
	size_t depth = r->x.depth, from = r->x.at, end = from;
	int what;

	buf_reset(&r->text);
	r->has_markup = false;
	while (r->x.depth >= depth) {
		if ((what = feed_next(r, e)) < 0)
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

bool
feed_is_word(struct str s, const char *word)
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

	return feed_is_word(str_trim(xread_attr(x, "mode")), "base64") ||
	    (v == V_ATOM && str_find_char(type, '/', 0) != SIZE_MAX &&
	    !str_istarts(type, "text/") &&
	    str_find(type, "xml", 0) == SIZE_MAX &&
	    str_find(type, "html", 0) == SIZE_MAX);
}

int
feed_collect_text(struct feed_reader *r, struct feed_text *t, int rank, bool plain,
    struct err *e)
{
	bool packed = is_base64(&r->x, feed_vocab(&r->x));

	if (feed_collect(r, e) < 0)
		return -1;
	if (packed) {
		unpack_base64(&r->text);
		if (!utf8_valid(buf_str(&r->text)))
			return 0;	/* a picture or the like */
	}
	if (str_trim(buf_str(&r->text)).n == 0 || rank <= t->rank)
		return 0;
	*t = (struct feed_text){ feed_keep(r, buf_str(&r->text)),
	    plain && !r->has_markup, rank };
	return 0;
}

int
feed_collect_value(struct feed_reader *r, struct str *to, struct err *e)
{
	if (feed_collect(r, e) < 0)
		return -1;
	if (to->n == 0)
		*to = feed_keep(r, buf_str(&r->text));
	return 0;
}

int
feed_collect_date(struct feed_reader *r, int64_t *to, int *rank, int new_rank,
    struct err *e)
{
	int64_t t;

	if (feed_collect(r, e) < 0)
		return -1;
	t = stamp_parse(buf_str(&r->text));
	if (t == CLOCK_NONE && r->entry != NULL && r->text.n > 0)
		r->entry->bad_date = feed_keep(r, buf_str(&r->text));
	if (t != CLOCK_NONE && new_rank > *rank && r->entry != NULL) {
		*to = t;
		*rank = new_rank;
	}
	return 0;
}
