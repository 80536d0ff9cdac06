/*
 * article.h - a page reduced to what a reader came for.
 *
 * The main text is found by scoring: paragraphs speak for the boxes that hold
 * them, links and telling class names speak against.  Title, byline, date,
 * language and site come from what the page states about itself (JSON-LD,
 * meta elements, the time element), in that order of trust.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "arena.h"
#include "base.h"
#include "err.h"
#include "str.h"

struct article {
	struct str	title, byline, site, lang;
	struct str	link;		/* canonical, absolute; "" unstated */
	struct str	feed;		/* the first feed the page names; "" */
	struct str	published;	/* as written; "" unstated */
	struct str	text;		/* Markdown */
};

/* html is decoded text; url may be "".  Strings live in the arena. */
int	article_read(struct str html, struct str url, struct arena *,
	    struct article *, struct err *);

#endif
