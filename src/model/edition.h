/*
 * edition.h - one day's digest: seven reads of about half a minute each, the
 * deals of the day, the names that rise, and a line on what was read.
 *
 * An edition is keyed by a local date (the subscriber's New York day), never by
 * an instant, so that a day with a clock change has one edition.
 */
#ifndef EDITION_H
#define EDITION_H

#include "base.h"
#include "buf.h"
#include "kind.h"
#include "str.h"
#include "table.h"

#define EDITION_READS 7
#define EDITION_NAMES 6

struct edition_name {
	int64_t			id;
	enum entity_type	type;
	struct str		name;
};

struct edition_read {
	struct str		head;	/* the claim in one plain sentence, ours */
	struct str		quote;	/* the source's own bytes */
	struct str		more;	/* bytes that follow the quote there; "" */
	struct str		speaker;/* as marked; "" unknown */
	int64_t			doc;
	uint32_t		start, end;	/* of the quote in the document */
	struct str		title;	/* of the document */
	struct str		part;	/* of a round-up: its story's title */
	struct str		show;
	struct str		link;
	struct str		also;	/* where else it stands, by "\n" */
	int64_t			date;	/* of the document; CLOCK_NONE */
	int64_t			at_ms;	/* in the recording; -1 */
	struct edition_name	name[EDITION_NAMES];
	size_t			names;
	struct str		why;	/* why it ranks, in a sentence */
	double			score;
	enum status		status;
	int64_t			story;	/* the edge or deal that it tells */
};

/* The quote and what follows it, as people read it, in quotation marks. */
void	edition_put_quote(const struct edition_read *, struct buf *out);
/* "Title of the story · "; nothing where the document is one story. */
void	edition_put_part(const struct edition_read *, struct buf *out);
/* What stands behind its title: " · Show · 2026-11-24 · at 12:04 · also at A". */
void	edition_put_where(const struct edition_read *, struct buf *out);

struct edition {
	char			 date[12];	/* YYYY-MM-DD, New York */
	int64_t			 from, to;	/* what was learned in this span */
	struct edition_read	 read[EDITION_READS];
	size_t			 reads;
	struct table		*deals;
	struct table		*rising;
	int64_t			 docs_read, docs_skipped, sources_broken;
	struct str		 line;	/* what was read, skipped and broken */
};

#endif
