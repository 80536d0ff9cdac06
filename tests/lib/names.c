/*
 * names.c - names for a test, without a name server: preloaded, it leads
 * 127-0-0-1.at.example.com to 127.0.0.1 and v6---1.at.example.com to ::1.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

int
getaddrinfo(const char *name, const char *service,
    const struct addrinfo *hints, struct addrinfo **out)
{
	int (*real)(const char *, const char *, const struct addrinfo *,
	    struct addrinfo **);
	char number[64];
	const char *end = name != NULL ? strstr(name, ".at.example.com") : NULL;

	*(void **)&real = dlsym(RTLD_NEXT, "getaddrinfo");
	if (end != NULL && (size_t)(end - name) < sizeof(number)) {
		char sep = strncmp(name, "v6-", 3) == 0 ? ':' : '.';

		name += sep == ':' ? 3 : 0;
		(void)snprintf(number, sizeof(number), "%.*s",
		    (int)(end - name), name);
		for (char *p = number; *p != '\0'; p++)
			if (*p == '-')
				*p = sep;
		name = number;
	}
	return real(name, service, hints, out);
}
