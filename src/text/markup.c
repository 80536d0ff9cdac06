#include "base.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>

#include "limits.h"
#include "markup.h"
#include "xread.h"

/* Markup and white space that may stand among the bytes of a line. */
#define LOOKS_A_BYTE 8

/* Only these: NOENT, DTDLOAD and HUGE would open what must stay shut. */
#define PARSE_FLAGS (HTML_PARSE_NONET | HTML_PARSE_RECOVER | \
	HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING)

struct tag_row {
	const char	*name;
	enum markup_tag	 tag;
	bool		 block;
};

/* In byte order of the names. */
static const struct tag_row tags[] = {
	{ "a", TAG_A, false }, { "address", TAG_ADDRESS, true },
	{ "article", TAG_ARTICLE, true }, { "aside", TAG_ASIDE, true },
	{ "b", TAG_B, false }, { "base", TAG_BASE, false },
	{ "blockquote", TAG_BLOCKQUOTE, true }, { "body", TAG_BODY, true },
	{ "br", TAG_BR, false }, { "button", TAG_BUTTON, false },
	{ "center", TAG_CENTER, true }, { "cite", TAG_CITE, false },
	{ "code", TAG_CODE, false }, { "dd", TAG_DD, true },
	{ "div", TAG_DIV, true }, { "dl", TAG_DL, true },
	{ "dt", TAG_DT, true }, { "em", TAG_I, false },
	{ "fieldset", TAG_FORM, true }, { "figcaption", TAG_FIGCAPTION, true },
	{ "figure", TAG_FIGURE, true }, { "footer", TAG_FOOTER, true },
	{ "form", TAG_FORM, true }, { "h1", TAG_H1, true },
	{ "h2", TAG_H2, true }, { "h3", TAG_H3, true }, { "h4", TAG_H4, true },
	{ "h5", TAG_H5, true }, { "h6", TAG_H6, true },
	{ "head", TAG_HEAD, true }, { "header", TAG_HEADER, true },
	{ "hr", TAG_HR, true }, { "html", TAG_HTML, true },
	{ "i", TAG_I, false }, { "iframe", TAG_IFRAME, false },
	{ "img", TAG_IMG, false }, { "input", TAG_INPUT, false },
	{ "li", TAG_LI, true }, { "link", TAG_LINK, false },
	{ "main", TAG_MAIN, true }, { "meta", TAG_META, false },
	{ "nav", TAG_NAV, true }, { "noscript", TAG_NOSCRIPT, true },
	{ "ol", TAG_OL, true }, { "p", TAG_P, true }, { "pre", TAG_PRE, true },
	{ "script", TAG_SCRIPT, false }, { "section", TAG_SECTION, true },
	{ "select", TAG_SELECT, false }, { "span", TAG_SPAN, false },
	{ "strong", TAG_B, false }, { "style", TAG_STYLE, false },
	{ "svg", TAG_SVG, false }, { "table", TAG_TABLE, true },
	{ "td", TAG_TD, true }, { "template", TAG_TEMPLATE, false },
	{ "textarea", TAG_TEXTAREA, false }, { "th", TAG_TH, true },
	{ "time", TAG_TIME, false }, { "title", TAG_TITLE, false },
	{ "tr", TAG_TR, true }, { "ul", TAG_UL, true },
	{ "video", TAG_VIDEO, false },
};

/* Attributes that some rule reads; the others are not kept. */
static const char *const kept[] = {
	"aria-hidden", "class", "content", "datetime", "dir", "hidden", "href",
	"id", "itemprop", "lang", "name", "property", "rel", "role", "src",
	"start", "style", "title", "type",
};

static int
compare_tag(const void *key, const void *row)
{
	return strcmp(key, ((const struct tag_row *)row)->name);
}

static const struct tag_row *
tag_row(const char *name)
{
	return bsearch(name, tags, COUNT_OF(tags), sizeof(tags[0]),
	    compare_tag);
}

