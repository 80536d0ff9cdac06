/*
 * xread.h - XML as it is found in feeds, one piece at a time.
 *
 * Feeds are often not well-formed, and must be read all the same: a bare & is
 * an &, HTML's named entities are known, an end tag closes the element it names
 * (or nothing), a prefix that was never declared is a prefix.  Entities are not
 * declared: a document type that tries is refused, so nothing can expand.  The
 * input is decoded text.  Nesting over LIMIT_MARKUP_DEPTH is refused.
 *
 *	struct xread x;
 *	xread_init(&x, bytes, &arena);
 *	while ((what = xread_next(&x, e)) > 0) ...
 */
#ifndef XREAD_H
#define XREAD_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "err.h"
#include "limits.h"
#include "str.h"

enum xread_what {
	XREAD_END,
	XREAD_OPEN,	/* prefix, name, ns, attributes */
	XREAD_CLOSE,	/* of the innermost open element */
	XREAD_TEXT	/* text as written (see raw) */
};

struct xread_attr {
	struct str	prefix, name;
	struct str	value;		/* entities resolved; in the arena */
};

#define XREAD_ATTRS 64

struct xread_open {
	struct str	name;		/* as written, with its prefix */
	size_t		namespaces;	/* declared before it */
};

struct xread_namespace {
	struct str	prefix, uri;
};

struct xread {
	struct str		 in;
	size_t			 at;
	struct arena		*arena;
	struct str		 prefix, name;	/* of OPEN and CLOSE */
	struct str		 ns;		/* URI; "" undeclared */
	struct xread_attr	 attr[XREAD_ATTRS];
	size_t			 attrs;
	struct str		 text;		/* of TEXT */
	bool			 raw;		/* TEXT of CDATA: no entities in it */
	size_t			 from;		/* where the piece begins */
	size_t			 depth;
	struct xread_open	 open[LIMIT_MARKUP_DEPTH];
	struct xread_namespace	 names[XREAD_ATTRS];
	size_t			 names_n;
	size_t			 closing;	/* elements still to be closed */
	bool			 empty;		/* <x/>: CLOSE comes next */
};

void		xread_init(struct xread *, struct str, struct arena *);
/* XREAD_END at the end; -1 for an error. */
int		xread_next(struct xread *, struct err *);
/* "" where the open element has no such attribute; the prefix is looked past. */
struct str	xread_attr(const struct xread *, const char *name);
/* Same, with a prefix: ("xml", "lang"). */
struct str	xread_attr_in(const struct xread *, const char *prefix,
		    const char *name);
/* The text with its references resolved: &amp; &#38; &nbsp; */
void		xread_unescape(struct str, struct buf *out);

#endif
