#include "base.h"

#include <poll.h>
#include <unistd.h>

#include "buf.h"
#include "limits.h"
#include "mem.h"
#include "pool.h"
#include "vec.h"

/* Children beside the processors: one that burns its time is not alone. */
#define SPARE 2u
#define MOST_CHILDREN 16u
/* Bodies that wait for a child. */
#define MOST_WAITING (16 * MIB)

struct job {
	struct pool_job		 what;
	struct buf		 bytes;
	struct worker		*worker;	/* NULL: waits */
	struct reader_found	 found;
	struct job		*next;
};

struct pool {
	struct nursery		*nursery;
	struct job		*reading, *first, **last;
	size_t			 children, most, pending, waiting;
};

struct pool *
pool_new(void)
{
	struct pool *p = mem_alloc(sizeof(*p));
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	p->most = MIN_OF((n > 0 ? (size_t)n : 1) + SPARE, MOST_CHILDREN);
	p->last = &p->first;
	p->nursery = worker_nursery();
	return p;
}

static void
job_free(struct job *j)
{
	worker_free(j->worker);
	buf_release(&j->bytes);
	mem_free(j);
}

static void
free_all(struct job *j)
{
	struct job *next;

	for (; j != NULL; j = next) {
		next = j->next;
		job_free(j);
	}
}

void
pool_free(struct pool *p)
{
	if (p == NULL)
		return;
	free_all(p->reading);
	free_all(p->first);
	nursery_free(p->nursery);
	mem_free(p);
}

void
pool_put(struct pool *p, const struct pool_job *what)
{
	struct job *j = mem_alloc(sizeof(*j));

	j->what = *what;
	buf_init(&j->bytes, what->bytes.n + 1);
	buf_put(&j->bytes, what->bytes);
	*p->last = j;
	p->last = &j->next;
	p->pending++;
	p->waiting += j->bytes.n;
}

size_t
pool_pending(const struct pool *p)
{
	return p->pending;
}

bool
pool_is_full(const struct pool *p)
{
	return p->waiting > MOST_WAITING;
}

size_t
pool_fds(const struct pool *p, int *fds, size_t room)
{
	size_t n = 0;

	for (const struct job *j = p->reading; j != NULL && n < room;
	    j = j->next)
		fds[n++] = worker_fd(j->worker);
	return n;
}

static void
finish(struct pool *p, struct job *j, const struct err *e)
{
	p->pending--;
	j->what.done(&j->found, e, j->what.ctx);
	job_free(j);
}

/* The child has its own copy of the bytes from its birth on. */
static void
begin(struct pool *p, struct job *j)
{
	const struct pool_job *w = &j->what;
	struct err e = ERR_INIT;

	p->waiting -= j->bytes.n;
	j->worker = worker_start(p->nursery, buf_str(&j->bytes), &w->hint,
	    w->fn, w->problem, w->ctx, w->arena, &j->found, &e);
	buf_release(&j->bytes);
	if (j->worker == NULL) {
		finish(p, j, &e);
		return;
	}
	j->next = p->reading;
	p->reading = j;
	p->children++;
}

static void
begin_some(struct pool *p)
{
	struct job *j;

	while (p->children < p->most && (j = p->first) != NULL) {
		p->first = j->next;
		if (p->first == NULL)
			p->last = &p->first;
		begin(p, j);
	}
}

/* A callback may put more, but never touches the list of those being read. */
static void
read_some(struct pool *p)
{
	struct job **at = &p->reading, *j;

	while ((j = *at) != NULL) {
		struct err e = ERR_INIT;
		int rc = worker_turn(j->worker, &e);

		if (rc > 0) {
			at = &j->next;
			continue;
		}
		*at = j->next;
		p->children--;
		finish(p, j, rc < 0 ? &e : NULL);
	}
}

void
pool_turn(struct pool *p, int64_t wait_ms)
{
	struct pollfd wait[MOST_CHILDREN];
	int fds[MOST_CHILDREN];
	size_t n;

	begin_some(p);
	n = pool_fds(p, fds, MOST_CHILDREN);
	for (size_t i = 0; i < n; i++)
		wait[i] = (struct pollfd){ fds[i], POLLIN, 0 };
	if (n > 0 && wait_ms > 0)
		(void)poll(wait, (nfds_t)n, (int)wait_ms);
	read_some(p);
	begin_some(p);
}
