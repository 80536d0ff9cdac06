#include "base.h"

#include <sys/socket.h>
#include <unistd.h>

#include "address.h"
#include "http_in.h"
#include "limits.h"
#include "num.h"
#include "url.h"

/* Slower than this for so many seconds is no transfer. */
#define SLOW_BYTES 64L
#define SLOW_SECONDS 12L

/* The first guard: no connection is even begun to such an address. */
static curl_socket_t
on_socket(void *ctx, curlsocktype what ATTR_UNUSED, struct curl_sockaddr *a)
{
	struct transfer *t = ctx;
	const struct http_rules *r = &t->http->rules;
	const char *why = t->allowed ||
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
	const char *why = t->allowed || address_is_listed(r->allow,
	    str_of(peer), (unsigned)peer_port) ? "" :
	    address_refusal_text(peer);

	if (why[0] == '\0')
		return CURL_PREREQFUNC_OK;
	err_set(&t->err, ERR_DENIED, "%s is not reached: %s", peer, why);
	return CURL_PREREQFUNC_ABORT;
}

static unsigned
port_of(const struct url *u)
{
	uint64_t port = str_ieq(u->scheme, STR_LIT("https")) ? 443 : 80;

	if (u->port.n > 0 && !num_uint(u->port, 65535, &port))
		return 0;
	return (unsigned)port;
}

bool
http_is_allowed(const struct http *h, const char *url)
{
	struct url u;

	return h->rules.allow_private || (url_parse(str_of(url), &u) &&
	    address_is_listed(h->rules.allow, u.host, port_of(&u)));
}

int
http_check_url(const struct http *h, const char *url, struct err *e)
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
	if (http_is_allowed(h, url))
		return 0;
	if (address_check_host(u.host, e) < 0)
		return -1;
	return address_check_port(port, e);
}

void
http_set_guards(struct transfer *t)
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
