#include "base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "jail.h"
#include "limits.h"
#include "wire.h"
#include "worker.h"

/* Beyond what the process holds at the fork: a page of 8 MiB becomes a tree. */
#define MORE_MEMORY (256u * MIB)
#define MOST_CPU 20u		/* seconds */
#define MOST_MS (30 * CLOCK_SECOND)
/* The converters of iconv are files, opened when they are asked for. */
#define MOST_FILES 32u
/* All that one child may say. */
#define MOST_BYTES (64u * MIB)

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

static void
limit(int what, rlim_t most)
{
	struct rlimit r = { most, most };

	(void)setrlimit(what, &r);
}

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

/* Linux 5.9; elsewhere one by one, as far as a process is likely to have. */
static void
close_all(int from, int to)
{
#ifdef SYS_close_range
	if (from > to || syscall(SYS_close_range, (unsigned)from,
	    (unsigned)to, 0u) == 0)
		return;
#endif
	for (int fd = from; fd <= MIN_OF(to, 1024); fd++)
		(void)close(fd);
}

/* Nothing to steal: no file but the pipe, nothing to write, no other program. */
static void
confine(int fd)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int i = 0; i < 3 && null >= 0; i++)
		(void)dup2(null, i);
	close_all(3, fd - 1);
	close_all(fd + 1, INT32_MAX);
	/* the sanitizers' shadow is memory too */
	if (!SANITIZED)
		limit(RLIMIT_DATA, held_memory() + MORE_MEMORY);
	limit(RLIMIT_CPU, MOST_CPU);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, (rlim_t)fd + MOST_FILES);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_CORE, 0);
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

	confine(fd);
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
	}
	hand_over(&c);
	_exit(0);
}

struct parent {
	pid_t			 child;
	int			 fd;
	struct buf		 in;
	int64_t			 deadline;
	reader_fn		*fn;
	reader_problem_fn	*problem;
	void			*ctx;
	struct arena		*arena;
	struct reader_found	*found;
	bool			 done;		/* FOUND or FAILED came */
};

static int
take_found(struct parent *p, struct str r)
{
	struct reader_found *f = p->found;
	int64_t form, items, empty;

	if (!wire_take_int(&r, &form) || form < 0 || form >= FORMS ||
	    !wire_take_int(&r, &items) || !wire_take_int(&r, &empty) ||
	    !wire_take_str(&r, &f->title) || !wire_take_str(&r, &f->site) ||
	    !wire_take_str(&r, &f->lang) || !wire_take_str(&r, &f->feed))
		return -1;
	f->form = (enum form)form;
	f->items = (size_t)items;
	f->empty = (size_t)empty;
	f->title = arena_str(p->arena, f->title);
	f->site = arena_str(p->arena, f->site);
	f->lang = arena_str(p->arena, f->lang);
	f->feed = arena_str(p->arena, f->feed);
	p->done = true;
	return 0;
}

static int
take_failure(struct parent *p, struct str r, struct err *e)
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
take_record(struct parent *p, enum wire_tag tag, struct str r, struct err *e)
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
take_records(struct parent *p, struct err *e)
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

/* 1 while there may be more. */
static int
read_some(struct parent *p, size_t *total, struct err *e)
{
	struct pollfd poll_fd = { p->fd, POLLIN, 0 };
	int64_t left = p->deadline - clock_ticks();
	char part[65536];
	ssize_t n;

	if (left <= 0)
		return err_set(e, ERR_LIMIT, "reading took over %d seconds",
		    (int)(MOST_MS / CLOCK_SECOND));
	if (poll(&poll_fd, 1, (int)left) <= 0)
		return 1;
	n = read(p->fd, part, sizeof(part));
	if (n < 0)
		return errno == EINTR ? 1 : err_errno(e, "the reader's child");
	buf_add(&p->in, part, (size_t)n);
	*total += (size_t)n;
	if (*total > MOST_BYTES)
		return err_set(e, ERR_LIMIT, "more than %u bytes were read out "
		    "of one answer", MOST_BYTES);
	if (buf_check(&p->in, "one record", e) < 0)
		return -1;
	return n > 0;
}

static int
how_it_died(int status, struct err *e)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return err_set(e, ERR_LIMIT, "reading took over %u seconds of "
		    "processor time", MOST_CPU);
	if (WIFSIGNALED(status))
		return err_set(e, ERR_INVALID, "the reader's child died of "
		    "signal %d", WTERMSIG(status));
	return err_set(e, ERR_LIMIT, "the reader's child ended early, most "
	    "likely over its ceiling of memory");
}

static int
run_parent(struct parent *p, struct err *e)
{
	size_t total = 0;
	int rc, status = 0;

	do {
		rc = read_some(p, &total, e);
		if (rc >= 0) {
			int taken = take_records(p, e);

			rc = taken != 0 ? taken : rc;
			if (taken != 0)
				break;
		}
	} while (rc > 0);
	close(p->fd);
	if (rc != 0)
		(void)kill(p->child, SIGKILL);
	while (waitpid(p->child, &status, 0) < 0 && errno == EINTR)
		;
	if (rc == 0 && !p->done)
		rc = how_it_died(status, e);
	return rc;
}

int
worker_read(struct str bytes, const struct reader_hint *h, reader_fn *fn,
    reader_problem_fn *problem, void *ctx, struct arena *a,
    struct reader_found *found, struct err *e)
{
	struct parent p = { .in = BUF_INIT(3 * LIMIT_DOC_BYTES), .fn = fn,
	    .problem = problem, .ctx = ctx, .arena = a, .found = found };
	int ends[2], rc;

	*found = (struct reader_found){ .title = STR_NONE, .site = STR_NONE,
	    .lang = STR_NONE, .feed = STR_NONE };
	if (pipe(ends) < 0)
		return err_errno(e, "a pipe");
	p.child = fork();
	if (p.child < 0) {
		close(ends[0]);
		close(ends[1]);
		return err_errno(e, "a process for the reader");
	}
	if (p.child == 0)
		run_child(ends[1], bytes, h);
	close(ends[1]);
	p.fd = ends[0];
	p.deadline = clock_ticks() + MOST_MS;
	rc = run_parent(&p, e);
	buf_release(&p.in);
	return rc;
}
