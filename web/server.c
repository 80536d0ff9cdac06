#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "clock.h"
#include "db.h"
#include "header.h"
#include "limits.h"
#include "listener.h"
#include "mem.h"
#include "num.h"
#include "param.h"
#include "past.h"
#include "reply.h"
#include "route.h"
#include "server.h"

/* Open connections; a browser opens six, a dashboard on a wall a few more. */
#define CONNECTIONS 512u
#define CONNECTIONS_OF_ONE 64u
/* Seconds without a byte; and from the opening of a connection, or its last
 * answer, to the end of the next answer, however often bytes drip. */
#define IDLE_SECONDS 30u
#define DEADLINE (60 * CLOCK_SECOND)
/* Requests that are being answered when we are told to stop get so long. */
#define STOP_WAIT (5 * CLOCK_SECOND)
#define LOOP_MS 1000

/* One request from its first line to its last byte out. */
struct turn {
	struct arena	 arena;
	const char	*url;		/* as it came: nothing decoded */
	struct buf	 body;
	size_t		 came;		/* bytes of it, kept or not */
	bool		 seen;		/* the first call has been made */
};

/*
 * A connection as we watch it.  libmicrohttpd's own timeout counts from the
 * last byte, so a client that drips one byte a second would stay for ever.
 */
struct visitor {
	struct visitor	*next, *prev;
	int		 fd;
	int64_t		 since;		/* ticks: opened, or last answered */
	struct turn	*turn;		/* the request in hand; NULL */
};

struct server {
	struct db		*db;
	struct past		 past;
	struct MHD_Daemon	*daemon;
	struct listener		 listener;
	struct cypher_limits	 limits;
	struct visitor		*visitors;
	size_t			 busy;		/* turns that were seen, not ended */
};

/* ---- stopping ---- */

static int stop_pipe[2] = { -1, -1 };

static void
on_signal(int number)
{
	int saved = errno;

	(void)number;
	(void)!write(stop_pipe[1], "x", 1);
	errno = saved;
}

static int
listen_to_signals(struct err *e)
{
	struct sigaction stop = { .sa_handler = on_signal };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	if (pipe(stop_pipe) < 0 || fcntl(stop_pipe[1], F_SETFL,
	    O_NONBLOCK) < 0)
		return err_errno(e, "a pipe for signals");
	sigemptyset(&stop.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	return 0;
}

static void
forget_signals(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL };

	sigemptyset(&usual.sa_mask);
	sigaction(SIGTERM, &usual, NULL);
	sigaction(SIGINT, &usual, NULL);
	for (size_t i = 0; i < COUNT_OF(stop_pipe); i++) {
		if (stop_pipe[i] >= 0)
			close(stop_pipe[i]);
		stop_pipe[i] = -1;
	}
}

/* ---- connections ---- */

static void
visitor_enter(struct server *s, struct MHD_Connection *c, void **socket_ctx)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c,
	    MHD_CONNECTION_INFO_CONNECTION_FD);
	struct visitor *v = mem_alloc(sizeof(*v));

	v->fd = info != NULL ? info->connect_fd : -1;
	v->since = clock_ticks();
	v->next = s->visitors;
	if (v->next != NULL)
		v->next->prev = v;
	s->visitors = v;
	*socket_ctx = v;
}

static void
end_turn(struct server *s, struct visitor *v)
{
	struct turn *turn = v->turn;

	if (turn == NULL)
		return;
	if (turn->seen)
		s->busy--;
	arena_release(&turn->arena);
	buf_release(&turn->body);
	mem_free(turn);
	v->turn = NULL;
}

static void
visitor_leave(struct server *s, struct visitor *v)
{
	if (v == NULL)
		return;
	end_turn(s, v);
	if (v->next != NULL)
		v->next->prev = v->prev;
	if (v->prev != NULL)
		v->prev->next = v->next;
	else
		s->visitors = v->next;
	mem_free(v);
}

static void
on_connection(void *ctx, struct MHD_Connection *c, void **socket_ctx,
    enum MHD_ConnectionNotificationCode what)
{
	if (what == MHD_CONNECTION_NOTIFY_STARTED)
		visitor_enter(ctx, c, socket_ctx);
	else
		visitor_leave(ctx, *socket_ctx);
}

static struct visitor *
visitor_of(struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c,
	    MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info != NULL ? info->socket_context : NULL;
}

/* The socket ends; the loop then sees its end and lets it go. */
static void
end_the_late(struct server *s)
{
	int64_t now = clock_ticks();

	for (struct visitor *v = s->visitors; v != NULL; v = v->next)
		if (v->fd >= 0 && now - v->since > DEADLINE)
			shutdown(v->fd, SHUT_RDWR);
}

/* ---- a request ---- */

