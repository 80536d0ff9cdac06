/*
 * eval.h - an expression worked out over a row.
 */
#ifndef EVAL_H
#define EVAL_H

#include "ast.h"
#include "func.h"

int	eval_made(struct scene *, const struct expr *, struct value *out);
int	eval_field(struct scene *, const struct expr *, struct value *out);

/* What only has to be looked up is most of what there is. */
static inline int
eval(struct scene *c, const struct expr *x, struct value *out)
{
	switch (x->kind) {
	case EXPR_VALUE:
		*out = x->v;
		return 0;
	case EXPR_NAME:
	case EXPR_COUNT_ALL:
		*out = c->row[x->slot];
		return 0;
	case EXPR_FIELD:
		return eval_field(c, x, out);
	default:
		return eval_made(c, x, out);
	}
}

/* As a condition: only true is true; what is no boolean is an error. */
int	eval_holds(struct scene *, const struct expr *, bool *out);
/* Lets go of the patterns that =~ has compiled, at the end of a run. */
void	eval_matches_end(struct scene *);

#endif
