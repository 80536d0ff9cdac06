/*
 * http_in.h - one transfer while it goes on; for http*.c alone.
 */
#ifndef HTTP_IN_H
#define HTTP_IN_H

#include <curl/curl.h>

#include "base.h"
#include "buf.h"
#include "err.h"
#include "http.h"
#include "str.h"

struct transfer {
	struct http	*http;
	struct transfer	*next;
	CURL		*curl;
	struct curl_slist *headers;
	http_fn		*fn;
	void		*ctx;
	struct err	 err;		/* what one of our guards refused */
	struct buf	 url;		/* being asked */
	struct buf	 moved;		/* where 301 and 308 alone led */
	bool		 for_good;	/* every redirect so far was one of them */
	struct buf	 body;
	size_t		 aside;		/* set aside for it; 0: counted */
	int		 file;		/* that it goes to; 0 */
	size_t		 written;
	bool		 one_hop;
	bool		 allowed;	/* by a person, for this leg */
	struct buf	 location, type, charset, etag, modified;
	char		 detail[CURL_ERROR_SIZE];	/* of libcurl */
	char		 want_etag[512], want_modified[64], accept[128];
	int64_t		 retry_ms, fresh_ms;
	size_t		 header_bytes;
	int		 hops;
	int64_t		 began, deadline;
};

struct http {
	struct http_rules rules;
	CURLM		*multi;
	struct transfer	*first;		/* under way */
	size_t		 pending;
	size_t		 held;		/* bytes of the bodies under way */
	struct curl_slist *resolve;
	char		 agent[256];
};

/* May this be asked by the rules?  A sentence where not (http_guard.c). */
int	http_check_url(const struct http *, const char *url, struct err *);
/* Has a person allowed this host, whatever its address is? */
bool	http_is_allowed(const struct http *, const char *url);
/* What libcurl is told never to do, and what is checked on each connection. */
void	http_set_guards(struct transfer *);

/* Reads a line of the header; libcurl's callback (http_header.c). */
size_t	http_on_header(char *, size_t, size_t, void *);
/* What an answer says: its room, and all that it has said so far. */
void	http_init_answer(struct transfer *);
void	http_forget_answer(struct transfer *);
void	http_release_answer(struct transfer *);
/* A value in the place of the one before; "" where it is too long. */
void	http_set(struct buf *, struct str);

#endif