/* "" where the client says nothing of it. */
static struct str
header_of(struct MHD_Connection *c, const char *name)
{
	return str_of(MHD_lookup_connection_value(c, MHD_HEADER_KIND, name));
}

static bool
host_is_ours(const struct server *s, struct MHD_Connection *c)
{
	const char *host = MHD_lookup_connection_value(c, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_HOST);

	return !s->listener.loopback || host == NULL ||
	    header_is_local(str_of(host));
}

static bool
wants_json(const struct request *q, struct MHD_Connection *c)
{
	return str_starts(q->path, "/api/") || str_ends(q->path, ".json") ||
	    header_takes_json(header_of(c, MHD_HTTP_HEADER_ACCEPT));
}

static enum request_method
method_of(const char *name)
{
	if (strcmp(name, MHD_HTTP_METHOD_GET) == 0 ||
	    strcmp(name, MHD_HTTP_METHOD_HEAD) == 0)
		return METHOD_READ;
	return strcmp(name, MHD_HTTP_METHOD_POST) == 0 ? METHOD_POST :
	    METHOD_OTHER;
}

static int
read_url(struct request *q, const char *url, struct err *e)
{
	struct str rest = str_of(url), path;

	/* what cannot be read is answered in the form that was asked for */
	q->path = str_starts(rest, "/api/") ? STR_LIT("/api/") : STR_LIT("/");
	if (rest.n > LIMIT_URL_BYTES)
		return err_set(e, ERR_LIMIT, "An address may have %u bytes.",
		    LIMIT_URL_BYTES);
	if (!str_split(&rest, '?', &path) || !str_starts(path, "/"))
		return err_set(e, ERR_INVALID,
		    "The address must begin with a slash.");
	if (param_decode(q->arena, path, false, &q->path, e) < 0)
		return -1;
	return param_parse(q, rest, e);
}

static void
answer(struct server *s, struct MHD_Connection *c, struct turn *turn,
    const char *method, struct reply *r)
{
	struct request q = { .db = s->db, .past = &s->past,
	    .arena = &turn->arena, .method = method_of(method),
	    .body = buf_str(&turn->body), .limits = &s->limits };
	struct err e = ERR_INIT;
	int bad = read_url(&q, turn->url, &e);

	q.wants_json = wants_json(&q, c);
	if (!host_is_ours(s, c))
		reply_problem(&q, r, 421, "This server answers to localhost "
		    "only.");
	else if (turn->body.over)
		reply_problem(&q, r, 413, arena_printf(q.arena, "A request "
		    "may bring %u bytes.", LIMIT_REQUEST_BYTES));
	else if (bad < 0 && e.kind == ERR_LIMIT)
		reply_problem(&q, r, 414, e.text);
	else if (bad < 0)
		reply_error(&q, r, &e);
	else
		route_answer(&q, r);
}

/* The bytes change hands: libmicrohttpd frees them when they are out. */
static enum MHD_Result
send_reply(struct MHD_Connection *c, struct reply *r)
{
	const char *asked = MHD_lookup_connection_value(c, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_IF_NONE_MATCH);
	struct MHD_Response *out;
	enum MHD_Result done;
	size_t n;

	if (reply_matches(r, asked)) {
		r->status = 304;
		buf_reset(&r->body);
	}
	if (header_takes_gzip(header_of(c, MHD_HTTP_HEADER_ACCEPT_ENCODING)))
		reply_pack(r);
	n = r->body.n;
	out = n == 0 ?
	    MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT) :
	    MHD_create_response_from_buffer_with_free_callback(n,
	    buf_take(&r->body), mem_free);
	if (out == NULL)
		return MHD_NO;
	for (size_t i = 0; i < r->headers; i++)
		MHD_add_response_header(out, r->header[i].name,
		    r->header[i].value);
	done = MHD_queue_response(c, (unsigned)r->status, out);
	MHD_destroy_response(out);
	return done;
}

/*
 * libmicrohttpd forgets to tell of the end of a request that it refuses right
 * after this call, so the connection owns the turn.
 */
static void *
on_url(void *ctx, const char *url, struct MHD_Connection *c)
{
	struct visitor *v = visitor_of(c);

	BUG_IF(v == NULL);
	end_turn(ctx, v);
	v->turn = mem_alloc(sizeof(*v->turn));
	buf_init(&v->turn->body, LIMIT_REQUEST_BYTES);
	v->turn->url = arena_strdup(&v->turn->arena, url);
	return v->turn;
}

/* What is too long is heard out, so that it can be answered; to a point. */
static bool
take_body(struct turn *turn, const char *body, size_t n)
{
	turn->came += n;
	buf_add(&turn->body, body, n);
	return turn->came <= LIMIT_BODY_BYTES;
}

