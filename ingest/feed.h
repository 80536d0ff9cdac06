/*
 * feed.h - RSS 0.9x to 2.0, RDF, Atom and JSON Feed as one thing.
 *
 * Read in one pass, tolerantly: what every reader in use makes sense of, we do.
 * Names are told by namespace, and where that is undeclared by prefix.  Links
 * are absolute where the feed's own address or xml:base allows.  Content is as
 * the feed has it (HTML, or plain text); whoever stores it makes Markdown of it.
 *
 * All strings live in the arena; "" and CLOCK_NONE where unknown.
 */
#ifndef FEED_H
#define FEED_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "clock.h"
#include "err.h"
#include "str.h"
#include "vec.h"

enum feed_format { FEED_NONE, FEED_RSS, FEED_ATOM, FEED_JSON };

/* Kept of one item, each in its place behind the others: the paper with the most
 * authors has some 5,000. */
#define FEED_PERSONS_MOST 6000u
#define FEED_FILES_MOST 1000u

struct feed_file {
	struct str		 url, type, lang, rel;
	int64_t			 bytes;		/* -1 unknown */
	struct feed_file	*next;
};

struct feed_person {
	struct str		 name, role;
	struct feed_person	*next;
};

struct feed_text {
	struct str	text;
	bool		plain;		/* text, not HTML */
	int		rank;		/* a better one of the same name wins */
};

struct feed_entry {
	struct str		 id, link;
	struct feed_text	 title, summary, content;
	int64_t			 published, updated;
	struct feed_person	*authors;
	struct feed_person	*persons;	/* podcast:person */
	struct feed_file	*enclosures, *transcripts;
	struct str		 chapters;
	int64_t			 seconds;	/* -1 unknown */
	int64_t			 season, episode;	/* -1 unknown */
	struct str		 bad_date;	/* a date that is none, as written */
	bool			 deleted;	/* a tombstone or an error entry */
	struct feed_entry	*next;
};

struct feed {
	enum feed_format	 format;
	struct str		 title, link, lang, description;
	struct str		 next;	/* where the list goes on (RFC 5005 3); "" */
	bool			 is_podcast;
	bool			 is_arxiv;
	bool			 cut;	/* the bytes end inside the last entry */
	struct feed_person	*authors;
	struct feed_person	*persons;
	struct feed_entry	*entry, *last;
	size_t			 entries;
};

/* bytes are decoded text; url is where it came from, "" unknown. */
int	feed_read(struct str text, struct str url, struct arena *, struct feed *,
	    struct err *);
/* A title or the like as one line of plain text. */
struct str	feed_line(const struct feed_text *, struct arena *);
/* A text as Markdown; what cannot be read as HTML is kept as it stands. */
void		feed_markdown(const struct feed_text *, struct buf *out);

#endif
