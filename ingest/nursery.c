#include "base.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/sched.h>
#endif

#include "buf.h"
#include "jail.h"
#include "limits.h"
#include "mem.h"
#include "nursery.h"
#include "wire.h"

/* An order is a few names and a URL. */
#define ORDER_MOST (32 * KIB)
#define FDS 2	/* the bytes, the pipe */

struct nursery {
	pid_t	pid;
	int	fd;
};

/* A message with its descriptors in it. */
struct parcel {
	struct msghdr	head;
	struct iovec	part;
	union {
		struct cmsghdr	align;
		char		room[CMSG_SPACE(FDS * sizeof(int))];
	} control;
};

static void
parcel_init(struct parcel *p, void *bytes, size_t n)
{
	memset(p, 0, sizeof(*p));
	p->part = (struct iovec){ bytes, n };
	p->head.msg_iov = &p->part;
	p->head.msg_iovlen = 1;
	p->head.msg_control = p->control.room;
	p->head.msg_controllen = sizeof(p->control.room);
}

#if defined(CLONE_PARENT) && defined(SYS_memfd_create)

/* A fork whose child is the owner's, not ours. */
static pid_t
fork_for_owner(void)
{
	return (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
}

/* A file in memory that goes with its last descriptor. */
static int
file_of(struct str bytes)
{
	int fd = (int)syscall(SYS_memfd_create, "body", 1u /* close on exec */);
	struct err e = ERR_INIT;

	if (fd >= 0 && wire_write(fd, bytes, &e) == 0)
		return fd;
	if (fd >= 0)
		(void)close(fd);
	return -1;
}

#else

static pid_t
fork_for_owner(void)
{
	return -1;
}

static int
file_of(struct str bytes ATTR_UNUSED)
{
	return -1;
}

#endif

/* All of a file, whose end is known; NULL where it cannot be had. */
static char *
load(int fd, size_t *n)
{
	struct stat st;
	char *p;

	if (fstat(fd, &st) < 0 || st.st_size < 0)
		return NULL;
	p = mem_alloc((size_t)st.st_size + 1);
	for (*n = 0; *n < (size_t)st.st_size;) {
		ssize_t got = pread(fd, p + *n, (size_t)st.st_size - *n,
		    (off_t)*n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return NULL;
		*n += (size_t)got;
	}
	return p;
}

/* The order and the two descriptors; 0 at the owner's end. */
static size_t
receive(int from, char *order, int fds[FDS])
{
	struct parcel p;
	struct cmsghdr *c;
	ssize_t n;

	parcel_init(&p, order, ORDER_MOST);
	do
		n = recvmsg(from, &p.head, 0);
	while (n < 0 && errno == EINTR);
	c = n > 0 ? CMSG_FIRSTHDR(&p.head) : NULL;
	if (c == NULL || c->cmsg_type != SCM_RIGHTS ||
	    c->cmsg_len != CMSG_LEN(FDS * sizeof(int)))
		return 0;
	memcpy(fds, CMSG_DATA(c), FDS * sizeof(int));
	return (size_t)n;
}

static void
serve(int fd, nursery_fn *fn)
{
	char *order = mem_alloc(ORDER_MOST), *bytes;
	int fds[FDS];
	size_t n, size;
	pid_t child;

	while ((n = receive(fd, order, fds)) > 0) {
		child = fork_for_owner();
		if (child == 0) {
			bytes = load(fds[0], &size);
			if (bytes != NULL)
				fn(fds[1], (struct str){ bytes, size },
				    (struct str){ order, n });
			_exit(2);
		}
		(void)close(fds[0]);
		(void)close(fds[1]);
		if (send(fd, &child, sizeof(child), MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

struct nursery *
nursery_new(nursery_fn *fn)
{
	struct nursery *n;
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) < 0)
		return NULL;
	pid = fork();
	if (pid == 0) {
		/* the owner decides when it is over, not who asks the owner */
		(void)signal(SIGINT, SIG_IGN);
		(void)signal(SIGTERM, SIG_IGN);
		(void)signal(SIGHUP, SIG_IGN);
		jail_close(3, ends[1] - 1);
		jail_close(ends[1] + 1, INT32_MAX);
		serve(ends[1], fn);
	}
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return NULL;
	}
	n = mem_alloc(sizeof(*n));
	*n = (struct nursery){ pid, ends[0] };
	return n;
}

void
nursery_free(struct nursery *n)
{
	if (n == NULL)
		return;
	(void)close(n->fd);
	while (waitpid(n->pid, NULL, 0) < 0 && errno == EINTR)
		;
	mem_free(n);
}

static bool
post(int to, struct str order, const int fds[FDS])
{
	struct parcel p;
	struct cmsghdr *c;

	parcel_init(&p, (void *)(uintptr_t)order.p, order.n);
	c = CMSG_FIRSTHDR(&p.head);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(FDS * sizeof(int));
	memcpy(CMSG_DATA(c), fds, FDS * sizeof(int));
	return sendmsg(to, &p.head, MSG_NOSIGNAL) == (ssize_t)order.n;
}

pid_t
nursery_birth(struct nursery *n, struct str bytes, struct str order, int fd)
{
	int fds[FDS] = { -1, fd };
	pid_t child = -1;
	ssize_t got = 0;

	if (n == NULL || order.n == 0 || order.n > ORDER_MOST ||
	    (fds[0] = file_of(bytes)) < 0)
		return -1;
	if (post(n->fd, order, fds)) {
		do
			got = recv(n->fd, &child, sizeof(child), 0);
		while (got < 0 && errno == EINTR);
	}
	(void)close(fds[0]);
	return got == (ssize_t)sizeof(child) ? child : -1;
}
