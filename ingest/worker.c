#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "jail.h"
#include "limits.h"
#include "mem.h"
#include "wire.h"
#include "worker.h"

/* Beyond what the process holds at the fork, and for each byte that is read: a
 * page becomes a tree, and one of megabytes is refused rather than that. */
#define MORE_MEMORY ((rlim_t)(32u * MIB))
#define MORE_A_BYTE 2u
#define MOST_CPU 10u		/* seconds */
#define MOST_MS (30 * CLOCK_SECOND)
/* The converters of iconv are files, opened when they are asked for. */
#define MOST_FILES 32u
/* All that one child may say: three times what it reads, and this at least. */
#define LEAST_BYTES ((size_t)(8u * MIB))

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

struct child {
	int		 fd;
	struct buf	 out;
	struct arena	 arena;
};

/* Bytes of writable memory that the process holds, as RLIMIT_DATA counts. */
static rlim_t
held_memory(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	unsigned long pages = 0;
	int n = 0;

	if (f != NULL) {
		n = fscanf(f, "%*u %*u %*u %*u %*u %lu", &pages);
		(void)fclose(f);
	}
	return n == 1 ? (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) :
	    (rlim_t)(1024u * MIB);
}

/* Nothing to steal: no file but the pipe, nothing to write, no other program. */
static void
confine(int fd, size_t bytes)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int i = 0; i < 3 && null >= 0; i++)
		(void)dup2(null, i);
	jail_close(3, fd - 1);
	jail_close(fd + 1, INT32_MAX);
	/* the sanitizers' shadow is memory too */
	if (!SANITIZED)
		jail_limit(RLIMIT_DATA, held_memory() + MORE_MEMORY +
		    MORE_A_BYTE * (rlim_t)bytes);
	jail_limit(RLIMIT_CPU, MOST_CPU);
	jail_limit(RLIMIT_FSIZE, 0);
	jail_limit(RLIMIT_NOFILE, (rlim_t)fd + MOST_FILES);
	jail_limit(RLIMIT_NPROC, 0);
	jail_limit(RLIMIT_CORE, 0);
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)jail_enter();
	(void)signal(SIGPIPE, SIG_DFL);
}

/* A parent that is gone ends the child: nobody is left to tell. */
static void
hand_over(struct child *c)
{
	struct err e = ERR_INIT;

	wire_end(&c->out);
	if (wire_write(c->fd, buf_str(&c->out), &e) < 0)
		_exit(2);
}

static int
on_doc(const struct doc *d, void *ctx)
{
	struct child *c = ctx;

	wire_begin(&c->out, WIRE_DOC);
	wire_put_doc(&c->out, d);
	hand_over(c);
	return 0;
}

static void
on_problem(const char *sentence, void *ctx)
{
	struct child *c = ctx;

	wire_begin(&c->out, WIRE_PROBLEM);
	wire_put_str(&c->out, str_of(sentence));
	hand_over(c);
}

static void
run_child(int fd, struct str bytes, const struct reader_hint *h)
{
	struct child c = { fd, BUF_INIT(2 * LIMIT_DOC_BYTES), ARENA_INIT };
	struct reader_found found;
	struct err e = ERR_INIT;

	confine(fd, bytes.n);
	if (reader_read(bytes, h, on_doc, on_problem, &c, &c.arena, &found,
	    &e) < 0) {
		wire_begin(&c.out, WIRE_FAILED);
		wire_put_int(&c.out, e.kind);
		wire_put_str(&c.out, str_of(e.text));
	} else {
		wire_begin(&c.out, WIRE_FOUND);
		wire_put_int(&c.out, found.form);
		wire_put_int(&c.out, (int64_t)found.items);
		wire_put_int(&c.out, (int64_t)found.empty);
		wire_put_str(&c.out, found.title);
		wire_put_str(&c.out, found.site);
		wire_put_str(&c.out, found.lang);
		wire_put_str(&c.out, found.feed);
		wire_put_str(&c.out, found.next);
	}
	hand_over(&c);
	_exit(0);
}

/* A hint as an order to the nursery. */
static void
put_hint(struct buf *b, const struct reader_hint *h)
{
	wire_put_str(b, h->name);
	wire_put_str(b, h->charset);
	wire_put_str(b, h->type);
	wire_put_int(b, h->kind);
	wire_put_str(b, h->show);
	wire_put_str(b, h->lang);
	wire_put_int(b, h->source);
	wire_put_int(b, h->now);
	wire_put_int(b, h->from_net | h->is_transcript << 1 |
	    h->no_pages << 2 | h->audio << 3);
}

