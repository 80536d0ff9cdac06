/*
 * str.h - borrowed bytes: a pointer and a length.
 *
 * A struct str owns nothing and need not end in a NUL.  Whoever holds one says
 * in its header whose bytes they are.
 */
#ifndef STR_H
#define STR_H

#include <string.h>

#include "base.h"

struct str {
	const char	*p;
	size_t		 n;
};

#define STR_LIT(s) ((struct str){ (s), sizeof(s) - 1 })
#define STR_NONE ((struct str){ "", 0 })
/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str
str_of(const char *s)
{
	return (struct str){ s ? s : "", s ? strlen(s) : 0 };
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_is(struct str a, const char *lit)
{
	return str_eq(a, str_of(lit));
}

static inline bool
str_starts(struct str a, const char *lit)
{
	size_t n = strlen(lit);

	return a.n >= n && memcmp(a.p, lit, n) == 0;
}

static inline bool
str_ends(struct str a, const char *lit)
{
	size_t n = strlen(lit);

	return a.n >= n && memcmp(a.p + a.n - n, lit, n) == 0;
}

/* Byte order: the order of every sorted list that must be the same everywhere. */
int		str_cmp(struct str, struct str);
/* ASCII case aside. */
bool		str_ieq(struct str, struct str);
bool		str_istarts(struct str, const char *lit);
/* Does it stand anywhere in s?  "" does. */
bool		str_iholds(struct str s, struct str part);

/* ASCII case aside; most words differ in their first letter. */
static inline bool
str_iis(struct str a, const char *lit)
{
	return a.n > 0 && ((a.p[0] ^ lit[0]) & ~0x20) == 0 &&
	    str_ieq(a, str_of(lit));
}

/* Is it one of n words? */
static inline bool
str_iin(struct str a, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_iis(a, words[i]))
			return true;
	return false;
}

/* Without ASCII white space at the ends. */
struct str	str_trim(struct str);
/* Offset of the first occurrence at or after `from`; SIZE_MAX where none. */
size_t		str_find(struct str, const char *needle, size_t from);
/* For a needle from outside: never slower than both are long. */
size_t		str_find_str(struct str, struct str needle, size_t from);
size_t		str_find_char(struct str, char, size_t from);
/*
 * Takes the part before the next `sep` off *rest; false when *rest is used up.
 * "a,,b" gives "a", "", "b"; "" gives nothing.
 */
bool		str_split(struct str *rest, char sep, struct str *part);
/* Takes the next character off *rest where it is that one. */
bool		str_take_char(struct str *rest, char);
/* One line without its LF or CR LF. */
bool		str_line(struct str *rest, struct str *line);
/* A copy that ends in a NUL; "" where the room is too small, and of NULL. */
void		str_fit(char *to, size_t room, const char *from);

#endif
