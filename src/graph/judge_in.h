/*
 * judge_in.h - whether a judgement may be; for judge.c and judge_check.c alone.
 */
#ifndef JUDGE_IN_H
#define JUDGE_IN_H

#include "arena.h"
#include "judge.h"
#include "vec.h"

/* Everything that one thing is called, and is never the same as; folded. */
struct judge_names {
	VEC(struct str)	called, never;
};

/* By the tables of names. */
int	judge_gather(struct db *, int64_t id, struct arena *,
	    struct judge_names *, struct err *);
/* What an undo of an undo of ... is about in the end; itself where it is none. */
const struct judgement	*judge_root(const struct identity *,
	    const struct judgement *);
/* A sentence where it may not be. */
int	judge_check(struct db *, const struct identity *,
	    const struct judgement *, struct arena *, struct err *);

#endif
