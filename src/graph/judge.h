/*
 * judge.h - a person's word on the graph: checked, stored, and the documents it
 * touches marked to be read again, all in one step or none of it.
 *
 * A judgement is made about things as they are now: what was merged is what it
 * was merged into.  It can be undone as long as no later one stands on it: one
 * that moves names on from where this one put them, or that speaks of the entity
 * which this one made.  An undo is a judgement too, and can be undone.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "base.h"
#include "db.h"
#include "err.h"
#include "identity.h"
#include "store_judge.h"

/* "merge", ...; the verb a person types. */
const char	*judge_verb(enum judgement_kind);

/*
 * Stores a judgement (kind, a, b, doc, type, names, text, why, at are set).  One
 * that says nothing new, goes against the tables of names ("never the same as"),
 * speaks of what is not there, or undoes what another stands on, is refused in a
 * sentence and leaves everything as it was.  The next build makes it so.
 */
int	judge_put(struct db *, struct judgement *, struct err *);
/* The merge that stands between two names, as a person types them. */
const struct judgement	*judge_find_merge(struct db *, struct identity *,
	    struct str a, struct str b, struct err *);
/* Brings the tables of names to where the judgements that stand leave them. */
int	judge_replay(struct db *, struct err *);

#endif
