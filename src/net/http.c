#include "base.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "address.h"
#include "clock.h"
#include "http_in.h"
#include "limits.h"
#include "mem.h"
#include "url.h"

static void
transfer_free(struct transfer *t)
{
	curl_easy_cleanup(t->curl);
	curl_slist_free_all(t->headers);
	buf_release(&t->url);
	buf_release(&t->moved);
	buf_release(&t->body);
	http_release_answer(t);
	mem_free(t);
}

/* New ones are put in front. */
static bool
is_oldest(const struct transfer *t)
{
	return t->next == NULL;
}

/* All of it, or a sentence. */
static int
put_into_file(struct transfer *t, struct str part)
{
	if (part.n > t->body.ceiling - t->written)
		return err_set(&t->err, ERR_LIMIT, "the answer is over its "
		    "ceiling of %zu bytes", t->body.ceiling);
	t->written += part.n;
	while (part.n > 0) {
		ssize_t n = write(t->file, part.p, part.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(&t->err, "the answer's file");
		part = (struct str){ part.p + n, part.n - (size_t)n };
	}
	return 0;
}

/* Counts what comes out of the decoder: a small answer may unpack to gigabytes,
 * and libcurl's own ceiling looks at the length that was promised. */
static size_t
on_body(char *p, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct http *h = t->http;

	n *= size;
	if (t->file > 0)
		return put_into_file(t, (struct str){ p, n }) == 0 ? n : n + 1;
	buf_add(&t->body, p, n);
	if (buf_check(&t->body, "the answer", &t->err) < 0)
		return n == 0 ? 1 : 0;
	if (t->aside > 0)
		return n;
	h->held += n;
	if (h->held > h->rules.most_held && !is_oldest(t)) {
		err_set(&t->err, ERR_BUSY, "all answers together are over %zu "
		    "bytes", h->rules.most_held);
		return n == 0 ? 1 : 0;
	}
	return n;
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
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, http_on_header);
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

	http_forget_answer(t);
	t->header_bytes = 0;
	t->allowed = http_is_allowed(t->http, buf_text(&t->url));
	curl_easy_setopt(t->curl, CURLOPT_URL, buf_text(&t->url));
	curl_easy_setopt(t->curl, CURLOPT_TIMEOUT_MS,
	    (long)MAX_OF(left, 1));
	(void)curl_multi_add_handle(t->http->multi, t->curl);
}

struct http *
http_new(const struct http_rules *rules, struct err *e)
{
	struct http *h;

	if (address_check_list(rules->allow, e) < 0)
		return NULL;
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

bool
http_room(const struct http *h, size_t most_bytes)
{
	if (most_bytes == 0)
		most_bytes = h->rules.most_bytes;
	return h->pending == 0 || h->held + most_bytes <= h->rules.most_held;
}

size_t
http_pending(const struct http *h)
{
	return h->pending;
}

int
http_start(struct http *h, const struct http_request *r, http_fn *fn,
    void *ctx, struct err *e)
{
	struct transfer *t;

	if (http_check_url(h, r->url, e) < 0)
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
	http_init_answer(t);
	buf_add_str(&t->url, r->url);
	str_fit(t->want_etag, sizeof(t->want_etag), r->etag);
	str_fit(t->want_modified, sizeof(t->want_modified), r->modified);
	str_fit(t->accept, sizeof(t->accept), r->accept);
	t->began = clock_ticks();
	t->deadline = t->began + (r->most_ms > 0 ? r->most_ms :
	    h->rules.most_ms);
	t->one_hop = r->one_hop;
	t->file = r->file;
	t->aside = r->set_aside ? t->body.ceiling : 0;
	h->held += t->aside;
	http_set_guards(t);
	set_request(t);
	t->next = h->first;
	h->first = t;
	h->pending++;
	begin_leg(t);
	return 0;
}

static void
finish(struct transfer *t, int status, const char *to)
{
	struct http *h = t->http;
	struct http_answer a = { .status = status, .url = buf_text(&t->url),
	    .moved = buf_text(&t->moved), .to = to, .type = buf_text(&t->type),
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
	h->held -= t->aside > 0 ? t->aside : t->body.n;
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
redirect(struct transfer *t, int status, struct buf *to)
{
	if (++t->hops > t->http->rules.redirects)
		return err_set(&t->err, ERR_LIMIT, "more than %d redirects",
		    t->http->rules.redirects);
	if (t->location.n == 0)
		return err_set(&t->err, ERR_NET, "status %d without a place to "
		    "go", status);
	if (!url_resolve(buf_str(&t->url), buf_str(&t->location), to))
		return err_set(&t->err, ERR_INVALID, "redirected to what is no "
		    "URL");
	if (http_check_url(t->http, buf_text(to), &t->err) < 0)
		return err_at(&t->err, "redirect");
	return 0;
}

static void
follow(struct transfer *t, int status)
{
	struct buf to = BUF_INIT(2 * LIMIT_URL_BYTES + 16);

	if (redirect(t, status, &to) < 0) {
		finish(t, 0, "");
	} else if (t->one_hop) {
		finish(t, status, buf_text(&to));
	} else {
		t->for_good = t->for_good && (status == 301 || status == 308);
		http_set(&t->url, buf_str(&to));
		if (t->for_good)
			http_set(&t->moved, buf_str(&to));
		begin_leg(t);
	}
	buf_release(&to);
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
		finish(t, 0, "");		/* a guard's own sentence */
	} else if (rc != CURLE_OK) {
		tell_failure(&t->err, rc, t->detail);
		finish(t, 0, "");
	} else if (!is_redirect((int)status)) {
		finish(t, (int)status, "");
	} else {
		follow(t, (int)status);
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
