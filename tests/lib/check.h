/*
 * check.h - the unit tests' few words.
 *
 *	static void
 *	adds(void)
 *	{
 *		CHECK(add(1, 2) == 3);
 *		CHECK_STR(name(1), "one");
 *	}
 *
 *	CHECK_MAIN(adds, subtracts)
 *
 * A test program prints what failed, with file and line, and exits 1; nothing
 * but a count when all is well.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

#include "str.h"

static int check_failed, check_done;

#define CHECK(cond) \
	(check_done++, (cond) ? (void)0 : (void)(check_failed++, \
	    fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #cond)))

static inline void
check_bytes(struct str got, struct str want, const char *file, int line)
{
	check_done++;
	if (str_eq(got, want))
		return;
	check_failed++;
	fprintf(stderr, "%s:%d: expected \"%.*s\", found \"%.*s\"\n", file,
	    line, STR_ARG(want), STR_ARG(got));
}

#define CHECK_STR(got, want) \
	check_bytes(str_of(got), str_of(want), __FILE__, __LINE__)
#define CHECK_BYTES(got, want) \
	check_bytes((got), str_of(want), __FILE__, __LINE__)
#define CHECK_INT(got, want) \
	do { \
		long long got_ = (long long)(got), want_ = (long long)(want); \
		check_done++; \
		if (got_ != want_) { \
			check_failed++; \
			fprintf(stderr, "%s:%d: expected %lld, found %lld\n", \
			    __FILE__, __LINE__, want_, got_); \
		} \
	} while (0)

#define CHECK_MAIN(...) \
int \
main(void) \
{ \
	void (*const all[])(void) = { __VA_ARGS__ }; \
\
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) \
		all[i](); \
	printf("%d checks, %d failed\n", check_done, check_failed); \
	return check_failed != 0; \
}

#endif
