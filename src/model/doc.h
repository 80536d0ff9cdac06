/*
 * doc.h - a document: what one source said at one time, in its own bytes.
 *
 * The text is cleaned once, at the door (valid UTF-8, NFC, no NUL, no bidi
 * controls, LF line ends), and never changes after that: every quote in the
 * program is offsets into it.  The id is a hash of the canonical key (the link,
 * the feed item's id, or the text itself), so that adding the same thing twice
 * is adding it once.
 *
 * All strings are borrowed from an arena; "" where unknown, never NULL.
 */
#ifndef DOC_H
#define DOC_H

#include "base.h"
#include "clock.h"
#include "kind.h"
#include "str.h"
#include "token.h"

enum date_origin {
	DATE_STATED,	/* front matter, feed, page */
	DATE_READ	/* nothing said: the time of reading */
};

/* What else belongs to a document and lies elsewhere. */
enum doc_more {
	MORE_NONE,
	MORE_TRANSCRIPT,	/* of an episode: its words, with who speaks */
	MORE_PAGE,		/* a feed gave a line or two of an article */
	MORE_AUDIO,		/* of an episode without a transcript */
	MORES
};

struct doc {
	int64_t			 id;
	int64_t			 source;	/* 0: added by hand */
	struct str		 key;		/* what the id is a hash of */
	enum doc_kind		 kind;
	enum doc_format		 format;
	struct str		 title;
	struct str		 show;		/* podcast, newsletter, site */
	struct str		 people;	/* marked persons, joined by "|" */
	struct str		 lang;		/* "en", "zh"; "" unknown */
	struct str		 link;
	int64_t			 date;		/* UTC ms, what it is dated */
	enum date_origin	 date_origin;
	int64_t			 learned;	/* UTC ms, when we read it */
	struct str		 text;
	enum doc_more		 more;		/* while it comes in; not stored */
	struct str		 more_url;
};

/* Sets id from key. */
void	doc_set_id(struct doc *);
/* Its own date; CLOCK_NONE where it has none. */
static inline int64_t
doc_stated(const struct doc *d)
{
	return clock_if(d->date_origin == DATE_STATED, d->date);
}
/* How the scanner takes a text of this format. */
enum token_format	doc_scan_format(enum doc_format);

#endif
