#include "base.h"

#include <ctype.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "address.h"
#include "clock.h"
#include "http.h"
#include "limits.h"
#include "mem.h"
#include "num.h"
#include "url.h"

/* All the header lines of one answer. */
#define HEADER_BYTES (64 * KIB)
/* Slower than this for so many seconds is no transfer. */
#define SLOW_BYTES 64L
#define SLOW_SECONDS 12L

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

static void
transfer_free(struct transfer *t)
{
	curl_easy_cleanup(t->curl);
	curl_slist_free_all(t->headers);
	buf_release(&t->url);
	buf_release(&t->moved);
	buf_release(&t->body);
	buf_release(&t->location);
	buf_release(&t->type);
	buf_release(&t->charset);
	buf_release(&t->etag);
	buf_release(&t->modified);
	mem_free(t);
}

/* The first guard: no connection is even begun to such an address. */
static curl_socket_t
on_socket(void *ctx, curlsocktype what ATTR_UNUSED, struct curl_sockaddr *a)
{
	struct transfer *t = ctx;
	const struct http_rules *r = &t->http->rules;
	const char *why = r->allow_private ||
	    address_is_listed_peer(r->allow, &a->addr) ? "" :
	    address_refusal(&a->addr);

	if (why[0] != '\0') {
		err_set(&t->err, ERR_DENIED, "the name leads to an address "
		    "that is not reached: %s", why);
		return CURL_SOCKET_BAD;
	}
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* The second: a connection that is used again passes the first one by. */
static int
on_peer(void *ctx, char *peer, char *local ATTR_UNUSED, int peer_port,
    int local_port ATTR_UNUSED)
{
	struct transfer *t = ctx;
	const struct http_rules *r = &t->http->rules;
	const char *why = r->allow_private || address_is_listed(r->allow,
	    str_of(peer), (unsigned)peer_port) ? "" :
	    address_refusal_text(peer);

	if (why[0] == '\0')
		return CURL_PREREQFUNC_OK;
	err_set(&t->err, ERR_DENIED, "%s is not reached: %s", peer, why);
	return CURL_PREREQFUNC_ABORT;
}

/* New ones are put in front. */
static bool
is_oldest(const struct transfer *t)
{
	return t->next == NULL;
}

/* Counts what comes out of the decoder: a small answer may unpack to gigabytes,
 * and libcurl's own ceiling looks at the length that was promised. */
static size_t
on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct http *h = t->http;

	n *= size;
	buf_add(&t->body, p, n);
	if (buf_check(&t->body, "the answer", &t->err) < 0)
		return n == 0 ? 1 : 0;
	h->held += n;
	if (h->held > h->rules.most_held && !is_oldest(t)) {
		err_set(&t->err, ERR_BUSY, "all answers together are over %zu "
		    "bytes", h->rules.most_held);
		return n == 0 ? 1 : 0;
	}
	return n;
}

static bool
header_is(struct str line, const char *name, struct str *value)
{
	size_t n = strlen(name);

	if (!str_istarts(line, name) || line.n <= n || line.p[n] != ':')
		return false;
	*value = str_trim((struct str){ line.p + n + 1, line.n - n - 1 });
	return true;
}

static void
set(struct buf *b, struct str s)
{
	buf_reset(b);
	b->over = false;
	buf_put(b, s);
	if (b->over)
		buf_reset(b);
}

/* Seconds, or a date (RFC 9110 10.2.3). */
static int64_t
retry_of(struct str s)
{
	uint64_t seconds;
	time_t at;

	if (num_uint(s, 366 * 86400, &seconds))
		return (int64_t)seconds * 1000;
	at = curl_getdate(s.p, NULL);
	if (at == (time_t)-1)
		return -1;
	return MAX_OF((int64_t)at * 1000 - clock_now(), 0);
}