/* Who says at once how much is to come is told at once. */
static bool
comes_too_much(struct MHD_Connection *c, struct turn *turn)
{
	const char *said = MHD_lookup_connection_value(c, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_CONTENT_LENGTH);
	int64_t n;

	if (said == NULL || !num_int(str_of(said), &n) ||
	    n <= (int64_t)LIMIT_BODY_BYTES)
		return false;
	turn->body.over = true;
	return true;
}

/*
 * libmicrohttpd calls first with the head, then with the body's parts, then
 * once more with nothing.  A reply on the first call closes the connection
 * behind it: right for what would send us a body, and five times slower for
 * a client that reads page after page.
 */
static enum MHD_Result
on_request(void *ctx, struct MHD_Connection *c, const char *url,
    const char *method, const char *version, const char *body,
    size_t *body_bytes, void **turn_ctx)
{
	struct server *s = ctx;
	struct turn *turn = *turn_ctx;
	bool first = !turn->seen;
	enum MHD_Result done;
	struct reply r;

	(void)url;
	(void)version;
	turn->seen = true;
	s->busy += first;
	if (!take_body(turn, body, *body_bytes))
		return MHD_NO;
	if (*body_bytes > 0 || (first && !comes_too_much(c, turn) &&
	    method_of(method) != METHOD_OTHER)) {
		*body_bytes = 0;
		return MHD_YES;
	}
	reply_init(&r);
	answer(s, c, turn, method, &r);
	done = send_reply(c, &r);
	reply_release(&r);
	return done;
}

static void
on_completed(void *ctx, struct MHD_Connection *c, void **turn_ctx,
    enum MHD_RequestTerminationCode why)
{
	struct visitor *v = visitor_of(c);

	(void)why;
	BUG_IF(v == NULL);
	end_turn(ctx, v);
	v->since = clock_ticks();
	*turn_ctx = NULL;
}

/* ---- the loop ---- */

static int
start_daemon(struct server *s, struct err *e)
{
	s->daemon = MHD_start_daemon(MHD_USE_EPOLL, 0, NULL, NULL,
	    on_request, s,
	    MHD_OPTION_LISTEN_SOCKET, s->listener.fd,
	    MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS,
	    MHD_OPTION_PER_IP_CONNECTION_LIMIT, CONNECTIONS_OF_ONE,
	    MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_REQUEST_BYTES,
	    MHD_OPTION_URI_LOG_CALLBACK, on_url, s,
	    MHD_OPTION_NOTIFY_COMPLETED, on_completed, s,
	    MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
	    MHD_OPTION_END);
	if (s->daemon == NULL)
		return err_errno(e, "the web server did not start");
	return 0;
}

static int
loop_timeout(const struct server *s)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (MHD_get_timeout(s->daemon, &ms) != MHD_YES || ms > LOOP_MS)
		return LOOP_MS;
	return (int)ms;
}

/* One round; false when we were told to stop. */
static bool
run_once(struct server *s, int epoll)
{
	struct pollfd fds[2] = {
		{ .fd = epoll, .events = POLLIN },
		{ .fd = stop_pipe[0], .events = POLLIN }
	};

	if (poll(fds, COUNT_OF(fds), loop_timeout(s)) < 0 && errno != EINTR)
		return false;
	MHD_run(s->daemon);
	end_the_late(s);
	return (fds[1].revents & POLLIN) == 0;
}

static void
drain(struct server *s, int epoll)
{
	int64_t until = clock_ticks() + STOP_WAIT;
	struct pollfd fd = { .fd = epoll, .events = POLLIN };

	MHD_quiesce_daemon(s->daemon);
	while (s->busy > 0 && clock_ticks() < until) {
		poll(&fd, 1, 50);
		MHD_run(s->daemon);
	}
}

static void
serve(struct server *s)
{
	const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon,
	    MHD_DAEMON_INFO_EPOLL_FD);
	int epoll = info->listen_fd;

	printf("%s\n", s->listener.url);
	fflush(stdout);
	while (run_once(s, epoll))
		continue;
	drain(s, epoll);
}

int
server_run(const struct server_options *o, struct err *e)
{
	struct server s = { .listener = LISTENER_NONE, .limits = o->limits,
	    .past.path = o->db };
	int done = -1;

	s.db = db_open(o->db, DB_READ, e);
	if (s.db == NULL || listen_to_signals(e) < 0 ||
	    listener_open(&s.listener, o->address, o->port, e) < 0 || start_daemon(&s, e) < 0)
		goto out;
	serve(&s);
	done = 0;
out:
	if (s.daemon != NULL)
		MHD_stop_daemon(s.daemon);
	listener_close(&s.listener);
	forget_signals();
	past_release(&s.past);
	db_close(s.db);
	return done;
}
