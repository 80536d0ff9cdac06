#define _GNU_SOURCE 1	/* memmem */
#include "base.h"

#include <string.h>
#include <strings.h>

#include "str.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = MIN_OF(a.n, b.n);
	int c = n ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
str_ieq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

bool
str_istarts(struct str a, const char *lit)
{
	size_t n = strlen(lit);

	return a.n >= n && str_ieq((struct str){ a.p, n }, str_of(lit));
}

bool
str_iholds(struct str s, struct str part)
{
	for (size_t i = 0; i + part.n <= s.n; i++)
		if (str_ieq((struct str){ s.p + i, part.n }, part))
			return true;
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.n > 0 && is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

size_t
str_find(struct str s, const char *needle, size_t from)
{
	size_t n = strlen(needle);

	if (n == 0)
		return from <= s.n ? from : SIZE_MAX;
	while (from + n <= s.n) {
		const char *hit = memchr(s.p + from, needle[0],
		    s.n - n - from + 1);

		if (hit == NULL)
			break;
		if (memcmp(hit, needle, n) == 0)
			return (size_t)(hit - s.p);
		from = (size_t)(hit - s.p) + 1;
	}
	return SIZE_MAX;
}

size_t
str_find_str(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from > s.n || needle.n > s.n - from)
		return SIZE_MAX;
	if (needle.n == 0)
		return from;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t
str_find_char(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.n)
		return SIZE_MAX;
	hit = memchr(s.p + from, c, s.n - from);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

bool
str_split(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (rest->p == NULL || rest->n == 0)
		return false;
	at = str_find_char(*rest, sep, 0);
	if (at == SIZE_MAX) {
		*part = *rest;
		rest->p += rest->n;
		rest->n = 0;
		return true;
	}
	*part = (struct str){ rest->p, at };
	rest->p += at + 1;
	rest->n -= at + 1;
	return true;
}

bool
str_take_char(struct str *rest, char c)
{
	if (rest->n == 0 || rest->p[0] != c)
		return false;
	rest->p++;
	rest->n--;
	return true;
}

bool
str_line(struct str *rest, struct str *line)
{
	if (!str_split(rest, '\n', line))
		return false;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

void
str_fit(char *to, size_t room, const char *from)
{
	size_t n = from == NULL ? 0 : strlen(from);

	if (n >= room)
		n = 0;
	if (n > 0)
		memcpy(to, from, n);
	to[n] = '\0';
}