/* max-age, RFC 9111 5.2.2.1; a whole day is as long as anyone waits. */
static int64_t
fresh_of(struct str s)
{
	size_t at = str_find(s, "max-age=", 0), n = 0;
	uint64_t seconds = 0;

	if (at == SIZE_MAX || str_find(s, "no-cache", 0) != SIZE_MAX ||
	    str_find(s, "no-store", 0) != SIZE_MAX)
		return 0;
	s = (struct str){ s.p + at + 8, s.n - at - 8 };
	while (n < s.n && isdigit((unsigned char)s.p[n]))
		n++;
	if (!num_uint((struct str){ s.p, n }, UINT32_MAX, &seconds))
		return 0;
	return MIN_OF((int64_t)seconds * 1000, CLOCK_DAY);
}

static void
read_type(struct transfer *t, struct str value)
{
	size_t end = str_find_char(value, ';', 0), at;
	struct str type = str_trim((struct str){ value.p,
	    MIN_OF(end, value.n) }), c;

	set(&t->type, type);
	for (size_t i = 0; i < t->type.n; i++)
		t->type.p[i] = (char)tolower((unsigned char)t->type.p[i]);
	buf_reset(&t->charset);
	at = str_find(value, "charset=", 0);
	if (at == SIZE_MAX)
		return;
	c = (struct str){ value.p + at + 8, value.n - at - 8 };
	end = str_find_char(c, ';', 0);
	c = str_trim((struct str){ c.p, MIN_OF(end, c.n) });
	if (c.n >= 2 && c.p[0] == '"' && c.p[c.n - 1] == '"')
		c = (struct str){ c.p + 1, c.n - 2 };
	set(&t->charset, c);
}

static void
forget_answer(struct transfer *t)
{
	t->http->held -= t->body.n;
	buf_reset(&t->body);
	t->body.over = false;
	buf_reset(&t->location);
	buf_reset(&t->type);
	buf_reset(&t->charset);
	buf_reset(&t->etag);
	buf_reset(&t->modified);
	t->retry_ms = -1;
	t->fresh_ms = 0;
}

static size_t
on_header(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct buf copy = BUF_INIT(HEADER_BYTES);
	struct str line, value;

	n *= size;
	t->header_bytes += n;
	if (t->header_bytes > HEADER_BYTES) {
		err_set(&t->err, ERR_LIMIT, "the header is over %u bytes",
		    HEADER_BYTES);
		return n == 0 ? 1 : 0;
	}
	/* a line of its own, ended by a NUL: some readers want one */
	buf_put(&copy, str_trim((struct str){ p, n }));
	line = (struct str){ buf_text(&copy), copy.n };
	if (str_istarts(line, "HTTP/"))
		forget_answer(t);	/* after a 100 or a 103 comes another */
	else if (header_is(line, "Location", &value))
		set(&t->location, value);
	else if (header_is(line, "Content-Type", &value))
		read_type(t, value);
	else if (header_is(line, "ETag", &value))
		set(&t->etag, value);
	else if (header_is(line, "Last-Modified", &value))
		set(&t->modified, value);
	else if (header_is(line, "Retry-After", &value))
		t->retry_ms = retry_of(value);
	else if (header_is(line, "Cache-Control", &value))
		t->fresh_ms = fresh_of(value);
	buf_release(&copy);
	return n;
}

static unsigned
port_of(const struct url *u)
{
	uint64_t port = str_ieq(u->scheme, STR_LIT("https")) ? 443 : 80;

	if (u->port.n > 0 && !num_uint(u->port, 65535, &port))
		return 0;
	return (unsigned)port;
}

