/*
 * regex.h - patterns, compiled once, matched by many threads.
 *
 * UTF-8 and Unicode classes are on; matching runs under a step limit, and a
 * subject that reaches it does not match.  Patterns are ours, but for a guest's:
 * one that somebody asks for (regex_guest).  A guest is short, is not compiled to
 * machine code, may nest little and takes few steps and little memory for a
 * match; where it would take more, that is told, because "no" would be a lie.
 */
#ifndef REGEX_H
#define REGEX_H

#include "base.h"
#include "err.h"
#include "str.h"

#define REGEX_GROUPS 16
#define REGEX_GUEST_BYTES 1000u

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
/* A stranger's pattern, for the whole of a subject; only for regex_matches. */
struct regex	*regex_guest(struct str pattern, struct err *);
/* 1 or 0; ERR_LIMIT where a ceiling was met first. */
int		 regex_matches(const struct regex *, struct str subject,
		    struct err *);
void		 regex_free(struct regex *);
/* The first match at or after `from`.  The subject must be valid UTF-8. */
bool		 regex_find(const struct regex *, struct str subject, size_t from,
		    struct regex_match *);
/* The text of a group, "" where it took no part. */
struct str	 regex_group(const struct regex_match *, int group);
/* The number of (?<name>...), -1 where there is none. */
int		 regex_named(const struct regex *, const char *name);

#endif
