#include "base.h"

#include "header.h"

/* A host with or without its port, or a bracketed IPv6 address, is it `name`? */
static bool
host_is(struct str host, const char *name)
{
	size_t n = strlen(name);

	return str_istarts(host, name) && (host.n == n || host.p[n] == ':');
}

/* 127.0.0.1:8420, and nothing that goes on as a name. */
static bool
host_is_ipv4(struct str host)
{
	for (size_t i = 0; i < host.n; i++)
		if (memchr("0123456789.:", host.p[i], 12) == NULL)
			return false;
	return str_starts(host, "127.");
}

bool
header_is_local(struct str host)
{
	return host_is(host, "localhost") || host_is(host, "[::1]") ||
	    host_is_ipv4(host);
}

bool
header_takes_json(struct str accept)
{
	return str_find(accept, "json", 0) != SIZE_MAX &&
	    str_find(accept, "text/html", 0) == SIZE_MAX;
}

/* "gzip;q=0", "br; q=0.000": a weight of nothing refuses. */
static bool
is_refused(struct str weights)
{
	struct str one;

	while (str_split(&weights, ';', &one)) {
		one = str_trim(one);
		if (!str_istarts(one, "q="))
			continue;
		for (size_t i = 2; i < one.n; i++)
			if (one.p[i] != '0' && one.p[i] != '.')
				return false;
		return true;
	}
	return false;
}

bool
header_takes_gzip(struct str accept)
{
	bool by_star = false;
	struct str one, name;

	while (str_split(&accept, ',', &one)) {
		if (!str_split(&one, ';', &name))
			continue;
		name = str_trim(name);
		if (str_iis(name, "gzip") || str_iis(name, "x-gzip"))
			return !is_refused(one);
		by_star |= str_is(name, "*") && !is_refused(one);
	}
	return by_star;
}
