/*
 * store_judge.h - what people decided: rows of the record half that a build
 * replays in the order they were made.  A judgement is never altered; another
 * undoes it.
 *
 * Beside them, what they do to the derived half: which documents are to be read
 * again, what a merged id is now, what else a thing is called.
 */
#ifndef STORE_JUDGE_H
#define STORE_JUDGE_H

#include "arena.h"
#include "base.h"
#include "buf.h"
#include "db.h"
#include "entity.h"
#include "err.h"

/* The numbers are stored. */
enum judgement_kind {
	JUDGE_MERGE = 1,	/* b is a */
	JUDGE_SPLIT,		/* a, in a document or so written, is b */
	JUDGE_RENAME,		/* a is called text */
	JUDGE_RETYPE,		/* a is of a type */
	JUDGE_ALIAS,		/* a is also written text */
	JUDGE_REJECT,		/* a, or what is so written, is no name */
	JUDGE_PROMOTE,		/* a is an entity: its name is looked for */
	JUDGE_UNDO,		/* a is the judgement undone */
	JUDGE_UNALIAS,		/* a is not written text */
	JUDGEMENT_KINDS
};

struct judgement {
	int64_t			id;	/* 32 bits, so that people can type it */
	int64_t			seq;	/* 1, 2, ... in the order made */
	enum judgement_kind	kind;
	int64_t			a, b;
	int64_t			doc;	/* split: in this one alone; 0 any */
	enum entity_type	type;	/* of what names go to; retype, promote */
	struct str		a_name, b_name;	/* as it was called then */
	struct str		text;
	struct str		why;
	int64_t			at;
};

struct judgement_rows {
	struct judgement	*at;
	size_t			 n;
};

/* Sets id and seq. */
int	store_judgement_put(struct db *, struct judgement *, struct err *);
/* In the order they were made. */
int	store_judgements(struct db *, struct arena *, struct judgement_rows *,
	    struct err *);

/* ---- what is to be read again ---- */

/* Marks as unread what names an entity, what a judgement moved names in, one
 * document, every recording. */
int	store_touch_named(struct db *, int64_t entity, struct err *);
int	store_touch_moved(struct db *, int64_t judgement, struct err *);
int	store_touch_doc(struct db *, int64_t doc, struct err *);
int	store_touch_spoken(struct db *, struct err *);
/* What is read still is so with the names as they are now. */
int	store_untouched(struct db *, int64_t before, int64_t now, struct err *);

struct doc_ids {
	int64_t	*at;
	size_t	 n;
};

/* Documents that were read with these names. */
int	store_read_with(struct db *, struct arena *, int64_t lexicon,
	    struct doc_ids *, struct err *);
int	store_is_named_in(struct db *, int64_t entity, int64_t doc, bool *,
	    struct err *);

/* ---- what a thing is and is called, renewed by the fold ---- */

int	store_same_clear(struct db *, struct err *);
/* is: 0 where it is no name. */
int	store_same_put(struct db *, int64_t entity, int64_t is, struct err *);
int	store_other_name_put(struct db *, int64_t entity, struct str,
	    struct err *);
/* One of its other names becomes the one that it is shown under. */
int	store_other_name_give(struct db *, int64_t entity, struct str,
	    struct err *);
/* Joined by LF. */
int	store_other_names(struct db *, int64_t entity, struct buf *,
	    struct err *);

#endif
