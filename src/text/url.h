/*
 * url.h - addresses of pages, RFC 3986, as lenient as the web and no more.
 *
 * The parts of a struct url are borrowed from the text it was parsed from.
 * The canonical form is for telling whether two links are the same: scheme and
 * host in lower case, no default port, no fragment, no user, dot segments
 * resolved, escapes in upper case, and none of the keys that only say who
 * clicked where (utm_*, fbclid, ...).  The order of the rest is kept: it may
 * matter.
 */
#ifndef URL_H
#define URL_H

#include "base.h"
#include "buf.h"
#include "str.h"

struct url {
	struct str	scheme;
	struct str	user;
	struct str	host;		/* without the brackets of an IPv6 */
	struct str	port;
	struct str	path;
	struct str	query;		/* without the ? */
	struct str	fragment;
	bool		has_host, has_query, has_fragment;
};

/*
 * Takes any reference apart, absolute or not; false for control characters, a
 * stray bracket in the host and a port that is no number.
 */
bool		url_parse(struct str, struct url *);
bool		url_is_http(struct str);
/* The host in the text, "" where there is none. */
struct str	url_host(struct str);
/* RFC 3986 5.2; appends.  False (and nothing added) where either is no URL. */
bool		url_resolve(struct str base, struct str ref, struct buf *out);
/* Appends; what is no http URL is appended as it is, trimmed. */
void		url_canonical(struct str, struct buf *out);

#endif
