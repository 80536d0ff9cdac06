/*
 * func.h - the functions of the language, a row each.
 *
 * Most functions of null are null; those that are not say so (`nulls`).  An
 * aggregate has no code here: run.c feeds it, fold.h keeps its sum.
 */
#ifndef FUNC_H
#define FUNC_H

#include "base.h"
#include "cypher.h"
#include "value.h"

struct expr;

/* What an expression is worked out in. */
struct scene {
	struct cypher_graph		*graph;
	const struct cypher_limits	*limits;
	struct arena			*arena;
	struct value			 parameters;
	struct str			 text;
	struct value			*row;	/* by slot */
	int64_t				 steps;
	int64_t				 deadline;
	int64_t				 began;
	uint64_t			 chance;	/* of rand() */
	struct err			*e;
};

enum func_fold {
	FOLD_NOT,
	FOLD_COUNT,
	FOLD_SUM,
	FOLD_AVG,
	FOLD_MIN,
	FOLD_MAX,
	FOLD_COLLECT,
	FOLD_STDEV,
	FOLD_STDEVP,
	FOLD_PERCENTILE_CONT,
	FOLD_PERCENTILE_DISC
};

struct func {
	const char	*name;
	size_t		 least, most;
	bool		 nulls;		/* it wants to see nulls itself */
	enum func_fold	 fold;
	/* kinds that the first argument may be known to be, as bits; 0: any */
	unsigned	 takes;
	int		(*call)(struct scene *, const struct value *args,
			    size_t n, struct value *out);
};

/* Names are the same in any case. */
const struct func	*func_find(struct str name);
/* The name of a function that may have been meant; NULL. */
const char		*func_near(struct str name);

/* Counts a step of work; -1 where a ceiling is reached. */
int	scene_step(struct scene *);
/* Fails the run: ERR_INVALID with a sentence. */
int	scene_fail(struct scene *, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* Of a map, a node or a relationship; null of null. */
int	func_property(struct scene *, struct value, struct str key,
	    struct value *out);

#endif
