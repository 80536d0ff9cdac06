/*
 * jread.h - JSON in, RFC 8259.
 *
 * A value is a borrowed part of the document it came from, which jread_free
 * lets go of as a whole.  All questions may be asked of NULL, so that a chain
 * of keys needs no checks: jread_str(jread_key(jread_key(j, "a"), "b")).
 *
 * Nesting is at most LIMIT_JSON_DEPTH.  A lone surrogate and \u0000 are read as
 * U+FFFD, so that strings are valid UTF-8 where the bytes were.
 */
#ifndef JREAD_H
#define JREAD_H

#include "base.h"
#include "err.h"
#include "str.h"

struct jread;

/* The sentence names the byte.  Nothing but white space may follow. */
struct jread	*jread_new(struct str, struct err *);
void		 jread_free(struct jread *);	/* the document; NULL is fine */

bool		 jread_is_object(const struct jread *);
bool		 jread_is_array(const struct jread *);
bool		 jread_is_str(const struct jread *);
/* Members by exact name; NULL where there is none. */
const struct jread	*jread_key(const struct jread *, const char *);
/* The members of an array or object in order. */
const struct jread	*jread_first(const struct jread *);
const struct jread	*jread_next(const struct jread *);
struct str	 jread_name(const struct jread *);	/* of an object's member */
/* "" where it is no string. */
struct str	 jread_str(const struct jread *);
struct str	 jread_key_str(const struct jread *, const char *);
/* False where it is no number, or none that fits. */
bool		 jread_int(const struct jread *, int64_t *);
bool		 jread_double(const struct jread *, double *);
bool		 jread_true(const struct jread *);
bool		 jread_is_bool(const struct jread *);

#endif
