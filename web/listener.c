#include "base.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "listener.h"
#include "server.h"
#include "str.h"

static int
read_address(const char *text, unsigned port, struct sockaddr_storage *out,
    socklen_t *n, struct err *e)
{
	struct sockaddr_in *four = (struct sockaddr_in *)out;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)out;

	memset(out, 0, sizeof(*out));
	if (port > 65535)
		return err_set(e, ERR_INVALID,
		    "port %u: ports are 0 to 65535", port);
	if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
		four->sin_family = AF_INET;
		four->sin_port = htons((uint16_t)port);
		*n = sizeof(*four);
		return 0;
	}
	if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
		six->sin6_family = AF_INET6;
		six->sin6_port = htons((uint16_t)port);
		*n = sizeof(*six);
		return 0;
	}
	return err_set(e, ERR_INVALID, "address \"%s\": expected a numeric "
	    "address such as 127.0.0.1 or ::1", text);
}

/* What it is bound to, for people; and is it this machine's alone? */
static int
name_it(struct listener *l, struct err *e)
{
	struct sockaddr_storage at;
	const struct sockaddr_in *four = (const struct sockaddr_in *)&at;
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)&at;
	socklen_t n = sizeof(at);
	char text[INET6_ADDRSTRLEN];

	if (getsockname(l->fd, (struct sockaddr *)&at, &n) < 0)
		return err_errno(e, "the server's own address");
	if (at.ss_family == AF_INET) {
		inet_ntop(AF_INET, &four->sin_addr, text, sizeof(text));
		l->loopback = str_starts(str_of(text), "127.");
		snprintf(l->url, sizeof(l->url), "http://%s:%u/", text,
		    ntohs(four->sin_port));
	} else {
		inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof(text));
		l->loopback = IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
		snprintf(l->url, sizeof(l->url), "http://[%s]:%u/", text,
		    ntohs(six->sin6_port));
	}
	return 0;
}

int
listener_open(struct listener *l, const char *address, unsigned port,
    struct err *e)
{
	const char *text = address != NULL ? address : SERVER_ADDRESS;
	struct sockaddr_storage at;
	const int yes = 1;
	socklen_t n = 0;

	if (read_address(text, port, &at, &n, e) < 0)
		return -1;
	l->fd = socket(at.ss_family, SOCK_STREAM | SOCK_CLOEXEC |
	    SOCK_NONBLOCK, 0);
	if (l->fd < 0)
		return err_errno(e, "a socket");
	setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (bind(l->fd, (struct sockaddr *)&at, n) < 0)
		return err_errno(e, "address %s, port %u", text, port);
	if (listen(l->fd, SOMAXCONN) < 0)
		return err_errno(e, "port %u", port);
	return name_it(l, e);
}

void
listener_close(struct listener *l)
{
	if (l->fd >= 0)
		close(l->fd);
	l->fd = -1;
}
