#include "base.h"

#include "article_in.h"

/* What says who, when or whose is no longer than this. */
#define APART_CHARS 200

static const char *const unlikely[] = {
	"-ad-", "ai2html", "banner", "breadcrumb", "combx", "comment",
	"community", "cover-wrap", "disqus", "extra", "footer", "gdpr",
	"legends", "menu", "related", "remark", "replies", "rss", "shoutbox",
	"sidebar", "skyscraper", "social", "sponsor", "supplemental",
	"ad-break", "agegate", "pagination", "pager", "popup", "yom-remote",
	"cookie", "newsletter", "subscribe", "share", "sharing", "promo",
	"outbrain", "taboola", "recommend", "read-more", "readmore",
	"more-stories", "byline-bio", "author-bio", "modal",
	"signup", "sign-up", "toolbar", "tags", "widget", "advert",
	"most-popular", "trending", "site-nav", "navbar", "skip-link",
	"print-only", "noprint", "screen-reader", "visually-hidden", "sr-only",
};

static const char *const maybe[] = {
	"article", "body", "column", "content", "main", "shadow", "story",
	"entry", "post-text",
};

static const char *const drop_roles[] = {
	"menu", "menubar", "complementary", "navigation", "alert",
	"alertdialog", "dialog", "contentinfo", "search", "banner",
};

static bool
is_hidden(const struct markup_node *n)
{
	static const char *const words[] = { "display:none", "display: none",
		"visibility:hidden", "visibility: hidden" };

	for (const struct markup_attr *a = n->attrs; a != NULL; a = a->next)
		if (str_is(a->name, "hidden"))
			return true;
	return HAS_WORD(markup_attr(n, "style"), words) ||
	    (str_is(markup_attr(n, "aria-hidden"), "true") &&
	    str_find(markup_attr(n, "class"), "fallback-image", 0) == SIZE_MAX);
}

static bool
is_box(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_HTML: case TAG_BODY: case TAG_ARTICLE: case TAG_MAIN:
	case TAG_A: case TAG_ROOT: case TAG_TEXT: case TAG_CODE: case TAG_PRE:
		return false;
	default:
		return true;
	}
}

/* Some kits wrap the whole page in one form. */
static bool
holds_text(const struct markup_node *form)
{
	size_t paras = 0;

	for (const struct markup_node *n = form; n != NULL && paras < 5;
	    n = markup_walk(form, n))
		paras += n->tag == TAG_P;
	return paras >= 5;
}

/* Whatever a page is about, these are not what a reader came for. */
static bool
is_furniture(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_FORM:
		return !holds_text(n) || is_hidden(n);
	case TAG_NAV: case TAG_ASIDE: case TAG_FOOTER:
	case TAG_BUTTON: case TAG_INPUT: case TAG_IFRAME: case TAG_SCRIPT:
	case TAG_STYLE: case TAG_NOSCRIPT: case TAG_SVG: case TAG_TEMPLATE:
	case TAG_SELECT: case TAG_TEXTAREA: case TAG_HEAD:
		return true;
	default:
		return is_hidden(n);
	}
}

static bool
in_table_or_code(const struct markup_node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->tag == TAG_TABLE || n->tag == TAG_CODE)
			return true;
	return false;
}

static bool
is_unlikely(const struct markup_node *n)
{
	struct str class = markup_attr(n, "class"), id = markup_attr(n, "id");
	struct str role = markup_attr(n, "role");

	if (!is_box(n))
		return false;
	for (size_t i = 0; i < COUNT_OF(drop_roles); i++)
		if (str_is(role, drop_roles[i]))
			return true;
	if (!HAS_WORD(class, unlikely) && !HAS_WORD(id, unlikely))
		return false;
	return !HAS_WORD(class, maybe) && !HAS_WORD(id, maybe) &&
	    !in_table_or_code(n);
}

static bool
is_data_table(const struct markup_node *t)
{
	size_t rows = 0, heads = 0;

	for (const struct markup_node *n = t; n != NULL; n = markup_walk(t, n)) {
		rows += n->tag == TAG_TR;
		heads += n->tag == TAG_TH;
	}
	return heads > 0 || rows > 10;
}

/* Inside the text: a list of links, a share bar, an empty box. */
static bool
is_debris(const struct markup_node *n)
{
	double density = article_link_density(n), weight;

	switch (n->tag) {
	case TAG_UL: case TAG_OL: case TAG_DIV: case TAG_SECTION:
	case TAG_TABLE: case TAG_HEADER: case TAG_FIGURE:
		break;
	default:
		return false;
	}
	if (n->tag == TAG_TABLE && is_data_table(n))
		return false;
	weight = article_class_weight(n);
	if (weight < 0 && n->commas < 10)
		return true;
	if (n->commas >= 10)
		return false;
	if (n->tag != TAG_UL && n->tag != TAG_OL && n->items > n->paras + 100)
		return true;
	if (weight < 25 && density > 0.2 && n->chars < 500 && n->link_chars > 0)
		return density > 0.4 || n->paras == 0;
	return weight >= 25 && density > 0.5;
}

