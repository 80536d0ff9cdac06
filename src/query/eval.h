/*
 * eval.h - an expression worked out over a row.
 */
#ifndef EVAL_H
#define EVAL_H

#include "ast.h"
#include "func.h"

int	eval_made(struct scene *, const struct expr *, struct value *out);

/* What only has to be looked up is most of what there is. */
static inline int
eval(struct scene *c, const struct expr *x, struct value *out)
{
	if (x->kind != EXPR_VALUE && x->kind != EXPR_NAME &&
	    x->kind != EXPR_COUNT_ALL)
		return eval_made(c, x, out);
	*out = x->kind == EXPR_VALUE ? x->v : c->row[x->slot];
	return 0;
}

/* As a condition: only true is true; what is no boolean is an error. */
int	eval_holds(struct scene *, const struct expr *, bool *out);
/* Lets go of the patterns that =~ has compiled, at the end of a run. */
void	eval_matches_end(struct scene *);

#endif
