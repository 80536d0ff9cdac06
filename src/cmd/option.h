/*
 * option.h - the words of a command line.
 *
 * Long options take their value as --name=value or --name value, one-letter
 * ones as -n value; "--" ends them; options and operands may be mixed.  An
 * option may be given once, if its value does not end in "...".  What is wrong is told with what was found, what
 * was expected, and the nearest name that exists; it is a usage error, which
 * the program ends with status 2 for (args.usage).
 *
 * Strings are borrowed from argv.
 */
#ifndef OPTION_H
#define OPTION_H

#include "base.h"
#include "err.h"
#include "str.h"

struct option {
	const char	*name;		/* "since" */
	char		 letter;	/* 'n', or 0 */
	const char	*value;		/* "DATE"; NULL: a flag; "DATE...": many */
	const char	*what;		/* one line for help */
};

struct option_set {
	const struct option	*at;
	size_t			 n;
};

#define ARGS_OPTIONS 24

struct args {
	struct {
		const struct option	*option;
		const char		*value;	/* "" for a flag */
	}		 given[ARGS_OPTIONS];
	size_t		 n_given;
	const char	**operand;	/* in the arena of the caller */
	size_t		 operands;
	bool		 usage;		/* the error is in how we were called */
};

struct arena;

/* Adds to *args what argv[0..argc-1] gives; options are of either set.  With
 * `first`, stops before the first operand, whose index it sets (else argc). */
int		 option_parse(struct option_set, struct option_set, int argc,
		    char **argv, int *first, struct arena *, struct args *,
		    struct err *);

bool		 args_flag(const struct args *, const char *name);
/* NULL where it was not given. */
const char	*args_text(const struct args *, const char *name);
/* The n-th from 0, of one that may be repeated; NULL after the last. */
const char	*args_nth(const struct args *, const char *name, size_t n);
/* These leave *out as it is where the option was not given. */
int		 args_int(struct args *, const char *name, int64_t least,
		    int64_t most, int64_t *out, struct err *);
/* YYYY, YYYY-MM, YYYY-MM-DD, RFC 3339, "7d", "today": its first moment; with
 * `end`, the first moment after what it names. */
int		 args_date(struct args *, const char *name, bool end,
		    int64_t *out, struct err *);
/* --since and --until, which must not come before it. */
int		 args_span(struct args *, int64_t *since, int64_t *until,
		    struct err *);
/* 500000000, 500M, 1.5B, $2bn */
int		 args_money(struct args *, const char *name, int64_t *out,
		    struct err *);
/* Sets usage and the sentence; -1. */
int		 args_wrong(struct args *, struct err *, const char *fmt, ...)
		    ATTR_PRINTF(3, 4);
/* "--type boat: expected company, person, ..., found \"boat\"" */
int		 args_choice(struct args *, const char *name,
		    const char *const *choice, size_t choices, size_t *out,
		    struct err *);

/* The nearest of the names to what was typed, or NULL where none is near. */
const char	*option_nearest(const char *typed, const char *const *name,
		    size_t names);

#endif
