/*
 * fold.h - aggregates: many values of a group become one.
 */
#ifndef FOLD_H
#define FOLD_H

#include "func.h"
#include "vec.h"

VEC_NAMED(value_vec, struct value);

/* What one aggregate keeps of one group. */
struct fold {
	int64_t			 n;
	struct value		 v;	/* SUM, MIN, MAX */
	struct value_vec	 all;	/* COLLECT, percentiles, DISTINCT */
	uint32_t		*table;	/* DISTINCT: of all, by hash; 0 free */
	size_t			 room;
	double			 mean, spread;
	struct value		 at;	/* of a percentile */
};

/* count(*) adds value_bool(true). */
int		fold_add(struct scene *, struct fold *, enum func_fold,
		    bool distinct, struct value, struct value at);
int		fold_end(struct scene *, struct fold *, enum func_fold,
		    struct value *out);
void		fold_release(struct fold *);

#endif
