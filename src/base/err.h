/*
 * err.h - what went wrong, in one sentence for a person.
 *
 * A function that can fail returns 0 or -1 (or a pointer or NULL) and takes a
 * struct err last.  The callee that fails writes the sentence; the floors above
 * add where it happened with err_at() and hand it on; only main and the web's
 * reply print it.  The kind is for callers that branch.
 *
 * A struct err holds no memory of its own: it lives on the stack, is valid
 * after ERR_INIT, and a sentence longer than its room is cut at the end.
 */
#ifndef ERR_H
#define ERR_H

#include "base.h"

enum err_kind {
	ERR_NONE,
	ERR_INVALID,	/* input breaks a rule that the sentence names */
	ERR_NOT_FOUND,
	ERR_LIMIT,	/* over a ceiling of limits.h or of the config */
	ERR_DENIED,	/* refused by policy: a private address, robots.txt */
	ERR_BUSY,	/* someone else holds it; trying again may help */
	ERR_NET,
	ERR_IO,
	ERR_DB
};

struct err {
	enum err_kind	kind;
	char		text[480];
};

#define ERR_INIT { ERR_NONE, "" }

/* Sets the sentence and returns -1, so that `return err_set(...)` reads well. */
int		 err_set(struct err *, enum err_kind, const char *fmt, ...)
		    ATTR_PRINTF(3, 4);
/* As err_set, with ": " and the meaning of errno at the end. */
int		 err_errno(struct err *, const char *fmt, ...)
		    ATTR_PRINTF(2, 3);
/* Puts "where: " in front of the sentence; returns -1. */
int		 err_at(struct err *, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* Same, and the pointer form of failure. */
#define ERR_NULL(call) ((void)(call), NULL)
void		 err_clear(struct err *);

#endif
