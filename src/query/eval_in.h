/*
 * eval_in.h - between the files of eval: what each does with values that are
 * worked out already, or with the parts of its expression.
 */
#ifndef EVAL_IN_H
#define EVAL_IN_H

#include "buf.h"
#include "eval.h"

/* Fails: "expected a number, found a String", with the place. */
int	eval_bad(struct scene *, const struct expr *, const char *what,
	    struct value);
/* A failure without a place gets the expression's; the error is given back. */
int	eval_placed(struct scene *, const struct expr *, int error);

/* eval_sum.c */
struct value	eval_compare(enum expr_kind, struct value, struct value);
int	eval_sum(struct scene *, const struct expr *, struct value,
	    struct value, struct value *out);
int	eval_negate(struct scene *, const struct expr *, struct value,
	    struct value *out);

/* eval_list.c */
int	eval_text_test(struct scene *, const struct expr *, struct value,
	    struct value, struct value *out);
int	eval_in(struct scene *, const struct expr *, struct value,
	    struct value, struct value *out);
int	eval_index(struct scene *, const struct expr *, struct value,
	    struct value, struct value *out);
int	eval_labels(struct scene *, const struct expr *, struct value,
	    struct value *out);
int	eval_slice(struct scene *, const struct expr *, struct value *out);
int	eval_list(struct scene *, const struct expr *, struct value *out);
int	eval_map(struct scene *, const struct expr *, struct value *out);

/* eval_match.c: s =~ by; eval.h lets go of the patterns */
int	eval_matches(struct scene *, const struct expr *, struct str s,
	    struct str by, struct value *out);

/* run.c: exists { ... } */
int	eval_exists(struct scene *, const struct expr *, struct value *out);

#endif