/* Who wrote it, when, and who took the picture: said of the text, not in it. */
static bool
is_apart(const struct markup_node *n)
{
	static const char *const words[] = { "byline", "dateline", "timestamp",
		"pubdate", "publish-date", "published", "post-date", "posted-on",
		"entry-date", "article-date", "author", "credit", "copyright",
		"updated", "modified" };

	if (n->chars == 0 || n->chars > APART_CHARS || n->tag == TAG_A)
		return false;
	return n->tag == TAG_FIGCAPTION || n->tag == TAG_TIME ||
	    HAS_WORD(markup_attr(n, "class"), words) ||
	    HAS_WORD(markup_attr(n, "id"), words) ||
	    HAS_WORD(markup_attr(n, "itemprop"), words);
}

/* How a line begins that leads elsewhere, or asks for something. */
static const char *const leads[] = {
	"read more", "read also", "read next", "also read", "see also",
	"see more", "more:", "more on ", "more from", "related:", "related stor",
	"related art", "related post", "related cont", "related read",
	"related link", "recommended for", "recommended by",
	"you may also", "you might also", "don't miss", "continue reading",
	"click here", "sign up", "subscribe", "follow us", "follow him",
	"follow her", "share this", "like this story", "sharing is caring",
	"leave a comment", "leave a reply", "post a comment", "join our",
	"get the latest", "advertisement", "sponsored", "have a tip",
	"get our", "listen:", "watch:", "image source", "photo:", "(photo",
	"(image", "image:", "image credit", "photo credit", "getty images",
	"all rights reserved", "copyright ", "\xc2\xa9", "print this",
	"lesen sie auch", "lesen sie mehr", "mehr zum thema",
	"mehr themen", "weitere artikel", "weitere beitr",
	"weitere themen", "weiterlesen",
	"das k\xc3\xb6nnte", "auch interessant", "jetzt anmelden",
	"kommentieren", "anzeige", "foto:", "bild:", "quelle:", "lire aussi",
	"\xc3\xa0 lire", "lire la suite", "lea tambi\xc3\xa9n",
	"lee tambi\xc3\xa9n", "ver tambi\xc3\xa9n", "te puede interesar",
	"leggi anche", "lees ook", "leia tamb\xc3\xa9m",
	"\xe7\x9b\xb8\xe5\x85\xb3\xe9\x98\x85\xe8\xaf\xbb",
	"\xe5\xbb\xb6\xe4\xbc\xb8\xe9\x98\x85\xe8\xaf\xbb",
	"\xe5\xbb\xb6\xe4\xbc\xb8\xe9\x96\xb1\xe8\xae\x80",
	"\xe6\x9b\xb4\xe5\xa4\x9a\xe9\x98\x85\xe8\xaf\xbb",
};

static struct str
first_words(const struct markup_node *top)
{
	for (const struct markup_node *n = top; n != NULL;
	    n = markup_walk(top, n))
		if (n->tag == TAG_TEXT && str_trim(n->text).n > 0)
			return str_trim(n->text);
	return STR_NONE;
}

/* A line that is nothing but the way to another page, or says it is. */
static bool
is_pointer(const struct markup_node *n)
{
	struct str s;

	switch (n->tag) {
	case TAG_P: case TAG_DIV: case TAG_B:
		if (n->chars > 0 && n->chars < APART_CHARS &&
		    n->link_chars * 10 >= n->chars * 9)
			return true;
		break;
	case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6:
	case TAG_LI: case TAG_SPAN: case TAG_I:
		break;
	default:
		return false;
	}
	if (n->chars == 0 || n->chars > APART_CHARS)
		return false;
	s = first_words(n);
	for (size_t i = 0; i < COUNT_OF(leads); i++)
		if (str_istarts(s, leads[i]))
			return true;
	return false;
}

static void
drop_where(struct markup_node *top, bool (*test)(const struct markup_node *))
{
	struct markup_node *n = top, *next;

	for (n = markup_walk(top, top); n != NULL; n = next) {
		if (!n->drop && n->tag != TAG_TEXT && test(n))
			n->drop = true;
		next = n->drop ? markup_skip(top, n) : markup_walk(top, n);
	}
}

void
article_drop_furniture(struct markup_node *body)
{
	drop_where(body, is_furniture);
}

void
article_drop_unlikely(struct markup_node *body)
{
	drop_where(body, is_unlikely);
}

void
article_drop_debris(struct markup_node *body, struct markup_node *found)
{
	drop_where(found, is_debris);
	drop_where(body, is_apart);
	drop_where(body, is_pointer);
}
