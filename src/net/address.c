#include "base.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "address.h"
#include "num.h"

struct block {
	uint8_t		 bytes[16];
	unsigned	 bits;
	const char	*what;
};

/* The registries of special addresses, RFC 6890 and its successors. */
static const struct block v4_blocks[] = {
	{ { 0 }, 8, "\"this network\"" },
	{ { 10 }, 8, "private" },
	{ { 100, 64 }, 10, "shared (RFC 6598)" },
	{ { 127 }, 8, "loopback" },
	{ { 169, 254 }, 16, "link-local" },
	{ { 172, 16 }, 12, "private" },
	{ { 192, 0, 0 }, 24, "reserved" },
	{ { 192, 0, 2 }, 24, "documentation" },
	{ { 192, 31, 196 }, 24, "reserved" },
	{ { 192, 52, 193 }, 24, "reserved" },
	{ { 192, 88, 99 }, 24, "6to4 relay" },
	{ { 192, 168 }, 16, "private" },
	{ { 192, 175, 48 }, 24, "reserved" },
	{ { 198, 18 }, 15, "benchmarking" },
	{ { 198, 51, 100 }, 24, "documentation" },
	{ { 203, 0, 113 }, 24, "documentation" },
	{ { 224 }, 4, "multicast" },
	{ { 240 }, 4, "reserved" },
};

/* Inside 2000::/3, which alone is global unicast. */
static const struct block v6_blocks[] = {
	{ { 0x20, 0x01, 0x00, 0x00 }, 23, "reserved (Teredo and others)" },
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32, "documentation" },
	{ { 0x20, 0x02 }, 16, "6to4" },
	{ { 0x3f, 0xff }, 20, "documentation" },
	{ { 0x26, 0x20, 0x00, 0x4f, 0x80 }, 48, "reserved" },
};

static bool
in_block(const uint8_t *a, const struct block *b)
{
	unsigned whole = b->bits / 8, rest = b->bits % 8;

	if (memcmp(a, b->bytes, whole) != 0)
		return false;
	return rest == 0 || (a[whole] ^ b->bytes[whole]) >> (8 - rest) == 0;
}

static const char *
v4_refusal(const uint8_t *a)
{
	for (size_t i = 0; i < COUNT_OF(v4_blocks); i++)
		if (in_block(a, &v4_blocks[i]))
			return v4_blocks[i].what;
	return "";
}

static const char *
v6_refusal(const uint8_t *a)
{
	static const uint8_t zero[12];

	if (memcmp(a, zero, 10) == 0 && a[10] == 0xff && a[11] == 0xff)
		return "an IPv4 address mapped into IPv6";
	if (memcmp(a, zero, 12) == 0)
		return a[12] == 0 && a[13] == 0 && a[14] == 0 && a[15] == 1 ?
		    "loopback" : "reserved";
	if (a[0] == 0xff)
		return "multicast";
	if (a[0] == 0xfe && (a[1] & 0xc0) == 0x80)
		return "link-local";
	if ((a[0] & 0xfe) == 0xfc)
		return "private";
	if ((a[0] & 0xe0) != 0x20)
		return "not global unicast";
	for (size_t i = 0; i < COUNT_OF(v6_blocks); i++)
		if (in_block(a, &v6_blocks[i]))
			return v6_blocks[i].what;
	return "";
}

const char *
address_refusal(const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET)
		return v4_refusal((const uint8_t *)&((const struct
		    sockaddr_in *)(const void *)sa)->sin_addr);
	if (sa->sa_family == AF_INET6)
		return v6_refusal(((const struct sockaddr_in6 *)
		    (const void *)sa)->sin6_addr.s6_addr);
	return "not an internet address";
}

const char *
address_refusal_text(const char *text)
{
	uint8_t a[16];
	char bare[64];
	size_t n = strcspn(text, "%");	/* without a zone: fe80::1%eth0 */

	if (n >= sizeof(bare))
		return "not an address";
	memcpy(bare, text, n);
	bare[n] = '\0';
	if (inet_pton(AF_INET, bare, a) == 1)
		return v4_refusal(a);
	if (inet_pton(AF_INET6, bare, a) == 1)
		return v6_refusal(a);
	return "not an address";
}

/* All that inet_aton takes: 127.1, 0x7f.1, 017700000001, 2130706433. */
static bool
is_numeric_host(const char *host)
{
	struct in_addr a;

	return inet_aton(host, &a) == 1;
}

static bool
is_local_name(struct str host)
{
	static const char *const ends[] = { "localhost", "local", "localdomain",
		"internal", "intranet", "lan", "home", "corp", "private",
		"home.arpa", "onion", "test", "invalid" };

	for (size_t i = 0; i < COUNT_OF(ends); i++) {
		struct str e = str_of(ends[i]);

		if (host.n < e.n || !str_ieq((struct str){
		    host.p + host.n - e.n, e.n }, e))
			continue;
		if (host.n == e.n || host.p[host.n - e.n - 1] == '.')
			return true;
	}
	return false;
}

int
address_check_host(struct str host, struct err *e)
{
	char name[256];
	const char *why = "";
	struct in_addr a;

	while (host.n > 0 && host.p[host.n - 1] == '.')
		host.n--;
	if (host.n == 0 || host.n >= sizeof(name))
		return err_set(e, ERR_INVALID, "no host, or one that is too "
		    "long");
	memcpy(name, host.p, host.n);
	name[host.n] = '\0';
	if (is_local_name(host))
		why = "a name of the local network";
	else if (str_find_char(host, ':', 0) != SIZE_MAX)
		why = address_refusal_text(name);
	else if (is_numeric_host(name) && inet_aton(name, &a) == 1)
		why = v4_refusal((const uint8_t *)&a);
	else if (str_find_char(host, '.', 0) == SIZE_MAX)
		why = "a name without a domain";
	if (why[0] != '\0')
		return err_set(e, ERR_DENIED, "%s is not reached: %s", name,
		    why);
	return 0;
}

