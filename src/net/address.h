/*
 * address.h - which addresses the program may reach.
 *
 * A feed or a page may name any host, and a host name may resolve to any
 * address: without this check a stranger's feed could make us fetch the router
 * beside us.  Only global unicast is allowed; loopback, private, link-local,
 * shared (CGNAT), documentation, benchmarking, multicast, reserved and the
 * forms that carry an IPv4 inside an IPv6 (mapped, 6to4, Teredo, NAT64) are not.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "base.h"
#include "err.h"
#include "str.h"

struct sockaddr;

/* What kind of address it is, "" where it may be reached. */
const char	*address_refusal(const struct sockaddr *);
/* Same of a numeric address as text ("10.0.0.1", "::1"); "not an address". */
const char	*address_refusal_text(const char *);
/*
 * A URL's host before any name is resolved: refuses numeric hosts that may not
 * be reached in all forms that resolvers take (127.1, 0x7f.1, 2130706433,
 * 017700000001), and names such as localhost.
 */
int	address_check_host(struct str host, struct err *);
/* A port that a web server may have: not that of mail, of a shell or of a
 * database, whose line protocols a request could be read as. */
int	address_check_port(unsigned port, struct err *);

/*
 * What a person allows in spite of all that: words between spaces, a host or a
 * net and perhaps a port: "10.0.0.8:80 news.lan [fd00::1]:81 10.1.0.0/16".  An
 * IPv6 address stands in brackets, also before its "/".  A name lets through
 * whatever address it leads to.  NULL and "" hold nothing.
 */
int	address_check_list(const char *list, struct err *);
bool	address_is_listed(const char *list, struct str host, unsigned port);
bool	address_is_listed_peer(const char *list, const struct sockaddr *);

#endif