static int
check_url(const struct http *h, const char *url, struct err *e)
{
	struct str s = str_of(url);
	struct url u;
	unsigned port;

	if (s.n > LIMIT_URL_BYTES)
		return err_set(e, ERR_LIMIT, "a URL of %zu bytes; at most %u "
		    "are asked", s.n, LIMIT_URL_BYTES);
	if (!url_is_http(s) || !url_parse(s, &u))
		return err_set(e, ERR_DENIED, "%.200s: only http and https "
		    "are asked", url);
	if (u.user.n > 0)
		return err_set(e, ERR_DENIED, "a URL with a user name is not "
		    "asked");
	port = port_of(&u);
	if (h->rules.allow_private ||
	    address_is_listed(h->rules.allow, u.host, port))
		return 0;
	if (address_check_host(u.host, e) < 0)
		return -1;
	return address_check_port(port, e);
}

static void
add_header(struct transfer *t, const char *name, const char *value)
{
	struct buf b = BUF_INIT(1024);

	if (value == NULL || value[0] == '\0' ||
	    strpbrk(value, "\r\n") != NULL)
		return;
	buf_printf(&b, "%s: %s", name, value);
	if (!b.over)
		t->headers = curl_slist_append(t->headers, buf_text(&b));
	buf_release(&b);
}

static void
set_guards(struct transfer *t)
{
	CURL *c = t->curl;

	/* only the web, by ourselves, and never by someone's proxy */
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, on_peer);
	curl_easy_setopt(c, CURLOPT_PREREQDATA, t);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, SLOW_BYTES);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, SLOW_SECONDS);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
	if (t->http->rules.ca != NULL)
		curl_easy_setopt(c, CURLOPT_CAINFO, t->http->rules.ca);
	if (t->http->resolve != NULL)
		curl_easy_setopt(c, CURLOPT_RESOLVE, t->http->resolve);
}

static void
set_request(struct transfer *t)
{
	CURL *c = t->curl;

	curl_easy_setopt(c, CURLOPT_PRIVATE, t);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, t->detail);
	curl_easy_setopt(c, CURLOPT_USERAGENT, t->http->agent);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip, deflate, br");
	curl_easy_setopt(c, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, t);
	add_header(t, "Accept", t->accept);
	add_header(t, "If-None-Match", t->want_etag);
	add_header(t, "If-Modified-Since", t->want_modified);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, t->headers);
}

/* One leg: from here to an answer or a redirect. */
static void
begin_leg(struct transfer *t)
{
	int64_t left = t->deadline - clock_ticks();

	forget_answer(t);
	t->header_bytes = 0;
	curl_easy_setopt(t->curl, CURLOPT_URL, buf_text(&t->url));
	curl_easy_setopt(t->curl, CURLOPT_TIMEOUT_MS,
	    (long)MAX_OF(left, 1));
	(void)curl_multi_add_handle(t->http->multi, t->curl);
}

struct http *
http_new(const struct http_rules *rules, struct err *e)
{
	struct http *h;

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
		return ERR_NULL(err_set(e, ERR_NET, "libcurl cannot begin"));
	h = mem_alloc(sizeof(*h));
	h->rules = *rules;
	if (h->rules.most_bytes == 0)
		h->rules.most_bytes = LIMIT_BODY_BYTES;
	if (h->rules.most_held == 0)
		h->rules.most_held = LIMIT_HELD_BYTES;
	if (h->rules.most_ms == 0)
		h->rules.most_ms = 30 * CLOCK_SECOND;
	if (h->rules.redirects == 0)
		h->rules.redirects = 8;
	if (rules->agent != NULL)
		(void)snprintf(h->agent, sizeof(h->agent), "%s", rules->agent);
	else
		(void)snprintf(h->agent, sizeof(h->agent), "tapeout/0.1 "
		    "(feed reader%s%s)", rules->contact != NULL ? "; +" : "",
		    rules->contact != NULL ? rules->contact : "");
	if (rules->resolve != NULL)
		h->resolve = curl_slist_append(NULL, rules->resolve);
	h->multi = curl_multi_init();
	BUG_IF(h->multi == NULL);
	curl_multi_setopt(h->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
	    (long)(rules->at_once > 0 ? rules->at_once : 16));
	curl_multi_setopt(h->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
	    (long)(rules->per_host > 0 ? rules->per_host : 1));
	return h;
}