int
address_check_port(unsigned port, struct err *e)
{
	/* what the Fetch standard blocks and is still found listening, and
	 * the databases' */
	static const unsigned short refused[] = { 0, 1, 7, 9, 11, 13, 17, 19,
		20, 21, 22, 23, 25, 37, 42, 53, 69, 79, 87, 110, 111, 113, 119,
		123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513,
		514, 515, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990,
		993, 995, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 3306, 3389,
		3659, 4045, 4190, 5060, 5061, 5432, 5672, 6000, 6379, 6566, 6667,
		6697, 9200, 10080, 11211, 27017 };

	for (size_t i = 0; i < COUNT_OF(refused); i++)
		if (refused[i] == port)
			return err_set(e, ERR_DENIED, "port %u is not asked: "
			    "it is another service's", port);
	return 0;
}

/* The bytes of a numeric address in its usual form, and how many. */
static size_t
bytes_of(struct str text, uint8_t out[16])
{
	char copy[INET6_ADDRSTRLEN];

	if (text.n >= sizeof(copy))
		return 0;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	if (inet_pton(AF_INET, copy, out) == 1)
		return 4;
	return inet_pton(AF_INET6, copy, out) == 1 ? 16 : 0;
}

/* "host", "host:80", "10.0.0.0/8", "10.0.0.0/8:80", an IPv6 address always in
 * brackets: "[fd00::]/8:80". */
struct entry {
	struct str	host, bits, port;	/* "" where not given */
};

static struct entry
entry_of(struct str word)
{
	struct entry n = { .bits = STR_NONE, .port = STR_NONE };
	size_t end = word.n > 0 && word.p[0] == '[' ?
	    str_find_char(word, ']', 0) : 0, at;

	if (end == SIZE_MAX)
		end = 0;
	at = str_find_char(word, ':', end);
	if (at != SIZE_MAX) {
		n.port = (struct str){ word.p + at + 1, word.n - at - 1 };
		word.n = at;
	}
	at = str_find_char(word, '/', end);
	if (at != SIZE_MAX) {
		n.bits = (struct str){ word.p + at + 1, word.n - at - 1 };
		word.n = at;
	}
	n.host = end > 0 ? (struct str){ word.p + 1, end - 1 } : word;
	return n;
}

static bool
is_in_net(const struct entry *n, struct str host)
{
	uint8_t a[16];
	struct block b = { .bits = 0 };
	size_t bytes = bytes_of(n->host, b.bytes);
	uint64_t bits;

	/* a net of everything is none that anybody means */
	if (bytes == 0 || bytes_of(host, a) != bytes ||
	    !num_uint(n->bits, 8 * bytes, &bits) || bits == 0)
		return false;
	b.bits = (unsigned)bits;
	return in_block(a, &b);
}

static bool
is_entry(struct str word, struct str host, unsigned port)
{
	struct entry n = entry_of(word);
	uint64_t only;

	if (n.port.n > 0 && (!num_uint(n.port, 65535, &only) || only != port))
		return false;
	return n.bits.n > 0 ? is_in_net(&n, host) : str_ieq(n.host, host);
}

bool
address_is_listed(const char *list, struct str host, unsigned port)
{
	struct str rest = str_of(list), word;

	while (host.n > 0 && str_split(&rest, ' ', &word))
		if (word.n > 0 && is_entry(word, host, port))
			return true;
	return false;
}

static bool
is_well_formed(struct str word)
{
	struct entry n = entry_of(word);
	bool has_port = n.host.p + n.host.n < word.p + word.n &&
	    str_find_char(word, ':', (size_t)(n.host.p + n.host.n - word.p)) !=
	    SIZE_MAX;
	uint64_t port;

	if (n.host.n == 0 || (has_port && (!num_uint(n.port, 65535, &port) ||
	    port == 0)))
		return false;
	/* a net holds its own first address */
	return n.bits.n > 0 ? is_in_net(&n, n.host) :
	    str_find_char(n.host, '/', 0) == SIZE_MAX &&
	    word.p[word.n - 1] != '/';
}

int
address_check_list(const char *list, struct err *e)
{
	struct str rest = str_of(list), word;

	while (str_split(&rest, ' ', &word))
		if (word.n > 0 && !is_well_formed(word))
			return err_set(e, ERR_INVALID, "expected hosts and "
			    "nets such as 10.0.0.8:80 news.lan [fd00::]/8, "
			    "found \"%.*s\"", (int)MIN_OF(word.n, 200u),
			    word.p);
	return 0;
}

bool
address_is_listed_peer(const char *list, const struct sockaddr *sa)
{
	char host[INET6_ADDRSTRLEN] = "";
	in_port_t port;

	if (sa->sa_family == AF_INET) {
		const struct sockaddr_in *v4 = (const void *)sa;

		inet_ntop(AF_INET, &v4->sin_addr, host, sizeof(host));
		port = v4->sin_port;
	} else if (sa->sa_family == AF_INET6) {
		const struct sockaddr_in6 *v6 = (const void *)sa;

		inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof(host));
		port = v6->sin6_port;
	} else {
		return false;
	}
	return address_is_listed(list, str_of(host), ntohs(port));
}
