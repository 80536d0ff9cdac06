/*
 * regex.h - patterns, compiled once, matched by many threads.
 *
 * UTF-8 and Unicode classes are on; matching runs under a step limit, and a
 * subject that reaches it does not match.  Patterns are ours, never a user's.
 */
#ifndef REGEX_H
#define REGEX_H

#include "base.h"
#include "err.h"
#include "str.h"

#define REGEX_GROUPS 16

enum {
	REGEX_CASELESS = 1,
	REGEX_MULTILINE = 2,	/* ^ and $ at line ends */
	REGEX_EXTENDED = 4,	/* white space and # comments in the pattern */
	REGEX_BYTES = 8		/* the subject need not be UTF-8 */
};

struct regex;

struct regex_match {
	struct str	subject;
	size_t		start[REGEX_GROUPS], end[REGEX_GROUPS];
	int		groups;		/* 1 and the groups that took part */
};

struct regex	*regex_new(const char *pattern, unsigned flags, struct err *);
void		 regex_free(struct regex *);
/* The first match at or after `from`.  The subject must be valid UTF-8. */
bool		 regex_find(const struct regex *, struct str subject, size_t from,
		    struct regex_match *);
/* The text of a group, "" where it took no part. */
struct str	 regex_group(const struct regex_match *, int group);
/* The number of (?<name>...), -1 where there is none. */
int		 regex_named(const struct regex *, const char *name);

#endif