void
http_drop(struct http *h)
{
	struct transfer *t;

	while ((t = h->first) != NULL) {
		h->first = t->next;
		curl_multi_remove_handle(h->multi, t->curl);
		transfer_free(t);
	}
	h->pending = h->held = 0;
}

void
http_free(struct http *h)
{
	if (h == NULL)
		return;
	http_drop(h);
	curl_multi_cleanup(h->multi);
	curl_slist_free_all(h->resolve);
	mem_free(h);
}

size_t
http_pending(const struct http *h)
{
	return h->pending;
}

static void
copy_word(char *to, size_t room, const char *from)
{
	(void)snprintf(to, room, "%s", from != NULL && strlen(from) < room ?
	    from : "");
}

int
http_start(struct http *h, const struct http_request *r, http_fn *fn,
    void *ctx, struct err *e)
{
	struct transfer *t;

	if (check_url(h, r->url, e) < 0)
		return -1;
	t = mem_alloc(sizeof(*t));
	t->http = h;
	t->fn = fn;
	t->ctx = ctx;
	t->for_good = true;
	t->curl = curl_easy_init();
	BUG_IF(t->curl == NULL);
	buf_init(&t->url, LIMIT_URL_BYTES + 1);
	buf_init(&t->moved, LIMIT_URL_BYTES + 1);
	buf_init(&t->body, r->most_bytes > 0 ? r->most_bytes :
	    h->rules.most_bytes);
	buf_init(&t->location, LIMIT_URL_BYTES);
	buf_init(&t->type, 128);
	buf_init(&t->charset, 64);
	buf_init(&t->etag, 500);
	buf_init(&t->modified, 64);
	buf_add_str(&t->url, r->url);
	copy_word(t->want_etag, sizeof(t->want_etag), r->etag);
	copy_word(t->want_modified, sizeof(t->want_modified), r->modified);
	copy_word(t->accept, sizeof(t->accept), r->accept);
	t->began = clock_ticks();
	t->deadline = t->began + h->rules.most_ms;
	set_guards(t);
	set_request(t);
	t->next = h->first;
	h->first = t;
	h->pending++;
	begin_leg(t);
	return 0;
}

static void
finish(struct transfer *t, int status)
{
	struct http *h = t->http;
	struct http_answer a = { .status = status, .url = buf_text(&t->url),
	    .moved = buf_text(&t->moved), .type = buf_text(&t->type),
	    .charset = buf_text(&t->charset), .etag = buf_text(&t->etag),
	    .modified = buf_text(&t->modified), .retry_ms = t->retry_ms,
	    .fresh_ms = t->fresh_ms,
	    .body = status == 200 ? buf_str(&t->body) : STR_NONE,
	    .took_ms = clock_ticks() - t->began };

	for (struct transfer **p = &h->first; *p != NULL; p = &(*p)->next)
		if (*p == t) {
			*p = t->next;
			break;
		}
	h->pending--;
	h->held -= t->body.n;
	t->fn(&a, &t->err, t->ctx);
	transfer_free(t);
}

static bool
is_redirect(int status)
{
	return status == 301 || status == 302 || status == 303 ||
	    status == 307 || status == 308;
}

/* Each hop is asked the same questions as the first. */
static int
follow(struct transfer *t, int status)
{
	struct buf to = BUF_INIT(2 * LIMIT_URL_BYTES + 16);
	int rc = -1;

	if (++t->hops > t->http->rules.redirects)
		err_set(&t->err, ERR_LIMIT, "more than %d redirects",
		    t->http->rules.redirects);
	else if (t->location.n == 0)
		err_set(&t->err, ERR_NET, "status %d without a place to go",
		    status);
	else if (!url_resolve(buf_str(&t->url), buf_str(&t->location), &to))
		err_set(&t->err, ERR_INVALID, "redirected to what is no URL");
	else if (check_url(t->http, buf_text(&to), &t->err) < 0)
		err_at(&t->err, "redirect");
	else
		rc = 0;
	if (rc == 0) {
		t->for_good = t->for_good && (status == 301 || status == 308);
		set(&t->url, buf_str(&to));
		if (t->for_good)
			set(&t->moved, buf_str(&to));
		begin_leg(t);
	}
	buf_release(&to);
	return rc;
}

