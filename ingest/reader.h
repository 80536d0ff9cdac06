/*
 * reader.h - bytes in, documents out: the one place where a file of any form
 * becomes struct doc.
 *
 * A pure function of bytes and hints: no database, no network.  It may run in
 * this process or in a worker (worker.h), and says the same in both.
 */
#ifndef READER_H
#define READER_H

#include "arena.h"
#include "base.h"
#include "doc.h"
#include "err.h"
#include "kinds.h"
#include "str.h"

struct reader_hint {
	struct str	name;		/* path or URL it came by */
	struct str	charset;	/* declared outside the bytes; "" */
	struct str	type;		/* media type; "" */
	enum doc_kind	kind;		/* DOC_NONE: told by content */
	struct str	show;		/* a source's title; "" */
	struct str	lang;
	int64_t		source;
	int64_t		now;		/* the time of reading */
	bool		from_net;	/* name is a URL */
	bool		is_transcript;	/* of an episode: HTML is captions too */
	bool		no_pages;	/* what a feed gives is enough */
	bool		audio;		/* can be made into a transcript */
};

/* What else is worth knowing of a file or feed. */
struct reader_found {
	enum form	form;
	struct str	title, site, lang;	/* of a feed; in the arena */
	struct str	feed;			/* an HTML page's feed link */
	struct str	next;			/* where a list of items goes on; "" */
	size_t		items;			/* entries or lines seen */
	size_t		empty;			/* of them, said nothing */
};

/*
 * One document, all of it borrowed for the call; its text is clean.  Non-zero
 * ends the reading with that value.
 */
typedef int	reader_fn(const struct doc *, void *);
/* A sentence about one item; the others go on. */
typedef void	reader_problem_fn(const char *sentence, void *);

int	reader_read(struct str bytes, const struct reader_hint *, reader_fn *,
	    reader_problem_fn *, void *, struct arena *, struct reader_found *,
	    struct err *);

#endif
