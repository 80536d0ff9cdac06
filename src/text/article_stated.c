#include "base.h"

#include "article_in.h"
#include "jread.h"
#include "limits.h"
#include "url.h"

/* Of an element that says who wrote: more is not a name. */
#define BYLINE_BYTES 99

/* What the page states about itself, each by the best place that does. */
struct stated {
	struct str	value;
	int		trust;
};

enum what { WHAT_TITLE, WHAT_BYLINE, WHAT_SITE, WHAT_DATE, WHATS };

static const struct meta_row {
	const char	*name;
	enum what	 what;
	int		 trust;
} metas[] = {
	{ "og:title", WHAT_TITLE, 8 }, { "twitter:title", WHAT_TITLE, 6 },
	{ "dc.title", WHAT_TITLE, 7 }, { "dcterm:title", WHAT_TITLE, 7 },
	{ "citation_title", WHAT_TITLE, 7 }, { "title", WHAT_TITLE, 5 },
	{ "parsely-title", WHAT_TITLE, 5 },
	{ "author", WHAT_BYLINE, 7 }, { "article:author", WHAT_BYLINE, 6 },
	{ "dc.creator", WHAT_BYLINE, 8 }, { "byl", WHAT_BYLINE, 6 },
	{ "parsely-author", WHAT_BYLINE, 5 }, { "sailthru.author", WHAT_BYLINE, 5 },
	{ "og:site_name", WHAT_SITE, 8 }, { "application-name", WHAT_SITE, 4 },
	{ "article:published_time", WHAT_DATE, 8 },
	{ "og:article:published_time", WHAT_DATE, 8 },
	{ "datepublished", WHAT_DATE, 7 }, { "date", WHAT_DATE, 6 },
	{ "pubdate", WHAT_DATE, 6 }, { "publishdate", WHAT_DATE, 6 },
	{ "dc.date", WHAT_DATE, 6 }, { "dc.date.issued", WHAT_DATE, 7 },
	{ "dcterms.created", WHAT_DATE, 6 }, { "sailthru.date", WHAT_DATE, 5 },
	{ "parsely-pub-date", WHAT_DATE, 6 }, { "cxenseparse:recs:publishtime", WHAT_DATE, 5 },
	{ "article.published", WHAT_DATE, 6 }, { "citation_publication_date", WHAT_DATE, 6 },
	{ "publication_date", WHAT_DATE, 6 }, { "created", WHAT_DATE, 3 },
	{ "og:updated_time", WHAT_DATE, 2 }, { "article:modified_time", WHAT_DATE, 2 },
};

static void
state(struct stated s[WHATS], enum what what, struct str value, int trust)
{
	value = str_trim(value);
	if (value.n == 0 || value.n > LIMIT_TITLE_BYTES ||
	    trust <= s[what].trust)
		return;
	/* a byline that is an address names nobody */
	if (what == WHAT_BYLINE && url_is_http(value))
		return;
	s[what] = (struct stated){ value, trust };
}

static void
read_meta(const struct markup_node *n, struct stated s[WHATS])
{
	static const char *const keys[] = { "property", "name", "itemprop" };

	for (size_t k = 0; k < COUNT_OF(keys); k++) {
		struct str name = str_trim(markup_attr(n, keys[k]));

		for (size_t i = 0; i < COUNT_OF(metas); i++)
			if (name.n > 0 &&
			    str_ieq(name, str_of(metas[i].name)))
				state(s, metas[i].what,
				    markup_attr(n, "content"), metas[i].trust);
	}
}

static bool
is_article_type(const struct jread *j)
{
	static const char *const types[] = { "article", "posting", "report",
		"webpage" };
	struct str t = jread_key_str(j, "@type");

	if (t.n == 0)
		t = jread_str(jread_first(jread_key(j, "@type")));
	return HAS_WORD(t, types);
}

