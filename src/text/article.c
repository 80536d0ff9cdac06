#include "base.h"

#include <math.h>

#include "article.h"
#include "jread.h"
#include "limits.h"
#include "markdown.h"
#include "markup.h"
#include "url.h"
#include "utf8.h"

/* A paragraph shorter than this says nothing about where the text is. */
#define PARAGRAPH_CHARS 25
/* A page whose main text is shorter is read again with a lighter hand. */
#define ARTICLE_CHARS 250

enum sweep {
	SWEEP_UNLIKELY = 1,	/* drop boxes by their class names first */
	SWEEP_CLEAN = 2		/* drop link lists inside the found text */
};

static bool
has_word(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str w = str_of(words[i]);

		for (size_t at = 0; at + w.n <= s.n; at++)
			if (str_ieq((struct str){ s.p + at, w.n }, w))
				return true;
	}
	return false;
}
#define HAS_WORD(s, table) has_word((s), (table), COUNT_OF(table))

static const char *const unlikely[] = {
	"-ad-", "ai2html", "banner", "breadcrumb", "combx", "comment",
	"community", "cover-wrap", "disqus", "extra", "footer", "gdpr",
	"legends", "menu", "related", "remark", "replies", "rss", "shoutbox",
	"sidebar", "skyscraper", "social", "sponsor", "supplemental",
	"ad-break", "agegate", "pagination", "pager", "popup", "yom-remote",
	"cookie", "newsletter", "subscribe", "share", "sharing", "promo",
	"outbrain", "taboola", "recommend", "read-more", "readmore",
	"more-stories", "byline-bio", "author-bio", "modal", "paywall",
	"signup", "sign-up", "toolbar", "tags", "widget", "advert",
	"most-popular", "trending", "site-nav", "navbar", "skip-link",
	"print-only", "noprint", "screen-reader", "visually-hidden", "sr-only",
};

static const char *const maybe[] = {
	"article", "body", "column", "content", "main", "shadow", "story",
	"entry", "post-text",
};

static const char *const positive[] = {
	"article", "body", "content", "entry", "hentry", "h-entry", "main",
	"page", "post", "text", "blog", "story", "prose",
};

