/* Against a server of our own on loopback that behaves as badly as some do. */
#include "base.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "clock.h"
#include "http.h"
#include "limits.h"

/* One request from start to end; the body is appended where status is 200. */
struct http_page {
	int		 status;
	struct buf	*body;
	char		 type[64];
	char		 charset[64];
	char		 url[2048];
};

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
	str_fit(g->page->type, sizeof(g->page->type), a->type);
	str_fit(g->page->charset, sizeof(g->page->charset), a->charset);
	str_fit(g->page->url, sizeof(g->page->url), a->url);
	if (a->status == 0) {
		*g->e = *err;
		g->rc = -1;
	} else {
		buf_put(g->page->body, a->body);
		g->rc = buf_check(g->page->body, "the answer", g->e);
	}
}

static int
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

static pid_t server;
static unsigned port;

static void
say(int fd, const char *s)
{
	size_t n = strlen(s);

	while (n > 0) {
		ssize_t done = write(fd, s, n);

		if (done <= 0)
			_exit(0);
		s += done;
		n -= (size_t)done;
	}
}

static void
endless(int fd)
{
	char part[4097];

	memset(part, 'x', 4096);
	part[4096] = '\0';
	say(fd, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
	for (;;)
		say(fd, part);
}

static void
drip(int fd)
{
	say(fd, "HTTP/1.1 200 OK\r\n\r\n");
	for (;;) {
		say(fd, "x");
		usleep(100000);
	}
}

static void
header_flood(int fd)
{
	say(fd, "HTTP/1.1 200 OK\r\n");
	for (;;)
		say(fd, "X-Line: all work and no play makes a long header\r\n");
}

static void
answer(int fd, const char *ask)
{
	static const struct {
		const char	*path, *reply;
	} table[] = {
		{ "/plain", "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; "
		    "charset=\"GBK\"\r\nETag: \"v1\"\r\nConnection: close\r\nContent-Length: 5\r\n"
		    "\r\nhello" },
		{ "/moved", "HTTP/1.1 301 Moved\r\nLocation: /plain\r\n"
		    "Connection: close\r\nContent-Length: 0\r\n\r\n" },
		{ "/found", "HTTP/1.1 302 Found\r\nLocation: /moved\r\n"
		    "Connection: close\r\nContent-Length: 0\r\n\r\n" },
		{ "/loop", "HTTP/1.1 302 Found\r\nLocation: /loop\r\n"
		    "Connection: close\r\nContent-Length: 0\r\n\r\n" },
		{ "/file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd"
		    "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" },
		{ "/busy", "HTTP/1.1 429 Slow\r\nRetry-After: 120\r\n"
		    "Connection: close\r\nContent-Length: 0\r\n\r\n" },
		{ "/cut", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf" },
	};

	if (strstr(ask, "If-None-Match: \"v1\"") != NULL) {
		say(fd, "HTTP/1.1 304 Same\r\nConnection: close\r\n\r\n");
		return;
	}
	if (strncmp(ask, "GET /endless", 12) == 0)
		endless(fd);
	else if (strncmp(ask, "GET /drip", 9) == 0)
		drip(fd);
	else if (strncmp(ask, "GET /header", 11) == 0)
		header_flood(fd);
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (strncmp(ask + 4, table[i].path, strlen(table[i].path)) == 0)
			say(fd, table[i].reply);
}

static void
serve(int listener)
{
	(void)signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int fd = accept(listener, NULL, NULL);
		char ask[4096];
		ssize_t n;

		if (fd < 0)
			_exit(1);
		if (fork() != 0) {
			close(fd);
			continue;
		}
		n = read(fd, ask, sizeof(ask) - 1);
		ask[n > 0 ? n : 0] = '\0';
		answer(fd, ask);
		_exit(0);
	}
}

static void
begin(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(a);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	CHECK(bind(listener, (struct sockaddr *)&a, sizeof(a)) == 0);
	CHECK(listen(listener, 16) == 0);
	CHECK(getsockname(listener, (struct sockaddr *)&a, &n) == 0);
	port = ntohs(a.sin_port);
	server = fork();
	if (server == 0)
		serve(listener);
	close(listener);
	/* must not be asked: nothing listens there */
	setenv("http_proxy", "http://127.0.0.1:1", 1);
}

static int
get(const char *path, struct http_page *page, struct buf *body, struct err *e)
{
	struct http_rules rules = { .allow_private = true,
	    .most_bytes = 256 * KIB, .most_ms = 1500 };
	struct http *h = http_new(&rules, e);
	char url[100];
	struct http_request r = { .url = url };
	int rc;

	(void)snprintf(url, sizeof(url), "http://127.0.0.1:%u%s", port, path);
	buf_init(body, MIB);
	memset(page, 0, sizeof(*page));
	page->body = body;
	err_clear(e);
	rc = http_get(h, &r, page, e);
	http_free(h);
	return rc;
}

static void
fetches(void)
{
	struct http_page page;
	struct err e = ERR_INIT;
	struct buf body;

	CHECK_INT(get("/plain", &page, &body, &e), 0);
	CHECK_INT(page.status, 200);
	CHECK_STR(buf_text(&body), "hello");
	CHECK_STR(page.type, "text/html");
	CHECK_STR(page.charset, "GBK");
	buf_release(&body);
	CHECK_INT(get("/found", &page, &body, &e), 0);
	CHECK(strstr(page.url, "/plain") != NULL);
	buf_release(&body);
}

static void
ends_what_does_not_end(void)
{
	struct http_page page;
	struct err e = ERR_INIT;
	struct buf body;
	int64_t began = clock_ticks();

	CHECK(get("/endless", &page, &body, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	buf_release(&body);
	CHECK(get("/drip", &page, &body, &e) < 0);
	CHECK_STR(e.text, "took too long");
	buf_release(&body);
	CHECK(get("/header", &page, &body, &e) < 0);
	CHECK_INT(e.kind, ERR_LIMIT);
	buf_release(&body);
	CHECK(get("/loop", &page, &body, &e) < 0);
	CHECK_STR(e.text, "more than 8 redirects");
	buf_release(&body);
	CHECK(get("/cut", &page, &body, &e) < 0);
	CHECK_INT(e.kind, ERR_NET);
	buf_release(&body);
	CHECK(get("/file", &page, &body, &e) < 0);
	CHECK_INT(e.kind, ERR_DENIED);
	buf_release(&body);
	CHECK(clock_ticks() - began < 25 * CLOCK_SECOND);
}

struct seen {
	int	status;
	int64_t	retry_ms;
	char	moved[100];
	enum err_kind kind;
};

static void
on_answer(const struct http_answer *a, const struct err *e, void *ctx)
{
	struct seen *s = ctx;

	s->status = a->status;
	s->retry_ms = a->retry_ms;
	s->kind = e->kind;
	(void)snprintf(s->moved, sizeof(s->moved), "%s", a->moved);
}

static void
ask_all(struct http *h, const char *path, const char *etag, struct seen *s)
{
	struct err e = ERR_INIT;
	char url[100];
	struct http_request r = { .url = url, .etag = etag };

	(void)snprintf(url, sizeof(url), "http://127.0.0.1:%u%s", port, path);
	*s = (struct seen){ .status = -1 };
	CHECK_INT(http_start(h, &r, on_answer, s, &e), 0);
	while (http_pending(h) > 0)
		CHECK_INT(http_run(h, 500, NULL, 0, &e), 0);
}

static void
tells_what_the_server_says(void)
{
	struct http_rules rules = { .allow_private = true };
	struct err e = ERR_INIT;
	struct http *h = http_new(&rules, &e);
	struct seen s;

	ask_all(h, "/plain", "\"v1\"", &s);
	CHECK_INT(s.status, 304);
	ask_all(h, "/moved", NULL, &s);
	CHECK_INT(s.status, 200);
	CHECK(strstr(s.moved, "/plain") != NULL);
	ask_all(h, "/found", NULL, &s);
	CHECK_STR(s.moved, "");
	ask_all(h, "/busy", NULL, &s);
	CHECK_INT(s.status, 429);
	CHECK_INT(s.retry_ms, 120000);
	http_free(h);
}

/* Loopback is refused by name, by number, and by what a name leads to. */
static void
keeps_away_from_here(void)
{
	static const char *const urls[] = { "http://127.0.0.1:%u/plain",
		"http://localhost:%u/plain", "http://2130706433:%u/plain",
		"http://0x7f.1:%u/plain", "http://[::1]:%u/plain",
		"http://[::ffff:127.0.0.1]:%u/plain", "file:///etc/passwd%u",
		"gopher://127.0.0.1:%u/x", "http://u:p@127.0.0.1:%u/plain",
		"http://0:%u/plain" };
	struct http_rules rules = { .allow_private = false };
	struct err e = ERR_INIT;
	struct http *h = http_new(&rules, &e);
	struct seen s;

	for (size_t i = 0; i < COUNT_OF(urls); i++) {
		char url[100];
		struct http_request r = { .url = url };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		(void)snprintf(url, sizeof(url), urls[i], port);
#pragma GCC diagnostic pop
		err_clear(&e);
		CHECK(http_start(h, &r, on_answer, &s, &e) < 0);
		CHECK_INT(e.kind, ERR_DENIED);
	}
	http_free(h);
}

static void
end(void)
{
	(void)kill(server, SIGKILL);
	(void)waitpid(server, NULL, 0);
}

CHECK_MAIN(begin, fetches, ends_what_does_not_end, tells_what_the_server_says,
    keeps_away_from_here, end)
