/*
 * base.h - what every file may count on.  The first include of every file.
 *
 * The language is C11 and the system is POSIX.1-2008; what Linux adds stays
 * behind a seam in the file that needs it.  Sizes are size_t, offsets into a
 * document are uint32_t (a document has a ceiling far below 4 GiB, limits.h),
 * ids and times are int64_t.
 */
#ifndef BASE_H
#define BASE_H

#ifndef _GNU_SOURCE
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE 1
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ATTR_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define ATTR_NORETURN __attribute__((noreturn))
#define ATTR_UNUSED __attribute__((unused))
/* Kept out of its caller, whose frame stays small. */
#define ATTR_APART __attribute__((noinline))
#define ATTR_MUSTUSE __attribute__((warn_unused_result))
/* What is read soon, so that it need not be waited for then. */
#define PREFETCH(p) __builtin_prefetch(p)
#else
#define ATTR_PRINTF(f, a)
#define ATTR_NORETURN
#define ATTR_UNUSED
#define ATTR_APART
#define ATTR_MUSTUSE
#define PREFETCH(p) ((void)(p))
#endif

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))
#define MIN_OF(a, b) ((a) < (b) ? (a) : (b))
#define MAX_OF(a, b) ((a) > (b) ? (a) : (b))

/*
 * BUG() is for promises of our own that turned out broken.  Bad input, a full
 * disk or a dead network are never a BUG: they are a struct err.
 */
void	bug_at(const char *file, int line, const char *what) ATTR_NORETURN;
#define BUG(what) bug_at(__FILE__, __LINE__, (what))
#define BUG_IF(cond) \
	do { \
		if (cond) \
			BUG(#cond); \
	} while (0)

#endif