static void
tell_failure(struct err *e, CURLcode rc, const char *detail)
{
	if (rc == CURLE_OPERATION_TIMEDOUT)
		err_set(e, ERR_LIMIT, "took too long");
	else if (rc == CURLE_OUT_OF_MEMORY)
		/* what libcurl calls a header line of over 100 kB */
		err_set(e, ERR_LIMIT, "a line of the header has no end");
	else if (rc == CURLE_PEER_FAILED_VERIFICATION && detail[0] != '\0')
		err_set(e, ERR_NET, "%s", detail);
	else
		err_set(e, ERR_NET, "%s", curl_easy_strerror(rc));
}

static void
on_done(struct transfer *t, CURLcode rc)
{
	long status = 0;

	curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
	curl_multi_remove_handle(t->http->multi, t->curl);
	if (t->err.kind != ERR_NONE) {
		finish(t, 0);		/* a guard's own sentence */
	} else if (rc != CURLE_OK) {
		tell_failure(&t->err, rc, t->detail);
		finish(t, 0);
	} else if (!is_redirect((int)status)) {
		finish(t, (int)status);
	} else if (follow(t, (int)status) < 0) {
		finish(t, 0);
	}
}

static CURLMcode
wait_for(struct http *h, int64_t wait_ms, const int *fds, size_t n)
{
	struct curl_waitfd wait[HTTP_FDS];

	n = MIN_OF(n, (size_t)HTTP_FDS);
	for (size_t i = 0; i < n; i++)
		wait[i] = (struct curl_waitfd){ .fd = fds[i],
		    .events = CURL_WAIT_POLLIN };
	return curl_multi_poll(h->multi, wait, (unsigned)n,
	    (int)MIN_OF(wait_ms, 60000), NULL);
}

int
http_run(struct http *h, int64_t wait_ms, const int *fds, size_t n,
    struct err *e)
{
	CURLMsg *m;
	int running, left;

	if (curl_multi_perform(h->multi, &running) != CURLM_OK ||
	    (running == (int)h->pending && wait_for(h, wait_ms, fds, n) !=
	    CURLM_OK) || curl_multi_perform(h->multi, &running) != CURLM_OK)
		return err_set(e, ERR_NET, "libcurl cannot go on");
	while ((m = curl_multi_info_read(h->multi, &left)) != NULL) {
		struct transfer *t = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
		on_done(t, m->data.result);
	}
	return 0;
}

struct get {
	struct http_page	*page;
	struct err		*e;
	int			 rc;
	bool			 done;
};

static void
on_get(const struct http_answer *a, const struct err *err, void *ctx)
{
	struct get *g = ctx;

	g->done = true;
	g->page->status = a->status;
	copy_word(g->page->type, sizeof(g->page->type), a->type);
	copy_word(g->page->charset, sizeof(g->page->charset), a->charset);
	copy_word(g->page->url, sizeof(g->page->url), a->url);
	if (a->status == 0) {
		*g->e = *err;
		g->rc = -1;
	} else {
		buf_put(g->page->body, a->body);
		g->rc = buf_check(g->page->body, "the answer", g->e);
	}
}

int
http_get(struct http *h, const struct http_request *r, struct http_page *page,
    struct err *e)
{
	struct get g = { page, e, 0, false };

	if (http_start(h, r, on_get, &g, e) < 0)
		return -1;
	while (!g.done)
		if (http_run(h, 1000, NULL, 0, e) < 0)
			return -1;
	return g.rc;
}
