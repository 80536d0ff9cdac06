/*
 * store_judge.h - what people decided: rows of the record half that a build
 * replays in order of time.  A judgement is never altered; another undoes it.
 */
#ifndef STORE_JUDGE_H
#define STORE_JUDGE_H

#include "arena.h"
#include "base.h"
#include "db.h"
#include "err.h"

enum judgement_kind {
	JUDGE_MERGE = 1,	/* b is a */
	JUDGE_SPLIT,
	JUDGE_RENAME,
	JUDGE_RETYPE,
	JUDGE_ALIAS,
	JUDGE_REJECT,
	JUDGE_PROMOTE,
	JUDGE_UNDO		/* a is the judgement undone */
};

struct judgement {
	int64_t			id;	/* hash of all below */
	enum judgement_kind	kind;
	int64_t			a, b;
	struct str		text;
	int64_t			at;
};

struct judgement_rows {
	struct judgement	*at;
	size_t			 n;
};

int	store_judgement_put(struct db *, struct judgement *, struct err *);
/* In order of time, then id. */
int	store_judgements(struct db *, struct arena *, struct judgement_rows *,
	    struct err *);

#endif
