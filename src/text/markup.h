/*
 * markup.h - HTML as a tree of our own.
 *
 * The parser of libxml2 reads tag soup; what it says is built at once into a
 * plain tree in an arena, so that no other file knows the library and every
 * walk is over our nodes.  Nothing is fetched, no entity is declared, scripts
 * and styles are not kept.  Elements nested deeper than LIMIT_MARKUP_DEPTH are
 * laid flat (old pages never close <font>); sixteen times that is refused.
 *
 * The input is decoded text (utf8_decode); names of tags and attributes are in
 * lower case.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "err.h"
#include "str.h"

/* The tags that some rule asks for; all others are TAG_OTHER. */
enum markup_tag {
	TAG_TEXT, TAG_OTHER, TAG_ROOT, TAG_HTML, TAG_HEAD, TAG_BODY, TAG_TITLE,
	TAG_META, TAG_LINK, TAG_SCRIPT, TAG_STYLE, TAG_P, TAG_DIV, TAG_SECTION,
	TAG_ARTICLE, TAG_MAIN, TAG_ASIDE, TAG_NAV, TAG_HEADER, TAG_FOOTER,
	TAG_FORM, TAG_BUTTON, TAG_INPUT, TAG_SELECT, TAG_TEXTAREA, TAG_H1,
	TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_UL, TAG_OL, TAG_LI, TAG_DL,
	TAG_DT, TAG_DD, TAG_BLOCKQUOTE, TAG_PRE, TAG_CODE, TAG_A, TAG_B, TAG_I,
	TAG_BR, TAG_HR, TAG_IMG, TAG_FIGURE, TAG_FIGCAPTION, TAG_TABLE, TAG_TR,
	TAG_TD, TAG_TH, TAG_SPAN, TAG_TIME, TAG_IFRAME, TAG_NOSCRIPT, TAG_SVG,
	TAG_VIDEO, TAG_TEMPLATE, TAG_CITE, TAG_BASE, TAG_ADDRESS, TAG_CENTER
};

struct markup_attr {
	struct str		 name, value;
	struct markup_attr	*next;
};

struct markup_node {
	enum markup_tag		 tag;
	struct str		 name;	/* of the tag */
	struct str		 text;	/* TAG_TEXT; TAG_SCRIPT of JSON-LD */
	struct markup_attr	*attrs;
	struct markup_node	*parent, *first, *last, *next, *prev;
	/* for whoever walks */
	double			 score;
	uint32_t		 chars, link_chars, commas, paras, items;
	bool			 drop;	/* not to be written */
};

/* The root, whose children are what the page holds; never NULL on success. */
struct markup_node	*markup_parse(struct str html, struct arena *,
			    struct err *);
/* "" where it is not there. */
struct str		 markup_attr(const struct markup_node *, const char *);
/* The node after n in document order within top, NULL at the end. */
struct markup_node	*markup_walk(const struct markup_node *top,
			    const struct markup_node *n);
/* Same, passing over what is below n. */
struct markup_node	*markup_skip(const struct markup_node *top,
			    const struct markup_node *n);
/*
 * The text below a node, white space runs as one space; "" where it is over
 * `most` bytes, or so much markup and white space stands among it that it is
 * nobody's line.  So what is asked of every element of a page, nested as deep as
 * they may be, costs little an element.
 */
struct str		 markup_text(const struct markup_node *, size_t most,
			    struct arena *);
bool			 markup_is_block(const struct markup_node *);

/* The code point of an entity of HTML 4 by its name ("nbsp"), 0 unknown. */
uint32_t	markup_entity(struct str name);

#endif