static bool
take_hint(struct str r, struct reader_hint *h)
{
	int64_t kind, flags;

	if (!wire_take_bytes(&r, &h->name) ||
	    !wire_take_bytes(&r, &h->charset) ||
	    !wire_take_bytes(&r, &h->type) || !wire_take_int(&r, &kind) ||
	    !wire_take_bytes(&r, &h->show) || !wire_take_bytes(&r, &h->lang) ||
	    !wire_take_int(&r, &h->source) || !wire_take_int(&r, &h->now) ||
	    !wire_take_int(&r, &flags))
		return false;
	h->kind = (enum doc_kind)kind;
	h->from_net = (flags & 1) != 0;
	h->is_transcript = (flags & 2) != 0;
	h->no_pages = (flags & 4) != 0;
	h->audio = (flags & 8) != 0;
	return true;
}

static void
run_order(int fd, struct str bytes, struct str order)
{
	struct reader_hint h = { .now = 0 };

	if (take_hint(order, &h))
		run_child(fd, bytes, &h);
}

struct nursery *
worker_nursery(void)
{
	return nursery_new(run_order);
}

/* By the nursery where there is one, else by ourselves. */
static pid_t
give_birth(struct nursery *n, int fd, struct str bytes,
    const struct reader_hint *h)
{
	struct buf order = BUF_INIT(MIB);
	pid_t child;

	put_hint(&order, h);
	child = nursery_birth(n, bytes, buf_str(&order), fd);
	buf_release(&order);
	if (child < 0 && (child = fork()) == 0)
		run_child(fd, bytes, h);
	return child;
}

struct worker {
	pid_t			 child;		/* 0: ended and waited for */
	int			 fd;
	struct buf		 in;
	int64_t			 deadline;
	reader_fn		*fn;
	reader_problem_fn	*problem;
	void			*ctx;
	struct arena		*arena;
	struct reader_found	*found;
	bool			 done;		/* FOUND or FAILED came */
	bool			 ended;		/* it has closed its end */
	size_t			 total, most;	/* bytes that it said */
};

static int
take_found(struct worker *p, struct str r)
{
	struct reader_found *f = p->found;
	int64_t form, items, empty;

	if (!wire_take_int(&r, &form) || form < 0 || form >= FORMS ||
	    !wire_take_int(&r, &items) || !wire_take_int(&r, &empty) ||
	    !wire_take_str(&r, &f->title) || !wire_take_str(&r, &f->site) ||
	    !wire_take_str(&r, &f->lang) || !wire_take_str(&r, &f->feed) ||
	    !wire_take_str(&r, &f->next))
		return -1;
	f->form = (enum form)form;
	f->items = (size_t)items;
	f->empty = (size_t)empty;
	f->title = arena_str(p->arena, f->title);
	f->site = arena_str(p->arena, f->site);
	f->lang = arena_str(p->arena, f->lang);
	f->feed = arena_str(p->arena, f->feed);
	f->next = arena_str(p->arena, f->next);
	p->done = true;
	return 0;
}

static int
take_failure(struct worker *p, struct str r, struct err *e)
{
	struct str text;
	int64_t kind;

	if (!wire_take_int(&r, &kind) || kind <= ERR_NONE || kind > ERR_DB ||
	    !wire_take_str(&r, &text))
		return err_set(e, ERR_INVALID, "the reader's child failed and "
		    "did not say why");
	p->done = true;
	return err_set(e, (enum err_kind)kind, "%.*s", STR_ARG(text));
}

static int
take_record(struct worker *p, enum wire_tag tag, struct str r, struct err *e)
{
	struct doc d;
	struct str s;

	if (tag == WIRE_DOC && wire_take_doc(&r, &d))
		return p->fn(&d, p->ctx);
	if (tag == WIRE_PROBLEM && wire_take_str(&r, &s)) {
		if (p->problem != NULL)
			p->problem(arena_strndup(p->arena, s.p, s.n), p->ctx);
		return 0;
	}
	if (tag == WIRE_FOUND && take_found(p, r) == 0)
		return 0;
	if (tag == WIRE_FAILED)
		return take_failure(p, r, e);
	return err_set(e, ERR_INVALID, "the reader's child sent a broken "
	    "record");
}

static int
take_records(struct worker *p, struct err *e)
{
	size_t at = 0, used;
	enum wire_tag tag;
	struct str r;
	int rc;

	while ((rc = wire_next((struct str){ buf_text(&p->in) + at,
	    p->in.n - at }, &used, &tag, &r, e)) > 0) {
		if ((rc = take_record(p, tag, r, e)) != 0)
			return rc;
		at += used;
	}
	if (at > 0) {
		memmove(p->in.p, p->in.p + at, p->in.n - at);
		p->in.n -= at;
	}
	return rc;
}

