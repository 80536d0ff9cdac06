/*
 * reply.h - what goes back: a status, headers, bytes.
 *
 * The one place of the web that prints errors, and that says which headers
 * stand on every answer.  A page gives its data and a template; the frame
 * around it (head, navigation, foot) is laid on here.
 */
#ifndef REPLY_H
#define REPLY_H

#include "base.h"
#include "buf.h"
#include "err.h"
#include "limits.h"
#include "request.h"
#include "table.h"
#include "template.h"

/* A page or a JSON answer; the longest document with its marks stays below. */
#define REPLY_BYTES (64u * MIB)
#define REPLY_HEADERS 16

enum reply_cache {
	CACHE_ASK,		/* kept, but asked about each time */
	CACHE_LONG,		/* its address has its hash in it */
	CACHE_NEVER
};

struct reply_header {
	const char	*name, *value;
};

struct reply {
	int			 status;
	struct buf		 body;
	struct reply_header	 header[REPLY_HEADERS];	/* values in the arena */
	size_t			 headers;
};

void	reply_init(struct reply *);
void	reply_release(struct reply *);

/* A template of a page, with its data, inside the frame. */
int	reply_page(const struct request *, struct reply *,
	    const struct template_data *, const char *template_name,
	    struct err *);
/* Bytes of a type; what may be kept has an ETag made of them, a weak one: packed
 * or not, it is the same. */
void	reply_bytes(const struct request *, struct reply *, const char *type,
	    enum reply_cache);
void	reply_redirect(const struct request *, struct reply *,
	    const char *where);
/* The sentence and the status that the kind of error stands for: a page, or
 * application/problem+json (RFC 9457). */
void	reply_error(const struct request *, struct reply *, const struct err *);
/* The same with a status of our choice: 405, 421. */
void	reply_problem(const struct request *, struct reply *, int status,
	    const char *sentence);

/* Adds a header; the value must live as long as the reply. */
void	reply_header(struct reply *, const char *name, const char *value);
/* NULL where it is not set. */
const char	*reply_header_get(const struct reply *, const char *name);
/* True where If-None-Match names the reply's ETag (RFC 9110 13.1.2). */
bool	reply_matches(const struct reply *, const char *if_none_match);
/* Packs its bytes where they are worth it, for a client that takes gzip. */
void	reply_pack(struct reply *);

#endif