static int
compare_name(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

struct builder {
	htmlParserCtxtPtr	 ctxt;
	struct arena		*arena;
	struct markup_node	*at;	/* the open element */
	size_t			 depth;
	size_t			 flat;	/* open elements below the ceiling */
	struct buf		 raw;	/* of the open script: it comes in pieces */
	bool			 too_deep;
};

static struct markup_node *
add_node(struct builder *b, enum markup_tag tag)
{
	struct markup_node *n = arena_alloc(b->arena, sizeof(*n));

	n->tag = tag;
	n->parent = b->at;
	n->prev = b->at->last;
	*(n->prev != NULL ? &n->prev->next : &b->at->first) = n;
	b->at->last = n;
	return n;
}

static void
add_attrs(struct builder *b, struct markup_node *n, const xmlChar **attrs)
{
	struct markup_attr **tail = &n->attrs;

	for (; attrs != NULL && attrs[0] != NULL; attrs += 2) {
		const char *name = (const char *)attrs[0];
		const char *const *row = bsearch(name, kept, COUNT_OF(kept),
		    sizeof(kept[0]), compare_name);
		struct markup_attr *a;

		if (row == NULL)
			continue;
		a = arena_alloc(b->arena, sizeof(*a));
		a->name = str_of(*row);
		a->value = arena_str(b->arena, str_of((const char *)attrs[1]));
		*tail = a;
		tail = &a->next;
	}
}

static void
on_open(void *ctx, const xmlChar *name_, const xmlChar **attrs)
{
	struct builder *b = ctx;
	const char *name = (const char *)name_, *colon = strrchr(name, ':');
	const struct tag_row *row = tag_row(colon != NULL ? colon + 1 : name);
	struct markup_node *n;

	if (b->depth >= LIMIT_MARKUP_DEPTH) {
		if (++b->flat > 16 * LIMIT_MARKUP_DEPTH) {
			b->too_deep = true;
			xmlStopParser(b->ctxt);
		}
		return;
	}
	n = add_node(b, row != NULL ? row->tag : TAG_OTHER);
	n->name = row != NULL ? str_of(row->name) :
	    arena_str(b->arena, str_of(name));
	add_attrs(b, n, attrs);
	b->at = n;
	b->depth++;
}

static void
on_close(void *ctx, const xmlChar *name ATTR_UNUSED)
{
	struct builder *b = ctx;

	if (b->flat > 0) {
		b->flat--;
		return;
	}
	if (b->raw.n > 0) {
		b->at->text = arena_str(b->arena, buf_str(&b->raw));
		buf_reset(&b->raw);
	}
	if (b->at->parent != NULL) {
		b->at = b->at->parent;
		b->depth--;
	}
}

static void
on_text(void *ctx, const xmlChar *text, int n)
{
	struct builder *b = ctx;

	if (n <= 0 || b->at->tag == TAG_STYLE || b->at->tag == TAG_SCRIPT)
		return;
	add_node(b, TAG_TEXT)->text = arena_str(b->arena,
	    (struct str){ (const char *)text, (size_t)n });
}

/* Scripts and styles come here: only JSON-LD is data. */
static void
on_raw(void *ctx, const xmlChar *text, int n)
{
	struct builder *b = ctx;

	if (n > 0 && b->at->tag == TAG_SCRIPT &&
	    str_ieq(markup_attr(b->at, "type"), STR_LIT("application/ld+json")))
		buf_add(&b->raw, text, (size_t)n);
}

static void
parse(struct builder *b, struct str html)
{
	xmlSAXHandler *sax = b->ctxt->sax;

	memset(sax, 0, sizeof(*sax));
	sax->startElement = on_open;
	sax->endElement = on_close;
	sax->characters = on_text;
	sax->ignorableWhitespace = on_text;
	sax->cdataBlock = on_raw;
	b->ctxt->userData = b;
	xmlFreeDoc(htmlCtxtReadMemory(b->ctxt, html.p, (int)html.n, NULL,
	    "UTF-8", PARSE_FLAGS));
}

struct markup_node *
markup_parse(struct str html, struct arena *a, struct err *e)
{
	struct markup_node *root = arena_alloc(a, sizeof(*root));
	struct builder b = { .arena = a, .at = root,
	    .raw = BUF_INIT(LIMIT_DOC_BYTES) };

	root->tag = TAG_ROOT;
	root->name = STR_NONE;
	if (html.n > LIMIT_DOC_BYTES)
		return ERR_NULL(err_set(e, ERR_LIMIT, "a page of %zu bytes; "
		    "at most %u are read", html.n, LIMIT_DOC_BYTES));
	if (html.n == 0)
		return root;
	b.ctxt = htmlNewParserCtxt();
	BUG_IF(b.ctxt == NULL);
	parse(&b, html);
	htmlFreeParserCtxt(b.ctxt);
	buf_release(&b.raw);
	if (b.too_deep)
		return ERR_NULL(err_set(e, ERR_LIMIT, "elements nested deeper "
		    "than %u", 17 * LIMIT_MARKUP_DEPTH));
	return root;
}

struct str
markup_attr(const struct markup_node *n, const char *name)
{
	for (const struct markup_attr *a = n->attrs; a != NULL; a = a->next)
		if (str_is(a->name, name))
			return a->value;
	return STR_NONE;
}

struct markup_node *
markup_skip(const struct markup_node *top, const struct markup_node *n)
{
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

struct markup_node *
markup_walk(const struct markup_node *top, const struct markup_node *n)
{
	return n->first != NULL ? n->first : markup_skip(top, n);
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Runs of white space as one space, none before the first word. */
static void
add_words(struct str s, bool *space, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		if (is_space(s.p[i])) {
			*space = true;
			continue;
		}
		if (*space && out->n > 0)
			buf_add_char(out, ' ');
		*space = false;
		buf_add_char(out, s.p[i]);
	}
}

struct str
markup_text(const struct markup_node *top, size_t most, struct arena *a)
{
	const struct markup_node *n = top;
	struct buf b = BUF_INIT(most);
	struct str s = STR_NONE;
	bool space = false;
	size_t looked = 0;

	for (; n != NULL && !b.over && looked / LOOKS_A_BYTE <= most;
	    n = markup_walk(top, n)) {
		looked++;
		if (n->tag == TAG_TEXT) {
			looked += n->text.n;
			add_words(n->text, &space, &b);
		} else {
			space |= markup_is_block(n) || n->tag == TAG_BR;
		}
	}
	if (n == NULL && !b.over)
		s = arena_str(a, buf_str(&b));
	buf_release(&b);
	return s;
}

bool
markup_is_block(const struct markup_node *n)
{
	const struct tag_row *row;

	if (n->tag == TAG_ROOT)
		return true;
	if (n->tag == TAG_TEXT || n->tag == TAG_OTHER)
		return false;
	row = tag_row(n->name.p);
	return row != NULL && row->block;
}

uint32_t
markup_entity(struct str name)
{
	char key[16];
	const htmlEntityDesc *d;

	if (name.n == 0 || name.n >= sizeof(key))
		return 0;
	memcpy(key, name.p, name.n);
	key[name.n] = '\0';
	if (strcmp(key, "apos") == 0)
		return '\'';
	d = htmlEntityLookup((const xmlChar *)key);
	return d == NULL ? 0 : d->value;
}