static const char *const negative[] = {
	"-ad-", "hidden", "banner", "combx", "comment", "com-", "contact",
	"footer", "gdpr", "masthead", "media", "meta", "outbrain", "promo",
	"related", "scroll", "share", "shoutbox", "sidebar", "skyscraper",
	"sponsor", "shopping", "tags", "widget", "caption",
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

/* Whatever a page is about, these are not what a reader came for. */
static bool
is_furniture(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_NAV: case TAG_ASIDE: case TAG_FORM: case TAG_FOOTER:
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

static void
tally_text(struct markup_node *n)
{
	size_t at = 0;
	bool space = true;

	while (at < n->text.n) {
		uint32_t cp;

		at += utf8_step(n->text, at, &cp);
		if (utf8_is_space(cp)) {
			n->chars += !space;
			space = true;
			continue;
		}
		space = false;
		/* a CJK character says about as much as two letters */
		n->chars += utf8_is_cjk(cp) ? 2 : 1;
		n->commas += cp == ',' || cp == 0xff0c || cp == 0x3001 ||
		    cp == 0x3002;
	}
}

static struct markup_node *
last_of(struct markup_node *n)
{
	while (n->last != NULL)
		n = n->last;
	return n;
}

/* Sums for every box of what is below it and not dropped, leaves first. */
static void
tally(struct markup_node *top)
{
	struct markup_node *n = last_of(top);

	for (struct markup_node *w = top; w != NULL; w = markup_walk(top, w))
		w->chars = w->link_chars = w->commas = w->paras = w->items = 0;
	for (;;) {
		struct markup_node *p = n->parent;

		if (n->tag == TAG_TEXT)
			tally_text(n);
		if (n->tag == TAG_A)
			n->link_chars = n->chars;
		if (!n->drop && n != top && p != NULL) {
			p->chars += n->chars;
			p->link_chars += n->link_chars;
			p->commas += n->commas;
			p->paras += n->paras + (n->tag == TAG_P);
			p->items += n->items + (n->tag == TAG_LI);
		}
		if (n == top)
			return;
		n = n->prev != NULL ? last_of(n->prev) : p;
	}
}

static double
link_density(const struct markup_node *n)
{
	return n->chars == 0 ? 0 : (double)n->link_chars / (double)n->chars;
}

static double
class_weight(const struct markup_node *n)
{
	struct str class = markup_attr(n, "class"), id = markup_attr(n, "id");
	double w = 0;

	w += HAS_WORD(class, positive) ? 25 : 0;
	w += HAS_WORD(id, positive) ? 25 : 0;
	w -= HAS_WORD(class, negative) ? 25 : 0;
	w -= HAS_WORD(id, negative) ? 25 : 0;
	return w;
}

static double
first_score(const struct markup_node *n)
{
	double s = class_weight(n);

	switch (n->tag) {
	case TAG_ARTICLE:
		return s + 10;
	case TAG_MAIN: case TAG_DIV: case TAG_SECTION:
		return s + 5;
	case TAG_PRE: case TAG_TD: case TAG_BLOCKQUOTE:
		return s + 3;
	case TAG_ADDRESS: case TAG_OL: case TAG_UL: case TAG_DL: case TAG_DD:
	case TAG_DT: case TAG_LI: case TAG_FORM:
		return s - 3;
	case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5:
	case TAG_H6: case TAG_TH:
		return s - 5;
	default:
		return s;
	}
}

static bool
has_block_child(const struct markup_node *n)
{
	for (const struct markup_node *c = n->first; c != NULL; c = c->next)
		if (!c->drop && markup_is_block(c))
			return true;
	return false;
}

/* What speaks for the boxes around it: a paragraph, or a box used as one. */
static bool
is_paragraph(const struct markup_node *n)
{
	switch (n->tag) {
	case TAG_P: case TAG_PRE: case TAG_TD: case TAG_LI:
		return true;
	case TAG_DIV: case TAG_SECTION: case TAG_BLOCKQUOTE: case TAG_H2:
		return !has_block_child(n);
	case TAG_OTHER: case TAG_SPAN:
		return n->parent != NULL && n->parent->tag == TAG_BODY;
	default:
		return false;
	}
}

static void
score(struct markup_node *top)
{
	struct markup_node *n, *next;

	for (n = top; n != NULL; n = markup_walk(top, n))
		n->score = NAN;		/* not in the running */
	for (n = top; n != NULL; n = next) {
		double points;
		int level = 0;

		next = n->drop ? markup_skip(top, n) : markup_walk(top, n);
		if (n->drop || !is_paragraph(n) || n->chars < PARAGRAPH_CHARS)
			continue;
		points = 2 + n->commas + fmin((double)n->chars / 100.0, 3);
		for (struct markup_node *p = n->parent; p != NULL &&
		    p->tag != TAG_ROOT && level < 5; p = p->parent, level++) {
			if (isnan(p->score))
				p->score = first_score(p);
			p->score += points / (level == 0 ? 1 :
			    level == 1 ? 2 : level * 3);
		}
	}
	for (n = top; n != NULL; n = markup_walk(top, n))
		n->score *= 1 - link_density(n);
}

static struct markup_node *
best(struct markup_node *top)
{
	struct markup_node *found = NULL, *next;

	for (struct markup_node *n = top; n != NULL; n = next) {
		next = n->drop ? markup_skip(top, n) : markup_walk(top, n);
		if (!n->drop && !isnan(n->score) &&
		    (found == NULL || n->score > found->score))
			found = n;
	}
	return found;
}

static bool
is_alone(const struct markup_node *n)
{
	for (const struct markup_node *c = n->parent->first; c != NULL;
	    c = c->next)
		if (c != n && !c->drop && (c->tag != TAG_TEXT ||
		    str_trim(c->text).n > 0))
			return false;
	return true;
}

/* Upwards while a box around it holds more of the same text. */
static struct markup_node *
widen(struct markup_node *n)
{
	double last = n->score, floor = n->score / 3;
	struct markup_node *p;

	for (p = n->parent; p != NULL && p->tag != TAG_BODY &&
	    p->tag != TAG_HTML && p->tag != TAG_ROOT; p = p->parent) {
		if (isnan(p->score))
			continue;
		if (p->score < floor)
			break;
		if (p->score > last) {
			n = p;
			break;
		}
		last = p->score;
	}
	while (n->parent != NULL && n->parent->tag != TAG_BODY &&
	    n->parent->tag != TAG_ROOT && n->parent->tag != TAG_HTML &&
	    is_alone(n))
		n = n->parent;
	return n;
}

static bool
ends_sentence(const struct markup_node *p)
{
	for (const struct markup_node *n = p; n != NULL; n = markup_walk(p, n))
		if (n->tag == TAG_TEXT && (str_find(n->text, ". ", 0) !=
		    SIZE_MAX || str_ends(str_trim(n->text), ".") ||
		    str_find(n->text, "\xe3\x80\x82", 0) != SIZE_MAX))
			return true;
	return false;
}

/* Of the boxes beside the best one, those that carry on the text stay. */
static bool
belongs(const struct markup_node *sibling, const struct markup_node *top)
{
	double need = fmax(10, top->score * 0.2), bonus = 0;
	struct str class = markup_attr(top, "class");

	if (class.n > 0 && str_eq(class, markup_attr(sibling, "class")))
		bonus = top->score * 0.2;
	if (!isnan(sibling->score) && sibling->score + bonus >= need)
		return true;
	if (sibling->tag != TAG_P)
		return false;
	if (sibling->chars > 80)
		return link_density(sibling) < 0.25;
	return sibling->chars > 0 && sibling->link_chars == 0 &&
	    ends_sentence(sibling);
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
	double density = link_density(n), weight;

	switch (n->tag) {
	case TAG_UL: case TAG_OL: case TAG_DIV: case TAG_SECTION:
	case TAG_TABLE: case TAG_HEADER: case TAG_FIGURE:
		break;
	default:
		return false;
	}
	if (n->tag == TAG_TABLE && is_data_table(n))
		return false;
	weight = class_weight(n);
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

static bool
same_words(struct str a, struct str b)
{
	return a.n > 0 && (str_ieq(a, b) ||
	    (b.n > 15 && a.n >= b.n &&
	    str_ieq((struct str){ a.p, b.n }, b)));
}

/* The title stands apart: not again as the text's first heading. */
static void
drop_title(struct markup_node *top, struct str title, struct arena *a)
{
	struct markup_node *n = top;

	for (; n != NULL; n = markup_walk(top, n)) {
		if (n->tag != TAG_H1 && n->tag != TAG_H2)
			continue;
		if (n->tag == TAG_H1 || same_words(markup_text(n, a), title))
			n->drop = true;
		return;
	}
}

static void
write_found(struct markup_node *found, struct buf *out)
{
	struct markup_node *from = found;

	if (found->parent != NULL && found->parent->tag != TAG_ROOT)
		from = found->parent->first;
	for (struct markup_node *n = from; n != NULL; n = n->next) {
		if (n != found && (from == found || n->drop ||
		    n->tag == TAG_TEXT || !belongs(n, found)))
			continue;
		if (out->n > 0)
			buf_add_str(out, "\n\n");
		markdown_write(n, out);
		if (from == found)
			break;
	}
}

static void
read_text(struct markup_node *body, struct str title, unsigned sweep,
    struct arena *a, struct buf *out)
{
	struct markup_node *found;

	for (struct markup_node *n = body; n != NULL; n = markup_walk(body, n))
		n->drop = false;
	drop_where(body, is_furniture);
	if (sweep & SWEEP_UNLIKELY)
		drop_where(body, is_unlikely);
	tally(body);
	score(body);
	found = best(body);
	if (found == NULL)
		found = body;
	else
		found = widen(found);
	if (sweep & SWEEP_CLEAN) {
		drop_where(found, is_debris);
		tally(body);
	}
	drop_title(found, title, a);
	buf_reset(out);
	write_found(found, out);
}

static struct markup_node *
first_tag(struct markup_node *top, enum markup_tag tag)
{
	for (struct markup_node *n = top; n != NULL; n = markup_walk(top, n))
		if (n->tag == tag)
			return n;
	return NULL;
}

static void
find_text(struct markup_node *root, struct arena *a, struct article *out)
{
	static const unsigned sweeps[] = { SWEEP_UNLIKELY | SWEEP_CLEAN,
		SWEEP_CLEAN, 0 };
	struct markup_node *body = first_tag(root, TAG_BODY);
	struct buf b = BUF_INIT(LIMIT_DOC_BYTES), most = b;

	for (size_t i = 0; i < COUNT_OF(sweeps); i++) {
		read_text(body != NULL ? body : root, out->title, sweeps[i],
		    a, &b);
		if (b.n > most.n) {
			struct buf t = b;

			b = most;
			most = t;
		}
		if (most.n >= ARTICLE_CHARS)
			break;
	}
	out->text = arena_str(a, buf_str(&most));
	buf_release(&b);
	buf_release(&most);
}

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
read_stated(struct markup_node *root, struct str url, struct arena *a,
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
			state(s, WHAT_TITLE, markup_text(n, a), 2);
			break;
		case TAG_H1:
			state(s, WHAT_TITLE, markup_text(n, a), 1);
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
			if (s[WHAT_BYLINE].trust < 3 && is_byline(n)) {
				struct str by = markup_text(n, a);

				if (by.n > 0 && by.n < 100)
					state(s, WHAT_BYLINE, by, 3);
			}
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

int
article_read(struct str html, struct str url, struct arena *a,
    struct article *out, struct err *e)
{
	struct markup_node *root = markup_parse(html, a, e);
	struct stated s[WHATS] = { { STR_NONE, 0 } };

	*out = (struct article){ .title = STR_NONE, .byline = STR_NONE,
	    .site = STR_NONE, .lang = STR_NONE, .link = STR_NONE,
	    .feed = STR_NONE, .published = STR_NONE, .text = STR_NONE };
	if (root == NULL)
		return -1;
	for (int i = 0; i < WHATS; i++)
		s[i].value = STR_NONE;
	read_stated(root, url, a, s, out);
	out->site = s[WHAT_SITE].value;
	out->title = s[WHAT_TITLE].trust <= 2 ?
	    without_site(s[WHAT_TITLE].value, out->site) :
	    s[WHAT_TITLE].value;
	out->byline = without_by(s[WHAT_BYLINE].value);
	out->published = s[WHAT_DATE].value;
	find_text(root, a, out);
	return 0;
}
