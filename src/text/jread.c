#include "base.h"

#include <cjson/cJSON.h>
#include <math.h>

#include "jread.h"
#include "limits.h"
#include "mem.h"

/* A struct jread is a cJSON under a name that does not say so. */
static const cJSON *
in(const struct jread *j)
{
	return (const cJSON *)(const void *)j;
}

static const struct jread *
out(const cJSON *j)
{
	return (const struct jread *)(const void *)j;
}

static bool
hex4(const char *p, size_t left, unsigned *value)
{
	*value = 0;
	if (left < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		char c = (char)(p[i] | 32);

		if (p[i] >= '0' && p[i] <= '9')
			*value = *value * 16 + (unsigned)(p[i] - '0');
		else if (c >= 'a' && c <= 'f')
			*value = *value * 16 + (unsigned)(c - 'a' + 10);
		else
			return false;
	}
	return true;
}

static bool
is_low(const char *p, size_t left)
{
	unsigned v;

	return left >= 6 && p[0] == '\\' && p[1] == 'u' &&
	    hex4(p + 2, left - 2, &v) && v >= 0xdc00 && v <= 0xdfff;
}

/*
 * At the u of an escape: the library refuses lone surrogates and ends strings
 * at \u0000, so both become \ufffd in place.  Gives the bytes passed over.
 */
static size_t
mend_escape(char *p, size_t left)
{
	unsigned v;

	if (!hex4(p + 1, left - 1, &v))
		return 1;		/* the library will name it */
	if (v >= 0xd800 && v <= 0xdbff && is_low(p + 5, left - 5))
		return 11;
	if (v == 0 || (v >= 0xd800 && v <= 0xdfff))
		memcpy(p + 1, "fffd", 4);
	return 5;
}

/* Passes over a string that begins at the quote; mends its escapes. */
static size_t
walk_string(char *p, size_t n)
{
	size_t i = 1;

	while (i < n && p[i] != '"') {
		if (p[i] != '\\') {
			i++;
			continue;
		}
		i++;
		if (i < n && p[i] == 'u')
			i += mend_escape(p + i, n - i);
		else
			i++;
	}
	return MIN_OF(i + 1, n);
}

static int
check_depth(char *p, size_t n, struct err *e)
{
	size_t depth = 0;

	for (size_t i = 0; i < n;) {
		if (p[i] == '"') {
			i += walk_string(p + i, n - i);
			continue;
		}
		if (p[i] == '[' || p[i] == '{')
			depth++;
		else if ((p[i] == ']' || p[i] == '}') && depth > 0)
			depth--;
		if (depth > LIMIT_JSON_DEPTH)
			return err_set(e, ERR_LIMIT, "JSON nested deeper than "
			    "%u at byte %zu", LIMIT_JSON_DEPTH, i);
		i++;
	}
	return 0;
}

struct jread *
jread_new(struct str s, struct err *e)
{
	char *copy = mem_alloc(s.n + 1);
	const char *end = NULL;
	cJSON *j = NULL;

	memcpy(copy, s.p, s.n);
	if (memchr(copy, '\0', s.n) != NULL)
		err_set(e, ERR_INVALID, "a NUL byte in JSON");
	else if (check_depth(copy, s.n, e) == 0) {
		j = cJSON_ParseWithLengthOpts(copy, s.n + 1, &end, 1);
		if (j == NULL)
			err_set(e, ERR_INVALID, "not JSON at byte %zu",
			    end != NULL ? (size_t)(end - copy) : (size_t)0);
	}
	mem_free(copy);
	return (struct jread *)(void *)j;
}

void
jread_free(struct jread *j)
{
	cJSON_Delete((cJSON *)(void *)j);
}

bool
jread_is_object(const struct jread *j)
{
	return cJSON_IsObject(in(j));
}

bool
jread_is_array(const struct jread *j)
{
	return cJSON_IsArray(in(j));
}

bool
jread_is_str(const struct jread *j)
{
	return cJSON_IsString(in(j));
}

const struct jread *
jread_key(const struct jread *j, const char *name)
{
	if (!jread_is_object(j))
		return NULL;
	return out(cJSON_GetObjectItemCaseSensitive(in(j), name));
}

const struct jread *
jread_first(const struct jread *j)
{
	if (!jread_is_object(j) && !jread_is_array(j))
		return NULL;
	return out(in(j)->child);
}

const struct jread *
jread_next(const struct jread *j)
{
	return j == NULL ? NULL : out(in(j)->next);
}

struct str
jread_name(const struct jread *j)
{
	return str_of(j == NULL ? NULL : in(j)->string);
}

struct str
jread_str(const struct jread *j)
{
	return jread_is_str(j) ? str_of(in(j)->valuestring) : STR_NONE;
}

struct str
jread_key_str(const struct jread *j, const char *name)
{
	return jread_str(jread_key(j, name));
}

bool
jread_double(const struct jread *j, double *v)
{
	if (!cJSON_IsNumber(in(j)) || !isfinite(in(j)->valuedouble))
		return false;
	*v = in(j)->valuedouble;
	return true;
}

bool
jread_int(const struct jread *j, int64_t *v)
{
	double d;

	if (!jread_double(j, &d) || d < -9.007199254740992e15 ||
	    d > 9.007199254740992e15)
		return false;
	*v = (int64_t)d;
	return true;
}

bool
jread_true(const struct jread *j)
{
	return cJSON_IsTrue(in(j));
}

bool
jread_is_bool(const struct jread *j)
{
	return cJSON_IsBool(in(j));
}
