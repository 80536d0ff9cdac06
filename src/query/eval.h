/*
 * eval.h - an expression worked out over a row.
 */
#ifndef EVAL_H
#define EVAL_H

#include "ast.h"
#include "func.h"

int	eval(struct scene *, const struct expr *, struct value *out);
/* As a condition: only true is true; what is no boolean is an error. */
int	eval_holds(struct scene *, const struct expr *, bool *out);
/* Lets go of the patterns that =~ has compiled, at the end of a run. */
void	eval_matches_end(struct scene *);

#endif
