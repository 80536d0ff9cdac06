/*
 * regex.h - a stranger's pattern: one that somebody asks for in a question.
 *
 * The pattern means the whole of a subject; both are UTF-8, and classes are
 * Unicode's.  A pattern is short, is not compiled to machine code, may nest
 * little and takes few steps and little memory for a match; where it would take
 * more, that is told, because "no" would be a lie.  The program's own rules are
 * written in C and have no patterns.
 */
#ifndef REGEX_H
#define REGEX_H

#include "base.h"
#include "err.h"
#include "str.h"

#define REGEX_BYTES 1000u

struct regex;

/* ERR_INVALID with the place, ERR_LIMIT over REGEX_BYTES. */
struct regex	*regex_new(struct str pattern, struct err *);
/* 1 or 0; ERR_LIMIT where a ceiling was met first.  Valid UTF-8 only. */
int		 regex_matches(const struct regex *, struct str subject,
		    struct err *);
void		 regex_free(struct regex *);

#endif