/* A name, {"name": ...}, or a list of either: names joined by ", ". */
static struct str
ld_names(const struct jread *j, struct arena *a)
{
	struct buf b = BUF_INIT(LIMIT_TITLE_BYTES);
	struct str s;

	if (jread_is_str(j))
		return arena_str(a, jread_str(j));
	if (jread_is_object(j))
		return arena_str(a, jread_key_str(j, "name"));
	for (const struct jread *i = jread_first(j); i != NULL;
	    i = jread_next(i)) {
		s = jread_is_str(i) ? jread_str(i) : jread_key_str(i, "name");
		if (s.n > 0 && b.n > 0)
			buf_add_str(&b, ", ");
		buf_put(&b, s);
	}
	s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
read_ld_object(const struct jread *j, struct arena *a, struct stated s[WHATS])
{
	const struct jread *graph = jread_key(j, "@graph");
	struct str title = jread_key_str(j, "headline");

	for (const struct jread *i = jread_first(graph); i != NULL;
	    i = jread_next(i))
		if (jread_key(i, "@graph") == NULL)
			read_ld_object(i, a, s);
	if (!is_article_type(j))
		return;
	if (title.n == 0)
		title = jread_key_str(j, "name");
	state(s, WHAT_TITLE, arena_str(a, title), 7);
	state(s, WHAT_BYLINE, ld_names(jread_key(j, "author"), a), 9);
	state(s, WHAT_SITE, ld_names(jread_key(j, "publisher"), a), 7);
	state(s, WHAT_DATE, arena_str(a, jread_key_str(j, "datePublished")), 9);
}

static void
read_ld(const struct markup_node *n, struct arena *a, struct stated s[WHATS])
{
	struct err e = ERR_INIT;
	struct jread *j = jread_new(n->text, &e);

	if (j == NULL)
		return;		/* a page's own mistake, not ours to tell */
	if (jread_is_array(j))
		for (const struct jread *i = jread_first(j); i != NULL;
		    i = jread_next(i))
			read_ld_object(i, a, s);
	else
		read_ld_object(j, a, s);
	jread_free(j);
}

static struct str
absolute(struct str ref, struct str base, struct arena *a)
{
	struct buf b = BUF_INIT(2 * LIMIT_URL_BYTES + ref.n + base.n);
	struct str s = STR_NONE;

	if (ref.n > 0 && url_resolve(base, ref, &b))
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

static void
read_link(const struct markup_node *n, struct str url, struct arena *a,
    struct article *out)
{
	struct str rel = markup_attr(n, "rel"), href = markup_attr(n, "href");
	struct str type = markup_attr(n, "type");
	static const char *const feeds[] = { "rss+xml", "atom+xml",
		"feed+json" };

	if (str_ieq(rel, STR_LIT("canonical")) && out->link.n == 0)
		out->link = absolute(href, url, a);
	else if (str_ieq(rel, STR_LIT("alternate")) && out->feed.n == 0 &&
	    HAS_WORD(type, feeds))
		out->feed = absolute(href, url, a);
}

static bool
is_byline(const struct markup_node *n)
{
	static const char *const words[] = { "byline", "author", "dateline",
		"writtenby", "p-author" };

	return str_is(markup_attr(n, "rel"), "author") ||
	    HAS_WORD(markup_attr(n, "itemprop"), words) ||
	    HAS_WORD(markup_attr(n, "class"), words) ||
	    HAS_WORD(markup_attr(n, "id"), words);
}

static void
read_all(struct markup_node *root, struct str url, struct arena *a,
    struct stated s[WHATS], struct article *out)
{
	for (struct markup_node *n = root; n != NULL; n = markup_walk(root, n)) {
		switch (n->tag) {
		case TAG_META:
			read_meta(n, s);
			break;
		case TAG_LINK:
			read_link(n, url, a, out);
			break;
		case TAG_SCRIPT:
			if (n->text.n > 0)
				read_ld(n, a, s);
			break;
		case TAG_TITLE:
			state(s, WHAT_TITLE, markup_text(n, LIMIT_TITLE_BYTES,
			    a), 2);
			break;
		case TAG_H1:
			state(s, WHAT_TITLE, markup_text(n, LIMIT_TITLE_BYTES,
			    a), 1);
			break;
		case TAG_TIME:
			state(s, WHAT_DATE, markup_attr(n, "datetime"), 4);
			break;
		case TAG_HTML:
			out->lang = str_trim(markup_attr(n, "lang"));
			break;
		case TAG_TEXT:
			break;
		default:
			if (s[WHAT_BYLINE].trust < 3 && is_byline(n))
				state(s, WHAT_BYLINE, markup_text(n,
				    BYLINE_BYTES, a), 3);
			break;
		}
	}
}

/* "Headline - The Site": the site's name goes where a separator shows it. */
static struct str
without_site(struct str title, struct str site)
{
	static const char *const marks[] = { " | ", " - ", " \xe2\x80\x93 ",
		" \xe2\x80\x94 ", " \xc2\xbb ", " :: " };
	size_t cut = SIZE_MAX, after = 0;

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		for (size_t at = 0; (at = str_find(title, marks[i], at)) !=
		    SIZE_MAX; at++)
			if (cut == SIZE_MAX || at > cut) {
				cut = at;
				after = at + strlen(marks[i]);
			}
	if (cut == SIZE_MAX)
		return title;
	if (str_ieq((struct str){ title.p + after, title.n - after }, site))
		return (struct str){ title.p, cut };
	/* a short tail after a long headline is a site's name */
	if (cut >= 20 && title.n - after < cut && title.n - after < 40)
		return (struct str){ title.p, cut };
	return title;
}

static struct str
without_by(struct str s)
{
	if (str_istarts(s, "by ") || str_istarts(s, "by:"))
		return str_trim((struct str){ s.p + 3, s.n - 3 });
	return s;
}

void
article_stated(struct markup_node *root, struct str url, struct arena *a,
    struct article *out)
{
	struct stated s[WHATS];

	for (int i = 0; i < WHATS; i++)
		s[i] = (struct stated){ STR_NONE, 0 };
	read_all(root, url, a, s, out);
	out->site = s[WHAT_SITE].value;
	out->title = s[WHAT_TITLE].trust <= 2 ?
	    without_site(s[WHAT_TITLE].value, out->site) :
	    s[WHAT_TITLE].value;
	out->byline = without_by(s[WHAT_BYLINE].value);
	out->published = s[WHAT_DATE].value;
}