/* What a pipe holds at most is read at once; 1 while there may be more. */
static int
read_some(struct worker *p, struct err *e)
{
	struct pollfd ready = { p->fd, POLLIN, 0 };
	char part[65536];
	ssize_t n;

	if (clock_ticks() >= p->deadline)
		return err_set(e, ERR_LIMIT, "reading took over %d seconds",
		    (int)(MOST_MS / CLOCK_SECOND));
	if (poll(&ready, 1, 0) <= 0)
		return 1;
	n = read(p->fd, part, sizeof(part));
	if (n < 0)
		return errno == EINTR ? 1 : err_errno(e, "the reader's child");
	buf_add(&p->in, part, (size_t)n);
	p->total += (size_t)n;
	if (p->total > p->most)
		return err_set(e, ERR_LIMIT, "more than %zu bytes were read out "
		    "of one answer", p->most);
	if (buf_check(&p->in, "one record", e) < 0)
		return -1;
	return n > 0;
}

static int
how_it_died(int status, struct err *e)
{
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
	    WTERMSIG(status) == SIGKILL))
		return err_set(e, ERR_LIMIT, "reading took over %u seconds of "
		    "processor time", MOST_CPU);
	if (WIFSIGNALED(status))
		return err_set(e, ERR_INVALID, "the reader's child died of "
		    "signal %d", WTERMSIG(status));
	return err_set(e, ERR_LIMIT, "the reader's child ended early, most "
	    "likely over its ceiling of memory");
}

static int
end_child(struct worker *p)
{
	int status = 0;

	(void)close(p->fd);
	/* one that has closed its end is about to end, and is not waited for
	 * longer than that takes */
	for (int i = 0; p->ended && !p->done && i < 100; i++) {
		if (waitpid(p->child, &status, WNOHANG) == p->child) {
			p->child = 0;
			return status;
		}
		(void)poll(NULL, 0, 5);
	}
	(void)kill(p->child, SIGKILL);
	while (waitpid(p->child, &status, 0) < 0 && errno == EINTR)
		;
	p->child = 0;
	return status;
}

struct worker *
worker_start(struct nursery *n, struct str bytes, const struct reader_hint *h,
    reader_fn *fn, reader_problem_fn *problem, void *ctx, struct arena *a,
    struct reader_found *found, struct err *e)
{
	struct worker *p;
	int ends[2];
	pid_t child;

	*found = (struct reader_found){ .title = STR_NONE, .site = STR_NONE,
	    .lang = STR_NONE, .feed = STR_NONE, .next = STR_NONE };
	if (pipe(ends) < 0)
		return ERR_NULL(err_errno(e, "a pipe"));
	child = give_birth(n, ends[1], bytes, h);
	if (child < 0) {
		(void)close(ends[0]);
		(void)close(ends[1]);
		return ERR_NULL(err_errno(e, "a process for the reader"));
	}
	(void)close(ends[1]);
	p = mem_alloc(sizeof(*p));
	*p = (struct worker){ .child = child, .fd = ends[0], .fn = fn,
	    .problem = problem, .ctx = ctx, .arena = a, .found = found,
	    .in = BUF_INIT(3 * LIMIT_DOC_BYTES),
	    .most = MAX_OF(LEAST_BYTES, 3 * bytes.n),
	    .deadline = clock_ticks() + MOST_MS };
	return p;
}

int
worker_fd(const struct worker *p)
{
	return p->fd;
}

int
worker_turn(struct worker *p, struct err *e)
{
	int rc = read_some(p, e), taken, status;

	if (rc < 0)
		return -1;
	p->ended = rc == 0;
	taken = take_records(p, e);
	if (taken != 0)
		return taken < 0 ? -1 : 0;
	if (rc > 0)
		return 1;
	status = end_child(p);
	return p->done ? 0 : how_it_died(status, e);
}

void
worker_free(struct worker *p)
{
	if (p == NULL)
		return;
	if (p->child != 0)
		(void)end_child(p);
	buf_release(&p->in);
	mem_free(p);
}

int
worker_read(struct str bytes, const struct reader_hint *h, reader_fn *fn,
    reader_problem_fn *problem, void *ctx, struct arena *a,
    struct reader_found *found, struct err *e)
{
	struct worker *p = worker_start(NULL, bytes, h, fn, problem, ctx, a,
	    found, e);
	struct pollfd ready = { -1, POLLIN, 0 };
	int rc = p == NULL ? -1 : 1;

	while (rc > 0) {
		ready.fd = p->fd;
		(void)poll(&ready, 1, 1000);
		rc = worker_turn(p, e);
	}
	worker_free(p);
	return rc;
}
